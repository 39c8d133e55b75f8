// What lists and figures of requisitions and stocktakes show.
#pragma once
#include "domains/materials/requisition.h"
#include "domains/materials/stocktake.h"

namespace zs::materials {

struct RequisitionRow {
    Id<Requisition> id;
    std::string number;
    RequisitionState state = RequisitionState::requested;
    std::string department;
    std::string store;
    std::string place;
    std::int64_t lines = 0;
    Money value;
    bool old_missing = false;
    std::string requester;
    Instant requested_at;
    std::optional<Instant> handed_at;
    std::string receiver;
    std::int64_t department_id = 0;
    std::int64_t store_id = 0;
};
inline constexpr std::string_view requisition_row_from =
    "materials_requisition o JOIN organization_department d ON d.id = o.department_id JOIN materials_store s ON s.id = "
    "o.store_id";
constexpr auto describe(Of<RequisitionRow>) {
    return view(
        "MaterialsRequisitionRow", requisition_row_from, "申领单", "Requisition",
        field<&RequisitionRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "o.id"}),
        field<&RequisitionRow::number>("number", {.zh = "单号", .en = "Number", .sql = "o.number", .searchable = true}),
        field<&RequisitionRow::state>("state", {.zh = "状态", .en = "State", .sql = "o.state"}),
        field<&RequisitionRow::department>(
            "department",
            {.zh = "科室", .en = "Department", .sql = "d.name", .sql_en = "d.name_en", .searchable = true}),
        field<&RequisitionRow::store>("store", {.zh = "库房", .en = "Store", .sql = "s.name", .sql_en = "s.name_en"}),
        field<&RequisitionRow::place>("place", {.zh = "送达地点", .en = "Deliver to", .sql = "o.place"}),
        field<&RequisitionRow::lines>("lines", {.zh = "行数", .en = "Lines", .sql = "o.lines"}),
        field<&RequisitionRow::value>("value", {.zh = "预计金额", .en = "Expected", .unit = "¥", .sql = "o.value"}),
        field<&RequisitionRow::old_missing>("old_missing",
                                            {.zh = "无旧件", .en = "Old part missing", .sql = "o.old_missing"}),
        field<&RequisitionRow::requester>("requester",
                                          {.zh = "申领人", .en = "By", .sql = "o.requester", .searchable = true}),
        field<&RequisitionRow::requested_at>("requested_at",
                                             {.zh = "申领时间", .en = "Requested", .sql = "o.requested_at"}),
        field<&RequisitionRow::handed_at>("handed_at", {.zh = "交接时间", .en = "Handed over", .sql = "o.handed_at"}),
        field<&RequisitionRow::receiver>("receiver", {.zh = "接收人", .en = "Received by", .sql = "o.receiver"}),
        field<&RequisitionRow::department_id>(
            "department_id",
            {.zh = "科室号", .en = "Department id", .references = "organization_department", .sql = "o.department_id"}),
        field<&RequisitionRow::store_id>(
            "store_id", {.zh = "所在库房", .en = "In store", .references = "materials_store", .sql = "o.store_id"}));
}
static_assert(fully_described<RequisitionRow>);

struct DemandRow {
    Id<RequisitionLine> id;
    std::string number;
    std::string department;
    std::string code;
    std::string name;
    std::string unit;
    Ved ved = Ved::desirable;
    Quantity asked;
    Quantity picked;
    bool short_line = false;
    std::optional<Instant> picked_at;
    std::int64_t requisition_id = 0;
};
inline constexpr std::string_view demand_row_from =
    "materials_requisition_line l JOIN materials_requisition o ON o.id = l.requisition_id JOIN materials_item i ON "
    "i.id = l.item_id JOIN organization_department d ON d.id = o.department_id JOIN materials_store s ON s.id = "
    "o.store_id";
constexpr auto describe(Of<DemandRow>) {
    return view(
        "MaterialsDemandRow", demand_row_from, "申领行", "Demand line",
        field<&DemandRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "l.id"}),
        field<&DemandRow::number>("number", {.zh = "单号", .en = "Number", .sql = "o.number", .searchable = true}),
        field<&DemandRow::department>("department",
                                      {.zh = "科室", .en = "Department", .sql = "d.name", .sql_en = "d.name_en"}),
        field<&DemandRow::code>("code", {.zh = "代码", .en = "Code", .sql = "i.code", .searchable = true}),
        field<&DemandRow::name>(
            "name", {.zh = "名称", .en = "Name", .sql = "i.name", .sql_en = "i.name_en", .searchable = true}),
        field<&DemandRow::unit>("unit", {.zh = "单位", .en = "Unit", .sql = "i.unit"}),
        field<&DemandRow::ved>("ved", {.zh = "重要性", .en = "VED", .sql = "i.ved"}),
        field<&DemandRow::asked>("asked", {.zh = "申领数量", .en = "Asked", .sql = "l.asked"}),
        field<&DemandRow::picked>("picked", {.zh = "实发数量", .en = "Given", .sql = "l.picked"}),
        field<&DemandRow::short_line>("short_line", {.zh = "缺货", .en = "Short", .sql = "l.short_line"}),
        field<&DemandRow::picked_at>("picked_at", {.zh = "拣货时间", .en = "Picked", .sql = "o.picked_at"}),
        field<&DemandRow::requisition_id>("requisition_id", {.zh = "申领单号", .en = "Requisition id", .sql = "o.id"}));
}
static_assert(fully_described<DemandRow>);

