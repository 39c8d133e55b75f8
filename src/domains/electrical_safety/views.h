// What lists and figures show: surveys with their counts, sheets, lines and findings with the names around them.
#pragma once
#include "domains/electrical_safety/findings.h"

namespace zs::electrical_safety {

struct CampaignRow {
    Id<Campaign> id;
    std::string number;
    std::string name;
    CampaignState state = CampaignState::running;
    Date starts_on;
    Date due_on;
    std::optional<std::string> crew;
    std::int64_t sheets = 0;
    std::int64_t surveyed = 0;
    std::int64_t confirmed = 0;
    std::int64_t findings = 0;
    std::int64_t findings_closed = 0;
};
constexpr auto describe(Of<CampaignRow>) {
    return view(
        "ElectricalSafetyCampaignRow", "electrical_safety_campaign c LEFT JOIN organization_crew k ON k.id = c.crew_id",
        "用电普查", "Electrical survey",
        field<&CampaignRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "c.id"}),
        field<&CampaignRow::number>("number", {.zh = "单号", .en = "Number", .sql = "c.number", .searchable = true}),
        field<&CampaignRow::name>("name", {.zh = "名称", .en = "Name", .sql = "c.name", .searchable = true}),
        field<&CampaignRow::state>("state", {.zh = "状态", .en = "State", .sql = "c.state"}),
        field<&CampaignRow::starts_on>("starts_on", {.zh = "开始日期", .en = "Starts on", .sql = "c.starts_on"}),
        field<&CampaignRow::due_on>("due_on", {.zh = "截止日期", .en = "Due on", .sql = "c.due_on"}),
        field<&CampaignRow::crew>("crew", {.zh = "检查班组", .en = "Crew", .sql = "k.name", .sql_en = "k.name_en"}),
        field<&CampaignRow::sheets>(
            "sheets", {.zh = "科室数",
                       .en = "Departments",
                       .sql = "(SELECT COUNT(*) FROM electrical_safety_sheet s WHERE s.campaign_id = c.id)"}),
        field<&CampaignRow::surveyed>("surveyed",
                                      {.zh = "已检查",
                                       .en = "Surveyed",
                                       .sql = "(SELECT COUNT(*) FROM electrical_safety_sheet s WHERE s.campaign_id = "
                                              "c.id AND s.state IN ('surveyed','confirmed'))"}),
        field<&CampaignRow::confirmed>("confirmed",
                                       {.zh = "已确认",
                                        .en = "Confirmed",
                                        .sql = "(SELECT COUNT(*) FROM electrical_safety_sheet s WHERE s.campaign_id = "
                                               "c.id AND s.state = 'confirmed')"}),
        field<&CampaignRow::findings>("findings",
                                      {.zh = "隐患",
                                       .en = "Findings",
                                       .sql = "(SELECT COUNT(*) FROM electrical_safety_finding f JOIN "
                                              "electrical_safety_sheet s ON s.id = f.sheet_id WHERE s.campaign_id = "
                                              "c.id)"}),
        field<&CampaignRow::findings_closed>(
            "findings_closed", {.zh = "已销号",
                                .en = "Closed",
                                .sql = "(SELECT COUNT(*) FROM electrical_safety_finding f JOIN electrical_safety_sheet "
                                       "s ON s.id = f.sheet_id WHERE s.campaign_id = c.id AND f.state = 'closed')"}));
}
static_assert(fully_described<CampaignRow>);

struct SheetRow {
    Id<Sheet> id;
    std::string number;
    std::int64_t campaign_id = 0;
    std::string campaign;
    std::int64_t department_id = 0;
    std::optional<std::string> department;
    std::optional<std::string> department_en;
    SheetState state = SheetState::due;
    Instant due_at;
    std::optional<Instant> surveyed_at;
    std::string person;
    std::optional<Instant> confirmed_at;
    std::string confirmed_by;
    std::int64_t lines = 0;
    std::int64_t checked = 0;
    std::int64_t missing = 0;
    std::int64_t skipped = 0;
    std::int64_t added = 0;
    std::int64_t overloaded = 0;
    std::int64_t open_findings = 0;
    std::int64_t crew_id = 0;
};
inline constexpr std::string_view sheet_row_from =
    "electrical_safety_sheet s JOIN electrical_safety_campaign c ON c.id = s.campaign_id "
    "LEFT JOIN organization_department d ON d.id = s.department_id";
