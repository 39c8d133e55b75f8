// What lists of pieces, uses, charges and gaps show. Patients' numbers are masked to their last two characters.
#pragma once
#include "domains/materials/piece.h"

namespace zs::materials {

struct PieceRow {
    Id<Piece> id;
    PieceState state = PieceState::in_store;
    std::string code;
    std::string name;
    std::string name_en;
    std::string specification;
    std::string serial;
    std::string batch;
    std::optional<Date> expires_on;
    std::string store;
    std::optional<std::string> department;
    std::optional<std::string> owner;
    Instant since;
    std::optional<std::string> patient;
    std::optional<std::string> procedure;
    std::optional<Instant> used_at;
    std::optional<std::string> charge_number;
    std::optional<Money> price;
    std::int64_t open_gaps = 0;
    std::int64_t item_id = 0;
    std::int64_t store_id = 0;
    std::int64_t department_id = 0;
};
inline constexpr std::string_view piece_row_from =
    "materials_piece p JOIN materials_item i ON i.id = p.item_id JOIN materials_lot l ON l.id = p.lot_id LEFT JOIN "
    "materials_store s ON s.id = p.store_id LEFT JOIN organization_department d ON d.id = p.department_id LEFT JOIN "
    "materials_piece_use u ON u.id = p.use_id LEFT JOIN materials_charge c ON c.id = p.charge_id";
constexpr auto describe(Of<PieceRow>) {
    return view(
        "MaterialsPieceRow", piece_row_from, "高值耗材", "Pieces",
        field<&PieceRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "p.id"}),
        field<&PieceRow::state>("state", {.zh = "状态", .en = "State", .sql = "p.state"}),
        field<&PieceRow::code>("code", {.zh = "代码", .en = "Code", .sql = "i.code", .searchable = true}),
        field<&PieceRow::name>("name", {.zh = "名称", .en = "Name", .sql = "i.name", .searchable = true}),
        field<&PieceRow::name_en>("name_en", {.zh = "英文名", .en = "English name", .sql = "i.name_en"}),
        field<&PieceRow::specification>("specification",
                                        {.zh = "规格型号", .en = "Specification", .sql = "i.specification"}),
        field<&PieceRow::serial>("serial",
                                 {.zh = "序列号", .en = "Serial number", .sql = "l.number", .searchable = true}),
        field<&PieceRow::batch>("batch", {.zh = "批号", .en = "Lot", .sql = "l.batch"}),
        field<&PieceRow::expires_on>("expires_on", {.zh = "有效期至", .en = "Expires", .sql = "l.expires_on"}),
        field<&PieceRow::store>("store", {.zh = "库房", .en = "Store", .sql = "COALESCE(s.name, '')"}),
        field<&PieceRow::department>("department",
                                     {.zh = "科室", .en = "Department", .sql = "d.name", .sql_en = "d.name_en"}),
        field<&PieceRow::owner>(
            "owner",
            {.zh = "寄售货主",
             .en = "Consigned by",
             .sql = "(SELECT v.name FROM materials_balance b JOIN organization_vendor v ON v.id = b.owner_id WHERE "
                    "b.item_id = p.item_id AND b.lot_id = p.lot_id AND b.owner_id > 0 LIMIT 1)"}),
        field<&PieceRow::since>("since", {.zh = "自", .en = "Since", .sql = "p.since"}),
        field<&PieceRow::patient>(
            "patient",
            {.zh = "患者", .en = "Patient", .sql = "'****' || SUBSTR(u.patient_number, LENGTH(u.patient_number) - 1)"}),
        field<&PieceRow::procedure>("procedure_name",
                                    {.zh = "手术/操作", .en = "Procedure", .sql = "u.procedure_name"}),
        field<&PieceRow::used_at>("used_at", {.zh = "使用时间", .en = "Used", .sql = "u.used_at"}),
        field<&PieceRow::charge_number>("charge_number", {.zh = "计费单号", .en = "Charge", .sql = "c.number"}),
        field<&PieceRow::price>("price", {.zh = "计费金额", .en = "Charged", .unit = "¥", .sql = "c.price"}),
        field<&PieceRow::open_gaps>("open_gaps",
                                    {.zh = "异常",
                                     .en = "Gaps",
                                     .sql = "(SELECT COUNT(*) FROM materials_gap g WHERE g.piece_id = p.id AND g.state "
                                            "<> 'closed')"}),
        field<&PieceRow::item_id>("item_id",
                                  {.zh = "物资", .en = "Item", .references = "materials_item", .sql = "p.item_id"}),
        field<&PieceRow::store_id>(
            "store_id", {.zh = "所在库房", .en = "In store", .references = "materials_store", .sql = "p.store_id"}),
        field<&PieceRow::department_id>("department_id", {.zh = "科室号",
                                                          .en = "Department id",
                                                          .references = "organization_department",
                                                          .sql = "p.department_id"}));
}
static_assert(fully_described<PieceRow>);

