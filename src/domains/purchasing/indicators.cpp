// Figures of purchasing: what was saved, what came in time and sound.
#include "domains/purchasing/delivery_views.h"
#include "domains/purchasing/parameters.h"

namespace zs::purchasing {
namespace {

using indicators::Better;
using indicators::Indicator;
using indicators::Kind;
using indicators::Section;
using indicators::Source;

const Source& bought() {
    static const Source source{
        "purchasing.bought",
        "已验收的送货明细, 按验收时间计入期间",
        "Lines of inspected deliveries, by when they were inspected",
        bought_row_from,
        "d.inspected_at",
        "",
        {.campus = "s.campus_id", .vendor = "d.vendor_id"},
        {{"supplier", "供应商", "Supplier", "d.vendor_id", "v.name"},
         {"item_category", "物资类别", "Item category", "i.category_id", "c.name", "c.name_en"},
         {"defect", "拒收原因", "Why rejected", "l.defect", "l.defect", "l.defect", Column<Defect>::options}},
        &table_of<BoughtRow>(),
        "l.id"};
    return source;
}

std::vector<Indicator> declare() {
    Indicator saved{.id = "purchasing.saving",
                    .zh = "议价节约金额",
                    .en = "Negotiated saving",
                    .unit = "元",
                    .definition_zh = "(市场参考价 − 采购价) × 合格数量; 没有参考价的不计",
                    .definition_en = "(Market price − price paid) × quantity accepted; without a market price nothing",
                    .better = Better::higher,
                    .kind = Kind::sum,
                    .source = &bought(),
                    .where = "d.state = 'accepted'",
                    .value = "l.saving",
                    .factor = 0.01,
                    .section = Section::effort,
                    .row_field = "saving",
                    .unit_en = "yuan"};
    Indicator on_time{.id = "purchasing.on_time",
                      .zh = "供应商准时率",
                      .en = "Deliveries on time",
                      .unit = "%",
                      .definition_zh = "到货日不晚于答复日 (无答复: 要求日) 的行 ÷ 验收的行",
                      .definition_en = "Lines that came by the promised (else wanted) day ÷ lines inspected",
                      .better = Better::higher,
                      .kind = Kind::share,
                      .source = &bought(),
                      .where = "d.state IN ('accepted', 'refused')",
                      .value = "CASE WHEN d.arrives_on <= COALESCE(o.confirmed_on, x.wanted_on) THEN 1 ELSE 0 END",
                      .target_parameter = "purchasing.target.on_time",
                      .section = Section::on_time,
                      .row_field = "arrives_on"};
    Indicator sound{.id = "purchasing.sound",
                    .zh = "到货合格率",
                    .en = "Goods accepted",
                    .unit = "%",
                    .definition_zh = "没有拒收的行 ÷ 验收的行",
                    .definition_en = "Lines without anything rejected ÷ lines inspected",
                    .better = Better::higher,
                    .kind = Kind::share,
                    .source = &bought(),
                    .where = "d.state IN ('accepted', 'refused')",
                    .value = "CASE WHEN l.rejected = 0 THEN 1 ELSE 0 END",
                    .target_parameter = "purchasing.target.sound",
                    .section = Section::quality,
                    .row_field = "rejected"};
    return {saved, on_time, sound};
}

}  // namespace

std::vector<const indicators::Indicator*> all_indicators() {
    static const std::vector<Indicator> declared = declare();
    return indicators::pointers_to(declared);
}

}  // namespace zs::purchasing