constexpr auto describe(Of<SheetRow>) {
    return view(
        "ElectricalSafetySheetRow", sheet_row_from, "用电检查单", "Survey sheet",
        field<&SheetRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "s.id"}),
        field<&SheetRow::number>("number", {.zh = "单号", .en = "Number", .sql = "s.number", .searchable = true}),
        field<&SheetRow::campaign_id>(
            "campaign_id",
            {.zh = "普查号", .en = "Survey id", .references = "electrical_safety_campaign", .sql = "s.campaign_id"}),
        field<&SheetRow::campaign>("campaign", {.zh = "普查", .en = "Survey", .sql = "c.name"}),
        field<&SheetRow::department_id>(
            "department_id",
            {.zh = "科室号", .en = "Department id", .references = "organization_department", .sql = "s.department_id"}),
        field<&SheetRow::department>("department",
                                     {.zh = "科室", .en = "Department", .sql = "d.name", .searchable = true}),
        field<&SheetRow::department_en>("department_en",
                                        {.zh = "科室英文名", .en = "Department in English", .sql = "d.name_en"}),
        field<&SheetRow::state>("state", {.zh = "状态", .en = "State", .sql = "s.state"}),
        field<&SheetRow::due_at>("due_at", {.zh = "最迟", .en = "Due", .sql = "s.due_at"}),
        field<&SheetRow::surveyed_at>("surveyed_at", {.zh = "检查完成", .en = "Surveyed", .sql = "s.surveyed_at"}),
        field<&SheetRow::person>("person", {.zh = "检查人", .en = "By", .sql = "s.person", .searchable = true}),
        field<&SheetRow::confirmed_at>("confirmed_at", {.zh = "确认时间", .en = "Confirmed", .sql = "s.confirmed_at"}),
        field<&SheetRow::confirmed_by>("confirmed_by", {.zh = "确认人", .en = "Confirmed by", .sql = "s.confirmed_by"}),
        field<&SheetRow::lines>("lines", {.zh = "检查对象", .en = "Lines", .sql = "s.lines"}),
        field<&SheetRow::checked>("checked", {.zh = "已查", .en = "Checked", .sql = "s.checked"}),
        field<&SheetRow::missing>("missing", {.zh = "现场没有", .en = "Not there", .sql = "s.missing"}),
        field<&SheetRow::skipped>("skipped", {.zh = "未能检查", .en = "Skipped", .sql = "s.skipped"}),
        field<&SheetRow::added>("added", {.zh = "新发现电器", .en = "Found unregistered", .sql = "s.added"}),
        field<&SheetRow::overloaded>("overloaded",
                                     {.zh = "超负荷回路", .en = "Overloaded circuits", .sql = "s.overloaded"}),
        field<&SheetRow::open_findings>("open_findings",
                                        {.zh = "未销号隐患",
                                         .en = "Open findings",
                                         .sql = "(SELECT COUNT(*) FROM electrical_safety_finding f WHERE f.sheet_id = "
                                                "s.id AND f.state <> 'closed')"}),
        field<&SheetRow::crew_id>(
            "crew_id", {.zh = "班组号", .en = "Crew id", .references = "organization_crew", .sql = "s.crew_id"}));
}
static_assert(fully_described<SheetRow>);

struct LineRow {
    Id<Line> id;
    std::int64_t sheet_id = 0;
    std::string number;
    std::optional<std::string> department;
    Target target = Target::department;
    std::string code;
    std::string name;
    LineState state = LineState::waiting;
    bool added = false;
    bool overloaded = false;
    double load_kw = 0;
    double rated_kw = 0;
    std::int64_t abnormal = 0;
    std::optional<Instant> recorded_at;
    std::string person;
};
inline constexpr std::string_view line_row_from =
    "electrical_safety_line l JOIN electrical_safety_sheet s ON s.id = l.sheet_id "
    "LEFT JOIN organization_department d ON d.id = s.department_id";
constexpr auto describe(Of<LineRow>) {
    return view(
        "ElectricalSafetyLineRow", line_row_from, "用电检查记录", "Survey line",
        field<&LineRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "l.id"}),
        field<&LineRow::sheet_id>(
            "sheet_id",
            {.zh = "检查单号", .en = "Sheet id", .references = "electrical_safety_sheet", .sql = "l.sheet_id"}),
        field<&LineRow::number>("number", {.zh = "单号", .en = "Number", .sql = "s.number", .searchable = true}),
        field<&LineRow::department>(
            "department",
            {.zh = "科室", .en = "Department", .sql = "d.name", .sql_en = "d.name_en", .searchable = true}),
        field<&LineRow::target>("target", {.zh = "对象", .en = "What", .sql = "l.target"}),
        field<&LineRow::code>("code", {.zh = "代码", .en = "Code", .sql = "l.code", .searchable = true}),
        field<&LineRow::name>("name", {.zh = "名称", .en = "Name", .sql = "l.name", .searchable = true}),
        field<&LineRow::state>("state", {.zh = "状态", .en = "State", .sql = "l.state"}),
        field<&LineRow::added>("added", {.zh = "现场新登记", .en = "Found unregistered", .sql = "l.added"}),
        field<&LineRow::overloaded>("overloaded", {.zh = "超负荷", .en = "Overloaded", .sql = "l.overloaded"}),
        field<&LineRow::load_kw>("load_kw",
                                 {.zh = "登记负荷", .en = "Registered load", .unit = "kW", .sql = "l.load_kw"}),
        field<&LineRow::rated_kw>("rated_kw",
                                  {.zh = "额定负荷", .en = "Rated load", .unit = "kW", .sql = "l.rated_kw"}),
        field<&LineRow::abnormal>("abnormal", {.zh = "异常项", .en = "Abnormal", .sql = "l.abnormal"}),
        field<&LineRow::recorded_at>("recorded_at", {.zh = "检查时间", .en = "Recorded", .sql = "l.recorded_at"}),
        field<&LineRow::person>("person", {.zh = "检查人", .en = "By", .sql = "l.person"}));
}
static_assert(fully_described<LineRow>);

}  // namespace zs::electrical_safety
