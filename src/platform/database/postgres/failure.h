// SQLSTATE codes → DatabaseError or Bug.
#pragma once
#include <libpq-fe.h>

#include <string_view>

namespace zs::postgres {

[[noreturn]] void throw_failure(PGconn* connection, const PGresult* result, std::string_view sql);

}  // namespace zs::postgres
