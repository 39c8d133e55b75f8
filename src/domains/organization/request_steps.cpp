// Answers to requests: whose step it is, what an approval does, and what time ends by itself.
#include <fmt/format.h>

#include "domains/organization/requests.h"
#include "platform/audit/audit.h"

namespace zs::organization {
namespace {

bool plans_for(Reader& reader, const Actor& actor, Id<Person> id) {
    const auto person = find(reader, id);
    return person && actor.may("organization.roster") && has_in_scope(actor, *person);
}

bool is(const Actor& actor, Id<Person> person) { return actor.person_id != 0 && actor.person_id == person.value; }

/// Nobody approves his own request, also when he makes the roster.
bool has_duty(Reader& reader, const Actor& actor, const RosterRequest& request, RequestAction action) {
    switch (duty_of(action)) {
        case RequestDuty::requester:
            return is(actor, request.person_id);
        case RequestDuty::colleague:
            return request.colleague_id && is(actor, *request.colleague_id);
        case RequestDuty::planner:
            return !is(actor, request.person_id) && plans_for(reader, actor, request.person_id);
        case RequestDuty::clock:
            return actor.kind == ActorKind::system;
    }
    return false;
}

/// Both entries are still what the two agreed on.
Status check_unchanged(Reader& reader, const RosterRequest& request) {
    const auto same = [&](std::int64_t id, std::int64_t version) {
        const auto entry = find(reader, Id<RosterEntry>{id});
        return entry && entry->version == version && entry->state == RosterState::planned;
    };
    if (request.kind == RequestKind::leave) return {};
    const bool back_same = request.return_entry_id == 0 || same(request.return_entry_id, request.return_version);
    if (!same(request.entry_id, request.entry_version) || !back_same)
        return fail(Code::conflict, "organization.shift_changed");
    return {};
}

/// Does what was asked for, through the use case by which the roster's maker enters it directly.
Status carry_out(Transaction& transaction, const Actor& actor, const RosterRequest& request) {
    if (request.kind == RequestKind::leave) {
        Leave leave;
        leave.person_id = request.person_id;
        leave.kind = request.leave_kind;
        leave.first_day = request.first_day;
        leave.last_day = request.last_day;
        leave.reason = request.note;
        ZS_TRY(take_leave(transaction, actor, std::move(leave)));
        return {};
    }
    const auto back =
        request.return_entry_id == 0 ? std::nullopt : std::optional(Id<RosterEntry>{request.return_entry_id});
    ZS_TRY(swap(transaction, actor, {request.entry_id}, *request.colleague_id, back));
    return {};
}

Result<RosterRequest> step(Transaction& transaction, const Actor& actor, RosterRequest request, RequestAction action,
                           const std::string& note) {
    const RosterRequest before = request;
    request.state = *request_flow.next(request.state, action);
    if (action != RequestAction::accept) {  // which only passes it on
        request.decided_at = transaction.now();
        request.decided_by = actor.name;
        request.answer = note;
    }
    ZS_TRY(update(transaction, request));
    audit::record(transaction, actor, fmt::format("organization.request.{}", text_of(action)),
                  "organization_roster_request", request.id.value, diff(before, request));
    publish_request(transaction, actor, request, action);
    return request;
}

tl::unexpected<Error> not_now(const RosterRequest& request, Code code, std::string_view key) {
    return tl::unexpected(Error{code,
                                std::string(key),
                                {{"state", std::string(text_of(request.state))}},
                                {},
                                fmt::format(R"({{"current":{}}})", to_json(request))});
}

}  // namespace

Restriction visible_requests(const Actor& actor, bool planned) {
    Restriction mine{"((r.person_id = ? OR r.colleague_id = ?) AND ? > 0)",
                     {actor.person_id, actor.person_id, actor.person_id}};
    if (!planned || !actor.may("organization.roster")) return mine;
    const auto scope = people_in_scope(actor);
    mine.sql = fmt::format("({} OR ({}))", mine.sql, scope.sql.empty() ? "1=1" : scope.sql);
    mine.parameters.insert(mine.parameters.end(), scope.parameters.begin(), scope.parameters.end());
    return mine;
}

Result<RosterRequest> load_visible(Reader& reader, const Actor& actor, Id<RosterRequest> id) {
    auto request = find(reader, id);
    const auto party = [&] {
        return is(actor, request->person_id) || (request->colleague_id && is(actor, *request->colleague_id));
    };
    if (!request || (!party() && !plans_for(reader, actor, request->person_id)))
        return fail(Code::not_found, "entity.not_found");
    return *std::move(request);
}

std::vector<RequestAction> allowed_actions(Reader& reader, const Actor& actor, const RosterRequest& request) {
    std::vector<RequestAction> allowed;
    for (const auto& line : request_flow.steps)
        if (line.from == request.state && actor.may(line.permission) && has_duty(reader, actor, request, line.action))
            allowed.push_back(line.action);
    return allowed;
}

Result<RosterRequest> act(Transaction& transaction, const Actor& actor, Id<RosterRequest> id, RequestAction action,
                          const RequestStepInput& input) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(auto request, load_visible(transaction, actor, id));
    const auto* found = request_flow.find(request.state, action);
    if (found == nullptr) return not_now(request, Code::conflict, "workflow.action_not_allowed");
    if (!actor.may(found->permission) || !has_duty(transaction, actor, request, action))
        return fail(Code::forbidden, "organization.not_your_request");
    if (input.version && *input.version != request.version) return not_now(request, Code::stale, "entity.stale");
    if (action == RequestAction::refuse && input.note.empty()) return fail_field("note", "field.required");
    if (action == RequestAction::accept || action == RequestAction::approve) {
        if (request.begins_at <= transaction.now()) return fail(Code::conflict, "organization.shift_begun");
        ZS_TRY(check_unchanged(transaction, request));
    }
    if (action == RequestAction::approve) ZS_TRY(carry_out(transaction, actor, request));
    return step(transaction, actor, std::move(request), action, input.note);
}

Result<std::int64_t> lapse_requests(Transaction& transaction) {
    const auto open = select<RosterRequest>(
        transaction, "WHERE state IN ('offered','asked') AND begins_at <= ? ORDER BY begins_at LIMIT 500",
        {transaction.now().unix_ms});
    const Actor actor = Actor::system("organization.lapse_requests");
    for (const auto& request : open) ZS_TRY(step(transaction, actor, request, RequestAction::lapse, {}));
    return static_cast<std::int64_t>(open.size());
}

}  // namespace zs::organization
