// The route tables that access_routes.h joins. Internal to this folder.
#pragma once
#include "platform/access_routes/access_routes.h"
#include "platform/entity/list.h"

namespace zs::access {

/// What people do with their own login: password, one-time codes, sessions.
http::Routes own_routes(Database& database);
/// Open sessions of a user as a JSON array; `current` is marked.
std::string sessions_json(Reader& reader, std::int64_t user, std::int64_t current);
/// Users and tokens for programs, for administrators.
http::Routes account_routes(Database& database);
/// Audit entries and the proof of their chain.
http::Routes audit_routes();

/// A filtered page of `T`, newest first unless the request sorts.
template <class T>
Result<http::Response> list_of(http::Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(auto query, http::list_query(context, table_of<T>()));
    if (query.sort == nullptr) query.descending = true;
    ZS_TRY_ASSIGN(auto page, list_json(reader, table_of<T>(), query));
    return http::ok(std::move(page.json));
}

}  // namespace zs::access
