// A maintenance order: one activity on one device, with its own copy of the list.
#pragma once
#include "domains/maintenance/manual.h"

namespace zs::maintenance {

struct Order {
    Id<Order> id;
    std::int64_t version = 0;
    std::string number;
    std::int64_t plan_id = 0;
    Id<Activity> activity_id;
    std::int64_t edition = 1;
    std::string title;
    std::string title_en;
    Id<equipment::Device> device_id;
    OrderState state = OrderState::planned;
    Date due_on;
    std::int64_t window_days = 0;  // done this early or late is compliant
    std::optional<Date> planned_on;
    bool pinned = false;  // a person fixed planned_on: no year plan moves it
    std::optional<Date> done_on;
    bool compliant = false;
    bool overdue = false;  // its window has passed unused
    Instant counted_at;    // when it counts for a figure: done, or the end of its window
    std::optional<Instant> started_at;
    std::optional<Instant> done_at;
    std::int64_t campus_id = 0;
    std::int64_t department_id = 0;
    std::int64_t crew_id = 0;
    std::int64_t vendor_id = 0;
    std::int64_t person_id = 0;  // who shall do it, then who did
    std::string person;
    std::int64_t minutes = 0;  // by the manual
    std::int64_t labour_minutes = 0;
    std::string skills;
    std::string tools;
    std::string parts;
    std::string safety;
    JsonText items{"[]"};
    std::int64_t abnormal = 0;
    equipment::DueResult result = equipment::DueResult::passed;
    Exclusion exclusion = Exclusion::none;
    std::string note;
    std::string signature;
    std::int64_t repair_id = 0;
    std::string repair_number;
    std::string request_key;  // of the phone that finished it: the same again changes nothing
    Instant created_at;
    Money parts_cost;
};
constexpr auto describe(Of<Order>) {
    return entity(
        "maintenance_order", "保养工单", "Maintenance order",
        field<&Order::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Order::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Order::number>("number", {.zh = "单号", .en = "Number"}),
        field<&Order::plan_id>("plan_id", {.zh = "安排", .en = "Plan"}),
        field<&Order::activity_id>("activity_id",
                                   {.zh = "保养项目", .en = "Activity", .references = "maintenance_activity"}),
        field<&Order::edition>("edition", {.zh = "手册版次", .en = "Edition"}),
        field<&Order::title>("title", {.zh = "项目", .en = "Title"}),
        field<&Order::title_en>("title_en", {.zh = "英文", .en = "English title"}),
        field<&Order::device_id>("device_id", {.zh = "设备", .en = "Device", .references = "equipment_device"}),
        field<&Order::state>("state", {.zh = "状态", .en = "State"}),
        field<&Order::due_on>("due_on", {.zh = "应做", .en = "Due"}),
        field<&Order::window_days>("window_days", {.zh = "允许偏差", .en = "Window", .unit = "d"}),
        field<&Order::planned_on>("planned_on", {.zh = "计划", .en = "Planned"}),
        field<&Order::pinned>("pinned", {.zh = "人工固定", .en = "Fixed by hand"}),
        field<&Order::done_on>("done_on", {.zh = "完成", .en = "Done"}),
        field<&Order::compliant>("compliant", {.zh = "在窗口内", .en = "Within the window"}),
        field<&Order::overdue>("overdue", {.zh = "逾期", .en = "Overdue"}),
        field<&Order::counted_at>("counted_at", {.zh = "计入时间", .en = "Counted at"}),
        field<&Order::started_at>("started_at", {.zh = "开始时间", .en = "Started"}),
        field<&Order::done_at>("done_at", {.zh = "完成时间", .en = "Done at"}),
        field<&Order::campus_id>("campus_id", {.zh = "院区", .en = "Campus", .references = "space_campus"}),
        field<&Order::department_id>("department_id",
                                     {.zh = "科室", .en = "Department", .references = "organization_department"}),
        field<&Order::crew_id>("crew_id", {.zh = "班组", .en = "Crew", .references = "organization_crew"}),
        field<&Order::vendor_id>("vendor_id", {.zh = "维保单位", .en = "Vendor", .references = "organization_vendor"}),
        field<&Order::person_id>("person_id", {.zh = "人员", .en = "Person", .references = "organization_person"}),
        field<&Order::person>("person", {.zh = "保养人", .en = "By"}),
        field<&Order::minutes>("minutes", {.zh = "定额工时", .en = "Minutes", .unit = "min"}),
        field<&Order::labour_minutes>("labour_minutes", {.zh = "实际工时", .en = "Labour", .unit = "min"}),
        field<&Order::skills>("skills", {.zh = "资质要求", .en = "Skills"}),
        field<&Order::tools>("tools", {.zh = "工具", .en = "Tools"}),
        field<&Order::parts>("parts", {.zh = "备件耗材", .en = "Parts"}),
        field<&Order::safety>("safety", {.zh = "安全提示", .en = "Safety"}),
        field<&Order::items>("items", {.zh = "检查记录", .en = "Items", .file = true}),
        field<&Order::abnormal>("abnormal", {.zh = "异常项", .en = "Abnormal"}),
        field<&Order::result>("result", {.zh = "结论", .en = "Result"}),
        field<&Order::exclusion>("exclusion", {.zh = "不计原因", .en = "Excluded because"}),
        field<&Order::note>("note", {.zh = "说明", .en = "Note"}),
        field<&Order::signature>("signature", {.zh = "签名", .en = "Signature", .file = true}),
        field<&Order::repair_id>("repair_id", {.zh = "维修工单", .en = "Repair order"}),
        field<&Order::repair_number>("repair_number", {.zh = "维修单号", .en = "Repair order"}),
        field<&Order::request_key>("request_key", {.zh = "提交标识", .en = "Request key"}),
        field<&Order::created_at>("created_at", {.zh = "生成时间", .en = "Created"}),
        field<&Order::parts_cost>("parts_cost", {.zh = "材料费", .en = "Parts cost", .unit = "CNY"}));
}
static_assert(fully_described<Order>);

/// POST …/orders/{id}/actions/{action}: one struct for all; which fields an action needs is a rule.
struct OrderInput {
    std::optional<std::int64_t> version;
    std::optional<Instant> happened_at;     // done without signal: when, not later than now
    std::optional<Date> planned_on;         // plan
    std::optional<std::int64_t> person_id;  // assign
    std::optional<Exclusion> exclusion;     // exclude
    std::vector<Answer> answers;            // finish
    std::optional<equipment::DueResult> result;
    std::optional<std::int64_t> labour_minutes;
    std::string note;
    std::string signature;  // file hash
    bool repair = false;    // finish: what failed becomes a repair order
    std::string request_key;
};
constexpr auto describe(Of<OrderInput>) {
    return view(
        "MaintenanceOrderInput", "", "保养操作", "Maintenance action",
        field<&OrderInput::version>("version", {.zh = "版本", .en = "Version"}),
        field<&OrderInput::happened_at>("happened_at", {.zh = "发生时间", .en = "Happened at"}),
        field<&OrderInput::planned_on>("planned_on", {.zh = "计划日期", .en = "Planned on"}),
        field<&OrderInput::person_id>("person_id",
                                      {.zh = "保养人", .en = "Person", .min = 1, .references = "organization_person"}),
        field<&OrderInput::exclusion>("exclusion", {.zh = "不计原因", .en = "Excluded because"}),
        field<&OrderInput::answers>("answers", {.zh = "检查结果", .en = "Answers", .file = true}),
        field<&OrderInput::result>("result", {.zh = "结论", .en = "Result"}),
        field<&OrderInput::labour_minutes>("labour_minutes",
                                           {.zh = "工时", .en = "Labour", .min = 0, .max = 10000, .unit = "min"}),
        field<&OrderInput::note>("note", {.zh = "说明", .en = "Note", .length_max = 500}),
        field<&OrderInput::signature>("signature", {.zh = "签名", .en = "Signature", .length_max = 64, .file = true}),
        field<&OrderInput::repair>("repair", {.zh = "转维修", .en = "Raise a repair order"}),
        field<&OrderInput::request_key>("request_key", {.zh = "提交标识", .en = "Request key", .length_max = 64}));
}
static_assert(fully_described<OrderInput>);

/// POST …/orders: by condition, or ahead of its day.
struct NewOrder {
    std::int64_t activity_id = 0;
    std::int64_t device_id = 0;
    std::optional<Date> due_on;
    std::string note;
};
constexpr auto describe(Of<NewOrder>) {
    return view(
        "NewMaintenanceOrder", "", "新建保养", "New maintenance order",
        field<&NewOrder::activity_id>(
            "activity_id",
            {.zh = "保养项目", .en = "Activity", .required = true, .min = 1, .references = "maintenance_activity"}),
        field<&NewOrder::device_id>(
            "device_id", {.zh = "设备", .en = "Device", .required = true, .min = 1, .references = "equipment_device"}),
        field<&NewOrder::due_on>("due_on", {.zh = "应做日期", .en = "Due on"}),
        field<&NewOrder::note>("note", {.zh = "说明", .en = "Note", .length_max = 500}));
}

}  // namespace zs::maintenance
