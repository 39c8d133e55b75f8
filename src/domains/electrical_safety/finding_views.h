// What lists and figures show of findings.
#pragma once
#include "domains/electrical_safety/findings.h"

namespace zs::electrical_safety {

struct FindingRow {
    Id<Finding> id;
    std::string number;
    std::int64_t sheet_id = 0;
    std::int64_t campaign_id = 0;
    std::int64_t department_id = 0;
    std::optional<std::string> department;
    std::optional<std::string> department_en;
    std::string name;
    std::string text;
    std::string text_en;
    Severity severity = Severity::general;
    Remedy remedy = Remedy::rectify;
    FindingState state = FindingState::open;
    Date due_on;
    bool late = false;
    std::int64_t order_id = 0;
    std::string order_number;
    std::optional<std::string> order_state;
    Instant found_at;
    std::optional<Instant> rectified_at;
    std::optional<Instant> checked_at;
};
inline constexpr std::string_view finding_row_from =
    "electrical_safety_finding f JOIN electrical_safety_sheet s ON s.id = f.sheet_id "
    "LEFT JOIN organization_department d ON d.id = f.department_id LEFT JOIN repair_work_order w ON w.id = f.order_id";
constexpr auto describe(Of<FindingRow>) {
    return view(
        "ElectricalSafetyFindingRow", finding_row_from, "用电隐患", "Electrical finding",
        field<&FindingRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "f.id"}),
        field<&FindingRow::number>("number", {.zh = "单号", .en = "Number", .sql = "f.number", .searchable = true}),
        field<&FindingRow::sheet_id>(
            "sheet_id",
            {.zh = "检查单号", .en = "Sheet id", .references = "electrical_safety_sheet", .sql = "f.sheet_id"}),
        field<&FindingRow::campaign_id>(
            "campaign_id",
            {.zh = "普查号", .en = "Survey id", .references = "electrical_safety_campaign", .sql = "s.campaign_id"}),
        field<&FindingRow::department_id>(
            "department_id",
            {.zh = "科室号", .en = "Department id", .references = "organization_department", .sql = "f.department_id"}),
        field<&FindingRow::department>("department",
                                       {.zh = "责任科室", .en = "Responsible", .sql = "d.name", .searchable = true}),
        field<&FindingRow::department_en>("department_en",
                                          {.zh = "科室英文名", .en = "Responsible in English", .sql = "d.name_en"}),
        field<&FindingRow::name>("name", {.zh = "对象", .en = "Subject", .sql = "f.name", .searchable = true}),
        field<&FindingRow::text>("text", {.zh = "隐患", .en = "Finding", .sql = "f.text", .searchable = true}),
        field<&FindingRow::text_en>("text_en", {.zh = "英文", .en = "In English", .sql = "f.text_en"}),
        field<&FindingRow::severity>("severity", {.zh = "等级", .en = "Severity", .sql = "f.severity"}),
        field<&FindingRow::remedy>("remedy", {.zh = "处置", .en = "Remedy", .sql = "f.remedy"}),
        field<&FindingRow::state>("state", {.zh = "状态", .en = "State", .sql = "f.state"}),
        field<&FindingRow::due_on>("due_on", {.zh = "整改期限", .en = "Due on", .sql = "f.due_on"}),
        field<&FindingRow::late>("late", {.zh = "逾期", .en = "Late", .sql = "f.late"}),
        field<&FindingRow::order_id>("order_id", {.zh = "维修工单号", .en = "Repair order id", .sql = "f.order_id"}),
        field<&FindingRow::order_number>("order_number",
                                         {.zh = "维修单号", .en = "Repair order", .sql = "f.order_number"}),
        field<&FindingRow::order_state>("order_state",
                                        {.zh = "维修状态", .en = "State of the order", .sql = "w.state"}),
        field<&FindingRow::found_at>("found_at", {.zh = "发现时间", .en = "Found", .sql = "f.found_at"}),
        field<&FindingRow::rectified_at>("rectified_at",
                                         {.zh = "整改时间", .en = "Rectified", .sql = "f.rectified_at"}),
        field<&FindingRow::checked_at>("checked_at", {.zh = "复查时间", .en = "Re-checked", .sql = "f.checked_at"}));
}
static_assert(fully_described<FindingRow>);

}  // namespace zs::electrical_safety
