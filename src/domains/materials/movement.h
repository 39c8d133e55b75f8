// What people send to move stock: one form for all kinds, each kind reads its own fields.
#pragma once
#include "domains/materials/entities.h"

namespace zs::materials {

struct MovementLine {
    std::int64_t item_id = 0;
    Quantity quantity;
    std::string unit;  // empty: the base unit
    std::string lot_number;
    std::int64_t lot_id = 0;
    std::optional<Date> expires_on;
    std::optional<Date> made_on;
    std::optional<UnitPrice> price;  // for one of `unit`
    std::string price_reason;        // why a price far from the usual one is right
    std::int64_t bin_id = 0;
    std::int64_t to_bin_id = 0;
    std::int64_t owner_id = 0;
    std::string batch;          // receipts of pieces: the maker's lot, where lot_number is the serial number
    std::string udi;            // receipts: the whole code as it was scanned
    bool old_returned = false;  // issues of what is exchanged: the old one was handed in
};
constexpr auto describe(Of<MovementLine>) {
    return view(
        "MaterialsMovementLine", "", "单据行", "Line of a movement",
        field<&MovementLine::item_id>(
            "item_id", {.zh = "物资", .en = "Item", .required = true, .min = 1, .references = "materials_item"}),
        field<&MovementLine::quantity>(
            "quantity",
            {.zh = "数量", .en = "Quantity", .required = true, .min = -1'000'000'000, .max = 1'000'000'000}),
        field<&MovementLine::unit>("unit", {.zh = "单位", .en = "Unit", .length_max = 10}),
        field<&MovementLine::lot_number>("lot_number", {.zh = "批号", .en = "Lot number", .length_max = 60}),
        field<&MovementLine::lot_id>("lot_id", {.zh = "批号编号", .en = "Lot", .min = 0}),
        field<&MovementLine::expires_on>("expires_on", {.zh = "有效期至", .en = "Expires"}),
        field<&MovementLine::made_on>("made_on", {.zh = "生产日期", .en = "Made on"}),
        field<&MovementLine::price>("price", {.zh = "单价", .en = "Price", .min = 0, .max = 100'000'000, .unit = "¥"}),
        field<&MovementLine::price_reason>("price_reason",
                                           {.zh = "价格说明", .en = "Why this price", .length_max = 200}),
        field<&MovementLine::bin_id>("bin_id", {.zh = "货位", .en = "Bin", .min = 0}),
        field<&MovementLine::to_bin_id>("to_bin_id", {.zh = "移到货位", .en = "To bin", .min = 0}),
        field<&MovementLine::owner_id>("owner_id", {.zh = "货主", .en = "Owner", .min = 0}),
        field<&MovementLine::batch>("batch", {.zh = "生产批号", .en = "Maker's lot", .length_max = 60}),
        field<&MovementLine::udi>("udi", {.zh = "唯一标识", .en = "UDI", .length_max = 200}),
        field<&MovementLine::old_returned>("old_returned", {.zh = "已交旧", .en = "Old one handed in"}));
}
static_assert(fully_described<MovementLine>);

/// POST …/movements/{kind}.
struct MovementInput {
    std::int64_t store_id = 0;
    std::int64_t to_store_id = 0;
    std::int64_t department_id = 0;
    std::int64_t vendor_id = 0;
    bool consigned = false;  // receipts: the supplier's until it is used
    std::int64_t of_document_id = 0;
    std::optional<Instant> happened_at;
    std::string reason;
    std::string note;
    std::string request_key;
    std::vector<MovementLine> lines;
};
constexpr auto describe(Of<MovementInput>) {
    return view(
        "MaterialsMovement", "", "库存业务", "Stock movement",
        field<&MovementInput::store_id>(
            "store_id", {.zh = "库房", .en = "Store", .required = true, .min = 1, .references = "materials_store"}),
        field<&MovementInput::to_store_id>(
            "to_store_id", {.zh = "调入库房", .en = "To store", .min = 0, .references = "materials_store"}),
        field<&MovementInput::department_id>(
            "department_id", {.zh = "科室", .en = "Department", .min = 0, .references = "organization_department"}),
        field<&MovementInput::vendor_id>(
            "vendor_id", {.zh = "供应商", .en = "Supplier", .min = 0, .references = "organization_vendor"}),
        field<&MovementInput::consigned>("consigned", {.zh = "寄售", .en = "Consigned"}),
        field<&MovementInput::of_document_id>("of_document_id", {.zh = "原单", .en = "Of document", .min = 0}),
        field<&MovementInput::happened_at>("happened_at", {.zh = "发生时间", .en = "Happened at"}),
        field<&MovementInput::reason>("reason", {.zh = "原因", .en = "Reason", .length_max = 200}),
        field<&MovementInput::note>("note", {.zh = "备注", .en = "Note", .length_max = 500}),
        field<&MovementInput::request_key>("request_key", {.zh = "提交标识", .en = "Request key", .length_max = 64}),
        field<&MovementInput::lines>("lines", {.zh = "明细", .en = "Lines"}));
}
static_assert(fully_described<MovementInput>);

}  // namespace zs::materials
