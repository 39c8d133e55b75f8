// The figures that reliability declares: of the newest assessments, each open to its rows. MTBF, MTTR and availability
// of a period are figures of equipment, from the down-times themselves.
#include "domains/reliability/parameters.h"
#include "domains/reliability/views.h"

namespace zs::reliability {
namespace {

using indicators::Better;
using indicators::Indicator;
using indicators::Kind;
using indicators::Section;
using indicators::Source;

const Source& assessments() {
    static const Source source{"reliability.assessments",
                               "期末 (不晚于现在) 已建档且未报废的设备, 按最近一次评估",
                               "Devices registered by the end of the period and not scrapped, as last assessed",
                               assessment_row_from,
                               "",
                               "d.registered_at < ? AND d.state <> 'scrapped'",
                               {"d.campus_id", "d.department_id", "d.crew_id", "d.vendor_id"},
                               {{"device_type", "设备类型", "Device type", "d.type_id",
                                 "(SELECT y.name FROM equipment_device_type y WHERE y.id = d.type_id)",
                                 "(SELECT y.name_en FROM equipment_device_type y WHERE y.id = d.type_id)"},
                                {"department",
                                 "科室",
                                 "Department",
                                 "d.department_id",
                                 "(SELECT p.name FROM organization_department p WHERE p.id = d.department_id)",
                                 "(SELECT p.name_en FROM organization_department p WHERE p.id = d.department_id)",
                                 {},
                                 "未分科室",
                                 "No department"}},
                               &table_of<AssessmentRow>(),
                               "x.device_id"};
    return source;
}

std::vector<Indicator> declare() {
    return {
        {.id = "reliability.renew",
         .zh = "建议更新的设备",
         .en = "Devices to renew",
         .unit = "台",
         .definition_zh = "老化分不低于更新线的设备",
         .definition_en = "Devices whose ageing score has reached the line of renewal",
         .better = Better::lower,
         .source = &assessments(),
         .where = "x.advice = 'renew'",
         .section = Section::quality,
         .row_field = "score",
         .unit_en = "devices"},
        {.id = "reliability.score",
         .zh = "老化分",
         .en = "Ageing score",
         .unit = "1",
         .definition_zh = "设备老化分的平均值 (0-100)",
         .definition_en = "Mean of the devices' ageing scores (0-100)",
         .better = Better::lower,
         .kind = Kind::mean,
         .source = &assessments(),
         .value = "x.score",
         .section = Section::quality,
         .row_field = "score"},
        {.id = "reliability.past_life",
         .zh = "超期使用率",
         .en = "Past their life",
         .unit = "%",
         .definition_zh = "使用年数超过使用年限的设备 ÷ 有启用日期的设备",
         .definition_en = "Devices older than their life ÷ devices with a day of service",
         .better = Better::lower,
         .kind = Kind::share,
         .source = &assessments(),
         .where = "x.age_years IS NOT NULL",
         .value = "CASE WHEN x.age_years > x.life_years THEN 1 ELSE 0 END",
         .section = Section::quality,
         .row_field = "age_years"},
        {.id = "reliability.intact_time",
         .zh = "时间完好率",
         .en = "Intact rate by time",
         .unit = "%",
         .definition_zh = "12 个月内 (应工作时间 − 故障停机) ÷ 应工作时间, 各台平均",
         .definition_en = "Of twelve months: (service − down) ÷ service; mean of the devices",
         .better = Better::higher,
         .kind = Kind::mean,
         .source = &assessments(),
         .where = "x.service_h > 0",
         .value = "100.0 * (x.service_h - x.down_h) / NULLIF(x.service_h, 0)",
         .target_parameter = "equipment.target.intact_rate",
         .section = Section::quality,
         .row_field = "down_h"},
        {.id = "reliability.repair_cost",
         .zh = "设备累计维修费",
         .en = "Repairs so far",
         .unit = "元",
         .definition_zh = "在册设备的维修工时费与材料费之和",
         .definition_en = "Labour and parts of repairs of the devices on the register",
         .better = Better::lower,
         .kind = Kind::sum,
         .source = &assessments(),
         .value = "x.repair_cost",
         .factor = 0.01,
         .section = Section::effort,
         .row_field = "repair_cost",
         .unit_en = "CNY"},
    };
}

}  // namespace

std::vector<const Indicator*> all_indicators() {
    static const std::vector<Indicator> declared = declare();
    return indicators::pointers_to(declared);
}

}  // namespace zs::reliability
