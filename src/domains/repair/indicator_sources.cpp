// The rows that the figures of repair look at, and what they are broken down by.
#include "domains/repair/indicators.h"
#include "domains/repair/views.h"

namespace zs::repair {
namespace {

/// Hour and weekday of reporting in the hospital's zone (UTC+8, no summer time); 1970-01-01 was a Thursday.
constexpr std::string_view hour = "(o.reported_at + 28800000) / 3600000 % 24";
constexpr std::string_view weekday = "((o.reported_at + 28800000) / 86400000 + 3) % 7 + 1";
constexpr std::string_view hour_weekday =
    "(((o.reported_at + 28800000) / 86400000 + 3) % 7 + 1) * 100 + (o.reported_at + 28800000) / 3600000 % 24";
constexpr std::array weekdays{Option{"1", "周一", "Monday"},    Option{"2", "周二", "Tuesday"},
                              Option{"3", "周三", "Wednesday"}, Option{"4", "周四", "Thursday"},
                              Option{"5", "周五", "Friday"},    Option{"6", "周六", "Saturday"},
                              Option{"7", "周日", "Sunday"}};

std::vector<indicators::Dimension> declare_dimensions() {
    return {
        {"zone",
         "责任区",
         "Zone",
         "o.zone_id",
         "(SELECT z.name FROM space_zone z WHERE z.id = o.zone_id)",
         "(SELECT z.name_en FROM space_zone z WHERE z.id = o.zone_id)",
         {},
         "不在任何责任区",
         "Outside all zones"},
        {"crew",
         "班组",
         "Crew",
         "o.crew_id",
         "(SELECT c.name FROM organization_crew c WHERE c.id = o.crew_id)",
         "(SELECT c.name_en FROM organization_crew c WHERE c.id = o.crew_id)",
         {},
         "无班组",
         "No crew"},
        {"trade", "工种", "Trade", "o.trade", "(SELECT t.name FROM organization_trade t WHERE t.code = o.trade)",
         "(SELECT t.name_en FROM organization_trade t WHERE t.code = o.trade)"},
        {"department",
         "科室",
         "Department",
         "o.department_id",
         "(SELECT d.name FROM organization_department d WHERE d.id = o.department_id)",
         "(SELECT d.name_en FROM organization_department d WHERE d.id = o.department_id)",
         {},
         "公共区域",
         "Public areas"},
        {.name = "department_kind",
         .zh = "科室类别",
         .en = "Kind of department",
         .key = "o.department_kind",
         .label = "o.department_kind",
         .options = Column<organization::DepartmentKind>::options,
         .none_zh = "公共区域",
         .none_en = "Public areas"},
        {"technician",
         "维修人",
         "Technician",
         "o.assignee_id",
         "(SELECT p.name FROM organization_person p WHERE p.id = o.assignee_id)",
         "",
         {},
         "外包或未派人",
         "Vendor or nobody"},
        {"fault", "故障类型", "Fault", "o.fault_type_id",
         "(SELECT f.name FROM repair_fault_type f WHERE f.id = o.fault_type_id)",
         "(SELECT f.name_en FROM repair_fault_type f WHERE f.id = o.fault_type_id)"},
        {"room", "房间", "Room", "o.room_id", "(SELECT r.name FROM space_room r WHERE r.id = o.room_id)",
         "(SELECT r.name_en FROM space_room r WHERE r.id = o.room_id)"},
        {.name = "area_class",
         .zh = "区域等级",
         .en = "Area class",
         .key = "o.area_class",
         .label = "o.area_class",
         .options = Column<space::AreaClass>::options,
         .in_order = true},
        {.name = "priority",
         .zh = "优先级",
         .en = "Priority",
         .key = "o.priority",
         .label = "o.priority",
         .options = Column<Priority>::options,
         .in_order = true},
        {.name = "source",
         .zh = "来源",
         .en = "Channel",
         .key = "o.source",
         .label = "o.source",
         .options = Column<Source>::options},
        {.name = "weekday",
         .zh = "星期",
         .en = "Weekday",
         .key = weekday,
         .label = weekday,
         .options = weekdays,
         .in_order = true},
        {.name = "hour", .zh = "小时", .en = "Hour", .key = hour, .label = hour, .in_order = true},
        {.name = "hour_weekday",
         .zh = "星期 × 小时",
         .en = "Weekday × hour",
         .key = hour_weekday,
         .label = hour_weekday,
         .in_order = true},
    };
}

constexpr ScopeColumns scope{"o.campus_id", "o.department_id", "o.crew_id", "o.vendor_id"};
constexpr std::string_view orders_table = "repair_work_order o";

}  // namespace

const indicators::Source& restored_orders() {
    static const indicators::Source source{
        "repair.restored_orders",
        "已恢复使用的工单, 按恢复时间计入期间; 不含取消、合并",
        "Restored orders, by the time of restoring; without cancelled and merged ones",
        orders_table,
        "o.restored_at",
        "",
        scope,
        declare_dimensions(),
        &table_of<OrderRow>(),
        "o.id"};
    return source;
}

const indicators::Source& reported_orders() {
    static const indicators::Source source{"repair.reported_orders",
                                           "报修的工单, 按报修时间计入期间; 不含合并",
                                           "Reported orders, by the time of the report; without merged ones",
                                           orders_table,
                                           "o.reported_at",
                                           "",
                                           scope,
                                           declare_dimensions(),
                                           &table_of<OrderRow>(),
                                           "o.id"};
    return source;
}

const indicators::Source& open_orders() {
    static const indicators::Source source{
        "repair.backlog",
        "期末 (不晚于现在) 尚未恢复的工单; 不含取消、合并",
        "Orders not restored at the end of the period, or now; without cancelled and merged ones",
        orders_table,
        "",
        "o.reported_at < ? AND (o.restored_at IS NULL OR o.restored_at >= ?) AND o.state NOT IN ('cancelled','merged')",
        scope,
        declare_dimensions(),
        &table_of<OrderRow>(),
        "o.id"};
    return source;
}

}  // namespace zs::repair
