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

/// Part of the page on which a figure stands.
enum class Section { volume, on_time, duration, quality, satisfaction, backlog, forecast, effort };
constexpr auto options(Of<Section>) {
    return std::array{Option{"volume", "工作量", "Volume"},
                      Option{"on_time", "各步骤及时率", "On time by step"},
                      Option{"duration", "处理时长", "Handling time"},
                      Option{"quality", "质量", "Quality"},
                      Option{"satisfaction", "满意度", "Satisfaction"},
                      Option{"backlog", "积压", "Backlog"},
                      Option{"forecast", "预计时间", "Forecast"},
                      Option{"effort", "工时与材料", "Labour and parts"}};
}

/// A dimension to break figures down by: SQL expressions over the source.
struct Dimension {
    std::string_view name;  // "crew"
    std::string_view zh, en;
    std::string_view key;                               // SQL: value to group by ("o.crew_id")
    std::string_view label;                             // SQL: text shown ("c.name")
    std::string_view label_en = "";                     // SQL: the same in English; empty or without text: as `label`
    std::span<const Option> options = {};               // texts of keys that are codes
    std::string_view none_zh = "无", none_en = "None";  // text of rows without a value
    bool in_order = false;                              // the keys have an order of their own (hours, priorities)
};

/// The rows an indicator looks at: a FROM clause, when a row belongs to a period, how it is scoped and broken down.
struct Source {
    std::string_view name;    // "repair.closed_orders"
    std::string_view zh, en;  // which rows, by which instant they belong to a period
    std::string_view from;    // "repair_work_order o LEFT JOIN …"
    std::string_view time;    // SQL of the instant that puts a row into a period ("o.restored_at"); empty: a stock
    std::string_view stock;   // SQL of a stock's rows; every ? here and in `where` is the period's end, at most now
    ScopeColumns scope;
    std::vector<Dimension> dimensions;
    const EntityTable* rows = nullptr;  // the view that a drill-down lists; its key is `row_id`
    std::string_view row_id;            // SQL: "o.id"
};

/// Keeps to the rows whose dimension has this key ("crew", "3").
struct Filter {
    std::string by;
    std::string key;
};
using Filters = std::vector<Filter>;

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
                                   // computed for every row of the source: divide by NULLIF(…, 0)
    double factor = 1.0;           // shown value = computed × factor (share ×100 is built in)
    std::string_view target_parameter = "";  // catalog parameter with the target, if any
    Section section = Section::volume;
    std::string_view row_field = "";  // field of `source->rows` that shows what a row contributes
    std::string_view beside = "";     // id of the figure of a part of the same rows, shown at its side
    bool headline = false;            // one of the few that are told first
    std::string_view unit_en = "";    // where it is a word
};

/// How a module hands over what it declares; `declared` lives as long as the program.
std::vector<const Indicator*> pointers_to(const std::vector<Indicator>& declared);

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

/// All figures of one period in one scan per source. A filter that a source does not know is a field error.
Result<std::vector<Figure>> compute(Reader& reader, const Actor& actor, std::span<const Indicator* const> indicators,
                                    Period period, const Filters& filters = {});
/// The same; a period of more than 400 days is read in pieces side by side, each in a snapshot of its own.
Result<std::vector<Figure>> compute(Database& database, const Actor& actor,
                                    std::span<const Indicator* const> indicators, Period period,
                                    const Filters& filters = {});
Result<std::vector<Breakdown>> break_down(Reader& reader, const Actor& actor, const Indicator& indicator, Period period,
                                          std::string_view dimension, const Filters& filters = {});
/// Figure per bucket of local days, weeks or months, for sparklines.
enum class Bucket { day, week, month };
Result<std::vector<Breakdown>> series(Reader& reader, const Actor& actor, const Indicator& indicator, Period period,
                                      Bucket bucket, const Filters& filters = {});
/// The whole buckets of a period, cut at its ends; at most `buckets_max`.
inline constexpr std::size_t buckets_max = 800;
std::vector<Period> buckets_of(Period period, Bucket bucket);

enum class Against { previous, last_year };
/// The period to compare with. One that begins with a month moves by whole months (1-24 November → 1-24 October), any
/// other by its own length.
Period compared(Period period, Against against);

/// Which of a figure's rows to show.
struct Drill {
    Filters filters;
    std::optional<bool> met;  // of a share: only rows that count towards it, or only those that do not
};
/// The rows behind one figure, as a restriction of `source->rows`.
Result<Restriction> rows_of(const Reader& reader, const Actor& actor, const Indicator& indicator, Period period,
                            const Drill& drill = {});

}  // namespace zs::indicators
