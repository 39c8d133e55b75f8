// Year plans: the plan, its visits with three dates, and when a department may be disturbed.
#pragma once
#include "domains/maintenance/entities.h"
#include "domains/maintenance/year_states.h"

namespace zs::maintenance {

/// 可保养时段: weekdays and hours when a department may (open) or may not (quiet) be disturbed. A department with open
/// times lets nobody in outside them; one without any follows the department above it, else every day is open.
struct AccessTime {
    Id<AccessTime> id;
    std::int64_t version = 0;
    Id<organization::Department> department_id;
    AccessKind kind = AccessKind::open;
    std::string weekdays = "1,2,3,4,5";  // Monday = 1
    std::int64_t start_minute = 480;
    std::int64_t end_minute = 1050;
    std::optional<Date> first_day;  // dated: from, until
    std::optional<Date> last_day;
    std::string note;
    bool active = true;
};
constexpr auto describe(Of<AccessTime>) {
    return entity(
        "maintenance_access_time", "可保养时段", "Access time",
        field<&AccessTime::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&AccessTime::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&AccessTime::department_id>(
            "department_id",
            {.zh = "科室", .en = "Department", .required = true, .references = "organization_department"}),
        field<&AccessTime::kind>("kind", {.zh = "类别", .en = "Kind"}),
        field<&AccessTime::weekdays>("weekdays",
                                     {.zh = "星期 (1-7, 逗号分开)", .en = "Weekdays (1-7)", .length_max = 20}),
        field<&AccessTime::start_minute>("start_minute",
                                         {.zh = "开始", .en = "Start", .min = 0, .max = 1439, .unit = "min"}),
        field<&AccessTime::end_minute>("end_minute", {.zh = "结束", .en = "End", .min = 1, .max = 1440, .unit = "min"}),
        field<&AccessTime::first_day>("first_day", {.zh = "自", .en = "From"}),
        field<&AccessTime::last_day>("last_day", {.zh = "至", .en = "Until"}),
        field<&AccessTime::note>("note", {.zh = "说明", .en = "Note", .length_max = 200}),
        field<&AccessTime::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<AccessTime>);

/// A span spread over days. Costs in minutes; what they mean: ADR 0016.
struct YearPlan {
    Id<YearPlan> id;
    std::int64_t version = 0;
    std::string name;
    Date first_day;
    Date last_day;
    std::string crew_ids;  // comma-separated; empty: all crews
    YearState state = YearState::queued;
    std::int64_t progress = 0;  // per mille
    std::int64_t seed = 1;
    std::int64_t visits = 0;
    std::int64_t placed = 0;
    std::int64_t by_counter = 0;  // activities by running hours or meter, which no calendar tells: not in the plan
    std::int64_t moved = 0;       // by hand since it was computed
    double level_cost = 0;
    double way_cost = 0;
    double unplaced_cost = 0;
    double bound = 0;
    double seconds = 0;
    JsonText capacity{"[]"};  // [{"crew_id","vendor_id","limited","minutes":[of each day]}]
    std::string message;
    std::string created_by;
    Instant created_at;
    Instant worked_at;  // sign of life while it is computed
    std::string accepted_by;
    std::optional<Instant> accepted_at;
};
constexpr auto describe(Of<YearPlan>) {
    return entity("maintenance_year_plan", "年度保养计划", "Year plan",
                  field<&YearPlan::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&YearPlan::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
                  field<&YearPlan::name>("name", {.zh = "名称", .en = "Name", .searchable = true}),
                  field<&YearPlan::first_day>("first_day", {.zh = "第一天", .en = "First day"}),
                  field<&YearPlan::last_day>("last_day", {.zh = "最后一天", .en = "Last day"}),
                  field<&YearPlan::crew_ids>("crew_ids", {.zh = "班组", .en = "Crews"}),
                  field<&YearPlan::state>("state", {.zh = "状态", .en = "State"}),
                  field<&YearPlan::progress>("progress", {.zh = "进度 ‰", .en = "Progress, per mille"}),
                  field<&YearPlan::seed>("seed", {.zh = "种子", .en = "Seed"}),
                  field<&YearPlan::visits>("visits", {.zh = "次数", .en = "Visits"}),
                  field<&YearPlan::placed>("placed", {.zh = "已排", .en = "Placed"}),
                  field<&YearPlan::by_counter>("by_counter", {.zh = "按计数的项目", .en = "By counter"}),
                  field<&YearPlan::moved>("moved", {.zh = "人工调整", .en = "Moved by hand"}),
                  field<&YearPlan::level_cost>("level_cost", {.zh = "均衡", .en = "Levelling", .unit = "min"}),
                  field<&YearPlan::way_cost>("way_cost", {.zh = "路程与准备", .en = "Ways", .unit = "min"}),
                  field<&YearPlan::unplaced_cost>("unplaced_cost", {.zh = "未排", .en = "Not placed", .unit = "min"}),
                  field<&YearPlan::bound>("bound", {.zh = "下界", .en = "Bound", .unit = "min"}),
                  field<&YearPlan::seconds>("seconds", {.zh = "计算用时", .en = "Seconds", .unit = "s"}),
                  field<&YearPlan::capacity>("capacity", {.zh = "每日工时", .en = "Capacity"}),
                  field<&YearPlan::message>("message", {.zh = "说明", .en = "Message"}),
                  field<&YearPlan::created_by>("created_by", {.zh = "编制人", .en = "Made by"}),
                  field<&YearPlan::created_at>("created_at", {.zh = "编制时间", .en = "Made at"}),
                  field<&YearPlan::worked_at>("worked_at", {.zh = "最近计算", .en = "Last worked on"}),
                  field<&YearPlan::accepted_by>("accepted_by", {.zh = "采用人", .en = "Accepted by"}),
                  field<&YearPlan::accepted_at>("accepted_at", {.zh = "采用时间", .en = "Accepted at"}));
}
static_assert(fully_described<YearPlan>);

/// One order of the span, opened already or not yet.
struct YearVisit {
    Id<YearVisit> id;
    std::int64_t version = 0;
    Id<YearPlan> year_plan_id;
    std::int64_t plan_id = 0;
    std::int64_t order_id = 0;  // 0: not opened yet
    std::int64_t activity_id = 0;
    std::int64_t device_id = 0;
    Date due_on;
    Date first_on;  // of its window
    Date last_on;
    std::optional<Date> day;
    bool pinned = false;
    year::Why why = year::Why::placed;
    std::int64_t minutes = 0;
    std::int64_t campus_id = 0;
    std::int64_t department_id = 0;
    std::int64_t crew_id = 0;
    std::int64_t vendor_id = 0;
};
constexpr auto describe(Of<YearVisit>) {
    return entity("maintenance_year_visit", "计划保养", "Planned visit",
                  field<&YearVisit::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&YearVisit::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
                  field<&YearVisit::year_plan_id>(
                      "year_plan_id", {.zh = "年度计划", .en = "Year plan", .references = "maintenance_year_plan"}),
                  field<&YearVisit::plan_id>("plan_id", {.zh = "安排", .en = "Plan"}),
                  field<&YearVisit::order_id>("order_id", {.zh = "保养工单", .en = "Order"}),
                  field<&YearVisit::activity_id>("activity_id", {.zh = "保养项目", .en = "Activity"}),
                  field<&YearVisit::device_id>("device_id", {.zh = "设备", .en = "Device"}),
                  field<&YearVisit::due_on>("due_on", {.zh = "应做", .en = "Due"}),
                  field<&YearVisit::first_on>("first_on", {.zh = "最早", .en = "Earliest"}),
                  field<&YearVisit::last_on>("last_on", {.zh = "最迟", .en = "Latest"}),
                  field<&YearVisit::day>("day", {.zh = "计划", .en = "Planned"}),
                  field<&YearVisit::pinned>("pinned", {.zh = "人工固定", .en = "Fixed by hand"}),
                  field<&YearVisit::why>("why", {.zh = "未排原因", .en = "Why not placed"}),
                  field<&YearVisit::minutes>("minutes", {.zh = "工时", .en = "Minutes", .unit = "min"}),
                  field<&YearVisit::campus_id>("campus_id", {.zh = "院区", .en = "Campus"}),
                  field<&YearVisit::department_id>("department_id", {.zh = "科室", .en = "Department"}),
                  field<&YearVisit::crew_id>("crew_id", {.zh = "班组", .en = "Crew"}),
                  field<&YearVisit::vendor_id>("vendor_id", {.zh = "维保单位", .en = "Vendor"}));
}
static_assert(fully_described<YearVisit>);

/// POST …/year-plans: what to spread.
struct NewYearPlan {
    std::string name;
    std::optional<Date> first_day;  // default: today
    std::optional<Date> last_day;   // default: a year later
    std::string crew_ids;           // comma-separated; empty: all that the caller plans for
    std::optional<std::int64_t> seed;
};
constexpr auto describe(Of<NewYearPlan>) {
    return view("NewYearPlan", "", "编制年度计划", "New year plan",
                field<&NewYearPlan::name>("name", {.zh = "名称", .en = "Name", .length_max = 80}),
                field<&NewYearPlan::first_day>("first_day", {.zh = "第一天", .en = "First day"}),
                field<&NewYearPlan::last_day>("last_day", {.zh = "最后一天", .en = "Last day"}),
                field<&NewYearPlan::crew_ids>("crew_ids", {.zh = "班组", .en = "Crews", .length_max = 400}),
                field<&NewYearPlan::seed>("seed", {.zh = "种子", .en = "Seed", .min = 1, .max = 1e9}));
}
static_assert(fully_described<NewYearPlan>);

/// POST …/year-plans/{id}/actions/{action}.
struct YearInput {
    std::optional<std::int64_t> version;
};
constexpr auto describe(Of<YearInput>) {
    return view("YearPlanInput", "", "年度计划操作", "Year plan action",
                field<&YearInput::version>("version", {.zh = "版本", .en = "Version"}));
}
static_assert(fully_described<YearInput>);

/// POST …/year-plans/{id}/visits/{visit}/move: fixed on that day by hand; without a day it is free again.
struct VisitMove {
    std::optional<std::int64_t> version;
    std::optional<Date> day;
};
constexpr auto describe(Of<VisitMove>) {
    return view("YearVisitMove", "", "改到", "Move",
                field<&VisitMove::version>("version", {.zh = "版本", .en = "Version"}),
                field<&VisitMove::day>("day", {.zh = "日期", .en = "Day"}));
}
static_assert(fully_described<VisitMove>);

}  // namespace zs::maintenance
