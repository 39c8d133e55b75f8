// The figures that ward supplies declares.
#include "domains/ward_supplies/container_views.h"
#include "domains/ward_supplies/parameters.h"
#include "domains/ward_supplies/views.h"

namespace zs::ward_supplies {
namespace {

using indicators::Better;
using indicators::Dimension;
using indicators::Indicator;
using indicators::Kind;
using indicators::Section;
using indicators::Source;

std::vector<Dimension> of_stops() {
    return {{"department", "科室", "Department", "o.department_id", "d.name", "d.name_en"},
            {"floor", "楼层", "Floor", "o.floor_id", "b.name || ' ' || f.name", "b.name_en || ' ' || f.name_en"},
            {"item", "物资", "Item", "o.item_id", "i.name || ' ' || i.specification",
             "i.name_en || ' ' || i.specification"}};
}

const Source& deliveries() {
    static const Source source{"ward_supplies.deliveries",
                               "已送达的配送点, 按送达时间计入期间",
                               "Stops that were delivered, by when",
                               stop_row_from,
                               "o.done_at",
                               "o.state = 'delivered'",
                               {.campus = "s.campus_id", .department = "o.department_id"},
                               of_stops(),
                               &table_of<StopRow>(),
                               "o.id"};
    return source;
}

/// By the day of the round, in the hospital's zone.
const Source& due() {
    static const Source source{"ward_supplies.due",
                               "已送达与未送达的配送点 (不含取消), 按应送日期计入期间",
                               "Stops that were delivered or not (not those cancelled), by the day of the round",
                               stop_row_from,
                               "(r.day * 86400000 - 28800000)",
                               "o.state IN ('delivered', 'not_delivered')",
                               {.campus = "s.campus_id", .department = "o.department_id"},
                               of_stops(),
                               &table_of<StopRow>(),
                               "o.id"};
    return source;
}

const Source& containers() {
    static const Source source{"ward_supplies.containers",
                               "空桶账的全部分录, 至期末",
                               "All rows of the account of containers up to the period's end",
                               container_row_from,
                               "",
                               "c.at <= ?",
                               {.department = "c.department_id"},
                               {{"department", "科室", "Department", "c.department_id", "d.name", "d.name_en"},
                                {"floor", "楼层", "Floor", "c.floor_id", "f.name", "f.name_en"},
                                {"item", "物资", "Item", "c.item_id", "i.name || ' ' || i.specification",
                                 "i.name_en || ' ' || i.specification"}},
                               &table_of<ContainerRow>(),
                               "c.id"};
    return source;
}

std::vector<Indicator> declare() {
    Indicator litres{.id = "ward_supplies.litres",
                     .zh = "饮用水配送量",
                     .en = "Drinking water delivered",
                     .unit = "L",
                     .definition_zh = "期内送达的饮用水升数 (数量 × 每单位升数)",
                     .definition_en = "Litres delivered: quantity × litres of one unit",
                     .kind = Kind::sum,
                     .source = &deliveries(),
                     .where = "o.litres > 0",
                     .value = "CAST(o.litres AS DOUBLE PRECISION) / 1000",
                     .section = Section::volume,
                     .row_field = "litres"};
    Indicator value{.id = "ward_supplies.value",
                    .zh = "桶装水与小件金额",
                    .en = "Value of ward supplies",
                    .unit = "元",
                    .definition_zh = "期内送达并由科室承担的金额, 取自库存出库单",
                    .definition_en = "What departments were charged for deliveries, from the stock ledger",
                    .kind = Kind::sum,
                    .source = &deliveries(),
                    .value = "o.value",
                    .factor = 0.01,
                    .section = Section::effort,
                    .row_field = "value",
                    .unit_en = "yuan"};
    Indicator on_day{.id = "ward_supplies.on_day",
                     .zh = "当日送达率",
                     .en = "Delivered on the day",
                     .unit = "%",
                     .definition_zh = "应送日当天送达的配送点 ÷ 已送达与未送达的配送点",
                     .definition_en = "Stops delivered on the day of their round ÷ stops delivered or not",
                     .better = Better::higher,
                     .kind = Kind::share,
                     .source = &due(),
                     .value = stop_on_day,
                     .target_parameter = "ward_supplies.target.on_day",
                     .section = Section::on_time,
                     .row_field = "on_day"};
    Indicator out{
        .id = "ward_supplies.containers_out",
        .zh = "在科室的桶",
        .en = "Containers out",
        .unit = "个",
        .definition_zh = "期末各科室尚未收回的桶: 送出 − 收回 ± 清点",
        .definition_en = "Containers that departments hold at the period's end: delivered − taken back ± counts",
        .better = Better::lower,
        .kind = Kind::sum,
        .source = &containers(),
        .value = "c.quantity",
        .section = Section::backlog,
        .row_field = "quantity",
        .unit_en = ""};
    return {litres, value, on_day, out};
}

}  // namespace

std::vector<const Indicator*> all_indicators() {
    static const std::vector<Indicator> declared = declare();
    return indicators::pointers_to(declared);
}

}  // namespace zs::ward_supplies
