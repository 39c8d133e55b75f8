// Generic routes of master data: list, one, create, change. Strict, versioned, audited.
#include <fmt/format.h>

#include "platform/audit/audit.h"
#include "platform/module/exchange.h"
#include "platform/module/master_object.h"
#include "platform/module/paths.h"

namespace zs {
namespace {

using http::Context;
using http::Response;

Result<Response> list(const MasterData& data, Context& context, Reader& reader) {
    const bool scoped = !data.scope.campus.empty() || !data.scope.department.empty();
    return http::list_page(context, reader, *data.table,
                           scoped ? scope_restriction(context.actor, data.scope) : Restriction{});
}

Result<Response> one(const MasterData& data, Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    const MasterObject object(data);
    if (!entity_ops::find(reader, *data.table, id, object.get())) return fail(Code::not_found, "entity.not_found");
    return http::ok(object.json());
}

Result<Response> create(const MasterData& data, Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto body, context.body());
    const MasterObject object(data);
    ZS_TRY(entity_ops::decode(*data.table, object.get(), body, entity_ops::Decode::create));
    if (data.check) ZS_TRY(data.check(transaction, nullptr, object.get()));
    entity_ops::insert(transaction, *data.table, object.get());
    audit::record(transaction, context.actor, fmt::format("{}.create", data.table->name), data.table->name, object.id(),
                  object.json());
    return http::created(object.json());
}

/// The version that the caller saw, from the body or If-Match.
std::optional<std::int64_t> seen_version(const Context& context, const json::object& body) {
    if (const auto* given = body.if_contains("version"); given != nullptr && given->is_int64())
        return given->as_int64();
    auto header = context.request.header("if-match");
    if (header.size() < 3 || header.front() != '"') return std::nullopt;
    return std::atoll(std::string(header.substr(1, header.size() - 2)).c_str());
}

Result<Response> change(const MasterData& data, Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto body, context.body());
    const MasterObject before(data);
    const MasterObject after(data);
    if (!entity_ops::find(transaction, *data.table, id, before.get())) return fail(Code::not_found, "entity.not_found");
    entity_ops::find(transaction, *data.table, id, after.get());
    const auto* version = data.table->find("version");
    const auto seen = seen_version(context, body);
    if (version != nullptr && seen && std::get<std::int64_t>(version->get(version->member(before.get()))) != *seen)
        return tl::unexpected(
            Error{Code::stale, "entity.stale", {}, {}, fmt::format(R"({{"current":{}}})", before.json())});
    ZS_TRY(entity_ops::decode(*data.table, after.get(), body, entity_ops::Decode::patch));
    if (data.check) ZS_TRY(data.check(transaction, before.get(), after.get()));
    ZS_TRY(entity_ops::update(transaction, *data.table, after.get()));
    audit::record(transaction, context.actor, fmt::format("{}.change", data.table->name), data.table->name, id,
                  entity_ops::diff(*data.table, before.get(), after.get()));
    return http::ok(after.json());
}

}  // namespace

http::Routes master_data_routes(const std::vector<MasterData>& all, std::shared_ptr<const i18n::Catalogue> texts) {
    using enum http::Method;
    http::Routes routes;
    for (const auto& data : all) {
        const auto path = keep_text(fmt::format("/api/v1/{}", data.path));
        const auto single = keep_text(fmt::format("{}/{{id}}", path));
        constexpr std::string_view scope = "none: master data";
        routes.push_back({.method = get,
                          .path = path,
                          .permission = data.read_permission,
                          .summary = keep_text(fmt::format("List: {}", data.table->en)),
                          .read = [data](Context& context, Reader& reader) { return list(data, context, reader); },
                          .output = data.table,
                          .page = true,
                          .scope = scope});
        routes.push_back({.method = get,
                          .path = single,
                          .permission = data.read_permission,
                          .summary = keep_text(fmt::format("One: {}", data.table->en)),
                          .read = [data](Context& context, Reader& reader) { return one(data, context, reader); },
                          .output = data.table,
                          .scope = scope});
        if (!data.no_create)
            routes.push_back({.method = post,
                              .path = path,
                              .permission = data.write_permission,
                              .summary = keep_text(fmt::format("Create: {}", data.table->en)),
                              .write = [data](Context& context,
                                              Transaction& transaction) { return create(data, context, transaction); },
                              .input = data.table,
                              .input_mode = entity_ops::Decode::create,
                              .output = data.table,
                              .scope = scope});
        routes.push_back(
            {.method = patch,
             .path = single,
             .permission = data.write_permission,
             .summary = keep_text(fmt::format("Change: {}", data.table->en)),
             .write = [data](Context& context, Transaction& transaction) { return change(data, context, transaction); },
             .input = data.table,
             .input_mode = entity_ops::Decode::patch,
             .output = data.table,
             .scope = scope});
    }
    const auto exchange = exchange_routes(all, std::move(texts));
    routes.insert(routes.end(), exchange.begin(), exchange.end());
    return routes;
}

}  // namespace zs
