// What lists and figures show of an assessment: the device's names around it.
#pragma once
#include "domains/reliability/entities.h"

namespace zs::reliability {

struct AssessmentRow {
    Id<Assessment> id;  // of the device, which has one
    std::int64_t device_id = 0;
    std::string asset_no;
    std::string device;
    std::int64_t type_id = 0;
    std::string type;
    equipment::DeviceState device_state = equipment::DeviceState::in_use;
    std::optional<std::int64_t> department_id;
    std::optional<std::string> department;
    double score = 0;
    Advice advice = Advice::keep;
    double known = 0;
    std::optional<double> age_years;
    std::int64_t life_years = 0;
    std::int64_t failures = 0;
    double operating_h = 0;
    double down_h = 0;
    Basis basis = Basis::calendar;
    std::optional<double> mtbf_h;
    std::optional<double> mttr_h;
    std::optional<double> availability;
    std::int64_t risk_score = 0;
    equipment::rules::RiskClass risk_class = equipment::rules::RiskClass::outside;
    std::int64_t risk_months = 0;
    Money price;
    Money repair_cost;
    Money life_cost;
    Money net_value;
    JsonText terms{"[]"};
    Date as_of;
};
inline constexpr std::string_view assessment_row_from =
    "reliability_assessment x JOIN equipment_device d ON d.id = x.device_id JOIN equipment_device_type t ON t.id = "
    "d.type_id LEFT JOIN organization_department dp ON dp.id = d.department_id";
constexpr auto describe(Of<AssessmentRow>) {
    return view(
        "ReliabilityRow", assessment_row_from, "设备评估", "Assessment",
        field<&AssessmentRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "x.device_id"}),
        field<&AssessmentRow::device_id>(
            "device_id", {.zh = "设备号", .en = "Device id", .references = "equipment_device", .sql = "x.device_id"}),
        field<&AssessmentRow::asset_no>(
            "asset_no", {.zh = "资产编号", .en = "Asset number", .sql = "d.asset_no", .searchable = true}),
        field<&AssessmentRow::device>("device", {.zh = "设备", .en = "Device", .sql = "d.name", .searchable = true}),
        field<&AssessmentRow::type_id>(
            "type_id", {.zh = "类型", .en = "Type", .references = "equipment_device_type", .sql = "d.type_id"}),
        field<&AssessmentRow::type>("type",
                                    {.zh = "设备类型", .en = "Device type", .sql = "t.name", .sql_en = "t.name_en"}),
        field<&AssessmentRow::device_state>("device_state", {.zh = "状态", .en = "State", .sql = "d.state"}),
        field<&AssessmentRow::department_id>(
            "department_id",
            {.zh = "科室号", .en = "Department id", .references = "organization_department", .sql = "d.department_id"}),
        field<&AssessmentRow::department>("department",
                                          {.zh = "科室", .en = "Department", .sql = "dp.name", .sql_en = "dp.name_en"}),
        field<&AssessmentRow::score>("score", {.zh = "老化分", .en = "Ageing score", .sql = "x.score"}),
        field<&AssessmentRow::advice>("advice", {.zh = "建议", .en = "Advice", .sql = "x.advice"}),
        field<&AssessmentRow::known>("known", {.zh = "有依据的权重", .en = "Weight known", .sql = "x.known"}),
        field<&AssessmentRow::age_years>("age_years",
                                         {.zh = "使用年数", .en = "Age", .unit = "a", .sql = "x.age_years"}),
        field<&AssessmentRow::life_years>("life_years",
                                          {.zh = "使用年限", .en = "Life", .unit = "a", .sql = "x.life_years"}),
        field<&AssessmentRow::failures>("failures",
                                        {.zh = "12 个月故障", .en = "Failures, 12 months", .sql = "x.failures"}),
        field<&AssessmentRow::operating_h>("operating_h",
                                           {.zh = "运行时间", .en = "Operating", .unit = "h", .sql = "x.operating_h"}),
        field<&AssessmentRow::down_h>("down_h", {.zh = "停机时间", .en = "Down", .unit = "h", .sql = "x.down_h"}),
        field<&AssessmentRow::basis>("basis", {.zh = "时间依据", .en = "Hours by", .sql = "x.basis"}),
        field<&AssessmentRow::mtbf_h>("mtbf_h", {.zh = "MTBF", .en = "MTBF", .unit = "h", .sql = "x.mtbf_h"}),
        field<&AssessmentRow::mttr_h>("mttr_h", {.zh = "MTTR", .en = "MTTR", .unit = "h", .sql = "x.mttr_h"}),
        field<&AssessmentRow::availability>("availability",
                                            {.zh = "可用率", .en = "Availability", .sql = "x.availability"}),
        field<&AssessmentRow::risk_score>("risk_score", {.zh = "风险分", .en = "Risk score", .sql = "x.risk_score"}),
        field<&AssessmentRow::risk_class>("risk_class", {.zh = "风险等级", .en = "Risk class", .sql = "x.risk_class"}),
        field<&AssessmentRow::risk_months>(
            "risk_months", {.zh = "建议保养周期", .en = "Suggested", .unit = "month", .sql = "x.risk_months"}),
        field<&AssessmentRow::price>("price", {.zh = "购置价", .en = "Price", .unit = "CNY", .sql = "d.price"}),
        field<&AssessmentRow::repair_cost>(
            "repair_cost", {.zh = "累计维修费", .en = "Repairs so far", .unit = "CNY", .sql = "x.repair_cost"}),
        field<&AssessmentRow::life_cost>(
            "life_cost", {.zh = "全寿命费用", .en = "Cost of its life", .unit = "CNY", .sql = "x.life_cost"}),
        field<&AssessmentRow::net_value>("net_value",
                                         {.zh = "净值", .en = "Net value", .unit = "CNY", .sql = "x.net_value"}),
        field<&AssessmentRow::terms>("terms", {.zh = "各项", .en = "Terms", .sql = "x.terms"}),
        field<&AssessmentRow::as_of>("as_of", {.zh = "评估日", .en = "As of", .sql = "x.as_of"}));
}
static_assert(fully_described<AssessmentRow>);

}  // namespace zs::reliability
