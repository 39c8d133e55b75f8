// What lists and figures show: rounds, visits and findings with the names around them.
#pragma once
#include "domains/rounds/entities.h"

namespace zs::rounds {

struct RoundRow {
    Id<Round> id;
    std::int64_t version = 0;
    std::string number;
    std::int64_t route_id = 0;
    std::string name;
    std::string name_en;
    RouteKind kind = RouteKind::inspection;
    RoundState state = RoundState::due;
    Instant starts_at;
    Instant due_at;
    std::optional<Instant> began_at;
    std::optional<Instant> ended_at;
    std::string person;
    std::int64_t points = 0;
    std::int64_t visited = 0;
    std::int64_t skipped = 0;
    std::int64_t too_fast = 0;
    std::int64_t wrong_place = 0;
    std::int64_t out_of_order = 0;
    std::int64_t abnormal = 0;
    std::optional<Instant> handed_at;
    std::string giver;
    std::string receiver;
    std::int64_t campus_id = 0;
    std::int64_t crew_id = 0;
    std::optional<std::string> crew;
};
constexpr auto describe(Of<RoundRow>) {
    return view(
        "RoundsRoundRow", "rounds_round o LEFT JOIN organization_crew c ON c.id = o.crew_id", "巡检任务", "Round",
        field<&RoundRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "o.id"}),
        field<&RoundRow::version>("version", {.zh = "版本", .en = "Version", .sql = "o.version"}),
        field<&RoundRow::number>("number", {.zh = "单号", .en = "Number", .sql = "o.number", .searchable = true}),
        field<&RoundRow::route_id>(
            "route_id", {.zh = "路线号", .en = "Route id", .references = "rounds_route", .sql = "o.route_id"}),
        field<&RoundRow::name>("name", {.zh = "路线", .en = "Route", .sql = "o.name", .searchable = true}),
        field<&RoundRow::name_en>("name_en", {.zh = "英文名", .en = "English name", .sql = "o.name_en"}),
        field<&RoundRow::kind>("kind", {.zh = "类别", .en = "Kind", .sql = "o.kind"}),
        field<&RoundRow::state>("state", {.zh = "状态", .en = "State", .sql = "o.state"}),
        field<&RoundRow::starts_at>("starts_at", {.zh = "开始时间", .en = "Starts", .sql = "o.starts_at"}),
        field<&RoundRow::due_at>("due_at", {.zh = "最迟", .en = "Due", .sql = "o.due_at"}),
        field<&RoundRow::began_at>("began_at", {.zh = "实际开始", .en = "Began", .sql = "o.began_at"}),
        field<&RoundRow::ended_at>("ended_at", {.zh = "实际结束", .en = "Ended", .sql = "o.ended_at"}),
        field<&RoundRow::person>("person", {.zh = "巡检人", .en = "By", .sql = "o.person", .searchable = true}),
        field<&RoundRow::points>("points", {.zh = "点数", .en = "Points", .sql = "o.points"}),
        field<&RoundRow::visited>("visited", {.zh = "已巡", .en = "Visited", .sql = "o.visited"}),
        field<&RoundRow::skipped>("skipped", {.zh = "跳过", .en = "Skipped", .sql = "o.skipped"}),
        field<&RoundRow::too_fast>("too_fast", {.zh = "过快", .en = "Too fast", .sql = "o.too_fast"}),
        field<&RoundRow::wrong_place>("wrong_place", {.zh = "位置不符", .en = "Wrong place", .sql = "o.wrong_place"}),
        field<&RoundRow::out_of_order>("out_of_order",
                                       {.zh = "顺序不符", .en = "Out of order", .sql = "o.out_of_order"}),
        field<&RoundRow::abnormal>("abnormal", {.zh = "异常项", .en = "Abnormal", .sql = "o.abnormal"}),
        field<&RoundRow::handed_at>("handed_at", {.zh = "交接时间", .en = "Handed over", .sql = "o.handed_at"}),
        field<&RoundRow::giver>("giver", {.zh = "交班人", .en = "Handed over by", .sql = "o.giver"}),
        field<&RoundRow::receiver>("receiver", {.zh = "接班人", .en = "Taken over by", .sql = "o.receiver"}),
        field<&RoundRow::campus_id>("campus_id",
                                    {.zh = "院区", .en = "Campus", .references = "space_campus", .sql = "o.campus_id"}),
        field<&RoundRow::crew_id>(
            "crew_id", {.zh = "班组号", .en = "Crew id", .references = "organization_crew", .sql = "o.crew_id"}),
        field<&RoundRow::crew>("crew", {.zh = "班组", .en = "Crew", .sql = "c.name", .sql_en = "c.name_en"}));
}
static_assert(fully_described<RoundRow>);

