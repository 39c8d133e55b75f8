// Computing declared figures: one scan for all figures of a source, aggregated here.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "platform/indicators/indicators.h"

namespace zs::indicators {
namespace {

/// SQL of what a row contributes to a figure: its value where it counts, else NULL.
std::string contribution(const Indicator& indicator) {
    if (indicator.where.empty()) return fmt::format("({})", indicator.value);
    return fmt::format("CASE WHEN {} THEN ({}) END", indicator.where, indicator.value);
}

/// Every '?' of a stock's `where` stands for the period's end.
std::size_t marks(const Indicator& indicator) {
    return static_cast<std::size_t>(std::count(indicator.where.begin(), indicator.where.end(), '?'));
}

Figure aggregate(const Indicator& indicator, std::vector<double>& values) {
    Figure figure;
    figure.n = static_cast<std::int64_t>(values.size());
    if (indicator.kind == Kind::count || indicator.kind == Kind::sum) {
        double sum = 0;
        for (const double value : values) sum += value;
        figure.value = sum * indicator.factor;
        return figure;
    }
    if (values.empty()) return figure;
    if (indicator.kind == Kind::median || indicator.kind == Kind::percentile_90) {
        const double share = indicator.kind == Kind::median ? 0.5 : 0.9;  // nearest rank
        const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
        const auto position = values.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(rank, 1) - 1);
        std::nth_element(values.begin(), position, values.end());
        figure.value = *position * indicator.factor;
        return figure;
    }
    double sum = 0;
    for (const double value : values) sum += value;
    figure.value =
        sum / static_cast<double>(values.size()) * indicator.factor * (indicator.kind == Kind::share ? 100 : 1);
    return figure;
}

struct Scan {
    std::string where;
    Values parameters;
};

/// Period and scope of a source; the select list's own parameters come before.
Scan restrict(const Source& source, const Actor& actor, Period period) {
    Scan scan;
    const auto add = [&](std::string_view part) {
        scan.where += (scan.where.empty() ? " WHERE " : " AND ") + std::string(part);
    };
    if (!source.time.empty()) {
        add(fmt::format("{0} >= ? AND {0} < ?", source.time));
        scan.parameters = {period.from.unix_ms, period.to.unix_ms};
    }
    const auto scope = scope_restriction(actor, source.scope);
    if (!scope.sql.empty()) {
        add(scope.sql);
        scan.parameters.insert(scan.parameters.end(), scope.parameters.begin(), scope.parameters.end());
    }
    return scan;
}

Values stock_marks(const Indicator& indicator, Period period) {
    return Values(marks(indicator), Value{period.to.unix_ms});
}

Result<std::vector<Breakdown>> grouped(Reader& reader, const Actor& actor, const Indicator& indicator, Period period,
                                       const std::string& key, const std::string& label) {
    const Scan scan = restrict(*indicator.source, actor, period);
    Values parameters = stock_marks(indicator, period);
    parameters.insert(parameters.end(), scan.parameters.begin(), scan.parameters.end());
    struct Group {
        std::string label;
        std::vector<double> values;
    };
    std::map<std::pair<std::int64_t, std::string>, Group> groups;  // numbers in order of size
    reader.query(fmt::format("SELECT {}, {}, {} FROM {}{}", contribution(indicator), key, label, indicator.source->from,
                             scan.where),
                 parameters, [&](const Row& row) {
                     if (row.is_null(0)) return;
                     const std::string text(row.text(1));
                     auto& group = groups[{row.integer(1), text}];
                     if (group.label.empty()) group.label = row.text(2);
                     group.values.push_back(row.real(0));
                 });
    std::vector<Breakdown> result;
    for (auto& [id, group] : groups) result.push_back({id.second, group.label, aggregate(indicator, group.values)});
    return result;
}

}  // namespace

Result<std::vector<Figure>> compute(Reader& reader, const Actor& actor, std::span<const Indicator* const> indicators,
                                    Period period) {
    std::vector<Figure> figures(indicators.size());
    std::map<const Source*, std::vector<std::size_t>> by_source;
    for (std::size_t i = 0; i < indicators.size(); ++i) by_source[indicators[i]->source].push_back(i);
    for (const auto& [source, members] : by_source) {
        std::string selected;
        Values parameters;
        for (const auto index : members) {
            selected += (selected.empty() ? "" : ", ") + contribution(*indicators[index]);
            const auto own = stock_marks(*indicators[index], period);
            parameters.insert(parameters.end(), own.begin(), own.end());
        }
        const Scan scan = restrict(*source, actor, period);
        parameters.insert(parameters.end(), scan.parameters.begin(), scan.parameters.end());
        std::vector<std::vector<double>> values(members.size());
        reader.query(fmt::format("SELECT {} FROM {}{}", selected, source->from, scan.where), parameters,
                     [&](const Row& row) {
                         for (std::size_t column = 0; column < members.size(); ++column)
                             if (!row.is_null(static_cast<int>(column)))
                                 values[column].push_back(row.real(static_cast<int>(column)));
                     });
        for (std::size_t column = 0; column < members.size(); ++column)
            figures[members[column]] = aggregate(*indicators[members[column]], values[column]);
    }
    return figures;
}

Result<std::vector<Breakdown>> break_down(Reader& reader, const Actor& actor, const Indicator& indicator, Period period,
                                          std::string_view dimension) {
    for (const auto& known : indicator.source->dimensions)
        if (known.name == dimension)
            return grouped(reader, actor, indicator, period, std::string(known.key), std::string(known.label));
    return fail_field("by", "field.not_one_of");
}

Result<std::vector<Breakdown>> series(Reader& reader, const Actor& actor, const Indicator& indicator, Period period,
                                      Bucket bucket) {
    constexpr int points_max = 800;
    std::vector<Breakdown> result;
    const Zone zone;
    Date at = local_date(period.from, zone);
    if (bucket == Bucket::week) at = at + (1 - weekday(at));
    while (start_of_day(at, zone) < period.to && result.size() < points_max) {
        Date next = at + (bucket == Bucket::week ? 7 : 1);
        if (bucket == Bucket::month) {
            const auto parts = civil(at);
            next = date_of({parts.month == 12 ? parts.year + 1 : parts.year, parts.month % 12 + 1, 1});
        }
        const Period piece{std::max(period.from, start_of_day(at, zone)),
                           std::min(period.to, start_of_day(next, zone))};
        const Indicator* const one[] = {&indicator};
        ZS_TRY_ASSIGN(const auto figures, compute(reader, actor, one, piece));
        result.push_back({to_text(at), to_text(at), figures.front()});
        at = next;
    }
    return result;
}

Result<Page> rows(Reader& reader, const Actor& actor, const Indicator& indicator, Period period,
                  const QueryPairs& query) {
    ZS_TRY_ASSIGN(const auto list, parse_list_query(*indicator.source->rows, query, {"from", "to", "by", "key"}));
    const Scan scan = restrict(*indicator.source, actor, period);
    Restriction restriction;
    restriction.sql = fmt::format("{} IN (SELECT {} FROM {}{}{}({}) IS NOT NULL)", indicator.source->row_id,
                                  indicator.source->row_id, indicator.source->from, scan.where,
                                  scan.where.empty() ? " WHERE " : " AND ", contribution(indicator));
    restriction.parameters = scan.parameters;
    const auto own = stock_marks(indicator, period);
    restriction.parameters.insert(restriction.parameters.end(), own.begin(), own.end());
    return list_json(reader, *indicator.source->rows, list, restriction);
}

}  // namespace zs::indicators
