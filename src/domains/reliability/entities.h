// What reliability keeps: a judgement of a device by an engineer, and the newest assessment of each device.
#pragma once
#include "domains/reliability/rules.h"
#include "platform/entity/entity.h"

namespace zs::reliability {

/// What no record tells and an engineer judges. The newest of a device counts; none is ever changed.
struct Judgement {
    Id<Judgement> id;
    std::int64_t device_id = 0;
    std::int64_t parts_percent = 0;   // 100: no parts, the maker's support has ended
    std::int64_t safety_percent = 0;  // 100: unsafe or obsolete
    Money replacement_cost;           // 0: as its price
    std::string note;
    std::string judged_by;
    Instant judged_at;
};
constexpr auto describe(Of<Judgement>) {
    return entity(
        "reliability_judgement", "设备鉴定", "Judgement",
        field<&Judgement::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Judgement::device_id>("device_id", {.zh = "设备", .en = "Device", .references = "equipment_device"}),
        field<&Judgement::parts_percent>("parts_percent", {.zh = "备件断供程度", .en = "Parts gone", .unit = "%"}),
        field<&Judgement::safety_percent>("safety_percent",
                                          {.zh = "安全或淘汰程度", .en = "Unsafe or obsolete", .unit = "%"}),
        field<&Judgement::replacement_cost>("replacement_cost",
                                            {.zh = "重置价", .en = "Replacement cost", .unit = "CNY"}),
        field<&Judgement::note>("note", {.zh = "依据", .en = "Reasons"}),
        field<&Judgement::judged_by>("judged_by", {.zh = "鉴定人", .en = "Judged by"}),
        field<&Judgement::judged_at>("judged_at", {.zh = "鉴定时间", .en = "Judged at"}));
}
static_assert(fully_described<Judgement>);

/// POST …/devices/{id}/judgement.
struct JudgementInput {
    std::int64_t parts_percent = 0;
    std::int64_t safety_percent = 0;
    std::optional<Money> replacement_cost;
    std::string note;
};
constexpr auto describe(Of<JudgementInput>) {
    return view(
        "ReliabilityJudgementInput", "", "设备鉴定", "Judgement",
        field<&JudgementInput::parts_percent>(
            "parts_percent", {.zh = "备件断供程度", .en = "Parts gone", .min = 0, .max = 100, .unit = "%"}),
        field<&JudgementInput::safety_percent>(
            "safety_percent", {.zh = "安全或淘汰程度", .en = "Unsafe or obsolete", .min = 0, .max = 100, .unit = "%"}),
        field<&JudgementInput::replacement_cost>(
            "replacement_cost", {.zh = "重置价", .en = "Replacement cost", .min = 0, .max = 1e11, .unit = "CNY"}),
        field<&JudgementInput::note>("note", {.zh = "依据", .en = "Reasons", .required = true, .length_max = 500}));
}
static_assert(fully_described<JudgementInput>);

/// One device over the last twelve months, and its whole cost: kept by a job, so that lists and figures are of rows.
struct Assessment {
    Id<Assessment> id;
    std::int64_t device_id = 0;
    Date as_of;
    std::optional<double> age_years;
    std::int64_t life_years = 10;
    std::int64_t failures = 0;
    double service_h = 0;
    double operating_h = 0;
    double down_h = 0;
    Basis basis = Basis::calendar;
    std::optional<double> mtbf_h;
    std::optional<double> mttr_h;
    std::optional<double> availability;
    std::int64_t risk_score = 0;
    equipment::rules::RiskClass risk_class = equipment::rules::RiskClass::outside;
    std::int64_t risk_months = 0;
    Money repair_cost;
    Money life_cost;
    Money net_value;
    double score = 0;
    double known = 0;
    Advice advice = Advice::keep;
    JsonText terms{"[]"};
};
constexpr auto describe(Of<Assessment>) {
    return entity(
        "reliability_assessment", "设备评估", "Assessment",
        field<&Assessment::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Assessment::device_id>("device_id", {.zh = "设备", .en = "Device", .references = "equipment_device"}),
        field<&Assessment::as_of>("as_of", {.zh = "评估日", .en = "As of"}),
        field<&Assessment::age_years>("age_years", {.zh = "使用年数", .en = "Age", .unit = "a"}),
        field<&Assessment::life_years>("life_years", {.zh = "使用年限", .en = "Life", .unit = "a"}),
        field<&Assessment::failures>("failures", {.zh = "12 个月故障", .en = "Failures, 12 months"}),
        field<&Assessment::service_h>("service_h", {.zh = "在用时间", .en = "In service", .unit = "h"}),
        field<&Assessment::operating_h>("operating_h", {.zh = "运行时间", .en = "Operating", .unit = "h"}),
        field<&Assessment::down_h>("down_h", {.zh = "停机时间", .en = "Down", .unit = "h"}),
        field<&Assessment::basis>("basis", {.zh = "时间依据", .en = "Hours by"}),
        field<&Assessment::mtbf_h>("mtbf_h", {.zh = "MTBF", .en = "MTBF", .unit = "h"}),
        field<&Assessment::mttr_h>("mttr_h", {.zh = "MTTR", .en = "MTTR", .unit = "h"}),
        field<&Assessment::availability>("availability", {.zh = "可用率", .en = "Availability"}),
        field<&Assessment::risk_score>("risk_score", {.zh = "风险分", .en = "Risk score"}),
        field<&Assessment::risk_class>("risk_class", {.zh = "风险等级", .en = "Risk class"}),
        field<&Assessment::risk_months>("risk_months", {.zh = "建议保养周期", .en = "Suggested", .unit = "month"}),
        field<&Assessment::repair_cost>("repair_cost", {.zh = "累计维修费", .en = "Repairs so far", .unit = "CNY"}),
        field<&Assessment::life_cost>("life_cost", {.zh = "全寿命费用", .en = "Cost of its life", .unit = "CNY"}),
        field<&Assessment::net_value>("net_value", {.zh = "净值", .en = "Net value", .unit = "CNY"}),
        field<&Assessment::score>("score", {.zh = "老化分", .en = "Ageing score"}),
        field<&Assessment::known>("known", {.zh = "有依据的权重", .en = "Weight known"}),
        field<&Assessment::advice>("advice", {.zh = "建议", .en = "Advice"}),
        field<&Assessment::terms>("terms", {.zh = "各项", .en = "Terms"}));
}
static_assert(fully_described<Assessment>);

}  // namespace zs::reliability
