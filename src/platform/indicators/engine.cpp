// Computing declared figures: one scan for all figures of a source, aggregated here.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "platform/indicators/scan.h"

namespace zs::indicators {
namespace {

bool is_percentile(Kind kind) { return kind == Kind::median || kind == Kind::percentile_90; }

/// What the rows of a figure contributed: their number and sum, and each of them where a percentile is wanted.
struct Contributed {
    std::int64_t n = 0;
    double sum = 0;
    bool keeps = false;
    std::vector<double> values = {};

    void add(double value) {
        ++n;
        sum += value;
        if (keeps) values.push_back(value);
    }
};

Figure aggregate(const Indicator& indicator, Contributed& rows) {
    Figure figure;
    figure.n = rows.n;
    const bool adds_up = indicator.kind == Kind::count || indicator.kind == Kind::sum;
    if (adds_up) figure.value = rows.sum * indicator.factor;
    if (adds_up || rows.n == 0) return figure;
    if (is_percentile(indicator.kind)) {
        const double share = indicator.kind == Kind::median ? 0.5 : 0.9;  // nearest rank
        const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(rows.n)));
        const auto position = rows.values.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(rank, 1) - 1);
        std::nth_element(rows.values.begin(), position, rows.values.end());
        figure.value = *position * indicator.factor;
        return figure;
    }
    figure.value =
        rows.sum / static_cast<double>(rows.n) * indicator.factor * (indicator.kind == Kind::share ? 100 : 1);
    return figure;
}

/// The select list of several figures: what they have in common is computed and added up once a row.
class Selection {
public:
    void add(const Indicator& indicator, Period period, Instant now) {
        std::size_t condition = always;
        if (!indicator.where.empty()) {
            const auto known = conditions_.size();
            condition = position(conditions_, indicator.where);
            if (condition == known) {
                const auto own = stock_marks(indicator.where, period, now);
                parameters_.insert(parameters_.end(), own.begin(), own.end());
            }
        }
        const std::pair pair{condition, position(values_, indicator.value)};
        auto found = std::find(pairs_.begin(), pairs_.end(), pair);
        if (found == pairs_.end()) {
            found = pairs_.insert(found, pair);
            sums_.emplace_back();
        }
        const auto index = static_cast<std::size_t>(found - pairs_.begin());
        sums_[index].keeps = sums_[index].keeps || is_percentile(indicator.kind);
        members_.push_back(index);
    }

    std::string sql() const {
        std::string out;
        for (const auto condition : conditions_)
            out += fmt::format("{}CASE WHEN {} THEN 1 ELSE 0 END", out.empty() ? "" : ", ", condition);
        for (const auto value : values_) out += fmt::format("{}({})", out.empty() ? "" : ", ", value);
        return out;
    }
    const Values& parameters() const { return parameters_; }

    void take(const Row& row) {
        const auto column = [](std::size_t index) { return static_cast<int>(index); };
        holds_.resize(conditions_.size());
        for (std::size_t i = 0; i < conditions_.size(); ++i) holds_[i] = row.flag(column(i));
        contributions_.assign(values_.size(), std::nullopt);
        for (std::size_t i = 0; i < values_.size(); ++i)
            if (const int at = column(conditions_.size() + i); !row.is_null(at)) contributions_[i] = row.real(at);
        for (std::size_t i = 0; i < pairs_.size(); ++i) {
            const auto [condition, value] = pairs_[i];
            if (contributions_[value] && (condition == always || holds_[condition]))
                sums_[i].add(*contributions_[value]);
        }
    }

    /// Of the indicator added as number `member`.
    Figure figure(std::size_t member, const Indicator& indicator) {
        return aggregate(indicator, sums_[members_[member]]);
    }

private:
    static constexpr std::size_t always = static_cast<std::size_t>(-1);

    static std::size_t position(std::vector<std::string_view>& texts, std::string_view text) {
        const auto found = std::find(texts.begin(), texts.end(), text);
        const auto index = static_cast<std::size_t>(found - texts.begin());
        if (found == texts.end()) texts.push_back(text);
        return index;
    }

    std::vector<std::string_view> conditions_, values_;
    Values parameters_;
    std::vector<std::pair<std::size_t, std::size_t>> pairs_;  // different figures of the same rows and value share one
    std::vector<Contributed> sums_;                           // of each pair
    std::vector<std::size_t> members_;                        // pair of each indicator
    std::vector<bool> holds_;                                 // of the present row
    std::vector<std::optional<double>> contributions_;
};

Result<std::vector<Breakdown>> grouped(Reader& reader, const Actor& actor, const Indicator& indicator, Period period,
                                       const Filters& filters, const std::string& key, const std::string& label) {
    ZS_TRY_ASSIGN(const Scan scan, restrict(*indicator.source, actor, period, filters, reader.now()));
    Values parameters = stock_marks(indicator.where, period, reader.now());
    parameters.insert(parameters.end(), scan.parameters.begin(), scan.parameters.end());
    struct Group {
        std::string label;
        Contributed rows;
    };
    std::map<std::pair<std::int64_t, std::string>, Group> groups;  // numbers in order of size
    reader.query(fmt::format("SELECT {}, {}, {} FROM {}{}", contribution(indicator), key, label, indicator.source->from,
                             scan.where),
                 parameters, [&](const Row& row) {
                     if (row.is_null(0)) return;
                     const std::string text(row.text(1));
                     auto& group = groups[{row.integer(1), text}];
                     if (group.label.empty()) group.label = row.text(2);
                     group.rows.keeps = is_percentile(indicator.kind);
                     group.rows.add(row.real(0));
                 });
    std::vector<Breakdown> result;
    for (auto& [id, group] : groups) result.push_back({id.second, group.label, aggregate(indicator, group.rows)});
    return result;
}

}  // namespace

Result<std::vector<Figure>> compute(Reader& reader, const Actor& actor, std::span<const Indicator* const> indicators,
                                    Period period, const Filters& filters) {
    std::vector<Figure> figures(indicators.size());
    std::map<const Source*, std::vector<std::size_t>> by_source;
    for (std::size_t i = 0; i < indicators.size(); ++i) by_source[indicators[i]->source].push_back(i);
    for (const auto& [source, members] : by_source) {
        Selection selection;
        for (const auto index : members) selection.add(*indicators[index], period, reader.now());
        ZS_TRY_ASSIGN(const Scan scan, restrict(*source, actor, period, filters, reader.now()));
        Values parameters = selection.parameters();
        parameters.insert(parameters.end(), scan.parameters.begin(), scan.parameters.end());
        reader.query(fmt::format("SELECT {} FROM {}{}", selection.sql(), source->from, scan.where), parameters,
                     [&](const Row& row) { selection.take(row); });
        for (std::size_t i = 0; i < members.size(); ++i)
            figures[members[i]] = selection.figure(i, *indicators[members[i]]);
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
