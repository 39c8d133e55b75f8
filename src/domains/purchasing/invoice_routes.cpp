// Invoices as JSON and their routes. The table last.
#include <fmt/format.h>

#include "domains/purchasing/invoice_service.h"
#include "domains/purchasing/invoice_views.h"
#include "domains/purchasing/json_parts.h"
#include "domains/purchasing/routes.h"
#include "platform/module/exchange.h"

namespace zs::purchasing {
namespace {

using http::Context;
using http::Response;

std::string_view invoice_fields(InvoiceAction action) {
    if (action == InvoiceAction::pay) return R"({"name":"voucher","required":true})";
    if (action == InvoiceAction::release || action == InvoiceAction::send_back || action == InvoiceAction::withdraw)
        return R"({"name":"reason","required":true})";
    return "";
}

void append_invoice_line(std::string& out, Reader& reader, const InvoiceLine& line) {
    out += to_json(line);
    out.pop_back();
    if (const auto ordered = find(reader, line.order_line_id)) {
        append_item(out, reader, ordered->item_id);
        json::append_text(out, "unit", ordered->unit);
        json::append_text(out, "ordered", decimal_text(ordered->quantity.units, Quantity::scale));
        json::append_text(out, "accepted", decimal_text(ordered->accepted.units, Quantity::scale));
        out += fmt::format(R"(,"order_id":{})", ordered->order_id.value);
        json::append_text(
            out, "order_number",
            reader.text("SELECT number FROM purchasing_order WHERE id = ?", {ordered->order_id.value}).value_or(""));
    }
    out += '}';
}

Result<Response> list_invoices(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<InvoiceRow>());
}

Result<Response> export_invoices(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<InvoiceRow>(), {});
}

Result<Response> get_invoice(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto invoice, load(reader, Id<Invoice>{id}));
    return versioned(invoice_json(reader, context.actor, invoice), invoice.version);
}

Result<Response> new_invoice(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto input, context.command<NewInvoice>());
    ZS_TRY_ASSIGN(const auto invoice, enter_invoice(transaction, context.actor, input));
    return http::created(invoice_json(transaction, context.actor, invoice));
}

Result<Response> step_invoice(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    const auto action = value_of<InvoiceAction>(context.path_value(1));
    if (!action) return fail(Code::not_found, "http.not_found");
    ZS_TRY_ASSIGN(const auto input, context.command<InvoiceInput>());
    ZS_TRY_ASSIGN(const auto invoice, act(transaction, context.actor, Id<Invoice>{id}, *action, input));
    return versioned(invoice_json(transaction, context.actor, invoice), invoice.version);
}

/// Lines of a supplier that were accepted and not invoiced: what an invoice may be about.
Result<Response> open_lines(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto vendor, context.id());
    std::string out = R"({"items":[)";
    reader.query(
        "SELECT x.id, o.number, i.code, i.name, i.specification, x.unit, x.price, x.accepted - x.invoiced FROM "
        "purchasing_order_line x JOIN purchasing_order o ON o.id = x.order_id JOIN materials_item i ON i.id = "
        "x.item_id WHERE o.vendor_id = ? AND x.accepted > x.invoiced ORDER BY x.id LIMIT 500",
        {vendor}, [&](const Row& row) {
            if (out.back() != '[') out += ',';
            out += fmt::format(R"({{"order_line_id":{})", row.integer(0));
            json::append_text(out, "order_number", row.text(1));
            json::append_text(out, "code", row.text(2));
            json::append_text(out, "name", row.text(3));
            json::append_text(out, "specification", row.text(4));
            json::append_text(out, "unit", row.text(5));
            json::append_text(out, "price", decimal_text(row.integer(6), UnitPrice::scale));
            json::append_text(out, "open", decimal_text(row.integer(7), Quantity::scale));
            out += '}';
        });
    return http::ok(out + "]}");
}

}  // namespace

std::string invoice_json(Reader& reader, const Actor& actor, const Invoice& invoice) {
    std::string out = to_json(invoice);
    out.pop_back();
    append_name(out, reader, "vendor", "organization_vendor", invoice.vendor_id.value);
    append_actions(out, actor, allowed_actions(actor, invoice), invoice_fields);
    json::append_key(out, "items");
    out += '[';
    for (const auto& line : lines_of(reader, invoice.id)) {
        if (out.back() != '[') out += ',';
        append_invoice_line(out, reader, line);
    }
    return out + "]}";
}

http::Routes invoice_routes() {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        route.scope = "the hospital: whoever may see prices";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/purchasing/invoices",
         .permission = "purchasing.view",
         .summary = "List invoices and payments",
         .read = list_invoices,
         .output = &table_of<InvoiceRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/purchasing/invoices/export",
         .permission = "purchasing.view",
         .summary = "Invoices as xlsx, filtered like the list",
         .read = export_invoices});
    add({.method = get,
         .path = "/api/v1/purchasing/invoices/{id}",
         .permission = "purchasing.view",
         .summary = "An invoice beside its orders and acceptances",
         .read = get_invoice,
         .output = &table_of<Invoice>()});
    add({.method = get,
         .path = "/api/v1/purchasing/suppliers/{id}/open-lines",
         .permission = "purchasing.view",
         .summary = "What was accepted of a supplier and not invoiced",
         .read = open_lines});
    add({.method = post,
         .path = "/api/v1/purchasing/invoices",
         .permission = "purchasing.invoice",
         .summary = "Enter an invoice; it is matched at once",
         .write = new_invoice,
         .input = &table_of<NewInvoice>(),
         .output = &table_of<Invoice>()});
    add({.method = post,
         .path = "/api/v1/purchasing/invoices/{id}/actions/{action}",
         .permission = "purchasing.view",
         .summary = "Take a step: match again, release, request payment, approve, pay, withdraw",
         .write = step_invoice,
         .input = &table_of<InvoiceInput>(),
         .output = &table_of<Invoice>()});
    return routes;
}

}  // namespace zs::purchasing