struct PieceUseRow {
    Id<PieceUse> id;
    Instant used_at;
    std::string code;
    std::string name;
    std::string serial;
    std::optional<std::string> department;
    std::string patient;
    std::string procedure;
    std::string room;
    std::string operator_name;
    std::optional<std::string> charge_number;
    std::optional<Money> price;
    std::string actor;
    std::int64_t piece_id = 0;
    std::int64_t department_id = 0;
};
inline constexpr std::string_view piece_use_row_from =
    "materials_piece_use u JOIN materials_piece p ON p.id = u.piece_id JOIN materials_item i ON i.id = p.item_id JOIN "
    "materials_lot l ON l.id = p.lot_id LEFT JOIN materials_store s ON s.id = p.store_id LEFT JOIN "
    "organization_department d ON d.id = u.department_id LEFT JOIN materials_charge c ON c.use_id = u.id AND "
    "c.cancelled_at IS NULL";
constexpr auto describe(Of<PieceUseRow>) {
    return view(
        "MaterialsPieceUseRow", piece_use_row_from, "耗材使用", "Uses of pieces",
        field<&PieceUseRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "u.id"}),
        field<&PieceUseRow::used_at>("used_at", {.zh = "使用时间", .en = "Used", .sql = "u.used_at"}),
        field<&PieceUseRow::code>("code", {.zh = "代码", .en = "Code", .sql = "i.code", .searchable = true}),
        field<&PieceUseRow::name>(
            "name", {.zh = "名称", .en = "Name", .sql = "i.name", .sql_en = "i.name_en", .searchable = true}),
        field<&PieceUseRow::serial>("serial",
                                    {.zh = "序列号", .en = "Serial number", .sql = "l.number", .searchable = true}),
        field<&PieceUseRow::department>("department",
                                        {.zh = "科室", .en = "Department", .sql = "d.name", .sql_en = "d.name_en"}),
        field<&PieceUseRow::patient>(
            "patient",
            {.zh = "患者", .en = "Patient", .sql = "'****' || SUBSTR(u.patient_number, LENGTH(u.patient_number) - 1)"}),
        field<&PieceUseRow::procedure>("procedure_name",
                                       {.zh = "手术/操作", .en = "Procedure", .sql = "u.procedure_name"}),
        field<&PieceUseRow::room>("room", {.zh = "房间", .en = "Room", .sql = "u.room"}),
        field<&PieceUseRow::operator_name>("operator_name", {.zh = "术者", .en = "Operator", .sql = "u.operator_name"}),
        field<&PieceUseRow::charge_number>("charge_number", {.zh = "计费单号", .en = "Charge", .sql = "c.number"}),
        field<&PieceUseRow::price>("price", {.zh = "计费金额", .en = "Charged", .unit = "¥", .sql = "c.price"}),
        field<&PieceUseRow::actor>("actor", {.zh = "登记人", .en = "By", .sql = "u.actor"}),
        field<&PieceUseRow::piece_id>("piece_id", {.zh = "耗材号", .en = "Piece id", .sql = "u.piece_id"}),
        field<&PieceUseRow::department_id>("department_id", {.zh = "科室号",
                                                             .en = "Department id",
                                                             .references = "organization_department",
                                                             .sql = "u.department_id"}));
}
static_assert(fully_described<PieceUseRow>);

struct ChargeRow {
    Id<Charge> id;
    std::string number;
    Instant charged_at;
    std::string code;
    std::optional<std::string> name;
    std::optional<std::string> department;
    std::string patient;
    Money price;
    std::string bill_number;
    std::optional<Instant> cancelled_at;
    std::string cancel_reason;
    std::string actor;
    std::int64_t piece_id = 0;
    std::int64_t department_id = 0;
};
inline constexpr std::string_view charge_row_from =
    "materials_charge c LEFT JOIN materials_piece p ON p.id = c.piece_id LEFT JOIN materials_item i ON i.id = "
    "p.item_id LEFT JOIN materials_store s ON s.id = p.store_id LEFT JOIN organization_department d ON d.id = "
    "c.department_id";
