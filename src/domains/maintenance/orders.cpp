// Steps of a maintenance order, and what a done one leaves behind: the clock of the archive, counters, a repair order.
#include <fmt/format.h>

#include <algorithm>

#include "core/json.h"
#include "domains/catalog/catalog.h"
#include "domains/maintenance/service.h"
#include "domains/maintenance/workflow.h"
#include "domains/repair/repair.h"
#include "platform/audit/audit.h"

namespace zs::maintenance {
namespace {

RowOwner owner_of(const Order& order) { return {order.campus_id, order.department_id, order.crew_id, order.vendor_id}; }

bool is_named(const Actor& actor, const Order& order) {
    return actor.person_id != 0 && order.person_id == actor.person_id;
}

/// Departments see what is done to their devices; the work is of crews, vendors and whoever answers for the campus.
bool is_his(const Actor& actor, const Order& order) {
    if (is_named(actor, order)) return true;
    auto owner = owner_of(order);
    owner.department_id = 0;
    return in_scope(actor, owner);
}

void publish_change(Transaction& transaction, const Actor& actor, const Order& order, std::string_view past) {
    std::string title;
    json::append_string(title, order.title);
    events::publish(
        transaction, fmt::format("maintenance.order_{}", past), order.id.value,
        fmt::format(R"({{"topic":"maintenance.order","id":{},"number":"{}","state":"{}","version":{},)"
                    R"("title":{},"campus_id":{},"department_id":{},"crew_id":{},"vendor_id":{},)"
                    R"("assignee_id":{},"actor_user_id":{}}})",
                    order.id.value, order.number, text_of(order.state), order.version, title, order.campus_id,
                    order.department_id, order.crew_id, order.vendor_id, order.person_id, actor.user_id));
}

/// The repair order of what failed, at the device's room.
Status raise_repair(Transaction& transaction, const Actor& actor, Order& order, const Items& items) {
    ZS_TRY_ASSIGN(const auto device, load(transaction, order.device_id));
    if (!device.room_id) return fail_field("repair", "maintenance.device_without_room");
    repair::ReportFacts facts;
    facts.source = repair::Source::proactive;
    facts.room_id = *device.room_id;
    facts.device_name = device.name;
    facts.device_id = device.id.value;
    facts.title = fmt::format("{} · {}", device.name, order.title);
    facts.description = fmt::format("{}\n{}", order.number, abnormal_lines(items, Language::zh));
    facts.reporter_name = actor.name;
    ZS_TRY_ASSIGN(const auto raised, repair::report(transaction, actor, facts));
    order.repair_id = raised.id.value;
    order.repair_number = raised.number;
    return {};
}

/// The archive's clock is wound again, a counter's plan counts from here.
Status record_done(Transaction& transaction, const Actor& actor, const Order& order) {
    auto plan = find(transaction, Id<Plan>{order.plan_id});
    if (!plan) return {};
    if (plan->clock_id == 0) {
        const auto reading = transaction.integer(
            "SELECT CAST(r.value AS BIGINT) FROM maintenance_reading r JOIN maintenance_activity a ON a.id = ? WHERE "
            "r.device_id = ? AND r.counter = a.counter",
            {plan->activity_id.value, plan->device_id.value});
        plan->last_reading = static_cast<double>(reading.value_or(0));
        return update(transaction, *plan);
    }
    // Who maintains need not answer for the device itself: the order gives him the right to record it.
    Actor recorder = actor;
    recorder.kind = ActorKind::system;
    recorder.scope.all = true;
    equipment::DueRecordInput input;
    input.done_on = order.done_on;
    input.result = order.result;
    input.note = fmt::format("{} {}", order.number, order.note);
    ZS_TRY(equipment::record_due(transaction, recorder, {plan->clock_id}, input));
    return {};
}

Status finish(Transaction& transaction, const Actor& actor, Order& order, const OrderInput& input, Instant at) {
    auto items = items_of(order.items);
    ZS_TRY(answer(items, input.answers));
    order.items = stored(items);
    order.abnormal = count(items, Verdict::abnormal);
    order.result =
        input.result.value_or(order.abnormal > 0 ? equipment::DueResult::conditional : equipment::DueResult::passed);
    order.done_at = at;
    order.done_on = local_date(at, catalog::calendar(transaction)->zone());
    order.compliant = rules::is_compliant(order.due_on, *order.done_on, order.window_days);
    order.overdue = false;
    order.counted_at = std::min(order.counted_at, at);
    order.labour_minutes = *input.labour_minutes;
    order.note = input.note;
    order.signature = input.signature;
    order.request_key = input.request_key;
    if (actor.person_id != 0) {
        order.person_id = actor.person_id;
        order.person = actor.name;
    }
    note_readings(transaction, order.device_id, items, at);
    if (input.repair && order.abnormal > 0) ZS_TRY(raise_repair(transaction, actor, order, items));
    return record_done(transaction, actor, order);
}

Status assign(Reader& reader, const Actor& actor, Order& order, std::int64_t person_id) {
    const auto person = find(reader, Id<organization::Person>{person_id});
    if (!person || !person->active) return fail_field("person_id", "field.reference_missing");
    const auto crew = person->crew_id ? person->crew_id->value : 0;
    if (!sees_crew(actor, crew)) return fail_field("person_id", "maintenance.not_your_crew");
    order.person_id = person_id;
    order.person = person->name;
    return {};
}

Status apply(Transaction& transaction, const Actor& actor, Order& order, OrderAction action, const OrderInput& input) {
    const Instant at = std::min(input.happened_at.value_or(transaction.now()), transaction.now());
    switch (action) {
        case OrderAction::plan:
            order.planned_on = input.planned_on;
            order.pinned = true;
            if (!input.note.empty()) order.note = input.note;
            transaction.execute(  // year plans show the same day
                "UPDATE maintenance_year_visit SET day = ?, pinned = 1, why = 'placed', version = version + 1 WHERE "
                "order_id = ? AND year_plan_id IN (SELECT id FROM maintenance_year_plan WHERE state IN "
                "('draft','accepted') AND first_day <= ? AND last_day >= ?)",
                {std::int64_t{input.planned_on->days}, order.id.value, std::int64_t{input.planned_on->days},
                 std::int64_t{input.planned_on->days}});
            return {};
        case OrderAction::assign:
            return assign(transaction, actor, order, *input.person_id);
        case OrderAction::start:
            order.started_at = at;
            if (actor.person_id != 0) {
                order.person_id = actor.person_id;
                order.person = actor.name;
            }
            return {};
        case OrderAction::finish:
            return finish(transaction, actor, order, input, at);
        case OrderAction::exclude:
            order.exclusion = *input.exclusion;
            order.note = input.note;
            order.overdue = false;
            return {};
        case OrderAction::reinstate:
            order.exclusion = Exclusion::none;
            return {};
    }
    return {};
}

Error refusal(const Order& order) {
    Error error{Code::conflict, "workflow.action_not_allowed", {}, {}, {}};
    error.details = fmt::format("{{\"current\":{}}}", to_json(order));
    return error;
}

}  // namespace

bool sees_crew(const Actor& actor, std::int64_t crew) {
    const auto& crews = actor.scope.crew_ids;
    return actor.scope.all || std::find(crews.begin(), crews.end(), crew) != crews.end();
}

Restriction visible_orders(const Actor& actor) {
    auto restriction = scope_restriction(actor, {"o.campus_id", "o.department_id", "o.crew_id", "o.vendor_id"});
    if (actor.scope.all || actor.person_id == 0) return restriction;
    restriction.sql = fmt::format("({} OR o.person_id = ?)", restriction.sql.empty() ? "1=1" : restriction.sql);
    restriction.parameters.emplace_back(actor.person_id);
    return restriction;
}

Result<Order> load_visible(Reader& reader, const Actor& actor, Id<Order> id) {
    auto order = find(reader, id);
    if (!order || !(in_scope(actor, owner_of(*order)) || is_named(actor, *order)))
        return fail(Code::not_found, "entity.not_found");
    return *std::move(order);
}

std::vector<OrderAction> allowed_actions(const Actor& actor, const Order& order) {
    std::vector<OrderAction> allowed;
    for (const auto& step : order_flow.steps)
        if (step.from == order.state && actor.may(step.permission) && is_his(actor, order))
            allowed.push_back(step.action);
    return allowed;
}

Result<Order> act_unchecked(Transaction& transaction, const Actor& actor, Order order, OrderAction action,
                            const OrderInput& input) {
    if (input.version && *input.version != order.version) {
        Error error{Code::stale, "entity.stale", {}, {}, fmt::format("{{\"current\":{}}}", to_json(order))};
        return tl::unexpected(std::move(error));
    }
    const auto next = order_flow.next(order.state, action);
    if (!next) return tl::unexpected(refusal(order));
    ZS_TRY(rules::check_input(action, input, transaction.now()));
    const Order before = order;
    ZS_TRY(apply(transaction, actor, order, action, input));
    order.state = *next;
    ZS_TRY(update(transaction, order));
    audit::record(transaction, actor, fmt::format("maintenance.order.{}", text_of(action)), "maintenance_order",
                  order.id.value, diff(before, order));
    publish_change(transaction, actor, order, fmt::format("action_{}", text_of(action)));
    return order;
}

Result<Order> act(Transaction& transaction, const Actor& actor, Id<Order> id, OrderAction action,
                  const OrderInput& input) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Order order, load_visible(transaction, actor, id));
    if (action == OrderAction::finish && order.state == OrderState::done && !input.request_key.empty() &&
        order.request_key == input.request_key)
        return order;  // the phone asks again: its answer was lost, not its work
    const auto* step = order_flow.find(order.state, action);
    if (step != nullptr && !(actor.may(step->permission) && is_his(actor, order)))
        return fail(Code::forbidden, "maintenance.not_yours");
    return act_unchecked(transaction, actor, std::move(order), action, input);
}

