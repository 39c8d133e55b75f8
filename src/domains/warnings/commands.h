// What people send: the input of a warning's actions.
#pragma once
#include "domains/warnings/entities.h"

namespace zs::warnings {

/// One struct for all actions: which fields an action needs is rules::check_input.
struct WarningInput {
    std::optional<std::int64_t> version;
    std::optional<Instant> happened_at;  // judged without signal: when, not later than now
    std::string reason;                  // refute, dismiss
    std::string actual_cause;            // confirm_other
    std::string note;
};
constexpr auto describe(Of<WarningInput>) {
    return view(
        "WarningInput", "", "预警操作", "Step of a warning",
        field<&WarningInput::version>("version", {.zh = "版本", .en = "Version"}),
        field<&WarningInput::happened_at>("happened_at", {.zh = "发生时间", .en = "Happened at"}),
        field<&WarningInput::reason>("reason", {.zh = "理由", .en = "Reason", .length_max = 300}),
        field<&WarningInput::actual_cause>("actual_cause", {.zh = "实际原因", .en = "Actual cause", .length_max = 200}),
        field<&WarningInput::note>("note", {.zh = "备注", .en = "Note", .length_max = 500}));
}

}  // namespace zs::warnings
