// From the wish to the fixed specification: approving, another route, criteria; and how a project ends early.
#include <fmt/format.h>

#include "core/text.h"
#include "domains/materials/materials.h"
#include "domains/purchasing/purchasing.h"
#include "domains/sourcing/service.h"

namespace zs::sourcing {
namespace {

Status need_reason(const Step& step) {
    if (text::trim(step.input.reason).empty()) return fail_field("reason", "field.required");
    return {};
}

Status approve(Step& step) {
    auto& [transaction, actor, project, input] = step;
    if (actor.user_id != 0 && actor.user_id == project.requested_by)
        return fail(Code::forbidden, "sourcing.own_request");
    ZS_TRY(check_large(transaction, actor, project, project.estimate));
    const bool unusual = project.split == SplitJudgement::open || !project.over_budget_reason.empty();
    if (unusual && text::trim(input.reason).empty()) return fail_field("reason", "sourcing.reason_to_approve");
    if (project.split == SplitJudgement::split) return fail(Code::conflict, "sourcing.is_a_split");
    project.approved_by = actor.user_id;
    project.approver = actor.name;
    project.approved_at = transaction.now();
    return {};
}

/// Nothing is bought any more: the budget has its money back.
Status end(Step& step) {
    ZS_TRY(need_reason(step));
    // What its award became is cancelled with it, unless somebody approved that meanwhile.
    if (const auto origin =
            purchasing::find_origin(step.transaction, purchasing::OriginKind::project, step.project.id.value))
        ZS_TRY(purchasing::withdraw_origin(step.transaction, step.actor, *origin, text::trim(step.input.reason)));
    step.project.end_reason = text::trim(step.input.reason);
    step.project.ended_at = step.transaction.now();
    step.project.reserved = {};
    return {};
}

/// Who runs a purchase neither asked for it nor approved it.
Status check_buyer(const Step& step) {
    const auto user = step.actor.user_id;
    if (user != 0 && user == step.project.requested_by) return fail(Code::forbidden, "sourcing.own_project");
    if (user != 0 && user == step.project.approved_by) return fail(Code::forbidden, "sourcing.approver_buys");
    return {};
}

Status change_route(Step& step) {
    ZS_TRY(check_buyer(step));
    std::vector<FieldError> errors;
    if (!step.input.route) errors.push_back({"route", "field.required", {}});
    if (step.input.route == step.project.route) errors.push_back({"route", "sourcing.same_route", {}});
    if (text::trim(step.input.reason).empty()) errors.push_back({"reason", "field.required", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    step.project.route_wanted = *step.input.route;
    step.project.route_reason = text::trim(step.input.reason);
    step.project.route_by = step.actor.user_id;
    step.project.route_waiting = true;
    return {};
}

Status answer_route(Step& step, Action action) {
    auto& [transaction, actor, project, input] = step;
    if (!project.route_waiting) return fail(Code::conflict, "sourcing.no_route_waits");
    if (actor.user_id != 0 && actor.user_id == project.route_by) return fail(Code::forbidden, "sourcing.own_request");
    if (action == Action::refuse_route) {
        ZS_TRY(need_reason(step));
    } else {
        ZS_TRY(check_large(transaction, actor, project, project.estimate));
        project.route = project.route_wanted;
        project.route_approver = actor.name;
    }
    project.route_waiting = false;
    return {};
}

Status check_criteria(Step& step) {
    const auto& criteria = step.input.criteria;
    if (criteria.empty())
        return needs_committee(step.project.route) ? Status(fail_field("criteria", "sourcing.criteria_needed"))
                                                   : Status{};
    std::int64_t sum = 0, price = 0, prices = 0;
    for (const auto& one : criteria) {
        sum += one.weight;
        if (one.is_price) price += one.weight, ++prices;
    }
    if (sum != 100) return fail_field("criteria", "sourcing.weights_sum", {{"sum", std::to_string(sum)}});
    if (prices != 1 || criteria.size() < 2) return fail_field("criteria", "sourcing.one_price");
    const auto category = find(step.transaction, step.project.category_id);
    const auto least = number(step.transaction, fmt::format("sourcing.price_weight.{}", text_of(category->kind)),
                              step.transaction.now());
    if (price < least) return fail_field("criteria", "sourcing.price_weight_low", {{"least", std::to_string(least)}});
    return {};
}

Status specify(Step& step) {
    auto& [transaction, actor, project, input] = step;
    ZS_TRY(check_buyer(step));
    if (project.route_waiting) return fail(Code::conflict, "sourcing.route_waits");
    if (text::trim(input.specification).empty()) return fail_field("specification", "field.required");
    ZS_TRY(check_criteria(step));
    const auto store = materials::store_facts(transaction, {input.store_id});
    if (input.store_id != 0 && (!store || (*store)->kind != materials::StoreKind::main || !(*store)->active))
        return fail_field("store_id", "sourcing.main_store_needed");
    project.specification = text::trim(input.specification);
    project.warranty_months = input.warranty_months;
    project.becomes = input.becomes.value_or(Becomes::order);
    project.contract_months = input.contract_months;
    if (project.becomes != Becomes::order && project.contract_months == 0)
        project.contract_months = number(transaction, "sourcing.contract.months", transaction.now());
    project.store_id = input.store_id;
    project.bought_by = actor.user_id;
    project.buyer = actor.name;
    transaction.execute("DELETE FROM sourcing_criterion WHERE project_id = ?", {project.id.value});
    for (const auto& one : input.criteria) {
        Criterion criterion;
        criterion.project_id = project.id;
        criterion.name = one.name;
        criterion.weight = one.weight;
        criterion.is_price = one.is_price;
        insert(transaction, criterion);
    }
    return {};
}

}  // namespace

Status change_request(Step& step, Action action) {
    switch (action) {
        case Action::approve:
            return approve(step);
        case Action::change_route:
            return change_route(step);
        case Action::approve_route:
        case Action::refuse_route:
            return answer_route(step, action);
        case Action::specify:
            return specify(step);
        default:
            return end(step);
    }
}

}  // namespace zs::sourcing
