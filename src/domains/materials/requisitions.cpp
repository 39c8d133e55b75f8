// Requisitions: asked by a department, approved by limit, picked, handed over.
#include <fmt/format.h>

#include <algorithm>

#include "core/json.h"
#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/materials/requisition_flow.h"
#include "domains/materials/requisition_service.h"
#include "platform/audit/audit.h"
#include "platform/events/events.h"
#include "platform/sequence/sequence.h"

namespace zs::materials {
namespace {

Money limit(Reader& reader, std::string_view code) {
    constexpr std::int64_t fen = 100;
    return {catalog::parameters(reader)->integer(code, reader.now()) * fen};
}

Status publish(Transaction& transaction, const Actor& actor, const Requisition& requisition, std::string_view past) {
    std::string title;
    json::append_string(
        title,
        transaction.text("SELECT name FROM organization_department WHERE id = ?", {requisition.department_id.value})
            .value_or(""));
    events::publish(
        transaction, fmt::format("materials.requisition_{}", past), requisition.id.value,
        fmt::format(R"({{"topic":"materials.requisition","id":{},"number":"{}","state":"{}","version":{},"title":{},)"
                    R"("campus_id":0,"department_id":{},"crew_id":0,"vendor_id":0,"reporter_user_id":{},)"
                    R"("actor_user_id":{}}})",
                    requisition.id.value, requisition.number, text_of(requisition.state), requisition.version, title,
                    requisition.department_id.value, requisition.requested_by, actor.user_id));
    audit::record(transaction, actor, fmt::format("materials.requisition.{}", past), "materials_requisition",
                  requisition.id.value, fmt::format(R"({{"number":"{}"}})", requisition.number));
    return {};
}

Result<RequisitionLine> asked_line(Reader& reader, const AskedLine& input) {
    ZS_TRY_ASSIGN(const auto facts, item_facts(reader, {input.item_id}));
    const Item& item = facts->item;
    if (!item.active) return fail_field("item_id", "materials.item_inactive");
    RequisitionLine line;
    line.item_id = item.id;
    ZS_TRY_ASSIGN(line.asked, in_base_units(item, input.quantity, input.unit));
    if (line.asked.units <= 0) return fail_field("quantity", "materials.must_be_positive");
    if (item.exchange_required) {
        line.old_returned = input.old_returned;
        line.old_reason = text::trim(input.old_reason);
        if (!line.old_returned && line.old_reason.empty())
            return fail_field("old_reason", "materials.old_part_missing");
    }
    return line;
}

/// All lines, or the errors of all.
Result<std::vector<RequisitionLine>> asked_lines(Reader& reader, const NewRequisition& input) {
    std::vector<RequisitionLine> lines;
    std::vector<FieldError> errors;
    if (input.lines.empty()) errors.push_back({"lines", "field.required", {}});
    for (std::size_t i = 0; i < input.lines.size(); ++i) {
        auto line = asked_line(reader, input.lines[i]);
        const auto same = [&](const RequisitionLine& one) { return line && one.item_id == line->item_id; };
        if (line && std::any_of(lines.begin(), lines.end(), same))
            errors.push_back({fmt::format("lines[{}].item_id", i), "materials.asked_twice", {}});
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

std::vector<RequisitionLine> lines_of(Reader& reader, Id<Requisition> id) {
    return select<RequisitionLine>(reader, "WHERE requisition_id = ? ORDER BY id", {id.value});
}

Status check_approver(Reader& reader, const Actor& actor, const Requisition& requisition) {
    if (actor.user_id != 0 && actor.user_id == requisition.requested_by)
        return fail(Code::forbidden, "materials.own_request");
    const bool large = requisition.value > limit(reader, "materials.requisition.limit_head");
    if (large && !actor.may("materials.approve_large")) return fail(Code::forbidden, "materials.above_your_limit");
    return {};
}

/// What is there leaves the store at once and is on its way until somebody takes it over.
Status pick(Transaction& transaction, const Actor& actor, Requisition& requisition) {
    auto lines = lines_of(transaction, requisition.id);
    std::vector<MovementLine> locked;
    for (const auto& line : lines) locked.push_back({.item_id = line.item_id.value});
    lock_items(transaction, locked);
    Posting posting;
    posting.document.kind = DocumentKind::transfer;
    posting.document.store_id = requisition.store_id.value;
    posting.document.to_store_id = requisition.to_store_id;
    posting.document.department_id = requisition.department_id.value;
    posting.document.requisition_id = requisition.id.value;
    const auto picks = pick_list(transaction, requisition);
    for (auto& line : lines) {
        line.picked = {};
        for (const auto& one : picks) {
            if (one.line_id != line.id.value) continue;
            line.picked = line.picked + one.pick.quantity;
            Leg leg;
            leg.item_id = line.item_id;
            leg.lot_id = one.pick.shelf.lot_id;
            leg.owner_id = one.pick.shelf.owner_id;
            leg.from = {Account::store, requisition.store_id.value, one.pick.shelf.bin_id};
            leg.to = {Account::transit, requisition.to_store_id, 0};
            leg.quantity = one.pick.quantity;
            posting.legs.push_back(leg);
        }
        line.short_line = line.picked < line.asked;
        ZS_TRY(update(transaction, line));
    }
    if (posting.legs.empty()) return fail(Code::conflict, "materials.nothing_to_pick");
    ZS_TRY_ASSIGN(const auto document, post(transaction, actor, std::move(posting)));
    requisition.document_id = document.id.value;
    requisition.picker = actor.name;
    requisition.picked_at = transaction.now();
    return {};
}

/// The department has it in its hands: into its own store, or used at once where it has none.
Status hand_over(Transaction& transaction, const Actor& actor, Requisition& requisition,
                 const RequisitionInput& input) {
    const std::string scanned(text::trim(input.scanned));
    if (!scanned.empty() && scanned != requisition.number) return fail_field("scanned", "materials.another_slip");
    const std::string receiver(text::trim(input.receiver));
    Posting posting;
    posting.document.kind = DocumentKind::arrival;
    posting.document.store_id = requisition.store_id.value;
    posting.document.to_store_id = requisition.to_store_id;
    posting.document.department_id = requisition.department_id.value;
    posting.document.of_document_id = requisition.document_id;
    posting.document.requisition_id = requisition.id.value;
    const bool to_store = requisition.to_store_id != 0;
    if (!to_store) posting.document.kind = DocumentKind::issue;
    for (const auto& part : still_in_transit(transaction, {requisition.document_id})) {
        Pick one;
        one.shelf.lot_id = part.lot_id;
        one.shelf.owner_id = part.owner_id;
        one.quantity = part.quantity;
        const Place to = to_store ? Place{Account::store, requisition.to_store_id, 0}
                                  : Place{Account::use, requisition.department_id.value, 0};
        auto legs = legs_of_use(transaction, {part.item_id}, part.place_id, one, to);
        if (to_store) {  // still the supplier's
            legs.resize(1);
            legs.front().to = to;
        }
        legs.front().from = {Account::transit, part.place_id, 0};
        posting.legs.insert(posting.legs.end(), legs.begin(), legs.end());
    }
    if (!posting.legs.empty()) ZS_TRY(post(transaction, actor, std::move(posting)));  // else it went back already
    requisition.receiver = receiver.empty() ? actor.name : receiver;
    requisition.handed_at = transaction.now();
    return {};
}

Status apply(Transaction& transaction, const Actor& actor, Requisition& requisition, RequisitionAction action,
             const RequisitionInput& input) {
    switch (action) {
        case RequisitionAction::approve:
            ZS_TRY(check_approver(transaction, actor, requisition));
            requisition.approver = actor.name;
            requisition.approved_at = transaction.now();
            return {};
        case RequisitionAction::refuse:
        case RequisitionAction::cancel:
            if (action == RequisitionAction::refuse && text::trim(input.reason).empty())
                return fail_field("reason", "field.required");
            requisition.reason = text::trim(input.reason);
            return {};
        case RequisitionAction::pick:
            return pick(transaction, actor, requisition);
        case RequisitionAction::hand_over:
            return hand_over(transaction, actor, requisition, input);
    }
    return {};
}

constexpr std::string_view past_of(RequisitionAction action) {
    switch (action) {
        case RequisitionAction::approve:
            return "approved";
        case RequisitionAction::refuse:
            return "refused";
        case RequisitionAction::cancel:
            return "cancelled";
        case RequisitionAction::pick:
            return "picked";
        case RequisitionAction::hand_over:
            return "handed_over";
    }
    return "changed";
}

/// Storekeepers hand over too: the one who comes to the counter is named.
bool may(const Actor& actor, std::string_view permission, RequisitionAction action) {
    return actor.may(permission) || (action == RequisitionAction::hand_over && actor.may("materials.keep"));
}

}  // namespace

Restriction visible_requisitions(const Actor& actor) {
    return scope_restriction(actor, {.campus = "s.campus_id", .department = "o.department_id"});
}

Result<Requisition> load_visible(Reader& reader, const Actor& actor, Id<Requisition> id) {
    auto requisition = find(reader, id);
    if (!requisition) return fail(Code::not_found, "entity.not_found");
    const auto store = store_facts(reader, requisition->store_id);
    const std::int64_t campus = store && (*store)->campus_id ? (*store)->campus_id->value : 0;
    if (!in_scope(actor, {.campus_id = campus, .department_id = requisition->department_id.value}))
        return fail(Code::not_found, "entity.not_found");
    return *std::move(requisition);
}

std::vector<RequisitionAction> allowed_actions(const Actor& actor, const Requisition& requisition) {
    std::vector<RequisitionAction> allowed;
    for (const auto& step : requisition_flow.steps)
        if (step.from == requisition.state && may(actor, step.permission, step.action)) allowed.push_back(step.action);
    return allowed;
}

Result<Requisition> ask(Transaction& transaction, const Actor& actor, const NewRequisition& input) {
    if (!input.request_key.empty())
        if (auto known = select_one<Requisition>(transaction, "WHERE request_key = ? AND request_key <> ''",
                                                 {input.request_key}))
            return *std::move(known);
    Requisition requisition;
    requisition.department_id = {input.department_id};
    if (input.department_id == 0 && actor.scope.department_ids.size() == 1)
        requisition.department_id = {actor.scope.department_ids.front()};
    if (!find(transaction, requisition.department_id)) return fail_field("department_id", "field.required");
    if (!in_scope(actor, {.department_id = requisition.department_id.value}))
        return fail(Code::not_found, "entity.not_found");
    const auto store = store_facts(transaction, {input.store_id});
    if (!store || (*store)->kind != StoreKind::main || !(*store)->active)
        return fail_field("store_id", "materials.ask_a_main_store");
    ZS_TRY_ASSIGN(auto lines, asked_lines(transaction, input));
    requisition.store_id = {input.store_id};
    requisition.to_store_id =
        transaction
            .integer("SELECT MIN(id) FROM materials_store WHERE kind = 'ward' AND active = 1 AND department_id = ?",
                     {requisition.department_id.value})
            .value_or(0);
    requisition.place = text::trim(input.place);
    requisition.note = input.note;
    requisition.lines = static_cast<std::int64_t>(lines.size());
    for (const auto& line : lines) {
        ZS_TRY_ASSIGN(const auto facts, item_facts(transaction, line.item_id));
        requisition.value = requisition.value + valuation::cost(usual_price(transaction, facts->item), line.asked);
        requisition.old_missing = requisition.old_missing || !line.old_reason.empty();
    }
    requisition.requested_by = actor.user_id;
    requisition.requester = actor.name;
    requisition.requested_at = transaction.now();
    requisition.request_key = input.request_key;
    if (!requisition.old_missing && requisition.value <= limit(transaction, "materials.requisition.limit_free")) {
        requisition.state = *requisition_flow.next(requisition.state, RequisitionAction::approve);
        requisition.approved_at = transaction.now();
    }
    const Zone zone = catalog::calendar(transaction)->zone();
    requisition.number = sequence::next(transaction, "SL", civil(local_date(transaction.now(), zone)).year);
    insert(transaction, requisition);
    for (auto& line : lines) {
        line.requisition_id = requisition.id;
        insert(transaction, line);
    }
    ZS_TRY(publish(transaction, actor, requisition, "asked"));
    return requisition;
}

Result<Requisition> act(Transaction& transaction, const Actor& actor, Id<Requisition> id, RequisitionAction action,
                        const RequisitionInput& input) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Requisition requisition, load_visible(transaction, actor, id));
    const auto* step = requisition_flow.find(requisition.state, action);
    if (step == nullptr)
        return tl::unexpected(Error{Code::conflict,
                                    "workflow.action_not_allowed",
                                    {},
                                    {},
                                    fmt::format("{{\"current\":{}}}", to_json(requisition))});
    if (!may(actor, step->permission, action)) return fail(Code::forbidden, "access.forbidden");
    if (input.version && *input.version != requisition.version) return fail(Code::stale, "entity.stale");
    ZS_TRY(apply(transaction, actor, requisition, action, input));
    requisition.state = step->to;
    ZS_TRY(update(transaction, requisition));
    ZS_TRY(publish(transaction, actor, requisition, past_of(action)));
    return requisition;
}

std::vector<PickLine> pick_list(Reader& reader, const Requisition& requisition) {
    std::vector<PickLine> list;
    const Date today = local_date(reader.now(), catalog::calendar(reader)->zone());
    for (const auto& line : lines_of(reader, requisition.id))
        for (auto& pick : allocate(shelves_of(reader, {requisition.store_id.value, line.item_id.value}), line.asked,
                                   today, Expired::blocked)
                              .picks)
            list.push_back({line.id.value, line.item_id.value, std::move(pick)});
    std::stable_sort(list.begin(), list.end(),
                     [](const PickLine& a, const PickLine& b) { return a.pick.shelf.walk < b.pick.shelf.walk; });
    return list;
}

}  // namespace zs::materials
