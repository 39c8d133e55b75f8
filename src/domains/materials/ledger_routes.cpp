// Routes of the ledger: movements, documents, balances of the past, closed months. The table last, handlers first.
#include <fmt/format.h>

#include "core/json.h"
#include "domains/catalog/catalog.h"
#include "domains/materials/routes.h"
#include "domains/materials/service.h"
#include "domains/materials/stock_views.h"
#include "platform/module/exchange.h"

namespace zs::materials {
namespace {

using http::Context;
using http::Response;

/// Documents of his stores, sent to them, or of his departments.
Restriction visible_documents(const Actor& actor) {
    auto of_store = visible_stores(actor);
    if (of_store.sql.empty()) return of_store;
    const auto to_store = scope_restriction(actor, {.campus = "t.campus_id", .department = "t.department_id"});
    const auto of_department = scope_restriction(actor, {.department = "o.department_id"});
    of_store.sql = fmt::format("(({}) OR ({}) OR ({}))", of_store.sql, to_store.sql, of_department.sql);
    for (const auto* more : {&to_store, &of_department})
        of_store.parameters.insert(of_store.parameters.end(), more->parameters.begin(), more->parameters.end());
    return of_store;
}

Result<DocumentRow> visible_row(Reader& reader, const Actor& actor, std::int64_t id) {
    const auto restriction = visible_documents(actor);
    Values parameters{id};
    parameters.insert(parameters.end(), restriction.parameters.begin(), restriction.parameters.end());
    auto row = select_one<DocumentRow>(
        reader, fmt::format("WHERE o.id = ? AND {}", restriction.sql.empty() ? "1=1" : restriction.sql), parameters);
    if (!row) return fail(Code::not_found, "entity.not_found");
    return *std::move(row);
}

std::string document_json(Reader& reader, const Document& document) {
    std::string out = to_json(document);
    out.pop_back();
    json::append_key(out, "entries");
    out += '[';
    reader.query(
        "SELECT e.id, i.id, i.code, i.name, i.unit, e.quantity, e.value, e.account, e.place_id, COALESCE(l.number, "
        "''), "
        "l.expires_on, COALESCE(n.code, ''), e.owner_id FROM materials_entry e JOIN materials_item i ON i.id = "
        "e.item_id LEFT JOIN materials_lot l ON l.id = e.lot_id LEFT JOIN materials_bin n ON n.id = e.bin_id WHERE "
        "e.document_id = ? ORDER BY e.id",
        {document.id.value}, [&](const Row& row) {
            if (out.back() != '[') out += ',';
            out += fmt::format(R"({{"id":{},"item_id":{})", row.integer(0), row.integer(1));
            json::append_text(out, "code", row.text(2));
            json::append_text(out, "name", row.text(3));
            json::append_text(out, "unit", row.text(4));
            json::append_text(out, "quantity", decimal_text(row.integer(5), Quantity::scale));
            json::append_text(out, "value", decimal_text(row.integer(6), Money::scale));
            json::append_text(out, "account", row.text(7));
            json::append_text(out, "lot", row.text(9));
            json::append_text(out, "expires_on",
                              row.is_null(10) ? "" : to_text(Date{static_cast<std::int32_t>(row.integer(10))}));
            json::append_text(out, "bin", row.text(11));
            out += fmt::format(R"(,"place_id":{},"owner_id":{}}})", row.integer(8), row.integer(12));
        });
    out += "],\"followed_by\":[";
    reader.query(
        "SELECT id, number, kind FROM materials_document WHERE of_document_id = ? AND of_document_id > 0 ORDER BY id",
        {document.id.value}, [&](const Row& row) {
            if (out.back() != '[') out += ',';
            out += fmt::format(R"({{"id":{},"number":"{}","kind":"{}"}})", row.integer(0), row.text(1), row.text(2));
        });
    out += "],\"in_transit\":[";
    if (document.kind == DocumentKind::transfer)
        for (const auto& part : still_in_transit(reader, document.id)) {
            if (out.back() != '[') out += ',';
            out += fmt::format(R"({{"item_id":{},"lot_id":{},"quantity":"{}"}})", part.item_id, part.lot_id,
                               decimal_text(part.quantity.units, Quantity::scale));
        }
    return out + "]}";
}

Result<Response> list_documents(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<DocumentRow>(), visible_documents(context.actor));
}

Result<Response> export_documents(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<DocumentRow>(), visible_documents(context.actor));
}

