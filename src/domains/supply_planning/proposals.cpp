// Proposals are kept, decided and answered by receipts.
#include "domains/supply_planning/proposals.h"

#include <fmt/format.h>

#include "core/json.h"
#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/materials/materials.h"
#include "domains/purchasing/purchasing.h"
#include "domains/supply_planning/proposal_flow.h"
#include "platform/audit/audit.h"
#include "platform/events/events.h"
#include "platform/sequence/sequence.h"

namespace zs::supply_planning {
namespace {

std::vector<ProposalLine> lines_of(Reader& reader, Id<Proposal> id) {
    return select<ProposalLine>(reader, "WHERE proposal_id = ? ORDER BY id", {id.value});
}

std::int64_t campus_of(Reader& reader, Id<materials::Store> id) {
    const auto store = materials::store_facts(reader, id);
    return store && (*store)->campus_id ? (*store)->campus_id->value : 0;
}

/// `"lines":[{"item_id","quantity","unit_price"}]` of what was accepted: all that a purchase order needs.
std::string lines_json(Reader& reader, Id<Proposal> id) {
    std::string out = "[";
    for (const auto& line : lines_of(reader, id)) {
        if (line.quantity.units <= 0) continue;
        out += fmt::format(R"({}{{"item_id":{},"lot_id":{},"quantity":"{}","unit_price":"{}"}})",
                           out.back() == '[' ? "" : ",", line.item_id.value, line.lot_id,
                           decimal_text(line.quantity.units, Quantity::scale),
                           decimal_text(line.price.units, UnitPrice::scale));
    }
    return out + "]";
}

void publish(Transaction& transaction, const Actor& actor, const Proposal& proposal, std::string_view past) {
    const std::string day = json::text_or_null(proposal.deliver_on);
    std::string reason;
    json::append_string(reason, proposal.reason);
    events::publish(
        transaction, fmt::format("supply_planning.{}", past), proposal.id.value,
        fmt::format(
            R"({{"topic":"supply_planning.proposal","id":{},"number":"{}","kind":"{}","state":"{}",)"
            R"("version":{},"campus_id":{},"department_id":0,"crew_id":0,"vendor_id":0,"actor_user_id":{},)"
            R"("supplier_id":{},"store_id":{},"to_store_id":{},"deliver_on":{},"value":"{}","reason":{},"lines":{}}})",
            proposal.id.value, proposal.number, text_of(proposal.kind), text_of(proposal.state), proposal.version,
            campus_of(transaction, proposal.store_id), actor.user_id, proposal.vendor_id, proposal.store_id.value,
            proposal.to_store_id, day, decimal_text(proposal.value.units, Money::scale), reason,
            lines_json(transaction, proposal.id)));
    audit::record(transaction, actor, fmt::format("supply_planning.proposal.{}", past), "supply_planning_proposal",
                  proposal.id.value,
                  fmt::format(R"({{"number":"{}","value":"{}"}})", proposal.number,
                              decimal_text(proposal.value.units, Money::scale)));
}

using Key = std::tuple<ProposalKind, std::int64_t, std::int64_t, std::int64_t, std::int32_t, std::string>;
/// Which need a proposal answers: an open one of the same need is the same proposal with other lines.
Key key_of(const Proposal& one) {
    const bool call = one.kind == ProposalKind::call_off;
    return {one.kind,
            one.vendor_id,
            one.store_id.value,
            one.to_store_id,
            call && one.deliver_on ? one.deliver_on->days : 0,
            call ? one.window_text : std::string()};
}

bool same_lines(const std::vector<ProposalLine>& a, const std::vector<ProposalLine>& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i].item_id != b[i].item_id || a[i].lot_id != b[i].lot_id || a[i].proposed != b[i].proposed ||
            a[i].position != b[i].position)
            return false;
    return true;
}

Status renew(Transaction& transaction, const Proposal& known, const Draft& draft) {
    const auto before = lines_of(transaction, known.id);
    if (same_lines(before, draft.lines)) return {};
    Proposal head = draft.head;
    head.id = known.id;
    head.version = known.version;
    head.number = known.number;
    head.made_at = transaction.now();
    ZS_TRY(update(transaction, head));
    for (const auto& line : before) erase(transaction, line.id);
    for (auto line : draft.lines) {
        line.proposal_id = head.id;
        insert(transaction, line);
    }
    return {};
}

