// Series that belong to no point yet: named, given to a point, or ignored.
#include "domains/telemetry/ingest.h"
#include "domains/telemetry/paged.h"
#include "domains/telemetry/routes.h"
#include "domains/telemetry/views.h"
#include "platform/audit/audit.h"

namespace zs::telemetry {
namespace {

using http::Context;
using http::Response;

Result<Response> unknown(Archive& archive, Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(auto* store, archive.store());
    return page_of<UnknownSeries>(reader, context.request.query, [&](const UnknownSeries& one) -> Result<UnknownState> {
        UnknownState state{one.id, one.measurement, one.tags, one.field, one.first_seen_at, one.ignored};
        if (const auto newest = store->latest(waiting_series(one.id.value))) {
            state.value = newest->value;
            state.at = Instant{newest->at_ms};
        }
        return state;
    });
}

Result<Point> point_for(Transaction& transaction, const MapSeries& wish) {
    if (wish.point_id) {
        ZS_TRY_ASSIGN(auto point, load(transaction, *wish.point_id));
        if (!point.measurement.empty()) return fail_field("point_id", "telemetry.series_taken");
        return point;
    }
    Point point;
    point.code = wish.code;
    point.name = wish.name;
    point.unit = wish.unit;
    point.period_s = wish.period_s;
    std::vector<FieldError> errors;
    if (wish.code.empty()) errors.push_back({"code", "field.required", {}});
    if (wish.name.empty()) errors.push_back({"name", "field.required", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return point;
}

Status give(Transaction& transaction, const Actor& actor, std::int64_t unknown_id, const MapSeries& wish,
            Point& point) {
    ZS_TRY_ASSIGN(const auto series, load(transaction, Id<UnknownSeries>{unknown_id}));
    ZS_TRY_ASSIGN(point, point_for(transaction, wish));
    const Point before = point;
    point.measurement = series.measurement;
    point.tags = series.tags;
    point.field = series.field;
    ZS_TRY(check_point(transaction, nullptr, &point));
    if (wish.point_id)
        ZS_TRY(update(transaction, point));
    else
        insert(transaction, point);
    erase(transaction, series.id);
    audit::record(transaction, actor, "telemetry.series.map", "telemetry_point", point.id.value, diff(before, point));
    return {};
}

/// What waited under the unknown series becomes the point's.
Status move_readings(history::Store& store, history::SeriesId from, history::SeriesId to) {
    const auto newest = store.latest(from);
    if (!newest) return {};
    ZS_TRY_ASSIGN(const auto samples, store.range(from, 0, newest->at_ms + 1));
    std::vector<history::Entry> entries;
    entries.reserve(samples.size());
    for (const auto& sample : samples) entries.push_back({to, sample});
    return store.append(entries);
}

Result<Response> map(Services& services, Archive& archive, Context& context) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto wish, context.command<MapSeries>());
    ZS_TRY_ASSIGN(auto* store, archive.store());
    Point point;
    ZS_TRY(services.database.write(
        [&](Transaction& transaction) { return give(transaction, context.actor, id, wish, point); }));
    ZS_TRY(move_readings(*store, waiting_series(id), point.id.value));
    return http::ok(to_json(point));
}

Result<Response> set_ignored(Context& context, Transaction& transaction, bool ignored) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(auto series, load(transaction, Id<UnknownSeries>{id}));
    series.ignored = ignored;
    ZS_TRY(update(transaction, series));
    audit::record(transaction, context.actor, ignored ? "telemetry.series.ignore" : "telemetry.series.notice",
                  "telemetry_unknown_series", id);
    return http::no_content();
}

}  // namespace

http::Routes quarantine_routes(Services& services, const std::shared_ptr<Archive>& archive) {
    constexpr std::string_view manage = "telemetry.manage";
    constexpr std::string_view scope = "none: series have no owner yet";
    return {
        {.method = http::Method::get,
         .path = "/api/v1/telemetry/unknown-series",
         .permission = manage,
         .summary = "Series that belong to no point, with what they sent last",
         .read = [archive](Context& context, Reader& reader) { return unknown(*archive, context, reader); },
         .output = &table_of<UnknownState>(),
         .page = true,
         .scope = scope},
        {.method = http::Method::post,
         .path = "/api/v1/telemetry/unknown-series/{id}/map",
         .permission = manage,
         .summary = "Give a series to a point, with the readings that waited",
         .plain = [&services, archive](Context& context) { return map(services, *archive, context); },
         .input = &table_of<MapSeries>(),
         .output = &table_of<Point>(),
         .scope = scope},
        {.method = http::Method::post,
         .path = "/api/v1/telemetry/unknown-series/{id}/ignore",
         .permission = manage,
         .summary = "Throw away what this series sends",
         .write = [](Context& context, Transaction& transaction) { return set_ignored(context, transaction, true); },
         .scope = scope},
        {.method = http::Method::post,
         .path = "/api/v1/telemetry/unknown-series/{id}/notice",
         .permission = manage,
         .summary = "Keep what this series sends again",
         .write = [](Context& context, Transaction& transaction) { return set_ignored(context, transaction, false); },
         .scope = scope}};
}

}  // namespace zs::telemetry
