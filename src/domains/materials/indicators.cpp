// The figures that materials declares.
#include "domains/materials/parameters.h"
#include "domains/materials/piece_views.h"
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

/// Shelves with the category, and once what the whole hospital used within the 30 days before the newest entry.
constexpr std::string_view indicated_stock_from =
    "materials_balance b JOIN materials_item i ON i.id = b.item_id JOIN materials_store s ON s.id = b.place_id LEFT "
    "JOIN materials_lot l ON l.id = b.lot_id LEFT JOIN materials_bin n ON n.id = b.bin_id LEFT JOIN "
    "organization_vendor v ON v.id = b.owner_id LEFT JOIN materials_category c ON c.id = i.category_id CROSS JOIN "
    "(SELECT CAST(COALESCE(SUM(u.value), 0) AS BIGINT) AS used FROM materials_entry u WHERE u.account = 'use' AND u.at "
    "> (SELECT COALESCE(MAX(m.at), 0) FROM materials_entry m) - 2592000000) a";

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

/// What lies on the shelves. Balances know the present only: a period that ended before the newest entry has no rows.
const Source& stock() {
    static const Source source{"materials.stock",
                               "期末在库的批次 (只有截至当前的期间有值)",
                               "Lots in stock at the period's end (only of periods that reach the present)",
                               indicated_stock_from,
                               "",
                               "b.account = 'store' AND NOT EXISTS (SELECT 1 FROM materials_entry n WHERE n.at > ?)",
                               {.campus = "s.campus_id", .department = "s.department_id"},
                               {{"item_store", "库房", "Store", "b.place_id", "s.name", "s.name_en"},
                                {"item_category", "物资类别", "Item category", "i.category_id", "c.name", "c.name_en"},
                                {"abc", "ABC 分类", "ABC", "i.abc", "i.abc", "i.abc", Column<Abc>::options}},
                               &table_of<ShelfRow>(),
                               "b.id"};
    return source;
}

/// Own stock by what is said of it; all in yuan.
Indicator of_stock(std::string_view id, std::string_view zh, std::string_view en, std::string_view definition_zh,
                   std::string_view definition_en, std::string_view where) {
    return {.id = id,
            .zh = zh,
            .en = en,
            .unit = "元",
            .definition_zh = definition_zh,
            .definition_en = definition_en,
            .better = Better::lower,
            .kind = Kind::sum,
            .source = &stock(),
            .where = where,
            .value = "b.value",
            .factor = 0.01,
            .section = Section::backlog,
            .row_field = "value",
            .unit_en = "yuan"};
}

/// `l.expires_on` counts days in the hospital's zone, the mark is an instant.
constexpr std::string_view expired = "b.owner_id = 0 AND l.expires_on < (CAST(? AS BIGINT) + 28800000) / 86400000";
constexpr std::string_view within_30 =
    "b.owner_id = 0 AND l.expires_on >= (CAST(? AS BIGINT) + 28800000) / 86400000 AND l.expires_on <= (CAST(? AS "
    "BIGINT) + 28800000) / 86400000 + 30";
constexpr std::string_view within_90 =
    "b.owner_id = 0 AND l.expires_on >= (CAST(? AS BIGINT) + 28800000) / 86400000 AND l.expires_on <= (CAST(? AS "
    "BIGINT) + 28800000) / 86400000 + 90";
constexpr std::string_view within_180 =
    "b.owner_id = 0 AND l.expires_on >= (CAST(? AS BIGINT) + 28800000) / 86400000 AND l.expires_on <= (CAST(? AS "
    "BIGINT) + 28800000) / 86400000 + 180";

