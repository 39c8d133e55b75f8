// Repair work orders: what was reported, who works on it, the six timed steps, the two closings.
#pragma once
#include "domains/organization/entities.h"
#include "domains/repair/master.h"
#include "domains/repair/states.h"
#include "domains/space/entities.h"
#include "platform/entity/entity.h"

namespace zs::repair {

struct WorkOrder {
    Id<WorkOrder> id;
    std::int64_t version = 0;
    std::string number;
    std::string tracking;  // unguessable: who has it may see and rate this order
    Source source = Source::scan;
    OrderState state = OrderState::reported;
    Priority priority = Priority::p3;
    Id<FaultType> fault_type_id;
    std::string trade;
    std::string title;
    std::string description;
    Id<space::Room> room_id;
    std::int64_t campus_id = 0;
    std::int64_t department_id = 0;  // of the place or of the caller; 0 = public area
    std::string department_kind;     // "clinical" …, copied so that history stays what it was
    space::AreaClass area_class = space::AreaClass::c;
    std::string device_name;
    std::int64_t device_id = 0;  // equipment_device; 0 = no device of the ledger
    bool device_down = false;    // it cannot be used until service is restored
    std::int64_t impact = 3;
    std::string reporter_name;
    std::string reporter_phone;
    std::int64_t reporter_user_id = 0;
    std::int64_t zone_id = 0;
    std::int64_t crew_id = 0;
    std::int64_t assignee_id = 0;  // organization_person
    std::int64_t vendor_id = 0;
    std::int64_t parent_id = 0;       // split from
    std::int64_t merged_into_id = 0;  // merged
    std::int64_t rework_of_id = 0;    // a new order for the same fault within the rework window
    Instant reported_at;
    std::optional<Instant> accepted_at, dispatched_at, taken_at, arrived_at, restored_at, confirmed_at, closed_at;
    std::optional<Instant> accept_due_at, dispatch_due_at, take_due_at, arrive_due_at, restore_due_at, confirm_due_at;
    std::optional<Instant> due_at;  // of the step that runs now (rules::next_due), so that queues sort by an index
    std::optional<Instant> held_since;
    std::int64_t held_ms = 0;  // sum of finished holds whose reason stops the clock
    std::int64_t hold_count = 0;
    std::string hold_reason;                                        // repair_reason.code of the hold under way
    std::optional<Instant> expected_likely_at, expected_latest_at;  // as told to the reporter
    std::string cause;                                              // repair_reason.code
    std::string remedy;                                             // repair_reason.code
    std::string work_note;
    std::int64_t labour_minutes = 0;
    Money parts_cost;
    std::string signature;  // file hash
    ConfirmedBy confirmed_by = ConfirmedBy::nobody;
    std::int64_t score = 0;  // 1-5 as rated; 0 = not rated
    std::string rating_comment;
    std::int64_t rework_count = 0;
    std::int64_t me_too_count = 0;
    std::int64_t escalation = 0;  // highest level told so far
    JsonText dispatch_reason;     // why this person: rules::DispatchChoice as JSON
};
constexpr auto describe(Of<WorkOrder>) {
    return entity(
        "repair_work_order", "工单", "Work order",
        field<&WorkOrder::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&WorkOrder::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&WorkOrder::number>("number", {.zh = "单号", .en = "Number", .read_only = true, .searchable = true}),
        field<&WorkOrder::tracking>("tracking", {.zh = "跟踪码", .en = "Tracking", .read_only = true, .secret = true}),
        field<&WorkOrder::source>("source", {.zh = "来源", .en = "Source"}),
        field<&WorkOrder::state>("state", {.zh = "状态", .en = "State", .read_only = true}),
        field<&WorkOrder::priority>("priority", {.zh = "优先级", .en = "Priority"}),
        field<&WorkOrder::fault_type_id>(
            "fault_type_id",
            {.zh = "故障类型", .en = "Fault type", .required = true, .references = "repair_fault_type"}),
        field<&WorkOrder::trade>("trade",
                                 {.zh = "工种", .en = "Trade", .length_max = 40, .codes_of = "organization_trade"}),
        field<&WorkOrder::title>(
            "title", {.zh = "标题", .en = "Title", .required = true, .length_max = 120, .searchable = true}),
        field<&WorkOrder::description>("description", {.zh = "说明", .en = "Description", .length_max = 2000}),
        field<&WorkOrder::room_id>("room_id",
                                   {.zh = "房间", .en = "Room", .required = true, .references = "space_room"}),
        field<&WorkOrder::campus_id>("campus_id", {.zh = "院区", .en = "Campus", .references = "space_campus"}),
        field<&WorkOrder::department_id>("department_id",
                                         {.zh = "科室", .en = "Department", .references = "organization_department"}),
        field<&WorkOrder::department_kind>("department_kind",
                                           {.zh = "科室类别", .en = "Department kind", .length_max = 40}),
        field<&WorkOrder::area_class>("area_class", {.zh = "区域等级", .en = "Area class"}),
        field<&WorkOrder::device_name>("device_name", {.zh = "设备", .en = "Device", .length_max = 60}),
        field<&WorkOrder::device_id>("device_id", {.zh = "台账设备", .en = "Device of the ledger"}),
        field<&WorkOrder::device_down>("device_down", {.zh = "设备停用", .en = "Device is down"}),
        field<&WorkOrder::impact>("impact", {.zh = "影响", .en = "Impact", .min = 1, .max = 3}),
        field<&WorkOrder::reporter_name>("reporter_name", {.zh = "报修人", .en = "Reporter", .length_max = 40}),
        field<&WorkOrder::reporter_phone>("reporter_phone",
                                          {.zh = "回电", .en = "Phone", .secret = true, .length_max = 30}),
        field<&WorkOrder::reporter_user_id>("reporter_user_id", {.zh = "报修用户", .en = "Reporting user"}),
        field<&WorkOrder::zone_id>("zone_id", {.zh = "责任区", .en = "Zone", .references = "space_zone"}),
        field<&WorkOrder::crew_id>("crew_id", {.zh = "班组", .en = "Crew", .references = "organization_crew"}),
        field<&WorkOrder::assignee_id>("assignee_id",
                                       {.zh = "维修人", .en = "Technician", .references = "organization_person"}),
        field<&WorkOrder::vendor_id>("vendor_id",
                                     {.zh = "外包单位", .en = "Vendor", .references = "organization_vendor"}),
        field<&WorkOrder::parent_id>("parent_id",
                                     {.zh = "原单", .en = "Split from", .references = "repair_work_order"}),
        field<&WorkOrder::merged_into_id>("merged_into_id",
                                          {.zh = "合并到", .en = "Merged into", .references = "repair_work_order"}),
        field<&WorkOrder::rework_of_id>("rework_of_id",
                                        {.zh = "返修自", .en = "Rework of", .references = "repair_work_order"}),
        field<&WorkOrder::reported_at>("reported_at", {.zh = "报修时间", .en = "Reported", .read_only = true}),
        field<&WorkOrder::accepted_at>("accepted_at", {.zh = "受理时间", .en = "Accepted"}),
        field<&WorkOrder::dispatched_at>("dispatched_at", {.zh = "派单时间", .en = "Dispatched"}),
        field<&WorkOrder::taken_at>("taken_at", {.zh = "接单时间", .en = "Taken"}),
        field<&WorkOrder::arrived_at>("arrived_at", {.zh = "到场时间", .en = "Arrived"}),
        field<&WorkOrder::restored_at>("restored_at", {.zh = "恢复时间", .en = "Restored"}),
        field<&WorkOrder::confirmed_at>("confirmed_at", {.zh = "确认时间", .en = "Confirmed"}),
        field<&WorkOrder::closed_at>("closed_at", {.zh = "归档时间", .en = "Closed"}),
        field<&WorkOrder::accept_due_at>("accept_due_at", {.zh = "受理时限", .en = "Accept by"}),
        field<&WorkOrder::dispatch_due_at>("dispatch_due_at", {.zh = "派单时限", .en = "Dispatch by"}),
        field<&WorkOrder::take_due_at>("take_due_at", {.zh = "接单时限", .en = "Take by"}),
        field<&WorkOrder::arrive_due_at>("arrive_due_at", {.zh = "到场时限", .en = "Arrive by"}),
        field<&WorkOrder::restore_due_at>("restore_due_at", {.zh = "恢复时限", .en = "Restore by"}),
        field<&WorkOrder::confirm_due_at>("confirm_due_at", {.zh = "确认时限", .en = "Confirm by"}),
        field<&WorkOrder::due_at>("due_at", {.zh = "当前时限", .en = "Due"}),
        field<&WorkOrder::held_since>("held_since", {.zh = "挂起自", .en = "Held since"}),
        field<&WorkOrder::held_ms>("held_ms", {.zh = "挂起时长", .en = "Held", .unit = "ms"}),
        field<&WorkOrder::hold_count>("hold_count", {.zh = "挂起次数", .en = "Holds"}),
        field<&WorkOrder::hold_reason>(
            "hold_reason", {.zh = "挂起原因", .en = "Hold reason", .length_max = 40, .codes_of = "repair_reason"}),
        field<&WorkOrder::expected_likely_at>("expected_likely_at", {.zh = "预计恢复", .en = "Likely"}),
        field<&WorkOrder::expected_latest_at>("expected_latest_at", {.zh = "最迟恢复", .en = "At the latest"}),
        field<&WorkOrder::cause>("cause", {.zh = "原因", .en = "Cause", .length_max = 40, .codes_of = "repair_reason"}),
        field<&WorkOrder::remedy>("remedy",
                                  {.zh = "措施", .en = "Remedy", .length_max = 40, .codes_of = "repair_reason"}),
        field<&WorkOrder::work_note>("work_note", {.zh = "处理说明", .en = "Work note", .length_max = 2000}),
        field<&WorkOrder::labour_minutes>("labour_minutes",
                                          {.zh = "工时", .en = "Labour", .min = 0, .max = 100000, .unit = "min"}),
        field<&WorkOrder::parts_cost>("parts_cost", {.zh = "材料费", .en = "Parts cost", .min = 0, .unit = "CNY"}),
        field<&WorkOrder::signature>("signature", {.zh = "签名", .en = "Signature", .length_max = 80, .file = true}),
        field<&WorkOrder::confirmed_by>("confirmed_by", {.zh = "确认方式", .en = "Confirmed by"}),
        field<&WorkOrder::score>("score", {.zh = "评分", .en = "Score", .min = 0, .max = 5}),
        field<&WorkOrder::rating_comment>("rating_comment", {.zh = "评价", .en = "Comment", .length_max = 500}),
        field<&WorkOrder::rework_count>("rework_count", {.zh = "返修次数", .en = "Reworks"}),
        field<&WorkOrder::me_too_count>("me_too_count", {.zh = "同报人数", .en = "Me too"}),
        field<&WorkOrder::escalation>("escalation", {.zh = "升级级别", .en = "Escalation"}),
        field<&WorkOrder::dispatch_reason>("dispatch_reason", {.zh = "派单理由", .en = "Why this person"}));
}
static_assert(fully_described<WorkOrder>);

/// One step of an order's life: who did what, when, why. Never changed, never deleted.
struct TimelineEntry {
    Id<TimelineEntry> id;
    Id<WorkOrder> work_order_id;
    Instant at;
    std::string action;  // OrderAction text, or "report", "escalate", "rate", "me_too"
    std::string from_state;
    std::string to_state;
    std::int64_t actor_user_id = 0;
    std::string actor_name;
    std::string reason;  // repair_reason.code
    std::string note;
    std::string proof;  // "scan" when a place code proved presence, else ""
    JsonText facts;     // anything else worth keeping: dispatch explanation, late by, parts
};
constexpr auto describe(Of<TimelineEntry>) {
    return entity("repair_timeline_entry", "工单轨迹", "Timeline entry",
                  field<&TimelineEntry::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&TimelineEntry::work_order_id>(
                      "work_order_id", {.zh = "工单", .en = "Work order", .references = "repair_work_order"}),
                  field<&TimelineEntry::at>("at", {.zh = "时间", .en = "At"}),
                  field<&TimelineEntry::action>("action", {.zh = "动作", .en = "Action"}),
                  field<&TimelineEntry::from_state>("from_state", {.zh = "原状态", .en = "From"}),
                  field<&TimelineEntry::to_state>("to_state", {.zh = "新状态", .en = "To"}),
                  field<&TimelineEntry::actor_user_id>("actor_user_id", {.zh = "用户", .en = "User"}),
                  field<&TimelineEntry::actor_name>("actor_name", {.zh = "操作人", .en = "By"}),
                  field<&TimelineEntry::reason>("reason", {.zh = "原因", .en = "Reason", .codes_of = "repair_reason"}),
                  field<&TimelineEntry::note>("note", {.zh = "备注", .en = "Note"}),
                  field<&TimelineEntry::proof>("proof", {.zh = "凭证", .en = "Proof"}),
                  field<&TimelineEntry::facts>("facts", {.zh = "细节", .en = "Facts"}));
}
static_assert(fully_described<TimelineEntry>);

enum class PhotoStage { report, before, after };
constexpr auto options(Of<PhotoStage>) {
    return std::array{Option{"report", "报修", "Report"}, Option{"before", "维修前", "Before"},
                      Option{"after", "维修后", "After"}};
}
struct Photo {
    Id<Photo> id;
    Id<WorkOrder> work_order_id;
    PhotoStage stage = PhotoStage::report;
    std::string hash;
    Instant at;
};
constexpr auto describe(Of<Photo>) {
    return entity("repair_photo", "照片", "Photo",
                  field<&Photo::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Photo::work_order_id>("work_order_id",
                                               {.zh = "工单", .en = "Work order", .references = "repair_work_order"}),
                  field<&Photo::stage>("stage", {.zh = "阶段", .en = "Stage"}),
                  field<&Photo::hash>("hash", {.zh = "文件", .en = "File", .file = true}),
                  field<&Photo::at>("at", {.zh = "时间", .en = "At"}));
}
static_assert(fully_described<Photo>);

/// A part used, as written by the technician; the warehouse attaches its own item later.
struct PartLine {
    Id<PartLine> id;
    Id<WorkOrder> work_order_id;
    std::string name;
    Quantity quantity;
    std::string unit;
    Money cost;
};
constexpr auto describe(Of<PartLine>) {
    return entity(
        "repair_part_line", "用料", "Part",
        field<&PartLine::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&PartLine::work_order_id>(
            "work_order_id", {.zh = "工单", .en = "Work order", .read_only = true, .references = "repair_work_order"}),
        field<&PartLine::name>("name", {.zh = "名称", .en = "Name", .required = true, .length_max = 80}),
        field<&PartLine::quantity>("quantity",
                                   {.zh = "数量", .en = "Quantity", .required = true, .min = 0, .max = 1e9}),
        field<&PartLine::unit>("unit", {.zh = "单位", .en = "Unit", .length_max = 20}),
        field<&PartLine::cost>("cost", {.zh = "金额", .en = "Cost", .min = 0, .max = 1e9, .unit = "CNY"}));
}
static_assert(fully_described<PartLine>);

}  // namespace zs::repair
