// Routes of catalog beyond its master data.
#include "domains/catalog/routes.h"

#include <fmt/format.h>

#include "core/decimal.h"
#include "core/json.h"
#include "domains/catalog/catalog.h"
#include "domains/catalog/entities.h"
#include "platform/audit/audit.h"

namespace zs::catalog {
namespace {

using http::Context;
using http::Response;

constexpr int calendar_days_max = 800;

Result<Response> parameter_values(Context& context, Reader& reader) {
    const auto values = parameters(reader);
    std::string out = "{\"items\":[";
    for (const auto& known : defaults()) {
        if (out.back() != '[') out += ',';
        out += '{';
        json::append_text(out, "code", known.code);
        json::append_text(out, "value", values->text(known.code, reader.now()));
        json::append_text(out, "default", known.value);
        json::append_text(out, "unit", known.unit);
        json::append_text(out, "label", context.actor.language == Language::zh ? known.zh : known.en);
        json::append_text(out, "source", known.source);
        out += fmt::format(",\"number\":{},\"options\":[", parse_decimal(known.value, 6).has_value());
        for (const auto& option : known.options) {
            if (out.back() != '[') out += ',';
            out += '{';
            json::append_text(out, "value", option.value);
            json::append_text(out, "label", context.actor.language == Language::zh ? option.zh : option.en);
            out += '}';
        }
        out += "]}";
    }
    return http::ok(out + "]}");
}

/// Only what has not begun: figures of the past must stay what they were.
Result<Response> withdraw(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto parameter, load(transaction, Id<Parameter>{id}));
    if (parameter.valid_from <= local_date(transaction.now(), Zone{}))
        return fail(Code::conflict, "catalog.already_in_force");
    transaction.execute("DELETE FROM catalog_parameter WHERE id = ?", {id});
    audit::record(transaction, context.actor, "catalog_parameter.withdraw", "catalog_parameter", id,
                  to_json(parameter));
    return http::no_content();
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
    std::set<Date> published;
    for (const auto& day : published_holidays()) published.insert(day.date);
    std::map<Date, std::int64_t> own;
    for (const auto& row : select<DayException>(reader, "ORDER BY day")) own[row.day] = row.id.value;
    std::string out = "{\"items\":[";
    for (Date day = *from; day < *to; day = day + 1) {
        if (out.back() != '[') out += ',';
        out += '{';
        json::append_text(out, "day", to_text(day));
        json::append_text(out, "name", known->name(day));
        const auto changed = own.find(day);
        out += fmt::format(R"(,"working":{},"published":{},"own_id":{}}})", known->is_working_day(day),
                           published.contains(day), changed == own.end() ? 0 : changed->second);
    }
    return http::ok(out + "]}");
}

/// The day is again what the published calendar says.
Result<Response> remove_day(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto day, load(transaction, Id<DayException>{id}));
    erase(transaction, day.id);
    audit::record(transaction, context.actor, "catalog.day.remove", "catalog_day_exception", id, to_json(day));
    return http::no_content();
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
    all.push_back({.method = http::Method::del,
                   .path = "/api/v1/catalog/parameters/{id}",
                   .permission = "catalog.manage",
                   .summary = "Withdraw a value that is not yet in force",
                   .write = withdraw,
                   .scope = "none: master data"});
    all.push_back({.method = http::Method::get,
                   .path = "/api/v1/catalog/calendar",
                   .permission = "session",
                   .summary = "Working and free days; which are published, which the hospital's own",
                   .read = calendar_days,
                   .scope = "none: master data"});
    all.push_back({.method = http::Method::del,
                   .path = "/api/v1/catalog/days/{id}",
                   .permission = "catalog.manage",
                   .summary = "Take back the hospital's own change of a day",
                   .write = remove_day,
                   .scope = "none: master data"});
    return all;
}

}  // namespace zs::catalog
