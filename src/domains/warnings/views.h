// What lists and figures show: warnings with the names around them, failures and whether they were warned of.
#pragma once
#include "domains/warnings/entities.h"

namespace zs::warnings {

struct WarningRow {
    Id<Warning> id;
    std::int64_t version = 0;
    std::string number;
    std::int64_t device_id = 0;
    std::string asset_no;
    std::string device;
    std::int64_t type_id = 0;
    std::optional<std::string> point;
    std::optional<std::string> point_en;
    std::optional<std::string> unit;
    Sign sign = Sign::trend;
    WarningState state = WarningState::open;
    Outcome outcome = Outcome::unjudged;
    Urgency urgency = Urgency::plan;
    std::string cause;
    std::string cause_en;
    double value = 0;
    double expected = 0;
    std::optional<double> limit_value;
    std::optional<Instant> limit_at;
    std::optional<Instant> limit_from;
    std::optional<Instant> limit_until;
    Instant since;
    Instant told_at;
    Instant seen_at;
    std::int64_t grew = 0;
    std::int64_t crew_id = 0;
    std::string order_number;
    std::optional<Instant> judged_at;
    std::string judged_by;
    std::string actual_cause;
    std::string reason;
    std::optional<Instant> ended_at;
    std::int64_t nearness = 0;  // what hurts first: instant of the limit, or by urgency after the warning
};
inline constexpr std::string_view warning_row_from =
    "warnings_warning w JOIN equipment_device d ON d.id = w.device_id LEFT JOIN telemetry_point p ON p.id = w.point_id";
constexpr auto describe(Of<WarningRow>) {
    return view(
        "WarningsWarningRow", warning_row_from, "早期预警", "Early warning",
        field<&WarningRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "w.id"}),
        field<&WarningRow::version>("version", {.zh = "版本", .en = "Version", .sql = "w.version"}),
        field<&WarningRow::number>("number", {.zh = "单号", .en = "Number", .sql = "w.number", .searchable = true}),
        field<&WarningRow::device_id>(
            "device_id", {.zh = "设备号", .en = "Device id", .references = "equipment_device", .sql = "w.device_id"}),
        field<&WarningRow::asset_no>("asset_no",
                                     {.zh = "资产编号", .en = "Asset number", .sql = "d.asset_no", .searchable = true}),
        field<&WarningRow::device>("device", {.zh = "设备", .en = "Device", .sql = "d.name", .searchable = true}),
        field<&WarningRow::type_id>(
            "type_id", {.zh = "设备类型", .en = "Type", .references = "equipment_device_type", .sql = "d.type_id"}),
        field<&WarningRow::point>("point", {.zh = "点位", .en = "Point", .sql = "p.name"}),
        field<&WarningRow::point_en>("point_en", {.zh = "点位(英文)", .en = "Point in English", .sql = "p.name_en"}),
        field<&WarningRow::unit>("unit", {.zh = "单位", .en = "Unit", .sql = "p.unit"}),
        field<&WarningRow::sign>("sign", {.zh = "征兆", .en = "Sign", .sql = "w.sign"}),
        field<&WarningRow::state>("state", {.zh = "状态", .en = "State", .sql = "w.state"}),
        field<&WarningRow::outcome>("outcome", {.zh = "判定", .en = "Outcome", .sql = "w.outcome"}),
        field<&WarningRow::urgency>("urgency", {.zh = "紧急程度", .en = "Urgency", .sql = "w.urgency"}),
        field<&WarningRow::cause>("cause",
                                  {.zh = "可能原因", .en = "Probable cause", .sql = "w.cause", .searchable = true}),
        field<&WarningRow::cause_en>("cause_en", {.zh = "可能原因(英文)", .en = "In English", .sql = "w.cause_en"}),
        field<&WarningRow::value>("value", {.zh = "现值", .en = "Value", .sql = "w.value"}),
        field<&WarningRow::expected>("expected", {.zh = "应为", .en = "Expected", .sql = "w.expected"}),
        field<&WarningRow::limit_value>("limit_value", {.zh = "限值", .en = "Limit", .sql = "w.limit_value"}),
        field<&WarningRow::limit_at>("limit_at", {.zh = "预计到限", .en = "Limit met", .sql = "w.limit_at"}),
        field<&WarningRow::limit_from>("limit_from", {.zh = "最早到限", .en = "Earliest", .sql = "w.limit_from"}),
        field<&WarningRow::limit_until>("limit_until", {.zh = "最迟到限", .en = "Latest", .sql = "w.limit_until"}),
        field<&WarningRow::since>("since", {.zh = "开始", .en = "Since", .sql = "w.since"}),
        field<&WarningRow::told_at>("told_at", {.zh = "预警时间", .en = "Warned", .sql = "w.told_at"}),
        field<&WarningRow::seen_at>("seen_at", {.zh = "最近出现", .en = "Seen last", .sql = "w.seen_at"}),
        field<&WarningRow::grew>("grew", {.zh = "加重次数", .en = "Grew worse", .sql = "w.grew"}),
        field<&WarningRow::crew_id>(
            "crew_id", {.zh = "班组", .en = "Crew", .references = "organization_crew", .sql = "w.crew_id"}),
        field<&WarningRow::order_number>("order_number",
                                         {.zh = "维修单号", .en = "Repair order", .sql = "w.order_number"}),
        field<&WarningRow::judged_at>("judged_at", {.zh = "判定时间", .en = "Judged", .sql = "w.judged_at"}),
        field<&WarningRow::judged_by>("judged_by", {.zh = "判定人", .en = "Judged by", .sql = "w.judged_by"}),
        field<&WarningRow::actual_cause>("actual_cause",
                                         {.zh = "实际原因", .en = "Actual cause", .sql = "w.actual_cause"}),
        field<&WarningRow::reason>("reason", {.zh = "理由", .en = "Reason", .sql = "w.reason"}),
        field<&WarningRow::ended_at>("ended_at", {.zh = "结束", .en = "Ended", .sql = "w.ended_at"}),
        field<&WarningRow::nearness>(
            "nearness",
            {.zh = "紧迫顺序",
             .en = "Nearness",
             .sql = "COALESCE(w.limit_at, w.told_at + CASE w.urgency WHEN 'now' THEN 86400000 WHEN 'soon' THEN "
                    "604800000 ELSE 2592000000 END)"}));
}
static_assert(fully_described<WarningRow>);

