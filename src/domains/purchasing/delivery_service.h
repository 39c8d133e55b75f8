// Use cases of deliveries and acceptance. Internal to purchasing.
#pragma once
#include "domains/purchasing/service.h"

namespace zs::purchasing {

Result<Delivery> load_visible(Reader& reader, const Actor& actor, Id<Delivery> id);
std::vector<DeliveryLine> lines_of(Reader& reader, Id<Delivery> id);

/// A delivery note of an order, by its supplier or a storekeeper. The same request key again returns what it made.
/// Errors: purchasing.not_on_its_way, purchasing.note_known, field errors (purchasing.over_delivery {rest, unit} …).
Result<Delivery> announce(Transaction& transaction, const Actor& actor, Id<Order> order, const NewDelivery& input);
/// One step. Inspecting judges every line; accepting posts what is sound as receipts in the stock ledger, in this
/// transaction. Errors: workflow.action_not_allowed, entity.stale, purchasing.buyer_receives,
/// purchasing.second_person, purchasing.nothing_accepted, purchasing.something_accepted, field errors of all lines.
Result<Delivery> act(Transaction& transaction, const Actor& actor, Id<Delivery> id, DeliveryAction action,
                     const DeliveryInput& input);
std::vector<DeliveryAction> allowed_actions(const Actor& actor, const Delivery& delivery);
std::string delivery_json(Reader& reader, const Actor& actor, const Delivery& delivery);

/// What a category asks of its goods; nothing when nobody wrote a rule.
std::optional<AcceptanceRule> rule_of(Reader& reader, Id<materials::Item> item);
/// A checked licence of this kind that is valid on the day; kind none: nothing is asked.
bool has_licence(Reader& reader, std::int64_t vendor_id, LicenceKind kind, Date day);

/// How much more of a line may come: quantity and tolerance, less what was accepted and what other open deliveries
/// bring.
Quantity may_still_come(Reader& reader, const OrderLine& line, Id<Delivery> without);

/// The order follows what was accepted: partly or fully delivered. Part of act().
Status receive_in_order(Transaction& transaction, const Actor& actor, Id<Order> id);
/// Receipts of what was accepted, one a store. Part of act().
Status post_receipts(Transaction& transaction, const Actor& actor, const Order& order, Delivery& delivery,
                     std::vector<DeliveryLine>& lines);

}  // namespace zs::purchasing
