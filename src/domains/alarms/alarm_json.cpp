// Alarms as pages get them.
#include <fmt/format.h>

#include <algorithm>

#include "core/json.h"
#include "domains/alarms/service.h"
#include "domains/alarms/workflow.h"

namespace zs::alarms {
namespace {

constexpr std::int64_t open_max = 500;

std::string_view flag(bool value) { return value ? "true" : "false"; }

}  // namespace

std::string alarm_json(Reader& reader, const Actor& actor, const Alarm& alarm) {
    std::string out = to_json(alarm);
    out.pop_back();
    if (const auto rule = find(reader, alarm.rule_id)) out += ",\"rule\":" + to_json(*rule);
    if (const auto root = find(reader, Id<Alarm>{alarm.root_id}); root && in_scope(actor, owner_of(*root)))
        out += ",\"root\":" + to_json(*root);
    const auto scope = visible(actor);
    Values parameters{alarm.id.value};
    parameters.insert(parameters.end(), scope.parameters.begin(), scope.parameters.end());
    out += ",\"caused\":";
    append_json_array(out, select<Alarm>(reader,
                                         fmt::format("WHERE root_id = ? {}{} ORDER BY id LIMIT 50",
                                                     scope.sql.empty() ? "" : "AND ", scope.sql),
                                         parameters));
    out += ",\"entries\":";
    append_json_array(out, select<Entry>(reader, "WHERE alarm_id = ? ORDER BY at, id LIMIT 200", {alarm.id.value}));
    out += ",\"hold\":";
    const auto hold = select_one<Hold>(reader, "WHERE point_id = ? AND rule_code = ? AND state <> 'ended'",
                                       {alarm.point_id.value, alarm.rule_code});
    out += hold ? to_json(*hold) : "null";
    out += ",\"before\":";
    append_json_array(out,
                      select<Alarm>(reader, "WHERE point_id = ? AND rule_code = ? AND id < ? ORDER BY id DESC LIMIT 10",
                                    {alarm.point_id.value, alarm.rule_code, alarm.id.value}));
    const bool open = !alarm.cleared_at;
    const bool free = !hold;
    return out + fmt::format(R"(,"may_acknowledge":{},"may_shelve":{},"may_ask_out_of_service":{},"may_judge":{}}})",
                             flag(actor.may("alarms.acknowledge") &&
                                  alarm_flow.next(alarm.state, AlarmAction::acknowledge).has_value()),
                             flag(open && free && actor.may("alarms.shelve") && rules::may_shelve(alarm)),
                             flag(free && actor.may("alarms.shelve")), flag(actor.may("alarms.acknowledge")));
}

std::string open_json(Reader& reader, const Actor& actor) {
    const auto scope = visible(actor);
    const auto all = select<Alarm>(
        reader,
        fmt::format("WHERE state <> 'normal' {}{} ORDER BY CASE overlay WHEN 'none' THEN 0 ELSE 1 END, CASE priority "
                    "WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END, CASE state WHEN 'active_unseen' THEN 0 WHEN "
                    "'active_seen' THEN 1 ELSE 2 END, raised_at DESC, id DESC LIMIT {}",
                    scope.sql.empty() ? "" : "AND ", scope.sql, open_max),
        scope.parameters);
    std::vector<Alarm> ordered;
    ordered.reserve(all.size());
    const auto shown = [&](std::int64_t id) {
        return std::any_of(all.begin(), all.end(), [&](const Alarm& one) { return one.id.value == id; });
    };
    for (const auto& root : all) {
        if (root.root_id != 0 && shown(root.root_id)) continue;
        ordered.push_back(root);
        for (const auto& consequence : all)
            if (consequence.root_id == root.id.value) ordered.push_back(consequence);
    }
    std::int64_t counts[3] = {0, 0, 0};
    std::int64_t unseen = 0;
    for (const auto& alarm : all) {
        if (alarm.overlay != Overlay::none) continue;
        ++counts[static_cast<int>(alarm.priority)];
        unseen += alarm.state != AlarmState::active_seen;
    }
    std::string out = "{\"items\":";
    append_json_array(out, ordered);
    return out + fmt::format(R"(,"high":{},"medium":{},"low":{},"unseen":{},"total":{}}})", counts[0], counts[1],
                             counts[2], unseen, all.size());
}

}  // namespace zs::alarms
