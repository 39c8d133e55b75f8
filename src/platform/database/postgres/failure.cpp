// The one table of SQLSTATE codes.
#include "platform/database/postgres/failure.h"

#include <fmt/core.h>
#include <spdlog/spdlog.h>

#include "platform/database/error.h"

namespace zs::postgres {
namespace {

std::string field(const PGresult* result, int which) {
    const char* text = PQresultErrorField(result, which);
    return text == nullptr ? std::string() : std::string(text);
}

/// A constraint that nobody named gets the name that SQLite's message yields: "Key (a, b)=(1, 2) …" → "uq_t_a_b".
std::string unique_name(const PGresult* result) {
    std::string name = field(result, PG_DIAG_CONSTRAINT_NAME);
    const std::string detail = field(result, PG_DIAG_MESSAGE_DETAIL);
    const std::size_t open = detail.find('(');
    const std::size_t close = detail.find(")=(");
    if (!name.ends_with("_pkey") && !name.ends_with("_key")) return name;
    if (open == std::string::npos || close == std::string::npos || close < open) return name;
    name = "uq_" + field(result, PG_DIAG_TABLE_NAME) + "_";
    for (const char c : std::string_view(detail).substr(open + 1, close - open - 1)) {
        if (c == ',')
            name += '_';
        else if (c != ' ')
            name += c;
    }
    return name;
}

[[noreturn]] void throw_constraint(std::string_view state, const PGresult* result, const std::string& message,
                                   std::string_view sql) {
    const std::string name = field(result, PG_DIAG_CONSTRAINT_NAME);
    if (state == "23505" || state == "23P01")
        throw DatabaseError(DatabaseFailure::unique, message, unique_name(result));
    if (state == "23503" || state == "23001")
        throw DatabaseError(DatabaseFailure::foreign_key, message, name, is_delete(sql));
    if (state == "23502") throw DatabaseError(DatabaseFailure::not_null, message, field(result, PG_DIAG_COLUMN_NAME));
    throw DatabaseError(DatabaseFailure::check, message, name);
}

}  // namespace

void throw_failure(PGconn* connection, const PGresult* result, std::string_view sql) {
    const std::string state = field(result, PG_DIAG_SQLSTATE);
    const std::string text = result == nullptr ? PQerrorMessage(connection) : PQresultErrorMessage(result);
    const std::string message = text.substr(0, text.find_last_not_of('\n') + 1);
    const std::string_view kind = std::string_view(state).substr(0, 2);
    const bool gone = kind == "08" && state != "08P01";  // a protocol violation is our mistake
    if (state.empty() || gone || state.starts_with("57P") || PQstatus(connection) == CONNECTION_BAD) {
        spdlog::warn("database: connection lost: {}", message);
        throw DatabaseError(DatabaseFailure::lost, message);
    }
    if (kind == "23") throw_constraint(state, result, message, sql);
    if (kind == "40" || state == "55P03") throw DatabaseError(DatabaseFailure::busy, message);
    if (state == "P0001") throw DatabaseError(DatabaseFailure::check, message, field(result, PG_DIAG_MESSAGE_PRIMARY));
    if (state == "22021") throw DatabaseError(DatabaseFailure::bad_text, message);
    if (state == "53100") throw DatabaseError(DatabaseFailure::disk_full, message);
    if (kind == "53" || kind == "54" || kind == "57" || kind == "58" || kind == "XX") {
        spdlog::error("database: {} ({})", message, state);
        throw DatabaseError(DatabaseFailure::other, message);
    }
    throw Bug(fmt::format("{} ({}) in: {}", message, state, sql));
}

}  // namespace zs::postgres