Result<Response> get_document(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto row, visible_row(reader, context.actor, id));
    ZS_TRY_ASSIGN(const Document document, load(reader, row.id));
    return http::ok(document_json(reader, document));
}

Result<Response> new_movement(Context& context, Transaction& transaction) {
    const auto kind = value_of<DocumentKind>(context.path_value(0));
    if (!kind) return fail(Code::not_found, "http.not_found");
    ZS_TRY_ASSIGN(const auto input, context.command<MovementInput>());
    ZS_TRY_ASSIGN(const auto document, move(transaction, context.actor, *kind, input));
    return http::created(document_json(transaction, document));
}

struct ReasonInput {
    std::string reason;
};
constexpr auto describe(Of<ReasonInput>) {
    return view("MaterialsReason", "", "原因", "Reason",
                field<&ReasonInput::reason>("reason", {.zh = "原因", .en = "Reason", .length_max = 200}));
}

struct MonthInput {
    std::string month;
    std::string reason;
};
constexpr auto describe(Of<MonthInput>) {
    return view("MaterialsMonth", "", "月份", "Month",
                field<&MonthInput::month>("month", {.zh = "月份", .en = "Month", .required = true, .length_max = 7}),
                field<&MonthInput::reason>("reason", {.zh = "原因", .en = "Reason", .length_max = 200}));
}

Result<Response> take_back(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<ReasonInput>());
    ZS_TRY_ASSIGN(const auto row, visible_row(transaction, context.actor, id));
    ZS_TRY_ASSIGN(const auto document, reverse(transaction, context.actor, row.id, input.reason));
    return http::created(document_json(transaction, document));
}

/// All stock as of an instant or of the end of a day, with the names of things.
Result<Response> past_balance(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const Instant at, asked_instant(context, reader));
    std::string out = fmt::format(R"({{"at":"{}","items":[)", to_text(at));
    Money value;
    for (const auto& one : balance_at(reader, at)) {
        const auto store = load_visible_store(reader, context.actor, one.place_id);
        if (!store && !context.actor.scope.all) continue;
        value = value + one.value;
        if (out.back() != '[') out += ',';
        out += fmt::format(R"({{"item_id":{},"account":"{}","store_id":{},"quantity":"{}","value":"{}")", one.item_id,
                           text_of(one.account), one.place_id, decimal_text(one.quantity.units, Quantity::scale),
                           decimal_text(one.value.units, Money::scale));
        if (const auto facts = item_facts(reader, {one.item_id})) {
            json::append_text(out, "code", (*facts)->item.code);
            json::append_text(out, "name", (*facts)->item.name);
            json::append_text(out, "name_en", (*facts)->item.name_en);
            json::append_text(out, "unit", (*facts)->item.unit);
        }
        json::append_text(out, "store", store ? (*store)->name : "");
        out += '}';
    }
    return http::ok(out + fmt::format(R"(],"value":"{}"}})", decimal_text(value.units, Money::scale)));
}

