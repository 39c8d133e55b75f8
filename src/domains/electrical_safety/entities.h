// A department's sheet, its lines, what was found. What people send is in commands.h.
#pragma once
#include "domains/electrical_safety/campaign.h"

namespace zs::electrical_safety {

/// One department in one survey.
struct Sheet {
    Id<Sheet> id;
    std::int64_t version = 0;
    std::string number;
    Id<Campaign> campaign_id;
    Id<organization::Department> department_id;
    std::int64_t campus_id = 0;
    std::int64_t crew_id = 0;
    SheetState state = SheetState::due;
    Instant starts_at;
    Instant due_at;
    std::optional<Instant> began_at;
    std::optional<Instant> surveyed_at;
    std::int64_t person_id = 0;
    std::string person;
    std::int64_t surveyor_user_id = 0;  // who handed it in: not who confirms it
    std::optional<Instant> confirmed_at;
    std::string confirmed_by;
    std::string remark;  // of the department: on confirming, or why it was sent back
    std::int64_t sent_back = 0;
    std::int64_t lines = 0;
    std::int64_t checked = 0;
    std::int64_t missing = 0;
    std::int64_t skipped = 0;
    std::int64_t added = 0;
    std::int64_t overloaded = 0;
    std::int64_t abnormal = 0;
    std::string note;  // of the surveyor
};
constexpr auto describe(Of<Sheet>) {
    return entity(
        "electrical_safety_sheet", "用电检查单", "Survey sheet",
        field<&Sheet::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Sheet::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Sheet::number>("number", {.zh = "单号", .en = "Number"}),
        field<&Sheet::campaign_id>("campaign_id",
                                   {.zh = "普查", .en = "Survey", .references = "electrical_safety_campaign"}),
        field<&Sheet::department_id>("department_id",
                                     {.zh = "科室", .en = "Department", .references = "organization_department"}),
        field<&Sheet::campus_id>("campus_id", {.zh = "院区", .en = "Campus", .references = "space_campus"}),
        field<&Sheet::crew_id>("crew_id", {.zh = "检查班组", .en = "Crew", .references = "organization_crew"}),
        field<&Sheet::state>("state", {.zh = "状态", .en = "State"}),
        field<&Sheet::starts_at>("starts_at", {.zh = "开始", .en = "Starts"}),
        field<&Sheet::due_at>("due_at", {.zh = "最迟", .en = "Due"}),
        field<&Sheet::began_at>("began_at", {.zh = "实际开始", .en = "Began"}),
        field<&Sheet::surveyed_at>("surveyed_at", {.zh = "检查完成", .en = "Surveyed"}),
        field<&Sheet::person_id>("person_id", {.zh = "人员", .en = "Person", .references = "organization_person"}),
        field<&Sheet::person>("person", {.zh = "检查人", .en = "By"}),
        field<&Sheet::surveyor_user_id>("surveyor_user_id", {.zh = "提交账号", .en = "Handed in by user"}),
        field<&Sheet::confirmed_at>("confirmed_at", {.zh = "确认时间", .en = "Confirmed"}),
        field<&Sheet::confirmed_by>("confirmed_by", {.zh = "确认人", .en = "Confirmed by"}),
        field<&Sheet::remark>("remark", {.zh = "科室意见", .en = "Remark of the department"}),
        field<&Sheet::sent_back>("sent_back", {.zh = "退回次数", .en = "Times sent back"}),
        field<&Sheet::lines>("lines", {.zh = "检查对象", .en = "Lines"}),
        field<&Sheet::checked>("checked", {.zh = "已查", .en = "Checked"}),
        field<&Sheet::missing>("missing", {.zh = "现场没有", .en = "Not there"}),
        field<&Sheet::skipped>("skipped", {.zh = "未能检查", .en = "Skipped"}),
        field<&Sheet::added>("added", {.zh = "新发现电器", .en = "Found unregistered"}),
        field<&Sheet::overloaded>("overloaded", {.zh = "超负荷回路", .en = "Overloaded circuits"}),
        field<&Sheet::abnormal>("abnormal", {.zh = "异常项", .en = "Abnormal"}),
        field<&Sheet::note>("note", {.zh = "说明", .en = "Note"}));
}
static_assert(fully_described<Sheet>);

/// The department itself, one of its circuits, or one of its appliances, with its own copy of the list.
struct Line {
    Id<Line> id;
    std::int64_t version = 0;
    Id<Sheet> sheet_id;
    std::int64_t position = 0;
    Target target = Target::department;
    std::int64_t circuit_id = 0;  // of a circuit; of an appliance: what it hangs on, 0 = unknown
    std::int64_t appliance_id = 0;
    std::string code;
    std::string name;
    std::int64_t room_id = 0;  // 0 = nobody said
    std::int64_t power_w = 0;  // of all of them
    std::int64_t quantity = 0;
    LineState state = LineState::waiting;
    bool added = false;       // found on site, not registered before
    bool overloaded = false;  // a circuit: registered load above its rating when it was checked
    double load_kw = 0;
    double rated_kw = 0;
    JsonText items{"[]"};
    std::int64_t abnormal = 0;
    std::string reason;  // why it is missing or was skipped
    std::string note;
    std::optional<Instant> recorded_at;
    std::int64_t person_id = 0;
    std::string person;
    std::string request_key;  // of the phone: the same again changes nothing
};
constexpr auto describe(Of<Line>) {
    return entity(
        "electrical_safety_line", "用电检查记录", "Survey line",
        field<&Line::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Line::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Line::sheet_id>("sheet_id", {.zh = "检查单", .en = "Sheet", .references = "electrical_safety_sheet"}),
        field<&Line::position>("position", {.zh = "顺序", .en = "Position"}),
        field<&Line::target>("target", {.zh = "对象", .en = "What"}),
        field<&Line::circuit_id>("circuit_id", {.zh = "回路", .en = "Circuit"}),
        field<&Line::appliance_id>("appliance_id", {.zh = "电器", .en = "Appliance"}),
        field<&Line::code>("code", {.zh = "代码", .en = "Code"}),
        field<&Line::name>("name", {.zh = "名称", .en = "Name"}),
        field<&Line::room_id>("room_id", {.zh = "房间", .en = "Room"}),
        field<&Line::power_w>("power_w", {.zh = "功率", .en = "Power", .unit = "W"}),
        field<&Line::quantity>("quantity", {.zh = "数量", .en = "Quantity"}),
        field<&Line::state>("state", {.zh = "状态", .en = "State"}),
        field<&Line::added>("added", {.zh = "现场新登记", .en = "Found unregistered"}),
        field<&Line::overloaded>("overloaded", {.zh = "超负荷", .en = "Overloaded"}),
        field<&Line::load_kw>("load_kw", {.zh = "登记负荷", .en = "Registered load", .unit = "kW"}),
        field<&Line::rated_kw>("rated_kw", {.zh = "额定负荷", .en = "Rated load", .unit = "kW"}),
        field<&Line::items>("items", {.zh = "检查记录", .en = "Items", .file = true}),
        field<&Line::abnormal>("abnormal", {.zh = "异常项", .en = "Abnormal"}),
        field<&Line::reason>("reason", {.zh = "原因", .en = "Reason"}),
        field<&Line::note>("note", {.zh = "说明", .en = "Note"}),
        field<&Line::recorded_at>("recorded_at", {.zh = "检查时间", .en = "Recorded"}),
        field<&Line::person_id>("person_id", {.zh = "人员", .en = "Person", .references = "organization_person"}),
        field<&Line::person>("person", {.zh = "检查人", .en = "By"}),
        field<&Line::request_key>("request_key", {.zh = "提交标识", .en = "Request key"}));
}
static_assert(fully_described<Line>);

}  // namespace zs::electrical_safety
