// Proposals: made every night from levels and stock, decided by the buyer.
#pragma once
#include "domains/supply_planning/levels.h"
#include "domains/supply_planning/proposal.h"
#include "platform/access/actor.h"
#include "platform/entity/list.h"

namespace zs::supply_planning {

/// What would be stored: a head without number and its lines.
struct Draft {
    Proposal head;
    std::vector<ProposalLine> lines;
};
/// Everything that drafts are made of, read once.
struct Outlook {
    Date today;
    Rules rules;
    Terms terms;
    std::vector<Level> levels;
    std::map<std::int64_t, materials::Item> items;
    std::map<std::int64_t, materials::Store> stores;
    std::map<Shelf, Position> positions;
    std::map<Shelf, bool> dismissed;  // lately: not proposed again so soon; true: an order, false: a transfer
};
Outlook look(Reader& reader, std::vector<Level> levels);

/// Joint orders of each supplier and main store under its minimum and truck.
std::vector<Draft> draft_orders(const Outlook& outlook);
/// Calls of items with delivery windows for the next days, one proposal for each delivery.
std::vector<Draft> draft_calls(const Outlook& outlook);
/// Lots that would expire where they lie, to stores that will use them; one proposal for each pair of stores.
std::vector<Draft> draft_transfers(Reader& reader, const Outlook& outlook);

/// Open proposals become these: the same supplier, store and delivery keeps its number, what nobody needs any more
/// lapses. How many are open now.
Result<std::int64_t> keep_drafts(Transaction& transaction, const std::vector<Draft>& drafts);

/// The nightly job: levels, then proposals. Reads and computes outside the writer.
Result<std::int64_t> plan(Database& database);

Restriction visible_proposals(const Actor& actor);
Result<Proposal> load_visible(Reader& reader, const Actor& actor, Id<Proposal> id);
/// An acceptance is taken back while its purchase order is a draft or cancelled and nothing came.
std::vector<ProposalAction> allowed_actions(Reader& reader, const Actor& actor, const Proposal& proposal);
/// One step. Accepting what the same person accepted changes nothing and answers the same. Errors:
/// workflow.action_not_allowed, entity.stale, supply_planning.nothing_accepted, supply_planning.received_already,
/// purchasing.order_under_way, field errors; of a transfer also those of the ledger (materials.not_enough).
Result<Proposal> act(Transaction& transaction, const Actor& actor, Id<Proposal> id, ProposalAction action,
                     const ProposalInput& input);
std::string proposal_json(Reader& reader, const Actor& actor, const Proposal& proposal);

/// A receipt fills accepted lines of its items, the oldest first. A subscription to materials.posted.
Status take_receipt(Transaction& transaction, std::int64_t document_id);
/// Lines that nobody delivers any more are closed, so that they are ordered again; how many.
std::int64_t close_forgotten(Transaction& transaction);

}  // namespace zs::supply_planning
