// Invoices: entered, released, asked to be paid, approved, paid. Nobody does two parts of it.
#include <fmt/format.h>

#include <algorithm>

#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/purchasing/invoice_flow.h"
#include "domains/purchasing/matching.h"
#include "platform/sequence/sequence.h"

namespace zs::purchasing {
namespace {

constexpr std::string_view past_of(InvoiceAction action) {
    switch (action) {
        case InvoiceAction::rematch:
            return "matched";
        case InvoiceAction::release:
            return "released";
        case InvoiceAction::request:
            return "requested";
        case InvoiceAction::approve:
            return "approved";
        case InvoiceAction::send_back:
            return "sent_back";
        case InvoiceAction::pay:
            return "paid";
        case InvoiceAction::withdraw:
            return "withdrawn";
    }
    return "changed";
}

void publish_invoice(Transaction& transaction, const Actor& actor, const Invoice& invoice, std::string_view past) {
    publish(transaction, actor,
            {"invoice", past, invoice.id.value, invoice.number, text_of(invoice.state), invoice.version,
             invoice.vendor_id.value});
}

/// Who had a part in what the invoice is for.
struct Parts {
    std::vector<std::int64_t> buyers, receivers;
};
Parts parts_of(Reader& reader, Id<Invoice> id) {
    Parts parts;
    const auto add = [](std::vector<std::int64_t>& to, std::int64_t user) {
        if (user != 0) to.push_back(user);
    };
    reader.query(
        "SELECT o.author_id, o.sender_id FROM purchasing_invoice_line l JOIN purchasing_order_line x ON x.id = "
        "l.order_line_id JOIN purchasing_order o ON o.id = x.order_id WHERE l.invoice_id = ?",
        {id.value}, [&](const Row& row) {
            add(parts.buyers, row.integer(0));
            add(parts.buyers, row.integer(1));
        });
    reader.query(
        "SELECT d.inspector_id, d.acceptor_id FROM purchasing_invoice_line l JOIN purchasing_delivery_line y ON "
        "y.order_line_id = l.order_line_id JOIN purchasing_delivery d ON d.id = y.delivery_id WHERE l.invoice_id = ? "
        "AND d.state = 'accepted'",
        {id.value}, [&](const Row& row) {
            add(parts.receivers, row.integer(0));
            add(parts.receivers, row.integer(1));
        });
    return parts;
}
bool is_among(const std::vector<std::int64_t>& users, const Actor& actor) {
    return std::find(users.begin(), users.end(), actor.user_id) != users.end();
}

Result<InvoiceLine> invoiced_line(Reader& reader, std::int64_t vendor_id, const InvoicedLine& input) {
    const auto ordered = find(reader, Id<OrderLine>{input.order_line_id});
    const auto order = ordered ? find(reader, ordered->order_id) : std::nullopt;
    if (!order || order->vendor_id.value != vendor_id) return fail_field("order_line_id", "field.reference_missing");
    const double factor = materials::valuation::price_factor(input.price, ordered->price);
    if (factor >= catalog::parameters(reader)->real("purchasing.match.typing_factor", reader.now()))
        return fail_field("price", "purchasing.price_typed_wrong",
                          {{"typed", decimal_text(input.price.units, UnitPrice::scale)},
                           {"agreed", decimal_text(ordered->price.units, UnitPrice::scale)},
                           {"factor", fmt::format("{:.0f}", factor)}});
    InvoiceLine line;
    line.order_line_id = ordered->id;
    line.quantity = input.quantity;
    line.price = input.price;
    line.amount = materials::valuation::cost(input.price, input.quantity);
    return line;
}

void check_number(Reader& reader, const NewInvoice& input, const std::string& number, std::vector<FieldError>& errors) {
    if (number.empty()) errors.push_back({"number", "field.required", {}});
    const auto known = select_one<Invoice>(reader, "WHERE vendor_id = ? AND number = ? AND state <> 'withdrawn'",
                                           {input.vendor_id, number});
    if (known)
        errors.push_back({"number",
                          "purchasing.invoice_known",
                          {{"day", to_text(known->invoiced_on)}, {"amount", decimal_text(known->amount.units, 2)}}});
}

/// Lines, and whether head and lines say the same; every mistake at once.
Result<std::vector<InvoiceLine>> checked_lines(Reader& reader, const NewInvoice& input, const std::string& number) {
    std::vector<InvoiceLine> lines;
    std::vector<FieldError> errors;
    check_number(reader, input, number, errors);
    if (input.invoiced_on > today(reader)) errors.push_back({"invoiced_on", "materials.in_the_future", {}});
    if (input.lines.empty()) errors.push_back({"lines", "field.required", {}});
    Money sum;
    for (std::size_t i = 0; i < input.lines.size(); ++i) {
        auto line = invoiced_line(reader, input.vendor_id, input.lines[i]);
        if (line) {
            sum = sum + line->amount;
            lines.push_back(*std::move(line));
            continue;
        }
        for (const auto& error : line.error().fields)
            errors.push_back({fmt::format("lines[{}].{}", i, error.field), error.key, error.params});
    }
    // Each line may have been rounded by half a fen.
    const auto off = std::abs((sum - input.amount).units);
    if (lines.size() == input.lines.size() && off > static_cast<std::int64_t>(lines.size()))
        errors.push_back({"amount", "purchasing.amount_differs", {{"sum", decimal_text(sum.units, Money::scale)}}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return lines;
}

Status release(Reader& reader, const Actor& actor, const InvoiceInput& input, Invoice& invoice) {
    if (actor.user_id != 0 && actor.user_id == invoice.author_id)
        return fail(Code::forbidden, "purchasing.own_invoice");
    invoice.release_reason = text::trim(input.reason);
    if (invoice.release_reason.empty()) return fail_field("reason", "field.required");
    for (const auto& line : lines_of(reader, invoice.id))
        if (line.verdict == Verdict::too_many) return fail(Code::conflict, "purchasing.more_than_accepted");
    invoice.released_by = actor.name;
    return {};
}

Status request(Transaction& transaction, const Actor& actor, Invoice& invoice) {
    if (is_among(parts_of(transaction, invoice.id).receivers, actor))
        return fail(Code::forbidden, "purchasing.receiver_asks");
    const auto term = transaction.integer(
        "SELECT MAX(c.payment_days) FROM purchasing_invoice_line l JOIN purchasing_order_line x ON x.id = "
        "l.order_line_id JOIN purchasing_order o ON o.id = x.order_id JOIN purchasing_contract c ON c.id = "
        "o.contract_id WHERE l.invoice_id = ?",
        {invoice.id.value});
    invoice.due_on = invoice.invoiced_on + static_cast<int>(term.value_or(0));
    if (invoice.request_number.empty())
        invoice.request_number = sequence::next(transaction, "FK", civil(today(transaction)).year);
    invoice.requester_id = actor.user_id;
    invoice.requester = actor.name;
    invoice.requested_at = transaction.now();
    return {};
}

Status approve_payment(Transaction& transaction, const Actor& actor, Invoice& invoice) {
    if (actor.user_id != 0 && (actor.user_id == invoice.requester_id || actor.user_id == invoice.author_id))
        return fail(Code::forbidden, "purchasing.own_invoice");
    if (is_among(parts_of(transaction, invoice.id).receivers, actor))
        return fail(Code::forbidden, "purchasing.receiver_asks");
    if (invoice.amount > yuan_parameter(transaction, "purchasing.payment.limit_head") &&
        !actor.may("purchasing.approve_large"))
        return fail(Code::forbidden, "purchasing.above_your_limit");
    invoice.approver_id = actor.user_id;
    invoice.approver = actor.name;
    invoice.approved_at = transaction.now();
    return {};
}

Status pay(Transaction& transaction, const Actor& actor, const InvoiceInput& input, Invoice& invoice) {
    const Parts parts = parts_of(transaction, invoice.id);
    if (is_among(parts.buyers, actor)) return fail(Code::forbidden, "purchasing.buyer_pays");
    if (is_among(parts.receivers, actor)) return fail(Code::forbidden, "purchasing.receiver_pays");
    if (actor.user_id != 0 && (actor.user_id == invoice.approver_id || actor.user_id == invoice.requester_id))
        return fail(Code::forbidden, "purchasing.approver_pays");
    invoice.voucher = text::trim(input.voucher);
    if (invoice.voucher.empty()) return fail_field("voucher", "field.required");
    invoice.payer_id = actor.user_id;
    invoice.payer = actor.name;
    invoice.paid_at = transaction.now();
    return {};
}

Status need_reason(const InvoiceInput& input, Invoice& invoice) {
    invoice.reason = text::trim(input.reason);
    if (invoice.reason.empty()) return fail_field("reason", "field.required");
    return {};
}

Status rematch(Transaction& transaction, Invoice& invoice) {
    auto lines = lines_of(transaction, invoice.id);
    if (!match(transaction, invoice, lines)) return fail(Code::conflict, "purchasing.still_differs");
    for (auto& line : lines) ZS_TRY(update(transaction, line));
    return book_invoiced(transaction, lines, Booking::add);
}

Status apply(Transaction& transaction, const Actor& actor, Invoice& invoice, InvoiceAction action,
             const InvoiceInput& input) {
    switch (action) {
        case InvoiceAction::rematch:
            return rematch(transaction, invoice);
        case InvoiceAction::release: {
            auto lines = lines_of(transaction, invoice.id);
            match(transaction, invoice, lines);  // acceptance may have moved since
            for (auto& line : lines) ZS_TRY(update(transaction, line));
            ZS_TRY(release(transaction, actor, input, invoice));
            return book_invoiced(transaction, lines, Booking::add);
        }
        case InvoiceAction::request:
            return request(transaction, actor, invoice);
        case InvoiceAction::approve:
            return approve_payment(transaction, actor, invoice);
        case InvoiceAction::send_back:
            return need_reason(input, invoice);
        case InvoiceAction::pay:
            return pay(transaction, actor, input, invoice);
        case InvoiceAction::withdraw:
            ZS_TRY(need_reason(input, invoice));
            if (invoice.state == InvoiceState::matched)
                return book_invoiced(transaction, lines_of(transaction, invoice.id), Booking::take_back);
            return {};
    }
    return {};
}

/// Orders of the lines are held in order, so that two invoices do not use up the same acceptance.
void lock_orders(Transaction& transaction, const std::vector<InvoicedLine>& lines) {
    std::vector<std::int64_t> orders;
    for (const auto& line : lines)
        if (const auto ordered = find(transaction, Id<OrderLine>{line.order_line_id}))
            orders.push_back(ordered->order_id.value);
    std::sort(orders.begin(), orders.end());
    for (const auto order : orders) lock(transaction, Id<Order>{order});
}

}  // namespace

std::vector<InvoiceLine> lines_of(Reader& reader, Id<Invoice> id) {
    return select<InvoiceLine>(reader, "WHERE invoice_id = ? ORDER BY id", {id.value});
}

Result<Invoice> enter_invoice(Transaction& transaction, const Actor& actor, const NewInvoice& input) {
    if (!input.request_key.empty())
        if (auto known =
                select_one<Invoice>(transaction, "WHERE request_key = ? AND request_key <> ''", {input.request_key}))
            return *std::move(known);
    if (!find(transaction, Id<organization::Vendor>{input.vendor_id}))
        return fail_field("vendor_id", "field.reference_missing");
    lock_orders(transaction, input.lines);
    Invoice invoice;
    invoice.number = text::trim(input.number);
    ZS_TRY_ASSIGN(auto lines, checked_lines(transaction, input, invoice.number));
    invoice.vendor_id = {input.vendor_id};
    invoice.invoiced_on = input.invoiced_on;
    invoice.amount = input.amount;
    invoice.file = input.file;
    invoice.request_key = input.request_key;
    invoice.author_id = actor.user_id;
    invoice.author = actor.name;
    invoice.created_at = transaction.now();
    if (match(transaction, invoice, lines)) invoice.state = InvoiceState::matched;
    insert(transaction, invoice);
    for (auto& line : lines) {
        line.invoice_id = invoice.id;
        insert(transaction, line);
    }
    if (invoice.state == InvoiceState::matched) ZS_TRY(book_invoiced(transaction, lines, Booking::add));
    publish_invoice(transaction, actor, invoice, invoice.state == InvoiceState::matched ? "matched" : "blocked");
    return invoice;
}

std::vector<InvoiceAction> allowed_actions(const Actor& actor, const Invoice& invoice) {
    std::vector<InvoiceAction> allowed;
    for (const auto& step : invoice_flow.steps)
        if (step.from == invoice.state && actor.may(step.permission)) allowed.push_back(step.action);
    return allowed;
}

Result<Invoice> act(Transaction& transaction, const Actor& actor, Id<Invoice> id, InvoiceAction action,
                    const InvoiceInput& input) {
    std::vector<InvoicedLine> of_orders;
    for (const auto& line : lines_of(transaction, id)) {
        of_orders.emplace_back();
        of_orders.back().order_line_id = line.order_line_id.value;
    }
    lock_orders(transaction, of_orders);
    lock(transaction, id);
    ZS_TRY_ASSIGN(Invoice invoice, load(transaction, id));
    const auto* step = invoice_flow.find(invoice.state, action);
    if (step == nullptr) return not_allowed(to_json(invoice));
    if (!actor.may(step->permission)) return fail(Code::forbidden, "access.forbidden");
    if (input.version && *input.version != invoice.version) return fail(Code::stale, "entity.stale");
    ZS_TRY(apply(transaction, actor, invoice, action, input));
    invoice.state = step->to;
    ZS_TRY(update(transaction, invoice));
    publish_invoice(transaction, actor, invoice, past_of(action));
    return invoice;
}

}  // namespace zs::purchasing
