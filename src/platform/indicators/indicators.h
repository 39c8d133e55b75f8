// Declared figures. An indicator says which rows it looks at and what each row contributes; the engine computes it,
// breaks it down, compares periods and shows the rows behind. Nobody types a figure.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/access/actor.h"
#include "platform/entity/list.h"

namespace zs::indicators {

enum class Kind { count, share, mean, median, percentile_90, sum };
enum class Better { higher, lower, neither };

/// A dimension to break figures down by: SQL expressions over the source.
struct Dimension {
    std::string_view name;  // "crew"
    std::string_view zh, en;
    std::string_view key;    // SQL: value to group by ("o.crew_id")
    std::string_view label;  // SQL: text shown ("c.name")
};

/// The rows an indicator looks at: a FROM clause, when a row belongs to a period, how it is scoped and broken down.
struct Source {
    std::string_view name;  // "repair.closed_orders"
    std::string_view from;  // "repair_work_order o LEFT JOIN …"
    std::string_view time;  // SQL of the instant that puts a row into a period ("o.restored_at"); empty: a stock,
                            // the `where` uses ? for the period's end
    ScopeColumns scope;
    std::vector<Dimension> dimensions;
    const EntityTable* rows = nullptr;  // the view that a drill-down lists; its key is `row_id`
    std::string_view row_id;            // SQL: "o.id"
};

struct Indicator {
    std::string_view id;  // "repair.on_time_rate"
    std::string_view zh, en;
    std::string_view unit;  // "%", "h", "项", "1"
    std::string_view definition_zh, definition_en;
    Better better = Better::neither;
    Kind kind = Kind::count;
    const Source* source = nullptr;
    std::string_view where = "";   // SQL: rows that count (the denominator); empty = all rows of the source
    std::string_view value = "1";  // SQL per row: share → 0/1, mean/percentile/sum → number; NULL = not applicable
    double factor = 1.0;           // shown value = computed × factor (share ×100 is built in)
    std::string_view target_parameter = "";  // catalog parameter with the target, if any
};

struct Period {
    Instant from;  // inclusive
    Instant to;    // exclusive
};

struct Figure {
    std::optional<double> value;  // nullopt = not applicable (n = 0)
    std::int64_t n = 0;           // rows that contributed
};

struct Breakdown {
    std::string key;
    std::string label;
    Figure figure;
};

/// All figures of one period in one scan per source.
Result<std::vector<Figure>> compute(Reader& reader, const Actor& actor, std::span<const Indicator* const> indicators,
                                    Period period);
Result<std::vector<Breakdown>> break_down(Reader& reader, const Actor& actor, const Indicator& indicator, Period period,
                                          std::string_view dimension);
/// Figure per bucket of local days, weeks or months, for sparklines.
enum class Bucket { day, week, month };
Result<std::vector<Breakdown>> series(Reader& reader, const Actor& actor, const Indicator& indicator, Period period,
                                      Bucket bucket);
/// The rows behind one figure, as a list page of `source->rows` with the row's own contribution as `contribution`.
Result<Page> rows(Reader& reader, const Actor& actor, const Indicator& indicator, Period period,
                  const QueryPairs& query);

}  // namespace zs::indicators
