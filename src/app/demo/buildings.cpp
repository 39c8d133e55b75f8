// Buildings of the demo hospital: slabs 60 × 18 m with a corridor, rooms on both sides, stairs at the ends, lifts in
// the middle, and ways across the campus.
#include <fmt/format.h>

#include <cmath>

#include "app/demo/demo.h"
#include "domains/space/codes.h"
#include "domains/space/corridor_floor.h"
#include "domains/space/space.h"

namespace zs::demo {
namespace {

using space::AreaClass;
using space::Floor;
using space::PathNode;
using space::Room;

constexpr space::CorridorMeasures measures;  // 20 rooms a floor

struct RoomPlan {
    std::string_view kind, name, name_en;
    AreaClass area;
};
constexpr RoomPlan ward[] = {{"ward_room", "病室", "Patient room", AreaClass::b},
                             {"ward_room", "病室", "Patient room", AreaClass::b},
                             {"ward_room", "病室", "Patient room", AreaClass::b},
                             {"treatment", "治疗室", "Treatment room", AreaClass::b},
                             {"nurse_station", "护士站", "Nurse station", AreaClass::b},
                             {"toilet", "卫生间", "Toilet", AreaClass::b},
                             {"ward_room", "病室", "Patient room", AreaClass::b},
                             {"ward_room", "病室", "Patient room", AreaClass::b},
                             {"store", "库房", "Store", AreaClass::c},
                             {"office", "医生办公室", "Doctors' office", AreaClass::c}};
constexpr RoomPlan clinic[] = {
    {"clinic", "诊室", "Consulting room", AreaClass::b}, {"clinic", "诊室", "Consulting room", AreaClass::b},
    {"clinic", "诊室", "Consulting room", AreaClass::b}, {"waiting", "候诊区", "Waiting area", AreaClass::c},
    {"clinic", "诊室", "Consulting room", AreaClass::b}, {"toilet", "卫生间", "Toilet", AreaClass::c},
    {"clinic", "诊室", "Consulting room", AreaClass::b}, {"treatment", "处置室", "Procedure room", AreaClass::b},
    {"clinic", "诊室", "Consulting room", AreaClass::b}, {"store", "库房", "Store", AreaClass::c}};
constexpr RoomPlan critical[] = {{"theatre", "手术间", "Theatre", AreaClass::a},
                                 {"theatre", "手术间", "Theatre", AreaClass::a},
                                 {"icu", "重症监护室", "Intensive care bay", AreaClass::a},
                                 {"icu", "重症监护室", "Intensive care bay", AreaClass::a},
                                 {"nurse_station", "护士站", "Nurse station", AreaClass::a},
                                 {"treatment", "治疗室", "Treatment room", AreaClass::a},
                                 {"theatre", "手术间", "Theatre", AreaClass::a},
                                 {"icu", "重症监护室", "Intensive care bay", AreaClass::a},
                                 {"store", "无菌库房", "Sterile store", AreaClass::b},
                                 {"toilet", "卫生间", "Toilet", AreaClass::c}};
constexpr RoomPlan laboratory[] = {{"lab", "检查室", "Examination room", AreaClass::b},
                                   {"lab", "检查室", "Examination room", AreaClass::b},
                                   {"lab", "检验室", "Laboratory room", AreaClass::b},
                                   {"waiting", "候检区", "Waiting area", AreaClass::c},
                                   {"lab", "设备间", "Device room", AreaClass::b},
                                   {"toilet", "卫生间", "Toilet", AreaClass::c},
                                   {"lab", "检查室", "Examination room", AreaClass::b},
                                   {"office", "办公室", "Office", AreaClass::c},
                                   {"store", "库房", "Store", AreaClass::c},
                                   {"lab", "检查室", "Examination room", AreaClass::b}};
constexpr RoomPlan office[] = {
    {"office", "办公室", "Office", AreaClass::c},        {"office", "办公室", "Office", AreaClass::c},
    {"meeting", "会议室", "Meeting room", AreaClass::c}, {"office", "办公室", "Office", AreaClass::c},
    {"office", "办公室", "Office", AreaClass::c},        {"toilet", "卫生间", "Toilet", AreaClass::c},
    {"office", "办公室", "Office", AreaClass::c},        {"store", "库房", "Store", AreaClass::c},
    {"kitchen", "操作间", "Kitchen", AreaClass::c},      {"office", "值班室", "Duty room", AreaClass::c}};
constexpr RoomPlan plant[] = {{"plant", "配电室", "Electrical room", AreaClass::a},
                              {"plant", "制氧机房", "Oxygen plant", AreaClass::a},
                              {"plant", "空调机房", "Chiller plant", AreaClass::a},
                              {"plant", "水泵房", "Pump room", AreaClass::a},
                              {"plant", "锅炉房", "Boiler room", AreaClass::a},
                              {"toilet", "卫生间", "Toilet", AreaClass::c},
                              {"office", "维修值班室", "Maintenance duty room", AreaClass::c},
                              {"store", "备件库", "Spare parts store", AreaClass::c},
                              {"office", "调度室", "Dispatch room", AreaClass::c},
                              {"plant", "负压吸引机房", "Vacuum plant", AreaClass::a}};

struct FloorPlan {
    std::span<const RoomPlan> rooms;
    std::string department;  // code
};
struct BuildingPlan {
    std::string_view code, name, name_en;
    double x_m, y_m;
    int basement = 0;
    std::vector<FloorPlan> floors;  // from the lowest up
};

std::vector<BuildingPlan> plans(int beds) {
    static const std::vector<std::string> wards = {"NK1", "NK2", "NK3", "NK4", "NK5", "NK6", "NK7",
                                                   "NK8", "WK1", "WK2", "WK3", "WK4", "WK5", "FCK",
                                                   "EK",  "YK",  "EBH", "KFK", "LNK", "GRK"};
    BuildingPlan one{"A", "住院一号楼", "Inpatient building 1", 0, 60, 0, {}};
    BuildingPlan two{"B", "住院二号楼", "Inpatient building 2", 80, 60, 0, {}};
    const int ward_floors = std::max(1, beds / 40);
    for (int i = 0; i < ward_floors; ++i)
        (i < (ward_floors * 3 + 4) / 5 ? one : two)
            .floors.push_back({ward, wards[static_cast<std::size_t>(i) % wards.size()]});
    BuildingPlan outpatient{"M",
                            "门急诊楼",
                            "Outpatient and emergency building",
                            0,
                            0,
                            0,
                            {{clinic, "JZK"}, {clinic, "MZB"}, {clinic, "MZB"}, {clinic, "MZB"}, {clinic, "XTS"}}};
    BuildingPlan technical{
        "Y",
        "医技楼",
        "Medical technical building",
        80,
        0,
        0,
        {{laboratory, "FSK"}, {laboratory, "JYK"}, {laboratory, "CSK"}, {critical, "ICU"}, {critical, "MZK"}}};
    BuildingPlan administration{"X",
                                "行政后勤楼",
                                "Administration building",
                                160,
                                0,
                                0,
                                {{office, "YYSS"}, {office, "ZWK"}, {office, "CWK"}, {office, "YB"}}};
    BuildingPlan energy{"D", "动力中心", "Energy centre", 160, 60, 1, {{plant, "ZWK"}, {plant, "ZWK"}}};
    std::vector<BuildingPlan> all = {outpatient, technical, one, two, administration, energy};
    std::erase_if(all, [](const BuildingPlan& plan) { return plan.floors.empty(); });  // a small hospital has no second
    return all;
}

/// Room `column`, `side` of a floor: its kind from the plan, turned a little on the other side of the corridor.
Room room_of(const Floor& floor, const FloorPlan& plan, std::optional<std::int64_t> department, int column, int side) {
    const auto& kind = plan.rooms[static_cast<std::size_t>(column + side * 3) % plan.rooms.size()];
    const int number = column * 2 + side + 1;
    Room made;
    made.code = fmt::format("{}-{:02}", floor.code, number);
    made.name = fmt::format("{}{}", kind.name, number);
    made.name_en = fmt::format("{} {}", kind.name_en, number);
    made.kind = kind.kind;
    if (department) made.department_id = Id<organization::Department>{*department};
    made.area_class = kind.area;
    return made;
}

struct Entrance {
    PathNode node;
    double x_m, y_m;
};

Entrance build_one(Transaction& transaction, Id<space::Campus> campus, const BuildingPlan& plan) {
    space::Building building;
    building.campus_id = campus;
    building.code = plan.code;
    building.name = plan.name;
    building.name_en = plan.name_en;
    building.x_m = plan.x_m;
    building.y_m = plan.y_m;
    insert(transaction, building);
    std::vector<PathNode> below;
    std::optional<PathNode> ground;
    for (std::size_t i = 0; i < plan.floors.size(); ++i) {
        const int storey = static_cast<int>(i) - plan.basement;
        Floor floor;
        floor.building_id = building.id;
        floor.level = storey < 0 ? storey : storey + 1;
        floor.code =
            storey < 0 ? fmt::format("{}B{}", plan.code, -storey) : fmt::format("{}{:02}", plan.code, storey + 1);
        floor.name = storey < 0 ? fmt::format("B{}层", -storey) : fmt::format("{}层", storey + 1);
        floor.name_en = storey < 0 ? fmt::format("B{}", -storey) : fmt::format("{}F", storey + 1);
        floor.outline = space::corridor_floor_outline(measures);
        insert(transaction, floor);
        const auto& rooms = plan.floors[i];
        const auto department =
            transaction.integer("SELECT id FROM organization_department WHERE code = ?", {rooms.department});
        const auto verticals = space::build_corridor_floor(transaction, floor.id, measures, [&](int column, int side) {
            return room_of(floor, rooms, department, column, side);
        });
        for (std::size_t j = 0; j < below.size(); ++j)
            space::link(transaction, below[j], verticals[j], space::storey_effort_m);
        below = verticals;
        if (storey == 0) ground = verticals[1];
    }
    return {*ground, plan.x_m + ground->x_m, plan.y_m + ground->y_m};
}

}  // namespace

Status build_buildings(Transaction& transaction, const Options& options) {
    space::Campus campus{{}, 0, "main", "主院区", "Main campus"};
    insert(transaction, campus);
    std::vector<Entrance> entrances;
    for (const auto& plan : plans(options.beds)) entrances.push_back(build_one(transaction, campus.id, plan));
    for (std::size_t i = 0; i < entrances.size(); ++i)
        for (std::size_t j = i + 1; j < entrances.size(); ++j)
            space::link(transaction, entrances[i].node, entrances[j].node,
                        std::hypot(entrances[i].x_m - entrances[j].x_m, entrances[i].y_m - entrances[j].y_m));
    transaction.execute("UPDATE organization_department SET campus_id = ?", {campus.id.value});
    const Actor actor = Actor::system("demo");
    for (const auto& floor : select<Floor>(transaction, "ORDER BY id"))
        ZS_TRY(space::codes_for_floor(transaction, actor, floor.id));
    return {};
}

}  // namespace zs::demo