void begin(Transaction& transaction, const Draft& draft) {
    const Zone zone = catalog::calendar(transaction)->zone();
    Proposal head = draft.head;
    head.made_at = transaction.now();
    head.number = sequence::next(transaction, "BH", civil(local_date(transaction.now(), zone)).year);
    insert(transaction, head);
    for (auto line : draft.lines) {
        line.proposal_id = head.id;
        insert(transaction, line);
    }
    publish(transaction, Actor::system("supply_planning.plan"), head, "proposed");
}

/// The buyer's quantities; whole units where the item says so.
Status take_quantities(Transaction& transaction, Proposal& proposal, const ProposalInput& input) {
    auto lines = lines_of(transaction, proposal.id);
    std::vector<FieldError> errors;
    for (std::size_t i = 0; i < input.lines.size(); ++i) {
        const auto& decided = input.lines[i];
        const auto found = std::find_if(lines.begin(), lines.end(),
                                        [&](const ProposalLine& one) { return one.id.value == decided.line_id; });
        if (found == lines.end()) {
            errors.push_back({fmt::format("lines[{}].line_id", i), "field.reference_missing", {}});
            continue;
        }
        const auto facts = materials::item_facts(transaction, found->item_id);
        constexpr std::int64_t whole = 1000;
        const std::string field = fmt::format("lines[{}].quantity", i);
        if (facts && !(*facts)->item.divisible && decided.quantity.units % whole != 0)
            errors.push_back({field, "supply_planning.whole_units", {{"unit", (*facts)->item.unit}}});
        else if (proposal.kind == ProposalKind::transfer && decided.quantity > found->proposed)
            errors.push_back({field, "supply_planning.more_than_expires", {}});
        found->quantity = decided.quantity;
    }
    if (!errors.empty()) return fail_fields(std::move(errors));
    proposal.value = {};
    bool any = false;
    for (auto& line : lines) {
        any = any || line.quantity.units > 0;
        line.closed = line.quantity.units <= 0 || proposal.kind == ProposalKind::transfer;
        proposal.value = proposal.value + materials::valuation::cost(line.price, line.quantity);
        ZS_TRY(update(transaction, line));
    }
    if (!any) return fail(Code::conflict, "supply_planning.nothing_accepted");
    return {};
}

/// The lots leave their store at once; the other store takes them in as any transfer.
Status send(Transaction& transaction, const Actor& actor, Proposal& proposal) {
    materials::MovementInput input;
    input.store_id = proposal.store_id.value;
    input.to_store_id = proposal.to_store_id;
    input.note = proposal.number;
    for (const auto& line : lines_of(transaction, proposal.id)) {
        if (line.quantity.units <= 0) continue;
        materials::MovementLine moved;
        moved.item_id = line.item_id.value;
        moved.lot_id = line.lot_id;
        moved.quantity = line.quantity;
        input.lines.push_back(moved);
    }
    materials::lock_items(transaction, input.lines);
    ZS_TRY_ASSIGN(auto posting, materials::transfer(transaction, input));
    ZS_TRY_ASSIGN(const auto document, materials::post(transaction, actor, std::move(posting)));
    proposal.document_id = document.id.value;
    return {};
}

bool was_received(Reader& reader, Id<Proposal> id) {
    return reader.exists("SELECT 1 FROM supply_planning_proposal_line WHERE proposal_id = ? AND received > 0",
                         {id.value});
}

/// Open again as it was proposed; what was drafted of it is cancelled in the same transaction.
Status reopen(Transaction& transaction, const Actor& actor, Proposal& proposal, const ProposalInput& input) {
    if (proposal.kind == ProposalKind::transfer) return fail(Code::conflict, "supply_planning.sent_already");
    proposal.reason = text::trim(input.reason);
    if (proposal.reason.empty()) return fail_field("reason", "field.required");
    if (was_received(transaction, proposal.id)) return fail(Code::conflict, "supply_planning.received_already");
    if (const auto origin = purchasing::find_origin(transaction, purchasing::OriginKind::proposal, proposal.id.value))
        ZS_TRY(purchasing::withdraw_origin(transaction, actor, *origin, proposal.reason));
    proposal.value = {};
    for (auto& line : lines_of(transaction, proposal.id)) {
        line.quantity = line.proposed;
        line.closed = false;
        proposal.value = proposal.value + materials::valuation::cost(line.price, line.quantity);
        ZS_TRY(update(transaction, line));
    }
    return {};
}

