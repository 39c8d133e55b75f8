#include "domains/telemetry/mapping.h"

#include <charconv>
#include <cmath>

#include "core/json.h"
#include "core/text.h"
#include "domains/telemetry/rules.h"
#include "platform/line_protocol/line_protocol.h"
#include "platform/mqtt/mqtt.h"

namespace zs::telemetry::mapping {
namespace {

constexpr std::size_t levels_max = 20;
constexpr std::size_t readings_max = 10'000;  // of one message

struct Names {
    std::string measurement, tags, field;
};

/// A level goes into tags as line protocol writes it.
std::string escaped(std::string_view level) {
    std::string out;
    for (const char c : level) {
        if (c == ',' || c == '=' || c == ' ' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

Result<Names> names_of(const TopicMap& map, std::string_view topic) {
    const auto levels = mqtt::levels(topic);
    std::vector<std::string> kept;
    std::vector<std::string_view> safe;
    kept.reserve(levels.size());
    for (const auto level : levels) kept.push_back(escaped(level));
    for (const auto& level : kept) safe.push_back(level);
    const auto measurement = fill(map.measurement, levels);
    const auto tags = fill(map.tags, safe);
    const auto field = fill(map.field, levels);
    if (!measurement || !tags || !field) return fail(Code::invalid, "telemetry.bad_topic");
    const auto sorted = rules::sorted_tags(*tags);
    if (!sorted) return fail(Code::invalid, "telemetry.bad_topic");
    return Names{*measurement, *sorted, *field};
}

const boost::json::value* find(const boost::json::value& root, std::string_view path) {
    const auto* at = &root;
    while (!path.empty()) {
        const auto dot = path.find('.');
        const auto name = path.substr(0, dot);
        if (const auto* object = at->if_object()) {
            at = object->if_contains(name);
        } else if (const auto* array = at->if_array()) {
            const auto index = text::parse_integer(name);
            at = index && *index >= 0 ? array->if_contains(static_cast<std::size_t>(*index)) : nullptr;
        } else {
            return nullptr;
        }
        if (at == nullptr) return nullptr;
        path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
    }
    return at;
}

std::optional<double> number_in(std::string_view text) {
    const auto trimmed = text::trim(text);
    double number = 0;
    const auto* const end = trimmed.data() + trimmed.size();
    const auto [stopped, error] = std::from_chars(trimmed.data(), end, number);
    if (trimmed.empty() || error != std::errc() || stopped != end) return std::nullopt;
    return number;
}

/// Numbers, true and false, and numbers written as text.
std::optional<double> number_in(const boost::json::value& value) {
    if (const auto* flag = value.if_bool()) return *flag ? 1 : 0;
    if (const auto* text = value.if_string()) return number_in(std::string_view(*text));
    if (!value.is_number()) return std::nullopt;
    return value.to_number<double>();
}

Status add(std::vector<Reading>& out, const Names& names, std::string_view field, std::int64_t at_ms, double value) {
    if (!std::isfinite(value)) return fail(Code::invalid, "telemetry.not_a_number");
    if (out.size() >= readings_max) return fail(Code::invalid, "telemetry.bad_payload");
    out.push_back({names.measurement, names.tags, std::string(field), at_ms, value});
    return {};
}

Result<std::int64_t> time_in(const boost::json::value& root, const TopicMap& map, Instant now) {
    if (map.time_path.empty()) return now.unix_ms;
    const auto* found = find(root, map.time_path);
    if (found == nullptr || found->is_null()) return now.unix_ms;
    const auto at = time_of(*found);
    if (!at) return fail(Code::invalid, "telemetry.bad_time");
    return *at;
}

Status read_one(const TopicMap& map, const Names& names, const boost::json::value& root, Instant now,
                std::vector<Reading>& out) {
    ZS_TRY_ASSIGN(const auto at, time_in(root, map, now));
    const auto* found = find(root, map.value_path);
    if (found == nullptr) return fail(Code::invalid, "telemetry.no_value");
    if (map.format == PayloadFormat::json_value) {
        const auto number = number_in(*found);
        if (!number) return fail(Code::invalid, "telemetry.no_value");
        return add(out, names, names.field, at, *number);
    }
    const auto* object = found->if_object();
    if (object == nullptr) return fail(Code::invalid, "telemetry.no_value");
    Status last;
    for (const auto& [name, value] : *object) {
        if (map.value_path.empty() && std::string_view(name) == map.time_path) continue;
        if (value.is_string()) continue;  // units and the like
        const auto number = number_in(value);
        if (!number) continue;
        const std::string field = names.field.empty() ? std::string(name) : names.field + "_" + std::string(name);
        if (const auto added = add(out, names, field, at, *number); !added) last = added;
    }
    return last;
}

/// A gateway that was cut off sends what it kept as a list.
Status read_json(const TopicMap& map, const Names& names, std::string_view payload, Instant now,
                 std::vector<Reading>& out) {
    const auto root = json::parse(payload);
    if (!root) return fail(Code::invalid, "telemetry.bad_payload");
    const auto* list = root->if_array();
    if (list == nullptr) return read_one(map, names, *root, now, out);
    Status last;
    for (const auto& one : *list)
        if (const auto added = read_one(map, names, one, now, out); !added) last = added;
    return last;
}

Status read_lines(std::string_view payload, Instant now, std::vector<Reading>& out) {
    line_protocol::Parser parser(payload, line_protocol::Precision::ns, now.unix_ms * 1'000'000);
    using Step = line_protocol::Parser::Step;
    Status last;
    for (auto step = parser.next(); step != Step::end; step = parser.next()) {
        if (step == Step::fault) {
            last = fail(Code::invalid, "telemetry.bad_payload");
            continue;
        }
        const auto& line = parser.point();
        const Names names{std::string(line.name), rules::tags_of(line), ""};
        for (const auto& [name, value] : line.fields)
            if (const auto number = value.as_double())
                if (const auto added = add(out, names, name, line.time_ns / 1'000'000, *number); !added) last = added;
    }
    return last;
}

bool is_path(std::string_view path) {
    return path.find("..") == std::string_view::npos && !path.starts_with('.') && !path.ends_with('.');
}

}  // namespace

std::optional<std::string> fill(std::string_view pattern, const std::vector<std::string_view>& levels) {
    std::string out;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] != '{') {
            out += pattern[at];
            continue;
        }
        const auto end = pattern.find('}', at);
        if (end == std::string_view::npos) return std::nullopt;
        const auto number = text::parse_integer(pattern.substr(at + 1, end - at - 1));
        if (!number || *number < 1 || *number > static_cast<std::int64_t>(levels.size())) return std::nullopt;
        out += levels[static_cast<std::size_t>(*number - 1)];
        at = end;
    }
    return out;
}

std::vector<FieldError> check(const TopicMap& map) {
    std::vector<FieldError> errors;
    if (!mqtt::is_filter(map.filter)) errors.push_back({"filter", "telemetry.bad_filter", {}});
    static constexpr std::string_view level = "x";
    const std::vector<std::string_view> levels(levels_max, level);
    if (!fill(map.measurement, levels)) errors.push_back({"measurement", "telemetry.bad_pattern", {}});
    if (!fill(map.field, levels)) errors.push_back({"field", "telemetry.bad_pattern", {}});
    const auto tags = fill(map.tags, levels);
    if (!tags)
        errors.push_back({"tags", "telemetry.bad_pattern", {}});
    else if (!rules::sorted_tags(*tags))
        errors.push_back({"tags", "telemetry.bad_tags", {}});
    if (!is_path(map.value_path)) errors.push_back({"value_path", "telemetry.bad_path", {}});
    if (!is_path(map.time_path)) errors.push_back({"time_path", "telemetry.bad_path", {}});
    if (map.format == PayloadFormat::lines) return errors;
    if (map.measurement.empty()) errors.push_back({"measurement", "field.required", {}});
    if (map.field.empty() && map.format != PayloadFormat::json_fields)
        errors.push_back({"field", "field.required", {}});
    return errors;
}

std::optional<std::int64_t> time_of(const boost::json::value& value) {
    if (const auto* text = value.if_string()) {
        if (const auto at = parse_instant(std::string_view(*text))) return at->unix_ms;
        return std::nullopt;
    }
    if (!value.is_number()) return std::nullopt;
    double number = value.to_number<double>();
    if (!std::isfinite(number) || number < 0) return std::nullopt;
    constexpr double seconds_max = 1e11, ms_max = 1e14, us_max = 1e17, ns_max = 9.2e18;
    if (number > ns_max) return std::nullopt;
    if (number < seconds_max)
        number *= 1000;
    else if (number >= us_max)
        number /= 1e6;
    else if (number >= ms_max)
        number /= 1000;
    return static_cast<std::int64_t>(number);
}

namespace {

Status read_message(const std::vector<TopicMap>& maps, std::string_view topic, std::string_view payload, Instant now,
                    std::vector<Reading>& out) {
    for (const auto& map : maps) {
        if (!map.active || !mqtt::matches(map.filter, topic)) continue;
        if (map.format == PayloadFormat::lines) return read_lines(payload, now, out);
        ZS_TRY_ASSIGN(const auto names, names_of(map, topic));
        if (map.format != PayloadFormat::number) return read_json(map, names, payload, now, out);
        const auto number = number_in(payload);
        if (!number) return fail(Code::invalid, "telemetry.bad_payload");
        return add(out, names, names.field, now.unix_ms, *number);
    }
    return fail(Code::not_found, "telemetry.no_map");
}

}  // namespace

Status read(const std::vector<TopicMap>& maps, std::string_view topic, std::string_view payload, Instant now,
            std::vector<Reading>& out) {
    std::vector<Reading> own;  // the limit is that of one message; `out` may hold those of a whole burst
    auto done = read_message(maps, topic, payload, now, own);
    out.insert(out.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
    return done;
}

}  // namespace zs::telemetry::mapping
