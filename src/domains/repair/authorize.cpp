// Who may see an order and which steps are his to take.
#include <fmt/format.h>

#include "domains/repair/service.h"

namespace zs::repair {
namespace {

constexpr ScopeColumns order_scope{"o.campus_id", "o.department_id", "o.crew_id", "o.vendor_id"};

bool contains(const std::vector<std::int64_t>& ids, std::int64_t id) {
    return id != 0 && std::find(ids.begin(), ids.end(), id) != ids.end();
}

bool has_duty(const Actor& actor, const WorkOrder& order, OrderAction action) {
    if (actor.may("repair.dispatch") && in_scope(actor, owner_of(order))) return true;
    if (is_work(action)) {
        if (actor.person_id != 0 && order.assignee_id == actor.person_id) return true;
        if (contains(actor.scope.vendor_ids, order.vendor_id)) return true;
        return actor.may("repair.lead") && contains(actor.scope.crew_ids, order.crew_id);
    }
    if (action == OrderAction::grab) return actor.person_id != 0 && in_scope(actor, owner_of(order));
    if (action == OrderAction::cancel && order.reporter_user_id != 0 && order.reporter_user_id == actor.user_id)
        return true;
    if (action == OrderAction::confirm || action == OrderAction::reopen)
        return actor.scope.all || contains(actor.scope.department_ids, order.department_id) ||
               (order.reporter_user_id != 0 && order.reporter_user_id == actor.user_id);
    return in_scope(actor, owner_of(order));
}

/// A crew leader hands out the work of his own crew: accepts it, sends his people, offers it to them.
bool leads(const Actor& actor, const WorkOrder& order, OrderAction action) {
    const bool hands_out =
        action == OrderAction::accept || action == OrderAction::dispatch || action == OrderAction::offer;
    return hands_out && actor.may("repair.lead") && contains(actor.scope.crew_ids, order.crew_id);
}

bool may_take(const Actor& actor, const WorkOrder& order, OrderAction action, std::string_view permission) {
    return leads(actor, order, action) || (actor.may(permission) && has_duty(actor, order, action));
}

/// Whom a leader sends must be of his crew; a dispatcher may send anybody.
Status check_own_people(Reader& reader, const Actor& actor, const WorkOrder& order, const ActionInput& input) {
    if (!input.person_id || (actor.may("repair.dispatch") && in_scope(actor, owner_of(order)))) return {};
    const auto crew =
        reader.integer("SELECT crew_id FROM organization_person WHERE id = ?", {*input.person_id}).value_or(0);
    if (!contains(actor.scope.crew_ids, crew)) return fail_field("person_id", "repair.not_your_crew");
    return {};
}

bool visible(const Actor& actor, const WorkOrder& order) {
    if (in_scope(actor, owner_of(order))) return true;
    if (actor.person_id != 0 && order.assignee_id == actor.person_id) return true;
    return actor.user_id != 0 && order.reporter_user_id == actor.user_id;
}

/// "a AND b" of two restrictions.
Restriction both(Restriction a, const Restriction& b) {
    a.sql = a.sql.empty() ? b.sql : fmt::format("{} AND {}", a.sql, b.sql);
    a.parameters.insert(a.parameters.end(), b.parameters.begin(), b.parameters.end());
    return a;
}

}  // namespace

bool is_work(OrderAction action) {
    switch (action) {
        case OrderAction::take:
        case OrderAction::refuse:
        case OrderAction::arrive:
        case OrderAction::hold:
        case OrderAction::resume:
        case OrderAction::finish:
            return true;
        default:
            return false;
    }
}

Restriction visible_orders(const Actor& actor) {
    auto restriction = scope_restriction(actor, order_scope);
    if (actor.scope.all) return restriction;
    restriction.sql = fmt::format(
        "({} OR (o.assignee_id = ? AND o.assignee_id > 0) OR "
        "(o.reporter_user_id = ? AND o.reporter_user_id > 0))",
        restriction.sql.empty() ? "1=1" : restriction.sql);
    restriction.parameters.emplace_back(actor.person_id);
    restriction.parameters.emplace_back(actor.user_id);
    return restriction;
}

Restriction own_orders(const Actor& actor) {
    Restriction own{"(o.assignee_id = ? AND o.assignee_id > 0", {actor.person_id}};
    for (const auto vendor : actor.scope.vendor_ids) {
        own.sql += " OR o.vendor_id = ?";
        own.parameters.emplace_back(vendor);
    }
    own.sql += ')';
    return both(visible_orders(actor), own);
}

Result<WorkOrder> load_visible(Reader& reader, const Actor& actor, Id<WorkOrder> id) {
    auto order = find(reader, id);
    if (!order || !visible(actor, *order)) return fail(Code::not_found, "entity.not_found");
    return *std::move(order);
}

Result<WorkOrder> load_by_tracking(Reader& reader, std::string_view tracking) {
    auto order = select_one<WorkOrder>(reader, "WHERE tracking = ?", {std::string(tracking)});
    if (!order || tracking.empty()) return fail(Code::not_found, "repair.tracking_unknown");
    return *std::move(order);
}

std::vector<OrderAction> allowed_actions(const Actor& actor, const WorkOrder& order) {
    std::vector<OrderAction> allowed;
    for (const auto& step : order_flow.steps) {
        if (step.from != order.state || !may_take(actor, order, step.action, step.permission)) continue;
        if (step.action == OrderAction::file && !rules::papers_complete(order)) continue;
        allowed.push_back(step.action);
    }
    return allowed;
}

Result<WorkOrder> act(Transaction& transaction, const Actor& actor, Id<WorkOrder> id, OrderAction action,
                      const ActionInput& input) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(WorkOrder order, load_visible(transaction, actor, id));
    const auto* step = order_flow.find(order.state, action);
    if (step != nullptr && !may_take(actor, order, action, step->permission))
        return fail(Code::forbidden, "repair.not_your_step");
    if (action == OrderAction::dispatch) ZS_TRY(check_own_people(transaction, actor, order, input));
    return act_unchecked(transaction, actor, std::move(order), action, input);
}

}  // namespace zs::repair