std::vector<Indicator> declare_stock() {
    Indicator turnover{.id = "materials.turnover_days",
                       .zh = "库存周转天数",
                       .en = "Turnover days",
                       .unit = "d",
                       .definition_zh = "自有库存金额 ÷ 近 30 天日均领用金额",
                       .definition_en = "Own stock ÷ value used a day within the last 30 days",
                       .better = Better::lower,
                       .kind = Kind::sum,
                       .source = &stock(),
                       .where = "b.owner_id = 0",
                       .value = "CAST(b.value AS DOUBLE PRECISION) * 30 / NULLIF(a.used, 0)",
                       .target_parameter = "materials.target.turnover",
                       .section = Section::backlog,
                       .row_field = "value"};
    return {of_stock("materials.stock_value", "库存金额", "Stock value", "期末自有库存的金额",
                     "Value of own stock at the period's end", "b.owner_id = 0"),
            turnover,
            of_stock("materials.expiring_180", "180 天内到期金额", "Expiring within 180 days",
                     "自有库存中 180 天内到期而未过期的金额", "Own stock that expires within 180 days", within_180),
            of_stock("materials.expiring_90", "90 天内到期金额", "Expiring within 90 days",
                     "自有库存中 90 天内到期而未过期的金额", "Own stock that expires within 90 days", within_90),
            of_stock("materials.expiring_30", "30 天内到期金额", "Expiring within 30 days",
                     "自有库存中 30 天内到期而未过期的金额", "Own stock that expires within 30 days", within_30),
            of_stock("materials.expired_value", "已过期金额", "Expired value", "自有库存中已过期的金额",
                     "Own stock that is past its last day", expired),
            of_stock("materials.idle_value", "呆滞金额", "Dead stock", "自有库存中呆滞物资 (按月分类) 的金额",
                     "Own stock of items classed dead by the month", "b.owner_id = 0 AND i.fsn = 'dead'")};
}

const Source& piece_uses() {
    static const Source source{"materials.piece_uses",
                               "高值耗材使用记录 (未撤销), 按使用时间计入期间",
                               "Uses of pieces that were not withdrawn, by when they were used",
                               piece_use_row_from,
                               "u.used_at",
                               "u.cancelled_at IS NULL",
                               {.campus = "s.campus_id", .department = "u.department_id"},
                               {{"department", "科室", "Department", "u.department_id", "d.name", "d.name_en"}},
                               &table_of<PieceUseRow>(),
                               "u.id"};
    return source;
}

const Source& gaps() {
    static const Source source{"materials.gaps",
                               "高值耗材闭环异常, 按发现时间计入期间",
                               "Gaps of pieces, by when they were found",
                               gap_row_from,
                               "g.found_at",
                               "",
                               {.campus = "s.campus_id", .department = "g.department_id"},
                               {{"department", "科室", "Department", "g.department_id", "d.name", "d.name_en"},
                                {"gap_kind", "类别", "Kind", "g.kind", "g.kind", "g.kind", Column<GapKind>::options}},
                               &table_of<GapRow>(),
                               "g.id"};
    return source;
}

std::vector<Indicator> declare_pieces() {
    Indicator closed{.id = "materials.closed_loop",
                     .zh = "高值耗材闭环率",
                     .en = "Pieces used and billed",
                     .unit = "%",
                     .definition_zh = "已计费的使用 ÷ 期内使用",
                     .definition_en = "Uses that are billed ÷ uses",
                     .better = Better::higher,
                     .kind = Kind::share,
                     .source = &piece_uses(),
                     .value = "CASE WHEN c.id IS NOT NULL THEN 1 ELSE 0 END",
                     .target_parameter = "materials.target.closed_loop",
                     .section = Section::quality,
                     .row_field = "charge_number"};
    Indicator found{.id = "materials.gaps_found",
                    .zh = "高值耗材异常数",
                    .en = "Gaps of pieces",
                    .unit = "件",
                    .definition_zh = "期内发现的闭环异常",
                    .definition_en = "Gaps found",
                    .better = Better::lower,
                    .kind = Kind::count,
                    .source = &gaps(),
                    .section = Section::quality,
                    .unit_en = ""};
    return {closed, found};
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
    std::vector<Indicator> all{used, missing, equal};
    for (const auto& one : declare_stock()) all.push_back(one);
    for (const auto& one : declare_pieces()) all.push_back(one);
    return all;
}

}  // namespace

std::vector<const Indicator*> all_indicators() {
    static const std::vector<Indicator> declared = declare();
    return indicators::pointers_to(declared);
}

}  // namespace zs::materials
