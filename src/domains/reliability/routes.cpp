// Routes of reliability. The table last, handlers first.
#include "domains/reliability/routes.h"

#include <fmt/format.h>

#include "core/json.h"
#include "domains/catalog/catalog.h"
#include "domains/reliability/service.h"
#include "domains/reliability/views.h"
#include "platform/module/exchange.h"

namespace zs::reliability {
namespace {

using http::Context;
using http::Response;

Result<Response> list_assessments(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<AssessmentRow>(), equipment::visible_devices(context.actor));
}

Result<Response> export_assessments(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<AssessmentRow>(), equipment::visible_devices(context.actor));
}

/// All devices as points: age and life against score and failures. One short line each, so that all fit one picture.
Result<Response> picture(Context& context, Reader& reader) {
    constexpr int shown_max = 10'000;
    const auto scope = equipment::visible_devices(context.actor);
    std::string out = "{\"items\":[";
    reader.query(
        fmt::format("SELECT x.device_id, d.asset_no, d.name, x.age_years, x.life_years, x.score, x.failures, x.advice, "
                    "d.type_id FROM reliability_assessment x JOIN equipment_device d ON d.id = x.device_id WHERE {} "
                    "ORDER BY x.score DESC, x.id LIMIT {}",
                    scope.sql.empty() ? "1=1" : scope.sql, shown_max),
        scope.parameters, [&](const Row& row) {
            if (out.back() != '[') out += ',';
            out += fmt::format("{{\"id\":{}", row.integer(0));
            json::append_text(out, "asset_no", row.text(1));
            json::append_text(out, "name", row.text(2));
            out += fmt::format(R"(,"age":{},"life":{},"score":{:.2f},"failures":{},"advice":"{}","type_id":{}}})",
                               row.is_null(3) ? "null" : fmt::format("{:.2f}", row.real(3)), row.integer(4),
                               row.real(5), row.integer(6), row.text(7), row.integer(8));
        });
    const auto limits = weights(reader, reader.now());
    return http::ok(
        fmt::format(R"({}],"renew_at":{:g},"overhaul_at":{:g}}})", out, limits.renew_at, limits.overhaul_at));
}

/// from and to as days, the last one outside; the last 365 days without them.
Result<Period> period_of(Context& context, Reader& reader) {
    const auto zone = catalog::calendar(reader)->zone();
    Period period{reader.now() - std::chrono::days(365), reader.now()};
    std::vector<FieldError> errors;
    const auto day = [&](std::string_view name) -> std::optional<Date> {
        const auto text = context.request.query_value(name);
        if (text.empty()) return std::nullopt;
        const auto date = parse_date(text);
        if (!date) errors.push_back({std::string(name), "field.not_a_date", {}});
        return date ? std::optional(*date) : std::nullopt;
    };
    const auto from = day("from"), to = day("to");
    if (from) period.from = start_of_day(*from, zone);
    if (to) period.to = std::min(period.to, start_of_day(*to, zone));
    if (errors.empty() && period.to <= period.from) errors.push_back({"to", "reliability.period_upside_down", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return period;
}

Result<Response> summary(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto period, period_of(context, reader));
    auto by = context.request.query_value("by");
    if (by.empty()) by = "type";
    if (by != "type" && by != "class" && by != "department") return fail_field("by", "reliability.by_unknown");
    return http::ok(summary_json(reader, context.actor, period, by));
}

/// One device that the caller may see, with its facts.
Result<Facts> facts_of(Context& context, Reader& reader, const Period& period) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY(equipment::load_visible(reader, context.actor, {id}));
    auto facts = load_facts(reader, {"d.id = ?", {id}}, period);
    if (facts.devices.empty()) return fail(Code::conflict, "reliability.is_scrapped");
    return facts;
}

Result<Response> of_device(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto period, period_of(context, reader));
    ZS_TRY_ASSIGN(const auto facts, facts_of(context, reader, period));
    return http::ok(device_json(reader, context.actor, facts.devices.front(), facts, period));
}

Result<Response> repair_or_replace(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto facts, facts_of(context, reader, {reader.now() - std::chrono::days(365), reader.now()}));
    std::vector<FieldError> errors;
    const auto amount = [&](std::string_view name) -> std::optional<Money> {
        const auto text = context.request.query_value(name);
        if (text.empty()) return std::nullopt;
        const auto fen = parse_decimal(text, Money::scale);
        if (!fen || *fen < 0) errors.push_back({std::string(name), "field.not_a_decimal", {}});
        return fen && *fen >= 0 ? std::optional(Money{*fen}) : std::nullopt;
    };
    const auto cost = amount("cost");
    const auto replacement = amount("replacement");
    if (!cost && errors.empty()) errors.push_back({"cost", "field.required", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return http::ok(repair_or_replace_json(reader, facts.devices.front(), *cost, replacement));
}

Result<Response> add_judgement(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<JudgementInput>());
    ZS_TRY_ASSIGN(const auto judgement, judge(transaction, context.actor, {id}, input));
    return http::created(to_json(judgement));
}

Result<Response> assess_now(Context&, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto changed, assess(transaction));
    return http::ok(fmt::format("{{\"changed\":{}}}", changed));
}

}  // namespace

http::Routes routes() {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        if (route.scope.empty()) route.scope = "campus, department, crew, vendor of the device; crews see all";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/reliability/assessments",
         .permission = "reliability.view",
         .summary = "Devices by ageing score, with figures of twelve months",
         .read = list_assessments,
         .output = &table_of<AssessmentRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/reliability/assessments/export",
         .permission = "reliability.view",
         .summary = "The same as xlsx, filtered like the list",
         .read = export_assessments});
    add({.method = get,
         .path = "/api/v1/reliability/picture",
         .permission = "reliability.view",
         .summary = "Every device as a point: age, life, score, failures",
         .read = picture});
    add({.method = get,
         .path = "/api/v1/reliability/summary",
         .permission = "reliability.view",
         .summary = "MTBF, MTTR, availability, intact rates, compliance of a period by type, class or department",
         .read = summary});
    add({.method = get,
         .path = "/api/v1/reliability/devices/{id}",
         .permission = "reliability.view",
         .summary = "One device: figures of a period, risk, score with its terms, costs, what is missing",
         .read = of_device});
    add({.method = get,
         .path = "/api/v1/reliability/devices/{id}/repair-or-replace",
         .permission = "reliability.view",
         .summary = "Whether a repair of this cost is worth it",
         .read = repair_or_replace});
    add({.method = post,
         .path = "/api/v1/reliability/devices/{id}/judgement",
         .permission = "reliability.judge",
         .summary = "Judge parts, safety and replacement cost of a device",
         .write = add_judgement,
         .input = &table_of<JudgementInput>(),
         .output = &table_of<Judgement>()});
    add({.method = post,
         .path = "/api/v1/reliability/assess",
         .permission = "reliability.judge",
         .summary = "Assess all devices now instead of with the next run of the job",
         .write = assess_now,
         .scope = "none: the same for everybody"});
    return routes;
}

}  // namespace zs::reliability
