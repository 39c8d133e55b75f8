// What a statement may fail with although its SQL is right, and how that becomes an Error for people.
#pragma once
#include <stdexcept>
#include <string>
#include <string_view>

#include "core/result.h"

namespace zs {

enum class DatabaseFailure {
    unique,
    foreign_key,
    check,
    not_null,
    bad_text,   // NUL byte or bytes that are not UTF-8 in a parameter
    busy,       // lock not obtained in time, deadlock, serialization failure
    disk_full,  // no space, quota or file size limit reached
    lost,       // no connection to the server
    other,      // input/output error, damaged file, out of memory
};

/// Thrown by Reader::query and Transaction::execute. `constraint` is the violated constraint's name
/// ("uq_<table>_<col>"), for not_null the column's; empty where the engine does not say. `removing`: the statement was
/// a DELETE.
class DatabaseError : public std::runtime_error {
public:
    DatabaseError(DatabaseFailure failure, const std::string& message, std::string constraint_name = {},
                  bool was_delete = false)
        : std::runtime_error(message), kind(failure), constraint(std::move(constraint_name)), removing(was_delete) {}

    DatabaseFailure kind;
    std::string constraint;
    bool removing;
};

/// The answer to the user: entity.exists or the registered text, entity.referenced, field.reference_missing,
/// entity.check_failed, field.required, field.not_utf8, unavailable.busy, unavailable.disk_full, unavailable.database.
Error to_error(const DatabaseError& failure);

/// Inside a catch block: DatabaseError as above; anything else is our mistake: logged, Code::internal, internal.bug.
Error current_exception_to_error();

/// Throws bad_text unless `text` is UTF-8 without NUL, which is all that both engines can store.
void check_text(std::string_view text);

/// True when the first word of `sql` is DELETE.
bool is_delete(std::string_view sql);

}  // namespace zs
