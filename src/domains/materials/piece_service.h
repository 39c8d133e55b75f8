// Use cases of pieces: used on a patient, billed, what does not fit looked into.
#pragma once
#include "domains/materials/piece.h"
#include "domains/materials/service.h"

namespace zs::materials {

/// POST …/pieces/use.
struct UseInput {
    std::string code;           // scanned: UDI or serial number
    std::int64_t piece_id = 0;  // or the piece itself
    std::int64_t department_id = 0;
    std::string patient_number;
    std::string procedure;
    std::string room;
    std::string operator_name;
    std::optional<Instant> used_at;
    std::string reason;  // a piece that was used before is in somebody's hand all the same
    std::string request_key;
};
constexpr auto describe(Of<UseInput>) {
    return view(
        "MaterialsPieceUse", "", "登记使用", "Use on a patient",
        field<&UseInput::code>("code", {.zh = "耗材条码", .en = "Code", .length_max = 200}),
        field<&UseInput::piece_id>("piece_id", {.zh = "耗材", .en = "Piece", .min = 0}),
        field<&UseInput::department_id>(
            "department_id", {.zh = "科室", .en = "Department", .min = 0, .references = "organization_department"}),
        field<&UseInput::patient_number>(
            "patient_number",
            {.zh = "患者号", .en = "Patient number", .required = true, .length_min = 4, .length_max = 32}),
        field<&UseInput::procedure>("procedure_name",
                                    {.zh = "手术/操作", .en = "Procedure", .required = true, .length_max = 100}),
        field<&UseInput::room>("room", {.zh = "房间", .en = "Room", .length_max = 60}),
        field<&UseInput::operator_name>("operator_name", {.zh = "术者", .en = "Operator", .length_max = 40}),
        field<&UseInput::used_at>("used_at", {.zh = "使用时间", .en = "Used"}),
        field<&UseInput::reason>("reason", {.zh = "重复使用说明", .en = "Why once more", .length_max = 200}),
        field<&UseInput::request_key>("request_key", {.zh = "提交标识", .en = "Request key", .length_max = 64}));
}
static_assert(fully_described<UseInput>);

/// POST …/charges.
struct ChargeInput {
    std::string code;
    std::int64_t piece_id = 0;
    std::string patient_number;  // empty: of the use
    std::optional<Money> price;  // empty: what the piece cost
    std::string bill_number;     // of the billing system: a code that nobody received is kept, and is a gap
    std::optional<Instant> charged_at;
    std::string request_key;
};
constexpr auto describe(Of<ChargeInput>) {
    return view(
        "MaterialsNewCharge", "", "计费", "Charge",
        field<&ChargeInput::code>("code", {.zh = "耗材条码", .en = "Code", .length_max = 200}),
        field<&ChargeInput::piece_id>("piece_id", {.zh = "耗材", .en = "Piece", .min = 0}),
        field<&ChargeInput::patient_number>("patient_number",
                                            {.zh = "患者号", .en = "Patient number", .length_max = 32}),
        field<&ChargeInput::price>("price", {.zh = "金额", .en = "Price", .min = 0, .max = 100'000'000, .unit = "¥"}),
        field<&ChargeInput::bill_number>("bill_number", {.zh = "收费单号", .en = "Bill number", .length_max = 60}),
        field<&ChargeInput::charged_at>("charged_at", {.zh = "计费时间", .en = "Charged"}),
        field<&ChargeInput::request_key>("request_key", {.zh = "提交标识", .en = "Request key", .length_max = 64}));
}
static_assert(fully_described<ChargeInput>);

/// Pieces of his stores and departments; columns of `p` and `s`.
Restriction visible_pieces(const Actor& actor);
Result<Piece> load_visible(Reader& reader, const Actor& actor, Id<Piece> id);
/// The piece of a scanned text: GTIN and serial number, the whole UDI, or a serial number that one piece has.
std::optional<Piece> find_piece(Reader& reader, const std::string& text);

/// Where the pieces of a document are now. Called by post(). Errors: materials.piece_is_used, materials.serial_is_here,
/// materials.serial_not_here.
Status follow_pieces(Transaction& transaction, const Document& document, const std::vector<Entry>& entries);

/// A piece is used on a patient; out of a ward's store it is issued (and bought, if it was the supplier's) at that
/// moment. Errors: materials.piece_expired, materials.piece_in_store, materials.piece_on_the_way,
/// materials.piece_of_another_department, materials.piece_gone, field errors (reason: it was used before).
Result<Piece> use_piece(Transaction& transaction, const Actor& actor, const UseInput& input);
/// The use was a mistake: the piece is where it was before. Errors: materials.piece_not_used,
/// materials.piece_is_billed.
Result<Piece> cancel_use(Transaction& transaction, const Actor& actor, Id<Piece> id, const std::string& reason);

/// Errors: materials.billed_already, field errors (other patient, price above what is allowed).
Result<Charge> charge(Transaction& transaction, const Actor& actor, const ChargeInput& input);
Result<Charge> cancel_charge(Transaction& transaction, const Actor& actor, Id<Charge> id, const std::string& reason);

/// New gaps are told, those that are gone are closed. How many changed. An hourly job.
Result<std::int64_t> find_gaps(Transaction& transaction);
Result<Gap> acknowledge(Transaction& transaction, const Actor& actor, Id<Gap> id, const std::string& reason);

}  // namespace zs::materials
