// Steps of a year plan, and visits that people move.
#include <fmt/format.h>

#include <algorithm>

#include "core/json.h"
#include "domains/catalog/catalog.h"
#include "domains/maintenance/service.h"
#include "domains/maintenance/workflow.h"
#include "domains/maintenance/year_service.h"
#include "platform/audit/audit.h"
#include "platform/events/events.h"

namespace zs::maintenance {
namespace {

constexpr int days_max = 800;  // of a span: two years and some

std::string joined(const std::vector<std::int64_t>& ids) {
    std::string text;
    for (const auto id : ids) text += fmt::format("{}{}", text.empty() ? "" : ",", id);
    return text;
}

void publish_year(Transaction& transaction, const YearPlan& plan, std::string_view past) {
    std::string name;
    json::append_string(name, plan.name);
    events::publish(transaction, fmt::format("maintenance.year_{}", past), plan.id.value,
                    fmt::format(R"({{"topic":"maintenance.year","id":{},"state":"{}","version":{},"name":{}}})",
                                plan.id.value, text_of(plan.state), plan.version, name));
}

/// The order stands on the plan's day from now on.
Status set_day(Transaction& transaction, const Actor& actor, Id<Order> id, std::optional<Date> day, bool pinned) {
    lock(transaction, id);
    auto order = find(transaction, id);
    if (!order || order->state != OrderState::planned) return {};
    const Order before = *order;
    order->planned_on = day;
    order->pinned = pinned;
    const std::string changes = diff(before, *order);
    if (changes == "{}") return {};
    ZS_TRY(update(transaction, *order));
    audit::record(transaction, actor, "maintenance.order.plan", "maintenance_order", id.value, changes);
    return {};
}

/// Open orders take their day; plans accepted before for the same crews are replaced.
Status take_effect(Transaction& transaction, const Actor& actor, YearPlan& plan) {
    plan.accepted_by = actor.name;
    plan.accepted_at = transaction.now();
    for (auto& other : select<YearPlan>(transaction, "WHERE state = 'accepted' AND id <> ?", {plan.id.value})) {
        if (!plan.crew_ids.empty() && plan.crew_ids != other.crew_ids) continue;
        other.state = *year_flow.next(other.state, YearAction::replace);
        ZS_TRY(update(transaction, other));
    }
    for (const auto& visit : select<YearVisit>(
             transaction, "WHERE year_plan_id = ? AND order_id > 0 AND day IS NOT NULL ORDER BY id", {plan.id.value})) {
        const auto order = find(transaction, Id<Order>{visit.order_id});
        if (order && order->pinned && !visit.pinned) continue;  // fixed by hand meanwhile
        ZS_TRY(set_day(transaction, actor, {visit.order_id}, visit.day, visit.pinned));
    }
    return {};
}

/// What the caller plans for: the crews he names, or his own.
Result<std::string> crews_for(Reader& reader, const Actor& actor, const NewYearPlan& input) {
    auto ids = ids_of(input.crew_ids);
    for (const auto id : ids) {
        if (!reader.exists("SELECT 1 FROM organization_crew WHERE id = ? AND active = 1", {id}))
            return fail_field("crew_ids", "field.reference_missing");
        if (!sees_crew(actor, id)) return fail_field("crew_ids", "maintenance.not_your_crew");
    }
    if (ids.empty() && !actor.scope.all) {
        ids = actor.scope.crew_ids;
        if (ids.empty()) return fail(Code::forbidden, "maintenance.not_yours");
    }
    std::ranges::sort(ids);
    return joined(ids);
}

}  // namespace

bool plans_for(const Actor& actor, const YearPlan& plan) {
    if (actor.scope.all) return true;
    const auto ids = ids_of(plan.crew_ids);
    return !ids.empty() && std::ranges::all_of(ids, [&](auto id) { return sees_crew(actor, id); });
}

Restriction visible_visits(const Actor& actor) {
    return scope_restriction(actor, {"v.campus_id", "v.department_id", "v.crew_id", "v.vendor_id"});
}

Result<YearPlan> draft_year(Transaction& transaction, const Actor& actor, const NewYearPlan& input) {
    YearPlan plan;
    plan.first_day = input.first_day.value_or(today(transaction));
    plan.last_day =
        input.last_day.value_or(equipment::rules::advance(plan.first_day, 1, equipment::IntervalUnit::year) + -1);
    if (plan.last_day < plan.first_day) return fail_field("last_day", "maintenance.end_before_start");
    if (plan.last_day - plan.first_day >= days_max) return fail_field("last_day", "maintenance.span_too_long");
    ZS_TRY_ASSIGN(plan.crew_ids, crews_for(transaction, actor, input));
    plan.name =
        input.name.empty() ? fmt::format("{} — {}", to_text(plan.first_day), to_text(plan.last_day)) : input.name;
    plan.seed = input.seed.value_or(1);
    plan.created_by = actor.name;
    plan.created_at = transaction.now();
    plan.worked_at = transaction.now();
    insert(transaction, plan);
    audit::record(transaction, actor, "maintenance.year.create", "maintenance_year_plan", plan.id.value, to_json(plan));
    return plan;
}

Result<YearPlan> act_on_year(Transaction& transaction, const Actor& actor, Id<YearPlan> id, YearAction action,
                             const YearInput& input) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(YearPlan plan, load(transaction, id));
    const bool by_people =
        action == YearAction::accept || action == YearAction::discard || action == YearAction::replan;
    const auto next = year_flow.next(plan.state, action);
    if (!by_people) return fail(Code::not_found, "http.not_found");
    if (!plans_for(actor, plan)) return fail(Code::forbidden, "maintenance.not_yours");
    if (input.version && *input.version != plan.version) return fail(Code::stale, "entity.stale");
    if (!next) return fail(Code::conflict, "workflow.action_not_allowed");
    plan.state = *next;
    if (action == YearAction::accept) ZS_TRY(take_effect(transaction, actor, plan));
    if (action == YearAction::replan) plan.progress = 0;
    ZS_TRY(update(transaction, plan));
    audit::record(transaction, actor, fmt::format("maintenance.year.{}", text_of(action)), "maintenance_year_plan",
                  id.value);
    publish_year(transaction, plan, fmt::format("action_{}", text_of(action)));
    return plan;
}