constexpr auto describe(Of<ChargeRow>) {
    return view(
        "MaterialsChargeRow", charge_row_from, "耗材计费", "Charges",
        field<&ChargeRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "c.id"}),
        field<&ChargeRow::number>("number", {.zh = "单号", .en = "Number", .sql = "c.number", .searchable = true}),
        field<&ChargeRow::charged_at>("charged_at", {.zh = "计费时间", .en = "Charged", .sql = "c.charged_at"}),
        field<&ChargeRow::code>("code", {.zh = "条码", .en = "Code", .sql = "c.code", .searchable = true}),
        field<&ChargeRow::name>("name", {.zh = "名称", .en = "Name", .sql = "i.name", .sql_en = "i.name_en"}),
        field<&ChargeRow::department>("department",
                                      {.zh = "科室", .en = "Department", .sql = "d.name", .sql_en = "d.name_en"}),
        field<&ChargeRow::patient>(
            "patient",
            {.zh = "患者", .en = "Patient", .sql = "'****' || SUBSTR(c.patient_number, LENGTH(c.patient_number) - 1)"}),
        field<&ChargeRow::price>("price", {.zh = "金额", .en = "Price", .unit = "¥", .sql = "c.price"}),
        field<&ChargeRow::bill_number>(
            "bill_number", {.zh = "收费单号", .en = "Bill number", .sql = "c.bill_number", .searchable = true}),
        field<&ChargeRow::cancelled_at>("cancelled_at", {.zh = "撤销时间", .en = "Withdrawn", .sql = "c.cancelled_at"}),
        field<&ChargeRow::cancel_reason>("cancel_reason",
                                         {.zh = "撤销原因", .en = "Why withdrawn", .sql = "c.cancel_reason"}),
        field<&ChargeRow::actor>("actor", {.zh = "登记人", .en = "By", .sql = "c.actor"}),
        field<&ChargeRow::piece_id>("piece_id", {.zh = "耗材号", .en = "Piece id", .sql = "c.piece_id"}),
        field<&ChargeRow::department_id>("department_id", {.zh = "科室号",
                                                           .en = "Department id",
                                                           .references = "organization_department",
                                                           .sql = "c.department_id"}));
}
static_assert(fully_described<ChargeRow>);

struct GapRow {
    Id<Gap> id;
    GapKind kind = GapKind::not_used;
    GapState state = GapState::open;
    std::string code;
    std::optional<std::string> name;
    std::optional<std::string> department;
    std::optional<std::string> store;
    Instant since;
    Instant found_at;
    std::string acknowledged_by;
    std::string reason;
    std::optional<Instant> closed_at;
    std::int64_t piece_id = 0;
    std::int64_t department_id = 0;
};
inline constexpr std::string_view gap_row_from =
    "materials_gap g LEFT JOIN materials_piece p ON p.id = g.piece_id LEFT JOIN materials_item i ON i.id = p.item_id "
    "LEFT JOIN materials_store s ON s.id = g.store_id LEFT JOIN organization_department d ON d.id = g.department_id";
constexpr auto describe(Of<GapRow>) {
    return view("MaterialsGapRow", gap_row_from, "闭环异常", "Gaps",
                field<&GapRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "g.id"}),
                field<&GapRow::kind>("kind", {.zh = "类别", .en = "Kind", .sql = "g.kind"}),
                field<&GapRow::state>("state", {.zh = "状态", .en = "State", .sql = "g.state"}),
                field<&GapRow::code>("code", {.zh = "条码", .en = "Code", .sql = "g.code", .searchable = true}),
                field<&GapRow::name>("name", {.zh = "名称", .en = "Name", .sql = "i.name", .sql_en = "i.name_en"}),
                field<&GapRow::department>("department",
                                           {.zh = "科室", .en = "Department", .sql = "d.name", .sql_en = "d.name_en"}),
                field<&GapRow::store>("store", {.zh = "库房", .en = "Store", .sql = "s.name", .sql_en = "s.name_en"}),
                field<&GapRow::since>("since", {.zh = "自", .en = "Since", .sql = "g.since"}),
                field<&GapRow::found_at>("found_at", {.zh = "发现时间", .en = "Found", .sql = "g.found_at"}),
                field<&GapRow::acknowledged_by>("acknowledged_by",
                                                {.zh = "核实人", .en = "Looked into by", .sql = "g.acknowledged_by"}),
                field<&GapRow::reason>("reason", {.zh = "原因", .en = "Reason", .sql = "g.reason"}),
                field<&GapRow::closed_at>("closed_at", {.zh = "消除时间", .en = "Gone", .sql = "g.closed_at"}),
                field<&GapRow::piece_id>("piece_id", {.zh = "耗材号", .en = "Piece id", .sql = "g.piece_id"}),
                field<&GapRow::department_id>("department_id", {.zh = "科室号",
                                                                .en = "Department id",
                                                                .references = "organization_department",
                                                                .sql = "g.department_id"}));
}
static_assert(fully_described<GapRow>);

}  // namespace zs::materials