Status apply(Transaction& transaction, const Actor& actor, Proposal& proposal, ProposalAction action,
             const ProposalInput& input) {
    proposal.decided_by_id = actor.user_id;
    proposal.decided_by = actor.name;
    proposal.decided_at = transaction.now();
    if (action == ProposalAction::reopen) return reopen(transaction, actor, proposal, input);
    if (action == ProposalAction::accept) {
        proposal.reason = "";
        ZS_TRY(take_quantities(transaction, proposal, input));
        return proposal.kind == ProposalKind::transfer ? send(transaction, actor, proposal) : Status{};
    }
    proposal.reason = text::trim(input.reason);
    if (action == ProposalAction::dismiss && proposal.reason.empty()) return fail_field("reason", "field.required");
    for (auto& line : lines_of(transaction, proposal.id)) {
        line.closed = true;
        line.quantity = {};
        ZS_TRY(update(transaction, line));
    }
    return {};
}

constexpr std::string_view past_of(ProposalAction action) {
    switch (action) {
        case ProposalAction::accept:
            return "accepted";
        case ProposalAction::dismiss:
            return "dismissed";
        case ProposalAction::lapse:
            return "lapsed";
        case ProposalAction::reopen:
            return "reopened";
    }
    return "changed";
}

}  // namespace

Result<std::int64_t> keep_drafts(Transaction& transaction, const std::vector<Draft>& drafts) {
    std::map<Key, Proposal> open;
    const Actor system = Actor::system("supply_planning.plan");
    for (auto& one : select<Proposal>(transaction, "WHERE state = 'open' ORDER BY id"))
        // Opened again beside a newer one of the same need: one of the two is enough.
        if (!open.emplace(key_of(one), one).second) ZS_TRY(act(transaction, system, one.id, ProposalAction::lapse, {}));
    for (const auto& draft : drafts) {
        const auto known = open.find(key_of(draft.head));
        if (known == open.end()) {
            begin(transaction, draft);
            continue;
        }
        ZS_TRY(renew(transaction, known->second, draft));
        open.erase(known);
    }
    for (const auto& gone : open) ZS_TRY(act(transaction, system, gone.second.id, ProposalAction::lapse, {}));
    return static_cast<std::int64_t>(drafts.size());
}

Result<std::int64_t> plan(Database& database) {
    std::vector<Level> levels;
    ZS_TRY(database.read([&](Reader& reader) -> Status {
        levels = compute_levels(reader);
        return {};
    }));
    ZS_TRY(database.write([&](Transaction& transaction) -> Status {
        close_forgotten(transaction);
        return keep_levels(transaction, levels);
    }));
    std::vector<Draft> drafts;
    ZS_TRY(database.read([&](Reader& reader) -> Status {
        const auto outlook = look(reader, levels);
        drafts = draft_orders(outlook);
        for (auto&& more : {draft_calls(outlook), draft_transfers(reader, outlook)})
            drafts.insert(drafts.end(), more.begin(), more.end());
        return {};
    }));
    ZS_TRY(database.write([&](Transaction& transaction) -> Status {
        ZS_TRY(keep_drafts(transaction, drafts));
        if (levels.empty()) return {};
        events::publish(transaction, "supply_planning.planned", 0,
                        fmt::format(R"({{"topic":"supply_planning.level","id":0,"campus_id":0,"department_id":0,)"
                                    R"("crew_id":0,"vendor_id":0,"actor_user_id":0,"levels":{}}})",
                                    levels.size()));
        return {};
    }));
    return static_cast<std::int64_t>(levels.size());
}

Restriction visible_proposals(const Actor& actor) { return materials::visible_stores(actor); }

