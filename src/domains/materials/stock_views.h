// What lists and figures of stock show.
#pragma once
#include "domains/materials/entities.h"

namespace zs::materials {

/// An item in a store, all lots together.
struct StockRow {
    std::int64_t id = 0;
    std::int64_t item_id = 0;
    std::int64_t store_id = 0;
    std::string code;
    std::string name;
    std::string search_key;
    std::string name_en;
    std::string specification;
    std::string unit;
    std::optional<std::string> category;
    std::string store;
    std::string store_en;
    Quantity quantity;
    Quantity consigned;
    Money value;
    std::int64_t lots = 0;
    std::optional<Date> expires_on;
    Abc abc = Abc::none;
    Ved ved = Ved::desirable;
    Fsn fsn = Fsn::none;
};
inline constexpr std::string_view stock_row_from =
    "(SELECT MIN(x.id) AS id, x.item_id, x.place_id, CAST(SUM(x.quantity) AS BIGINT) AS quantity, CAST(SUM(CASE WHEN "
    "x.owner_id > 0 THEN x.quantity ELSE 0 END) AS BIGINT) AS consigned, CAST(SUM(CASE WHEN x.owner_id = 0 THEN "
    "x.value ELSE 0 END) AS BIGINT) AS value, COUNT(*) AS lots, MIN(l.expires_on) AS expires_on FROM "
    "materials_balance x LEFT JOIN materials_lot l ON l.id = x.lot_id WHERE x.account = 'store' GROUP BY x.item_id, "
    "x.place_id) b JOIN materials_item i ON i.id = b.item_id JOIN materials_store s ON s.id = b.place_id LEFT JOIN "
    "materials_category c ON c.id = i.category_id";
constexpr auto describe(Of<StockRow>) {
    return view(
        "MaterialsStockRow", stock_row_from, "库存", "Stock",
        field<&StockRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "b.id"}),
        field<&StockRow::item_id>("item_id", {.zh = "物资号", .en = "Item id", .sql = "b.item_id"}),
        field<&StockRow::store_id>(
            "store_id", {.zh = "所在库房", .en = "In store", .references = "materials_store", .sql = "b.place_id"}),
        field<&StockRow::code>("code", {.zh = "代码", .en = "Code", .sql = "i.code", .searchable = true}),
        field<&StockRow::name>("name", {.zh = "名称", .en = "Name", .sql = "i.name"}),
        field<&StockRow::search_key>("search_key",
                                     {.zh = "检索码", .en = "Search key", .sql = "i.search_key", .searchable = true}),
        field<&StockRow::name_en>("name_en", {.zh = "英文名", .en = "English name", .sql = "i.name_en"}),
        field<&StockRow::specification>("specification",
                                        {.zh = "规格型号", .en = "Specification", .sql = "i.specification"}),
        field<&StockRow::unit>("unit", {.zh = "单位", .en = "Unit", .sql = "i.unit"}),
        field<&StockRow::category>("category",
                                   {.zh = "类别", .en = "Category", .sql = "c.name", .sql_en = "c.name_en"}),
        field<&StockRow::store>("store", {.zh = "库房", .en = "Store", .sql = "s.name"}),
        field<&StockRow::store_en>("store_en", {.zh = "库房英文名", .en = "Store in English", .sql = "s.name_en"}),
        field<&StockRow::quantity>("quantity", {.zh = "库存数量", .en = "On hand", .sql = "b.quantity"}),
        field<&StockRow::consigned>("consigned", {.zh = "其中寄售", .en = "Consigned of it", .sql = "b.consigned"}),
        field<&StockRow::value>("value", {.zh = "库存金额", .en = "Value", .unit = "¥", .sql = "b.value"}),
        field<&StockRow::lots>("lots", {.zh = "批次数", .en = "Lots", .sql = "b.lots"}),
        field<&StockRow::expires_on>("expires_on", {.zh = "最近效期", .en = "Expires first", .sql = "b.expires_on"}),
        field<&StockRow::abc>("abc", {.zh = "ABC 分类", .en = "ABC", .sql = "i.abc"}),
        field<&StockRow::ved>("ved", {.zh = "重要性", .en = "VED", .sql = "i.ved"}),
        field<&StockRow::fsn>("fsn", {.zh = "周转分类", .en = "FSN", .sql = "i.fsn"}));
}
static_assert(fully_described<StockRow>);

