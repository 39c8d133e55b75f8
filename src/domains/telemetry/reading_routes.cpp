// Points as they are now.
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
}  // namespace

std::vector<TrendStep> steps_of(const std::vector<history::Bucket>& buckets) {
    std::vector<TrendStep> steps;
    steps.reserve(buckets.size());
    for (const auto& bucket : buckets)
        steps.push_back({Instant{bucket.at_ms}, bucket.n, bucket.mean(), bucket.min, bucket.max});
    return steps;
}

namespace {

/// All readings of the last `flat_minutes` are the same, and there are enough to say so.
bool unchanged(history::Store& store, const Point& point, Instant now) {
    if (point.flat_minutes == 0) return false;
    const auto span = point.flat_minutes * 60'000;
    const auto found = store.aggregate(point.id.value, now.unix_ms - span, now.unix_ms + 1, span + 1);
    if (!found || found->empty()) return false;
    const auto& buckets = *found;
    const auto& all = buckets.front();
    return all.n >= 3 && all.min == all.max && all.n * point.period_s * 1000 * 2 >= span;
}

/// The last day is left out where nobody draws it.
enum class Day { hours, none };

Result<PointState> state_of(history::Store& store, const Point& point, const TypesOfDevices& types, Instant now,
                            Day day) {
    PointState state;
    state.id = point.id;
    state.code = point.code;
    state.name = point.name;
    state.name_en = point.name_en;
    state.unit = point.unit;
    state.decimals = point.decimals;
    state.device_code = point.device_code;
    if (const auto type = types.find(point.device_code); type != types.end()) state.device_type = type->second;
    state.measure = point.measure;
    state.period_s = point.period_s;
    const auto newest = store.latest(point.id.value);
    if (newest) {
        state.value = newest->value;
        state.at = Instant{newest->at_ms};
    }
    const bool flat = unchanged(store, point, now);
    const auto verdict = rules::judge(point, newest, flat, now);
    state.quality = verdict.quality;
    state.reason = verdict.reason;
    if (day == Day::none) return state;
    const auto end = now.unix_ms / hour_ms * hour_ms + hour_ms;
    // Newest values are worth showing also while the store behind them cannot be reached.
    if (const auto hours = store.aggregate(point.id.value, end - day_ms, end, hour_ms)) state.day = steps_of(*hours);
    return state;
}

Result<Response> states(Archive& archive, const TypesOf& types_of, Context& context, Reader& reader) {
    const auto types = types_of ? types_of(reader) : TypesOfDevices();
    ZS_TRY_ASSIGN(auto* store, archive.store());
    auto asked = context.request.query;
    const bool brief = std::erase(asked, std::pair<std::string, std::string>("brief", "true")) > 0;
    return page_of<Point>(reader, asked, [&](const Point& point) {
        return state_of(*store, point, types, reader.now(), brief ? Day::none : Day::hours);
    });
}

Result<Response> state(Archive& archive, const TypesOf& types_of, Context& context, Reader& reader) {
    const auto types = types_of ? types_of(reader) : TypesOfDevices();
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto point, load(reader, Id<Point>{id}));
    ZS_TRY_ASSIGN(auto* store, archive.store());
    ZS_TRY_ASSIGN(const auto found, state_of(*store, point, types, reader.now(), Day::hours));
    return http::ok(to_json(found));
}

}  // namespace

http::Routes reading_routes(const std::shared_ptr<Archive>& archive, const TypesOf& types_of) {
    constexpr std::string_view view = "telemetry.view";
    return {{.method = http::Method::get,
             .path = "/api/v1/telemetry/point-states",
             .permission = view,
             .summary = "Points with newest value, its quality, and the last day by the hour (not with brief=true)",
             .read = [archive, types_of](Context& context,
                                         Reader& reader) { return states(*archive, types_of, context, reader); },
             .output = &table_of<PointState>(),
             .page = true,
             .scope = "none: whoever may see points sees all"},
            {.method = http::Method::get,
             .path = "/api/v1/telemetry/points/{id}/state",
             .permission = view,
             .summary = "One point with its newest value",
             .read = [archive, types_of](Context& context,
                                         Reader& reader) { return state(*archive, types_of, context, reader); },
             .output = &table_of<PointState>(),
             .scope = "none: whoever may see points sees all"}};
}

}  // namespace zs::telemetry
