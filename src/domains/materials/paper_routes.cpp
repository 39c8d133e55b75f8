// Routes of papers: forms as PDF, the balance of the past as xlsx. The table last, handlers first.
#include <fmt/format.h>

#include "domains/catalog/catalog.h"
#include "domains/materials/paper.h"
#include "domains/materials/routes.h"
#include "domains/materials/service.h"
#include "domains/materials/stocktake_service.h"
#include "platform/documents/xlsx_write.h"

namespace zs::materials {
namespace {

using http::Context;
using http::Response;

Result<Response> pdf_answer(const documents::Form& form) {
    ZS_TRY_ASSIGN(auto pdf, documents::render_form(form));
    return Response{200,
                    "application/pdf",
                    std::move(pdf),
                    {{"Content-Disposition", fmt::format("inline; filename=\"{}.pdf\"", form.number)}},
                    {}};
}

Result<Response> document_form(const std::string& public_url, Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto document, load_visible_document(reader, context.actor, Id<Document>{id}));
    if (document.kind == DocumentKind::close || document.kind == DocumentKind::reopen)
        return fail(Code::conflict, "materials.no_form");
    return pdf_answer(
        form_of(reader, document, {fmt::format("{}/stock/documents/{}", public_url, id), context.actor.language}));
}

Result<Response> stocktake_form(const std::string& public_url, Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto stocktake, load_visible(reader, context.actor, Id<Stocktake>{id}));
    return pdf_answer(
        form_of(reader, stocktake, {fmt::format("{}/stocktakes/{}", public_url, id), context.actor.language}));
}

Result<Response> export_balance(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const Instant at, asked_instant(context, reader));
    const auto english = context.actor.language == Language::en;
    const auto title = [&](std::string_view zh, std::string_view en) { return std::string(english ? en : zh); };
    documents::Sheet sheet{title("结存", "Balance"), {}};
    using documents::ColumnType;
    sheet.columns = {{"code", title("代码", "Code"), ColumnType::text},
                     {"name", title("名称", "Name"), ColumnType::text},
                     {"store", title("库房", "Store"), ColumnType::text},
                     {"account", title("科目", "Account"), ColumnType::text},
                     {"quantity", title("数量", "Quantity"), ColumnType::decimal},
                     {"value", title("金额", "Value"), ColumnType::decimal}};
    sheet.columns[4].scale = Quantity::scale;
    sheet.columns[5].scale = Money::scale;
    for (const auto& one : balance_at(reader, at)) {
        const auto store = load_visible_store(reader, context.actor, one.place_id);
        const auto facts = item_facts(reader, {one.item_id});
        if (!store || !facts) continue;
        const auto& option = Column<Account>::options[static_cast<std::size_t>(one.account)];
        sheet.rows.push_back({(*facts)->item.code, (*facts)->item.name, (*store)->name, title(option.zh, option.en),
                              one.quantity.units, one.value.units});
    }
    const Zone zone = catalog::calendar(reader)->zone();
    ZS_TRY_ASSIGN(auto bytes, documents::write_xlsx({{std::move(sheet)}, context.actor.language, zone}));
    return Response{200,
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    std::move(bytes),
                    {{"Content-Disposition", "attachment; filename=\"balance.xlsx\""}},
                    {}};
}

}  // namespace

http::Routes paper_routes(const std::string& public_url) {
    using enum http::Method;
    constexpr std::string_view scope = "campus, department of the store; department of the document";
    return {
        {.method = get,
         .path = "/api/v1/materials/documents/{id}/form",
         .permission = "materials.view",
         .summary = "A document as a form for paper (PDF), with a code that opens it",
         .read = [public_url](Context& context, Reader& reader) { return document_form(public_url, context, reader); },
         .scope = scope},
        {.method = get,
         .path = "/api/v1/materials/stocktakes/{id}/form",
         .permission = "materials.view",
         .summary = "A stocktake as a list for paper (PDF); blind while it is counted",
         .read = [public_url](Context& context, Reader& reader) { return stocktake_form(public_url, context, reader); },
         .scope = scope},
        {.method = get,
         .path = "/api/v1/materials/balance/export",
         .permission = "materials.view",
         .summary = "Stock as of an instant or the end of a day as xlsx: ?at=",
         .read = export_balance,
         .scope = scope}};
}

}  // namespace zs::materials