namespace {

/// What somebody read from a device, for whoever keeps readings (telemetry): quantities by name.
void publish_readings(Transaction& transaction, Id<equipment::Device> device, const Items& items, Instant at) {
    std::string readings;
    for (const auto& item : items) {
        const bool number = item.task.kind == TaskKind::number || item.task.kind == TaskKind::meter;
        if (!number || item.task.counter.empty() || !item.answer.number) continue;
        readings += readings.empty() ? "{" : ",";
        json::append_string(readings, item.task.counter);
        readings += fmt::format(":{}", *item.answer.number);
    }
    const auto code = transaction.text("SELECT asset_no FROM equipment_device WHERE id = ?", {device.value});
    if (readings.empty() || !code) return;
    std::string payload = "{\"device\":";
    json::append_string(payload, *code);
    payload += fmt::format(",\"at\":{},\"readings\":{}}}}}", at.unix_ms, readings);
    events::publish(transaction, "maintenance.device_read", device.value, payload);
}

}  // namespace

void note_reading(Transaction& transaction, Id<equipment::Device> device, std::string_view counter, double value,
                  Instant at) {
    transaction.execute(
        "INSERT INTO maintenance_reading (device_id, counter, value, at) VALUES (?, ?, ?, ?) ON CONFLICT "
        "(device_id, counter) DO UPDATE SET value = excluded.value, at = excluded.at WHERE "
        "maintenance_reading.at <= excluded.at",
        {device.value, std::string(counter), value, at.unix_ms});
    CounterEntry entry;
    entry.device_id = device;
    entry.counter = counter;
    entry.value = value;
    entry.at = at;
    insert(transaction, entry);
}

void note_readings(Transaction& transaction, Id<equipment::Device> device, const Items& items, Instant at) {
    publish_readings(transaction, device, items, at);
    for (const auto& item : items)
        if (item.task.kind == TaskKind::meter && item.answer.number)
            note_reading(transaction, device, item.task.counter, *item.answer.number, at);
}

}  // namespace zs::maintenance
