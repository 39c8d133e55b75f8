// Computing declared figures: one scan for all figures of a source, aggregated here.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "platform/indicators/scan.h"

namespace zs::indicators {
namespace {

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

Result<std::vector<Breakdown>> grouped(Reader& reader, const Actor& actor, const Indicator& indicator, Period period,
                                       const Filters& filters, const std::string& key, const std::string& label) {
    ZS_TRY_ASSIGN(const Scan scan, restrict(*indicator.source, actor, period, filters, reader.now()));
    Values parameters = stock_marks(indicator.where, period, reader.now());
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
                                    Period period, const Filters& filters) {
    std::vector<Figure> figures(indicators.size());
    std::map<const Source*, std::vector<std::size_t>> by_source;
    for (std::size_t i = 0; i < indicators.size(); ++i) by_source[indicators[i]->source].push_back(i);
    for (const auto& [source, members] : by_source) {
        std::string selected;
        Values parameters;
        for (const auto index : members) {
            selected += (selected.empty() ? "" : ", ") + contribution(*indicators[index]);
            const auto own = stock_marks(indicators[index]->where, period, reader.now());
            parameters.insert(parameters.end(), own.begin(), own.end());
        }
        ZS_TRY_ASSIGN(const Scan scan, restrict(*source, actor, period, filters, reader.now()));
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
                                          std::string_view dimension, const Filters& filters) {
    const auto* known = find_dimension(*indicator.source, dimension);
    if (known == nullptr) return fail_field("by", "field.not_one_of");
    std::string label(known->label);
    if (actor.language == Language::en && !known->label_en.empty())
        label = fmt::format("COALESCE(NULLIF({}, ''), {})", known->label_en, known->label);
    return grouped(reader, actor, indicator, period, filters, std::string(known->key), label);
}

Result<std::vector<Breakdown>> series(Reader& reader, const Actor& actor, const Indicator& indicator, Period period,
                                      Bucket bucket, const Filters& filters) {
    std::vector<Breakdown> result;
    const Indicator* const one[] = {&indicator};
    for (const auto& piece : buckets_of(period, bucket)) {
        ZS_TRY_ASSIGN(const auto figures, compute(reader, actor, one, piece, filters));
        const auto day = to_text(local_date(piece.from, Zone{}));
        result.push_back({day, day, figures.front()});
    }
    return result;
}

}  // namespace zs::indicators
