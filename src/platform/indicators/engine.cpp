// Computing declared figures: one scan for all figures of a source, aggregated here.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <future>
#include <thread>

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
    void merge(Contributed&& other) {
        n += other.n;
        sum += other.sum;
        values.insert(values.end(), other.values.begin(), other.values.end());
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

    /// Adds what another selection of the same indicators took from other rows.
    void merge(Selection&& other) {
        for (std::size_t i = 0; i < sums_.size(); ++i) sums_[i].merge(std::move(other.sums_[i]));
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

using BySource = std::map<const Source*, std::vector<std::size_t>>;
using Selections = std::map<const Source*, Selection>;

/// What is asked of every piece of a period.
struct Asked {
    const Actor& actor;
    std::span<const Indicator* const> indicators;
    Period period;  // the whole
    const Filters& filters;
};

BySource group_by_source(std::span<const Indicator* const> indicators) {
    BySource by_source;
    for (std::size_t i = 0; i < indicators.size(); ++i) by_source[indicators[i]->source].push_back(i);
    return by_source;
}

/// One scan for each source, of the rows of one piece of the period. A stock, which belongs to the whole period's end,
/// is counted with the last piece.
Result<Selections> scan_sources(Reader& reader, const Asked& asked, const BySource& by_source, Period piece) {
    Selections selections;
    for (const auto& [source, members] : by_source) {
        if (source->time.empty() && piece.to != asked.period.to) continue;
        auto& selection = selections[source];
        for (const auto index : members) selection.add(*asked.indicators[index], asked.period, reader.now());
        ZS_TRY_ASSIGN(const Scan scan, restrict(*source, asked.actor, piece, asked.filters, reader.now()));
        Values parameters = selection.parameters();
        parameters.insert(parameters.end(), scan.parameters.begin(), scan.parameters.end());
        reader.query(fmt::format("SELECT {} FROM {}{}", selection.sql(), source->from, scan.where), parameters,
                     [&](const Row& row) { selection.take(row); });
    }
    return selections;
}

std::vector<Figure> figures_of(Selections& selections, const BySource& by_source,
                               std::span<const Indicator* const> indicators) {
    std::vector<Figure> figures(indicators.size());
    for (const auto& [source, members] : by_source)
        for (std::size_t i = 0; i < members.size(); ++i)
            figures[members[i]] = selections.at(source).figure(i, *indicators[members[i]]);
    return figures;
}

/// A period of more than about a year in as many pieces as there are cores, at most `pieces_max`: half the readers of
/// the database stay free for others.
std::vector<Period> side_by_side(Period period) {
    constexpr Duration alone_max = std::chrono::hours(24 * 400);
    constexpr std::size_t pieces_max = 2;
    const auto span = period.to - period.from;
    if (span <= alone_max) return {period};
    const auto count = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, pieces_max);
    std::vector<Period> pieces;
    for (std::size_t i = 0; i < count; ++i) {
        const auto edge = [&](std::size_t n) { return period.from + span * static_cast<std::int64_t>(n) / count; };
        pieces.push_back({edge(i), i + 1 == count ? period.to : edge(i + 1)});
    }
    return pieces;
}

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

std::vector<const Indicator*> pointers_to(const std::vector<Indicator>& declared) {
    std::vector<const Indicator*> pointers;
    for (const auto& indicator : declared) pointers.push_back(&indicator);
    return pointers;
}

Result<std::vector<Figure>> compute(Reader& reader, const Actor& actor, std::span<const Indicator* const> indicators,
                                    Period period, const Filters& filters) {
    const auto by_source = group_by_source(indicators);
    ZS_TRY_ASSIGN(auto selections, scan_sources(reader, {actor, indicators, period, filters}, by_source, period));
    return figures_of(selections, by_source, indicators);
}

Result<std::vector<Figure>> compute(Database& database, const Actor& actor,
                                    std::span<const Indicator* const> indicators, Period period,
                                    const Filters& filters) {
    const auto by_source = group_by_source(indicators);
    const Asked asked{actor, indicators, period, filters};
    const auto pieces = side_by_side(period);
    std::vector<Result<Selections>> found(pieces.size());
    const auto scan = [&](std::size_t piece) {
        const auto status = database.read([&](Reader& reader) -> Status {
            found[piece] = scan_sources(reader, asked, by_source, pieces[piece]);
            return {};
        });
        if (!status) found[piece] = tl::unexpected(status.error());
    };
    std::vector<std::future<void>> others;
    for (std::size_t piece = 1; piece < pieces.size(); ++piece)
        others.push_back(std::async(std::launch::async, scan, piece));
    scan(0);
    for (auto& other : others) other.get();
    for (auto& piece : found)
        if (!piece) return tl::unexpected(piece.error());
    auto& selections = *found.back();
    for (std::size_t piece = 0; piece + 1 < pieces.size(); ++piece)
        for (auto& [source, selection] : *found[piece]) selections.at(source).merge(std::move(selection));
    return figures_of(selections, by_source, indicators);
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