/// A failure of a device that is measured, and the warning that came before it, if one did.
struct FailureRow {
    Id<equipment::Downtime> id;
    std::int64_t device_id = 0;
    std::string asset_no;
    std::string device;
    Instant began_at;
    std::optional<Instant> warned_at;
    std::string reason;
};
/// The earliest warning within sixty days before that was not refused or over by then.
inline constexpr std::string_view warned_at_sql =
    "(SELECT MIN(w.told_at) FROM warnings_warning w WHERE w.device_id = x.device_id AND w.told_at < x.began_at AND "
    "w.told_at >= x.began_at - 5184000000 AND w.outcome <> 'wrong' AND (w.ended_at IS NULL OR w.ended_at >= "
    "x.began_at))";
inline constexpr std::string_view failure_row_from =
    "equipment_downtime x JOIN equipment_device d ON d.id = x.device_id";
constexpr auto describe(Of<FailureRow>) {
    return view(
        "WarningsFailureRow", failure_row_from, "受监测设备的故障", "Failure of a measured device",
        field<&FailureRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "x.id"}),
        field<&FailureRow::device_id>(
            "device_id", {.zh = "设备号", .en = "Device id", .references = "equipment_device", .sql = "x.device_id"}),
        field<&FailureRow::asset_no>("asset_no",
                                     {.zh = "资产编号", .en = "Asset number", .sql = "d.asset_no", .searchable = true}),
        field<&FailureRow::device>("device", {.zh = "设备", .en = "Device", .sql = "d.name", .searchable = true}),
        field<&FailureRow::began_at>("began_at", {.zh = "停机时间", .en = "Began", .sql = "x.began_at"}),
        field<&FailureRow::warned_at>("warned_at", {.zh = "预警时间", .en = "Warned", .sql = warned_at_sql}),
        field<&FailureRow::reason>("reason", {.zh = "原因", .en = "Reason", .sql = "x.reason"}));
}
static_assert(fully_described<FailureRow>);

}  // namespace zs::warnings
