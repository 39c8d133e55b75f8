// Public face of purchasing.
#pragma once
#include "domains/purchasing/entities.h"
#include "platform/access/actor.h"
#include "platform/module/module.h"

namespace zs::purchasing {

/// Drafts an order for another domain: it waits for approval like one that a buyer wrote; `actor` is its author and
/// will not approve it. Prices of lines without one come from the supplier's contract, else from what the item cost
/// last; dates of lines without one from the contract's lead time and delivery days. The same request key again
/// returns the order that it made, whatever else is sent.
/// Errors: purchasing.supplier_blocked, purchasing.below_minimum, field errors of all lines at once
/// (purchasing.price_missing, price_is_agreed, contract_limit, no_delivery_that_day, wanted_in_the_past …).
Result<Id<Order>> draft_order(Transaction& transaction, const Actor& actor, const Draft& draft);

/// What has been ordered of an item and is still to come, in base units: orders that are not cancelled, closed or
/// delivered, drafts included.
Quantity on_order(Reader& reader, Id<materials::Item> item);

/// The price that a valid contract gives for one of `unit` (empty: the base unit) on a day, of this supplier or, with
/// 0, of any: the cheapest.
struct Agreed {
    Contract contract;
    ContractLine line;
};
std::optional<Agreed> agreed_price(Reader& reader, std::int64_t vendor_id, Id<materials::Item> item,
                                   std::string_view unit, Date day);

/// The day on which goods ordered on `day` can come at the earliest: lead time, then the next delivery day.
Date earliest_delivery(const Contract& contract, Date day);

/// What became of a decision of another domain (the newest, where it was taken back and taken again).
std::optional<Origin> find_origin(Reader& reader, OriginKind kind, std::int64_t source_id);
/// The draft of a decision as its own page shows it: {"id","state","reason","order":{…},"contract":{…}}; null.
std::string origin_json(Reader& reader, const Actor& actor, OriginKind kind, std::int64_t source_id);
/// Its draft was approved or taken into force: the decision can no longer be taken back.
bool is_under_way(Reader& reader, OriginKind kind, std::int64_t source_id);
/// The decision is taken back: its draft is cancelled in the same transaction. Nothing where nothing was drafted yet.
/// Errors: purchasing.order_under_way, purchasing.contract_in_force.
Status withdraw_origin(Transaction& transaction, const Actor& actor, const Origin& origin, std::string_view reason);

Module module(Services& services);

}  // namespace zs::purchasing
