// Points as they are now and as they were.
#include "core/text.h"
#include "domains/telemetry/paged.h"
#include "domains/telemetry/routes.h"
#include "domains/telemetry/rules.h"

namespace zs::telemetry {
namespace {

using http::Context;
using http::Response;

constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t day_ms = 24 * hour_ms;
constexpr std::int64_t steps_max = 5000;
constexpr std::int64_t steps_usual = 600;
constexpr std::int64_t span_ms_max = 20 * 366 * day_ms;

std::vector<TrendStep> steps_of(const std::vector<history::Bucket>& buckets) {
    std::vector<TrendStep> steps;
    steps.reserve(buckets.size());
    for (const auto& bucket : buckets)
        steps.push_back({Instant{bucket.at_ms}, bucket.n, bucket.mean(), bucket.min, bucket.max});
    return steps;
}

/// All readings of the last `flat_minutes` are the same, and there are enough to say so.
Result<bool> unchanged(history::Store& store, const Point& point, Instant now) {
    if (point.flat_minutes == 0) return false;
    const auto span = point.flat_minutes * 60'000;
    ZS_TRY_ASSIGN(const auto buckets, store.aggregate(point.id.value, now.unix_ms - span, now.unix_ms + 1, span + 1));
    if (buckets.empty()) return false;
    const auto& all = buckets.front();
    return all.n >= 3 && all.min == all.max && all.n * point.period_s * 1000 * 2 >= span;
}

Result<PointState> state_of(history::Store& store, const Point& point, Instant now) {
    PointState state{point.id,       point.code,        point.name,   point.name_en, point.unit,
                     point.decimals, point.device_code, std::nullopt, std::nullopt};
    const auto newest = store.latest(point.id.value);
    if (newest) {
        state.value = newest->value;
        state.at = Instant{newest->at_ms};
    }
    ZS_TRY_ASSIGN(const bool flat, unchanged(store, point, now));
    const auto verdict = rules::judge(point, newest, flat, now);
    state.quality = verdict.quality;
    state.reason = verdict.reason;
    const auto end = now.unix_ms / hour_ms * hour_ms + hour_ms;
    ZS_TRY_ASSIGN(const auto hours, store.aggregate(point.id.value, end - day_ms, end, hour_ms));
    state.day = steps_of(hours);
    return state;
}

Result<Response> states(Archive& archive, Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(auto* store, archive.store());
    return page_of<Point>(reader, context.request.query,
                          [&](const Point& point) { return state_of(*store, point, reader.now()); });
}

Result<Response> state(Archive& archive, Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto point, load(reader, Id<Point>{id}));
    ZS_TRY_ASSIGN(auto* store, archive.store());
    ZS_TRY_ASSIGN(const auto found, state_of(*store, point, reader.now()));
    return http::ok(to_json(found));
}

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

Result<Response> trend(Archive& archive, Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY(load(reader, Id<Point>{id}));
    ZS_TRY_ASSIGN(auto answer, asked_trend(context, reader.now()));
    ZS_TRY_ASSIGN(auto* store, archive.store());
    const auto step = answer.step_s * 1000;
    answer.from = Instant{answer.from.unix_ms / step * step};  // whole steps, so that neighbours on the axis agree
    ZS_TRY_ASSIGN(const auto buckets, store->aggregate(id, answer.from.unix_ms, answer.to.unix_ms, step));
    answer.items = steps_of(buckets);
    return http::ok(to_json(answer));
}

}  // namespace

http::Routes reading_routes(const std::shared_ptr<Archive>& archive) {
    constexpr std::string_view view = "telemetry.view";
    return {{.method = http::Method::get,
             .path = "/api/v1/telemetry/point-states",
             .permission = view,
             .summary = "Points with newest value, its quality, and the last day by the hour",
             .read = [archive](Context& context, Reader& reader) { return states(*archive, context, reader); },
             .output = &table_of<PointState>(),
             .page = true,
             .scope = "none: whoever may see points sees all"},
            {.method = http::Method::get,
             .path = "/api/v1/telemetry/points/{id}/state",
             .permission = view,
             .summary = "One point with its newest value",
             .read = [archive](Context& context, Reader& reader) { return state(*archive, context, reader); },
             .output = &table_of<PointState>(),
             .scope = "none: whoever may see points sees all"},
            {.method = http::Method::get,
             .path = "/api/v1/telemetry/points/{id}/trend",
             .permission = view,
             .summary = "Count, mean, minimum and maximum by step (from, to, step_s)",
             .read = [archive](Context& context, Reader& reader) { return trend(*archive, context, reader); },
             .output = &table_of<Trend>(),
             .scope = "none: whoever may see points sees all"}};
}

}  // namespace zs::telemetry
