// What lists of year plans show: the plan without its days, a visit with the names around it.
#pragma once
#include "domains/maintenance/year_entities.h"

namespace zs::maintenance {

struct YearVisitRow {
    Id<YearVisit> id;
    std::int64_t version = 0;
    std::int64_t year_plan_id = 0;
    std::int64_t device_id = 0;
    std::string asset_no;
    std::string device;
    std::string title;
    std::string title_en;
    std::string trade;
    Date due_on;
    Date first_on;
    Date last_on;
    std::optional<Date> day;
    bool pinned = false;
    year::Why why = year::Why::placed;
    std::int64_t minutes = 0;
    std::int64_t order_id = 0;
    std::optional<std::string> number;
    std::optional<OrderState> state;
    std::optional<Date> done_on;
    std::optional<bool> compliant;
    std::optional<std::string> room;
    std::optional<std::string> floor;
    std::optional<std::string> building;
    std::int64_t department_id = 0;
    std::optional<std::string> department;
    std::int64_t crew_id = 0;
    std::optional<std::string> crew;
    std::int64_t vendor_id = 0;
    std::optional<std::string> vendor;
};
inline constexpr std::string_view year_visit_row_from =
    "maintenance_year_visit v JOIN equipment_device d ON d.id = v.device_id JOIN maintenance_activity a ON a.id = "
    "v.activity_id LEFT JOIN maintenance_order o ON o.id = v.order_id LEFT JOIN space_room r ON r.id = d.room_id LEFT "
    "JOIN space_floor fl ON fl.id = r.floor_id LEFT JOIN space_building b ON b.id = fl.building_id LEFT JOIN "
    "organization_department dp ON dp.id = v.department_id LEFT JOIN organization_crew c ON c.id = v.crew_id LEFT "
    "JOIN organization_vendor w ON w.id = v.vendor_id";
constexpr auto describe(Of<YearVisitRow>) {
    return view(
        "YearVisitRow", year_visit_row_from, "计划保养", "Planned visit",
        field<&YearVisitRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "v.id"}),
        field<&YearVisitRow::version>("version", {.zh = "版本", .en = "Version", .sql = "v.version"}),
        field<&YearVisitRow::year_plan_id>("year_plan_id",
                                           {.zh = "年度计划", .en = "Year plan", .sql = "v.year_plan_id"}),
        field<&YearVisitRow::device_id>("device_id", {.zh = "设备号", .en = "Device id", .sql = "v.device_id"}),
        field<&YearVisitRow::asset_no>(
            "asset_no", {.zh = "资产编号", .en = "Asset number", .sql = "d.asset_no", .searchable = true}),
        field<&YearVisitRow::device>("device", {.zh = "设备", .en = "Device", .sql = "d.name", .searchable = true}),
        field<&YearVisitRow::title>("title", {.zh = "项目", .en = "Title", .sql = "a.name", .searchable = true}),
        field<&YearVisitRow::title_en>("title_en", {.zh = "英文", .en = "English title", .sql = "a.name_en"}),
        field<&YearVisitRow::trade>("trade", {.zh = "工种", .en = "Trade", .sql = "a.trade"}),
        field<&YearVisitRow::due_on>("due_on", {.zh = "应做", .en = "Due", .sql = "v.due_on"}),
        field<&YearVisitRow::first_on>("first_on", {.zh = "最早", .en = "Earliest", .sql = "v.first_on"}),
        field<&YearVisitRow::last_on>("last_on", {.zh = "最迟", .en = "Latest", .sql = "v.last_on"}),
        field<&YearVisitRow::day>("day", {.zh = "计划", .en = "Planned", .sql = "v.day"}),
        field<&YearVisitRow::pinned>("pinned", {.zh = "人工固定", .en = "Fixed by hand", .sql = "v.pinned"}),
        field<&YearVisitRow::why>("why", {.zh = "未排原因", .en = "Why not placed", .sql = "v.why"}),
        field<&YearVisitRow::minutes>("minutes", {.zh = "工时", .en = "Minutes", .unit = "min", .sql = "v.minutes"}),
        field<&YearVisitRow::order_id>("order_id", {.zh = "工单号", .en = "Order id", .sql = "v.order_id"}),
        field<&YearVisitRow::number>("number", {.zh = "保养单号", .en = "Order", .sql = "o.number"}),
        field<&YearVisitRow::state>("state", {.zh = "状态", .en = "State", .sql = "o.state"}),
        field<&YearVisitRow::done_on>("done_on", {.zh = "完成", .en = "Done", .sql = "o.done_on"}),
        field<&YearVisitRow::compliant>("compliant",
                                        {.zh = "在窗口内", .en = "Within the window", .sql = "o.compliant"}),
        field<&YearVisitRow::room>("room", {.zh = "房间", .en = "Room", .sql = "r.name", .sql_en = "r.name_en"}),
        field<&YearVisitRow::floor>("floor", {.zh = "楼层", .en = "Floor", .sql = "fl.name", .sql_en = "fl.name_en"}),
        field<&YearVisitRow::building>("building",
                                       {.zh = "楼栋", .en = "Building", .sql = "b.name", .sql_en = "b.name_en"}),
        field<&YearVisitRow::department_id>("department_id",
                                            {.zh = "科室号", .en = "Department id", .sql = "v.department_id"}),
        field<&YearVisitRow::department>("department",
                                         {.zh = "科室", .en = "Department", .sql = "dp.name", .sql_en = "dp.name_en"}),
        field<&YearVisitRow::crew_id>("crew_id", {.zh = "班组号", .en = "Crew id", .sql = "v.crew_id"}),
        field<&YearVisitRow::crew>("crew", {.zh = "班组", .en = "Crew", .sql = "c.name", .sql_en = "c.name_en"}),
        field<&YearVisitRow::vendor_id>("vendor_id", {.zh = "维保单位号", .en = "Vendor id", .sql = "v.vendor_id"}),
        field<&YearVisitRow::vendor>("vendor", {.zh = "维保单位", .en = "Vendor", .sql = "w.name"}));
}
static_assert(fully_described<YearVisitRow>);