/// A lot of an item in a bin of a store.
struct ShelfRow {
    std::int64_t id = 0;
    std::int64_t item_id = 0;
    std::int64_t store_id = 0;
    std::int64_t lot_id = 0;
    std::int64_t bin_id = 0;
    std::int64_t owner_id = 0;
    std::string code;
    std::string name;
    std::string name_en;
    std::string unit;
    std::string store;
    std::optional<std::string> bin;
    std::optional<std::string> lot;
    std::optional<Date> expires_on;
    std::optional<std::string> owner;
    Quantity quantity;
    Money value;
};
inline constexpr std::string_view shelf_row_from =
    "materials_balance b JOIN materials_item i ON i.id = b.item_id JOIN materials_store s ON s.id = b.place_id LEFT "
    "JOIN materials_lot l ON l.id = b.lot_id LEFT JOIN materials_bin n ON n.id = b.bin_id LEFT JOIN "
    "organization_vendor v ON v.id = b.owner_id";
constexpr auto describe(Of<ShelfRow>) {
    return view(
        "MaterialsShelfRow", shelf_row_from, "批次库存", "Lots in stock",
        field<&ShelfRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "b.id"}),
        field<&ShelfRow::item_id>("item_id", {.zh = "物资号", .en = "Item id", .sql = "b.item_id"}),
        field<&ShelfRow::store_id>(
            "store_id", {.zh = "所在库房", .en = "In store", .references = "materials_store", .sql = "b.place_id"}),
        field<&ShelfRow::lot_id>("lot_id", {.zh = "批号编号", .en = "Lot id", .sql = "b.lot_id"}),
        field<&ShelfRow::bin_id>("bin_id", {.zh = "货位号", .en = "Bin id", .sql = "b.bin_id"}),
        field<&ShelfRow::owner_id>("owner_id", {.zh = "货主号", .en = "Owner id", .sql = "b.owner_id"}),
        field<&ShelfRow::code>("code", {.zh = "代码", .en = "Code", .sql = "i.code", .searchable = true}),
        field<&ShelfRow::name>("name", {.zh = "名称", .en = "Name", .sql = "i.name", .searchable = true}),
        field<&ShelfRow::name_en>("name_en", {.zh = "英文名", .en = "English name", .sql = "i.name_en"}),
        field<&ShelfRow::unit>("unit", {.zh = "单位", .en = "Unit", .sql = "i.unit"}),
        field<&ShelfRow::store>("store", {.zh = "库房", .en = "Store", .sql = "s.name", .sql_en = "s.name_en"}),
        field<&ShelfRow::bin>("bin", {.zh = "货位", .en = "Bin", .sql = "n.code"}),
        field<&ShelfRow::lot>("lot", {.zh = "批号", .en = "Lot", .sql = "l.number", .searchable = true}),
        field<&ShelfRow::expires_on>("expires_on", {.zh = "有效期至", .en = "Expires", .sql = "l.expires_on"}),
        field<&ShelfRow::owner>("owner", {.zh = "寄售货主", .en = "Consigned by", .sql = "v.name"}),
        field<&ShelfRow::quantity>("quantity", {.zh = "数量", .en = "Quantity", .sql = "b.quantity"}),
        field<&ShelfRow::value>("value", {.zh = "金额", .en = "Value", .unit = "¥", .sql = "b.value"}));
}
static_assert(fully_described<ShelfRow>);

struct DocumentRow {
    Id<Document> id;
    std::string number;
    DocumentKind kind = DocumentKind::receipt;
    Instant at;
    std::optional<std::string> store;
    std::optional<std::string> to_store;
    std::optional<std::string> department;
    std::optional<std::string> vendor;
    std::int64_t store_id = 0;
    std::int64_t to_store_id = 0;
    std::int64_t department_id = 0;
    std::string reason;
    std::int64_t lines = 0;
    Money value;
    std::string actor;
    std::string work_number;
};
inline constexpr std::string_view document_row_from =
    "materials_document o LEFT JOIN materials_store s ON s.id = o.store_id LEFT JOIN materials_store t ON t.id = "
    "o.to_store_id LEFT JOIN organization_department d ON d.id = o.department_id LEFT JOIN organization_vendor v ON "
    "v.id = o.vendor_id";
