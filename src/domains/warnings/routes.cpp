// Routes of warnings. The table last, handlers first.
#include "domains/warnings/routes.h"

#include <fmt/format.h>

#include "core/json.h"
#include "domains/warnings/views.h"
#include "platform/module/exchange.h"

namespace zs::warnings {
namespace {

using http::Context;
using http::Response;

Restriction visible_warnings(const Actor& actor) { return equipment::visible_devices(actor); }

Result<Response> list_warnings(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<WarningRow>(), visible_warnings(context.actor));
}

Result<Response> export_warnings(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<WarningRow>(), visible_warnings(context.actor));
}

Response warning_response(Reader& reader, const Actor& actor, const Warning& warning) {
    Response response = http::ok(warning_json(reader, actor, warning));
    response.headers.emplace_back("ETag", fmt::format("\"{}\"", warning.version));
    return response;
}

Result<Response> get_warning(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto warning, load_visible(reader, context.actor, {id}));
    return warning_response(reader, context.actor, warning);
}

Result<Response> take_action(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    const auto action = value_of<WarningAction>(context.path_value(1));
    if (!action || *action == WarningAction::fade) return fail(Code::not_found, "http.not_found");
    ZS_TRY_ASSIGN(const auto input, context.command<WarningInput>());
    ZS_TRY_ASSIGN(const auto warning, act(transaction, context.actor, {id}, *action, input));
    return warning_response(transaction, context.actor, warning);
}

/// Whole warnings that wait for somebody, what hurts first: what a phone keeps for the plant room.
Result<Response> mine(Context& context, Reader& reader) {
    auto scope = visible_warnings(context.actor);
    if (scope.sql.empty()) scope.sql = "1=1";
    constexpr std::int64_t shown_max = 30;
    scope.parameters.emplace_back(shown_max);
    std::vector<std::int64_t> ids;
    reader.query(fmt::format("SELECT w.id FROM warnings_warning w JOIN equipment_device d ON d.id = w.device_id WHERE "
                             "w.ended_at IS NULL AND ({}) ORDER BY CASE w.urgency WHEN 'now' THEN 0 WHEN 'soon' THEN 1 "
                             "ELSE 2 END, COALESCE(w.limit_at, w.told_at + 2592000000), w.id LIMIT ?",
                             scope.sql),
                 scope.parameters, [&](const Row& row) { ids.push_back(row.integer(0)); });
    std::string out = "{\"items\":[";
    for (const auto id : ids) {
        ZS_TRY_ASSIGN(const auto warning, load(reader, Id<Warning>{id}));
        out += (out.back() == '[' ? "" : ",") + warning_json(reader, context.actor, warning);
    }
    return http::ok(out + "]}");
}

/// Raw readings of the device's points that the always-on detectors found unusual within the last hour.
void append_unusual(std::string& out, Reader& reader, Bank& bank, const equipment::Device& device, Language language) {
    out += "\"unusual\":[";
    const auto points = select<telemetry::Point>(
        reader, "WHERE device_code = ? AND measure <> '' AND active = 1 ORDER BY id", {device.asset_no});
    for (const auto& point : points) {
        const auto found = bank.unusual(point.id.value);
        if (!found || reader.now() - found->at > std::chrono::hours(1)) continue;
        if (out.back() != '[') out += ',';
        out += fmt::format(R"({{"point_id":{},"kind":"{}","value":{},"expected":{},"at":"{}")", point.id.value,
                           early_warning::key_of(found->finding.kind), found->value, found->finding.expected,
                           to_text(found->at));
        json::append_text(out, "point", language == Language::zh || point.name_en.empty() ? point.name : point.name_en);
        json::append_text(out, "unit", point.unit);
        out += '}';
    }
    out += ']';
}

/// Open and past warnings of a device, and what its sensors show that is unusual right now.
Result<Response> of_device(Lookout& lookout, Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto device, equipment::load_visible(reader, context.actor, {id}));
    std::string out = "{\"items\":";
    append_json_array(out, select<Warning>(reader,
                                           "WHERE device_id = ? ORDER BY CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END, "
                                           "told_at DESC, id DESC LIMIT 30",
                                           {id}));
    out += ',';
    append_unusual(out, reader, lookout.bank(), device, context.actor.language);
    return http::ok(out + "}");
}

