// What happened as rows of lists and figures: records of due clocks, down-times, transfers.
#pragma once
#include "domains/equipment/due.h"

namespace zs::equipment {

/// What was done, with its device.
struct RecordRow {
    Id<DueRecord> id;
    std::int64_t device_id = 0;
    std::string asset_no;
    std::string device;
    DueKind kind = DueKind::maintenance;
    std::string title;
    Date due_on;
    Date done_on;
    bool on_time = false;
    DueResult result = DueResult::passed;
    std::string certificate_no;
    std::string actor_name;
    Money cost;
    Instant at;
    std::optional<std::string> department;
};
inline constexpr std::string_view record_row_from =
    "equipment_due_record x JOIN equipment_due_clock c ON c.id = x.clock_id "
    "JOIN equipment_device d ON d.id = x.device_id "
    "LEFT JOIN organization_department dp ON dp.id = d.department_id";
constexpr auto describe(Of<RecordRow>) {
    return view(
        "EquipmentRecordRow", record_row_from, "到期项记录", "Due record",
        field<&RecordRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "x.id"}),
        field<&RecordRow::device_id>(
            "device_id", {.zh = "设备号", .en = "Device id", .references = "equipment_device", .sql = "x.device_id"}),
        field<&RecordRow::asset_no>("asset_no",
                                    {.zh = "资产编号", .en = "Asset number", .sql = "d.asset_no", .searchable = true}),
        field<&RecordRow::device>("device", {.zh = "设备", .en = "Device", .sql = "d.name", .searchable = true}),
        field<&RecordRow::kind>("kind", {.zh = "类别", .en = "Kind", .sql = "x.kind"}),
        field<&RecordRow::title>("title", {.zh = "项目", .en = "Title", .sql = "c.title"}),
        field<&RecordRow::due_on>("due_on", {.zh = "应完成", .en = "Due", .sql = "x.due_on"}),
        field<&RecordRow::done_on>("done_on", {.zh = "完成日期", .en = "Done", .sql = "x.done_on"}),
        field<&RecordRow::on_time>("on_time", {.zh = "按期", .en = "On time", .sql = "x.on_time"}),
        field<&RecordRow::result>("result", {.zh = "结论", .en = "Result", .sql = "x.result"}),
        field<&RecordRow::certificate_no>("certificate_no",
                                          {.zh = "证书号", .en = "Certificate", .sql = "x.certificate_no"}),
        field<&RecordRow::actor_name>("actor_name", {.zh = "记录人", .en = "By", .sql = "x.actor_name"}),
        field<&RecordRow::cost>("cost", {.zh = "费用", .en = "Cost", .unit = "CNY", .sql = "x.cost"}),
        field<&RecordRow::at>("at", {.zh = "记录时间", .en = "Recorded", .sql = "x.at"}),
        field<&RecordRow::department>("department",
                                      {.zh = "科室", .en = "Department", .sql = "dp.name", .sql_en = "dp.name_en"}));
}
static_assert(fully_described<RecordRow>);

/// A down-time with its device.
struct DowntimeRow {
    Id<Downtime> id;
    std::int64_t device_id = 0;
    std::string asset_no;
    std::string device;
    Instant began_at;
    std::optional<Instant> ended_at;
    std::optional<std::int64_t> down_minutes;
    std::int64_t ran_hours = 0;
    bool failure = true;
    std::string order_number;
    std::string reason;
    std::optional<std::string> department;
};
inline constexpr std::string_view downtime_row_from =
    "equipment_downtime w JOIN equipment_device d ON d.id = w.device_id "
    "LEFT JOIN organization_department dp ON dp.id = d.department_id";
