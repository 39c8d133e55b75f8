#include "domains/alarms/plan.h"

#include <fmt/format.h>

#include <algorithm>

#include "domains/alarms/alarms.h"
#include "domains/alarms/service.h"

namespace zs::alarms {
namespace {

/// A device's points by what they measure.
using Measures = std::map<std::pair<std::string, std::string>, std::int64_t>;

/// nullopt where the limit counts from a setting that this device does not report.
std::optional<Condition> condition_of(const Rule& rule, const telemetry::Point& point, std::int64_t line,
                                      const Measures& measures) {
    Condition condition{
        point.id.value,         rule.id.value,          line, rule.kind, rule.limit_value, rule.dead_band,
        rule.on_delay_s * 1000, rule.off_delay_s * 1000};
    if (!rule.relative_to.empty()) {
        const auto setting = measures.find({point.device_code, rule.relative_to});
        if (setting == measures.end()) return std::nullopt;
        condition.set_point_id = setting->second;
        condition.set_percent = rule.relative_percent;
    }
    if (rule.while_measure.empty() || rule.while_measure == point.measure) return condition;
    const auto gate = measures.find({point.device_code, rule.while_measure});
    condition.gate_point_id = gate == measures.end() ? 0 : gate->second;  // not measured here: always
    condition.gate_above = rule.while_above;
    return condition;
}

/// A rule of a single point goes before the same kind of its type.
bool overruled(const Rule& rule, const telemetry::Point& point, const std::vector<const Rule*>& rules) {
    if (rule.point_id != 0) return false;
    return std::any_of(rules.begin(), rules.end(), [&](const Rule* other) {
        if (other->kind != rule.kind) return false;
        return other->point_id == point.id.value || (rule.measure == "*" && other->measure == point.measure);
    });
}

}  // namespace

Plan plan_of(Reader& reader) {
    Plan plan;
    const auto now = reader.now();
    std::map<std::string, std::int64_t> lines;
    std::map<std::string, std::vector<Rule>> of_type;  // and "" for single points
    for (auto& rule : select<Rule>(reader, "ORDER BY code, edition")) {
        const auto line = lines.emplace(rule.code, rule.id.value).first->second;
        if (rule.valid_from > now) plan.next_edition = std::min(plan.next_edition, rule.valid_from);
        if (rule.valid_to && *rule.valid_to > now) plan.next_edition = std::min(plan.next_edition, *rule.valid_to);
        if (!rule.active || rule.valid_from > now || (rule.valid_to && *rule.valid_to <= now)) continue;
        rule.edition = line;  // from here on the line
        of_type[rule.point_id != 0 ? "" : rule.type_code].push_back(std::move(rule));
    }
    std::map<std::string, std::string> types;
    reader.query("SELECT d.asset_no, t.code FROM equipment_device d JOIN equipment_device_type t ON t.id = d.type_id",
                 {}, [&](const Row& row) { types.emplace(row.text(0), row.text(1)); });
    const auto points = select<telemetry::Point>(reader, "WHERE active = 1 ORDER BY id");
    Measures measures;
    for (const auto& point : points)
        if (!point.measure.empty()) measures.emplace(std::pair(point.device_code, point.measure), point.id.value);
    for (const auto& point : points) {
        plan.points.push_back({point.id.value, point.period_s, point.flat_minutes});
        std::vector<const Rule*> candidates;
        for (const auto& rule : of_type[""])
            if (rule.point_id == point.id.value) candidates.push_back(&rule);
        const auto type = types.find(point.device_code);
        if (type != types.end())
            for (const auto& rule : of_type[type->second])
                if (rule.measure == point.measure || rule.measure == "*") candidates.push_back(&rule);
        for (const auto* rule : candidates) {
            if (overruled(*rule, point, candidates)) continue;
            if (const auto condition = condition_of(*rule, point, rule->edition, measures))
                plan.conditions.push_back(*condition);
        }
    }
    return plan;
}

std::map<std::int64_t, PointLimits> limits_in_force(Reader& reader) {
    std::map<std::int64_t, PointLimits> limits;
    for (const auto& condition : plan_of(reader).conditions) {
        const Limit limit{condition.limit, condition.set_point_id, condition.set_percent};
        switch (condition.kind) {
            case RuleKind::high_high:
                limits[condition.point_id].high_high = limit;
                break;
            case RuleKind::high:
                limits[condition.point_id].high = limit;
                break;
            case RuleKind::low:
                limits[condition.point_id].low = limit;
                break;
            case RuleKind::low_low:
                limits[condition.point_id].low_low = limit;
                break;
            default:
                break;
        }
    }
    return limits;
}

std::string editions_known(Reader& reader) {
    const auto count = [&](std::string_view which) {
        return reader.integer(which, {reader.now().unix_ms}).value_or(0);
    };
    return fmt::format("{}.{}", count("SELECT COUNT(*) FROM alarms_rule WHERE valid_from <= ?"),
                       count("SELECT COUNT(*) FROM alarms_rule WHERE valid_to <= ?"));
}

TypeLimits limits_of_type(Reader& reader, std::string_view type_code, std::string_view measure) {
    const auto exists = [&](std::string_view kinds) {
        return reader.exists(fmt::format("SELECT 1 FROM alarms_rule WHERE type_code = ? AND measure = ? AND active = 1 "
                                         "AND valid_to IS NULL AND kind IN ({})",
                                         kinds),
                             {std::string(type_code), std::string(measure)});
    };
    return {exists("'low','low_low'"), exists("'high','high_high'")};
}

}  // namespace zs::alarms
