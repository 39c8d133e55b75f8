// Use cases of sourcing: one public function = load → decide → store → publish, inside the caller's transaction.
#pragma once
#include "domains/sourcing/commands.h"
#include "domains/sourcing/limits.h"
#include "domains/sourcing/views.h"

namespace zs::sourcing {

/// Projects of departments in the scope; columns of `o`.
Restriction visible_projects(const Actor& actor);
Result<Project> load_visible(Reader& reader, const Actor& actor, Id<Project> id);

/// What the table says of a purchase before it is asked for.
struct Prospect {
    RouteChoice choice;
    Split split;
    std::optional<BudgetLine> budget;
    Money left;  // of the budget line
};
Prospect prospect(Reader& reader, Id<organization::Department> department, const Category& category, Money amount);

/// A department asks for a purchase; the budget is reserved in the same transaction. The same request key again
/// returns what it made. Errors: field errors of all lines at once, sourcing.no_budget_line, sourcing.over_budget
/// unless it is explained.
Result<Project> ask(Transaction& transaction, const Actor& actor, const NewProject& input);
/// One step. Errors: workflow.action_not_allowed, access.forbidden, entity.stale, the refusals of the step.
Result<Project> act(Transaction& transaction, const Actor& actor, Id<Project> id, Action action,
                    const ProjectInput& input);
std::vector<Action> allowed_actions(const Actor& actor, const Project& project);
/// The auditor says what a suspected split is.
Result<Project> judge_split(Transaction& transaction, const Actor& actor, Id<Project> id, const JudgeInput& input);
/// A supplier, or the buyer for him, objects to a published result.
Result<Objection> object(Transaction& transaction, const Actor& actor, Project project, const ObjectionInput& input);
Result<Objection> answer(Transaction& transaction, const Actor& actor, Id<Objection> id, const AnswerInput& input);

/// A step that is being taken.
struct Step {
    Transaction& transaction;
    const Actor& actor;
    Project& project;
    const ProjectInput& input;
};
/// Keeps the time line, tells others, and records the audit. `note` goes into the time line only.
void record(Transaction& transaction, const Actor& actor, const Project& project, std::string_view action,
            std::string_view note);
void publish_event(Transaction& transaction, const Actor& actor, const Project& project, std::string_view event,
                   std::int64_t vendor_id = 0);
/// Positive ids with commas between; field error on `field` for anything else.
Result<std::vector<std::int64_t>> ids_of(std::string_view text, std::string_view field);
/// Amounts above the head's limit, split or over budget, are for who may approve large ones.
Status check_large(Reader& reader, const Actor& actor, const Project& project, Money amount);

// Parts of act(), by what they are about.
Status change_request(Step& step, Action action);  // approve … specify, cancel, fail
Status go_to_market(Step& step, Action action);    // publish, open, compare
Status decide_result(Step& step, Action action);   // publish_result, award, contract
Status seat_committee(Step& step, Action action);  // appoint, close_scoring

std::string project_json(Reader& reader, const Actor& actor, const Project& project);

}  // namespace zs::sourcing
