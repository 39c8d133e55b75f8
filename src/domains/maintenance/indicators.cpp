// The figures that maintenance declares (domain rules §2.3): an order counts when it is done or when its window ends.
#include "domains/maintenance/parameters.h"
#include "domains/maintenance/views.h"

namespace zs::maintenance {
namespace {

using indicators::Better;
using indicators::Indicator;
using indicators::Kind;
using indicators::Section;
using indicators::Source;

constexpr ScopeColumns scope{"o.campus_id", "o.department_id", "o.crew_id", "o.vendor_id"};

std::vector<indicators::Dimension> dimensions() {
    return {{"crew", "班组", "Crew", "o.crew_id", "(SELECT c.name FROM organization_crew c WHERE c.id = o.crew_id)",
             "(SELECT c.name_en FROM organization_crew c WHERE c.id = o.crew_id)"},
            {"device_type", "设备类型", "Device type", "d.type_id",
             "(SELECT t.name FROM equipment_device_type t WHERE t.id = d.type_id)",
             "(SELECT t.name_en FROM equipment_device_type t WHERE t.id = d.type_id)"}};
}

constexpr std::string_view from = "maintenance_order o JOIN equipment_device d ON d.id = o.device_id";

const Source& counted_orders() {
    static const Source source{"maintenance.orders",
                               "保养工单, 按完成时间或窗口结束时间 (先到者) 计入期间",
                               "Maintenance orders, by when they were done or their window ended, whichever came first",
                               from,
                               "o.counted_at",
                               "",
                               scope,
                               dimensions(),
                               &table_of<OrderRow>(),
                               "o.id"};
    return source;
}

const Source& open_orders() {
    static const Source source{"maintenance.open_orders",
                               "期末 (不晚于现在) 已生成、按现在的状态未完成的保养工单",
                               "Maintenance orders opened by the end of the period and still open",
                               from,
                               "",
                               "o.created_at < ? AND o.state IN ('planned','working')",
                               scope,
                               dimensions(),
                               &table_of<OrderRow>(),
                               "o.id"};
    return source;
}

std::vector<Indicator> declare() {
    // What is still open within its window is no failure yet.
    constexpr std::string_view decided = "o.state = 'done' OR (o.state IN ('planned','working') AND o.overdue = 1)";
    return {
        {.id = "maintenance.compliance",
         .zh = "保养按期率",
         .en = "Maintenance compliance",
         .unit = "%",
         .definition_zh = "在允许偏差 (周期 ±10 %, 至少 ±3 天) 内完成 ÷ 应完成 (不含注明原因不计入的)",
         .definition_en = "Done within ±10 % of the interval (±3 days at least) ÷ due; excluded orders do not count",
         .better = Better::higher,
         .kind = Kind::share,
         .source = &counted_orders(),
         .where = decided,
         .value = "CASE WHEN o.state = 'done' AND o.compliant = 1 THEN 1 ELSE 0 END",
         .target_parameter = "maintenance.target.compliance",
         .section = Section::on_time,
         .row_field = "compliant",
         .headline = true},
        {.id = "maintenance.done_rate",
         .zh = "保养完成率",
         .en = "Maintenance done",
         .unit = "%",
         .definition_zh = "已完成 ÷ 应完成 (不含注明原因不计入的)",
         .definition_en = "Done ÷ due; excluded orders do not count",
         .better = Better::higher,
         .kind = Kind::share,
         .source = &counted_orders(),
         .where = decided,
         .value = "CASE WHEN o.state = 'done' THEN 1 ELSE 0 END",
         .section = Section::on_time,
         .row_field = "done_on"},
        {.id = "maintenance.abnormal_rate",
         .zh = "保养发现异常率",
         .en = "Maintenance with findings",
         .unit = "%",
         .definition_zh = "有异常项的保养 ÷ 完成的保养",
         .definition_en = "Orders with an abnormal task ÷ orders done",
         .kind = Kind::share,
         .source = &counted_orders(),
         .where = "o.state = 'done'",
         .value = "CASE WHEN o.abnormal > 0 THEN 1 ELSE 0 END",
         .section = Section::quality,
         .row_field = "abnormal"},
        {.id = "maintenance.labour_hours",
         .zh = "保养工时",
         .en = "Maintenance labour",
         .unit = "h",
         .definition_zh = "完成的保养实际工时之和",
         .definition_en = "Labour of orders done",
         .kind = Kind::sum,
         .source = &counted_orders(),
         .where = "o.state = 'done'",
         .value = "o.labour_minutes",
         .factor = 1.0 / 60,
         .section = Section::effort,
         .row_field = "labour_minutes"},
        {.id = "maintenance.overdue",
         .zh = "逾期保养",
         .en = "Overdue maintenance",
         .unit = "项",
         .definition_zh = "允许偏差已过仍未完成的保养工单",
         .definition_en = "Open orders whose window has passed",
         .better = Better::lower,
         .source = &open_orders(),
         .where = "o.overdue = 1",
         .section = Section::backlog,
         .row_field = "due_on",
         .unit_en = "orders"},
    };
}

}  // namespace

std::vector<const Indicator*> all_indicators() {
    static const std::vector<Indicator> declared = declare();
    return indicators::pointers_to(declared);
}

}  // namespace zs::maintenance
