// What materials keeps: the catalogue, stores, the ledger.
#pragma once
#include "domains/materials/item.h"
#include "domains/materials/store.h"

namespace zs::materials {

/// A batch of an item as its maker printed it; a single piece where the item goes by serial number. Items valued first
/// in, first out have one for each receipt. 0 in the ledger: no lot.
struct Lot {
    Id<Lot> id;
    Id<Item> item_id;
    std::string number;
    std::optional<Date> expires_on;
    std::optional<Date> made_on;
    std::int64_t vendor_id = 0;
    UnitPrice price;  // of its first receipt, for one base unit
    Instant received_at;
    std::string batch;  // of the maker, where `number` is a serial number
    std::string udi;    // the whole code as it was scanned
};
constexpr auto describe(Of<Lot>) {
    return entity(
        "materials_lot", "批号", "Lot",
        field<&Lot::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Lot::item_id>("item_id", {.zh = "物资", .en = "Item", .references = "materials_item"}),
        field<&Lot::number>("number", {.zh = "批号", .en = "Lot number", .searchable = true}),
        field<&Lot::expires_on>("expires_on", {.zh = "有效期至", .en = "Expires"}),
        field<&Lot::made_on>("made_on", {.zh = "生产日期", .en = "Made on"}),
        field<&Lot::vendor_id>("vendor_id", {.zh = "供应商", .en = "Supplier", .references = "organization_vendor"}),
        field<&Lot::price>("price", {.zh = "入库价", .en = "Price", .unit = "¥"}),
        field<&Lot::received_at>("received_at", {.zh = "入库时间", .en = "Received"}),
        field<&Lot::batch>("batch", {.zh = "生产批号", .en = "Maker's lot"}),
        field<&Lot::udi>("udi", {.zh = "唯一标识", .en = "UDI"}));
}
static_assert(fully_described<Lot>);

/// One movement, closing or reversal. Never changed, never deleted.
struct Document {
    Id<Document> id;
    std::string number;
    DocumentKind kind = DocumentKind::receipt;
    Instant at;           // when it happened
    Instant recorded_at;  // when it was entered
    std::int64_t store_id = 0;
    std::int64_t to_store_id = 0;
    std::int64_t department_id = 0;
    std::int64_t vendor_id = 0;
    std::int64_t of_document_id = 0;  // what it answers, confirms or reverses
    std::int64_t requisition_id = 0;
    std::int64_t stocktake_id = 0;
    std::string month;  // closings: "2026-10"
    std::string reason;
    std::string note;
    std::int64_t lines = 0;
    Money value;              // moved, without sign
    std::string request_key;  // of the phone or desk: the same again changes nothing
    std::int64_t actor_id = 0;
    std::string actor;
    std::string work_kind;  // parts: "repair" or "maintenance"
    std::int64_t work_id = 0;
    std::string work_number;
};
constexpr auto describe(Of<Document>) {
    return entity(
        "materials_document", "库存单据", "Stock document",
        field<&Document::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Document::number>("number", {.zh = "单号", .en = "Number", .searchable = true}),
        field<&Document::kind>("kind", {.zh = "类别", .en = "Kind"}),
        field<&Document::at>("at", {.zh = "发生时间", .en = "Happened"}),
        field<&Document::recorded_at>("recorded_at", {.zh = "录入时间", .en = "Recorded"}),
        field<&Document::store_id>("store_id", {.zh = "库房", .en = "Store", .references = "materials_store"}),
        field<&Document::to_store_id>("to_store_id", {.zh = "调入库房", .en = "To", .references = "materials_store"}),
        field<&Document::department_id>("department_id",
                                        {.zh = "科室", .en = "Department", .references = "organization_department"}),
        field<&Document::vendor_id>("vendor_id",
                                    {.zh = "供应商", .en = "Supplier", .references = "organization_vendor"}),
        field<&Document::of_document_id>("of_document_id",
                                         {.zh = "原单", .en = "Of document", .references = "materials_document"}),
        field<&Document::requisition_id>("requisition_id", {.zh = "申领单", .en = "Requisition"}),
        field<&Document::stocktake_id>("stocktake_id", {.zh = "盘点单", .en = "Stocktake"}),
        field<&Document::month>("month", {.zh = "月份", .en = "Month"}),
        field<&Document::reason>("reason", {.zh = "原因", .en = "Reason"}),
        field<&Document::note>("note", {.zh = "备注", .en = "Note"}),
        field<&Document::lines>("lines", {.zh = "行数", .en = "Lines"}),
        field<&Document::value>("value", {.zh = "金额", .en = "Value", .unit = "¥"}),
        field<&Document::request_key>("request_key", {.zh = "提交标识", .en = "Request key"}),
        field<&Document::actor_id>("actor_id", {.zh = "经手人号", .en = "By id"}),
        field<&Document::actor>("actor", {.zh = "经手人", .en = "By"}),
        field<&Document::work_kind>("work_kind", {.zh = "工单类别", .en = "Kind of work order"}),
        field<&Document::work_id>("work_id", {.zh = "工单号", .en = "Work order id"}),
        field<&Document::work_number>("work_number", {.zh = "工单", .en = "Work order"}));
}
static_assert(fully_described<Document>);

/// A row of the ledger. In a document the rows of an item, lot and owner sum to zero, in quantity and in value.
struct Entry {
    Id<Entry> id;
    Id<Document> document_id;
    Id<Item> item_id;
    std::int64_t lot_id = 0;
    std::int64_t owner_id = 0;  // 0 the hospital, else the supplier whose it is until it is used (寄售)
    Account account = Account::store;
    std::int64_t place_id = 0;  // store, transit: the store (it goes to); use: the department; supplier: the company
    std::int64_t bin_id = 0;
    Quantity quantity;
    Money value;
    Instant at;
};
constexpr auto describe(Of<Entry>) {
    return entity(
        "materials_entry", "库存分录", "Stock entry",
        field<&Entry::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Entry::document_id>("document_id", {.zh = "单据", .en = "Document", .references = "materials_document"}),
        field<&Entry::item_id>("item_id", {.zh = "物资", .en = "Item", .references = "materials_item"}),
        field<&Entry::lot_id>("lot_id", {.zh = "批号", .en = "Lot", .references = "materials_lot"}),
        field<&Entry::owner_id>("owner_id", {.zh = "货主", .en = "Owner", .references = "organization_vendor"}),
        field<&Entry::account>("account", {.zh = "科目", .en = "Account"}),
        field<&Entry::place_id>("place_id", {.zh = "对象", .en = "Place"}),
        field<&Entry::bin_id>("bin_id", {.zh = "货位", .en = "Bin", .references = "materials_bin"}),
        field<&Entry::quantity>("quantity", {.zh = "数量", .en = "Quantity"}),
        field<&Entry::value>("value", {.zh = "金额", .en = "Value", .unit = "¥"}),
        field<&Entry::at>("at", {.zh = "发生时间", .en = "Happened"}));
}
static_assert(fully_described<Entry>);

/// What is there now: the sum of all entries of its key, kept in the transaction that adds them. No row: nothing.
struct Balance {
    Id<Balance> id;
    Id<Item> item_id;
    Account account = Account::store;  // store or transit
    std::int64_t place_id = 0;
    std::int64_t bin_id = 0;
    std::int64_t lot_id = 0;
    std::int64_t owner_id = 0;
    Quantity quantity;
    Money value;
};
constexpr auto describe(Of<Balance>) {
    return entity(
        "materials_balance", "库存结存", "Balance",
        field<&Balance::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Balance::item_id>("item_id", {.zh = "物资", .en = "Item", .references = "materials_item"}),
        field<&Balance::account>("account", {.zh = "科目", .en = "Account"}),
        field<&Balance::place_id>("place_id", {.zh = "库房", .en = "Store", .references = "materials_store"}),
        field<&Balance::bin_id>("bin_id", {.zh = "货位", .en = "Bin", .references = "materials_bin"}),
        field<&Balance::lot_id>("lot_id", {.zh = "批号", .en = "Lot", .references = "materials_lot"}),
        field<&Balance::owner_id>("owner_id", {.zh = "货主", .en = "Owner", .references = "organization_vendor"}),
        field<&Balance::quantity>("quantity", {.zh = "数量", .en = "Quantity"}),
        field<&Balance::value>("value", {.zh = "金额", .en = "Value", .unit = "¥"}));
}
static_assert(fully_described<Balance>);

/// Balances as of an instant, so that the balance at any later one needs few entries. A valid one is kept equal to the
/// entries when something is entered late; that of a closed month cannot be, since nothing may be entered there.
struct Snapshot {
    Id<Snapshot> id;
    Instant at;         // entries up to and including this instant
    bool valid = true;  // false: its month was reopened; kept as it was closed
    std::string month;  // of a closing, else empty
    std::int64_t document_id = 0;
};
constexpr auto describe(Of<Snapshot>) {
    return entity("materials_snapshot", "库存快照", "Snapshot",
                  field<&Snapshot::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Snapshot::at>("at", {.zh = "时点", .en = "As of"}),
                  field<&Snapshot::valid>("valid", {.zh = "有效", .en = "Valid"}),
                  field<&Snapshot::month>("month", {.zh = "月份", .en = "Month"}),
                  field<&Snapshot::document_id>("document_id", {.zh = "单据", .en = "Document"}));
}
static_assert(fully_described<Snapshot>);

}  // namespace zs::materials
