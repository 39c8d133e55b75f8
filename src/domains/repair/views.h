// What lists and pages show of work orders: joins over the order, its place and its people.
#pragma once
#include "domains/repair/entities.h"

namespace zs::repair {

/// One line of the queue, of every order list and of the drill-down of a figure.
struct OrderRow {
    Id<WorkOrder> id;
    std::int64_t version = 0;
    std::string number;
    OrderState state = OrderState::reported;
    Priority priority = Priority::p3;
    Source source = Source::scan;
    std::string title;
    std::optional<std::string> title_en;  // of a title that was made of the fault's name
    std::int64_t fault_type_id = 0;
    std::optional<std::string> fault;
    std::optional<std::string> fault_en;
    std::string trade;
    std::int64_t room_id = 0;
    std::optional<std::string> room;
    std::optional<std::string> room_en;
    std::optional<std::int64_t> floor_id;
    std::optional<std::string> floor;
    std::optional<std::string> floor_en;
    std::optional<std::string> building;
    std::optional<std::string> building_en;
    std::int64_t campus_id = 0;
    std::int64_t department_id = 0;
    std::optional<std::string> department;
    std::optional<std::string> department_en;
    std::int64_t crew_id = 0;
    std::optional<std::string> crew;
    std::optional<std::string> crew_en;
    std::int64_t assignee_id = 0;
    std::optional<std::string> assignee;
    std::int64_t vendor_id = 0;
    std::optional<std::string> vendor;
    std::int64_t zone_id = 0;
    std::int64_t device_id = 0;  // of the ledger
    Instant reported_at;
    std::optional<Instant> due_at;  // the limit that runs now
    std::optional<Instant> arrived_at;
    std::optional<Instant> restored_at;
    std::optional<Instant> restore_due_at;
    std::optional<Instant> closed_at;
    std::string hold_reason;
    std::int64_t score = 0;
    std::int64_t rework_count = 0;
    std::int64_t me_too_count = 0;
    std::int64_t escalation = 0;
    std::optional<Instant> expected_latest_at;
    std::optional<std::int64_t> elapsed_minutes;   // reported → restored
    std::optional<std::int64_t> handling_minutes;  // the same without holds that stop the clock
    std::optional<std::int64_t> response_minutes;  // reported → arrived
    std::int64_t labour_minutes = 0;
    Money parts_cost;
    bool accept_late = false;  // the step was taken after its limit
    bool dispatch_late = false;
    bool take_late = false;
    bool arrive_late = false;
    bool restore_late = false;
};

inline constexpr std::string_view order_row_from =
    "repair_work_order o LEFT JOIN repair_fault_type f ON f.id = o.fault_type_id "
    "LEFT JOIN space_room r ON r.id = o.room_id LEFT JOIN space_floor fl ON fl.id = r.floor_id "
    "LEFT JOIN space_building b ON b.id = fl.building_id "
    "LEFT JOIN organization_department d ON d.id = o.department_id "
    "LEFT JOIN organization_crew c ON c.id = o.crew_id LEFT JOIN organization_person p ON p.id = o.assignee_id "
    "LEFT JOIN organization_vendor v ON v.id = o.vendor_id";

constexpr auto describe(Of<OrderRow>) {
    return view(
        "RepairOrderRow", order_row_from, "工单", "Work order",
        field<&OrderRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "o.id"}),
        field<&OrderRow::version>("version", {.zh = "版本", .en = "Version", .sql = "o.version"}),
        field<&OrderRow::number>("number", {.zh = "单号", .en = "Number", .sql = "o.number", .searchable = true}),
        field<&OrderRow::state>("state", {.zh = "状态", .en = "State", .sql = "o.state"}),
        field<&OrderRow::priority>("priority", {.zh = "优先级", .en = "Priority", .sql = "o.priority"}),
        field<&OrderRow::source>("source", {.zh = "来源", .en = "Source", .sql = "o.source"}),
        field<&OrderRow::title>("title", {.zh = "标题", .en = "Title", .sql = "o.title", .searchable = true}),
        field<&OrderRow::title_en>(
            "title_en",
            {.zh = "标题 (英文)",
             .en = "Title (English)",
             .sql = "CASE WHEN f.name_en = '' THEN NULL WHEN o.title = f.name THEN f.name_en WHEN o.title = "
                    "o.device_name || ' · ' || f.name THEN o.device_name || ' · ' || f.name_en END"}),
        field<&OrderRow::fault_type_id>(
            "fault_type_id",
            {.zh = "故障类型", .en = "Fault type", .references = "repair_fault_type", .sql = "o.fault_type_id"}),
        field<&OrderRow::fault>("fault", {.zh = "故障", .en = "Fault", .sql = "f.name"}),
        field<&OrderRow::fault_en>("fault_en", {.zh = "故障 (英文)", .en = "Fault (English)", .sql = "f.name_en"}),
        field<&OrderRow::trade>("trade",
                                {.zh = "工种", .en = "Trade", .codes_of = "organization_trade", .sql = "o.trade"}),
        field<&OrderRow::room_id>("room_id",
                                  {.zh = "房间号", .en = "Room id", .references = "space_room", .sql = "o.room_id"}),
        field<&OrderRow::room>("room", {.zh = "房间", .en = "Room", .sql = "r.name"}),
        field<&OrderRow::room_en>("room_en", {.zh = "房间 (英文)", .en = "Room (English)", .sql = "r.name_en"}),
        field<&OrderRow::floor_id>(
            "floor_id", {.zh = "楼层号", .en = "Floor id", .references = "space_floor", .sql = "r.floor_id"}),
        field<&OrderRow::floor>("floor", {.zh = "楼层", .en = "Floor", .sql = "fl.name"}),
        field<&OrderRow::floor_en>("floor_en", {.zh = "楼层 (英文)", .en = "Floor (English)", .sql = "fl.name_en"}),
        field<&OrderRow::building>("building", {.zh = "楼栋", .en = "Building", .sql = "b.name"}),
        field<&OrderRow::building_en>("building_en",
                                      {.zh = "楼栋 (英文)", .en = "Building (English)", .sql = "b.name_en"}),
        field<&OrderRow::campus_id>("campus_id",
                                    {.zh = "院区", .en = "Campus", .references = "space_campus", .sql = "o.campus_id"}),
        field<&OrderRow::department_id>(
            "department_id",
            {.zh = "科室号", .en = "Department id", .references = "organization_department", .sql = "o.department_id"}),
        field<&OrderRow::department>("department", {.zh = "科室", .en = "Department", .sql = "d.name"}),
        field<&OrderRow::department_en>("department_en",
                                        {.zh = "科室 (英文)", .en = "Department (English)", .sql = "d.name_en"}),
        field<&OrderRow::crew_id>(
            "crew_id", {.zh = "班组号", .en = "Crew id", .references = "organization_crew", .sql = "o.crew_id"}),
        field<&OrderRow::crew>("crew", {.zh = "班组", .en = "Crew", .sql = "c.name"}),
        field<&OrderRow::crew_en>("crew_en", {.zh = "班组 (英文)", .en = "Crew (English)", .sql = "c.name_en"}),
        field<&OrderRow::assignee_id>(
            "assignee_id",
            {.zh = "维修人号", .en = "Technician id", .references = "organization_person", .sql = "o.assignee_id"}),
        field<&OrderRow::assignee>("assignee", {.zh = "维修人", .en = "Technician", .sql = "p.name"}),
        field<&OrderRow::vendor_id>(
            "vendor_id",
            {.zh = "外包单位号", .en = "Vendor id", .references = "organization_vendor", .sql = "o.vendor_id"}),
        field<&OrderRow::vendor>("vendor", {.zh = "外包单位", .en = "Vendor", .sql = "v.name"}),
        field<&OrderRow::device_id>(
            "device_id", {.zh = "设备号", .en = "Device id", .references = "equipment_device", .sql = "o.device_id"}),
        field<&OrderRow::zone_id>("zone_id",
                                  {.zh = "责任区", .en = "Zone", .references = "space_zone", .sql = "o.zone_id"}),
        field<&OrderRow::reported_at>("reported_at", {.zh = "报修时间", .en = "Reported", .sql = "o.reported_at"}),
        field<&OrderRow::due_at>("due_at", {.zh = "当前时限", .en = "Due", .sql = "o.due_at"}),
        field<&OrderRow::arrived_at>("arrived_at", {.zh = "到场时间", .en = "Arrived", .sql = "o.arrived_at"}),
        field<&OrderRow::restored_at>("restored_at", {.zh = "恢复时间", .en = "Restored", .sql = "o.restored_at"}),
        field<&OrderRow::restore_due_at>("restore_due_at",
                                         {.zh = "恢复时限", .en = "Restore by", .sql = "o.restore_due_at"}),
        field<&OrderRow::closed_at>("closed_at", {.zh = "归档时间", .en = "Closed", .sql = "o.closed_at"}),
        field<&OrderRow::hold_reason>(
            "hold_reason",
            {.zh = "挂起原因", .en = "Hold reason", .codes_of = "repair_reason", .sql = "o.hold_reason"}),
        field<&OrderRow::score>("score", {.zh = "评分", .en = "Score", .sql = "o.score"}),
        field<&OrderRow::rework_count>("rework_count", {.zh = "返修次数", .en = "Reworks", .sql = "o.rework_count"}),
        field<&OrderRow::me_too_count>("me_too_count", {.zh = "同报人数", .en = "Me too", .sql = "o.me_too_count"}),
        field<&OrderRow::escalation>("escalation", {.zh = "升级级别", .en = "Escalation", .sql = "o.escalation"}),
        field<&OrderRow::expected_latest_at>("expected_latest_at",
                                             {.zh = "最迟恢复", .en = "At the latest", .sql = "o.expected_latest_at"}),
        field<&OrderRow::elapsed_minutes>(
            "elapsed_minutes",
            {.zh = "历时", .en = "Elapsed", .unit = "min", .sql = "(o.restored_at - o.reported_at) / 60000"}),
        field<&OrderRow::handling_minutes>("handling_minutes",
                                           {.zh = "处理时长",
                                            .en = "Handling time",
                                            .unit = "min",
                                            .sql = "(o.restored_at - o.reported_at - o.held_ms) / 60000"}),
        field<&OrderRow::response_minutes>(
            "response_minutes",
            {.zh = "到场用时", .en = "Time to arrive", .unit = "min", .sql = "(o.arrived_at - o.reported_at) / 60000"}),
        field<&OrderRow::labour_minutes>("labour_minutes",
                                         {.zh = "工时", .en = "Labour", .unit = "min", .sql = "o.labour_minutes"}),
        field<&OrderRow::parts_cost>("parts_cost",
                                     {.zh = "材料费", .en = "Parts cost", .unit = "CNY", .sql = "o.parts_cost"}),
        field<&OrderRow::accept_late>("accept_late",
                                      {.zh = "受理超时",
                                       .en = "Accepted late",
                                       .sql = "CASE WHEN o.accepted_at > o.accept_due_at THEN 1 ELSE 0 END"}),
        field<&OrderRow::dispatch_late>("dispatch_late",
                                        {.zh = "派单超时",
                                         .en = "Dispatched late",
                                         .sql = "CASE WHEN o.dispatched_at > o.dispatch_due_at THEN 1 ELSE 0 END"}),
        field<&OrderRow::take_late>(
            "take_late",
            {.zh = "接单超时", .en = "Taken late", .sql = "CASE WHEN o.taken_at > o.take_due_at THEN 1 ELSE 0 END"}),
        field<&OrderRow::arrive_late>("arrive_late",
                                      {.zh = "到场超时",
                                       .en = "Arrived late",
                                       .sql = "CASE WHEN o.arrived_at > o.arrive_due_at THEN 1 ELSE 0 END"}),
        field<&OrderRow::restore_late>("restore_late",
                                       {.zh = "恢复超时",
                                        .en = "Restored late",
                                        .sql = "CASE WHEN o.restored_at > o.restore_due_at THEN 1 ELSE 0 END"}));
}
static_assert(fully_described<OrderRow>);

}  // namespace zs::repair