struct VisitRow {
    Id<Visit> id;
    std::int64_t round_id = 0;
    std::string number;
    std::string route;
    std::string name;
    std::int64_t device_id = 0;
    std::optional<std::string> asset_no;
    VisitState state = VisitState::waiting;
    Instant due_at;
    std::optional<Instant> arrived_at;
    std::optional<Instant> left_at;
    std::int64_t seconds = 0;
    Proof proof = Proof::none;
    bool too_fast = false;
    bool wrong_place = false;
    bool out_of_order = false;
    std::string reason;
    std::int64_t abnormal = 0;
    std::string person;
    std::optional<std::string> crew;
};
constexpr auto describe(Of<VisitRow>) {
    return view(
        "RoundsVisitRow",
        "rounds_visit v JOIN rounds_round o ON o.id = v.round_id LEFT JOIN equipment_device d ON d.id = v.device_id "
        "LEFT JOIN organization_crew c ON c.id = o.crew_id",
        "巡检记录", "Visit", field<&VisitRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "v.id"}),
        field<&VisitRow::round_id>(
            "round_id", {.zh = "任务号", .en = "Round id", .references = "rounds_round", .sql = "v.round_id"}),
        field<&VisitRow::number>("number", {.zh = "单号", .en = "Number", .sql = "o.number", .searchable = true}),
        field<&VisitRow::route>(
            "route", {.zh = "路线", .en = "Route", .sql = "o.name", .sql_en = "o.name_en", .searchable = true}),
        field<&VisitRow::name>(
            "name", {.zh = "巡检点", .en = "Point", .sql = "v.name", .sql_en = "v.name_en", .searchable = true}),
        field<&VisitRow::device_id>("device_id", {.zh = "设备号", .en = "Device id", .sql = "v.device_id"}),
        field<&VisitRow::asset_no>("asset_no", {.zh = "资产编号", .en = "Asset number", .sql = "d.asset_no"}),
        field<&VisitRow::state>("state", {.zh = "状态", .en = "State", .sql = "v.state"}),
        field<&VisitRow::due_at>("due_at", {.zh = "最迟", .en = "Due", .sql = "o.due_at"}),
        field<&VisitRow::arrived_at>("arrived_at", {.zh = "到达", .en = "Arrived", .sql = "v.arrived_at"}),
        field<&VisitRow::left_at>("left_at", {.zh = "离开", .en = "Left", .sql = "v.left_at"}),
        field<&VisitRow::seconds>("seconds", {.zh = "停留", .en = "Stayed", .unit = "s", .sql = "v.seconds"}),
        field<&VisitRow::proof>("proof", {.zh = "凭证", .en = "Proof", .sql = "v.proof"}),
        field<&VisitRow::too_fast>("too_fast", {.zh = "过快", .en = "Too fast", .sql = "v.too_fast"}),
        field<&VisitRow::wrong_place>("wrong_place", {.zh = "位置不符", .en = "Wrong place", .sql = "v.wrong_place"}),
        field<&VisitRow::out_of_order>("out_of_order",
                                       {.zh = "顺序不符", .en = "Out of order", .sql = "v.out_of_order"}),
        field<&VisitRow::reason>("reason", {.zh = "跳过原因", .en = "Skipped because", .sql = "v.reason"}),
        field<&VisitRow::abnormal>("abnormal", {.zh = "异常项", .en = "Abnormal", .sql = "v.abnormal"}),
        field<&VisitRow::person>("person", {.zh = "巡检人", .en = "By", .sql = "v.person"}),
        field<&VisitRow::crew>("crew", {.zh = "班组", .en = "Crew", .sql = "c.name", .sql_en = "c.name_en"}));
}
static_assert(fully_described<VisitRow>);

