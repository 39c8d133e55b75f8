// An order being written: what its lines cost by contract or experience, when they can come, what speaks against them.
#include <fmt/format.h>

#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/purchasing/service.h"
#include "platform/sequence/sequence.h"

namespace zs::purchasing {
namespace {

constexpr std::size_t lines_max = 500;

/// What a draft and a change have in common.
struct Wanted {
    std::int64_t vendor_id = 0;
    std::int64_t contract_id = 0;
    Id<Order> order_id;  // being changed: its own lines do not count against limits
    Id<materials::Store> store_id;
    std::optional<Date> wanted_on;
    const std::vector<DraftLine>* lines = nullptr;
};

std::optional<Agreed> agreed_for(Reader& reader, const Wanted& wanted, Id<materials::Item> item,
                                 const std::string& unit, Date day) {
    if (wanted.contract_id == 0) return agreed_price(reader, wanted.vendor_id, item, unit, day);
    const auto line =
        select_one<ContractLine>(reader, "WHERE contract_id = ? AND item_id = ? AND unit = ? AND active = 1",
                                 {wanted.contract_id, item.value, unit});
    const auto contract = find(reader, Id<Contract>{wanted.contract_id});
    if (!line || !contract) return std::nullopt;
    return Agreed{*contract, *line};
}

/// Ordered under a contract line so far, by orders that stand.
Quantity called_off(Reader& reader, Id<ContractLine> line, Id<Order> without) {
    return {
        reader
            .integer("SELECT CAST(COALESCE(SUM(l.quantity), 0) AS BIGINT) FROM purchasing_order_line l JOIN "
                     "purchasing_order o ON o.id = l.order_id WHERE l.contract_line_id = ? AND l.contract_line_id > 0 "
                     "AND o.state <> 'cancelled' AND o.id <> ?",
                     {line.value, without.value})
            .value_or(0)};
}

Status apply_contract(Reader& reader, const Wanted& wanted, const Agreed& agreed, const DraftLine& input,
                      OrderLine& line) {
    line.contract_line_id = agreed.line.id.value;
    line.price = agreed.line.price;
    if (input.price && *input.price != agreed.line.price)
        return fail_field(
            "price", "purchasing.price_is_agreed",
            {{"price", decimal_text(agreed.line.price.units, UnitPrice::scale)}, {"contract", agreed.contract.number}});
    if (!agreed.line.quantity_limit) return {};
    const Quantity rest = *agreed.line.quantity_limit - called_off(reader, agreed.line.id, wanted.order_id);
    if (line.quantity <= rest) return {};
    return fail_field("quantity", "purchasing.contract_limit",
                      {{"rest", decimal_text(std::max(rest, Quantity{}).units, Quantity::scale)},
                       {"unit", line.unit},
                       {"contract", agreed.contract.number}});
}

Status apply_experience(Reader& reader, const materials::Item& item, Quantity unit_holds, const DraftLine& input,
                        OrderLine& line) {
    const UnitPrice usual = price_of(materials::usual_price(reader, item), unit_holds);
    line.price = input.price.value_or(usual);
    line.price_reason = text::trim(input.price_reason);
    if (line.price.units <= 0) return fail_field("price", "purchasing.price_missing");
    const double factor = materials::valuation::price_factor(line.price, usual);
    if (factor <= catalog::parameters(reader)->real("materials.price_factor_max", reader.now())) return {};
    if (!line.price_reason.empty()) return {};
    return fail_field("price", "materials.price_unusual",
                      {{"usual", decimal_text(usual.units, UnitPrice::scale)},
                       {"typed", decimal_text(line.price.units, UnitPrice::scale)},
                       {"unit", line.unit},
                       {"factor", fmt::format("{:.0f}", factor)}});
}

Status apply_date(const Wanted& wanted, const std::optional<Agreed>& agreed, const DraftLine& input, Date day,
                  OrderLine& line) {
    const Date soonest = agreed ? earliest_delivery(agreed->contract, day) : day;
    const auto asked = input.wanted_on ? input.wanted_on : wanted.wanted_on;
    line.wanted_on = asked.value_or(soonest);
    if (line.wanted_on < day) return fail_field("wanted_on", "purchasing.wanted_in_the_past");
    if (!agreed || agreed->contract.kind != ContractKind::call_off) return {};
    Contract days_only = agreed->contract;
    days_only.lead_days = 0;
    if (earliest_delivery(days_only, line.wanted_on) == line.wanted_on) return {};
    if (!input.wanted_on) {  // the order's day is a wish; its own day a line was given on purpose
        line.wanted_on = earliest_delivery(days_only, line.wanted_on);
        return {};
    }
    return fail_field("wanted_on", "purchasing.no_delivery_that_day",
                      {{"days", agreed->contract.delivery_days}, {"hours", agreed->contract.delivery_hours}});
}

Result<OrderLine> written_line(Reader& reader, const Wanted& wanted, const DraftLine& input, Date day) {
    ZS_TRY_ASSIGN(const auto facts, materials::item_facts(reader, {input.item_id}));
    const auto& item = facts->item;
    if (!item.active) return fail_field("item_id", "materials.item_inactive");
    OrderLine line;
    line.item_id = item.id;
    line.unit = input.unit.empty() ? item.unit : input.unit;
    line.quantity = input.quantity;
    line.store_id = input.store_id != 0 ? Id<materials::Store>{input.store_id} : wanted.store_id;
    if (!materials::store_facts(reader, line.store_id)) return fail_field("store_id", "field.reference_missing");
    ZS_TRY(materials::in_base_units(item, input.quantity, line.unit));
    ZS_TRY_ASSIGN(const Quantity unit_holds, holds(item, line.unit));
    const auto agreed = agreed_for(reader, wanted, item.id, line.unit, day);
    if (wanted.contract_id != 0 && !agreed) return fail_field("item_id", "purchasing.not_in_contract");
    ZS_TRY(agreed ? apply_contract(reader, wanted, *agreed, input, line)
                  : apply_experience(reader, item, unit_holds, input, line));
    ZS_TRY(apply_date(wanted, agreed, input, day, line));
    line.reference = price_of(market_price(reader, item.id, day), unit_holds);
    line.value = materials::valuation::cost(line.price, line.quantity);
    return line;
}

/// All lines, or what is wrong with all of them.
Result<std::vector<OrderLine>> written_lines(Reader& reader, const Wanted& wanted, Date day) {
    std::vector<OrderLine> lines;
    std::vector<FieldError> errors;
    if (wanted.lines->empty()) errors.push_back({"lines", "field.required", {}});
    if (wanted.lines->size() > lines_max) errors.push_back({"lines", "purchasing.too_many_lines", {}});
    for (std::size_t i = 0; i < wanted.lines->size() && errors.size() < lines_max; ++i) {
        auto line = written_line(reader, wanted, (*wanted.lines)[i], day);
        if (line) {
            lines.push_back(*std::move(line));
            continue;
        }
        if (line.error().fields.empty())
            errors.push_back({fmt::format("lines[{}].item_id", i), "field.reference_missing", {}});
        for (const auto& error : line.error().fields)
            errors.push_back({fmt::format("lines[{}].{}", i, error.field), error.key, error.params});
    }
    if (!errors.empty()) return fail_fields(std::move(errors));
    return lines;
}

Status check_heads(Reader& reader, const Wanted& wanted, Date day) {
    ZS_TRY(check_supplier(reader, wanted.vendor_id, day));
    std::vector<FieldError> errors;
    const auto store = materials::store_facts(reader, wanted.store_id);
    if (!store || !(*store)->active) errors.push_back({"store_id", "field.reference_missing", {}});
    if (wanted.contract_id != 0) {
        const auto contract = find(reader, Id<Contract>{wanted.contract_id});
        if (!contract || contract->vendor_id.value != wanted.vendor_id)
            errors.push_back({"contract_id", "field.reference_missing", {}});
        else if (!contract->active || day < contract->valid_from || contract->valid_to < day)
            errors.push_back(
                {"contract_id", "purchasing.contract_not_valid", {{"until", to_text(contract->valid_to)}}});
    }
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

/// Value, contract and date of an order from its lines.
Status sum_up(Reader& reader, const std::vector<OrderLine>& lines, Order& order) {
    order.value = {};
    order.lines = static_cast<std::int64_t>(lines.size());
    order.wanted_on = lines.front().wanted_on;
    for (const auto& line : lines) {
        order.value = order.value + line.value;
        order.wanted_on = std::min(order.wanted_on, line.wanted_on);
        if (order.contract_id == 0 && line.contract_line_id != 0)
            order.contract_id = find(reader, Id<ContractLine>{line.contract_line_id})->contract_id.value;
    }
    const auto contract = find(reader, Id<Contract>{order.contract_id});
    if (contract && order.value < contract->order_min)
        return fail(Code::invalid, "purchasing.below_minimum",
                    {{"minimum", decimal_text(contract->order_min.units, Money::scale)},
                     {"value", decimal_text(order.value.units, Money::scale)}});
    return {};
}

void store_lines(Transaction& transaction, const Order& order, std::vector<OrderLine>& lines) {
    for (auto& line : lines) {
        line.order_id = order.id;
        insert(transaction, line);
    }
}

}  // namespace

Result<Order> draft(Transaction& transaction, const Actor& actor, const Draft& input, Source source) {
    if (!input.request_key.empty())
        if (auto known =
                select_one<Order>(transaction, "WHERE request_key = ? AND request_key <> ''", {input.request_key}))
            return *std::move(known);
    const Date day = today(transaction);
    Order order;
    order.vendor_id = {input.vendor_id};
    order.store_id = {input.store_id};
    order.contract_id = input.contract_id;
    // Two who call off the last of a contract come one after the other.
    if (input.contract_id != 0) lock(transaction, Id<Contract>{input.contract_id});
    const Wanted wanted{input.vendor_id, input.contract_id, {}, order.store_id, input.wanted_on, &input.lines};
    ZS_TRY(check_heads(transaction, wanted, day));
    ZS_TRY_ASSIGN(auto lines, written_lines(transaction, wanted, day));
    ZS_TRY(sum_up(transaction, lines, order));
    order.note = input.note;
    order.source = input.source;
    order.source_kind = source.kind;
    order.source_id = source.id;
    order.author_id = actor.user_id;
    order.author = actor.name;
    order.created_at = transaction.now();
    order.request_key = input.request_key;
    order.number = sequence::next(transaction, "CG", civil(day).year);
    insert(transaction, order);
    store_lines(transaction, order, lines);
    publish(transaction, actor,
            {"order", "drafted", order.id.value, order.number, text_of(order.state), order.version,
             order.vendor_id.value, order.store_id.value});
    return order;
}

Result<Id<Order>> draft_order(Transaction& transaction, const Actor& actor, const Draft& input) {
    return draft(transaction, actor, input).map([](const Order& order) { return order.id; });
}

Result<Order> change(Transaction& transaction, const Actor& actor, Id<Order> id, const OrderChange& input) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Order order, load_visible(transaction, actor, id));
    if (order.state != OrderState::draft) return fail(Code::conflict, "purchasing.not_a_draft");
    if (input.version && *input.version != order.version) return fail(Code::stale, "entity.stale");
    const Date day = today(transaction);
    const Wanted wanted{order.vendor_id.value, order.contract_id, order.id,
                        order.store_id,        input.wanted_on,   &input.lines};
    ZS_TRY(check_heads(transaction, wanted, day));
    ZS_TRY_ASSIGN(auto lines, written_lines(transaction, wanted, day));
    ZS_TRY(sum_up(transaction, lines, order));
    for (const auto& old : lines_of(transaction, id)) erase(transaction, old.id);
    order.note = input.note;
    // Who changed it last answers for it: he does not approve it.
    order.author_id = actor.user_id;
    order.author = actor.name;
    ZS_TRY(update(transaction, order));
    store_lines(transaction, order, lines);
    publish(transaction, actor,
            {"order", "changed", order.id.value, order.number, text_of(order.state), order.version,
             order.vendor_id.value, order.store_id.value});
    return order;
}

}  // namespace zs::purchasing
