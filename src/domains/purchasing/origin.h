// Decisions of other domains (a proposal accepted, a project awarded) and the drafts that they became.
#pragma once
#include "domains/materials/entities.h"
#include "domains/purchasing/states.h"

namespace zs::purchasing {

/// One decision: the event that told of it makes one draft, however often it is read.
struct Origin {
    Id<Origin> id;
    std::int64_t version = 0;
    OriginKind kind = OriginKind::proposal;
    std::int64_t source_id = 0;  // of the proposal or project
    std::string number;          // of the proposal or project
    std::string title;
    OriginState state = OriginState::waiting;
    std::int64_t event_id = 0;
    std::int64_t vendor_id = 0;
    std::int64_t store_id = 0;
    std::int64_t author_id = 0;  // who writes the draft: the buyer
    std::string author;
    JsonText payload;    // what was decided
    std::string reason;  // why there is no draft, or why it was taken back
    std::string reason_en;
    std::int64_t order_id = 0;
    std::int64_t contract_id = 0;
    std::int64_t tries = 0;
    Instant made_at;
};
constexpr auto describe(Of<Origin>) {
    return entity(
        "purchasing_origin", "采购来源", "Origin of a draft",
        field<&Origin::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Origin::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Origin::kind>("kind", {.zh = "来源类别", .en = "Kind of origin"}),
        field<&Origin::source_id>("source_id", {.zh = "来源号", .en = "Origin id"}),
        field<&Origin::number>("number", {.zh = "来源单号", .en = "Number"}),
        field<&Origin::title>("title", {.zh = "标题", .en = "Title"}),
        field<&Origin::state>("state", {.zh = "状态", .en = "State"}),
        field<&Origin::event_id>("event_id", {.zh = "事件", .en = "Event"}),
        field<&Origin::vendor_id>("vendor_id", {.zh = "供应商", .en = "Supplier", .references = "organization_vendor"}),
        field<&Origin::store_id>("store_id", {.zh = "收货库房", .en = "Store", .references = "materials_store"}),
        field<&Origin::author_id>("author_id", {.zh = "制单人号", .en = "Written by id"}),
        field<&Origin::author>("author", {.zh = "制单人", .en = "Written by"}),
        field<&Origin::payload>("payload", {.zh = "内容", .en = "What was decided"}),
        field<&Origin::reason>("reason", {.zh = "原因", .en = "Reason in Chinese"}),
        field<&Origin::reason_en>("reason_en", {.zh = "原因英文", .en = "Reason"}),
        field<&Origin::order_id>("order_id", {.zh = "采购订单", .en = "Order", .references = "purchasing_order"}),
        field<&Origin::contract_id>("contract_id",
                                    {.zh = "合同", .en = "Contract", .references = "purchasing_contract"}),
        field<&Origin::tries>("tries", {.zh = "次数", .en = "Tries"}),
        field<&Origin::made_at>("made_at", {.zh = "时间", .en = "Made"}));
}
static_assert(fully_described<Origin>);

struct OriginRow {
    Id<Origin> id;
    std::int64_t version = 0;
    OriginKind kind = OriginKind::proposal;
    std::int64_t source_id = 0;
    std::string number;
    std::string title;
    OriginState state = OriginState::waiting;
    std::optional<std::string> vendor;
    std::optional<std::string> store;
    std::string reason;
    std::int64_t order_id = 0;
    std::optional<std::string> order_number;
    std::int64_t contract_id = 0;
    std::optional<std::string> contract_number;
    std::int64_t tries = 0;
    Instant made_at;
    std::int64_t vendor_id = 0;
};
inline constexpr std::string_view origin_row_from =
    "purchasing_origin g LEFT JOIN organization_vendor v ON v.id = g.vendor_id LEFT JOIN materials_store s ON s.id = "
    "g.store_id LEFT JOIN purchasing_order o ON o.id = g.order_id LEFT JOIN purchasing_contract c ON c.id = "
    "g.contract_id";
constexpr auto describe(Of<OriginRow>) {
    return view(
        "PurchasingOriginRow", origin_row_from, "采购来源", "Origins of drafts",
        field<&OriginRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "g.id"}),
        field<&OriginRow::version>("version", {.zh = "版本", .en = "Version", .sql = "g.version"}),
        field<&OriginRow::kind>("kind", {.zh = "来源类别", .en = "Kind", .sql = "g.kind"}),
        field<&OriginRow::source_id>("source_id", {.zh = "来源号", .en = "Origin id", .sql = "g.source_id"}),
        field<&OriginRow::number>("number", {.zh = "来源单号", .en = "Number", .sql = "g.number", .searchable = true}),
        field<&OriginRow::title>("title", {.zh = "标题", .en = "Title", .sql = "g.title", .searchable = true}),
        field<&OriginRow::state>("state", {.zh = "状态", .en = "State", .sql = "g.state"}),
        field<&OriginRow::vendor>("vendor", {.zh = "供应商", .en = "Supplier", .sql = "v.name", .searchable = true}),
        field<&OriginRow::store>("store", {.zh = "收货库房", .en = "Store", .sql = "s.name", .sql_en = "s.name_en"}),
        field<&OriginRow::reason>("reason", {.zh = "原因", .en = "Reason", .sql = "g.reason", .sql_en = "g.reason_en"}),
        field<&OriginRow::order_id>("order_id", {.zh = "订单", .en = "Order id", .sql = "g.order_id"}),
        field<&OriginRow::order_number>("order_number", {.zh = "订单号", .en = "Order", .sql = "o.number"}),
        field<&OriginRow::contract_id>("contract_id", {.zh = "合同", .en = "Contract id", .sql = "g.contract_id"}),
        field<&OriginRow::contract_number>("contract_number", {.zh = "合同号", .en = "Contract", .sql = "c.number"}),
        field<&OriginRow::tries>("tries", {.zh = "次数", .en = "Tries", .sql = "g.tries"}),
        field<&OriginRow::made_at>("made_at", {.zh = "时间", .en = "Made", .sql = "g.made_at"}),
        field<&OriginRow::vendor_id>(
            "vendor_id",
            {.zh = "供应商号", .en = "Supplier id", .references = "organization_vendor", .sql = "g.vendor_id"}));
}
static_assert(fully_described<OriginRow>);

/// POST …/origins/{id}/actions/{action}.
struct OriginInput {
    std::optional<std::int64_t> version;
    std::string reason;
    std::int64_t store_id = 0;  // draft: another store than was meant
};
constexpr auto describe(Of<OriginInput>) {
    return view("PurchasingOriginInput", "", "处理采购来源", "Step of an origin",
                field<&OriginInput::version>("version", {.zh = "版本", .en = "Version"}),
                field<&OriginInput::reason>("reason", {.zh = "原因", .en = "Reason", .length_max = 200}),
                field<&OriginInput::store_id>(
                    "store_id", {.zh = "收货库房", .en = "Store", .min = 0, .references = "materials_store"}));
}
static_assert(fully_described<OriginInput>);

}  // namespace zs::purchasing
