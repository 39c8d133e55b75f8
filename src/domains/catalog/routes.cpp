// Routes of catalog beyond its master data.
#include "domains/catalog/routes.h"

#include <fmt/format.h>

#include "core/json.h"
#include "domains/catalog/catalog.h"

namespace zs::catalog {
namespace {

using http::Context;
using http::Response;

constexpr int calendar_days_max = 800;

void text_field(std::string& out, std::string_view name, std::string_view value) {
    if (out.back() != '{') out += ',';
    json::append_string(out, name);
    out += ':';
    json::append_string(out, value);
}

Result<Response> parameter_values(Context& context, Reader& reader) {
    const auto values = parameters(reader);
    std::string out = "{\"items\":[";
    for (const auto& known : defaults()) {
        if (out.back() != '[') out += ',';
        out += '{';
        text_field(out, "code", known.code);
        text_field(out, "value", values->text(known.code, reader.now()));
        text_field(out, "default", known.value);
        text_field(out, "unit", known.unit);
        text_field(out, "label", context.actor.language == Language::zh ? known.zh : known.en);
        text_field(out, "source", known.source);
        out += '}';
    }
    return http::ok(out + "]}");
}

Result<Response> calendar_days(Context& context, Reader& reader) {
    const auto from = parse_date(context.request.query_value("from"));
    const auto to = parse_date(context.request.query_value("to"));
    std::vector<FieldError> errors;
    if (!from) errors.push_back({"from", "field.not_a_date", {}});
    if (!to || (from && (*to < *from || *to - *from > calendar_days_max)))
        errors.push_back({"to", "field.not_a_date", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    const auto known = calendar(reader);
    std::string out = "{\"items\":[";
    for (Date day = *from; day < *to; day = day + 1) {
        if (out.back() != '[') out += ',';
        out += '{';
        text_field(out, "day", to_text(day));
        text_field(out, "name", known->name(day));
        out += fmt::format(",\"working\":{}}}", known->is_working_day(day));
    }
    return http::ok(out + "]}");
}

}  // namespace

http::Routes routes() {
    http::Routes all;
    all.push_back({.method = http::Method::get,
                   .path = "/api/v1/catalog/parameter-values",
                   .permission = "catalog.view",
                   .summary = "Every parameter with its value today",
                   .read = parameter_values,
                   .scope = "none: master data"});
    all.push_back({.method = http::Method::get,
                   .path = "/api/v1/catalog/calendar",
                   .permission = "session",
                   .summary = "Working and free days",
                   .read = calendar_days,
                   .scope = "none: master data"});
    return all;
}

}  // namespace zs::catalog
