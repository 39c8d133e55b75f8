// What kinds of machines there are, what they measure, and how they fail.
#pragma once
#include <span>

#include "app/plant/models.h"

namespace zs::plant {

struct TypeLine {
    std::string_view type, prefix;
    int count;  // with 800 beds
    Model model;
};
struct MeasureLine {
    std::string_view type, measure, zh, en, unit;
    int decimals;
    double low, high;
    std::int64_t period_s;
    bool sometimes = false;
    std::int64_t flat_minutes = 0;
};
/// `usual` to `limit` in `days` at rate 1, by the power `shape` of time.
struct FaultLine {
    FaultKind kind;
    std::string_view type, measure;
    double usual, limit, days, shape;
};

std::span<const TypeLine> type_lines();
std::span<const MeasureLine> measure_lines();
std::span<const FaultLine> fault_lines();

}  // namespace zs::plant
