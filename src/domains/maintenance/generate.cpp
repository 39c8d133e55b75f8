// From manuals to orders: every device gets its plans, every plan its order when it is due soon.
#include <fmt/format.h>

#include "domains/catalog/catalog.h"
#include "domains/maintenance/service.h"
#include "domains/maintenance/year_service.h"
#include "domains/space/space.h"
#include "platform/audit/audit.h"
#include "platform/sequence/sequence.h"

namespace zs::maintenance {
namespace {

constexpr int plans_max = 500;  // a run: a whole new ledger takes some runs, none of them long

/// The maintenance clock of the archive that this activity means: of its name, else a new one.
Result<std::int64_t> clock_for(Transaction& transaction, const Actor& actor, const Activity& activity,
                               Id<equipment::Device> device) {
    const auto known = transaction.integer(
        "SELECT id FROM equipment_due_clock WHERE device_id = ? AND kind = 'maintenance' AND active = 1 AND title = ? "
        "ORDER BY id LIMIT 1",
        {device.value, activity.name});
    if (known) return *known;
    equipment::DueClock clock;
    clock.device_id = device;
    clock.title = activity.name;
    clock.interval_count = activity.interval_count;
    clock.interval_unit = activity.interval_unit;
    clock.window_days = rules::window_days(activity, window_rule(transaction, transaction.now()));
    clock.next_due =
        today(transaction) + static_cast<int>(rules::interval_days(activity.interval_count, activity.interval_unit));
    ZS_TRY_ASSIGN(clock, equipment::add_clock(transaction, actor, std::move(clock)));
    return clock.id.value;
}

struct Due {
    std::int64_t plan_id, activity_id, device_id;
    Date on;
};
Result<Order> open_for(Transaction& transaction, const Actor& actor, const Due& due) {
    ZS_TRY_ASSIGN(const Activity activity, load(transaction, Id<Activity>{due.activity_id}));
    ZS_TRY_ASSIGN(const auto device, load(transaction, Id<equipment::Device>{due.device_id}));
    Order order;
    order.plan_id = due.plan_id;
    order.activity_id = activity.id;
    order.edition = activity.edition;
    order.title = activity.name;
    order.title_en = activity.name_en;
    order.device_id = device.id;
    order.due_on = due.on;
    order.planned_on = due.on;
    order.window_days = rules::window_days(activity, window_rule(transaction, transaction.now()));
    const Zone zone = catalog::calendar(transaction)->zone();
    order.counted_at = start_of_day(due.on + static_cast<int>(order.window_days) + 1, zone);
    set_owner(transaction, order, activity, device);
    order.minutes = activity.minutes;
    order.skills = activity.skills;
    order.tools = activity.tools;
    order.parts = activity.parts;
    order.safety = activity.safety;
    order.items = stored(copy_list(tasks_of(activity.tasks)));
    order.created_at = transaction.now();
    order.number = sequence::next(transaction, "BY", civil(local_date(transaction.now(), zone)).year);
    const auto planned = planned_day(transaction, due.plan_id, due.on, order.window_days);
    if (planned) {
        order.planned_on = planned->day;
        order.pinned = planned->pinned;
    }
    insert(transaction, order);
    if (planned)
        transaction.execute("UPDATE maintenance_year_visit SET order_id = ? WHERE id = ?",
                            {order.id.value, planned->visit_id});
    audit::record(transaction, actor, "maintenance.order.open", "maintenance_order", order.id.value);
    return order;
}

/// Plans whose clock or counter has come near, without an open order.
std::vector<Due> due_plans(Reader& reader, Date until) {
    constexpr std::string_view no_order =
        "NOT EXISTS (SELECT 1 FROM maintenance_order o WHERE o.plan_id = p.id AND o.state IN ('planned','working'))";
    constexpr std::string_view in_service =
        "JOIN equipment_device d ON d.id = p.device_id AND d.state NOT IN ('to_be_scrapped','scrapped') JOIN "
        "maintenance_activity a ON a.id = p.activity_id AND a.active = 1";
    std::vector<Due> due;
    reader.query(fmt::format("SELECT p.id, p.activity_id, p.device_id, c.next_due FROM maintenance_plan p {} JOIN "
                             "equipment_due_clock c ON c.id = p.clock_id AND c.active = 1 WHERE c.next_due <= ? AND {} "
                             "AND NOT EXISTS (SELECT 1 FROM maintenance_order x WHERE x.plan_id = p.id AND x.due_on = "
                             "c.next_due) ORDER BY c.next_due, p.id",
                             in_service, no_order),
                 {std::int64_t{until.days}}, [&](const Row& row) {
                     due.push_back({row.integer(0), row.integer(1), row.integer(2),
                                    Date{static_cast<std::int32_t>(row.integer(3))}});
                 });
    reader.query(fmt::format("SELECT p.id, p.activity_id, p.device_id FROM maintenance_plan p {} JOIN "
                             "maintenance_reading r ON r.device_id = p.device_id AND r.counter = a.counter WHERE "
                             "p.clock_id = 0 AND a.every > 0 AND r.value >= p.last_reading + a.every AND {} ORDER BY "
                             "p.id",
                             in_service, no_order),
                 {}, [&](const Row& row) {
                     due.push_back({row.integer(0), row.integer(1), row.integer(2), today(reader)});
                 });
    return due;
}

/// Days after the window ended unused: from then on the order counts as missed.
Result<std::int64_t> mark_overdue(Transaction& transaction) {
    // Not a change by people: the version they see stays.
    return transaction.execute(
        "UPDATE maintenance_order SET overdue = 1 WHERE state IN ('planned','working') AND overdue = 0 AND "
        "due_on + window_days < ?",
        {std::int64_t{today(transaction).days}});
}

}  // namespace

Date today(Reader& reader) { return local_date(reader.now(), catalog::calendar(reader)->zone()); }

void set_owner(Reader& reader, Order& order, const Activity& activity, const equipment::Device& device) {
    order.campus_id = device.campus_id;
    order.department_id = device.department_id ? device.department_id->value : 0;
    order.vendor_id = device.vendor_id ? device.vendor_id->value : 0;
    order.crew_id = device.crew_id ? device.crew_id->value : 0;
    if (order.crew_id != 0 || !device.room_id || activity.trade.empty()) return;
    if (const auto responsible = space::responsible_for(reader, *device.room_id, activity.trade))
        order.crew_id = responsible->crew_id.value;
}

rules::WindowRule window_rule(Reader& reader, Instant at) {
    const auto parameters = catalog::parameters(reader);
    return {parameters->integer("maintenance.window_percent", at),
            parameters->integer("maintenance.window_days_min", at)};
}

Result<Order> open_order(Transaction& transaction, const Actor& actor, const NewOrder& input) {
    const auto activity = find(transaction, Id<Activity>{input.activity_id});
    if (!activity || !activity->active) return fail_field("activity_id", "field.reference_missing");
    ZS_TRY_ASSIGN(const auto device, equipment::load_visible(transaction, actor, {input.device_id}));
    if (device.type_id != activity->type_id) return fail_field("device_id", "maintenance.other_type");
    const auto plan =
        select_one<Plan>(transaction, "WHERE device_id = ? AND activity_id = ?", {input.device_id, input.activity_id});
    if (transaction.exists("SELECT 1 FROM maintenance_order WHERE device_id = ? AND activity_id = ? AND state IN "
                           "('planned','working')",
                           {input.device_id, input.activity_id}))
        return fail(Code::conflict, "maintenance.order_is_open");
    ZS_TRY_ASSIGN(Order order, open_for(transaction, actor,
                                        {plan ? plan->id.value : 0, input.activity_id, input.device_id,
                                         input.due_on.value_or(today(transaction))}));
    order.note = input.note;
    ZS_TRY(update(transaction, order));
    return order;
}

Result<std::int64_t> make_plans(Transaction& transaction) {
    const Actor actor = Actor::system("maintenance.generate");
    std::vector<std::pair<std::int64_t, std::int64_t>> missing;
    transaction.query(
        "SELECT d.id, a.id FROM equipment_device d JOIN maintenance_activity a ON a.type_id = d.type_id AND a.active = "
        "1 AND a.interval_kind <> 'condition' WHERE d.state NOT IN ('to_be_scrapped','scrapped') AND NOT EXISTS "
        "(SELECT 1 FROM maintenance_plan p WHERE p.device_id = d.id AND p.activity_id = a.id) ORDER BY d.id, a.id "
        "LIMIT ?",
        {std::int64_t{plans_max}}, [&](const Row& row) { missing.emplace_back(row.integer(0), row.integer(1)); });
    for (const auto& [device, activity_id] : missing) {
        ZS_TRY_ASSIGN(const Activity activity, load(transaction, Id<Activity>{activity_id}));
        Plan plan;
        plan.device_id = {device};
        plan.activity_id = activity.id;
        if (activity.interval_kind == IntervalKind::calendar) {
            ZS_TRY_ASSIGN(plan.clock_id, clock_for(transaction, actor, activity, plan.device_id));
        }
        insert(transaction, plan);
    }
    return static_cast<std::int64_t>(missing.size());
}

Result<std::int64_t> generate(Transaction& transaction) {
    const Actor actor = Actor::system("maintenance.generate");
    ZS_TRY_ASSIGN(std::int64_t changed, make_plans(transaction));
    const auto lead = catalog::parameters(transaction)->integer("maintenance.lead_days", transaction.now());
    for (const auto& due : due_plans(transaction, today(transaction) + static_cast<int>(lead))) {
        ZS_TRY(open_for(transaction, actor, due));
        ++changed;
    }
    ZS_TRY_ASSIGN(const auto late, mark_overdue(transaction));
    return changed + late;
}

}  // namespace zs::maintenance
