// What people send: a checked line, an appliance found on site, the end of a sheet, a department's word, a re-check.
#pragma once
#include "domains/electrical_safety/findings.h"

namespace zs::electrical_safety {

/// What was met: `found` is checked, missing or skipped (the last two with a reason).
struct LineInput {
    LineState found = LineState::checked;
    std::vector<maintenance::Answer> answers;
    std::string reason;
    std::string note;
    std::optional<Instant> happened_at;
    std::string request_key;
};
constexpr auto describe(Of<LineInput>) {
    return view(
        "ElectricalSafetyLineInput", "", "用电检查", "Check a line",
        field<&LineInput::found>("found", {.zh = "结果", .en = "Found"}),
        field<&LineInput::answers>("answers", {.zh = "检查结果", .en = "Answers", .file = true}),
        field<&LineInput::reason>("reason", {.zh = "原因", .en = "Reason", .length_max = 200}),
        field<&LineInput::note>("note", {.zh = "说明", .en = "Note", .length_max = 500}),
        field<&LineInput::happened_at>("happened_at", {.zh = "发生时间", .en = "Happened at"}),
        field<&LineInput::request_key>("request_key", {.zh = "提交标识", .en = "Request key", .length_max = 64}));
}
static_assert(fully_described<LineInput>);

/// An appliance that the register does not know: registered at once, with its own line.
struct FoundAppliance {
    std::string name;
    std::int64_t power_w = 0;
    std::int64_t quantity = 1;
    std::optional<std::int64_t> circuit_id;
    std::optional<std::int64_t> room_id;
    std::vector<maintenance::Answer> answers;
    std::string note;
    std::optional<Instant> happened_at;
    std::string request_key;
};
constexpr auto describe(Of<FoundAppliance>) {
    return view(
        "ElectricalSafetyFoundAppliance", "", "登记现场电器", "Register an appliance found on site",
        field<&FoundAppliance::name>("name", {.zh = "电器", .en = "Appliance", .required = true, .length_max = 80}),
        field<&FoundAppliance::power_w>(
            "power_w", {.zh = "功率", .en = "Power", .required = true, .min = 1, .max = 1000000, .unit = "W"}),
        field<&FoundAppliance::quantity>("quantity", {.zh = "数量", .en = "Quantity", .min = 1, .max = 1000}),
        field<&FoundAppliance::circuit_id>(
            "circuit_id", {.zh = "回路", .en = "Circuit", .min = 1, .references = "equipment_circuit"}),
        field<&FoundAppliance::room_id>("room_id", {.zh = "位置", .en = "Room", .min = 1, .references = "space_room"}),
        field<&FoundAppliance::answers>("answers", {.zh = "检查结果", .en = "Answers", .file = true}),
        field<&FoundAppliance::note>("note", {.zh = "说明", .en = "Note", .length_max = 500}),
        field<&FoundAppliance::happened_at>("happened_at", {.zh = "发生时间", .en = "Happened at"}),
        field<&FoundAppliance::request_key>("request_key", {.zh = "提交标识", .en = "Request key", .length_max = 64}));
}
static_assert(fully_described<FoundAppliance>);

/// POST …/sheets/{id}/actions/{finish|send_back|confirm}: sending back needs its reason.
struct SheetInput {
    std::string note;
    std::optional<Instant> happened_at;
};
constexpr auto describe(Of<SheetInput>) {
    return view("ElectricalSafetySheetInput", "", "检查单步骤", "Step of a sheet",
                field<&SheetInput::note>("note", {.zh = "说明", .en = "Note", .length_max = 500}),
                field<&SheetInput::happened_at>("happened_at", {.zh = "发生时间", .en = "Happened at"}));
}
static_assert(fully_described<SheetInput>);

/// POST …/findings/{id}/actions/{rectify|pass|fail}: what was done, or why it does not pass.
struct FindingInput {
    std::string note;
    std::string photo;
    std::optional<Instant> happened_at;
};
constexpr auto describe(Of<FindingInput>) {
    return view("ElectricalSafetyFindingInput", "", "隐患步骤", "Step of a finding",
                field<&FindingInput::note>("note", {.zh = "说明", .en = "Note", .length_max = 500}),
                field<&FindingInput::photo>("photo", {.zh = "照片", .en = "Photo", .length_max = 64, .file = true}),
                field<&FindingInput::happened_at>("happened_at", {.zh = "发生时间", .en = "Happened at"}));
}
static_assert(fully_described<FindingInput>);

}  // namespace zs::electrical_safety
