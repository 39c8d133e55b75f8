// What time does by itself: automatic confirmation, filing, escalation, forgetting telephone numbers.
#include <fmt/format.h>

#include <map>
#include <utility>

#include "core/json.h"
#include "domains/catalog/catalog.h"
#include "domains/repair/service.h"
#include "platform/audit/audit.h"

namespace zs::repair {
namespace {

constexpr std::string_view batch = " LIMIT 500";  // bounds one transaction; the next run goes on

Result<std::int64_t> act_on_all(Transaction& transaction, std::string_view name, OrderAction action,
                                const std::vector<WorkOrder>& orders) {
    const Actor actor = Actor::system(name);
    for (const auto& order : orders) ZS_TRY(act_unchecked(transaction, actor, order, action, {}));
    return static_cast<std::int64_t>(orders.size());
}

}  // namespace

Result<std::int64_t> confirm_overdue(Transaction& transaction) {
    const auto orders =
        select<WorkOrder>(transaction, fmt::format("WHERE state = 'restored' AND due_at <= ? ORDER BY due_at{}", batch),
                          {transaction.now().unix_ms});
    return act_on_all(transaction, "repair.auto_confirm", OrderAction::confirm, orders);
}

Result<std::int64_t> file_complete(Transaction& transaction) {
    const auto orders = select<WorkOrder>(
        transaction,
        fmt::format(
            "WHERE state = 'confirmed' AND cause <> '' AND remedy <> '' AND (labour_minutes > 0 OR vendor_id > 0) "
            "ORDER BY id{}",
            batch));
    return act_on_all(transaction, "repair.auto_file", OrderAction::file, orders);
}

namespace {

/// Open orders that may still go up: clocks that run, also in holds whose reason does not stop them. The highest level
/// reached is left out, or a backlog of old ones would hide the new ones from this run.
constexpr std::string_view may_rise =
    "WHERE state IN ('reported','accepted','pooled','dispatched','taken','working','on_hold') AND due_at IS NOT NULL "
    "AND (escalation < 3 OR (priority = 'p1' AND escalation < 4)) AND (state <> 'on_hold' OR NOT EXISTS (SELECT 1 FROM "
    "repair_reason r WHERE r.code = repair_work_order.hold_reason AND r.stops_clock = 1)) ORDER BY due_at LIMIT 2000";

/// When the limits of an order began to run: at its report, or when it was last reopened.
Instant limits_began(Reader& reader, const WorkOrder& order) {
    if (order.rework_count == 0) return order.reported_at;
    const auto reopened = reader.integer(
        "SELECT MAX(at) FROM repair_timeline_entry WHERE work_order_id = ? AND action = 'reopen'", {order.id.value});
    return reopened ? Instant{*reopened} : order.reported_at;
}

/// Orders whose clocks have passed a step that nobody above was told of, with the step.
struct Late {
    WorkOrder order;
    std::int64_t level = 0;
};

std::vector<Late> late_orders(Reader& reader) {
    const Instant now = reader.now();
    const auto parameters = catalog::parameters(reader);
    const auto calendar = catalog::calendar(reader);
    const auto hours = service_hours(reader, now);
    const rules::EscalationSteps steps{parameters->integer("repair.escalation.leader_percent", now),
                                       parameters->integer("repair.escalation.supervisor_percent", now),
                                       parameters->integer("repair.escalation.head_percent", now)};
    std::map<Priority, rules::TimeLimits> limits;
    for (const auto priority : {Priority::p1, Priority::p2, Priority::p3, Priority::p4})
        limits[priority] = time_limits(reader, priority, now);
    std::vector<Late> late;
    for (auto& order : select<WorkOrder>(reader, may_rise)) {
        const auto times = rules::escalation_times(order, limits_began(reader, order), limits[order.priority], steps,
                                                   *calendar, hours);
        const auto level = rules::escalation_level(order.priority, times, now);
        if (level > order.escalation) late.push_back({std::move(order), level});
    }
    return late;
}

Status raise(Transaction& transaction, WorkOrder order, std::int64_t level) {
    const Actor actor = Actor::system("repair.escalate");
    const auto before = std::exchange(order.escalation, level);
    ZS_TRY(update(transaction, order));
    add_timeline(transaction, actor, order, "escalate", order.state, {}, {}, {},
                 fmt::format(R"({{"level":{}}})", level));
    publish_change(transaction, actor, order, "escalated",
                   fmt::format(R"(,"level":{},"level_before":{})", level, before));
    return {};
}

std::int64_t number_of(const json::object& payload, std::string_view name) {
    const auto* found = payload.if_contains(name);
    return found != nullptr && found->is_int64() ? found->as_int64() : 0;
}

}  // namespace

Result<std::int64_t> escalate_late(Transaction& transaction) {
    const auto late = late_orders(transaction);
    for (const auto& [order, level] : late) ZS_TRY(raise(transaction, order, level));
    return static_cast<std::int64_t>(late.size());
}

Result<std::int64_t> escalate_beside(Database& database) {
    std::vector<Late> late;
    ZS_TRY(database.read([&](Reader& reader) -> Status {
        late = late_orders(reader);
        return {};
    }));
    std::int64_t raised = 0;
    for (const auto& one : late) {
        ZS_TRY(database.write([&](Transaction& transaction) -> Status {
            const auto now = find(transaction, one.order.id);
            if (!now || now->version != one.order.version) return {};  // somebody acted: the next run looks again
            return raise(transaction, *now, one.level);
        }));
        ++raised;
    }
    return raised;
}

Status note_acknowledged(Transaction& transaction, const events::Event& event) {
    const auto payload = json::parse_object(event.payload);
    if (!payload || payload->at("entity").as_string() != "repair_work_order") return {};
    const auto order = find(transaction, Id<WorkOrder>{event.entity_id});
    if (!order) return {};
    Actor actor;
    actor.kind = ActorKind::person;
    actor.user_id = number_of(*payload, "user_id");
    actor.name = std::string(payload->at("name").as_string());
    add_timeline(transaction, actor, *order, "acknowledge", order->state, {}, {}, {},
                 fmt::format(R"({{"level":{}}})", number_of(*payload, "level")), event.at);
    publish_change(transaction, actor, *order, "acknowledged");
    return {};
}

Status note_climbed(Transaction& transaction, const events::Event& event) {
    const auto payload = json::parse_object(event.payload);
    if (!payload || payload->at("entity").as_string() != "repair_work_order") return {};
    const auto order = find(transaction, Id<WorkOrder>{event.entity_id});
    if (!order) return {};
    add_timeline(transaction, Actor::system("messaging.repeat"), *order, "escalate", order->state, {}, {}, {},
                 fmt::format(R"({{"level":{},"unanswered":true}})", number_of(*payload, "level")), event.at);
    return {};
}

Result<std::int64_t> purge_phones(Transaction& transaction) {
    const Instant now = transaction.now();
    const auto days = catalog::parameters(transaction)->integer("repair.phone_retention_days", now);
    const Instant before = now - std::chrono::hours(24 * days);
    return transaction.execute(
        "UPDATE repair_work_order SET reporter_phone = '' WHERE reporter_phone <> '' AND "
        "(closed_at < ? OR (state IN ('cancelled','merged') AND reported_at < ?))",
        {before.unix_ms, before.unix_ms});
}

}  // namespace zs::repair
