// Steps of a project: who may, what the workflow allows, what each leaves in the time line.
#include <fmt/format.h>

#include "core/json.h"
#include "core/text.h"
#include "domains/sourcing/flow.h"
#include "domains/sourcing/service.h"
#include "platform/audit/audit.h"
#include "platform/events/events.h"

namespace zs::sourcing {
namespace {

Status apply(Step& step, Action action) {
    switch (action) {
        case Action::publish:
        case Action::open:
        case Action::compare:
            return go_to_market(step, action);
        case Action::appoint:
        case Action::close_scoring:
            return seat_committee(step, action);
        case Action::publish_result:
        case Action::award:
        case Action::contract:
            return decide_result(step, action);
        default:
            return change_request(step, action);
    }
}

/// What a step writes into the time line: the reason that was given, or the text that was issued.
std::string note_of(Action action, const ProjectInput& input) {
    if (action == Action::publish || action == Action::publish_result) return input.notice;
    if (action == Action::specify) return input.specification;
    return input.reason;
}

constexpr std::string_view event_of(Action action) {
    if (action == Action::approve) return "project_approved";
    if (action == Action::refuse) return "project_refused";
    return "project_changed";
}

/// Beyond the workflow: what waits for an answer about its route goes no further.
bool possible(const Project& project, Action action) {
    if (action == Action::approve_route || action == Action::refuse_route) return project.route_waiting;
    if (action == Action::change_route || action == Action::specify) return !project.route_waiting;
    if (action == Action::publish_result && project.state == State::compared) return !needs_committee(project.route);
    return true;
}

}  // namespace

Restriction visible_projects(const Actor& actor) { return scope_restriction(actor, {.department = "o.department_id"}); }

Result<Project> load_visible(Reader& reader, const Actor& actor, Id<Project> id) {
    auto project = find(reader, id);
    if (!project || !in_scope(actor, {.department_id = project->department_id.value}))
        return fail(Code::not_found, "entity.not_found");
    return *std::move(project);
}

Result<std::vector<std::int64_t>> ids_of(std::string_view text, std::string_view field) {
    std::vector<std::int64_t> ids;
    if (text::trim(text).empty()) return ids;
    for (const auto part : text::split(text, ',')) {
        const auto id = text::parse_integer(text::trim(part));
        if (!id || *id <= 0 || std::find(ids.begin(), ids.end(), *id) != ids.end())
            return fail_field(field, "field.reference_missing");
        ids.push_back(*id);
    }
    return ids;
}

void record(Transaction& transaction, const Actor& actor, const Project& project, std::string_view action,
            std::string_view note) {
    Entry entry;
    entry.project_id = project.id;
    entry.at = transaction.now();
    entry.action = action;
    entry.state = project.state;
    entry.actor_id = actor.user_id;
    entry.actor = actor.name;
    entry.note = text::trim(note);
    insert(transaction, entry);
    audit::record(transaction, actor, fmt::format("sourcing.project.{}", action), "sourcing_project", project.id.value,
                  fmt::format(R"({{"number":"{}","state":"{}"}})", project.number, text_of(project.state)));
}

void publish_event(Transaction& transaction, const Actor& actor, const Project& project, std::string_view event,
                   std::int64_t vendor_id) {
    std::string title;
    json::append_string(title, project.title);
    events::publish(
        transaction, fmt::format("sourcing.{}", event), project.id.value,
        fmt::format(R"({{"topic":"sourcing.project","id":{},"number":"{}","state":"{}","version":{},"title":{},)"
                    R"("campus_id":0,"department_id":{},"crew_id":0,"vendor_id":{},"reporter_user_id":{},)"
                    R"("actor_user_id":{}}})",
                    project.id.value, project.number, text_of(project.state), project.version, title,
                    vendor_id == 0 ? project.department_id.value : 0, vendor_id, project.requested_by, actor.user_id));
}

Status check_large(Reader& reader, const Actor& actor, const Project& project, Money amount) {
    const bool large = amount > limit_of_head(reader, reader.now()) || project.split != SplitJudgement::none ||
                       !project.over_budget_reason.empty();
    if (large && !actor.may("sourcing.approve_large")) return fail(Code::forbidden, "sourcing.above_your_limit");
    return {};
}

std::vector<Action> allowed_actions(const Actor& actor, const Project& project) {
    std::vector<Action> allowed;
    for (const auto& step : project_flow.steps)
        if (step.from == project.state && actor.may(step.permission) && possible(project, step.action))
            allowed.push_back(step.action);
    return allowed;
}

Result<Project> act(Transaction& transaction, const Actor& actor, Id<Project> id, Action action,
                    const ProjectInput& input) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Project project, load_visible(transaction, actor, id));
    const auto* edge = project_flow.find(project.state, action);
    if (edge == nullptr)
        return tl::unexpected(Error{Code::conflict,
                                    "workflow.action_not_allowed",
                                    {},
                                    {},
                                    fmt::format("{{\"current\":{}}}", to_json(project))});
    if (!actor.may(edge->permission)) return fail(Code::forbidden, "access.forbidden");
    if (input.version && *input.version != project.version) return fail(Code::stale, "entity.stale");
    Step step{transaction, actor, project, input};
    ZS_TRY(apply(step, action));
    project.state = edge->to;
    ZS_TRY(update(transaction, project));
    record(transaction, actor, project, text_of(action),
           action == Action::contract ? project.contract_number : note_of(action, input));
    publish_event(transaction, actor, project, event_of(action));
    return project;
}

Result<Project> judge_split(Transaction& transaction, const Actor& actor, Id<Project> id, const JudgeInput& input) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Project project, load_visible(transaction, actor, id));
    if (project.split == SplitJudgement::none) return fail(Code::conflict, "sourcing.no_split_here");
    if (project.requested_by == actor.user_id || project.bought_by == actor.user_id)
        return fail(Code::forbidden, "sourcing.own_project");
    if (text::trim(input.note).empty()) return fail_field("note", "field.required");
    project.split = input.is_split ? SplitJudgement::split : SplitJudgement::explained;
    project.split_note = text::trim(input.note);
    project.split_judge = actor.name;
    ZS_TRY(update(transaction, project));
    record(transaction, actor, project, "judge_split", input.note);
    publish_event(transaction, actor, project, "project_changed");
    return project;
}

}  // namespace zs::sourcing