/// The course of the warning's point from well before it began until now or a day after its end, in some 600 steps.
Result<Response> course(Lookout& lookout, Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto warning, load_visible(reader, context.actor, {id}));
    constexpr Duration day = std::chrono::hours(24);
    constexpr std::int64_t steps = 600, minute_s = 60;
    const Instant to = warning.ended_at ? std::min(reader.now(), *warning.ended_at + day) : reader.now();
    Instant from = warning.since - std::max(day * 3, (to - warning.since) / 2);
    const std::int64_t step_s = ((to - from).count() / 1000 / steps / minute_s + 1) * minute_s;
    from = Instant{from.unix_ms / (step_s * 1000) * step_s * 1000};
    ZS_TRY_ASSIGN(const auto buckets, lookout.course(warning.point_id, from, to, step_s));
    std::string out =
        fmt::format(R"({{"from":"{}","to":"{}","step_s":{},"items":[)", to_text(from), to_text(to), step_s);
    for (const auto& one : buckets)
        out += fmt::format(R"({}{{"at":"{}","n":{},"mean":{},"min":{},"max":{}}})", out.back() == '[' ? "" : ",",
                           to_text(Instant{one.at_ms}), one.n, one.mean(), one.min, one.max);
    return http::ok(out + "]}");
}

/// Open warnings by urgency, for the head of the list.
Result<Response> summary(Context& context, Reader& reader) {
    const auto scope = visible_warnings(context.actor);
    const std::string where = scope.sql.empty() ? "" : " AND " + scope.sql;
    const auto count = [&](std::string_view condition) {
        return reader
            .integer(
                fmt::format("SELECT COUNT(*) FROM warnings_warning w JOIN equipment_device d ON d.id = w.device_id "
                            "WHERE w.ended_at IS NULL AND {}{}",
                            condition, where),
                scope.parameters)
            .value_or(0);
    };
    return http::ok(fmt::format(R"({{"now":{},"soon":{},"plan":{},"waiting":{},"ordered":{}}})",
                                count("w.urgency = 'now'"), count("w.urgency = 'soon'"), count("w.urgency = 'plan'"),
                                count("w.state IN ('open','watched')"), count("w.state = 'ordered'")));
}

}  // namespace

http::Routes warning_routes(const std::shared_ptr<Lookout>& lookout) {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        route.scope = "whoever may see the device";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/warnings",
         .permission = "warnings.view",
         .summary = "List early warnings",
         .read = list_warnings,
         .output = &table_of<WarningRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/warnings/export",
         .permission = "warnings.view",
         .summary = "Early warnings as xlsx, filtered like the list",
         .read = export_warnings});
    add({.method = get,
         .path = "/api/v1/warnings/summary",
         .permission = "warnings.view",
         .summary = "Open warnings by urgency",
         .read = summary});
    add({.method = get,
         .path = "/api/v1/warnings/mine",
         .permission = "warnings.work",
         .summary = "Whole open warnings, what hurts first",
         .read = mine});
    add({.method = get,
         .path = "/api/v1/warnings/devices/{id}",
         .permission = "warnings.view",
         .summary = "Warnings of a device, and what its sensors show that is unusual now",
         .read = [lookout](Context& context, Reader& reader) { return of_device(*lookout, context, reader); }});
    add({.method = get,
         .path = "/api/v1/warnings/{id}",
         .permission = "warnings.view",
         .summary = "One early warning in sentences, with its steps",
         .read = get_warning,
         .output = &table_of<Warning>()});
    add({.method = get,
         .path = "/api/v1/warnings/{id}/course",
         .permission = "warnings.view",
         .summary = "Course of the warning's point since before it began: means, lowest, highest",
         .read = [lookout](Context& context, Reader& reader) { return course(*lookout, context, reader); }});
    add({.method = post,
         .path = "/api/v1/warnings/{id}/actions/{action}",
         .permission = "warnings.view",
         .summary = "Take a step: order, watch, dismiss, confirm, confirm_other, refute, close",
         .write = take_action,
         .input = &table_of<WarningInput>(),
         .output = &table_of<Warning>()});
    return routes;
}

}  // namespace zs::warnings