struct YearPlanRow {
    Id<YearPlan> id;
    std::int64_t version = 0;
    std::string name;
    Date first_day;
    Date last_day;
    std::string crew_ids;
    YearState state = YearState::queued;
    std::int64_t progress = 0;
    std::int64_t visits = 0;
    std::int64_t placed = 0;
    std::int64_t moved = 0;
    double bound = 0;
    std::string created_by;
    Instant created_at;
    std::string accepted_by;
    std::optional<Instant> accepted_at;
};
constexpr auto describe(Of<YearPlanRow>) {
    return view(
        "YearPlanRow", "maintenance_year_plan y", "年度保养计划", "Year plan",
        field<&YearPlanRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "y.id"}),
        field<&YearPlanRow::version>("version", {.zh = "版本", .en = "Version", .sql = "y.version"}),
        field<&YearPlanRow::name>("name", {.zh = "名称", .en = "Name", .sql = "y.name", .searchable = true}),
        field<&YearPlanRow::first_day>("first_day", {.zh = "第一天", .en = "First day", .sql = "y.first_day"}),
        field<&YearPlanRow::last_day>("last_day", {.zh = "最后一天", .en = "Last day", .sql = "y.last_day"}),
        field<&YearPlanRow::crew_ids>("crew_ids", {.zh = "班组", .en = "Crews", .sql = "y.crew_ids"}),
        field<&YearPlanRow::state>("state", {.zh = "状态", .en = "State", .sql = "y.state"}),
        field<&YearPlanRow::progress>("progress", {.zh = "进度 ‰", .en = "Progress, per mille", .sql = "y.progress"}),
        field<&YearPlanRow::visits>("visits", {.zh = "次数", .en = "Visits", .sql = "y.visits"}),
        field<&YearPlanRow::placed>("placed", {.zh = "已排", .en = "Placed", .sql = "y.placed"}),
        field<&YearPlanRow::moved>("moved", {.zh = "人工调整", .en = "Moved by hand", .sql = "y.moved"}),
        field<&YearPlanRow::bound>("bound", {.zh = "下界", .en = "Bound", .sql = "y.bound"}),
        field<&YearPlanRow::created_by>("created_by", {.zh = "编制人", .en = "Made by", .sql = "y.created_by"}),
        field<&YearPlanRow::created_at>("created_at", {.zh = "编制时间", .en = "Made at", .sql = "y.created_at"}),
        field<&YearPlanRow::accepted_by>("accepted_by", {.zh = "采用人", .en = "Accepted by", .sql = "y.accepted_by"}),
        field<&YearPlanRow::accepted_at>("accepted_at",
                                         {.zh = "采用时间", .en = "Accepted at", .sql = "y.accepted_at"}));
}
static_assert(fully_described<YearPlanRow>);

}  // namespace zs::maintenance
