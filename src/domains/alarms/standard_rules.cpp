// Rules to begin with, for the types and measures of the standard catalogue. Numbers and their kind of source: domain
// rules §3; where no standard fixes a number it is a design default that the hospital should set for its own machines.
#include <fmt/format.h>

#include <algorithm>

#include "domains/alarms/alarms.h"
#include "domains/alarms/rules.h"
#include "domains/alarms/standard_lines.h"

namespace zs::alarms {
namespace {

std::string code_of(std::string_view type, std::string_view measure, RuleKind kind) {
    return fmt::format("{}.{}.{}", type, measure == "*" ? "any" : measure, text_of(kind));
}

bool has_line(const StandardLine& line, RuleKind kind) {
    const auto lines = standard_lines();
    return std::any_of(lines.begin(), lines.end(), [&](const StandardLine& other) {
        return other.type == line.type && other.measure == line.measure && other.kind == kind;
    });
}

Rule rule_of(const StandardLine& line) {
    Rule rule;
    rule.code = code_of(line.type, line.measure, line.kind);
    rule.name = line.zh;
    rule.name_en = line.en;
    rule.type_code = line.type;
    rule.measure = line.measure;
    rule.kind = line.kind;
    rule.limit_value = line.limit;
    rule.relative_to = line.relative_to;
    rule.relative_percent = (line.flags & per_cent) != 0;
    const auto damping = rules::damping_of(line.unit);
    rule.dead_band = rule.relative_percent ? damping.dead_band_percent : line.span * damping.dead_band_percent / 100;
    rule.on_delay_s = damping.on_delay_s;
    rule.off_delay_s = damping.off_delay_s;
    rule.harm = line.harm;
    rule.onset = line.onset;
    rule.priority = rules::priority_of(line.harm, line.onset);
    rule.life_support = (line.flags & life_support) != 0;
    if (rule.life_support) rule.on_delay_s = std::min<std::int64_t>(rule.on_delay_s, 5);  // §3.4: life-critical
    rule.opens_order = (line.flags & opens_order) != 0;
    if ((line.flags & in_use) != 0) {  // an anaesthesia machine that nobody breathes from says nothing
        rule.while_measure = line.measure == "fgf" ? "mv" : "fgf";
        rule.while_above = line.measure == "fgf" ? 0.5 : 0.15;
    }
    rule.cause = line.cause;
    rule.cause_en = line.cause_en;
    rule.action = line.action;
    rule.action_en = line.action_en;
    rule.source = line.source;
    rule.tag = line.tag;
    rule.parents = line.parents;
    // The farther limit explains the nearer one.
    const auto add_parent = [&](RuleKind farther) {
        if (has_line(line, farther))
            rule.parents += (rule.parents.empty() ? "" : ",") + code_of(line.type, line.measure, farther);
    };
    if (line.kind == RuleKind::high) add_parent(RuleKind::high_high);
    if (line.kind == RuleKind::low) add_parent(RuleKind::low_low);
    return rule;
}

/// Of every measure of a type: the sensor itself.
std::vector<Rule> sensor_rules(std::string_view type) {
    const auto rule = [&](RuleKind kind, double limit, std::string_view zh, std::string_view en,
                          std::string_view action, std::string_view action_en) {
        auto made =
            rule_of({type, "*", "", 0, kind, limit, zh, en, Harm::reversible, Onset::delayed, 0, "传感器、接线或网关",
                     "Sensor, wiring or gateway", action, action_en, "设计默认值 design default", Tag::design});
        made.on_delay_s = kind == RuleKind::sensor ? 15 : 0;
        made.off_delay_s = kind == RuleKind::sensor ? 60 : 0;
        return made;
    };
    return {rule(RuleKind::sensor, 0, "超出量程", "Out of the sensor's range", "查传感器断线、短路,与现场表计核对",
                 "Look for a broken or shorted sensor; compare with the gauge on site"),
            rule(RuleKind::stale, 3, "数据中断", "No news", "查网关、网络和设备电源",
                 "Check gateway, network and the device's power"),
            rule(RuleKind::flat, 0, "数值不变", "Flat line", "查传感器是否卡死,与现场表计核对",
                 "See whether the sensor is frozen; compare with the gauge on site")};
}

}  // namespace

Result<std::int64_t> add_standard_rules(Transaction& transaction) {
    std::int64_t added = 0;
    const auto add = [&](Rule rule) {
        if (transaction.exists("SELECT 1 FROM alarms_rule WHERE code = ?", {rule.code}) ||
            !transaction.exists("SELECT 1 FROM equipment_device_type WHERE code = ?", {rule.type_code}))
            return;
        rule.valid_from = transaction.now();
        rule.changed_by = "system:alarms.standard";
        insert(transaction, rule);
        ++added;
    };
    std::string_view type;
    for (const auto& line : standard_lines()) {
        add(rule_of(line));
        if (line.type == type) continue;
        type = line.type;
        for (auto& rule : sensor_rules(type)) add(std::move(rule));
    }
    return added;
}

}  // namespace zs::alarms
