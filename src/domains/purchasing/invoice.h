// Invoices, the three-way match, requests to pay.
#pragma once
#include "domains/purchasing/order.h"

namespace zs::purchasing {

/// An invoice of a supplier, compared with order and acceptance; then the request to pay it.
struct Invoice {
    Id<Invoice> id;
    std::int64_t version = 0;
    std::string number;
    InvoiceState state = InvoiceState::blocked;
    Id<organization::Vendor> vendor_id;
    Date invoiced_on;
    Money amount;
    Money expected;
    std::int64_t author_id = 0;
    std::string author;
    Instant created_at;
    std::string released_by;
    std::string release_reason;
    std::string request_number;
    std::int64_t requester_id = 0;
    std::string requester;
    std::optional<Instant> requested_at;
    std::optional<Date> due_on;
    std::int64_t approver_id = 0;
    std::string approver;
    std::optional<Instant> approved_at;
    std::int64_t payer_id = 0;
    std::string payer;
    std::optional<Instant> paid_at;
    std::string voucher;
    std::string reason;
    std::string file;
    std::string request_key;
};
constexpr auto describe(Of<Invoice>) {
    return entity("purchasing_invoice", "发票与付款", "Invoice",
                  field<&Invoice::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Invoice::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
                  field<&Invoice::number>("number", {.zh = "发票号", .en = "Invoice number", .searchable = true}),
                  field<&Invoice::state>("state", {.zh = "状态", .en = "State"}),
                  field<&Invoice::vendor_id>("vendor_id",
                                             {.zh = "供应商", .en = "Supplier", .references = "organization_vendor"}),
                  field<&Invoice::invoiced_on>("invoiced_on", {.zh = "开票日", .en = "Dated"}),
                  field<&Invoice::amount>("amount", {.zh = "发票金额", .en = "Amount", .unit = "¥"}),
                  field<&Invoice::expected>("expected", {.zh = "应付金额", .en = "Expected", .unit = "¥"}),
                  field<&Invoice::author_id>("author_id", {.zh = "录入人号", .en = "Entered by id"}),
                  field<&Invoice::author>("author", {.zh = "录入人", .en = "Entered by"}),
                  field<&Invoice::created_at>("created_at", {.zh = "录入时间", .en = "Entered"}),
                  field<&Invoice::released_by>("released_by", {.zh = "放行人", .en = "Released by"}),
                  field<&Invoice::release_reason>("release_reason", {.zh = "放行原因", .en = "Why released"}),
                  field<&Invoice::request_number>("request_number", {.zh = "付款申请号", .en = "Payment request"}),
                  field<&Invoice::requester_id>("requester_id", {.zh = "申请人号", .en = "Requested by id"}),
                  field<&Invoice::requester>("requester", {.zh = "申请人", .en = "Requested by"}),
                  field<&Invoice::requested_at>("requested_at", {.zh = "申请时间", .en = "Requested"}),
                  field<&Invoice::due_on>("due_on", {.zh = "应付日", .en = "Due on"}),
                  field<&Invoice::approver_id>("approver_id", {.zh = "审批人号", .en = "Approved by id"}),
                  field<&Invoice::approver>("approver", {.zh = "审批人", .en = "Approved by"}),
                  field<&Invoice::approved_at>("approved_at", {.zh = "审批时间", .en = "Approved"}),
                  field<&Invoice::payer_id>("payer_id", {.zh = "付款人号", .en = "Paid by id"}),
                  field<&Invoice::payer>("payer", {.zh = "付款人", .en = "Paid by"}),
                  field<&Invoice::paid_at>("paid_at", {.zh = "付款时间", .en = "Paid"}),
                  field<&Invoice::voucher>("voucher", {.zh = "付款凭证", .en = "Voucher"}),
                  field<&Invoice::reason>("reason", {.zh = "原因", .en = "Reason"}),
                  field<&Invoice::file>("file", {.zh = "发票照片", .en = "Photo of the invoice", .file = true}),
                  field<&Invoice::request_key>("request_key", {.zh = "提交标识", .en = "Request key"}));
}
static_assert(fully_described<Invoice>);

struct InvoiceLine {
    Id<InvoiceLine> id;
    std::int64_t version = 0;
    Id<Invoice> invoice_id;
    Id<OrderLine> order_line_id;
    Quantity quantity;
    UnitPrice price;
    Money amount;
    UnitPrice order_price;
    Quantity open_quantity;
    Verdict verdict = Verdict::equal;
};
constexpr auto describe(Of<InvoiceLine>) {
    return entity(
        "purchasing_invoice_line", "发票明细", "Invoice line",
        field<&InvoiceLine::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&InvoiceLine::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&InvoiceLine::invoice_id>("invoice_id",
                                        {.zh = "发票", .en = "Invoice", .references = "purchasing_invoice"}),
        field<&InvoiceLine::order_line_id>(
            "order_line_id", {.zh = "订单明细", .en = "Order line", .references = "purchasing_order_line"}),
        field<&InvoiceLine::quantity>("quantity", {.zh = "数量", .en = "Quantity"}),
        field<&InvoiceLine::price>("price", {.zh = "单价", .en = "Price", .unit = "¥"}),
        field<&InvoiceLine::amount>("amount", {.zh = "金额", .en = "Amount", .unit = "¥"}),
        field<&InvoiceLine::order_price>("order_price", {.zh = "订单价", .en = "Price of the order", .unit = "¥"}),
        field<&InvoiceLine::open_quantity>("open_quantity", {.zh = "已验收未开票", .en = "Accepted and not invoiced"}),
        field<&InvoiceLine::verdict>("verdict", {.zh = "比对结果", .en = "Verdict"}));
}
static_assert(fully_described<InvoiceLine>);

struct InvoicedLine {
    std::int64_t order_line_id = 0;
    Quantity quantity;
    UnitPrice price;
};
constexpr auto describe(Of<InvoicedLine>) {
    return view(
        "PurchasingInvoicedLine", "", "发票行", "Line of an invoice",
        field<&InvoicedLine::order_line_id>("order_line_id",
                                            {.zh = "订单明细", .en = "Order line", .required = true, .min = 1}),
        field<&InvoicedLine::quantity>(
            "quantity", {.zh = "数量", .en = "Quantity", .required = true, .min = 0.001, .max = 1'000'000'000}),
        field<&InvoicedLine::price>(
            "price", {.zh = "单价", .en = "Price", .required = true, .min = 0, .max = 100'000'000, .unit = "¥"}));
}
static_assert(fully_described<InvoicedLine>);

/// POST …/invoices.
struct NewInvoice {
    std::int64_t vendor_id = 0;
    std::string number;
    Date invoiced_on;
    Money amount;
    std::string file;
    std::string request_key;
    std::vector<InvoicedLine> lines;
};
constexpr auto describe(Of<NewInvoice>) {
    return view(
        "PurchasingNewInvoice", "", "录入发票", "Enter an invoice",
        field<&NewInvoice::vendor_id>(
            "vendor_id",
            {.zh = "供应商", .en = "Supplier", .required = true, .min = 1, .references = "organization_vendor"}),
        field<&NewInvoice::number>("number",
                                   {.zh = "发票号", .en = "Invoice number", .required = true, .length_max = 60}),
        field<&NewInvoice::invoiced_on>("invoiced_on", {.zh = "开票日", .en = "Dated", .required = true}),
        field<&NewInvoice::amount>(
            "amount",
            {.zh = "发票金额", .en = "Amount", .required = true, .min = 0.01, .max = 1'000'000'000, .unit = "¥"}),
        field<&NewInvoice::file>("file", {.zh = "发票照片", .en = "Photo", .length_max = 80, .file = true}),
        field<&NewInvoice::request_key>("request_key", {.zh = "提交标识", .en = "Request key", .length_max = 64}),
        field<&NewInvoice::lines>("lines", {.zh = "明细", .en = "Lines"}));
}
static_assert(fully_described<NewInvoice>);

/// POST …/invoices/{id}/actions/{action}.
struct InvoiceInput {
    std::optional<std::int64_t> version;
    std::string reason;
    std::string voucher;
};
constexpr auto describe(Of<InvoiceInput>) {
    return view("PurchasingInvoiceInput", "", "发票处理", "Step of an invoice",
                field<&InvoiceInput::version>("version", {.zh = "版本", .en = "Version"}),
                field<&InvoiceInput::reason>("reason", {.zh = "原因", .en = "Reason", .length_max = 200}),
                field<&InvoiceInput::voucher>("voucher", {.zh = "付款凭证", .en = "Voucher", .length_max = 60}));
}
static_assert(fully_described<InvoiceInput>);

}  // namespace zs::purchasing
