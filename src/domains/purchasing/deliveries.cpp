// Deliveries: announced, their steps.
#include <fmt/format.h>

#include <algorithm>

#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/purchasing/delivery_flow.h"
#include "domains/purchasing/delivery_service.h"
#include "domains/purchasing/inspection.h"
#include "domains/purchasing/supplier_service.h"
#include "platform/sequence/sequence.h"

namespace zs::purchasing {
namespace {

constexpr std::string_view past_of(DeliveryAction action) {
    switch (action) {
        case DeliveryAction::inspect:
            return "inspected";
        case DeliveryAction::accept:
            return "accepted";
        case DeliveryAction::refuse:
            return "refused";
        case DeliveryAction::cancel:
            return "cancelled";
    }
    return "changed";
}

/// A supplier withdraws what he announced.
bool may(const Actor& actor, std::string_view permission, DeliveryAction action) {
    return actor.may(permission) || (action == DeliveryAction::cancel && actor.may("purchasing.supply"));
}

void publish_delivery(Transaction& transaction, const Actor& actor, const Delivery& delivery, std::string_view past) {
    const auto order = find(transaction, delivery.order_id);
    publish(transaction, actor,
            {"delivery", past, delivery.id.value, delivery.number, text_of(delivery.state), delivery.version,
             delivery.vendor_id.value, order ? order->store_id.value : 0, true});
}

bool is_on_its_way(OrderState state) {
    return state == OrderState::sent || state == OrderState::confirmed || state == OrderState::partly_delivered;
}

Result<DeliveryLine> announced_line(Reader& reader, Id<Order> order, const AnnouncedLine& input) {
    const auto line = find(reader, Id<OrderLine>{input.order_line_id});
    if (!line || line->order_id != order) return fail_field("order_line_id", "field.reference_missing");
    ZS_TRY_ASSIGN(const auto facts, materials::item_facts(reader, line->item_id));
    ZS_TRY(materials::in_base_units(facts->item, input.quantity, line->unit));
    DeliveryLine made;
    made.order_line_id = line->id;
    made.item_id = line->item_id;
    made.announced = input.quantity;
    made.lot_number = text::trim(input.lot_number);
    made.expires_on = input.expires_on;
    made.made_on = input.made_on;
    return made;
}

/// Lots of one order line together must not be more than may still come.
void check_sums(Reader& reader, const std::vector<DeliveryLine>& lines, std::vector<FieldError>& errors) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Quantity sum;
        for (std::size_t j = 0; j <= i; ++j)
            if (lines[j].order_line_id == lines[i].order_line_id) sum = sum + lines[j].announced;
        const auto line = find(reader, lines[i].order_line_id);
        const Quantity rest = may_still_come(reader, *line, {});
        if (rest < sum) errors.push_back(over_delivery(fmt::format("lines[{}].quantity", i), rest, line->unit));
    }
}

Result<std::vector<DeliveryLine>> announced_lines(Reader& reader, Id<Order> order, const NewDelivery& input) {
    std::vector<DeliveryLine> lines;
    std::vector<FieldError> errors;
    if (input.lines.empty()) errors.push_back({"lines", "field.required", {}});
    for (std::size_t i = 0; i < input.lines.size(); ++i) {
        auto line = announced_line(reader, order, input.lines[i]);
        if (line) {
            lines.push_back(*std::move(line));
            continue;
        }
        for (const auto& error : line.error().fields)
            errors.push_back({fmt::format("lines[{}].{}", i, error.field), error.key, error.params});
    }
    if (errors.empty()) check_sums(reader, lines, errors);
    if (!errors.empty()) return fail_fields(std::move(errors));
    return lines;
}

/// Dear goods, goods whose rule says so, and large deliveries are accepted by two.
bool needs_two(Reader& reader, const std::vector<DeliveryLine>& lines) {
    Money value;
    for (const auto& line : lines) {
        const auto facts = materials::item_facts(reader, line.item_id);
        const auto rule = rule_of(reader, line.item_id);
        if ((facts && (*facts)->item.high_value) || (rule && rule->two_people)) return true;
        const auto ordered = find(reader, line.order_line_id);
        value = value + materials::valuation::cost(ordered->price, std::max(line.announced, line.accepted));
    }
    return value >= yuan_parameter(reader, "purchasing.acceptance.two_people_from");
}

