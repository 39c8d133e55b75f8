// Routes of pieces, charges, gaps and scans. The tables last, handlers first.
#include <fmt/format.h>

#include "core/json.h"
#include "core/text.h"
#include "domains/materials/piece_json.h"
#include "domains/materials/piece_service.h"
#include "domains/materials/piece_views.h"
#include "domains/materials/routes.h"
#include "platform/audit/audit.h"
#include "platform/module/exchange.h"

namespace zs::materials {
namespace {

using http::Context;
using http::Response;

Restriction visible_uses(const Actor& actor) {
    return scope_restriction(actor, {.campus = "s.campus_id", .department = "u.department_id"});
}
Restriction visible_charges(const Actor& actor) {
    return scope_restriction(actor, {.campus = "s.campus_id", .department = "c.department_id"});
}
Restriction visible_gaps(const Actor& actor) {
    return scope_restriction(actor, {.campus = "s.campus_id", .department = "g.department_id"});
}

template <class Row, Restriction (*visible)(const Actor&)>
Result<Response> list_rows(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<Row>(), visible(context.actor));
}
template <class Row, Restriction (*visible)(const Actor&)>
Result<Response> export_rows(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<Row>(), visible(context.actor));
}

struct PieceReason {
    std::string reason;
};
constexpr auto describe(Of<PieceReason>) {
    return view("MaterialsPieceReason", "", "原因", "Reason",
                field<&PieceReason::reason>("reason", {.zh = "原因", .en = "Reason", .length_max = 200}));
}

struct Taught {
    std::string code;
    std::string unit;
};
constexpr auto describe(Of<Taught>) {
    return view("MaterialsTaughtBarcode", "", "登记条码", "Teach a barcode",
                field<&Taught::code>("code", {.zh = "条码", .en = "Code", .required = true, .length_max = 200}),
                field<&Taught::unit>("unit", {.zh = "单位", .en = "Unit", .length_max = 10}));
}

Result<Response> get_piece(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto piece, load_visible(reader, context.actor, Id<Piece>{id}));
    return http::ok(piece_json(reader, context.actor, piece.id));
}

/// Who asked for a patient's number is kept.
Result<Response> get_patient(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto piece, load_visible(transaction, context.actor, Id<Piece>{id}));
    if (piece.use_id == 0) return fail(Code::conflict, "materials.piece_not_used");
    ZS_TRY_ASSIGN(const auto use, load(transaction, Id<PieceUse>{piece.use_id}));
    audit::record(transaction, context.actor, "materials.piece.patient_seen", "materials_piece", piece.id.value);
    std::string out = "{";
    json::append_text(out, "patient_number", use.patient_number);
    return http::ok(out + "}");
}

Result<Response> new_use(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto input, context.command<UseInput>());
    ZS_TRY_ASSIGN(const auto piece, use_piece(transaction, context.actor, input));
    return http::created(piece_json(transaction, context.actor, piece.id));
}

Result<Response> withdraw_use(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<PieceReason>());
    ZS_TRY_ASSIGN(const auto piece, cancel_use(transaction, context.actor, Id<Piece>{id}, input.reason));
    return http::ok(piece_json(transaction, context.actor, piece.id));
}

Result<Response> charge_json(Reader& reader, Id<Charge> id) {
    const auto row = select_one<ChargeRow>(reader, "WHERE c.id = ?", {id.value});
    return http::created(row ? to_json(*row) : "{}");
}

Result<Response> new_charge(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto input, context.command<ChargeInput>());
    ZS_TRY_ASSIGN(const auto made, charge(transaction, context.actor, input));
    return charge_json(transaction, made.id);
}

Result<Response> withdraw_charge(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<PieceReason>());
    ZS_TRY_ASSIGN(const auto made, cancel_charge(transaction, context.actor, Id<Charge>{id}, input.reason));
    return charge_json(transaction, made.id);
}

Result<Response> look_into(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<PieceReason>());
    ZS_TRY_ASSIGN(const auto gap, acknowledge(transaction, context.actor, Id<Gap>{id}, input.reason));
    const auto row = select_one<GapRow>(transaction, "WHERE g.id = ?", {gap.id.value});
    return http::ok(row ? to_json(*row) : "{}");
}

/// Looks at once instead of at the next hour.
Result<Response> look_now(Context&, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto changed, find_gaps(transaction));
    return http::ok(fmt::format(R"({{"changed":{}}})", changed));
}

Result<Response> scan(Context& context, Reader& reader) {
    const std::string text(context.request.query_value("text"));
    if (text::trim(text).empty()) return fail_field("text", "field.required");
    return http::ok(scan_json(reader, context.actor, read_scan(reader, text)));
}