Result<Response> list_months(Context&, Reader& reader) {
    std::string out = "{\"items\":[";
    reader.query(
        "SELECT s.month, s.valid, s.at, o.number, o.actor, o.at, COALESCE((SELECT CAST(SUM(r.value) AS BIGINT) FROM "
        "materials_snapshot_row r WHERE r.snapshot_id = s.id AND r.owner_id = 0), 0) FROM materials_snapshot s JOIN "
        "materials_document o ON o.id = s.document_id WHERE s.month <> '' ORDER BY s.month DESC, s.id DESC LIMIT 60",
        {}, [&](const Row& row) {
            if (out.back() != '[') out += ',';
            out += fmt::format(R"({{"month":"{}","closed":{},"number":"{}","at":"{}","value":"{}")", row.text(0),
                               row.flag(1), row.text(3), to_text(Instant{row.integer(5)}),
                               decimal_text(row.integer(6), Money::scale));
            json::append_text(out, "actor", row.text(4));
            out += '}';
        });
    return http::ok(out + "]}");
}

Result<Response> close(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto input, context.command<MonthInput>());
    ZS_TRY_ASSIGN(const auto document, close_month(transaction, context.actor, input.month));
    return http::created(to_json(document));
}

Result<Response> reopen(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto input, context.command<MonthInput>());
    ZS_TRY_ASSIGN(const auto document, reopen_month(transaction, context.actor, input.month, input.reason));
    return http::created(to_json(document));
}

}  // namespace

Result<Instant> asked_instant(Context& context, Reader& reader) {
    const auto wanted = context.request.query_value("at");
    if (wanted.empty()) return reader.now();
    if (const auto day = parse_date(wanted))
        return start_of_day(*day + 1, catalog::calendar(reader)->zone()) - Duration{1};
    if (const auto instant = parse_instant(wanted)) return *instant;
    return fail_field("at", "field.not_a_date");
}

Result<Document> load_visible_document(Reader& reader, const Actor& actor, Id<Document> id) {
    ZS_TRY_ASSIGN(const auto row, visible_row(reader, actor, id.value));
    return load(reader, row.id);
}

http::Routes ledger_routes() {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        if (route.scope.empty()) route.scope = "campus, department of the store; department of the document";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/materials/documents",
         .permission = "materials.view",
         .summary = "List stock documents",
         .read = list_documents,
         .output = &table_of<DocumentRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/materials/documents/export",
         .permission = "materials.view",
         .summary = "Stock documents as xlsx, filtered like the list",
         .read = export_documents});
    add({.method = get,
         .path = "/api/v1/materials/documents/{id}",
         .permission = "materials.view",
         .summary = "A document with its entries",
         .read = get_document,
         .output = &table_of<Document>()});
    add({.method = post,
         .path = "/api/v1/materials/movements/{kind}",
         .permission = "materials.view",
         .summary = "Receive, issue, return, transfer, take in, put away, adjust, scrap or produce",
         .write = new_movement,
         .input = &table_of<MovementInput>(),
         .output = &table_of<Document>()});
    add({.method = post,
         .path = "/api/v1/materials/documents/{id}/reverse",
         .permission = "materials.adjust",
         .summary = "Take a document back by a new one",
         .write = take_back,
         .input = &table_of<ReasonInput>(),
         .output = &table_of<Document>()});
    add({.method = get,
         .path = "/api/v1/materials/balance",
         .permission = "materials.view",
         .summary = "All stock as of an instant or the end of a day: ?at=",
         .read = past_balance});
    add({.method = get,
         .path = "/api/v1/materials/months",
         .permission = "materials.indicators",
         .summary = "Closed months with their value",
         .read = list_months,
         .scope = "none: whole hospital"});
    add({.method = post,
         .path = "/api/v1/materials/months/close",
         .permission = "materials.close",
         .summary = "Close a month that is over",
         .write = close,
         .input = &table_of<MonthInput>(),
         .output = &table_of<Document>(),
         .scope = "none: whole hospital"});
    add({.method = post,
         .path = "/api/v1/materials/months/reopen",
         .permission = "materials.close",
         .summary = "Open the month closed last, with a reason",
         .write = reopen,
         .input = &table_of<MonthInput>(),
         .output = &table_of<Document>(),
         .scope = "none: whole hospital"});
    return routes;
}

}  // namespace zs::materials
