// Due clocks of a device with what was done, and transfers of custody.
#pragma once
#include "domains/equipment/entities.h"

namespace zs::equipment {

/// Something that must be done again and again by a day: a device has many.
struct DueClock {
    Id<DueClock> id;
    std::int64_t version = 0;
    Id<Device> device_id;
    DueKind kind = DueKind::maintenance;
    std::string title;
    std::string holder;  // certificates: whose it is
    std::int64_t interval_count = 12;
    IntervalUnit interval_unit = IntervalUnit::month;
    CountedFrom counted_from = CountedFrom::done;
    std::int64_t window_days = 0;
    std::string agency;
    std::optional<Date> last_done;
    Date next_due;
    bool active = true;
    DueResult last_result = DueResult::passed;
    DueLevel level = DueLevel::later;  // kept by a job and by every change
};
constexpr auto describe(Of<DueClock>) {
    return entity(
        "equipment_due_clock", "到期项", "Due clock",
        field<&DueClock::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&DueClock::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&DueClock::device_id>(
            "device_id",
            {.zh = "设备", .en = "Device", .required = true, .create_only = true, .references = "equipment_device"}),
        field<&DueClock::kind>("kind", {.zh = "类别", .en = "Kind", .required = true, .create_only = true}),
        field<&DueClock::title>("title", {.zh = "项目", .en = "Title", .length_max = 80}),
        field<&DueClock::holder>("holder", {.zh = "持证人", .en = "Holder", .length_max = 40}),
        field<&DueClock::interval_count>("interval_count", {.zh = "周期", .en = "Interval", .min = 1, .max = 3650}),
        field<&DueClock::interval_unit>("interval_unit", {.zh = "周期单位", .en = "Interval unit"}),
        field<&DueClock::counted_from>("counted_from", {.zh = "起算", .en = "Counted from"}),
        field<&DueClock::window_days>("window_days", {.zh = "宽限", .en = "Window", .min = 0, .max = 180, .unit = "d"}),
        field<&DueClock::agency>("agency", {.zh = "检验单位", .en = "Agency", .length_max = 120}),
        field<&DueClock::last_done>("last_done", {.zh = "上次完成", .en = "Last done"}),
        field<&DueClock::next_due>("next_due", {.zh = "下次到期", .en = "Next due", .required = true}),
        field<&DueClock::active>("active", {.zh = "启用", .en = "Active"}),
        field<&DueClock::last_result>("last_result", {.zh = "上次结论", .en = "Last result", .read_only = true}),
        field<&DueClock::level>("level", {.zh = "临近程度", .en = "How near", .read_only = true}));
}
static_assert(fully_described<DueClock>);

/// Done once, with its evidence. Never changed.
struct DueRecord {
    Id<DueRecord> id;
    Id<DueClock> clock_id;
    Id<Device> device_id;
    DueKind kind = DueKind::maintenance;
    Date due_on;
    Date done_on;
    bool on_time = false;
    DueResult result = DueResult::passed;
    std::string agency;
    std::string certificate_no;
    std::string evidence;  // file hash
    std::string note;
    Money cost;
    std::int64_t actor_user_id = 0;
    std::string actor_name;
    Instant at;
};
constexpr auto describe(Of<DueRecord>) {
    return entity(
        "equipment_due_record", "到期项记录", "Due record",
        field<&DueRecord::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&DueRecord::clock_id>("clock_id", {.zh = "到期项", .en = "Clock", .references = "equipment_due_clock"}),
        field<&DueRecord::device_id>("device_id", {.zh = "设备", .en = "Device", .references = "equipment_device"}),
        field<&DueRecord::kind>("kind", {.zh = "类别", .en = "Kind"}),
        field<&DueRecord::due_on>("due_on", {.zh = "应完成", .en = "Due"}),
        field<&DueRecord::done_on>("done_on", {.zh = "完成日期", .en = "Done"}),
        field<&DueRecord::on_time>("on_time", {.zh = "按期", .en = "On time"}),
        field<&DueRecord::result>("result", {.zh = "结论", .en = "Result"}),
        field<&DueRecord::agency>("agency", {.zh = "检验单位", .en = "Agency"}),
        field<&DueRecord::certificate_no>("certificate_no", {.zh = "证书号", .en = "Certificate"}),
        field<&DueRecord::evidence>("evidence", {.zh = "证据文件", .en = "Evidence", .file = true}),
        field<&DueRecord::note>("note", {.zh = "说明", .en = "Note"}),
        field<&DueRecord::cost>("cost", {.zh = "费用", .en = "Cost", .unit = "CNY"}),
        field<&DueRecord::actor_user_id>("actor_user_id", {.zh = "用户", .en = "User"}),
        field<&DueRecord::actor_name>("actor_name", {.zh = "记录人", .en = "By"}),
        field<&DueRecord::at>("at", {.zh = "记录时间", .en = "Recorded"}));
}
static_assert(fully_described<DueRecord>);

/// From one department, custodian and room to another; both sides sign.
struct Transfer {
    Id<Transfer> id;
    std::int64_t version = 0;
    Id<Device> device_id;
    TransferState state = TransferState::requested;
    std::int64_t from_department_id = 0;
    std::int64_t from_custodian_id = 0;
    std::int64_t from_room_id = 0;
    std::int64_t to_department_id = 0;
    std::int64_t to_custodian_id = 0;
    std::int64_t to_room_id = 0;
    std::string reason;
    Instant requested_at;
    std::int64_t requested_by_id = 0;
    std::string requested_by;
    std::optional<Instant> handed_over_at;
    std::int64_t handed_over_by_id = 0;
    std::string handed_over_by;
    std::optional<Instant> received_at;
    std::string received_by;
};
constexpr auto describe(Of<Transfer>) {
    return entity(
        "equipment_transfer", "设备移交", "Transfer",
        field<&Transfer::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Transfer::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Transfer::device_id>("device_id", {.zh = "设备", .en = "Device", .references = "equipment_device"}),
        field<&Transfer::state>("state", {.zh = "状态", .en = "State"}),
        field<&Transfer::from_department_id>(
            "from_department_id", {.zh = "移出科室", .en = "From department", .references = "organization_department"}),
        field<&Transfer::from_custodian_id>(
            "from_custodian_id", {.zh = "移交人", .en = "From custodian", .references = "organization_person"}),
        field<&Transfer::from_room_id>("from_room_id", {.zh = "原位置", .en = "From room", .references = "space_room"}),
        field<&Transfer::to_department_id>(
            "to_department_id", {.zh = "移入科室", .en = "To department", .references = "organization_department"}),
        field<&Transfer::to_custodian_id>("to_custodian_id",
                                          {.zh = "接收人", .en = "To custodian", .references = "organization_person"}),
        field<&Transfer::to_room_id>("to_room_id", {.zh = "新位置", .en = "To room", .references = "space_room"}),
        field<&Transfer::reason>("reason", {.zh = "事由", .en = "Reason"}),
        field<&Transfer::requested_at>("requested_at", {.zh = "申请时间", .en = "Requested"}),
        field<&Transfer::requested_by_id>("requested_by_id", {.zh = "申请用户", .en = "Requesting user"}),
        field<&Transfer::requested_by>("requested_by", {.zh = "申请人", .en = "Requested by"}),
        field<&Transfer::handed_over_at>("handed_over_at", {.zh = "移交时间", .en = "Handed over"}),
        field<&Transfer::handed_over_by_id>("handed_over_by_id", {.zh = "移交用户", .en = "Handing user"}),
        field<&Transfer::handed_over_by>("handed_over_by", {.zh = "移交签字", .en = "Handed over by"}),
        field<&Transfer::received_at>("received_at", {.zh = "接收时间", .en = "Received"}),
        field<&Transfer::received_by>("received_by", {.zh = "接收签字", .en = "Received by"}));
}
static_assert(fully_described<Transfer>);

}  // namespace zs::equipment
