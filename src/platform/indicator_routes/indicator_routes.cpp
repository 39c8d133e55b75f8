// Figures over HTTP.
#include "platform/indicator_routes/indicator_routes.h"

#include <fmt/format.h>

#include "core/json.h"

namespace zs::indicators {
namespace {

using http::Context;
using http::Response;
using All = std::vector<const Indicator*>;

void text_field(std::string& out, std::string_view name, std::string_view value) {
    if (out.back() != '{') out += ',';
    json::append_string(out, name);
    out += ':';
    json::append_string(out, value);
}

std::string figure_json(const Figure& figure) {
    return fmt::format("\"value\":{},\"n\":{}", figure.value ? fmt::format("{:.6g}", *figure.value) : "null", figure.n);
}

std::optional<Instant> bound(std::string_view text) {
    if (const auto date = parse_date(text)) return start_of_day(*date, Zone{});
    return parse_instant(text);
}

Result<Period> period_of(const http::Request& request) {
    const auto from = bound(request.query_value("from"));
    const auto to = bound(request.query_value("to"));
    std::vector<FieldError> errors;
    if (!from) errors.push_back({"from", "field.not_a_date", {}});
    if (!to || (from && *to <= *from)) errors.push_back({"to", "field.not_a_date", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return Period{*from, *to};
}

std::string domain_permission(const Indicator& indicator) {
    return std::string(indicator.id.substr(0, indicator.id.find('.'))) + ".indicators";
}

All visible(const All& all, const Actor& actor) {
    All found;
    for (const auto* indicator : all)
        if (actor.may(domain_permission(*indicator))) found.push_back(indicator);
    return found;
}

Result<const Indicator*> one(const All& all, const Context& context) {
    for (const auto* indicator : visible(all, context.actor))
        if (indicator->id == context.path_value()) return indicator;
    return fail(Code::not_found, "entity.not_found");
}

constexpr std::string_view kind_names[] = {"count", "share", "mean", "median", "percentile_90", "sum"};
constexpr std::string_view better_names[] = {"higher", "lower", "neither"};

void append_head(std::string& out, const Indicator& indicator, Language language) {
    const bool zh = language == Language::zh;
    text_field(out, "id", indicator.id);
    text_field(out, "label", zh ? indicator.zh : indicator.en);
    text_field(out, "unit", indicator.unit);
    text_field(out, "definition", zh ? indicator.definition_zh : indicator.definition_en);
    text_field(out, "kind", kind_names[static_cast<std::size_t>(indicator.kind)]);
    text_field(out, "better", better_names[static_cast<std::size_t>(indicator.better)]);
}

std::string points_json(const std::vector<Breakdown>& points) {
    std::string out = "[";
    for (const auto& point : points) {
        out += out.size() > 1 ? ",{" : "{";
        text_field(out, "key", point.key);
        text_field(out, "label", point.label);
        out += "," + figure_json(point.figure) + "}";
    }
    return out + "]";
}

}  // namespace

http::Routes routes(All all, std::function<double(Reader&, std::string_view)> target) {
    using enum http::Method;
    http::Routes result;
    const auto add = [&](std::string_view path, std::string_view summary, http::ReadHandler handler) {
        result.push_back(
            {.method = get,
             .path = path,
             .permission = "session",
             .summary = summary,
             .read = std::move(handler),
             .scope = "campus, department, crew, vendor of the rows; <domain>.indicators for each figure"});
    };
    add("/api/v1/indicators", "All figures of a period",
        [all, target](Context& context, Reader& reader) -> Result<Response> {
            ZS_TRY_ASSIGN(const Period period, period_of(context.request));
            const All shown = visible(all, context.actor);
            ZS_TRY_ASSIGN(const auto figures, compute(reader, context.actor, shown, period));
            std::vector<Figure> before;
            if (context.request.query_value("compare") == "previous") {
                const Period last{period.from - (period.to - period.from), period.from};
                ZS_TRY_ASSIGN(before, compute(reader, context.actor, shown, last));
            }
            std::string out = fmt::format(R"({{"period":{{"from":"{}","to":"{}"}},"items":[)", to_text(period.from),
                                          to_text(period.to));
            for (std::size_t i = 0; i < shown.size(); ++i) {
                out += i > 0 ? ",{" : "{";
                append_head(out, *shown[i], context.actor.language);
                out += "," + figure_json(figures[i]);
                out += before.empty() ? ",\"previous\":null" : ",\"previous\":{" + figure_json(before[i]) + "}";
                out += shown[i]->target_parameter.empty()
                           ? ",\"target\":null}"
                           : fmt::format(",\"target\":{}}}", target(reader, shown[i]->target_parameter));
            }
            return http::ok(out + "]}");
        });
    add("/api/v1/indicators/{id}",
        "One figure, broken down by ?by=", [all](Context& context, Reader& reader) -> Result<Response> {
            ZS_TRY_ASSIGN(const auto* indicator, one(all, context));
            ZS_TRY_ASSIGN(const Period period, period_of(context.request));
            const Indicator* const single[] = {indicator};
            ZS_TRY_ASSIGN(const auto figures, compute(reader, context.actor, single, period));
            std::string out = "{";
            append_head(out, *indicator, context.actor.language);
            out += "," + figure_json(figures.front()) + ",\"dimensions\":[";
            for (const auto& dimension : indicator->source->dimensions) {
                out += out.back() == '[' ? "{" : ",{";
                text_field(out, "name", dimension.name);
                text_field(out, "label", context.actor.language == Language::zh ? dimension.zh : dimension.en);
                out += '}';
            }
            out += "],\"items\":";
            if (const auto by = context.request.query_value("by"); !by.empty()) {
                ZS_TRY_ASSIGN(const auto parts, break_down(reader, context.actor, *indicator, period, by));
                return http::ok(out + points_json(parts) + "}");
            }
            return http::ok(out + "[]}");
        });
    add("/api/v1/indicators/{id}/series", "One figure over time",
        [all](Context& context, Reader& reader) -> Result<Response> {
            ZS_TRY_ASSIGN(const auto* indicator, one(all, context));
            ZS_TRY_ASSIGN(const Period period, period_of(context.request));
            const auto bucket = context.request.query_value("bucket");
            ZS_TRY_ASSIGN(const auto points, series(reader, context.actor, *indicator, period,
                                                    bucket == "day"    ? Bucket::day
                                                    : bucket == "week" ? Bucket::week
                                                                       : Bucket::month));
            return http::ok("{\"items\":" + points_json(points) + "}");
        });
    add("/api/v1/indicators/{id}/rows", "The rows behind one figure",
        [all](Context& context, Reader& reader) -> Result<Response> {
            ZS_TRY_ASSIGN(const auto* indicator, one(all, context));
            ZS_TRY_ASSIGN(const Period period, period_of(context.request));
            ZS_TRY_ASSIGN(auto page, rows(reader, context.actor, *indicator, period, context.request.query));
            return http::ok(std::move(page.json));
        });
    return result;
}

}  // namespace zs::indicators
