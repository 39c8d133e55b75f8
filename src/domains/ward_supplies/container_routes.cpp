// Routes of containers. The table last, handlers first.
#include <fmt/format.h>

#include "core/json.h"
#include "domains/catalog/catalog.h"
#include "domains/materials/materials.h"
#include "domains/ward_supplies/container_views.h"
#include "domains/ward_supplies/routes.h"
#include "domains/ward_supplies/service.h"
#include "platform/module/exchange.h"

namespace zs::ward_supplies {
namespace {

using http::Context;
using http::Response;

template <class RowType>
Result<Response> list_rows(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<RowType>(), visible_containers(context.actor));
}
template <class RowType>
Result<Response> export_rows(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<RowType>(), visible_containers(context.actor));
}
Result<Response> list_returns(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<ReturnRow>(), materials::visible_stores(context.actor));
}
Result<Response> export_returns(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<ReturnRow>(), materials::visible_stores(context.actor));
}

/// The hospital's limit, and the empties that stores have in hand.
Result<Response> in_hand(Context& context, Reader& reader) {
    std::string out = fmt::format(R"({{"limit":{},"items":[)",
                                  catalog::parameters(reader)->integer("ward_supplies.containers_max", reader.now()));
    std::vector<Hand> hands;
    reader.query(
        "SELECT DISTINCT store_id, item_id FROM ward_supplies_container WHERE kind = 'returned' ORDER BY store_id, "
        "item_id",
        {}, [&](const Row& row) {
            hands.push_back({row.integer(0), row.integer(1)});
        });
    for (const auto& hand : hands) {
        const auto store = materials::load_visible_store(reader, context.actor, hand.store_id);
        const auto facts = materials::item_facts(reader, {hand.item_id});
        if (!store || !facts) continue;
        if (out.back() != '[') out += ',';
        out += fmt::format(R"({{"store_id":{},"item_id":{},"in_hand":{})", hand.store_id, hand.item_id,
                           empties_in_hand(reader, hand));
        json::append_text(out, "store", (*store)->name);
        json::append_text(out, "store_en", (*store)->name_en);
        json::append_text(out, "item", (*facts)->item.name);
        json::append_text(out, "item_en", (*facts)->item.name_en);
        json::append_text(out, "specification", (*facts)->item.specification);
        out += fmt::format(R"(,"vendor_id":{}}})", (*facts)->item.vendor_id ? (*facts)->item.vendor_id->value : 0);
    }
    return http::ok(out + "]}");
}

Result<Response> new_count(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto input, context.command<NewCount>());
    ZS_TRY_ASSIGN(const auto row, count(transaction, context.actor, input));
    return http::created(to_json(row));
}

Result<Response> new_return(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto input, context.command<NewReturn>());
    ZS_TRY_ASSIGN(const auto made, send_back(transaction, context.actor, input));
    return http::created(to_json(made));
}

}  // namespace

http::Routes container_routes() {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        if (route.permission.empty()) route.permission = "ward_supplies.view";
        if (route.scope.empty()) route.scope = "department that holds them";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/ward-supplies/containers",
         .summary = "List containers that departments hold, by floor and item",
         .read = list_rows<HoldingRow>,
         .output = &table_of<HoldingRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/ward-supplies/containers/export",
         .summary = "Containers held as xlsx, filtered like the list",
         .read = export_rows<HoldingRow>});
    add({.method = get,
         .path = "/api/v1/ward-supplies/containers/entries",
         .summary = "List the rows of the account of containers",
         .read = list_rows<ContainerRow>,
         .output = &table_of<ContainerRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/ward-supplies/containers/entries/export",
         .summary = "Rows of the account as xlsx, filtered like the list",
         .read = export_rows<ContainerRow>});
    add({.method = post,
         .path = "/api/v1/ward-supplies/containers/counts",
         .permission = "ward_supplies.count",
         .summary = "Set the account to what was counted",
         .write = new_count,
         .input = &table_of<NewCount>(),
         .output = &table_of<Container>()});
    add({.method = get,
         .path = "/api/v1/ward-supplies/in-hand",
         .summary = "Empties that stores have in hand, and the hospital's limit",
         .read = in_hand,
         .scope = "campus, department of the store"});
    add({.method = get,
         .path = "/api/v1/ward-supplies/returns",
         .summary = "List returns of empties to suppliers",
         .read = list_returns,
         .output = &table_of<ReturnRow>(),
         .page = true,
         .scope = "campus, department of the store"});
    add({.method = get,
         .path = "/api/v1/ward-supplies/returns/export",
         .summary = "Returns as xlsx, filtered like the list",
         .read = export_returns,
         .scope = "campus, department of the store"});
    add({.method = post,
         .path = "/api/v1/ward-supplies/returns",
         .permission = "ward_supplies.count",
         .summary = "Hand empties to a supplier",
         .write = new_return,
         .input = &table_of<NewReturn>(),
         .output = &table_of<EmptiesReturn>(),
         .scope = "campus, department of the store"});
    return routes;
}

}  // namespace zs::ward_supplies
