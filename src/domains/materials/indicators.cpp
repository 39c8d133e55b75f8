// The figures that materials declares.
#include "domains/materials/parameters.h"
#include "domains/materials/stock_views.h"
#include "domains/materials/work_views.h"

namespace zs::materials {
namespace {

using indicators::Better;
using indicators::Indicator;
using indicators::Kind;
using indicators::Section;
using indicators::Source;

const Source& uses() {
    static const Source source{"materials.uses",
                               "科室领用的库存分录, 按发生时间计入期间",
                               "Entries of what departments used, by when it happened",
                               use_row_from,
                               "e.at",
                               "",
                               {.department = "e.place_id"},
                               {{"department", "科室", "Department", "e.place_id", "d.name", "d.name_en"},
                                {"item_category", "物资类别", "Item category", "i.category_id", "c.name", "c.name_en"},
                                {"abc", "ABC 分类", "ABC", "i.abc", "i.abc", "i.abc", Column<Abc>::options}},
                               &table_of<UseRow>(),
                               "e.id"};
    return source;
}

const Source& demand() {
    static const Source source{"materials.demand",
                               "已拣货的申领行, 按拣货时间计入期间",
                               "Lines of picked requisitions, by when they were picked",
                               demand_row_from,
                               "o.picked_at",
                               "",
                               {.campus = "s.campus_id", .department = "o.department_id"},
                               {{"department", "科室", "Department", "o.department_id", "d.name", "d.name_en"},
                                {"ved", "重要性", "VED", "i.ved", "i.ved", "i.ved", Column<Ved>::options}},
                               &table_of<DemandRow>(),
                               "l.id"};
    return source;
}

const Source& counts() {
    static const Source source{"materials.counts",
                               "已过账盘点的明细, 按过账时间计入期间",
                               "Lines of posted stocktakes, by when they were posted",
                               count_row_from,
                               "o.posted_at",
                               "",
                               {.campus = "s.campus_id", .department = "s.department_id"},
                               {{"item_store", "库房", "Store", "o.store_id", "s.name", "s.name_en"},
                                {"abc", "ABC 分类", "ABC", "i.abc", "i.abc", "i.abc", Column<Abc>::options}},
                               &table_of<CountRow>(),
                               "l.id"};
    return source;
}

std::vector<Indicator> declare() {
    Indicator used{.id = "materials.used_value",
                   .zh = "物资领用金额",
                   .en = "Value used",
                   .unit = "元",
                   .definition_zh = "期内科室领用减退库的金额",
                   .definition_en = "Value that departments used, less what they gave back",
                   .kind = Kind::sum,
                   .source = &uses(),
                   .where = "e.account = 'use'",
                   .value = "e.value",
                   .factor = 0.01,
                   .section = Section::effort,
                   .row_field = "value",
                   .unit_en = "yuan"};
    Indicator missing{.id = "materials.short_lines",
                      .zh = "缺货率",
                      .en = "Stock-out lines",
                      .unit = "%",
                      .definition_zh = "未能足额发放的申领行 ÷ 已拣货的申领行",
                      .definition_en = "Lines that the store could not give in full ÷ lines picked",
                      .better = Better::lower,
                      .kind = Kind::share,
                      .source = &demand(),
                      .value = "CASE WHEN l.short_line = 1 THEN 1 ELSE 0 END",
                      .target_parameter = "materials.target.short",
                      .section = Section::quality,
                      .row_field = "short_line"};
    Indicator equal{.id = "materials.book_equals_stock",
                    .zh = "账物相符率",
                    .en = "Book equals stock",
                    .unit = "%",
                    .definition_zh = "盘点相符的行 ÷ 盘点的行",
                    .definition_en = "Lines that were equal ÷ lines counted",
                    .better = Better::higher,
                    .kind = Kind::share,
                    .source = &counts(),
                    .where = "o.state = 'posted'",
                    .value = "CASE WHEN l.result = 'equal' THEN 1 ELSE 0 END",
                    .target_parameter = "materials.target.equal",
                    .section = Section::quality,
                    .row_field = "result"};
    return {used, missing, equal};
}

}  // namespace

std::vector<const Indicator*> all_indicators() {
    static const std::vector<Indicator> declared = declare();
    return indicators::pointers_to(declared);
}

}  // namespace zs::materials