struct StocktakeRow {
    Id<Stocktake> id;
    std::string number;
    StocktakeState state = StocktakeState::counting;
    std::string store;
    Abc only = Abc::none;
    Instant frozen_at;
    std::int64_t lines = 0;
    std::int64_t counted = 0;
    std::int64_t equal = 0;
    Money difference;
    std::int64_t over_tolerance = 0;
    std::string counters;
    std::string approver;
    std::optional<Instant> posted_at;
    std::int64_t store_id = 0;
};
inline constexpr std::string_view stocktake_row_from =
    "materials_stocktake o JOIN materials_store s ON s.id = o.store_id";
constexpr auto describe(Of<StocktakeRow>) {
    return view(
        "MaterialsStocktakeRow", stocktake_row_from, "盘点单", "Stocktake",
        field<&StocktakeRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "o.id"}),
        field<&StocktakeRow::number>("number", {.zh = "单号", .en = "Number", .sql = "o.number", .searchable = true}),
        field<&StocktakeRow::state>("state", {.zh = "状态", .en = "State", .sql = "o.state"}),
        field<&StocktakeRow::store>("store", {.zh = "库房", .en = "Store", .sql = "s.name", .sql_en = "s.name_en"}),
        field<&StocktakeRow::only>("abc_only", {.zh = "类别", .en = "Class", .sql = "o.abc_only"}),
        field<&StocktakeRow::frozen_at>("frozen_at", {.zh = "冻结时间", .en = "Frozen", .sql = "o.frozen_at"}),
        field<&StocktakeRow::lines>("lines", {.zh = "行数", .en = "Lines", .sql = "o.lines"}),
        field<&StocktakeRow::counted>("counted", {.zh = "已盘", .en = "Counted", .sql = "o.counted"}),
        field<&StocktakeRow::equal>("equal", {.zh = "相符", .en = "Equal", .sql = "o.equal"}),
        field<&StocktakeRow::difference>("difference",
                                         {.zh = "差异金额", .en = "Difference", .unit = "¥", .sql = "o.difference"}),
        field<&StocktakeRow::over_tolerance>("over_tolerance",
                                             {.zh = "超允差", .en = "Beyond tolerance", .sql = "o.over_tolerance"}),
        field<&StocktakeRow::counters>("counters", {.zh = "盘点人", .en = "Counted by", .sql = "o.counters"}),
        field<&StocktakeRow::approver>("approver", {.zh = "审核人", .en = "Approved by", .sql = "o.approver"}),
        field<&StocktakeRow::posted_at>("posted_at", {.zh = "过账时间", .en = "Posted", .sql = "o.posted_at"}),
        field<&StocktakeRow::store_id>(
            "store_id", {.zh = "所在库房", .en = "In store", .references = "materials_store", .sql = "o.store_id"}));
}
static_assert(fully_described<StocktakeRow>);

struct CountRow {
    Id<CountLine> id;
    std::string number;
    std::string store;
    std::string code;
    std::string name;
    std::optional<std::string> lot;
    CountResult result = CountResult::waiting;
    Quantity difference;
    Money difference_value;
    std::string reason;
    std::optional<Instant> posted_at;
    StocktakeState state = StocktakeState::counting;
    std::int64_t stocktake_id = 0;
};
inline constexpr std::string_view count_row_from =
    "materials_count_line l JOIN materials_stocktake o ON o.id = l.stocktake_id JOIN materials_store s ON s.id = "
    "o.store_id JOIN materials_item i ON i.id = l.item_id LEFT JOIN materials_lot t ON t.id = l.lot_id";
constexpr auto describe(Of<CountRow>) {
    return view(
        "MaterialsCountRow", count_row_from, "盘点明细", "Count line",
        field<&CountRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "l.id"}),
        field<&CountRow::number>("number", {.zh = "单号", .en = "Number", .sql = "o.number", .searchable = true}),
        field<&CountRow::store>("store", {.zh = "库房", .en = "Store", .sql = "s.name", .sql_en = "s.name_en"}),
        field<&CountRow::code>("code", {.zh = "代码", .en = "Code", .sql = "i.code", .searchable = true}),
        field<&CountRow::name>(
            "name", {.zh = "名称", .en = "Name", .sql = "i.name", .sql_en = "i.name_en", .searchable = true}),
        field<&CountRow::lot>("lot", {.zh = "批号", .en = "Lot", .sql = "t.number"}),
        field<&CountRow::result>("result", {.zh = "结果", .en = "Result", .sql = "l.result"}),
        field<&CountRow::difference>("difference", {.zh = "差异", .en = "Difference", .sql = "l.difference"}),
        field<&CountRow::difference_value>(
            "difference_value",
            {.zh = "差异金额", .en = "Difference in value", .unit = "¥", .sql = "l.difference_value"}),
        field<&CountRow::reason>("reason", {.zh = "原因", .en = "Reason", .sql = "l.reason"}),
        field<&CountRow::posted_at>("posted_at", {.zh = "过账时间", .en = "Posted", .sql = "o.posted_at"}),
        field<&CountRow::state>("state", {.zh = "状态", .en = "State", .sql = "o.state"}),
        field<&CountRow::stocktake_id>("stocktake_id", {.zh = "盘点单号", .en = "Stocktake id", .sql = "o.id"}));
}
static_assert(fully_described<CountRow>);

}  // namespace zs::materials
