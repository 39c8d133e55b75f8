// What lists of invoices show.
#pragma once
#include "domains/purchasing/entities.h"

namespace zs::purchasing {

struct InvoiceRow {
    Id<Invoice> id;
    std::string number;
    InvoiceState state = InvoiceState::blocked;
    std::string vendor;
    Date invoiced_on;
    Money amount;
    Money expected;
    std::string request_number;
    std::optional<Date> due_on;
    std::optional<Instant> paid_at;
    Instant created_at;
    std::int64_t vendor_id = 0;
};
inline constexpr std::string_view invoice_row_from =
    "purchasing_invoice o JOIN organization_vendor v ON v.id = o.vendor_id";
constexpr auto describe(Of<InvoiceRow>) {
    return view(
        "PurchasingInvoiceRow", invoice_row_from, "发票", "Invoice",
        field<&InvoiceRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "o.id"}),
        field<&InvoiceRow::number>("number",
                                   {.zh = "发票号", .en = "Invoice number", .sql = "o.number", .searchable = true}),
        field<&InvoiceRow::state>("state", {.zh = "状态", .en = "State", .sql = "o.state"}),
        field<&InvoiceRow::vendor>("vendor", {.zh = "供应商", .en = "Supplier", .sql = "v.name", .searchable = true}),
        field<&InvoiceRow::invoiced_on>("invoiced_on", {.zh = "开票日", .en = "Dated", .sql = "o.invoiced_on"}),
        field<&InvoiceRow::amount>("amount", {.zh = "发票金额", .en = "Amount", .unit = "¥", .sql = "o.amount"}),
        field<&InvoiceRow::expected>("expected",
                                     {.zh = "应付金额", .en = "Expected", .unit = "¥", .sql = "o.expected"}),
        field<&InvoiceRow::request_number>(
            "request_number",
            {.zh = "付款申请号", .en = "Payment request", .sql = "o.request_number", .searchable = true}),
        field<&InvoiceRow::due_on>("due_on", {.zh = "应付日", .en = "Due on", .sql = "o.due_on"}),
        field<&InvoiceRow::paid_at>("paid_at", {.zh = "付款时间", .en = "Paid", .sql = "o.paid_at"}),
        field<&InvoiceRow::created_at>("created_at", {.zh = "录入时间", .en = "Entered", .sql = "o.created_at"}),
        field<&InvoiceRow::vendor_id>(
            "vendor_id",
            {.zh = "供应商号", .en = "Supplier id", .references = "organization_vendor", .sql = "o.vendor_id"}));
}
static_assert(fully_described<InvoiceRow>);

}  // namespace zs::purchasing
