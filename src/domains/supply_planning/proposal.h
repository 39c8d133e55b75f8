// Orders, calls and transfers that are proposed, and what became of them.
#pragma once
#include "domains/materials/entities.h"
#include "domains/supply_planning/states.h"

namespace zs::supply_planning {

struct Proposal {
    Id<Proposal> id;
    std::int64_t version = 0;
    std::string number;
    ProposalKind kind = ProposalKind::order;
    ProposalState state = ProposalState::open;
    std::int64_t vendor_id = 0;     // orders, calls
    Id<materials::Store> store_id;  // that gets it; transfers: that gives it
    std::int64_t to_store_id = 0;   // transfers
    std::optional<Date> call_by;    // calls: last day to call
    std::optional<Date> deliver_on;
    std::string window_text;  // "08:00-10:00"
    std::int64_t lines = 0;
    Money value;
    Quantity volume_m3;
    bool below_minimum = false;  // of the supplier's order value, although vital items need it
    bool vital = false;          // a line is of a vital item
    std::string reason;          // of dismissing
    Instant made_at;
    std::int64_t decided_by_id = 0;
    std::string decided_by;
    std::optional<Instant> decided_at;
    std::int64_t document_id = 0;  // transfers: what left the store
};
constexpr auto describe(Of<Proposal>) {
    return entity(
        "supply_planning_proposal", "补货建议", "Proposal",
        field<&Proposal::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Proposal::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Proposal::number>("number", {.zh = "单号", .en = "Number"}),
        field<&Proposal::kind>("kind", {.zh = "类别", .en = "Kind"}),
        field<&Proposal::state>("state", {.zh = "状态", .en = "State"}),
        field<&Proposal::vendor_id>("vendor_id",
                                    {.zh = "供应商", .en = "Supplier", .references = "organization_vendor"}),
        field<&Proposal::store_id>("store_id", {.zh = "库房", .en = "Store", .references = "materials_store"}),
        field<&Proposal::to_store_id>("to_store_id", {.zh = "调入库房", .en = "To", .references = "materials_store"}),
        field<&Proposal::call_by>("call_by", {.zh = "最晚要货日", .en = "Call by"}),
        field<&Proposal::deliver_on>("deliver_on", {.zh = "送货日", .en = "Delivery"}),
        field<&Proposal::window_text>("window_text", {.zh = "送货时段", .en = "Window"}),
        field<&Proposal::lines>("lines", {.zh = "行数", .en = "Lines"}),
        field<&Proposal::value>("value", {.zh = "金额", .en = "Value", .unit = "¥"}),
        field<&Proposal::volume_m3>("volume_m3", {.zh = "体积", .en = "Volume", .unit = "m³"}),
        field<&Proposal::below_minimum>("below_minimum", {.zh = "低于起订额", .en = "Below the minimum order"}),
        field<&Proposal::vital>("vital", {.zh = "含关键物资", .en = "With vital items"}),
        field<&Proposal::reason>("reason", {.zh = "否决或撤回原因", .en = "Why dismissed or taken back"}),
        field<&Proposal::made_at>("made_at", {.zh = "生成时间", .en = "Made"}),
        field<&Proposal::decided_by_id>("decided_by_id", {.zh = "处理人号", .en = "Decided by id"}),
        field<&Proposal::decided_by>("decided_by", {.zh = "处理人", .en = "Decided by"}),
        field<&Proposal::decided_at>("decided_at", {.zh = "处理时间", .en = "Decided"}),
        field<&Proposal::document_id>("document_id", {.zh = "调拨单", .en = "Document"}));
}
static_assert(fully_described<Proposal>);

struct ProposalLine {
    Id<ProposalLine> id;
    Id<Proposal> proposal_id;
    Id<materials::Item> item_id;
    std::int64_t lot_id = 0;  // transfers
    LineWhy why = LineWhy::below_order_point;
    Quantity proposed;
    Quantity quantity;  // as decided
    UnitPrice price;
    Quantity position;  // on hand and on its way when it was made
    Quantity order_point;
    Quantity order_up_to;
    Quantity left_behind;   // what the truck did not take
    double cover_days = 0;  // that the stock then lasts, as expected
    std::optional<Date> expires_on;
    Quantity received;
    std::optional<Instant> received_at;  // of its first receipt
    bool closed = false;                 // nothing more is expected
};
constexpr auto describe(Of<ProposalLine>) {
    return entity(
        "supply_planning_proposal_line", "补货建议明细", "Proposal line",
        field<&ProposalLine::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&ProposalLine::proposal_id>(
            "proposal_id", {.zh = "补货建议", .en = "Proposal", .references = "supply_planning_proposal"}),
        field<&ProposalLine::item_id>("item_id", {.zh = "物资", .en = "Item", .references = "materials_item"}),
        field<&ProposalLine::lot_id>("lot_id", {.zh = "批号", .en = "Lot", .references = "materials_lot"}),
        field<&ProposalLine::why>("why", {.zh = "理由", .en = "Why"}),
        field<&ProposalLine::proposed>("proposed", {.zh = "建议数量", .en = "Proposed"}),
        field<&ProposalLine::quantity>("quantity", {.zh = "采纳数量", .en = "Accepted"}),
        field<&ProposalLine::price>("price", {.zh = "单价", .en = "Price", .unit = "¥"}),
        field<&ProposalLine::position>("position", {.zh = "现有加在途", .en = "There and on its way"}),
        field<&ProposalLine::order_point>("order_point", {.zh = "订货点", .en = "Order point"}),
        field<&ProposalLine::order_up_to>("order_up_to", {.zh = "最高库存", .en = "Highest stock"}),
        field<&ProposalLine::left_behind>("left_behind", {.zh = "装不下", .en = "Left behind"}),
        field<&ProposalLine::cover_days>("cover_days", {.zh = "可用天数", .en = "Days it lasts"}),
        field<&ProposalLine::expires_on>("expires_on", {.zh = "有效期至", .en = "Expires"}),
        field<&ProposalLine::received>("received", {.zh = "已到货", .en = "Received"}),
        field<&ProposalLine::received_at>("received_at", {.zh = "首次到货", .en = "First received"}),
        field<&ProposalLine::closed>("closed", {.zh = "已结", .en = "Closed"}));
}
static_assert(fully_described<ProposalLine>);

struct DecidedLine {
    std::int64_t line_id = 0;
    Quantity quantity;
};
constexpr auto describe(Of<DecidedLine>) {
    return view("SupplyPlanningDecidedLine", "", "采纳行", "Decided line",
                field<&DecidedLine::line_id>("line_id", {.zh = "行", .en = "Line", .required = true, .min = 1}),
                field<&DecidedLine::quantity>(
                    "quantity", {.zh = "数量", .en = "Quantity", .required = true, .min = 0, .max = 1'000'000'000}));
}
static_assert(fully_described<DecidedLine>);

/// POST …/proposals/{id}/actions/{action}.
struct ProposalInput {
    std::optional<std::int64_t> version;
    std::string reason;              // dismiss
    std::vector<DecidedLine> lines;  // accept: other quantities than proposed; 0 leaves a line out
};
constexpr auto describe(Of<ProposalInput>) {
    return view("SupplyPlanningProposalInput", "", "处理补货建议", "Decision on a proposal",
                field<&ProposalInput::version>("version", {.zh = "版本", .en = "Version"}),
                field<&ProposalInput::reason>("reason", {.zh = "原因", .en = "Reason", .length_max = 200}),
                field<&ProposalInput::lines>("lines", {.zh = "明细", .en = "Lines"}));
}
static_assert(fully_described<ProposalInput>);

struct ProposalRow {
    std::int64_t id = 0;
    std::string number;
    ProposalKind kind = ProposalKind::order;
    ProposalState state = ProposalState::open;
    std::optional<std::string> vendor;
    std::string store;
    std::string store_en;
    std::optional<std::string> to_store;
    std::int64_t store_id = 0;
    std::int64_t vendor_id = 0;
    std::optional<Date> call_by;
    std::optional<Date> deliver_on;
    std::string window_text;
    std::int64_t lines = 0;
    Money value;
    bool vital = false;
    bool below_minimum = false;
    Instant made_at;
    std::string decided_by;
    std::optional<Instant> decided_at;
    std::string reason;
};
inline constexpr std::string_view proposal_row_from =
    "supply_planning_proposal p JOIN materials_store s ON s.id = p.store_id LEFT JOIN materials_store t ON t.id = "
    "p.to_store_id LEFT JOIN organization_vendor v ON v.id = p.vendor_id";
constexpr auto describe(Of<ProposalRow>) {
    return view(
        "SupplyPlanningProposalRow", proposal_row_from, "补货建议", "Proposals",
        field<&ProposalRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "p.id"}),
        field<&ProposalRow::number>("number", {.zh = "单号", .en = "Number", .sql = "p.number", .searchable = true}),
        field<&ProposalRow::kind>("kind", {.zh = "类别", .en = "Kind", .sql = "p.kind"}),
        field<&ProposalRow::state>("state", {.zh = "状态", .en = "State", .sql = "p.state"}),
        field<&ProposalRow::vendor>("vendor", {.zh = "供应商", .en = "Supplier", .sql = "v.name", .searchable = true}),
        field<&ProposalRow::store>("store", {.zh = "库房", .en = "Store", .sql = "s.name"}),
        field<&ProposalRow::store_en>("store_en", {.zh = "库房英文名", .en = "Store in English", .sql = "s.name_en"}),
        field<&ProposalRow::to_store>("to_store",
                                      {.zh = "调入库房", .en = "To", .sql = "t.name", .sql_en = "t.name_en"}),
        field<&ProposalRow::store_id>(
            "store_id", {.zh = "所在库房", .en = "In store", .references = "materials_store", .sql = "p.store_id"}),
        field<&ProposalRow::vendor_id>(
            "vendor_id",
            {.zh = "供应商号", .en = "Supplier id", .references = "organization_vendor", .sql = "p.vendor_id"}),
        field<&ProposalRow::call_by>("call_by", {.zh = "最晚要货日", .en = "Call by", .sql = "p.call_by"}),
        field<&ProposalRow::deliver_on>("deliver_on", {.zh = "送货日", .en = "Delivery", .sql = "p.deliver_on"}),
        field<&ProposalRow::window_text>("window_text", {.zh = "送货时段", .en = "Window", .sql = "p.window_text"}),
        field<&ProposalRow::lines>("lines", {.zh = "行数", .en = "Lines", .sql = "p.lines"}),
        field<&ProposalRow::value>("value", {.zh = "金额", .en = "Value", .unit = "¥", .sql = "p.value"}),
        field<&ProposalRow::vital>("vital", {.zh = "含关键物资", .en = "With vital items", .sql = "p.vital"}),
        field<&ProposalRow::below_minimum>(
            "below_minimum", {.zh = "低于起订额", .en = "Below the minimum order", .sql = "p.below_minimum"}),
        field<&ProposalRow::made_at>("made_at", {.zh = "生成时间", .en = "Made", .sql = "p.made_at"}),
        field<&ProposalRow::decided_by>("decided_by", {.zh = "处理人", .en = "Decided by", .sql = "p.decided_by"}),
        field<&ProposalRow::decided_at>("decided_at", {.zh = "处理时间", .en = "Decided", .sql = "p.decided_at"}),
        field<&ProposalRow::reason>("reason", {.zh = "否决原因", .en = "Why dismissed", .sql = "p.reason"}));
}
static_assert(fully_described<ProposalRow>);

}  // namespace zs::supply_planning