Status inspect(Transaction& transaction, const Actor& actor, const Order& order, Delivery& delivery,
               const DeliveryInput& input) {
    const Date day = today(transaction);
    if (input.arrived_on && *input.arrived_on > day) return fail_field("arrived_on", "materials.in_the_future");
    auto lines = lines_of(transaction, delivery.id);
    ZS_TRY(judge(transaction, order, delivery, input.lines, lines));
    for (auto& line : lines) {
        line.delivery_id = delivery.id;
        if (line.id.value == 0)
            insert(transaction, line);
        else
            ZS_TRY(update(transaction, line));
    }
    delivery.arrives_on = std::min(input.arrived_on.value_or(delivery.arrives_on), day);
    delivery.two_people = needs_two(transaction, lines);
    delivery.inspector_id = actor.user_id;
    delivery.inspector = actor.name;
    delivery.inspected_at = transaction.now();
    return {};
}

Status accept(Transaction& transaction, const Actor& actor, const Order& order, Delivery& delivery) {
    if (delivery.two_people && actor.user_id == delivery.inspector_id)
        return fail(Code::forbidden, "purchasing.second_person", {{"inspector", delivery.inspector}});
    auto lines = lines_of(transaction, delivery.id);
    const auto none = [](const DeliveryLine& line) { return line.accepted.units == 0; };
    if (std::all_of(lines.begin(), lines.end(), none)) return fail(Code::conflict, "purchasing.nothing_accepted");
    ZS_TRY(post_receipts(transaction, actor, order, delivery, lines));
    delivery.acceptor_id = actor.user_id;
    delivery.acceptor = actor.name;
    delivery.accepted_at = transaction.now();
    return receive_in_order(transaction, actor, order.id);
}

Status refuse(Transaction& transaction, Delivery& delivery, const DeliveryInput& input) {
    delivery.reason = text::trim(input.reason);
    if (delivery.reason.empty()) return fail_field("reason", "field.required");
    for (const auto& line : lines_of(transaction, delivery.id)) {
        if (line.accepted.units > 0) return fail(Code::conflict, "purchasing.something_accepted");
        ZS_TRY_ASSIGN(auto ordered, load(transaction, line.order_line_id));
        ordered.rejected = ordered.rejected + line.rejected;
        ZS_TRY(update(transaction, ordered));
    }
    return {};
}

/// Who bought does not receive: neither who wrote, nor who approved, nor who sent the order.
Status check_separate(const Actor& actor, const Order& order) {
    const auto id = actor.user_id;
    if (id != 0 && (id == order.author_id || id == order.approver_id || id == order.sender_id))
        return fail(Code::forbidden, "purchasing.buyer_receives", {{"number", order.number}});
    return {};
}

Status apply(Transaction& transaction, const Actor& actor, Delivery& delivery, DeliveryAction action,
             const DeliveryInput& input) {
    ZS_TRY_ASSIGN(const Order order, load(transaction, delivery.order_id));
    if (action == DeliveryAction::cancel) {
        delivery.reason = text::trim(input.reason);
        if (delivery.reason.empty()) return fail_field("reason", "field.required");
        return {};
    }
    ZS_TRY(check_separate(actor, order));
    if (action == DeliveryAction::inspect) return inspect(transaction, actor, order, delivery, input);
    if (action == DeliveryAction::accept) return accept(transaction, actor, order, delivery);
    return refuse(transaction, delivery, input);
}

}  // namespace

FieldError over_delivery(std::string field, Quantity rest, const std::string& unit) {
    return {std::move(field),
            "purchasing.over_delivery",
            {{"rest", decimal_text(std::max(rest, Quantity{}).units, Quantity::scale)}, {"unit", unit}}};
}

Quantity may_still_come(Reader& reader, const OrderLine& line, Id<Delivery> without) {
    const double percent = catalog::parameters(reader)->real("purchasing.over_delivery_percent", reader.now());
    const auto extra = static_cast<std::int64_t>(static_cast<double>(line.quantity.units) * percent / 100);
    const auto open = reader.integer(
        "SELECT CAST(COALESCE(SUM(CASE WHEN d.state = 'inspected' THEN l.accepted ELSE l.announced END), 0) AS BIGINT) "
        "FROM purchasing_delivery_line l JOIN purchasing_delivery d ON d.id = l.delivery_id WHERE l.order_line_id = ? "
        "AND d.state IN ('announced', 'inspected') AND d.id <> ?",
        {line.id.value, without.value});
    return {line.quantity.units + extra - line.accepted.units - open.value_or(0)};
}

