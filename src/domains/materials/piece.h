// One code, one piece: where a piece of a high-value consumable is, on whom it was used, what was charged for it, and
// what does not fit together.
#pragma once
#include "domains/materials/entities.h"

namespace zs::materials {

enum class PieceState { in_store, on_the_way, with_department, used, billed, scrapped, lost, sent_back, built_in };
constexpr auto options(Of<PieceState>) {
    return std::array{Option{"in_store", "在库", "In store", Tone::neutral},
                      Option{"on_the_way", "在途", "On the way", Tone::working},
                      Option{"with_department", "科室待用", "With the department", Tone::waiting},
                      Option{"used", "已使用待计费", "Used, to bill", Tone::working},
                      Option{"billed", "已计费", "Billed", Tone::done},
                      Option{"scrapped", "已报废", "Scrapped", Tone::neutral},
                      Option{"lost", "盘亏", "Missing at a stocktake", Tone::late},
                      Option{"sent_back", "已退供应商", "Sent back", Tone::neutral},
                      Option{"built_in", "装入自制品", "Built in", Tone::neutral}};
}

/// What does not fit between receipt, use and bill.
enum class GapKind { not_used, not_arrived, not_billed, billed_not_used, billed_not_received, expired, used_twice };
constexpr auto options(Of<GapKind>) {
    return std::array{Option{"not_used", "领出未用未退", "Issued, neither used nor returned"},
                      Option{"not_arrived", "调拨未收", "Sent, not taken in"},
                      Option{"not_billed", "已用未计费", "Used, not billed"},
                      Option{"billed_not_used", "计费无使用记录", "Billed, not used"},
                      Option{"billed_not_received", "计费无入库记录", "Billed, never received"},
                      Option{"expired", "过期未处理", "Expired"},
                      Option{"used_twice", "重复使用", "Used twice"}};
}
enum class GapState { open, acknowledged, closed };
constexpr auto options(Of<GapState>) {
    return std::array{Option{"open", "待核实", "To look into", Tone::late},
                      Option{"acknowledged", "已核实", "Looked into", Tone::working},
                      Option{"closed", "已消除", "Gone", Tone::done}};
}

/// Follows its lot through the ledger; use and bill come on top.
struct Piece {
    Id<Piece> id;
    std::int64_t version = 0;
    Id<Item> item_id;
    std::int64_t lot_id = 0;
    PieceState state = PieceState::in_store;
    std::int64_t store_id = 0;       // it lies in, goes to, or came from
    std::int64_t department_id = 0;  // that has it, or whose store it is
    Instant since;                   // in this state
    std::int64_t document_id = 0;    // that moved it last
    std::int64_t use_id = 0;         // 0: not used
    std::int64_t charge_id = 0;      // 0: not billed
};
constexpr auto describe(Of<Piece>) {
    return entity(
        "materials_piece", "一物一码", "Piece",
        field<&Piece::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Piece::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Piece::item_id>("item_id", {.zh = "物资", .en = "Item", .references = "materials_item"}),
        field<&Piece::lot_id>("lot_id", {.zh = "序列号", .en = "Serial number", .references = "materials_lot"}),
        field<&Piece::state>("state", {.zh = "状态", .en = "State"}),
        field<&Piece::store_id>("store_id", {.zh = "库房", .en = "Store", .references = "materials_store"}),
        field<&Piece::department_id>("department_id",
                                     {.zh = "科室", .en = "Department", .references = "organization_department"}),
        field<&Piece::since>("since", {.zh = "自", .en = "Since"}),
        field<&Piece::document_id>("document_id", {.zh = "单据", .en = "Document", .references = "materials_document"}),
        field<&Piece::use_id>("use_id", {.zh = "使用记录", .en = "Use"}),
        field<&Piece::charge_id>("charge_id", {.zh = "计费", .en = "Charge"}));
}
static_assert(fully_described<Piece>);

/// A piece used on a patient. The patient's number never leaves by lists, events or the audit.
struct PieceUse {
    Id<PieceUse> id;
    std::int64_t version = 0;
    Id<Piece> piece_id;
    std::int64_t department_id = 0;
    std::string patient_number;
    std::string procedure;
    std::string room;
    std::string operator_name;
    Instant used_at;
    Instant recorded_at;
    std::int64_t document_id = 0;  // that took it out of the ward's store; 0: it had been issued before
    bool repeated = false;         // the piece was used before: a gap
    std::string reason;            // why it is recorded all the same
    std::optional<Instant> cancelled_at;
    std::string cancel_reason;
    std::string request_key;
    std::int64_t actor_id = 0;
    std::string actor;
};
constexpr auto describe(Of<PieceUse>) {
    return entity(
        "materials_piece_use", "耗材使用", "Use of a piece",
        field<&PieceUse::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&PieceUse::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&PieceUse::piece_id>("piece_id", {.zh = "耗材", .en = "Piece", .references = "materials_piece"}),
        field<&PieceUse::department_id>("department_id",
                                        {.zh = "科室", .en = "Department", .references = "organization_department"}),
        field<&PieceUse::patient_number>("patient_number", {.zh = "患者号", .en = "Patient number"}),
        field<&PieceUse::procedure>("procedure_name", {.zh = "手术/操作", .en = "Procedure"}),
        field<&PieceUse::room>("room", {.zh = "房间", .en = "Room"}),
        field<&PieceUse::operator_name>("operator_name", {.zh = "术者", .en = "Operator"}),
        field<&PieceUse::used_at>("used_at", {.zh = "使用时间", .en = "Used"}),
        field<&PieceUse::recorded_at>("recorded_at", {.zh = "登记时间", .en = "Recorded"}),
        field<&PieceUse::document_id>("document_id", {.zh = "出库单", .en = "Document"}),
        field<&PieceUse::repeated>("repeated", {.zh = "重复", .en = "Repeated"}),
        field<&PieceUse::reason>("reason", {.zh = "说明", .en = "Reason"}),
        field<&PieceUse::cancelled_at>("cancelled_at", {.zh = "撤销时间", .en = "Withdrawn"}),
        field<&PieceUse::cancel_reason>("cancel_reason", {.zh = "撤销原因", .en = "Why withdrawn"}),
        field<&PieceUse::request_key>("request_key", {.zh = "提交标识", .en = "Request key"}),
        field<&PieceUse::actor_id>("actor_id", {.zh = "登记人号", .en = "By id"}),
        field<&PieceUse::actor>("actor", {.zh = "登记人", .en = "By"}));
}
static_assert(fully_described<PieceUse>);

/// A line of a patient's bill for one piece, entered here or told by the billing system.
struct Charge {
    Id<Charge> id;
    std::int64_t version = 0;
    std::string number;
    std::string code;           // as it was billed
    std::int64_t piece_id = 0;  // 0: nothing of that code was ever received
    std::int64_t use_id = 0;
    std::int64_t department_id = 0;
    std::string patient_number;
    Money price;
    Instant charged_at;
    Instant recorded_at;
    std::string bill_number;  // of the billing system
    std::optional<Instant> cancelled_at;
    std::string cancel_reason;
    std::string request_key;
    std::int64_t actor_id = 0;
    std::string actor;
};
constexpr auto describe(Of<Charge>) {
    return entity("materials_charge", "耗材计费", "Charge",
                  field<&Charge::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Charge::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
                  field<&Charge::number>("number", {.zh = "单号", .en = "Number"}),
                  field<&Charge::code>("code", {.zh = "条码", .en = "Code"}),
                  field<&Charge::piece_id>("piece_id", {.zh = "耗材", .en = "Piece", .references = "materials_piece"}),
                  field<&Charge::use_id>("use_id", {.zh = "使用记录", .en = "Use"}),
                  field<&Charge::department_id>(
                      "department_id", {.zh = "科室", .en = "Department", .references = "organization_department"}),
                  field<&Charge::patient_number>("patient_number", {.zh = "患者号", .en = "Patient number"}),
                  field<&Charge::price>("price", {.zh = "金额", .en = "Price", .unit = "¥"}),
                  field<&Charge::charged_at>("charged_at", {.zh = "计费时间", .en = "Charged"}),
                  field<&Charge::recorded_at>("recorded_at", {.zh = "登记时间", .en = "Recorded"}),
                  field<&Charge::bill_number>("bill_number", {.zh = "收费单号", .en = "Bill number"}),
                  field<&Charge::cancelled_at>("cancelled_at", {.zh = "撤销时间", .en = "Withdrawn"}),
                  field<&Charge::cancel_reason>("cancel_reason", {.zh = "撤销原因", .en = "Why withdrawn"}),
                  field<&Charge::request_key>("request_key", {.zh = "提交标识", .en = "Request key"}),
                  field<&Charge::actor_id>("actor_id", {.zh = "登记人号", .en = "By id"}),
                  field<&Charge::actor>("actor", {.zh = "登记人", .en = "By"}));
}
static_assert(fully_described<Charge>);

struct Gap {
    Id<Gap> id;
    std::int64_t version = 0;
    std::string mark;  // kind and what it is about: found twice is one gap
    GapKind kind = GapKind::not_used;
    GapState state = GapState::open;
    std::int64_t piece_id = 0;
    std::int64_t charge_id = 0;
    std::int64_t store_id = 0;
    std::int64_t department_id = 0;
    std::string code;
    Instant since;  // what should have been followed by something
    Instant found_at;
    std::string acknowledged_by;
    std::optional<Instant> acknowledged_at;
    std::string reason;
    std::optional<Instant> closed_at;
};
constexpr auto describe(Of<Gap>) {
    return entity("materials_gap", "闭环异常", "Gap",
                  field<&Gap::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Gap::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
                  field<&Gap::mark>("mark", {.zh = "标识", .en = "Mark"}),
                  field<&Gap::kind>("kind", {.zh = "类别", .en = "Kind"}),
                  field<&Gap::state>("state", {.zh = "状态", .en = "State"}),
                  field<&Gap::piece_id>("piece_id", {.zh = "耗材", .en = "Piece", .references = "materials_piece"}),
                  field<&Gap::charge_id>("charge_id", {.zh = "计费", .en = "Charge"}),
                  field<&Gap::store_id>("store_id", {.zh = "库房", .en = "Store", .references = "materials_store"}),
                  field<&Gap::department_id>(
                      "department_id", {.zh = "科室", .en = "Department", .references = "organization_department"}),
                  field<&Gap::code>("code", {.zh = "条码", .en = "Code"}),
                  field<&Gap::since>("since", {.zh = "自", .en = "Since"}),
                  field<&Gap::found_at>("found_at", {.zh = "发现时间", .en = "Found"}),
                  field<&Gap::acknowledged_by>("acknowledged_by", {.zh = "核实人", .en = "Looked into by"}),
                  field<&Gap::acknowledged_at>("acknowledged_at", {.zh = "核实时间", .en = "Looked into"}),
                  field<&Gap::reason>("reason", {.zh = "原因", .en = "Reason"}),
                  field<&Gap::closed_at>("closed_at", {.zh = "消除时间", .en = "Gone"}));
}
static_assert(fully_described<Gap>);

}  // namespace zs::materials
