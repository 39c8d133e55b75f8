// An alarm begins and ends: what the evaluator found becomes rows, orders and news.
#include <fmt/format.h>

#include <algorithm>

#include "core/json.h"
#include "domains/alarms/service.h"
#include "domains/maintenance/maintenance.h"
#include "domains/repair/repair.h"
#include "domains/space/space.h"

namespace zs::alarms {
namespace {

constexpr int tree_depth_max = 8;

const Actor& evaluator() {
    static const Actor actor = Actor::system("alarms.evaluate");
    return actor;
}

std::optional<Alarm> open_alarm(Reader& reader, std::int64_t point_id, std::string_view rule_code) {
    return select_one<Alarm>(reader, "WHERE point_id = ? AND rule_code = ? AND cleared_at IS NULL",
                             {point_id, std::string(rule_code)});
}

void name_place(Reader& reader, const std::optional<equipment::Device>& device, const Rule& rule, Alarm& alarm) {
    if (rule.crew_id) alarm.crew_id = rule.crew_id->value;
    if (!device) return;
    alarm.device_id = device->id.value;
    alarm.device_name = device->name;
    alarm.campus_id = device->campus_id;
    alarm.department_id = device->department_id ? device->department_id->value : 0;
    if (alarm.crew_id == 0 && device->crew_id) alarm.crew_id = device->crew_id->value;
    if (!device->room_id) return;
    if (const auto place = space::place(reader, *device->room_id)) {
        alarm.place = place->text(Language::zh);
        alarm.place_en = place->text(Language::en);
    }
}

Overlay overlay_of(Reader& reader, const Alarm& alarm, const std::optional<equipment::Device>& device) {
    const auto hold = select_one<Hold>(reader, "WHERE point_id = ? AND rule_code = ? AND state = 'running'",
                                       {alarm.point_id.value, alarm.rule_code});
    if (hold) return hold->kind == HoldKind::shelved ? Overlay::shelved : Overlay::out_of_service;
    if (!device) return Overlay::none;
    const bool maintained =
        reader.exists("SELECT 1 FROM maintenance_order WHERE device_id = ? AND state = 'working'", {device->id.value});
    return rules::is_suppressed(alarm.kind, device->state, maintained) ? Overlay::suppressed : Overlay::none;
}

/// The device and what it is part of, nearest first.
std::vector<std::int64_t> upstream(Reader& reader, const std::optional<equipment::Device>& device) {
    std::vector<std::int64_t> ids;
    auto at = device;
    for (int depth = 0; at && depth < tree_depth_max; ++depth) {
        ids.push_back(at->id.value);
        at = at->parent_id ? find(reader, *at->parent_id) : std::nullopt;
    }
    return ids;
}

/// An open alarm of a parent rule on the device or above it explains this one; a consequence names the outermost root.
/// Of a device that fell silent the first silent point explains the others.
std::int64_t root_of(Reader& reader, const Rule& rule, const std::vector<std::int64_t>& devices) {
    const auto outermost = [](const Alarm& one) { return one.root_id != 0 ? one.root_id : one.id.value; };
    if (rule.kind == RuleKind::stale && !devices.empty()) {
        const auto first = select_one<Alarm>(
            reader,
            "WHERE device_id = ? AND kind = 'stale' AND cleared_at IS NULL AND overlay = 'none' ORDER BY id LIMIT 1",
            {devices.front()});
        return first ? outermost(*first) : 0;
    }
    if (rule.parents.empty()) return 0;
    for (const auto device : devices)
        for (const auto& open : select<Alarm>(
                 reader, "WHERE device_id = ? AND cleared_at IS NULL AND overlay = 'none' ORDER BY id", {device}))
            if (rules::names(rule.parents, open.rule_code)) return outermost(open);
    return 0;
}

/// Codes of rules that this one explains.
std::vector<std::string> explained_by(Reader& reader, std::string_view code) {
    std::vector<std::string> codes;
    reader.query("SELECT code, parents FROM alarms_rule WHERE valid_to IS NULL AND parents <> ''", {},
                 [&](const Row& row) {
                     if (rules::names(row.text(1), code)) codes.emplace_back(row.text(0));
                 });
    return codes;
}

Status count_consequences(Transaction& transaction, std::int64_t root) {
    transaction.execute(
        "UPDATE alarms_alarm SET consequences = (SELECT COUNT(*) FROM alarms_alarm c WHERE c.root_id = ?), version = "
        "version + 1 WHERE id = ?",
        {root, root});
    return {};
}

/// A root that comes after its consequences takes them: those of the device itself and of its parts.
Status adopt_consequences(Transaction& transaction, const Alarm& root) {
    std::int64_t taken = 0;
    for (const auto& code : explained_by(transaction, root.rule_code))
        for (auto& open : select<Alarm>(
                 transaction, "WHERE rule_code = ? AND cleared_at IS NULL AND root_id = 0 AND id <> ? ORDER BY id",
                 {code, root.id.value})) {
            const auto above = upstream(transaction, find(transaction, Id<equipment::Device>{open.device_id}));
            if (std::find(above.begin(), above.end(), root.device_id) == above.end()) continue;
            open.root_id = root.id.value;
            ZS_TRY(update(transaction, open));
            transaction.execute("UPDATE alarms_alarm SET root_id = ?, version = version + 1 WHERE root_id = ?",
                                {root.id.value, open.id.value});
            ++taken;
        }
    return taken > 0 ? count_consequences(transaction, root.id.value) : Status{};
}

bool is_over(repair::OrderState state) {
    using enum repair::OrderState;
    return state == restored || state == confirmed || state == closed || state == cancelled || state == merged;
}

/// The order that an earlier alarm of the device and rule, or a consequence of this one, opened, while somebody still
/// works on it.
std::optional<repair::WorkOrder> open_order(Reader& reader, const Alarm& alarm) {
    const auto known = reader.integer(
        "SELECT order_id FROM alarms_alarm WHERE order_id > 0 AND ((device_id = ? AND rule_code = ?) OR root_id = ?) "
        "ORDER BY id DESC LIMIT 1",
        {alarm.device_id, alarm.rule_code, alarm.id.value});
    auto order = known ? find(reader, Id<repair::WorkOrder>{*known}) : std::nullopt;
    for (int hops = 0; order && order->state == repair::OrderState::merged && hops < tree_depth_max; ++hops)
        order = find(reader, Id<repair::WorkOrder>{order->merged_into_id});
    return order && !is_over(order->state) ? order : std::nullopt;
}

std::string told_of(const Alarm& alarm) {
    return fmt::format("{} {} {:.6g} {} (限值 {:.6g})", alarm.device_name, alarm.name, alarm.value, alarm.unit,
                       alarm.limit_value);
}

/// One open order for a device and rule. What repair refuses is said in the timeline: the alarm itself stands.
Status raise_order(Transaction& transaction, const Rule& rule, const equipment::Device& device, Alarm& alarm) {
    std::optional<repair::WorkOrder> order = open_order(transaction, alarm);
    if (!order && device.room_id && device.state != equipment::DeviceState::scrapped) {
        repair::ReportFacts facts;
        facts.source = repair::Source::alarm;
        facts.room_id = *device.room_id;
        facts.device_id = device.id.value;
        facts.title = fmt::format("{} · {}", device.name, alarm.name);
        facts.description = fmt::format("{}。{}", told_of(alarm), rule.action);
        facts.reporter_name = "监测报警";
        if (alarm.priority == Priority::high) facts.impact = 1;
        const auto done = transaction.nested([&]() -> Status {
            ZS_TRY_ASSIGN(order, repair::report(transaction, evaluator(), facts));
            return {};
        });
        if (!done) order.reset();
    }
    if (!order) {
        add_entry(transaction, alarm, "no_order", evaluator().name, "");
        return {};
    }
    alarm.order_id = order->id.value;
    alarm.order_number = order->number;
    add_entry(transaction, alarm, "order", evaluator().name, order->number);
    return update(transaction, alarm);
}

Status raise(Transaction& transaction, const Transition& transition, Orders orders) {
    const auto rule = find(transaction, Id<Rule>{transition.rule_id});
    const auto point = find(transaction, Id<telemetry::Point>{transition.point_id});
    if (!rule || !point) return {};
    // After a start some is found again that was written down already.
    if (transaction.exists("SELECT 1 FROM alarms_alarm WHERE point_id = ? AND rule_code = ? AND (cleared_at IS NULL OR "
                           "raised_at >= ?)",
                           {transition.point_id, rule->code, transition.at_ms}))
        return {};
    const auto device = select_one<equipment::Device>(transaction, "WHERE asset_no = ?", {point->device_code});
    Alarm alarm;
    alarm.rule_id = rule->id;
    alarm.rule_code = rule->code;
    alarm.name = rule->measure == "*" ? fmt::format("{} · {}", point->name, rule->name) : rule->name;
    const auto& point_en = point->name_en.empty() ? point->name : point->name_en;
    alarm.name_en = rule->measure == "*" ? fmt::format("{} · {}", point_en, rule->name_en) : rule->name_en;
    alarm.kind = rule->kind;
    alarm.priority = rule->priority;
    alarm.life_support = rule->life_support;
    alarm.point_id = point->id;
    alarm.measure = point->measure;
    alarm.unit = point->unit;
    alarm.device_code = point->device_code;
    alarm.device_name = point->name;
    name_place(transaction, device, *rule, alarm);
    alarm.overlay = overlay_of(transaction, alarm, device);
    alarm.root_id = root_of(transaction, *rule, upstream(transaction, device));
    alarm.limit_value = transition.limit;
    alarm.value = alarm.extreme = transition.value;
    alarm.raised_at = Instant{transition.at_ms};
    alarm.noted_at = alarm.attention_at = transaction.now();
    insert(transaction, alarm);
    add_entry(transaction, alarm, "raise", evaluator().name, "", alarm.raised_at);
    if (alarm.overlay == Overlay::suppressed) add_entry(transaction, alarm, "suppress", evaluator().name, "");
    if (alarm.root_id != 0) ZS_TRY(count_consequences(transaction, alarm.root_id));
    if (alarm.device_id != 0) ZS_TRY(adopt_consequences(transaction, alarm));
    ZS_TRY_ASSIGN(alarm, load(transaction, alarm.id));
    const bool told = alarm.overlay == Overlay::none && alarm.root_id == 0;
    if (told && rule->opens_order && device && orders == Orders::open)
        ZS_TRY(raise_order(transaction, *rule, *device, alarm));
    // Low ones stand in the list; consequences are told by their root.
    publish_change(transaction, evaluator(), alarm, told && alarm.priority != Priority::low ? "raised" : "noted");
    return {};
}

/// What explained it has been over for a minute: it stands for itself, and is told.
Result<bool> release(Transaction& transaction, Alarm& alarm) {
    if (alarm.root_id == 0) return false;
    const auto root = find(transaction, Id<Alarm>{alarm.root_id});
    if (root && (!root->cleared_at || transaction.now() < *root->cleared_at + std::chrono::minutes(1))) return false;
    alarm.root_id = 0;
    alarm.attention_at = transaction.now();
    ZS_TRY(update(transaction, alarm));
    add_entry(transaction, alarm, "release", evaluator().name, "");
    const bool told =
        alarm.overlay == Overlay::none && alarm.priority != Priority::low && alarm.state == AlarmState::active_unseen;
    publish_change(transaction, evaluator(), alarm, told ? "raised" : "noted");
    return true;
}

}  // namespace

Status clear(Transaction& transaction, Alarm alarm, Instant at, std::optional<double> extreme, std::string_view note) {
    alarm.state = alarm.state == AlarmState::active_unseen ? AlarmState::cleared_unseen : AlarmState::normal;
    // Nobody had to see what was held back.
    if (alarm.overlay != Overlay::none) alarm.state = AlarmState::normal;
    alarm.cleared_at = std::max(at, alarm.raised_at);
    if (extreme) alarm.extreme = *extreme;
    ZS_TRY(update(transaction, alarm));
    add_entry(transaction, alarm, "clear", evaluator().name, note, at);
    publish_change(transaction, evaluator(), alarm, "cleared");
    return {};
}

Status note_transitions(Transaction& transaction, std::span<const Transition> transitions, Orders orders) {
    for (const auto& transition : transitions) {
        if (transition.change == Change::raised) {
            ZS_TRY(raise(transaction, transition, orders));
            continue;
        }
        const auto rule = find(transaction, Id<Rule>{transition.rule_id});
        auto alarm = rule ? open_alarm(transaction, transition.point_id, rule->code) : std::nullopt;
        if (alarm && alarm->raised_at.unix_ms <= transition.at_ms)
            ZS_TRY(clear(transaction, *std::move(alarm), Instant{transition.at_ms}, transition.extreme));
    }
    return {};
}

Result<std::int64_t> keep_overlays(Transaction& transaction) {
    std::int64_t changed = 0;
    for (auto& hold : select<Hold>(transaction, "WHERE state = 'running' AND until_at <= ? ORDER BY id LIMIT 200",
                                   {transaction.now().unix_ms})) {
        hold.state = HoldState::ended;
        hold.ended_at = transaction.now();
        hold.ended_by = "system:alarms.return";
        ZS_TRY(update(transaction, hold));
        ++changed;
    }
    for (auto& alarm : select<Alarm>(transaction, "WHERE cleared_at IS NULL ORDER BY id LIMIT 2000")) {
        ZS_TRY_ASSIGN(const bool released, release(transaction, alarm));
        changed += released;
        const auto device = find(transaction, Id<equipment::Device>{alarm.device_id});
        const auto overlay = overlay_of(transaction, alarm, device);
        if (overlay == alarm.overlay) continue;
        const bool returns = overlay == Overlay::none;
        add_entry(transaction, alarm, returns ? "return" : "hold_back", evaluator().name, zs::text_of(overlay));
        alarm.overlay = overlay;
        if (returns) {
            alarm.attention_at = transaction.now();
            alarm.stage = 0;
        }
        ZS_TRY(update(transaction, alarm));
        const bool told = returns && alarm.root_id == 0 && alarm.state == AlarmState::active_unseen;
        publish_change(transaction, evaluator(), alarm, told && alarm.priority != Priority::low ? "returned" : "held");
        ++changed;
    }
    return changed;
}

Status note_order(Transaction& transaction, const events::Event& event) {
    const auto order = find(transaction, Id<repair::WorkOrder>{event.entity_id});
    if (!order) return {};
    const bool over = is_over(order->state);
    for (auto& alarm : select<Alarm>(transaction, "WHERE order_id = ?", {event.entity_id})) {
        if (over == alarm.order_ended_at.has_value()) continue;
        alarm.order_ended_at = over ? std::optional(transaction.now()) : std::nullopt;
        alarm.order_end = over ? std::string(zs::text_of(order->state)) : "";
        ZS_TRY(update(transaction, alarm));
        add_entry(transaction, alarm, over ? "order_end" : "order_again", evaluator().name, order->number);
        publish_change(transaction, evaluator(), alarm, "order");
    }
    return {};
}

}  // namespace zs::alarms
