// A stocktake of a store and its lines.
#pragma once
#include "domains/materials/entities.h"

namespace zs::materials {

struct Stocktake {
    Id<Stocktake> id;
    std::int64_t version = 0;
    std::string number;
    StocktakeState state = StocktakeState::counting;
    Id<Store> store_id;
    Abc only = Abc::none;  // class that is counted; none: everything
    Instant frozen_at;
    std::int64_t frozen_entry = 0;  // newest entry of the ledger then: what comes after it is a movement
    std::int64_t lines = 0;
    std::int64_t counted = 0;
    std::int64_t equal = 0;
    Money difference;  // sum without signs
    std::int64_t over_tolerance = 0;
    std::string starter;
    std::string counters;  // who counted, with commas between
    std::string approver;
    std::optional<Instant> posted_at;
    std::int64_t document_id = 0;
    std::string reason;
};
constexpr auto describe(Of<Stocktake>) {
    return entity(
        "materials_stocktake", "盘点单", "Stocktake",
        field<&Stocktake::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Stocktake::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Stocktake::number>("number", {.zh = "单号", .en = "Number"}),
        field<&Stocktake::state>("state", {.zh = "状态", .en = "State"}),
        field<&Stocktake::store_id>("store_id", {.zh = "库房", .en = "Store", .references = "materials_store"}),
        field<&Stocktake::only>("abc_only", {.zh = "类别", .en = "Class"}),
        field<&Stocktake::frozen_at>("frozen_at", {.zh = "冻结时间", .en = "Frozen"}),
        field<&Stocktake::frozen_entry>("frozen_entry", {.zh = "冻结分录", .en = "Frozen at entry"}),
        field<&Stocktake::lines>("lines", {.zh = "行数", .en = "Lines"}),
        field<&Stocktake::counted>("counted", {.zh = "已盘", .en = "Counted"}),
        field<&Stocktake::equal>("equal", {.zh = "相符", .en = "Equal"}),
        field<&Stocktake::difference>("difference", {.zh = "差异金额", .en = "Difference", .unit = "¥"}),
        field<&Stocktake::over_tolerance>("over_tolerance", {.zh = "超允差", .en = "Beyond tolerance"}),
        field<&Stocktake::starter>("starter", {.zh = "发起人", .en = "Started by"}),
        field<&Stocktake::counters>("counters", {.zh = "盘点人", .en = "Counted by"}),
        field<&Stocktake::approver>("approver", {.zh = "审核人", .en = "Approved by"}),
        field<&Stocktake::posted_at>("posted_at", {.zh = "过账时间", .en = "Posted"}),
        field<&Stocktake::document_id>("document_id", {.zh = "调整单", .en = "Document"}),
        field<&Stocktake::reason>("reason", {.zh = "原因", .en = "Reason"}));
}
static_assert(fully_described<Stocktake>);

struct CountLine {
    Id<CountLine> id;
    std::int64_t version = 0;
    Id<Stocktake> stocktake_id;
    Id<Item> item_id;
    std::int64_t lot_id = 0;
    std::int64_t owner_id = 0;
    std::int64_t bin_id = 0;
    Quantity expected;  // when it was frozen
    Money expected_value;
    Quantity moved;  // entered after that, up to the moment of counting
    std::optional<Quantity> counted;
    std::optional<Instant> counted_at;
    std::string counter;
    CountResult result = CountResult::waiting;
    Quantity difference;
    Money difference_value;
    bool over_tolerance = false;
    std::int64_t recounts = 0;
    bool unexpected = false;
    std::string reason;
};
constexpr auto describe(Of<CountLine>) {
    return entity(
        "materials_count_line", "盘点明细", "Count line",
        field<&CountLine::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&CountLine::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&CountLine::stocktake_id>("stocktake_id",
                                        {.zh = "盘点单", .en = "Stocktake", .references = "materials_stocktake"}),
        field<&CountLine::item_id>("item_id", {.zh = "物资", .en = "Item", .references = "materials_item"}),
        field<&CountLine::lot_id>("lot_id", {.zh = "批号", .en = "Lot", .references = "materials_lot"}),
        field<&CountLine::owner_id>("owner_id", {.zh = "货主", .en = "Owner", .references = "organization_vendor"}),
        field<&CountLine::bin_id>("bin_id", {.zh = "货位", .en = "Bin", .references = "materials_bin"}),
        field<&CountLine::expected>("expected", {.zh = "账面", .en = "Expected"}),
        field<&CountLine::expected_value>("expected_value", {.zh = "账面金额", .en = "Expected value", .unit = "¥"}),
        field<&CountLine::moved>("moved", {.zh = "期间变动", .en = "Moved meanwhile"}),
        field<&CountLine::counted>("counted", {.zh = "实盘", .en = "Counted"}),
        field<&CountLine::counted_at>("counted_at", {.zh = "盘点时间", .en = "Counted at"}),
        field<&CountLine::counter>("counter", {.zh = "盘点人", .en = "Counted by"}),
        field<&CountLine::result>("result", {.zh = "结果", .en = "Result"}),
        field<&CountLine::difference>("difference", {.zh = "差异", .en = "Difference"}),
        field<&CountLine::difference_value>("difference_value",
                                            {.zh = "差异金额", .en = "Difference in value", .unit = "¥"}),
        field<&CountLine::over_tolerance>("over_tolerance", {.zh = "超允差", .en = "Beyond tolerance"}),
        field<&CountLine::recounts>("recounts", {.zh = "复盘次数", .en = "Recounts"}),
        field<&CountLine::unexpected>("unexpected", {.zh = "账外", .en = "Not in the books"}),
        field<&CountLine::reason>("reason", {.zh = "差异原因", .en = "Reason"}));
}
static_assert(fully_described<CountLine>);

/// POST …/stocktakes.
struct NewStocktake {
    std::int64_t store_id = 0;
    Abc only = Abc::none;
};
constexpr auto describe(Of<NewStocktake>) {
    return view(
        "MaterialsNewStocktake", "", "发起盘点", "Start a stocktake",
        field<&NewStocktake::store_id>(
            "store_id", {.zh = "库房", .en = "Store", .required = true, .min = 1, .references = "materials_store"}),
        field<&NewStocktake::only>("abc_only", {.zh = "只盘类别", .en = "Only class"}));
}

struct Counted {
    std::int64_t line_id = 0;  // 0: not in the list
    std::int64_t item_id = 0;
    std::string lot_number;
    std::int64_t bin_id = 0;
    Quantity quantity;
    std::optional<Instant> counted_at;
    std::string reason;
};
constexpr auto describe(Of<Counted>) {
    return view("MaterialsCounted", "", "实盘", "Counted",
                field<&Counted::line_id>("line_id", {.zh = "明细", .en = "Line", .min = 0}),
                field<&Counted::item_id>("item_id", {.zh = "物资", .en = "Item", .min = 0}),
                field<&Counted::lot_number>("lot_number", {.zh = "批号", .en = "Lot number", .length_max = 60}),
                field<&Counted::bin_id>("bin_id", {.zh = "货位", .en = "Bin", .min = 0}),
                field<&Counted::quantity>(
                    "quantity", {.zh = "数量", .en = "Quantity", .required = true, .min = 0, .max = 1'000'000'000}),
                field<&Counted::counted_at>("counted_at", {.zh = "盘点时间", .en = "Counted at"}),
                field<&Counted::reason>("reason", {.zh = "差异原因", .en = "Reason", .length_max = 200}));
}
static_assert(fully_described<Counted>);

/// POST …/stocktakes/{id}/count.
struct CountInput {
    std::vector<Counted> counts;
};
constexpr auto describe(Of<CountInput>) {
    return view("MaterialsCountInput", "", "录入盘点", "Counts",
                field<&CountInput::counts>("counts", {.zh = "实盘", .en = "Counts"}));
}

/// POST …/stocktakes/{id}/actions/{action}.
struct StocktakeInput {
    std::optional<std::int64_t> version;
    std::string reason;
};
constexpr auto describe(Of<StocktakeInput>) {
    return view("MaterialsStocktakeInput", "", "盘点处理", "Step of a stocktake",
                field<&StocktakeInput::version>("version", {.zh = "版本", .en = "Version"}),
                field<&StocktakeInput::reason>("reason", {.zh = "原因", .en = "Reason", .length_max = 200}));
}

}  // namespace zs::materials
