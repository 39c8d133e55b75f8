// Routes of suppliers, licences and price history. The table last, handlers first.
#include <fmt/format.h>

#include "domains/purchasing/json_parts.h"
#include "domains/purchasing/prices.h"
#include "domains/purchasing/routes.h"
#include "domains/purchasing/supplier_service.h"
#include "domains/purchasing/supplier_views.h"
#include "platform/module/exchange.h"

namespace zs::purchasing {
namespace {

using http::Context;
using http::Response;

Result<Response> list_suppliers(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<SupplierRow>());
}

Result<Response> export_suppliers(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<SupplierRow>(), {});
}

Result<Response> get_supplier(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    const auto supplier = select_one<Supplier>(reader, "WHERE vendor_id = ?", {id});
    if (!supplier) return fail(Code::not_found, "entity.not_found");
    std::string out = to_json(*supplier);
    out.pop_back();
    append_name(out, reader, "vendor", "organization_vendor", id);
    json::append_key(out, "licences");
    append_json_array(out, select<Licence>(reader, "WHERE vendor_id = ? ORDER BY kind, id DESC", {id}));
    return http::ok(out + '}');
}

Result<Response> lift_block(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<LiftInput>());
    ZS_TRY_ASSIGN(const auto supplier, lift(transaction, context.actor, id, input));
    return http::ok(to_json(supplier));
}

Result<Response> list_licences(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<LicenceRow>(),
                           scope_restriction(context.actor, {.vendor = "o.vendor_id"}));
}

Result<Response> export_licences(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<LicenceRow>(),
                       scope_restriction(context.actor, {.vendor = "o.vendor_id"}));
}

Result<Response> new_licence(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto input, context.command<NewLicence>());
    ZS_TRY_ASSIGN(const auto licence, upload(transaction, context.actor, input));
    return http::created(to_json(licence));
}

Result<Response> check_licence(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<LicenceCheck>());
    ZS_TRY_ASSIGN(const auto licence, check(transaction, context.actor, Id<Licence>{id}, input));
    return http::ok(to_json(licence));
}

Result<Response> get_prices(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(auto body, prices_json(reader, Id<materials::Item>{id}));
    return http::ok(std::move(body));
}

}  // namespace

http::Routes supplier_routes() {
    using enum http::Method;
    constexpr std::string_view whole = "the hospital: whoever may see prices";
    return {{.method = get,
             .path = "/api/v1/purchasing/suppliers",
             .permission = "purchasing.view",
             .summary = "Score cards of suppliers",
             .read = list_suppliers,
             .output = &table_of<SupplierRow>(),
             .page = true,
             .scope = whole},
            {.method = get,
             .path = "/api/v1/purchasing/suppliers/export",
             .permission = "purchasing.view",
             .summary = "Score cards as xlsx",
             .read = export_suppliers,
             .scope = whole},
            {.method = get,
             .path = "/api/v1/purchasing/suppliers/{id}",
             .permission = "purchasing.view",
             .summary = "The score card and licences of a supplier, by the company's id",
             .read = get_supplier,
             .output = &table_of<Supplier>(),
             .scope = whole},
            {.method = post,
             .path = "/api/v1/purchasing/suppliers/{id}/lift",
             .permission = "purchasing.approve",
             .summary = "Lift the block of a supplier for some time, with a reason",
             .write = lift_block,
             .input = &table_of<LiftInput>(),
             .output = &table_of<Supplier>(),
             .scope = whole},
            {.method = get,
             .path = "/api/v1/purchasing/licences",
             .permission = "purchasing.orders",
             .summary = "Licences of suppliers",
             .read = list_licences,
             .output = &table_of<LicenceRow>(),
             .page = true,
             .scope = "suppliers their own"},
            {.method = get,
             .path = "/api/v1/purchasing/licences/export",
             .permission = "purchasing.orders",
             .summary = "Licences as xlsx, filtered like the list",
             .read = export_licences,
             .scope = "suppliers their own"},
            {.method = post,
             .path = "/api/v1/purchasing/licences",
             .permission = "purchasing.orders",
             .summary = "Upload a licence: its supplier or a buyer",
             .write = new_licence,
             .input = &table_of<NewLicence>(),
             .output = &table_of<Licence>(),
             .scope = "suppliers their own"},
            {.method = post,
             .path = "/api/v1/purchasing/licences/{id}/check",
             .permission = "purchasing.manage",
             .summary = "Say whether a licence is valid",
             .write = check_licence,
             .input = &table_of<LicenceCheck>(),
             .output = &table_of<Licence>(),
             .scope = whole},
            {.method = get,
             .path = "/api/v1/purchasing/items/{id}/prices",
             .permission = "purchasing.view",
             .summary = "What an item was bought for over time, market prices, outliers",
             .read = get_prices,
             .scope = whole}};
}

}  // namespace zs::purchasing
