// The rules to begin with as a table.
#pragma once
#include <span>

#include "domains/alarms/states.h"

namespace zs::alarms {

/// Bits of StandardLine::flags: opens an order, life support, only while a patient is on it, in % of the setting.
inline constexpr unsigned opens_order = 1, life_support = 2, in_use = 4, per_cent = 8;

struct StandardLine {
    std::string_view type, measure, unit;
    double span;  // of the quantity, from which the dead band follows
    RuleKind kind;
    double limit;
    std::string_view zh, en;
    Harm harm;
    Onset onset;
    unsigned flags;
    std::string_view cause, cause_en, action, action_en;
    std::string_view source;
    Tag tag;
    std::string_view parents = "";
    std::string_view relative_to = "";  // measure that the limit counts from
};
std::span<const StandardLine> standard_lines();

}  // namespace zs::alarms
