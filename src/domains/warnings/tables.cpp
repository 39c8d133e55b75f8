// Checks of the two tables, and what they begin with.
#include "domains/alarms/alarms.h"
#include "domains/warnings/service.h"
#include "domains/warnings/standard_tables.h"

namespace zs::warnings {

Status check_measure(Transaction& transaction, const void*, void* after) {
    const auto& measure = *static_cast<const Measure*>(after);
    std::vector<FieldError> errors;
    const auto ruled = alarms::limits_of_type(transaction, measure.type_code, measure.measure);
    if (measure.low && ruled.low) errors.push_back({"low", "warnings.limit_of_rule", {}});
    if (measure.high && ruled.high) errors.push_back({"high", "warnings.limit_of_rule", {}});
    if (measure.low && measure.high && *measure.low >= *measure.high)
        errors.push_back({"low", "warnings.low_above_high", {}});
    if (measure.gate_low && measure.gate_high && *measure.gate_low > *measure.gate_high)
        errors.push_back({"gate_low", "warnings.low_above_high", {}});
    if (measure.gate_measure.empty() && (measure.gate_low || measure.gate_high))
        errors.push_back({"gate_measure", "field.required", {}});
    if (measure.partner == measure.measure) errors.push_back({"partner", "warnings.own_partner", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

Status check_fault(Transaction&, const void*, void* after) {
    const auto& fault = *static_cast<const Fault*>(after);
    const bool sided = fault.sign == Sign::scatter || fault.sign == Sign::frozen || fault.sign == Sign::rhythm;
    if (sided && fault.direction != Direction::any) return fail_field("direction", "warnings.has_no_direction");
    return {};
}

Result<std::int64_t> add_standard_tables(Transaction& transaction) {
    std::int64_t added = 0;
    for (auto& one : standard_measures()) {
        if (transaction.exists("SELECT 1 FROM warnings_measure WHERE type_code = ? AND measure = ?",
                               {one.type_code, one.measure}))
            continue;
        insert(transaction, one);
        ++added;
    }
    for (auto& one : standard_faults()) {
        if (transaction.exists("SELECT 1 FROM warnings_fault WHERE code = ?", {one.code})) continue;
        insert(transaction, one);
        ++added;
    }
    return added;
}

}  // namespace zs::warnings
