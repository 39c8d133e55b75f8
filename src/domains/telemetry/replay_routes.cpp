// Old readings from a table: time, point, value. All rows or none.
#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <map>

#include "domains/telemetry/routes.h"
#include "domains/telemetry/rules.h"
#include "platform/audit/audit.h"
#include "platform/documents/table.h"

namespace zs::telemetry {
namespace {

using http::Context;
using http::Response;

constexpr std::size_t errors_max = 100;
constexpr Zone hospital_zone{};

struct Columns {
    std::size_t time = 0, point = 0, value = 0;
};

std::optional<double> number_of(std::string_view text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
    return number;
}

Result<Columns> columns_of(const documents::Table& table) {
    const auto time = table.column({"time", "timestamp", "时间"});
    const auto point = table.column({"point", "code", "点位", "点位代码"});
    const auto value = table.column({"value", "值", "数值"});
    if (!time || !point || !value) return fail(Code::invalid, "telemetry.columns");
    return Columns{*time, *point, *value};
}

Result<std::vector<history::Entry>> entries_of(const documents::Table& table, Reader& reader) {
    ZS_TRY_ASSIGN(const auto columns, columns_of(table));
    std::map<std::string, Point, std::less<>> points;
    for (auto& point : select<Point>(reader, "ORDER BY id")) points.emplace(point.code, point);
    std::vector<history::Entry> entries;
    std::vector<FieldError> errors;
    entries.reserve(table.rows.size());
    for (const auto& row : table.rows) {
        const auto wrong = [&](std::string_view column, std::string_view key) {
            errors.push_back({fmt::format("rows.{}.{}", row.number, column), std::string(key), {}});
        };
        const auto at = documents::parse_cell_instant(row.cell(columns.time), hospital_zone);
        const auto point = points.find(row.cell(columns.point));
        const auto value = number_of(row.cell(columns.value));
        if (!at) wrong("time", "field.not_an_instant");
        if (at && rules::age_of(at->unix_ms, reader.now(), true) != rules::Age::acceptable)
            wrong("time", "telemetry.not_past");
        if (point == points.end()) wrong("point", "telemetry.no_such_point");
        if (!value) wrong("value", "field.not_a_number");
        if (errors.size() >= errors_max) break;
        if (!errors.empty()) continue;
        const auto quality = rules::quality_of(*value, point->second.low, point->second.high);
        entries.push_back({point->second.id.value, {at->unix_ms, *value, quality}});
    }
    if (!errors.empty()) return fail_fields(std::move(errors));
    return entries;
}

Result<Response> replay(Services& services, Archive& archive, Context& context) {
    ZS_TRY_ASSIGN(const auto table, documents::read_table(context.request.body));
    std::vector<history::Entry> entries;
    ZS_TRY(services.database.read([&](Reader& reader) -> Status {
        ZS_TRY_ASSIGN(entries, entries_of(table, reader));
        return {};
    }));
    ZS_TRY(archive.append({entries, services.clock.now(), true}));
    ZS_TRY(services.database.write([&](Transaction& transaction) -> Status {
        audit::record(transaction, context.actor, "telemetry.replay", "telemetry_point", 0,
                      fmt::format(R"({{"stored":{}}})", entries.size()));
        return {};
    }));
    return http::ok(fmt::format(R"({{"stored":{}}})", entries.size()));
}

}  // namespace

http::Routes replay_routes(Services& services, const std::shared_ptr<Archive>& archive) {
    return {{.method = http::Method::post,
             .path = "/api/v1/telemetry/replay",
             .permission = "telemetry.manage",
             .summary = "Old readings as csv or xlsx with the columns time, point, value; all rows or none",
             .plain = [&services, archive](Context& context) { return replay(services, *archive, context); },
             .scope = "none: whoever may manage points manages all",
             .body_max = limits::import_bytes_max}};
}

}  // namespace zs::telemetry
