// Orders: who sees them, their steps.
#include <fmt/format.h>

#include "core/json.h"
#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/purchasing/order_flow.h"
#include "domains/purchasing/service.h"
#include "platform/audit/audit.h"
#include "platform/events/events.h"

namespace zs::purchasing {
namespace {

constexpr std::string_view past_of(OrderAction action) {
    switch (action) {
        case OrderAction::approve:
            return "approved";
        case OrderAction::send_back:
            return "sent_back";
        case OrderAction::send:
            return "sent";
        case OrderAction::confirm:
            return "confirmed";
        case OrderAction::receive_part:
        case OrderAction::receive_all:
            return "received";
        case OrderAction::close:
            return "closed";
        case OrderAction::cancel:
            return "cancelled";
    }
    return "changed";
}

/// Receiving is a consequence of acceptance, never a step that somebody takes by itself.
constexpr bool is_consequence(OrderAction action) {
    return action == OrderAction::receive_part || action == OrderAction::receive_all;
}

/// Buyers write down what a supplier said on the telephone.
bool may(const Actor& actor, std::string_view permission, OrderAction action) {
    return actor.may(permission) || (action == OrderAction::confirm && actor.may("purchasing.order"));
}

Status approve(Transaction& transaction, const Actor& actor, Order& order) {
    if (actor.user_id != 0 && actor.user_id == order.author_id) return fail(Code::forbidden, "purchasing.own_order");
    if (order.value > yuan_parameter(transaction, "purchasing.order.limit_head") &&
        !actor.may("purchasing.approve_large"))
        return fail(Code::forbidden, "purchasing.above_your_limit");
    ZS_TRY(check_supplier(transaction, order.vendor_id.value, today(transaction)));
    order.approver_id = actor.user_id;
    order.approver = actor.name;
    order.approved_at = transaction.now();
    return {};
}

Status confirm(Transaction& transaction, const Actor& actor, Order& order, const OrderInput& input) {
    if (!input.promised_on) return fail_field("promised_on", "field.required");
    if (*input.promised_on < today(transaction)) return fail_field("promised_on", "purchasing.wanted_in_the_past");
    order.confirmed_on = input.promised_on;
    order.confirmed_by = actor.name;
    order.confirmed_at = transaction.now();
    return {};
}

Status need_reason(const OrderInput& input, Order& order) {
    order.reason = text::trim(input.reason);
    if (order.reason.empty()) return fail_field("reason", "field.required");
    return {};
}

Status check_no_delivery_open(Reader& reader, const Order& order) {
    if (reader.exists("SELECT 1 FROM purchasing_delivery WHERE order_id = ? AND state IN ('announced', 'inspected')",
                      {order.id.value}))
        return fail(Code::conflict, "purchasing.delivery_open");
    return {};
}

Status apply(Transaction& transaction, const Actor& actor, Order& order, OrderAction action, const OrderInput& input) {
    switch (action) {
        case OrderAction::approve:
            return approve(transaction, actor, order);
        case OrderAction::send_back:
            order.approver_id = 0;
            order.approver = "";
            order.approved_at.reset();
            return need_reason(input, order);
        case OrderAction::send:
            ZS_TRY(check_supplier(transaction, order.vendor_id.value, today(transaction)));
            order.sender_id = actor.user_id;
            order.sender = actor.name;
            order.sent_at = transaction.now();
            return {};
        case OrderAction::confirm:
            return confirm(transaction, actor, order, input);
        case OrderAction::close:
            ZS_TRY(check_no_delivery_open(transaction, order));
            order.closed_at = transaction.now();
            if (order.state == OrderState::partly_delivered) return need_reason(input, order);
            return {};
        case OrderAction::cancel:
            ZS_TRY(check_no_delivery_open(transaction, order));
            return need_reason(input, order);
        case OrderAction::receive_part:
        case OrderAction::receive_all:
            return {};
    }
    return {};
}

}  // namespace

Date today(Reader& reader) { return local_date(reader.now(), catalog::calendar(reader)->zone()); }

Money yuan_parameter(Reader& reader, std::string_view code) {
    constexpr std::int64_t fen = 100;
    return {catalog::parameters(reader)->integer(code, reader.now()) * fen};
}

bool is_outside(const Actor& actor) { return !actor.scope.all && !actor.scope.vendor_ids.empty(); }

tl::unexpected<Error> not_allowed(std::string current_json) {
    return tl::unexpected(Error{Code::conflict,
                                "workflow.action_not_allowed",
                                {},
                                {},
                                fmt::format("{{\"current\":{}}}", std::move(current_json))});
}

void publish(Transaction& transaction, const Actor& actor, const Happening& happening) {
    std::string title;
    json::append_string(
        title,
        transaction.text("SELECT name FROM organization_vendor WHERE id = ?", {happening.vendor_id}).value_or(""));
    const auto campus =
        transaction.integer("SELECT campus_id FROM materials_store WHERE id = ?", {happening.store_id}).value_or(0);
    events::publish(
        transaction, fmt::format("purchasing.{}_{}", happening.kind, happening.past), happening.id,
        fmt::format(R"({{"topic":"purchasing.{}","id":{},"number":"{}","state":"{}","version":{},"title":{},)"
                    R"("campus_id":{},"department_id":0,"crew_id":0,"vendor_id":{},"actor_user_id":{}}})",
                    happening.kind, happening.id, happening.number, happening.state, happening.version, title, campus,
                    happening.told_outside ? happening.vendor_id : 0, actor.user_id));
    audit::record(transaction, actor, fmt::format("purchasing.{}.{}", happening.kind, happening.past),
                  fmt::format("purchasing_{}", happening.kind), happening.id,
                  fmt::format(R"({{"number":"{}"}})", happening.number));
}

Restriction visible_orders(const Actor& actor) {
    auto restriction = scope_restriction(actor, {.campus = "s.campus_id", .vendor = "o.vendor_id"});
    if (!is_outside(actor)) return restriction;
    restriction.sql = fmt::format("({}) AND o.sent_at IS NOT NULL", restriction.sql.empty() ? "1=1" : restriction.sql);
    return restriction;
}

Result<Order> load_visible(Reader& reader, const Actor& actor, Id<Order> id) {
    auto order = find(reader, id);
    if (!order) return fail(Code::not_found, "entity.not_found");
    const auto store = materials::store_facts(reader, order->store_id);
    const std::int64_t campus = store && (*store)->campus_id ? (*store)->campus_id->value : 0;
    if (!in_scope(actor, {.campus_id = campus, .vendor_id = order->vendor_id.value}))
        return fail(Code::not_found, "entity.not_found");
    if (is_outside(actor) && !order->sent_at) return fail(Code::not_found, "entity.not_found");
    return *std::move(order);
}

std::vector<OrderLine> lines_of(Reader& reader, Id<Order> id) {
    return select<OrderLine>(reader, "WHERE order_id = ? ORDER BY id", {id.value});
}

std::vector<OrderAction> allowed_actions(const Actor& actor, const Order& order) {
    std::vector<OrderAction> allowed;
    for (const auto& step : order_flow.steps)
        if (step.from == order.state && !is_consequence(step.action) && may(actor, step.permission, step.action))
            allowed.push_back(step.action);
    return allowed;
}

Result<Order> act(Transaction& transaction, const Actor& actor, Id<Order> id, OrderAction action,
                  const OrderInput& input) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Order order, load_visible(transaction, actor, id));
    const auto* step = is_consequence(action) ? nullptr : order_flow.find(order.state, action);
    if (step == nullptr) return not_allowed(to_json(order));
    if (!may(actor, step->permission, action)) return fail(Code::forbidden, "access.forbidden");
    if (input.version && *input.version != order.version) return fail(Code::stale, "entity.stale");
    ZS_TRY(apply(transaction, actor, order, action, input));
    order.state = step->to;
    ZS_TRY(update(transaction, order));
    publish(transaction, actor,
            {"order", past_of(action), order.id.value, order.number, text_of(order.state), order.version,
             order.vendor_id.value, order.store_id.value, order.sent_at.has_value()});
    return order;
}

Quantity on_order(Reader& reader, Id<materials::Item> item) {
    const auto facts = materials::item_facts(reader, item);
    Quantity sum;
    if (!facts) return sum;
    reader.query(
        "SELECT l.unit, l.quantity - l.accepted FROM purchasing_order_line l JOIN purchasing_order o ON o.id = "
        "l.order_id WHERE l.item_id = ? AND l.quantity > l.accepted AND o.state IN ('draft', 'approved', 'sent', "
        "'confirmed', 'partly_delivered')",
        {item.value}, [&](const Row& row) {
            if (const auto base = materials::in_base_units((*facts)->item, {row.integer(1)}, row.text(0)))
                sum = sum + *base;
        });
    return sum;
}

}  // namespace zs::purchasing
