// Use cases of maintenance: one public function = load → decide → store → publish, inside the caller's transaction.
#pragma once
#include "domains/maintenance/maintenance.h"
#include "domains/maintenance/rules.h"

namespace zs::maintenance {

Result<Activity> add_activity(Transaction& transaction, const Actor& actor, Activity activity);
/// Both keep what was before as an edition. Errors: entity.stale, field errors.
Result<Activity> change_activity(Transaction& transaction, const Actor& actor, Id<Activity> id,
                                 const json::object& body);
Result<Activity> change_tasks(Transaction& transaction, const Actor& actor, Id<Activity> id, TaskListInput input);

/// Orders of the actor's campuses, departments, crews, vendors, and those that name him.
Restriction visible_orders(const Actor& actor);
/// Whether the crew is of the actor's scope.
bool sees_crew(const Actor& actor, std::int64_t crew);
/// The order if this actor may see it, else entity.not_found.
Result<Order> load_visible(Reader& reader, const Actor& actor, Id<Order> id);
std::vector<OrderAction> allowed_actions(const Actor& actor, const Order& order);

/// An order for a device by an activity of its type. Errors: field errors, maintenance.order_is_open.
Result<Order> open_order(Transaction& transaction, const Actor& actor, const NewOrder& input);
/// Takes a step: visible, already done with the same key, permission, version (stale), transition, input.
Result<Order> act(Transaction& transaction, const Actor& actor, Id<Order> id, OrderAction action,
                  const OrderInput& input);
/// The same without the permission check: for the played hospital.
Result<Order> act_unchecked(Transaction& transaction, const Actor& actor, Order order, OrderAction action,
                            const OrderInput& input);

/// The hospital's day now.
Date today(Reader& reader);
/// Who answers for an order of an activity on a device: its campus, department, vendor, crew, else the room's crew.
void set_owner(Reader& reader, Order& order, const Activity& activity, const equipment::Device& device);

std::string order_json(Reader& reader, const Actor& actor, const Order& order);

rules::WindowRule window_rule(Reader& reader, Instant at);

}  // namespace zs::maintenance
