// Trends: how points went between minutes and years, also as a file exactly as shown.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "core/text.h"
#include "domains/telemetry/routes.h"
#include "domains/telemetry/rules.h"
#include "platform/documents/csv.h"
#include "platform/documents/xlsx_write.h"
#include "platform/notify/newest.h"

namespace zs::telemetry {
namespace {

using http::Context;
using http::Response;

constexpr std::int64_t day_ms = 86'400'000;
constexpr std::int64_t steps_max = 5000;
constexpr std::int64_t steps_usual = 600;
constexpr std::int64_t span_ms_max = 20 * 366 * day_ms;
constexpr std::size_t points_max = 8;  // more lines than that nobody tells apart
constexpr std::size_t watched_max = 500;

/// The last day unless told otherwise; a step of its own choice gives about 600.
Result<Trend> asked_trend(Context& context, Instant now) {
    const auto& request = context.request;
    Trend trend{now - Duration(day_ms), now};
    std::vector<FieldError> errors;
    const auto instant = [&](std::string_view name, Instant& target) {
        const auto text = request.query_value(name);
        if (text.empty()) return;
        if (const auto parsed = parse_instant(text))
            target = *parsed;
        else
            errors.push_back({std::string(name), "field.not_an_instant", {}});
    };
    instant("from", trend.from);
    instant("to", trend.to);
    const auto span = trend.to - trend.from;
    if (errors.empty() && (span.count() <= 0 || span.count() > span_ms_max))
        errors.push_back({"to", "telemetry.span", {}});
    if (const auto text = request.query_value("step_s"); text.empty()) {
        trend.step_s = rules::round_step_s(span.count() / 1000, steps_usual);
    } else if (const auto step = text::parse_integer(text); !step || *step < 1) {
        errors.push_back({"step_s", "field.not_a_number", {}});
    } else {
        trend.step_s = *step;
    }
    if (errors.empty() && span.count() / 1000 / trend.step_s > steps_max)
        errors.push_back({"step_s", "telemetry.steps", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return trend;
}

/// Whole steps, so that neighbours on the axis agree.
Status fill(Trend& trend, Archive& archive, std::int64_t point_id) {
    ZS_TRY_ASSIGN(auto* store, archive.store());
    const auto step = trend.step_s * 1000;
    trend.from = Instant{trend.from.unix_ms / step * step};
    ZS_TRY_ASSIGN(const auto buckets, store->aggregate(point_id, trend.from.unix_ms, trend.to.unix_ms, step));
    trend.items = steps_of(buckets);
    return {};
}

Result<Response> trend(Archive& archive, Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY(load(reader, Id<Point>{id}));
    ZS_TRY_ASSIGN(auto answer, asked_trend(context, reader.now()));
    ZS_TRY(fill(answer, archive, id));
    return http::ok(to_json(answer));
}

/// "1,5,7": ids without repetition.
Result<std::vector<std::int64_t>> asked_points(const Context& context, std::size_t most) {
    std::vector<std::int64_t> ids;
    for (const auto text : text::split(context.request.query_value("points"), ',')) {
        const auto id = text::parse_integer(text);
        if (!id || *id < 1) return fail_field("points", "field.not_a_number");
        if (std::find(ids.begin(), ids.end(), *id) == ids.end()) ids.push_back(*id);
    }
    if (ids.size() > most) return fail_field("points", "telemetry.too_many_points", {{"limit", std::to_string(most)}});
    return ids;
}

/// One row a step, three columns a point: mean, lowest, highest.
documents::Sheet sheet_of(const std::vector<Point>& points, const std::vector<Trend>& trends, Language language) {
    using documents::ColumnType;
    const bool chinese = language == Language::zh;
    documents::Sheet sheet{chinese ? "趋势" : "Trends", {}, {}, {}};
    sheet.columns.push_back({"at", chinese ? "时间" : "Time", ColumnType::instant});
    std::map<std::int64_t, std::vector<documents::Cell>> rows;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto& point = points[i];
        const auto& name = chinese || point.name_en.empty() ? point.name : point.name_en;
        const std::string unit = point.unit.empty() ? "" : fmt::format(" ({})", point.unit);
        for (const std::string_view part : chinese ? std::array<std::string_view, 3>{"平均", "最小", "最大"}
                                                   : std::array<std::string_view, 3>{"mean", "lowest", "highest"})
            sheet.columns.push_back({"value", fmt::format("{} {}{}", name, part, unit), ColumnType::real});
        for (const auto& step : trends[i].items) {
            auto& row = rows[step.at.unix_ms];
            row.resize(1 + points.size() * 3);
            row[0] = step.at;
            row[1 + i * 3] = step.mean;
            row[2 + i * 3] = step.min;
            row[3 + i * 3] = step.max;
        }
    }
    for (auto& [at, row] : rows) sheet.rows.push_back(std::move(row));
    return sheet;
}

Result<Response> trend_file(Archive& archive, Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto ids, asked_points(context, points_max));
    ZS_TRY_ASSIGN(const auto asked, asked_trend(context, reader.now()));
    std::vector<Point> points;
    std::vector<Trend> trends;
    for (const auto id : ids) {
        ZS_TRY_ASSIGN(auto point, load(reader, Id<Point>{id}));
        points.push_back(std::move(point));
        trends.push_back(asked);
        ZS_TRY(fill(trends.back(), archive, id));
    }
    const auto language = context.actor.language;
    auto sheet = sheet_of(points, trends, language);
    if (context.request.query_value("format") == "csv")
        return Response{200,
                        "text/csv; charset=utf-8",
                        documents::write_csv(sheet, language, Zone{}),
                        {{"Content-Disposition", "attachment; filename=\"trends.csv\""}},
                        {}};
    ZS_TRY_ASSIGN(auto bytes, documents::write_xlsx({{std::move(sheet)}, language, Zone{}}));
    return Response{200,
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    std::move(bytes),
                    {{"Content-Disposition", "attachment; filename=\"trends.xlsx\""}},
                    {}};
}

Result<Response> watch(live::Newest& newest, Context& context) {
    ZS_TRY_ASSIGN(auto ids, asked_points(context, watched_max));
    Response response;
    response.stream = newest.watch(ids);
    return response;
}

void show(live::Newest& newest, const Arrival& arrival) {
    if (arrival.replay || !newest.watched()) return;
    std::vector<live::Reading> readings;
    readings.reserve(arrival.entries.size());
    for (const auto& [series, sample] : arrival.entries)
        readings.push_back({series, sample.at_ms, sample.value,
                            sample.quality == history::Quality::bad         ? "bad"
                            : sample.quality == history::Quality::uncertain ? "uncertain"
                                                                            : "good"});
    newest.post(readings);
}

}  // namespace

http::Routes trend_routes(const std::shared_ptr<Archive>& archive) {
    constexpr std::string_view view = "telemetry.view";
    const auto newest = std::make_shared<live::Newest>();
    archive->watch([newest](const Arrival& arrival) { show(*newest, arrival); });
    return {{.method = http::Method::get,
             .path = "/api/v1/telemetry/points/{id}/trend",
             .permission = view,
             .summary = "Count, mean, minimum and maximum by step (from, to, step_s)",
             .read = [archive](Context& context, Reader& reader) { return trend(*archive, context, reader); },
             .output = &table_of<Trend>(),
             .scope = "none: whoever may see points sees all"},
            {.method = http::Method::get,
             .path = "/api/v1/telemetry/trends/export",
             .permission = view,
             .summary = "The same of up to 8 points side by side, as xlsx or csv (points, from, to, step_s, format)",
             .read = [archive](Context& context, Reader& reader) { return trend_file(*archive, context, reader); },
             .scope = "none: whoever may see points sees all"},
            {.method = http::Method::get,
             .path = "/api/v1/telemetry/live",
             .permission = view,
             .summary = "Newest values of up to 500 points (points) as they come, at most once a second (SSE)",
             .plain = [newest](Context& context) { return watch(*newest, context); },
             .scope = "none: whoever may see points sees all"}};
}

}  // namespace zs::telemetry
