// Answers a query over samples that somebody else keeps. Meaning and arithmetic are those of Prometheus 2.42; left out
// are histograms, native histograms, exemplars, count_values, holt_winters and trigonometry.
#pragma once
#include "platform/prometheus/functions.h"

namespace zs::prometheus {

inline constexpr std::int64_t lookback_usual_ms = 5 * 60'000;

struct Series {
    std::int64_t id = 0;
    Labels labels;
    std::int64_t lookback_ms = lookback_usual_ms;  // an older sample says nothing about now
};

class Source {
public:
    virtual ~Source() = default;
    /// Ordered by labels, no two with the same ones.
    virtual const std::vector<Series>& series() const = 0;
    /// Samples in [from_ms, to_ms], ascending.
    virtual Outcome<std::vector<Sample>> samples(std::int64_t id, std::int64_t from_ms, std::int64_t to_ms) = 0;
};

/// What one query may cost; beyond it is refused with a sentence that says so.
struct Limits {
    std::int64_t steps_max = 11'000;          // a series
    std::size_t series_max = 10'000;          // of one selector
    std::uint64_t samples_max = 50'000'000;   // read
    std::uint64_t values_max = 10'000'000;    // series × steps of one part of the query
    std::uint64_t work_max = 4'000'000'000U;  // samples looked at in windows
    std::int64_t time_ms = 60'000;
};

/// One moment (start = end), or a step apart from start to end.
struct Question {
    std::int64_t start_ms = 0, end_ms = 0, step_ms = 1;
};

struct Line {
    Labels labels;
    std::vector<Sample> samples;
};
struct Found {
    Type type = Type::vector;
    std::vector<Line> lines;  // a scalar is one line without labels
    std::string text;
};

/// At one moment. A range vector answers its raw samples.
Outcome<Found> ask_instant(const Expr& expr, std::int64_t at_ms, Source& source, const Limits& limits = {});
/// Over a stretch: lines ordered by labels, each with the steps where it has a value.
Outcome<Found> ask_range(const Expr& expr, const Question& question, Source& source, const Limits& limits = {});

}  // namespace zs::prometheus