constexpr auto describe(Of<DowntimeRow>) {
    return view(
        "EquipmentDowntimeRow", downtime_row_from, "停机记录", "Down-time",
        field<&DowntimeRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "w.id"}),
        field<&DowntimeRow::device_id>(
            "device_id", {.zh = "设备号", .en = "Device id", .references = "equipment_device", .sql = "w.device_id"}),
        field<&DowntimeRow::asset_no>(
            "asset_no", {.zh = "资产编号", .en = "Asset number", .sql = "d.asset_no", .searchable = true}),
        field<&DowntimeRow::device>("device", {.zh = "设备", .en = "Device", .sql = "d.name", .searchable = true}),
        field<&DowntimeRow::began_at>("began_at", {.zh = "停机时间", .en = "Began", .sql = "w.began_at"}),
        field<&DowntimeRow::ended_at>("ended_at", {.zh = "恢复时间", .en = "Ended", .sql = "w.ended_at"}),
        field<&DowntimeRow::down_minutes>(
            "down_minutes",
            {.zh = "停机时长", .en = "Down", .unit = "min", .sql = "(w.ended_at - w.began_at) / 60000"}),
        field<&DowntimeRow::ran_hours>(
            "ran_hours", {.zh = "此前运行", .en = "Ran before", .unit = "h", .sql = "w.ran_ms / 3600000"}),
        field<&DowntimeRow::failure>("failure", {.zh = "故障", .en = "Failure", .sql = "w.failure"}),
        field<&DowntimeRow::order_number>("order_number",
                                          {.zh = "单号", .en = "Order number", .sql = "w.order_number"}),
        field<&DowntimeRow::reason>("reason", {.zh = "原因", .en = "Reason", .sql = "w.reason"}),
        field<&DowntimeRow::department>("department",
                                        {.zh = "科室", .en = "Department", .sql = "dp.name", .sql_en = "dp.name_en"}));
}
static_assert(fully_described<DowntimeRow>);

/// A transfer with its device and both departments.
struct TransferRow {
    Id<Transfer> id;
    std::int64_t version = 0;
    std::int64_t device_id = 0;
    std::string asset_no;
    std::string device;
    TransferState state = TransferState::requested;
    std::optional<std::string> from_department;
    std::optional<std::string> to_department;
    std::string reason;
    std::string requested_by;
    Instant requested_at;
    std::string handed_over_by;
    std::optional<Instant> handed_over_at;
    std::string received_by;
    std::optional<Instant> received_at;
};
inline constexpr std::string_view transfer_row_from =
    "equipment_transfer x JOIN equipment_device d ON d.id = x.device_id "
    "LEFT JOIN organization_department f ON f.id = x.from_department_id "
    "LEFT JOIN organization_department t ON t.id = x.to_department_id";
constexpr auto describe(Of<TransferRow>) {
    return view(
        "EquipmentTransferRow", transfer_row_from, "设备移交", "Transfer",
        field<&TransferRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "x.id"}),
        field<&TransferRow::version>("version", {.zh = "版本", .en = "Version", .sql = "x.version"}),
        field<&TransferRow::device_id>(
            "device_id", {.zh = "设备号", .en = "Device id", .references = "equipment_device", .sql = "x.device_id"}),
        field<&TransferRow::asset_no>(
            "asset_no", {.zh = "资产编号", .en = "Asset number", .sql = "d.asset_no", .searchable = true}),
        field<&TransferRow::device>("device", {.zh = "设备", .en = "Device", .sql = "d.name", .searchable = true}),
        field<&TransferRow::state>("state", {.zh = "状态", .en = "State", .sql = "x.state"}),
        field<&TransferRow::from_department>(
            "from_department", {.zh = "移出科室", .en = "From department", .sql = "f.name", .sql_en = "f.name_en"}),
        field<&TransferRow::to_department>(
            "to_department", {.zh = "移入科室", .en = "To department", .sql = "t.name", .sql_en = "t.name_en"}),
        field<&TransferRow::reason>("reason", {.zh = "事由", .en = "Reason", .sql = "x.reason"}),
        field<&TransferRow::requested_by>("requested_by",
                                          {.zh = "申请人", .en = "Requested by", .sql = "x.requested_by"}),
        field<&TransferRow::requested_at>("requested_at",
                                          {.zh = "申请时间", .en = "Requested", .sql = "x.requested_at"}),
        field<&TransferRow::handed_over_by>("handed_over_by",
                                            {.zh = "移交签字", .en = "Handed over by", .sql = "x.handed_over_by"}),
        field<&TransferRow::handed_over_at>("handed_over_at",
                                            {.zh = "移交时间", .en = "Handed over", .sql = "x.handed_over_at"}),
        field<&TransferRow::received_by>("received_by",
                                         {.zh = "接收签字", .en = "Received by", .sql = "x.received_by"}),
        field<&TransferRow::received_at>("received_at", {.zh = "接收时间", .en = "Received", .sql = "x.received_at"}));
}
static_assert(fully_described<TransferRow>);

}  // namespace zs::equipment