struct FindingRow {
    Id<Finding> id;
    std::string text;
    std::string text_en;
    std::string point;
    std::string route;
    std::int64_t point_id = 0;
    std::int64_t device_id = 0;
    FindingState state = FindingState::open;
    Instant found_at;
    Instant seen_at;
    std::int64_t seen = 0;
    std::int64_t orders = 0;
    std::int64_t order_id = 0;
    std::string order_number;
    std::optional<std::string> order_state;
    std::optional<Instant> confirmed_at;
    std::string confirmed_by;
    std::int64_t crew_id = 0;
};
inline constexpr std::string_view finding_row_from =
    "rounds_finding f JOIN rounds_point p ON p.id = f.point_id JOIN rounds_route o ON o.id = p.route_id "
    "LEFT JOIN repair_work_order w ON w.id = f.order_id";
constexpr auto describe(Of<FindingRow>) {
    return view(
        "RoundsFindingRow", finding_row_from, "巡检异常", "Finding",
        field<&FindingRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "f.id"}),
        field<&FindingRow::text>("text", {.zh = "异常", .en = "Finding", .sql = "f.text", .searchable = true}),
        field<&FindingRow::text_en>("text_en", {.zh = "英文", .en = "In English", .sql = "f.text_en"}),
        field<&FindingRow::point>(
            "point", {.zh = "巡检点", .en = "Point", .sql = "p.name", .sql_en = "p.name_en", .searchable = true}),
        field<&FindingRow::route>("route", {.zh = "路线", .en = "Route", .sql = "o.name", .sql_en = "o.name_en"}),
        field<&FindingRow::point_id>("point_id", {.zh = "点号", .en = "Point id", .sql = "f.point_id"}),
        field<&FindingRow::device_id>("device_id", {.zh = "设备号", .en = "Device id", .sql = "f.device_id"}),
        field<&FindingRow::state>("state", {.zh = "状态", .en = "State", .sql = "f.state"}),
        field<&FindingRow::found_at>("found_at", {.zh = "发现时间", .en = "Found", .sql = "f.found_at"}),
        field<&FindingRow::seen_at>("seen_at", {.zh = "最近读到", .en = "Seen last", .sql = "f.seen_at"}),
        field<&FindingRow::seen>("seen", {.zh = "读到次数", .en = "Times seen", .sql = "f.seen"}),
        field<&FindingRow::orders>("orders", {.zh = "工单数", .en = "Orders", .sql = "f.orders"}),
        field<&FindingRow::order_id>("order_id", {.zh = "维修工单号", .en = "Repair order id", .sql = "f.order_id"}),
        field<&FindingRow::order_number>("order_number",
                                         {.zh = "维修单号", .en = "Repair order", .sql = "f.order_number"}),
        field<&FindingRow::order_state>("order_state",
                                        {.zh = "维修状态", .en = "State of the order", .sql = "w.state"}),
        field<&FindingRow::confirmed_at>("confirmed_at",
                                         {.zh = "复查时间", .en = "Confirmed", .sql = "f.confirmed_at"}),
        field<&FindingRow::confirmed_by>("confirmed_by",
                                         {.zh = "复查人", .en = "Confirmed by", .sql = "f.confirmed_by"}),
        field<&FindingRow::crew_id>("crew_id", {.zh = "班组号", .en = "Crew id", .sql = "o.crew_id"}));
}
static_assert(fully_described<FindingRow>);

}  // namespace zs::rounds
