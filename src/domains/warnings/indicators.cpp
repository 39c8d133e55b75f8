// The figures of early warning: how often it was right, what it missed, how long before, how often for nothing.
#include "domains/warnings/parameters.h"
#include "domains/warnings/views.h"

namespace zs::warnings {
namespace {

using indicators::Better;
using indicators::Indicator;
using indicators::Section;
using indicators::Source;

constexpr ScopeColumns scope{"d.campus_id", "d.department_id", "d.crew_id", "d.vendor_id"};

std::vector<indicators::Dimension> dimensions() {
    return {{"device_type", "设备类型", "Device type", "d.type_id",
             "(SELECT t.name FROM equipment_device_type t WHERE t.id = d.type_id)",
             "(SELECT t.name_en FROM equipment_device_type t WHERE t.id = d.type_id)"}};
}

std::vector<indicators::Dimension> with_sign() {
    auto all = dimensions();
    all.push_back({.name = "warning_sign",
                   .zh = "征兆",
                   .en = "Sign",
                   .key = "w.sign",
                   .label = "w.sign",
                   .options = Column<Sign>::options,
                   .in_order = true});
    return all;
}

const Source& told() {
    static const Source source{"warnings.told",
                               "早期预警, 按预警时间计入期间",
                               "Early warnings, by when they were told",
                               "warnings_warning w JOIN equipment_device d ON d.id = w.device_id",
                               "w.told_at",
                               "",
                               scope,
                               with_sign(),
                               &table_of<WarningRow>(),
                               "w.id"};
    return source;
}

const Source& judged() {
    static const Source source{"warnings.judged",
                               "判定过的预警, 按判定时间计入期间",
                               "Warnings that were judged, by when",
                               "warnings_warning w JOIN equipment_device d ON d.id = w.device_id",
                               "w.judged_at",
                               "",
                               scope,
                               with_sign(),
                               &table_of<WarningRow>(),
                               "w.id"};
    return source;
}

const Source& failures() {
    static const Source source{"warnings.failures",
                               "有点位的设备的故障停机, 按停机时间计入期间",
                               "Failures of devices that are measured, by when they began",
                               "equipment_downtime x JOIN equipment_device d ON d.id = x.device_id",
                               "x.began_at",
                               "",
                               scope,
                               dimensions(),
                               &table_of<FailureRow>(),
                               "x.id"};
    return source;
}

const Source& refuted() {
    static const Source source{"warnings.refuted",
                               "期末前 90 天内发出、判为误报的预警",
                               "Warnings told in the 90 days before the period's end that were refuted",
                               "warnings_warning w JOIN equipment_device d ON d.id = w.device_id",
                               "",
                               "w.outcome = 'wrong' AND w.told_at < ? AND w.told_at >= CAST(? AS BIGINT) - 7776000000",
                               scope,
                               with_sign(),
                               &table_of<WarningRow>(),
                               "w.id"};
    return source;
}

Indicator precision() {
    return {.id = "warnings.precision",
            .zh = "预警准确率",
            .en = "Precision of warnings",
            .unit = "%",
            .definition_zh = "判定属实 (含另有原因) 的预警 ÷ 判定过的预警",
            .definition_en = "Warnings confirmed, with this or another cause ÷ warnings judged",
            .better = Better::higher,
            .kind = indicators::Kind::share,
            .source = &judged(),
            .value = "CASE WHEN w.outcome IN ('right','other') THEN 1 ELSE 0 END",
            .target_parameter = "warnings.target.precision",
            .section = Section::quality,
            .row_field = "outcome",
            .headline = true};
}

Indicator cause_right() {
    return {.id = "warnings.cause_right",
            .zh = "原因判断正确率",
            .en = "Cause named right",
            .unit = "%",
            .definition_zh = "原因属实的预警 ÷ 属实的预警",
            .definition_en = "Warnings whose cause was right ÷ warnings confirmed",
            .better = Better::higher,
            .kind = indicators::Kind::share,
            .source = &judged(),
            .where = "w.outcome IN ('right','other')",
            .value = "CASE WHEN w.outcome = 'right' THEN 1 ELSE 0 END",
            .section = Section::quality,
            .row_field = "outcome"};
}

/// Domain rules iot.an: confirmed by an order with a real fault, and no unplanned down-time before the repair.
Indicator prevented() {
    return {
        .id = "warnings.prevented",
        .zh = "预警避免的故障",
        .en = "Failures prevented",
        .unit = "次",
        .definition_zh = "经工单证实有故障, 且修复前未发生非计划停机的预警",
        .definition_en = "Warnings confirmed by an order with a real fault and no unplanned down-time before repair",
        .better = Better::higher,
        .source = &judged(),
        .where =
            "w.outcome IN ('right','other') AND w.order_id > 0 AND NOT EXISTS (SELECT 1 FROM "
            "equipment_downtime x WHERE x.device_id = w.device_id AND x.failure = 1 AND x.began_at >= "
            "w.told_at AND x.order_id <> w.order_id AND x.began_at <= COALESCE((SELECT o.restored_at FROM "
            "repair_work_order o WHERE o.id = w.order_id), w.judged_at))",
        .section = Section::volume,
        .row_field = "order_number",
        .headline = true,
        .unit_en = "warnings"};
}

std::vector<Indicator> of_failures() {
    constexpr std::string_view measured_failure =
        "x.failure = 1 AND EXISTS (SELECT 1 FROM telemetry_point p WHERE p.device_code = d.asset_no AND p.measure <> "
        "'')";
    static const std::string lead =
        "CAST(x.began_at - " + std::string(warned_at_sql) + " AS DOUBLE PRECISION) / 3600000";
    static const std::string was_warned = "CASE WHEN " + std::string(warned_at_sql) + " IS NULL THEN 0 ELSE 1 END";
    return {{.id = "warnings.recall",
             .zh = "故障预警率",
             .en = "Failures warned of",
             .unit = "%",
             .definition_zh = "停机前 60 天内已有预警的故障 ÷ 受监测设备的故障",
             .definition_en = "Failures with a warning within sixty days before ÷ failures of measured devices",
             .better = Better::higher,
             .kind = indicators::Kind::share,
             .source = &failures(),
             .where = measured_failure,
             .value = was_warned,
             .target_parameter = "warnings.target.recall",
             .section = Section::quality,
             .row_field = "warned_at"},
            {.id = "warnings.lead_hours",
             .zh = "预警提前量",
             .en = "Lead of warnings",
             .unit = "h",
             .definition_zh = "故障停机时刻 − 最早预警时刻, 中位数",
             .definition_en = "From the first warning to the failure, median",
             .better = Better::higher,
             .kind = indicators::Kind::median,
             .source = &failures(),
             .where = measured_failure,
             .value = lead,
             .section = Section::duration,
             .row_field = "warned_at"}};
}

std::vector<Indicator> declare() {
    Indicator count{.id = "warnings.count",
                    .zh = "早期预警",
                    .en = "Early warnings",
                    .unit = "次",
                    .definition_zh = "期内发出的早期预警",
                    .definition_en = "Early warnings told in the period",
                    .source = &told(),
                    .section = Section::volume,
                    .unit_en = "warnings"};
    Indicator wrong{
        .id = "warnings.false_per_device",
        .zh = "每台每 90 天误报",
        .en = "False warnings per device and 90 days",
        .unit = "次",
        .definition_zh = "期末前 90 天内判为误报的预警 ÷ 受监测设备台数",
        .definition_en = "Warnings of the 90 days before the period's end that were refuted ÷ measured devices",
        .better = Better::lower,
        .kind = indicators::Kind::sum,
        .source = &refuted(),
        .value =
            "1.0 / NULLIF((SELECT COUNT(DISTINCT p.device_code) FROM telemetry_point p WHERE p.measure "
            "<> '' AND p.device_code <> ''), 0)",
        .section = Section::quality,
        .unit_en = "warnings"};
    std::vector<Indicator> all{precision(), cause_right(), prevented(), count, wrong};
    for (auto& one : of_failures()) all.push_back(one);
    return all;
}

}  // namespace

std::vector<const Indicator*> all_indicators() {
    static const std::vector<Indicator> declared = declare();
    return indicators::pointers_to(declared);
}

}  // namespace zs::warnings