Result<Proposal> load_visible(Reader& reader, const Actor& actor, Id<Proposal> id) {
    auto proposal = find(reader, id);
    if (!proposal) return fail(Code::not_found, "entity.not_found");
    ZS_TRY(materials::load_visible_store(reader, actor, proposal->store_id.value));
    return *std::move(proposal);
}

std::vector<ProposalAction> allowed_actions(Reader& reader, const Actor& actor, const Proposal& proposal) {
    const auto possible = [&](ProposalAction action) {
        if (action != ProposalAction::reopen) return action != ProposalAction::lapse;
        return proposal.kind != ProposalKind::transfer && !was_received(reader, proposal.id) &&
               !purchasing::is_under_way(reader, purchasing::OriginKind::proposal, proposal.id.value);
    };
    std::vector<ProposalAction> allowed;
    for (const auto& step : proposal_flow.steps)
        if (step.from == proposal.state && actor.may(step.permission) && possible(step.action))
            allowed.push_back(step.action);
    return allowed;
}

Result<Proposal> act(Transaction& transaction, const Actor& actor, Id<Proposal> id, ProposalAction action,
                     const ProposalInput& input) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Proposal proposal, load_visible(transaction, actor, id));
    if (action == ProposalAction::accept && proposal.state == ProposalState::accepted &&
        proposal.decided_by_id == actor.user_id && actor.may("supply_planning.decide"))
        return proposal;
    const auto* step = proposal_flow.find(proposal.state, action);
    if (step == nullptr)
        return tl::unexpected(Error{Code::conflict,
                                    "workflow.action_not_allowed",
                                    {},
                                    {},
                                    fmt::format("{{\"current\":{}}}", to_json(proposal))});
    if (!actor.may(step->permission)) return fail(Code::forbidden, "access.forbidden");
    if (input.version && *input.version != proposal.version) return fail(Code::stale, "entity.stale");
    ZS_TRY(apply(transaction, actor, proposal, action, input));
    proposal.state = step->to;
    ZS_TRY(update(transaction, proposal));
    publish(transaction, actor, proposal, past_of(action));
    return proposal;
}

Status take_receipt(Transaction& transaction, std::int64_t document_id) {
    const auto document = find(transaction, Id<materials::Document>{document_id});
    if (!document || document->kind != materials::DocumentKind::receipt) return {};
    std::map<Shelf, std::int64_t> came;
    transaction.query(
        "SELECT item_id, place_id, CAST(SUM(quantity) AS BIGINT) FROM materials_entry WHERE document_id = ? AND "
        "account "
        "= 'store' AND quantity > 0 GROUP BY item_id, place_id",
        {document_id}, [&](const Row& row) {
            came[{row.integer(0), row.integer(1)}] = row.integer(2);
        });
    for (auto& one : came) {
        auto open = select<ProposalLine>(
            transaction,
            "WHERE item_id = ? AND closed = 0 AND quantity > received AND proposal_id IN (SELECT p.id FROM "
            "supply_planning_proposal p WHERE p.state = 'accepted' AND p.kind <> 'transfer' AND p.store_id = ?) ORDER "
            "BY "
            "proposal_id, id",
            {one.first.item_id, one.first.store_id});
        for (auto& line : open) {
            const std::int64_t taken = std::min(one.second, (line.quantity - line.received).units);
            if (taken <= 0) break;
            one.second -= taken;
            line.received.units += taken;
            if (!line.received_at) line.received_at = document->at;
            line.closed = line.received >= line.quantity;
            ZS_TRY(update(transaction, line));
        }
    }
    return {};
}

std::int64_t close_forgotten(Transaction& transaction) {
    const auto days = catalog::parameters(transaction)->integer("supply_planning.order_lapse_days", transaction.now());
    return transaction.execute(
        "UPDATE supply_planning_proposal_line SET closed = 1 WHERE closed = 0 AND proposal_id IN (SELECT id FROM "
        "supply_planning_proposal WHERE state = 'accepted' AND decided_at < ?)",
        {(transaction.now() - std::chrono::hours(24 * days)).unix_ms});
}

}  // namespace zs::supply_planning
