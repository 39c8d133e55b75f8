// Routes and their points: where to go, in which order, what to look at, when.
#pragma once
#include "domains/maintenance/maintenance.h"
#include "domains/rounds/states.h"

namespace zs::rounds {

struct Route {
    Id<Route> id;
    std::int64_t version = 0;
    std::string code;
    std::string name;
    std::string name_en;
    RouteKind kind = RouteKind::inspection;
    Id<organization::Crew> crew_id;
    Every every = Every::day;
    std::string times = "08:00";  // beginnings in local time, comma-separated; day and week use the first
    std::int64_t weekday = 1;     // week: Monday = 1
    std::int64_t window_minutes = 120;
    bool ordered = true;         // points in their order
    std::int64_t campus_id = 0;  // of its first point
    bool active = true;
};
constexpr auto describe(Of<Route>) {
    return entity("rounds_route", "巡检路线", "Route",
                  field<&Route::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Route::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
                  field<&Route::code>(
                      "code", {.zh = "代码", .en = "Code", .required = true, .length_max = 40, .searchable = true}),
                  field<&Route::name>(
                      "name", {.zh = "名称", .en = "Name", .required = true, .length_max = 80, .searchable = true}),
                  field<&Route::name_en>("name_en", {.zh = "英文名", .en = "English name", .length_max = 120}),
                  field<&Route::kind>("kind", {.zh = "类别", .en = "Kind"}),
                  field<&Route::crew_id>(
                      "crew_id", {.zh = "班组", .en = "Crew", .required = true, .references = "organization_crew"}),
                  field<&Route::every>("every", {.zh = "频次", .en = "Every"}),
                  field<&Route::times>("times", {.zh = "开始时间", .en = "Begins at", .length_max = 80}),
                  field<&Route::weekday>("weekday", {.zh = "星期", .en = "Weekday", .min = 1, .max = 7}),
                  field<&Route::window_minutes>("window_minutes",
                                                {.zh = "时限", .en = "Within", .min = 10, .max = 10080, .unit = "min"}),
                  field<&Route::ordered>("ordered", {.zh = "按顺序", .en = "In order"}),
                  field<&Route::campus_id>(
                      "campus_id", {.zh = "院区", .en = "Campus", .read_only = true, .references = "space_campus"}),
                  field<&Route::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<Route>);

/// One stop: a device or a room.
struct Point {
    Id<Point> id;
    Id<Route> route_id;
    std::int64_t position = 0;
    std::string name;
    std::string name_en;
    Id<space::Room> room_id;
    std::int64_t device_id = 0;  // equipment_device; 0 = the room itself
    std::string tag;             // text of an NFC tag there
    std::int64_t seconds_min = 0;
    JsonText tasks{"[]"};
    bool active = true;
};
constexpr auto describe(Of<Point>) {
    return entity("rounds_point", "巡检点", "Point",
                  field<&Point::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Point::route_id>("route_id", {.zh = "路线", .en = "Route", .references = "rounds_route"}),
                  field<&Point::position>("position", {.zh = "顺序", .en = "Position"}),
                  field<&Point::name>("name", {.zh = "名称", .en = "Name"}),
                  field<&Point::name_en>("name_en", {.zh = "英文名", .en = "English name"}),
                  field<&Point::room_id>("room_id", {.zh = "房间", .en = "Room", .references = "space_room"}),
                  field<&Point::device_id>("device_id", {.zh = "设备", .en = "Device"}),
                  field<&Point::tag>("tag", {.zh = "NFC 标签", .en = "NFC tag"}),
                  field<&Point::seconds_min>("seconds_min", {.zh = "最短停留", .en = "At least", .unit = "s"}),
                  field<&Point::tasks>("tasks", {.zh = "检查项", .en = "Tasks"}),
                  field<&Point::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<Point>);

/// A point as it is sent. `id` keeps what it is; points that are not sent leave the route.
struct PointInput {
    std::optional<std::int64_t> id;
    std::string name;
    std::string name_en;
    std::optional<std::int64_t> room_id;  // default: the device's
    std::optional<std::int64_t> device_id;
    std::string tag;
    std::int64_t seconds_min = 0;
    maintenance::Tasks tasks;
};
constexpr auto describe(Of<PointInput>) {
    return view(
        "RoundsPointInput", "", "巡检点", "Point", field<&PointInput::id>("id", {.zh = "编号", .en = "ID", .min = 1}),
        field<&PointInput::name>("name", {.zh = "名称", .en = "Name", .length_max = 80}),
        field<&PointInput::name_en>("name_en", {.zh = "英文名", .en = "English name", .length_max = 120}),
        field<&PointInput::room_id>("room_id", {.zh = "房间", .en = "Room", .min = 1, .references = "space_room"}),
        field<&PointInput::device_id>("device_id",
                                      {.zh = "设备", .en = "Device", .min = 1, .references = "equipment_device"}),
        field<&PointInput::tag>("tag", {.zh = "NFC 标签", .en = "NFC tag", .length_max = 80}),
        field<&PointInput::seconds_min>("seconds_min",
                                        {.zh = "最短停留", .en = "At least", .min = 0, .max = 3600, .unit = "s"}),
        field<&PointInput::tasks>("tasks", {.zh = "检查项", .en = "Tasks"}));
}
static_assert(fully_described<PointInput>);

/// POST …/routes/{id}/points: all of them, in order.
struct PointsInput {
    std::optional<std::int64_t> version;
    std::vector<PointInput> points;
};
constexpr auto describe(Of<PointsInput>) {
    return view("RoundsPointsInput", "", "路线巡检点", "Points of a route",
                field<&PointsInput::version>("version", {.zh = "版本", .en = "Version"}),
                field<&PointsInput::points>("points", {.zh = "巡检点", .en = "Points"}));
}

}  // namespace zs::rounds