constexpr auto describe(Of<DocumentRow>) {
    return view(
        "MaterialsDocumentRow", document_row_from, "库存单据", "Stock document",
        field<&DocumentRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "o.id"}),
        field<&DocumentRow::number>("number", {.zh = "单号", .en = "Number", .sql = "o.number", .searchable = true}),
        field<&DocumentRow::kind>("kind", {.zh = "类别", .en = "Kind", .sql = "o.kind"}),
        field<&DocumentRow::at>("at", {.zh = "发生时间", .en = "Happened", .sql = "o.at"}),
        field<&DocumentRow::store>("store", {.zh = "库房", .en = "Store", .sql = "s.name", .sql_en = "s.name_en"}),
        field<&DocumentRow::to_store>("to_store",
                                      {.zh = "调入库房", .en = "To", .sql = "t.name", .sql_en = "t.name_en"}),
        field<&DocumentRow::department>(
            "department",
            {.zh = "科室", .en = "Department", .sql = "d.name", .sql_en = "d.name_en", .searchable = true}),
        field<&DocumentRow::vendor>("vendor", {.zh = "供应商", .en = "Supplier", .sql = "v.name", .searchable = true}),
        field<&DocumentRow::store_id>(
            "store_id", {.zh = "所在库房", .en = "In store", .references = "materials_store", .sql = "o.store_id"}),
        field<&DocumentRow::to_store_id>("to_store_id", {.zh = "调入库房号", .en = "To id", .sql = "o.to_store_id"}),
        field<&DocumentRow::department_id>(
            "department_id",
            {.zh = "科室号", .en = "Department id", .references = "organization_department", .sql = "o.department_id"}),
        field<&DocumentRow::reason>("reason", {.zh = "原因", .en = "Reason", .sql = "o.reason"}),
        field<&DocumentRow::lines>("lines", {.zh = "行数", .en = "Lines", .sql = "o.lines"}),
        field<&DocumentRow::value>("value", {.zh = "金额", .en = "Value", .unit = "¥", .sql = "o.value"}),
        field<&DocumentRow::actor>("actor", {.zh = "经手人", .en = "By", .sql = "o.actor", .searchable = true}),
        field<&DocumentRow::work_number>(
            "work_number", {.zh = "工单", .en = "Work order", .sql = "o.work_number", .searchable = true}));
}
static_assert(fully_described<DocumentRow>);

/// What departments used: an entry of the account `use`.
struct UseRow {
    Id<Entry> id;
    Instant at;
    std::string number;
    std::string code;
    std::string name;
    std::string unit;
    std::optional<std::string> department;
    Quantity quantity;
    Money value;
    Account account = Account::use;
    std::int64_t item_id = 0;
    std::int64_t department_id = 0;
};
inline constexpr std::string_view use_row_from =
    "materials_entry e JOIN materials_document o ON o.id = e.document_id JOIN materials_item i ON i.id = e.item_id "
    "LEFT JOIN materials_category c ON c.id = i.category_id LEFT JOIN organization_department d ON d.id = e.place_id";
constexpr auto describe(Of<UseRow>) {
    return view(
        "MaterialsUseRow", use_row_from, "科室领用", "Used by departments",
        field<&UseRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "e.id"}),
        field<&UseRow::at>("at", {.zh = "时间", .en = "At", .sql = "e.at"}),
        field<&UseRow::number>("number", {.zh = "单号", .en = "Number", .sql = "o.number", .searchable = true}),
        field<&UseRow::code>("code", {.zh = "代码", .en = "Code", .sql = "i.code", .searchable = true}),
        field<&UseRow::name>("name",
                             {.zh = "名称", .en = "Name", .sql = "i.name", .sql_en = "i.name_en", .searchable = true}),
        field<&UseRow::unit>("unit", {.zh = "单位", .en = "Unit", .sql = "i.unit"}),
        field<&UseRow::department>("department",
                                   {.zh = "科室", .en = "Department", .sql = "d.name", .sql_en = "d.name_en"}),
        field<&UseRow::quantity>("quantity", {.zh = "数量", .en = "Quantity", .sql = "e.quantity"}),
        field<&UseRow::value>("value", {.zh = "金额", .en = "Value", .unit = "¥", .sql = "e.value"}),
        field<&UseRow::account>("account", {.zh = "科目", .en = "Account", .sql = "e.account"}),
        field<&UseRow::item_id>("item_id", {.zh = "物资号", .en = "Item id", .sql = "e.item_id"}),
        field<&UseRow::department_id>("department_id", {.zh = "科室号", .en = "Department id", .sql = "e.place_id"}));
}
static_assert(fully_described<UseRow>);

}  // namespace zs::materials
