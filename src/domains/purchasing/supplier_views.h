// What lists of suppliers and licences show.
#pragma once
#include "domains/purchasing/entities.h"

namespace zs::purchasing {

struct SupplierRow {
    std::int64_t id = 0;
    std::string code;
    std::string name;
    Standing standing = Standing::unknown;
    std::optional<Decimal<1>> score;
    std::optional<Decimal<1>> on_time;
    std::optional<Decimal<1>> quality;
    std::optional<Decimal<1>> price;
    std::optional<Decimal<1>> service;
    std::int64_t deliveries = 0;
    std::optional<Date> lifted_until;
};
inline constexpr std::string_view supplier_row_from =
    "purchasing_supplier o JOIN organization_vendor v ON v.id = o.vendor_id";
constexpr auto describe(Of<SupplierRow>) {
    return view("PurchasingSupplierRow", supplier_row_from, "供应商评价", "Supplier",
                field<&SupplierRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "o.vendor_id"}),
                field<&SupplierRow::code>("code", {.zh = "代码", .en = "Code", .sql = "v.code", .searchable = true}),
                field<&SupplierRow::name>("name", {.zh = "名称", .en = "Name", .sql = "v.name", .searchable = true}),
                field<&SupplierRow::standing>("standing", {.zh = "等级", .en = "Standing", .sql = "o.standing"}),
                field<&SupplierRow::score>("score", {.zh = "总分", .en = "Score", .sql = "o.score"}),
                field<&SupplierRow::on_time>("on_time", {.zh = "准时", .en = "On time", .sql = "o.on_time"}),
                field<&SupplierRow::quality>("quality", {.zh = "质量", .en = "Quality", .sql = "o.quality"}),
                field<&SupplierRow::price>("price", {.zh = "价格", .en = "Price", .sql = "o.price"}),
                field<&SupplierRow::service>("service", {.zh = "服务", .en = "Service", .sql = "o.service"}),
                field<&SupplierRow::deliveries>("deliveries",
                                                {.zh = "计入到货行", .en = "Lines counted", .sql = "o.deliveries"}),
                field<&SupplierRow::lifted_until>(
                    "lifted_until", {.zh = "解除限制至", .en = "Block lifted until", .sql = "o.lifted_until"}));
}
static_assert(fully_described<SupplierRow>);

struct LicenceRow {
    Id<Licence> id;
    std::string vendor;
    LicenceKind kind = LicenceKind::business;
    std::string number;
    std::optional<Date> valid_to;
    LicenceState state = LicenceState::waiting;
    std::string file;
    std::string note;
    Instant uploaded_at;
    std::string checker;
    std::int64_t version = 0;
    std::int64_t vendor_id = 0;
};
inline constexpr std::string_view licence_row_from =
    "purchasing_licence o JOIN organization_vendor v ON v.id = o.vendor_id";
constexpr auto describe(Of<LicenceRow>) {
    return view(
        "PurchasingLicenceRow", licence_row_from, "证照", "Licence",
        field<&LicenceRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "o.id"}),
        field<&LicenceRow::vendor>("vendor", {.zh = "供应商", .en = "Supplier", .sql = "v.name", .searchable = true}),
        field<&LicenceRow::kind>("kind", {.zh = "种类", .en = "Kind", .sql = "o.kind"}),
        field<&LicenceRow::number>("number", {.zh = "证号", .en = "Number", .sql = "o.number", .searchable = true}),
        field<&LicenceRow::valid_to>("valid_to", {.zh = "有效期至", .en = "Valid to", .sql = "o.valid_to"}),
        field<&LicenceRow::state>("state", {.zh = "状态", .en = "State", .sql = "o.state"}),
        field<&LicenceRow::file>("file", {.zh = "照片", .en = "Photo", .sql = "o.file"}),
        field<&LicenceRow::note>("note", {.zh = "备注", .en = "Note", .sql = "o.note"}),
        field<&LicenceRow::uploaded_at>("uploaded_at", {.zh = "上传时间", .en = "Uploaded", .sql = "o.uploaded_at"}),
        field<&LicenceRow::checker>("checker", {.zh = "审核人", .en = "Checked by", .sql = "o.checker"}),
        field<&LicenceRow::version>("version", {.zh = "版本", .en = "Version", .sql = "o.version"}),
        field<&LicenceRow::vendor_id>(
            "vendor_id",
            {.zh = "供应商号", .en = "Supplier id", .references = "organization_vendor", .sql = "o.vendor_id"}));
}
static_assert(fully_described<LicenceRow>);

}  // namespace zs::purchasing