Result<YearVisit> move_visit(Transaction& transaction, const Actor& actor, Id<YearPlan> plan_id, Id<YearVisit> id,
                             const VisitMove& input) {
    lock(transaction, plan_id);
    ZS_TRY_ASSIGN(YearPlan plan, load(transaction, plan_id));
    lock(transaction, id);
    auto visit = find(transaction, id);
    const bool his =
        visit && in_scope(actor, {visit->campus_id, visit->department_id, visit->crew_id, visit->vendor_id});
    if (!visit || visit->year_plan_id != plan_id || !his) return fail(Code::not_found, "entity.not_found");
    if (!plans_for(actor, plan) && !sees_crew(actor, visit->crew_id))
        return fail(Code::forbidden, "maintenance.not_yours");
    if (plan.state != YearState::draft && plan.state != YearState::accepted)
        return fail(Code::conflict, "maintenance.plan_is_closed");
    if (input.version && *input.version != visit->version) return fail(Code::stale, "entity.stale");
    if (input.day && (*input.day < plan.first_day || *input.day > plan.last_day))
        return fail_field("day", "maintenance.outside_span");
    const auto order = find(transaction, Id<Order>{visit->order_id});
    if (order && order->state != OrderState::planned) return fail(Code::conflict, "maintenance.order_under_way");
    const YearVisit before = *visit;
    const bool had = visit->day.has_value();
    visit->pinned = input.day.has_value();
    if (input.day) visit->day = input.day;  // freed, it stays until the plan is computed again
    if (visit->day) visit->why = year::Why::placed;
    ZS_TRY(update(transaction, *visit));
    plan.placed += had ? 0 : 1;
    if (before.day != visit->day) ++plan.moved;
    ZS_TRY(update(transaction, plan));
    if (plan.state == YearState::accepted && order)
        ZS_TRY(set_day(transaction, actor, order->id, visit->day, visit->pinned));
    audit::record(transaction, actor, "maintenance.year.move", "maintenance_year_visit", id.value,
                  diff(before, *visit));
    publish_year(transaction, plan, "moved");
    return *visit;
}

std::optional<PlannedDay> planned_day(Reader& reader, std::int64_t plan_id, Date due_on, std::int64_t window_days) {
    std::optional<PlannedDay> found;
    reader.query(
        "SELECT v.id, v.day, v.pinned FROM maintenance_year_visit v JOIN maintenance_year_plan y ON y.id = "
        "v.year_plan_id WHERE v.plan_id = ? AND y.state = 'accepted' AND v.day IS NOT NULL AND v.order_id = 0 AND "
        "v.due_on BETWEEN ? AND ? ORDER BY y.accepted_at DESC, ABS(v.due_on - ?), v.id LIMIT 1",
        {plan_id, due_on.days - window_days, due_on.days + window_days, std::int64_t{due_on.days}},
        [&](const Row& row) {
            found = {row.integer(0), Date{static_cast<std::int32_t>(row.integer(1))}, row.integer(2) != 0};
        });
    // The clock was wound on another day than the plan thought: what no longer lies in the window is not taken.
    if (found && !found->pinned && !rules::is_compliant(due_on, found->day, window_days)) return std::nullopt;
    return found;
}

}  // namespace zs::maintenance
