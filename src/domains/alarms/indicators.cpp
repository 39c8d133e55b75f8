// The figures that alarms declare: an alarm counts when it was raised.
#include "domains/alarms/entities.h"
#include "domains/alarms/parameters.h"

namespace zs::alarms {
namespace {

using indicators::Better;
using indicators::Indicator;
using indicators::Kind;
using indicators::Section;
using indicators::Source;

constexpr auto priorities = options(Of<Priority>{});

const Source& alarms() {
    static const Source source{"alarms.alarms",
                               "报警, 按发生时间计入期间",
                               "Alarms, by when they were raised",
                               "alarms_alarm",
                               "raised_at",
                               "",
                               {.campus = "campus_id", .department = "department_id", .crew = "crew_id"},
                               {{"crew", "班组", "Crew", "crew_id",
                                 "(SELECT c.name FROM organization_crew c WHERE c.id = alarms_alarm.crew_id)",
                                 "(SELECT c.name_en FROM organization_crew c WHERE c.id = alarms_alarm.crew_id)"},
                                {.name = "alarm_priority",
                                 .zh = "报警优先级",
                                 .en = "Alarm priority",
                                 .key = "priority",
                                 .label = "priority",
                                 .options = priorities,
                                 .in_order = true},
                                {"alarm_rule", "报警规则", "Alarm rule", "rule_code", "name", "name_en"}},
                               &table_of<Alarm>(),
                               "id"};
    return source;
}

Indicator share(std::string_view id, std::string_view zh, std::string_view en, std::string_view definition_zh,
                std::string_view definition_en, std::string_view where, std::string_view value,
                std::string_view row_field) {
    return {.id = id,
            .zh = zh,
            .en = en,
            .unit = "%",
            .definition_zh = definition_zh,
            .definition_en = definition_en,
            .kind = Kind::share,
            .source = &alarms(),
            .where = where,
            .value = value,
            .section = Section::quality,
            .row_field = row_field};
}

std::vector<Indicator> declare() {
    Indicator count{.id = "alarms.count",
                    .zh = "报警数",
                    .en = "Alarms",
                    .unit = "项",
                    .definition_zh = "期内发生且未被搁置或抑制的报警",
                    .definition_en = "Alarms raised in the period and not held back",
                    .better = Better::lower,
                    .source = &alarms(),
                    .where = "overlay = 'none'",
                    .row_field = "overlay",
                    .unit_en = "alarms"};
    auto high = share("alarms.high_share", "高优先级占比", "Share of high priority", "高优先级报警 ÷ 全部报警",
                      "High-priority alarms ÷ all", "overlay = 'none'", "CASE WHEN priority = 'high' THEN 1 ELSE 0 END",
                      "priority");
    high.better = Better::lower;
    high.target_parameter = "alarms.target.high_share";
    auto seen =
        share("alarms.seen_before_escalation", "报警及时确认率", "Acknowledged before they climb",
              "升级前确认的高、中优先级报警 ÷ 已确认或已升级的",
              "High and medium alarms acknowledged before they were escalated ÷ those acknowledged or escalated",
              "priority <> 'low' AND root_id = 0 AND (seen_at IS NOT NULL OR "
              "stage > 0)",
              "CASE WHEN stage = 0 THEN 1 ELSE 0 END", "stage");
    seen.better = Better::higher;
    seen.section = Section::on_time;
    seen.target_parameter = "alarms.target.seen_in_time";
    auto wrong = share("alarms.false_share", "误报率", "Share of false alarms", "判定为非真实故障 ÷ 已判定",
                       "Judged to be no real fault ÷ judged", "verdict <> 'open'",
                       "CASE WHEN verdict = 'real' THEN 0 ELSE 1 END", "verdict");
    wrong.better = Better::lower;
    wrong.target_parameter = "alarms.target.false_share";
    Indicator answer{.id = "alarms.minutes_to_acknowledge",
                     .zh = "确认用时(中位)",
                     .en = "Time to acknowledge (median)",
                     .unit = "min",
                     .definition_zh = "确认时间 − 记录时间, 高、中优先级",
                     .definition_en = "Acknowledged − noted, high and medium alarms",
                     .better = Better::lower,
                     .kind = Kind::median,
                     .source = &alarms(),
                     .where = "priority <> 'low' AND root_id = 0",
                     .value =
                         "CASE WHEN seen_at IS NULL THEN NULL ELSE (seen_at - "
                         "attention_at) / 60000.0 END",
                     .section = Section::duration,
                     .row_field = "seen_at"};
    return {count, high, seen, wrong, answer};
}

}  // namespace

std::vector<const Indicator*> all_indicators() {
    static const std::vector<Indicator> declared = declare();
    return indicators::pointers_to(declared);
}

}  // namespace zs::alarms
