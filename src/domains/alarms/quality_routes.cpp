// The quality of the alarms over a period, as JSON.
#include <fmt/format.h>

#include "core/json.h"
#include "domains/alarms/quality.h"
#include "domains/alarms/routes.h"
#include "domains/alarms/service.h"
#include "domains/catalog/catalog.h"

namespace zs::alarms {
namespace {

using http::Context;
using http::Response;

constexpr std::int64_t day_ms = 86'400'000;
constexpr std::int64_t span_ms_max = 400 * day_ms;
constexpr std::int64_t alarms_max = 200'000;
constexpr std::int64_t steps = 120;  // bars of the picture

Result<quality::Span> asked_span(const Context& context, Instant now) {
    quality::Span span{now.unix_ms - 7 * day_ms, now.unix_ms};
    std::vector<FieldError> errors;
    const auto read = [&](std::string_view name, std::int64_t& target) {
        const auto text = context.request.query_value(name);
        if (text.empty()) return;
        if (const auto parsed = parse_instant(text))
            target = parsed->unix_ms;
        else
            errors.push_back({std::string(name), "field.not_an_instant", {}});
    };
    read("from", span.from_ms);
    read("to", span.to_ms);
    span.to_ms = std::min(span.to_ms, now.unix_ms);
    if (errors.empty() && (span.to_ms <= span.from_ms || span.to_ms - span.from_ms > span_ms_max))
        errors.push_back({"to", "alarms.span", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return span;
}

/// What was shown to people: nothing that was held back.
std::vector<quality::Fact> facts_of(Reader& reader, const Actor& actor, quality::Span span) {
    const auto scope = visible(actor);
    Values parameters{span.to_ms, span.from_ms, span.from_ms};
    parameters.insert(parameters.end(), scope.parameters.begin(), scope.parameters.end());
    std::vector<quality::Fact> facts;
    reader.query(
        fmt::format("SELECT id, point_id, raised_at, cleared_at, seen_at, priority, verdict, life_support, "
                    "rule_code, name, name_en, device_name FROM alarms_alarm WHERE raised_at < ? AND (raised_at "
                    ">= ? OR cleared_at IS NULL OR cleared_at >= ?) AND overlay = 'none' {}{} ORDER BY "
                    "raised_at, id LIMIT {}",
                    scope.sql.empty() ? "" : "AND ", scope.sql, alarms_max),
        parameters, [&](const Row& row) {
            quality::Fact fact;
            fact.id = row.integer(0);
            fact.point_id = row.integer(1);
            fact.raised_ms = row.integer(2);
            fact.cleared_ms = row.integer(3) <= span.to_ms ? row.integer(3) : 0;
            fact.seen_ms = row.integer(4);
            fact.priority = value_of<Priority>(row.text(5)).value_or(Priority::low);
            fact.verdict = value_of<Verdict>(row.text(6)).value_or(Verdict::open);
            fact.life_support = row.integer(7) != 0;
            fact.rule_code = row.text(8);
            fact.name = row.text(9);
            fact.name_en = row.text(10);
            fact.device_name = row.text(11);
            facts.push_back(std::move(fact));
        });
    return facts;
}

template <class Line>
void append_names(std::string& out, const Line& line) {
    json::append_text(out, "rule_code", line.rule_code);
    json::append_text(out, "name", line.name);
    json::append_text(out, "name_en", line.name_en);
    json::append_text(out, "device_name", line.device_name);
    out += '}';
}

void append_lists(std::string& out, const quality::Report& report) {
    out += ",\"top\":[";
    for (const auto& actor : report.top) {
        out += fmt::format(
            R"({}{{"point_id":{},"alarms":{},"chattering":{},"stale":{},"fleeting":{},"judged":{},"not_real":{})",
            out.back() == '[' ? "" : ",", actor.point_id, actor.alarms, actor.chattering, actor.stale, actor.fleeting,
            actor.judged, actor.not_real);
        append_names(out, actor);
    }
    out += "],\"advice\":[";
    for (const auto& one : report.advice) {
        out += fmt::format(R"({}{{"fix":"{}","alarms":{},"avoidable":{},"seconds":{})", out.back() == '[' ? "" : ",",
                           text_of(one.fix), one.alarms, one.avoidable, one.seconds);
        append_names(out, one);
    }
    out += "],\"floods\":[";
    for (const auto& flood : report.floods)
        out += fmt::format(R"({}{{"from":"{}","to":"{}","alarms":{}}})", out.back() == '[' ? "" : ",",
                           to_text(Instant{flood.from_ms}), to_text(Instant{flood.to_ms}), flood.alarms);
    out += ']';
}

/// Bars of the picture: alarms by priority, and the rate for ten minutes.
void append_steps(std::string& out, std::span<const quality::Fact> facts, quality::Span span) {
    constexpr std::int64_t ten_minutes = 600'000;
    const auto wanted = std::max<std::int64_t>(ten_minutes, (span.to_ms - span.from_ms) / steps);
    const auto step = (wanted + ten_minutes - 1) / ten_minutes * ten_minutes;
    const auto first = span.from_ms / step;
    std::vector<std::array<std::int64_t, 3>> bars(static_cast<std::size_t>((span.to_ms - 1) / step - first + 1));
    for (const auto& fact : facts)
        if (fact.raised_ms >= span.from_ms)
            ++bars[static_cast<std::size_t>(fact.raised_ms / step - first)][static_cast<std::size_t>(fact.priority)];
    out += fmt::format(R"(,"step_s":{},"steps":[)", step / 1000);
    for (std::size_t i = 0; i < bars.size(); ++i)
        out += fmt::format(R"({}{{"at":"{}","high":{},"medium":{},"low":{}}})", i == 0 ? "" : ",",
                           to_text(Instant{(first + static_cast<std::int64_t>(i)) * step}), bars[i][0], bars[i][1],
                           bars[i][2]);
    out += ']';
}

Result<Response> quality_of(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto span, asked_span(context, reader.now()));
    const auto facts = facts_of(reader, context.actor, span);
    const auto parameters = catalog::parameters(reader);
    const quality::Limits limits{parameters->integer("alarms.acknowledge.high_minutes", reader.now()),
                                 parameters->integer("alarms.acknowledge.medium_minutes", reader.now())};
    const auto report = quality::analyse(facts, span, limits);
    std::string out = fmt::format(
        R"({{"from":"{}","to":"{}","alarms":{},"high":{},"medium":{},"low":{},"per_ten_minutes":{:.4f},)"
        R"("per_day":{:.2f},"peak_ten_minutes":{},"flood_share":{:.6f},"chattering":{},"stale":{},"standing":{},)"
        R"("top_share":{:.4f},"to_see":{},"seen_in_time":{},"judged":{},"not_real":{},"cut":{})",
        to_text(Instant{span.from_ms}), to_text(Instant{span.to_ms}), report.alarms, report.high, report.medium,
        report.low, report.per_ten_minutes, report.per_day, report.peak_ten_minutes, report.flood_share,
        report.chattering, report.stale, report.standing, report.top_share, report.to_see, report.seen_in_time,
        report.judged, report.not_real, static_cast<std::int64_t>(facts.size()) >= alarms_max);
    append_lists(out, report);
    append_steps(out, facts, span);
    return http::ok(out + '}');
}

}  // namespace

http::Routes quality_routes() {
    return {{.method = http::Method::get,
             .path = "/api/v1/alarms/quality",
             .permission = "alarms.indicators",
             .summary = "Rate, floods, chattering, standing alarms, split, top ten and what would mend them: from, to",
             .read = quality_of,
             .scope = "campus, department, crew of the alarms"}};
}

}  // namespace zs::alarms
