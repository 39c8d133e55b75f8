// Which rows belong to a figure, as SQL; and the rows themselves for a drill-down.
#include "platform/indicators/scan.h"

#include <fmt/format.h>

#include <algorithm>

namespace zs::indicators {

std::string contribution(const Indicator& indicator) {
    if (indicator.where.empty()) return fmt::format("({})", indicator.value);
    return fmt::format("CASE WHEN {} THEN ({}) END", indicator.where, indicator.value);
}

Values stock_marks(std::string_view sql, Period period, Instant now) {
    const auto marks = static_cast<std::size_t>(std::count(sql.begin(), sql.end(), '?'));
    return Values(marks, Value{std::min(period.to, now).unix_ms});
}

const Dimension* find_dimension(const Source& source, std::string_view name) {
    for (const auto& dimension : source.dimensions)
        if (dimension.name == name) return &dimension;
    return nullptr;
}

Result<Scan> restrict(const Source& source, const Actor& actor, Period period, const Filters& filters, Instant now) {
    Scan scan;
    const auto add = [&](std::string_view part, const Values& parameters) {
        scan.where += (scan.where.empty() ? " WHERE " : " AND ") + std::string(part);
        scan.parameters.insert(scan.parameters.end(), parameters.begin(), parameters.end());
    };
    if (!source.time.empty())
        add(fmt::format("{0} >= ? AND {0} < ?", source.time), {period.from.unix_ms, period.to.unix_ms});
    if (!source.stock.empty()) add(source.stock, stock_marks(source.stock, period, now));
    for (const auto& filter : filters) {
        const auto* dimension = find_dimension(source, filter.by);
        if (dimension == nullptr) return fail_field("only", "field.not_one_of");
        add(fmt::format("CAST({} AS TEXT) = ?", dimension->key), {filter.key});
    }
    const auto scope = scope_restriction(actor, source.scope);
    if (!scope.sql.empty()) add(scope.sql, scope.parameters);
    return scan;
}

Result<Restriction> rows_of(const Reader& reader, const Actor& actor, const Indicator& indicator, Period period,
                            const Drill& drill) {
    const auto& source = *indicator.source;
    ZS_TRY_ASSIGN(Scan scan, restrict(source, actor, period, drill.filters, reader.now()));
    std::string counts = fmt::format("({}) IS NOT NULL", contribution(indicator));
    if (drill.met && indicator.kind == Kind::share)
        counts = fmt::format("({}) = {}", contribution(indicator), *drill.met ? 1 : 0);
    Restriction restriction;
    restriction.sql = fmt::format("{0} IN (SELECT {0} FROM {1}{2}{3}{4})", source.row_id, source.from, scan.where,
                                  scan.where.empty() ? " WHERE " : " AND ", counts);
    restriction.parameters = std::move(scan.parameters);
    const auto own = stock_marks(indicator.where, period, reader.now());
    restriction.parameters.insert(restriction.parameters.end(), own.begin(), own.end());
    return restriction;
}

}  // namespace zs::indicators
