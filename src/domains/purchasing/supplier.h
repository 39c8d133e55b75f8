// Score cards and licences of suppliers.
#pragma once
#include "domains/materials/entities.h"
#include "domains/purchasing/states.h"

namespace zs::purchasing {

/// The score card of a supplier as it was computed last, and who lifted a block.
struct Supplier {
    Id<Supplier> id;
    std::int64_t version = 0;
    Id<organization::Vendor> vendor_id;
    Standing standing = Standing::unknown;
    std::optional<Decimal<1>> score;
    std::optional<Decimal<1>> on_time;
    std::optional<Decimal<1>> quality;
    std::optional<Decimal<1>> price;
    std::optional<Decimal<1>> service;
    std::int64_t deliveries = 0;
    std::optional<Instant> computed_at;
    std::optional<Date> lifted_until;
    std::string lift_reason;
    std::string lifted_by;
};
constexpr auto describe(Of<Supplier>) {
    return entity("purchasing_supplier", "供应商评价", "Supplier's standing",
                  field<&Supplier::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Supplier::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
                  field<&Supplier::vendor_id>("vendor_id",
                                              {.zh = "供应商", .en = "Supplier", .references = "organization_vendor"}),
                  field<&Supplier::standing>("standing", {.zh = "等级", .en = "Standing"}),
                  field<&Supplier::score>("score", {.zh = "总分", .en = "Score"}),
                  field<&Supplier::on_time>("on_time", {.zh = "准时", .en = "On time"}),
                  field<&Supplier::quality>("quality", {.zh = "质量", .en = "Quality"}),
                  field<&Supplier::price>("price", {.zh = "价格", .en = "Price"}),
                  field<&Supplier::service>("service", {.zh = "服务", .en = "Service"}),
                  field<&Supplier::deliveries>("deliveries", {.zh = "计入到货行", .en = "Lines counted"}),
                  field<&Supplier::computed_at>("computed_at", {.zh = "计算时间", .en = "Computed"}),
                  field<&Supplier::lifted_until>("lifted_until", {.zh = "解除限制至", .en = "Block lifted until"}),
                  field<&Supplier::lift_reason>("lift_reason", {.zh = "解除原因", .en = "Why lifted"}),
                  field<&Supplier::lifted_by>("lifted_by", {.zh = "解除人", .en = "Lifted by"}));
}
static_assert(fully_described<Supplier>);

struct Licence {
    Id<Licence> id;
    std::int64_t version = 0;
    Id<organization::Vendor> vendor_id;
    LicenceKind kind = LicenceKind::business;
    std::string number;
    std::optional<Date> valid_from;
    std::optional<Date> valid_to;
    std::string file;
    LicenceState state = LicenceState::waiting;
    std::string note;
    std::int64_t uploader_id = 0;
    std::string uploader;
    Instant uploaded_at;
    std::string checker;
    std::optional<Instant> checked_at;
    std::int64_t told_days = 0;
};
constexpr auto describe(Of<Licence>) {
    return entity("purchasing_licence", "供应商证照", "Licence",
                  field<&Licence::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Licence::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
                  field<&Licence::vendor_id>("vendor_id",
                                             {.zh = "供应商", .en = "Supplier", .references = "organization_vendor"}),
                  field<&Licence::kind>("kind", {.zh = "种类", .en = "Kind"}),
                  field<&Licence::number>("number", {.zh = "证号", .en = "Number"}),
                  field<&Licence::valid_from>("valid_from", {.zh = "生效日", .en = "Valid from"}),
                  field<&Licence::valid_to>("valid_to", {.zh = "有效期至", .en = "Valid to"}),
                  field<&Licence::file>("file", {.zh = "照片", .en = "Photo", .file = true}),
                  field<&Licence::state>("state", {.zh = "状态", .en = "State"}),
                  field<&Licence::note>("note", {.zh = "备注", .en = "Note"}),
                  field<&Licence::uploader_id>("uploader_id", {.zh = "上传人号", .en = "Uploaded by id"}),
                  field<&Licence::uploader>("uploader", {.zh = "上传人", .en = "Uploaded by"}),
                  field<&Licence::uploaded_at>("uploaded_at", {.zh = "上传时间", .en = "Uploaded"}),
                  field<&Licence::checker>("checker", {.zh = "审核人", .en = "Checked by"}),
                  field<&Licence::checked_at>("checked_at", {.zh = "审核时间", .en = "Checked"}),
                  field<&Licence::told_days>("told_days", {.zh = "已提醒天数", .en = "Told at days left"}));
}
static_assert(fully_described<Licence>);

/// POST …/suppliers/{id}/lift.
struct LiftInput {
    std::string reason;
    Date until;
};
constexpr auto describe(Of<LiftInput>) {
    return view(
        "PurchasingLiftInput", "", "解除限制", "Lift a block",
        field<&LiftInput::reason>("reason", {.zh = "原因", .en = "Reason", .required = true, .length_max = 200}),
        field<&LiftInput::until>("until", {.zh = "解除至", .en = "Until", .required = true}));
}
static_assert(fully_described<LiftInput>);

struct NewLicence {
    std::int64_t vendor_id = 0;
    LicenceKind kind = LicenceKind::business;
    std::string number;
    std::optional<Date> valid_from;
    std::optional<Date> valid_to;
    std::string file;
    std::string note;
};
constexpr auto describe(Of<NewLicence>) {
    return view(
        "PurchasingNewLicence", "", "上传证照", "Upload a licence",
        field<&NewLicence::vendor_id>(
            "vendor_id", {.zh = "供应商", .en = "Supplier", .min = 0, .references = "organization_vendor"}),
        field<&NewLicence::kind>("kind", {.zh = "种类", .en = "Kind", .required = true}),
        field<&NewLicence::number>("number", {.zh = "证号", .en = "Number", .required = true, .length_max = 80}),
        field<&NewLicence::valid_from>("valid_from", {.zh = "生效日", .en = "Valid from"}),
        field<&NewLicence::valid_to>("valid_to", {.zh = "有效期至 (空: 长期)", .en = "Valid to (empty: for good)"}),
        field<&NewLicence::file>("file", {.zh = "照片", .en = "Photo", .length_max = 80, .file = true}),
        field<&NewLicence::note>("note", {.zh = "备注", .en = "Note", .length_max = 200}));
}
static_assert(fully_described<NewLicence>);

struct LicenceCheck {
    std::optional<std::int64_t> version;
    bool valid = false;
    std::string note;
};
constexpr auto describe(Of<LicenceCheck>) {
    return view("PurchasingLicenceCheck", "", "审核证照", "Check a licence",
                field<&LicenceCheck::version>("version", {.zh = "版本", .en = "Version"}),
                field<&LicenceCheck::valid>("valid", {.zh = "合格", .en = "Valid"}),
                field<&LicenceCheck::note>("note", {.zh = "备注", .en = "Note", .length_max = 200}));
}
static_assert(fully_described<LicenceCheck>);

}  // namespace zs::purchasing
