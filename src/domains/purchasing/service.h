// Use cases of orders and what all use cases of purchasing share. Internal to purchasing.
#pragma once
#include "domains/materials/materials.h"
#include "domains/purchasing/purchasing.h"

namespace zs::purchasing {

/// The hospital's day.
Date today(Reader& reader);
/// A dated parameter in yuan.
Money yuan_parameter(Reader& reader, std::string_view code);
/// A user of a supplier: he sees what was sent to his company and nothing of prices elsewhere.
bool is_outside(const Actor& actor);
/// Announces what happened to a row: event, audit. `past` is a verb ("approved").
struct Happening {
    std::string_view kind;  // "order"
    std::string_view past;
    std::int64_t id = 0;
    std::string number;
    std::string_view state;
    std::int64_t version = 0;
    std::int64_t vendor_id = 0;
    std::int64_t store_id = 0;
    bool told_outside = false;  // users of the supplier may hear of it
};
void publish(Transaction& transaction, const Actor& actor, const Happening& happening);
/// The step is not in the table: 409 with the row as it is now.
tl::unexpected<Error> not_allowed(std::string current_json);

/// Columns of `o` and of its store `s`.
Restriction visible_orders(const Actor& actor);
Result<Order> load_visible(Reader& reader, const Actor& actor, Id<Order> id);
std::vector<OrderLine> lines_of(Reader& reader, Id<Order> id);

/// The decision that a draft is made from.
struct Source {
    OriginKind kind = OriginKind::none;
    std::int64_t id = 0;
};
/// Writes a draft. Errors: as draft_order().
Result<Order> draft(Transaction& transaction, const Actor& actor, const Draft& input, Source source = {});
/// Replaces the lines of a draft. Errors: purchasing.not_a_draft, entity.stale and those of draft().
Result<Order> change(Transaction& transaction, const Actor& actor, Id<Order> id, const OrderChange& input);
/// One step. Errors: workflow.action_not_allowed, entity.stale, purchasing.own_order, purchasing.above_your_limit,
/// purchasing.supplier_blocked, purchasing.delivery_open, field errors.
Result<Order> act(Transaction& transaction, const Actor& actor, Id<Order> id, OrderAction action,
                  const OrderInput& input);
std::vector<OrderAction> allowed_actions(const Actor& actor, const Order& order);
std::string order_json(Reader& reader, const Actor& actor, const Order& order);

/// Error purchasing.supplier_blocked, purchasing.supplier_inactive.
Status check_supplier(Reader& reader, std::int64_t vendor_id, Date day);
/// What an item costs elsewhere on a day, for one base unit; 0 when nobody entered it.
UnitPrice market_price(Reader& reader, Id<materials::Item> item, Date day);
/// How many base units one of `unit` holds. Errors as materials::in_base_units.
Result<Quantity> holds(const materials::Item& item, std::string_view unit);
/// Price of one unit that holds so many base units.
UnitPrice price_of(UnitPrice base, Quantity holds);

Status check_contract(Transaction& transaction, const void* before_or_null, void* after);
Status check_contract_line(Transaction& transaction, const void* before_or_null, void* after);
Status check_market_price(Transaction& transaction, const void* before_or_null, void* after);
Status check_acceptance_rule(Transaction& transaction, const void* before_or_null, void* after);

}  // namespace zs::purchasing