Result<Delivery> load_visible(Reader& reader, const Actor& actor, Id<Delivery> id) {
    auto delivery = find(reader, id);
    if (!delivery) return fail(Code::not_found, "entity.not_found");
    ZS_TRY(load_visible(reader, actor, delivery->order_id));
    return *std::move(delivery);
}

std::vector<DeliveryLine> lines_of(Reader& reader, Id<Delivery> id) {
    return select<DeliveryLine>(reader, "WHERE delivery_id = ? ORDER BY id", {id.value});
}

Result<Delivery> announce(Transaction& transaction, const Actor& actor, Id<Order> order_id, const NewDelivery& input) {
    if (!input.request_key.empty())
        if (auto known =
                select_one<Delivery>(transaction, "WHERE request_key = ? AND request_key <> ''", {input.request_key}))
            return load_visible(transaction, actor, known->id);
    lock(transaction, order_id);
    ZS_TRY_ASSIGN(const Order order, load_visible(transaction, actor, order_id));
    if (!actor.may("purchasing.supply") && !actor.may("purchasing.receive"))
        return fail(Code::forbidden, "access.forbidden");
    if (!is_on_its_way(order.state)) return fail(Code::conflict, "purchasing.not_on_its_way");
    Delivery delivery;
    delivery.note_number = text::trim(input.note_number);
    if (!delivery.note_number.empty() &&
        transaction.exists("SELECT 1 FROM purchasing_delivery WHERE vendor_id = ? AND note_number = ? AND state <> "
                           "'cancelled'",
                           {order.vendor_id.value, delivery.note_number}))
        return fail_field("note_number", "purchasing.note_known");
    ZS_TRY_ASSIGN(auto lines, announced_lines(transaction, order_id, input));
    const Date day = today(transaction);
    delivery.order_id = order_id;
    delivery.vendor_id = order.vendor_id;
    delivery.arrives_on = input.arrives_on.value_or(day);
    delivery.announcer_id = actor.user_id;
    delivery.announcer = actor.name;
    delivery.announced_at = transaction.now();
    delivery.two_people = needs_two(transaction, lines);
    delivery.note = input.note;
    delivery.request_key = input.request_key;
    delivery.number = sequence::next(transaction, "SH", civil(day).year);
    insert(transaction, delivery);
    for (auto& line : lines) {
        line.delivery_id = delivery.id;
        insert(transaction, line);
    }
    publish_delivery(transaction, actor, delivery, "announced");
    return delivery;
}

std::vector<DeliveryAction> allowed_actions(const Actor& actor, const Delivery& delivery) {
    std::vector<DeliveryAction> allowed;
    for (const auto& step : delivery_flow.steps)
        if (step.from == delivery.state && may(actor, step.permission, step.action)) allowed.push_back(step.action);
    return allowed;
}

Result<Delivery> act(Transaction& transaction, const Actor& actor, Id<Delivery> id, DeliveryAction action,
                     const DeliveryInput& input) {
    ZS_TRY_ASSIGN(const Delivery seen, load_visible(transaction, actor, id));
    lock(transaction, seen.order_id);  // before the delivery: its order changes with it
    lock(transaction, id);
    ZS_TRY_ASSIGN(Delivery delivery, load_visible(transaction, actor, id));
    const auto* step = delivery_flow.find(delivery.state, action);
    if (step == nullptr) return not_allowed(to_json(delivery));
    if (!may(actor, step->permission, action)) return fail(Code::forbidden, "access.forbidden");
    if (input.version && *input.version != delivery.version) return fail(Code::stale, "entity.stale");
    ZS_TRY(apply(transaction, actor, delivery, action, input));
    delivery.state = step->to;
    ZS_TRY(update(transaction, delivery));
    publish_delivery(transaction, actor, delivery, past_of(action));
    if (delivery.state == DeliveryState::accepted || delivery.state == DeliveryState::refused)
        ZS_TRY(score_supplier(transaction, delivery.vendor_id.value));
    return delivery;
}

}  // namespace zs::purchasing
