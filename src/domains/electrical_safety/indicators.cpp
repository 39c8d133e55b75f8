// The figures of electrical safety: sheets by their day, lines by when they were checked, findings by when they were
// found.
#include "domains/electrical_safety/finding_views.h"
#include "domains/electrical_safety/parameters.h"
#include "domains/electrical_safety/views.h"

namespace zs::electrical_safety {
namespace {

using indicators::Better;
using indicators::Indicator;
using indicators::Kind;
using indicators::Section;
using indicators::Source;

std::vector<indicators::Dimension> dimensions(std::string_view department, std::string_view survey) {
    return {{"department", "科室", "Department", department, "d.name", "d.name_en"},
            {"electrical_survey", "普查", "Survey", survey,
             "(SELECT c.name FROM electrical_safety_campaign c WHERE c.id = s.campaign_id)"}};
}

const Source& sheets() {
    static const Source source{"electrical_safety.sheets",
                               "各科室用电检查单, 按截止日计入期间",
                               "Sheets of departments, by their last day",
                               sheet_row_from,
                               "s.due_at",
                               "",
                               {.campus = "s.campus_id", .department = "s.department_id", .crew = "s.crew_id"},
                               dimensions("s.department_id", "s.campaign_id"),
                               &table_of<SheetRow>(),
                               "s.id"};
    return source;
}

const Source& lines() {
    static const Source source{"electrical_safety.lines",
                               "已检查的科室、回路和电器, 按检查时间计入期间",
                               "Departments, circuits and appliances checked, by when they were",
                               line_row_from,
                               "l.recorded_at",
                               "",
                               {.campus = "s.campus_id", .department = "s.department_id", .crew = "s.crew_id"},
                               dimensions("s.department_id", "s.campaign_id"),
                               &table_of<LineRow>(),
                               "l.id"};
    return source;
}

const Source& findings() {
    static const Source source{"electrical_safety.findings",
                               "用电隐患, 按发现时间计入期间",
                               "Electrical findings, by when they were found",
                               finding_row_from,
                               "f.found_at",
                               "",
                               {.campus = "f.campus_id", .department = "f.department_id", .crew = "f.crew_id"},
                               dimensions("f.department_id", "s.campaign_id"),
                               &table_of<FindingRow>(),
                               "f.id"};
    return source;
}

Indicator share(std::string_view id, std::string_view zh, std::string_view en, std::string_view definition_zh,
                std::string_view definition_en, const Source& source, std::string_view value,
                std::string_view row_field) {
    return {.id = id,
            .zh = zh,
            .en = en,
            .unit = "%",
            .definition_zh = definition_zh,
            .definition_en = definition_en,
            .better = Better::higher,
            .kind = Kind::share,
            .source = &source,
            .value = value,
            .section = Section::quality,
            .row_field = row_field};
}

Indicator count(std::string_view id, std::string_view zh, std::string_view en, std::string_view definition_zh,
                std::string_view definition_en, const Source& source, std::string_view where, std::string_view unit,
                std::string_view unit_en) {
    return {.id = id,
            .zh = zh,
            .en = en,
            .unit = unit,
            .definition_zh = definition_zh,
            .definition_en = definition_en,
            .source = &source,
            .where = where,
            .section = Section::quality,
            .unit_en = unit_en};
}

std::vector<Indicator> declare() {
    auto surveyed =
        share("electrical_safety.surveyed", "用电普查覆盖率", "Departments surveyed",
              "已查完的科室 ÷ 应查科室 (按截止日)", "Departments surveyed ÷ departments due, by their last day",
              sheets(), "CASE WHEN s.state IN ('surveyed','confirmed') THEN 1 ELSE 0 END", "state");
    surveyed.target_parameter = "electrical_safety.target.surveyed";
    auto confirmed = share("electrical_safety.confirmed", "科室确认率", "Sheets confirmed",
                           "科室已确认的检查单 ÷ 应查科室", "Sheets confirmed by their department ÷ departments due",
                           sheets(), "CASE WHEN s.state = 'confirmed' THEN 1 ELSE 0 END", "state");
    auto closed = share("electrical_safety.closed", "用电隐患整改率", "Findings closed", "已销号 ÷ 期内发现的用电隐患",
                        "Closed by a re-check ÷ findings of the period", findings(),
                        "CASE WHEN f.state = 'closed' THEN 1 ELSE 0 END", "state");
    auto in_time = share("electrical_safety.in_time", "隐患按期整改率", "Findings closed in time",
                         "期限内销号 ÷ 已销号或已逾期的用电隐患", "Closed by their day ÷ closed or overdue findings",
                         findings(), "CASE WHEN f.state = 'closed' AND f.late = 0 THEN 1 ELSE 0 END", "late");
    in_time.where = "f.state = 'closed' OR f.late = 1";
    in_time.section = Section::on_time;
    auto found = count("electrical_safety.found", "用电隐患", "Electrical findings", "期内发现的用电隐患",
                       "Electrical findings of the period", findings(), "", "项", "findings");
    auto overloaded =
        count("electrical_safety.overloaded", "超负荷回路", "Overloaded circuits", "检查时登记负荷超过额定负荷的回路",
              "Circuits whose registered load was above their rating when checked", lines(),
              "l.target = 'circuit' AND l.overloaded = 1", "条", "circuits");
    overloaded.better = Better::lower;
    auto unregistered = count("electrical_safety.unregistered", "未登记大功率电器", "Appliances found unregistered",
                              "普查中发现并补登记的电器", "Appliances that a survey found and registered", lines(),
                              "l.added = 1", "台", "appliances");
    return {surveyed, confirmed, closed, in_time, found, overloaded, unregistered};
}

}  // namespace

std::vector<const Indicator*> all_indicators() {
    static const std::vector<Indicator> declared = declare();
    return indicators::pointers_to(declared);
}

}  // namespace zs::electrical_safety
