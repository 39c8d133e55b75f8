// Routes of requisitions and stocktakes. The tables last, handlers first.
#include <fmt/format.h>

#include "domains/materials/requisition_service.h"
#include "domains/materials/routes.h"
#include "domains/materials/stocktake_service.h"
#include "domains/materials/work_views.h"
#include "platform/module/exchange.h"

namespace zs::materials {
namespace {

using http::Context;
using http::Response;

template <class Row>
Response versioned(std::string json, const Row& row) {
    Response response = http::ok(std::move(json));
    response.headers.emplace_back("ETag", fmt::format("\"{}\"", row.version));
    return response;
}

Result<Response> list_requisitions(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<RequisitionRow>(), visible_requisitions(context.actor));
}

Result<Response> export_requisitions(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<RequisitionRow>(), visible_requisitions(context.actor));
}

Result<Response> get_requisition(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto requisition, load_visible(reader, context.actor, Id<Requisition>{id}));
    return versioned(requisition_json(reader, context.actor, requisition), requisition);
}

Result<Response> new_requisition(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto input, context.command<NewRequisition>());
    ZS_TRY_ASSIGN(const auto requisition, ask(transaction, context.actor, input));
    return http::created(requisition_json(transaction, context.actor, requisition));
}

Result<Response> step_requisition(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    const auto action = value_of<RequisitionAction>(context.path_value(1));
    if (!action) return fail(Code::not_found, "http.not_found");
    ZS_TRY_ASSIGN(const auto input, context.command<RequisitionInput>());
    ZS_TRY_ASSIGN(const auto requisition, act(transaction, context.actor, Id<Requisition>{id}, *action, input));
    return versioned(requisition_json(transaction, context.actor, requisition), requisition);
}

Result<Response> list_stocktakes(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<StocktakeRow>(), visible_stocktakes(context.actor));
}

Result<Response> get_stocktake(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto stocktake, load_visible(reader, context.actor, Id<Stocktake>{id}));
    return versioned(stocktake_json(reader, context.actor, stocktake), stocktake);
}

Result<Response> new_stocktake(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto input, context.command<NewStocktake>());
    ZS_TRY_ASSIGN(const auto stocktake, start_stocktake(transaction, context.actor, input));
    return http::created(stocktake_json(transaction, context.actor, stocktake));
}

Result<Response> enter_counts(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<CountInput>());
    ZS_TRY_ASSIGN(const auto stocktake, count(transaction, context.actor, Id<Stocktake>{id}, input));
    return http::ok(fmt::format(R"({{"id":{},"lines":{},"counted":{},"version":{}}})", stocktake.id.value,
                                stocktake.lines, stocktake.counted, stocktake.version));
}

Result<Response> step_stocktake(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    const auto action = value_of<StocktakeAction>(context.path_value(1));
    if (!action) return fail(Code::not_found, "http.not_found");
    ZS_TRY_ASSIGN(const auto input, context.command<StocktakeInput>());
    ZS_TRY_ASSIGN(const auto stocktake, act(transaction, context.actor, Id<Stocktake>{id}, *action, input));
    return versioned(stocktake_json(transaction, context.actor, stocktake), stocktake);
}

}  // namespace

http::Routes requisition_routes() {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        route.scope = "department that asks, campus of the store";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/materials/requisitions",
         .permission = "materials.view",
         .summary = "List requisitions",
         .read = list_requisitions,
         .output = &table_of<RequisitionRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/materials/requisitions/export",
         .permission = "materials.view",
         .summary = "Requisitions as xlsx, filtered like the list",
         .read = export_requisitions});
    add({.method = get,
         .path = "/api/v1/materials/requisitions/{id}",
         .permission = "materials.view",
         .summary = "A requisition with its lines, and for storekeepers what to pick where",
         .read = get_requisition,
         .output = &table_of<Requisition>()});
    add({.method = post,
         .path = "/api/v1/materials/requisitions",
         .permission = "materials.request",
         .summary = "Ask a store for items",
         .write = new_requisition,
         .input = &table_of<NewRequisition>(),
         .output = &table_of<Requisition>()});
    add({.method = post,
         .path = "/api/v1/materials/requisitions/{id}/actions/{action}",
         .permission = "materials.view",
         .summary = "Take a step of the workflow",
         .write = step_requisition,
         .input = &table_of<RequisitionInput>(),
         .output = &table_of<Requisition>()});
    return routes;
}

http::Routes stocktake_routes() {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        route.scope = "campus, department of the store";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/materials/stocktakes",
         .permission = "materials.view",
         .summary = "List stocktakes",
         .read = list_stocktakes,
         .output = &table_of<StocktakeRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/materials/stocktakes/{id}",
         .permission = "materials.view",
         .summary = "A stocktake with its lines; blind while it is counted",
         .read = get_stocktake,
         .output = &table_of<Stocktake>()});
    add({.method = post,
         .path = "/api/v1/materials/stocktakes",
         .permission = "materials.count",
         .summary = "Freeze what the books say of a store and begin to count",
         .write = new_stocktake,
         .input = &table_of<NewStocktake>(),
         .output = &table_of<Stocktake>()});
    add({.method = post,
         .path = "/api/v1/materials/stocktakes/{id}/count",
         .permission = "materials.count",
         .summary = "Counts of lines, or of what the list does not know",
         .write = enter_counts,
         .input = &table_of<CountInput>()});
    add({.method = post,
         .path = "/api/v1/materials/stocktakes/{id}/actions/{action}",
         .permission = "materials.view",
         .summary = "Take a step of the workflow",
         .write = step_stocktake,
         .input = &table_of<StocktakeInput>(),
         .output = &table_of<Stocktake>()});
    return routes;
}

}  // namespace zs::materials
