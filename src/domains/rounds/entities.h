// Rounds as they were walked: one round of a route, one visit a point, what was found abnormal.
#pragma once
#include "domains/rounds/route.h"

namespace zs::rounds {

struct Round {
    Id<Round> id;
    std::int64_t version = 0;
    std::string number;
    Id<Route> route_id;
    std::string name;
    std::string name_en;
    RouteKind kind = RouteKind::inspection;
    bool ordered = true;
    RoundState state = RoundState::due;
    Instant starts_at;
    Instant due_at;
    std::optional<Instant> began_at;
    std::optional<Instant> ended_at;
    std::int64_t campus_id = 0;
    std::int64_t crew_id = 0;
    std::int64_t person_id = 0;
    std::string person;
    std::int64_t points = 0;
    std::int64_t visited = 0;
    std::int64_t skipped = 0;
    std::int64_t too_fast = 0;
    std::int64_t wrong_place = 0;
    std::int64_t out_of_order = 0;
    std::int64_t abnormal = 0;
    std::string note;
    std::optional<Instant> handed_at;
    std::string giver;
    std::string receiver;
    std::string giver_signature;
    std::string receiver_signature;
    std::string handover_note;
};
constexpr auto describe(Of<Round>) {
    return entity(
        "rounds_round", "巡检任务", "Round",
        field<&Round::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Round::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Round::number>("number", {.zh = "单号", .en = "Number"}),
        field<&Round::route_id>("route_id", {.zh = "路线", .en = "Route", .references = "rounds_route"}),
        field<&Round::name>("name", {.zh = "名称", .en = "Name"}),
        field<&Round::name_en>("name_en", {.zh = "英文名", .en = "English name"}),
        field<&Round::kind>("kind", {.zh = "类别", .en = "Kind"}),
        field<&Round::ordered>("ordered", {.zh = "按顺序", .en = "In order"}),
        field<&Round::state>("state", {.zh = "状态", .en = "State"}),
        field<&Round::starts_at>("starts_at", {.zh = "开始时间", .en = "Starts"}),
        field<&Round::due_at>("due_at", {.zh = "最迟", .en = "Due"}),
        field<&Round::began_at>("began_at", {.zh = "实际开始", .en = "Began"}),
        field<&Round::ended_at>("ended_at", {.zh = "实际结束", .en = "Ended"}),
        field<&Round::campus_id>("campus_id", {.zh = "院区", .en = "Campus", .references = "space_campus"}),
        field<&Round::crew_id>("crew_id", {.zh = "班组", .en = "Crew", .references = "organization_crew"}),
        field<&Round::person_id>("person_id", {.zh = "人员", .en = "Person", .references = "organization_person"}),
        field<&Round::person>("person", {.zh = "巡检人", .en = "By"}),
        field<&Round::points>("points", {.zh = "点数", .en = "Points"}),
        field<&Round::visited>("visited", {.zh = "已巡", .en = "Visited"}),
        field<&Round::skipped>("skipped", {.zh = "跳过", .en = "Skipped"}),
        field<&Round::too_fast>("too_fast", {.zh = "过快", .en = "Too fast"}),
        field<&Round::wrong_place>("wrong_place", {.zh = "位置不符", .en = "Wrong place"}),
        field<&Round::out_of_order>("out_of_order", {.zh = "顺序不符", .en = "Out of order"}),
        field<&Round::abnormal>("abnormal", {.zh = "异常项", .en = "Abnormal"}),
        field<&Round::note>("note", {.zh = "说明", .en = "Note"}),
        field<&Round::handed_at>("handed_at", {.zh = "交接时间", .en = "Handed over"}),
        field<&Round::giver>("giver", {.zh = "交班人", .en = "Handed over by"}),
        field<&Round::receiver>("receiver", {.zh = "接班人", .en = "Taken over by"}),
        field<&Round::giver_signature>("giver_signature",
                                       {.zh = "交班签名", .en = "Signature of who hands over", .file = true}),
        field<&Round::receiver_signature>("receiver_signature",
                                          {.zh = "接班签名", .en = "Signature of who takes over", .file = true}),
        field<&Round::handover_note>("handover_note", {.zh = "交接事项", .en = "Handed-over matters"}));
}
static_assert(fully_described<Round>);

/// One point on one round, with its own copy of the list.
struct Visit {
    Id<Visit> id;
    std::int64_t version = 0;
    Id<Round> round_id;
    Id<Point> point_id;
    std::int64_t position = 0;
    std::string name;
    std::string name_en;
    Id<space::Room> room_id;
    std::int64_t device_id = 0;
    std::int64_t seconds_min = 0;
    VisitState state = VisitState::waiting;
    std::optional<Instant> arrived_at;
    std::optional<Instant> left_at;
    std::int64_t seconds = 0;
    Proof proof = Proof::none;
    bool too_fast = false;
    bool wrong_place = false;
    bool out_of_order = false;
    std::string reason;  // why it was skipped; empty = nobody said
    JsonText items{"[]"};
    std::int64_t abnormal = 0;
    std::string note;
    std::int64_t person_id = 0;
    std::string person;
    std::string request_key;  // of the phone: the same again changes nothing
};
constexpr auto describe(Of<Visit>) {
    return entity(
        "rounds_visit", "巡检记录", "Visit",
        field<&Visit::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Visit::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Visit::round_id>("round_id", {.zh = "巡检任务", .en = "Round", .references = "rounds_round"}),
        field<&Visit::point_id>("point_id", {.zh = "巡检点", .en = "Point", .references = "rounds_point"}),
        field<&Visit::position>("position", {.zh = "顺序", .en = "Position"}),
        field<&Visit::name>("name", {.zh = "名称", .en = "Name"}),
        field<&Visit::name_en>("name_en", {.zh = "英文名", .en = "English name"}),
        field<&Visit::room_id>("room_id", {.zh = "房间", .en = "Room", .references = "space_room"}),
        field<&Visit::device_id>("device_id", {.zh = "设备", .en = "Device"}),
        field<&Visit::seconds_min>("seconds_min", {.zh = "最短停留", .en = "At least", .unit = "s"}),
        field<&Visit::state>("state", {.zh = "状态", .en = "State"}),
        field<&Visit::arrived_at>("arrived_at", {.zh = "到达", .en = "Arrived"}),
        field<&Visit::left_at>("left_at", {.zh = "离开", .en = "Left"}),
        field<&Visit::seconds>("seconds", {.zh = "停留", .en = "Stayed", .unit = "s"}),
        field<&Visit::proof>("proof", {.zh = "凭证", .en = "Proof"}),
        field<&Visit::too_fast>("too_fast", {.zh = "过快", .en = "Too fast"}),
        field<&Visit::wrong_place>("wrong_place", {.zh = "位置不符", .en = "Wrong place"}),
        field<&Visit::out_of_order>("out_of_order", {.zh = "顺序不符", .en = "Out of order"}),
        field<&Visit::reason>("reason", {.zh = "跳过原因", .en = "Skipped because"}),
        field<&Visit::items>("items", {.zh = "检查记录", .en = "Items", .file = true}),
        field<&Visit::abnormal>("abnormal", {.zh = "异常项", .en = "Abnormal"}),
        field<&Visit::note>("note", {.zh = "说明", .en = "Note"}),
        field<&Visit::person_id>("person_id", {.zh = "人员", .en = "Person", .references = "organization_person"}),
        field<&Visit::person>("person", {.zh = "巡检人", .en = "By"}),
        field<&Visit::request_key>("request_key", {.zh = "提交标识", .en = "Request key"}));
}
static_assert(fully_described<Visit>);

/// A task of a point that was read abnormal: one repair order however often it is read, closed by a normal reading
/// after the repair.
struct Finding {
    Id<Finding> id;
    std::int64_t version = 0;
    Id<Point> point_id;
    std::string task;
    std::string text;  // "排气压力 0.95 MPa, 应不高于 0.8": as it was read last
    std::string text_en;
    FindingState state = FindingState::open;
    Id<space::Room> room_id;
    std::int64_t device_id = 0;
    Instant found_at;
    Instant seen_at;
    std::int64_t seen = 1;    // how often it was read abnormal
    std::int64_t orders = 1;  // repair orders it took
    std::int64_t order_id = 0;
    std::string order_number;
    std::optional<Instant> confirmed_at;
    std::string confirmed_by;
};
constexpr auto describe(Of<Finding>) {
    return entity("rounds_finding", "巡检异常", "Finding",
                  field<&Finding::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Finding::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
                  field<&Finding::point_id>("point_id", {.zh = "巡检点", .en = "Point", .references = "rounds_point"}),
                  field<&Finding::task>("task", {.zh = "检查项", .en = "Task"}),
                  field<&Finding::text>("text", {.zh = "异常", .en = "Finding"}),
                  field<&Finding::text_en>("text_en", {.zh = "英文", .en = "In English"}),
                  field<&Finding::state>("state", {.zh = "状态", .en = "State"}),
                  field<&Finding::room_id>("room_id", {.zh = "房间", .en = "Room", .references = "space_room"}),
                  field<&Finding::device_id>("device_id", {.zh = "设备", .en = "Device"}),
                  field<&Finding::found_at>("found_at", {.zh = "发现时间", .en = "Found"}),
                  field<&Finding::seen_at>("seen_at", {.zh = "最近读到", .en = "Seen last"}),
                  field<&Finding::seen>("seen", {.zh = "读到次数", .en = "Times seen"}),
                  field<&Finding::orders>("orders", {.zh = "工单数", .en = "Orders"}),
                  field<&Finding::order_id>("order_id", {.zh = "维修工单号", .en = "Repair order id"}),
                  field<&Finding::order_number>("order_number", {.zh = "维修单号", .en = "Repair order"}),
                  field<&Finding::confirmed_at>("confirmed_at", {.zh = "复查时间", .en = "Confirmed"}),
                  field<&Finding::confirmed_by>("confirmed_by", {.zh = "复查人", .en = "Confirmed by"}));
}
static_assert(fully_described<Finding>);

}  // namespace zs::rounds
