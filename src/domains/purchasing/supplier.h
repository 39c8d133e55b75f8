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

}  // namespace zs::purchasing