Result<Response> teach(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<Taught>());
    ZS_TRY_ASSIGN(const auto item, teach_barcode(transaction, context.actor, Id<Item>{id}, input.code, input.unit));
    return http::ok(to_json(item));
}

struct ListTexts {
    std::string_view path, export_path, summary, export_summary;
};
template <class Row, Restriction (*visible)(const Actor&)>
void add_list(http::Routes& routes, const ListTexts& texts) {
    constexpr std::string_view scope = "campus of the store, department";
    routes.push_back({.method = http::Method::get,
                      .path = texts.path,
                      .permission = "materials.view",
                      .summary = texts.summary,
                      .read = list_rows<Row, visible>,
                      .output = &table_of<Row>(),
                      .page = true,
                      .scope = scope});
    routes.push_back({.method = http::Method::get,
                      .path = texts.export_path,
                      .permission = "materials.view",
                      .summary = texts.export_summary,
                      .read = export_rows<Row, visible>,
                      .scope = scope});
}

}  // namespace

http::Routes piece_routes() {
    using enum http::Method;
    http::Routes routes;
    add_list<PieceRow, visible_pieces>(routes, {"/api/v1/materials/pieces", "/api/v1/materials/pieces/export",
                                                "List pieces of high-value consumables", "Pieces as xlsx"});
    add_list<PieceUseRow, visible_uses>(
        routes, {"/api/v1/materials/piece-uses", "/api/v1/materials/piece-uses/export",
                 "List uses of pieces, patients masked", "Uses of pieces as xlsx, patients masked"});
    add_list<ChargeRow, visible_charges>(
        routes, {"/api/v1/materials/charges", "/api/v1/materials/charges/export",
                 "List charges for pieces, patients masked", "Charges as xlsx, patients masked"});
    add_list<GapRow, visible_gaps>(routes, {"/api/v1/materials/gaps", "/api/v1/materials/gaps/export",
                                            "List what does not fit between receipt, use and bill", "Gaps as xlsx"});
    const auto add = [&](http::Route route) {
        route.scope = "campus of the store, department of the piece";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/materials/pieces/{id}",
         .permission = "materials.view",
         .summary = "A piece with its whole life, the patient masked",
         .read = get_piece,
         .output = &table_of<PieceRow>()});
    add({.method = post,
         .path = "/api/v1/materials/pieces/{id}/patient",
         .permission = "materials.see_patients",
         .summary = "The number of the patient; who asked is kept",
         .write = get_patient});
    add({.method = post,
         .path = "/api/v1/materials/pieces/use",
         .permission = "materials.use_pieces",
         .summary = "A piece is used on a patient",
         .write = new_use,
         .input = &table_of<UseInput>(),
         .output = &table_of<PieceRow>()});
    add({.method = post,
         .path = "/api/v1/materials/pieces/{id}/withdraw-use",
         .permission = "materials.use_pieces",
         .summary = "The use was a mistake",
         .write = withdraw_use,
         .input = &table_of<PieceReason>(),
         .output = &table_of<PieceRow>()});
    add({.method = post,
         .path = "/api/v1/materials/charges",
         .permission = "materials.bill",
         .summary = "Charge for a piece; with a bill number also what nobody received",
         .write = new_charge,
         .input = &table_of<ChargeInput>(),
         .output = &table_of<ChargeRow>()});
    add({.method = post,
         .path = "/api/v1/materials/charges/{id}/withdraw",
         .permission = "materials.bill",
         .summary = "Take a charge back",
         .write = withdraw_charge,
         .input = &table_of<PieceReason>(),
         .output = &table_of<ChargeRow>()});
    add({.method = post,
         .path = "/api/v1/materials/gaps/{id}/acknowledge",
         .permission = "materials.gaps",
         .summary = "A gap was looked into, with the reason",
         .write = look_into,
         .input = &table_of<PieceReason>(),
         .output = &table_of<GapRow>()});
    add({.method = post,
         .path = "/api/v1/materials/gaps/look",
         .permission = "materials.gaps",
         .summary = "Look for gaps now",
         .write = look_now});
    return routes;
}

http::Routes scan_routes() {
    using enum http::Method;
    return {{.method = get,
             .path = "/api/v1/materials/scan",
             .permission = "materials.view",
             .summary = "What a scanned text is: GS1, UDI, barcode, serial number: ?text=",
             .read = scan,
             .scope = "none: the catalogue; pieces by campus and department"},
            {.method = post,
             .path = "/api/v1/materials/items/{id}/barcodes",
             .permission = "materials.manage",
             .summary = "Teach a barcode to an item",
             .write = teach,
             .input = &table_of<Taught>(),
             .output = &table_of<Item>(),
             .scope = "none: the catalogue"}};
}

}  // namespace zs::materials
