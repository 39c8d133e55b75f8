// Purchase orders and what people send to make them.
#pragma once
#include "domains/materials/entities.h"
#include "domains/purchasing/states.h"

namespace zs::purchasing {

struct Order {
    Id<Order> id;
    std::int64_t version = 0;
    std::string number;
    OrderState state = OrderState::draft;
    Id<organization::Vendor> vendor_id;
    std::int64_t contract_id = 0;
    Id<materials::Store> store_id;
    Date wanted_on;
    std::optional<Date> confirmed_on;
    std::string note;
    std::string source;
    std::int64_t lines = 0;
    Money value;
    std::int64_t author_id = 0;
    std::string author;
    Instant created_at;
    std::int64_t approver_id = 0;
    std::string approver;
    std::optional<Instant> approved_at;
    std::int64_t sender_id = 0;
    std::string sender;
    std::optional<Instant> sent_at;
    std::string confirmed_by;
    std::optional<Instant> confirmed_at;
    std::optional<Instant> delivered_at;
    std::optional<Instant> closed_at;
    std::string reason;
    std::string request_key;
    OriginKind source_kind = OriginKind::none;
    std::int64_t source_id = 0;  // of the proposal or project
};
constexpr auto describe(Of<Order>) {
    return entity(
        "purchasing_order", "采购订单", "Purchase order",
        field<&Order::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Order::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Order::number>("number", {.zh = "订单号", .en = "Number", .searchable = true}),
        field<&Order::state>("state", {.zh = "状态", .en = "State"}),
        field<&Order::vendor_id>("vendor_id", {.zh = "供应商", .en = "Supplier", .references = "organization_vendor"}),
        field<&Order::contract_id>("contract_id",
                                   {.zh = "合同", .en = "Contract", .references = "purchasing_contract"}),
        field<&Order::store_id>("store_id", {.zh = "收货库房", .en = "Store", .references = "materials_store"}),
        field<&Order::wanted_on>("wanted_on", {.zh = "要求到货", .en = "Wanted on"}),
        field<&Order::confirmed_on>("confirmed_on", {.zh = "供应商答复到货", .en = "Promised for"}),
        field<&Order::note>("note", {.zh = "备注", .en = "Note"}),
        field<&Order::source>("source", {.zh = "来源", .en = "Drafted from"}),
        field<&Order::lines>("lines", {.zh = "行数", .en = "Lines"}),
        field<&Order::value>("value", {.zh = "金额", .en = "Value", .unit = "¥"}),
        field<&Order::author_id>("author_id", {.zh = "制单人号", .en = "Written by id"}),
        field<&Order::author>("author", {.zh = "制单人", .en = "Written by"}),
        field<&Order::created_at>("created_at", {.zh = "制单时间", .en = "Written"}),
        field<&Order::approver_id>("approver_id", {.zh = "审批人号", .en = "Approved by id"}),
        field<&Order::approver>("approver", {.zh = "审批人", .en = "Approved by"}),
        field<&Order::approved_at>("approved_at", {.zh = "审批时间", .en = "Approved"}),
        field<&Order::sender_id>("sender_id", {.zh = "发出人号", .en = "Sent by id"}),
        field<&Order::sender>("sender", {.zh = "发出人", .en = "Sent by"}),
        field<&Order::sent_at>("sent_at", {.zh = "发出时间", .en = "Sent"}),
        field<&Order::confirmed_by>("confirmed_by", {.zh = "答复人", .en = "Confirmed by"}),
        field<&Order::confirmed_at>("confirmed_at", {.zh = "答复时间", .en = "Confirmed"}),
        field<&Order::delivered_at>("delivered_at", {.zh = "收齐时间", .en = "Delivered"}),
        field<&Order::closed_at>("closed_at", {.zh = "关闭时间", .en = "Closed"}),
        field<&Order::reason>("reason", {.zh = "原因", .en = "Reason"}),
        field<&Order::request_key>("request_key", {.zh = "提交标识", .en = "Request key"}),
        field<&Order::source_kind>("source_kind", {.zh = "来源类别", .en = "Kind of origin"}),
        field<&Order::source_id>("source_id", {.zh = "来源号", .en = "Origin id"}));
}
static_assert(fully_described<Order>);

/// Quantities are in `unit`; `reference` is the market price for one of it, 0 where none is known.
struct OrderLine {
    Id<OrderLine> id;
    std::int64_t version = 0;
    Id<Order> order_id;
    Id<materials::Item> item_id;
    std::int64_t contract_line_id = 0;
    Id<materials::Store> store_id;
    Quantity quantity;
    std::string unit;
    UnitPrice price;
    std::string price_reason;
    UnitPrice reference;
    Money value;
    Date wanted_on;
    Quantity accepted;
    Quantity rejected;
    Quantity invoiced;
};
constexpr auto describe(Of<OrderLine>) {
    return entity(
        "purchasing_order_line", "订单明细", "Order line",
        field<&OrderLine::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&OrderLine::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&OrderLine::order_id>("order_id", {.zh = "订单", .en = "Order", .references = "purchasing_order"}),
        field<&OrderLine::item_id>("item_id", {.zh = "物资", .en = "Item", .references = "materials_item"}),
        field<&OrderLine::contract_line_id>("contract_line_id", {.zh = "合同价格", .en = "Contract price"}),
        field<&OrderLine::store_id>("store_id", {.zh = "收货库房", .en = "Store", .references = "materials_store"}),
        field<&OrderLine::quantity>("quantity", {.zh = "数量", .en = "Quantity"}),
        field<&OrderLine::unit>("unit", {.zh = "单位", .en = "Unit"}),
        field<&OrderLine::price>("price", {.zh = "单价", .en = "Price", .unit = "¥"}),
        field<&OrderLine::price_reason>("price_reason", {.zh = "价格说明", .en = "Why this price"}),
        field<&OrderLine::reference>("reference", {.zh = "市场参考价", .en = "Market price", .unit = "¥"}),
        field<&OrderLine::value>("value", {.zh = "金额", .en = "Value", .unit = "¥"}),
        field<&OrderLine::wanted_on>("wanted_on", {.zh = "要求到货", .en = "Wanted on"}),
        field<&OrderLine::accepted>("accepted", {.zh = "已验收", .en = "Accepted"}),
        field<&OrderLine::rejected>("rejected", {.zh = "已拒收", .en = "Rejected"}),
        field<&OrderLine::invoiced>("invoiced", {.zh = "已开票", .en = "Invoiced"}));
}
static_assert(fully_described<OrderLine>);

/// One line of a draft. Without a price: the contract's, else what it cost last.
struct DraftLine {
    std::int64_t item_id = 0;
    Quantity quantity;
    std::string unit;
    std::optional<UnitPrice> price;
    std::string price_reason;
    std::optional<Date> wanted_on;
    std::int64_t store_id = 0;
};
constexpr auto describe(Of<DraftLine>) {
    return view(
        "PurchasingDraftLine", "", "订单行", "Order line",
        field<&DraftLine::item_id>(
            "item_id", {.zh = "物资", .en = "Item", .required = true, .min = 1, .references = "materials_item"}),
        field<&DraftLine::quantity>(
            "quantity", {.zh = "数量", .en = "Quantity", .required = true, .min = 0.001, .max = 1'000'000'000}),
        field<&DraftLine::unit>("unit", {.zh = "单位", .en = "Unit", .length_max = 10}),
        field<&DraftLine::price>("price", {.zh = "单价", .en = "Price", .min = 0, .max = 100'000'000, .unit = "¥"}),
        field<&DraftLine::price_reason>("price_reason", {.zh = "价格说明", .en = "Why this price", .length_max = 200}),
        field<&DraftLine::wanted_on>("wanted_on", {.zh = "要求到货", .en = "Wanted on"}),
        field<&DraftLine::store_id>("store_id",
                                    {.zh = "收货库房", .en = "Store", .min = 0, .references = "materials_store"}));
}
static_assert(fully_described<DraftLine>);

/// What an order is made of; POST …/orders and draft_order().
struct Draft {
    std::int64_t vendor_id = 0;
    std::int64_t contract_id = 0;
    std::int64_t store_id = 0;
    std::optional<Date> wanted_on;
    std::string note;
    std::string source;
    std::string request_key;
    std::vector<DraftLine> lines;
};
constexpr auto describe(Of<Draft>) {
    return view(
        "PurchasingDraft", "", "订单草稿", "Draft of an order",
        field<&Draft::vendor_id>(
            "vendor_id",
            {.zh = "供应商", .en = "Supplier", .required = true, .min = 1, .references = "organization_vendor"}),
        field<&Draft::contract_id>("contract_id",
                                   {.zh = "合同", .en = "Contract", .min = 0, .references = "purchasing_contract"}),
        field<&Draft::store_id>(
            "store_id", {.zh = "收货库房", .en = "Store", .required = true, .min = 1, .references = "materials_store"}),
        field<&Draft::wanted_on>("wanted_on", {.zh = "要求到货", .en = "Wanted on"}),
        field<&Draft::note>("note", {.zh = "备注", .en = "Note", .length_max = 500}),
        field<&Draft::source>("source", {.zh = "来源", .en = "Drafted from", .length_max = 60}),
        field<&Draft::request_key>("request_key", {.zh = "提交标识", .en = "Request key", .length_max = 64}),
        field<&Draft::lines>("lines", {.zh = "明细", .en = "Lines"}));
}
static_assert(fully_described<Draft>);

/// PUT …/orders/{id}: the lines of a draft are replaced.
struct OrderChange {
    std::optional<std::int64_t> version;
    std::optional<Date> wanted_on;
    std::string note;
    std::vector<DraftLine> lines;
};
constexpr auto describe(Of<OrderChange>) {
    return view("PurchasingOrderChange", "", "修改订单", "Change of an order",
                field<&OrderChange::version>("version", {.zh = "版本", .en = "Version"}),
                field<&OrderChange::wanted_on>("wanted_on", {.zh = "要求到货", .en = "Wanted on"}),
                field<&OrderChange::note>("note", {.zh = "备注", .en = "Note", .length_max = 500}),
                field<&OrderChange::lines>("lines", {.zh = "明细", .en = "Lines"}));
}
static_assert(fully_described<OrderChange>);

/// POST …/orders/{id}/actions/{action}.
struct OrderInput {
    std::optional<std::int64_t> version;
    std::string reason;
    std::optional<Date> promised_on;
};
constexpr auto describe(Of<OrderInput>) {
    return view("PurchasingOrderInput", "", "订单处理", "Step of an order",
                field<&OrderInput::version>("version", {.zh = "版本", .en = "Version"}),
                field<&OrderInput::reason>("reason", {.zh = "原因", .en = "Reason", .length_max = 200}),
                field<&OrderInput::promised_on>("promised_on", {.zh = "答复到货日", .en = "Promised for"}));
}
static_assert(fully_described<OrderInput>);

}  // namespace zs::purchasing
