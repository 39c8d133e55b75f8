// Registry of constraint names and the one mapping from engine failures to errors.
#include "platform/database/error.h"

#include <spdlog/spdlog.h>

#include <cstring>
#include <map>
#include <mutex>
#include <shared_mutex>

#include "core/text.h"
#include "platform/base/metrics.h"
#include "platform/database/database.h"

namespace zs {
namespace {

constexpr std::size_t identifier_bytes_max = 63;  // PostgreSQL cuts longer names

struct Naming {
    std::string field;
    std::string key;
};
struct Registry {
    std::shared_mutex mutex;
    std::map<std::string, Naming, std::less<>> names;
};
Registry& registry() {
    static Registry instance;
    return instance;
}

std::string_view cut(std::string_view name) { return name.substr(0, identifier_bytes_max); }

Error plain(Code code, std::string_view key) { return fail(code, key).value(); }

/// The registered text of a constraint, or `code` and `key` where there is none.
Error named(const std::string& constraint, Code code, std::string_view key) {
    Registry& all = registry();
    const std::shared_lock lock(all.mutex);
    const auto found = all.names.find(cut(constraint));
    if (found == all.names.end()) return plain(code, key);
    if (found->second.field.empty()) return plain(code, found->second.key);
    return fail_field(found->second.field, found->second.key).value();
}

}  // namespace

void name_constraint(std::string_view constraint, std::string_view field, std::string_view key) {
    Registry& all = registry();
    const std::unique_lock lock(all.mutex);
    all.names[std::string(cut(constraint))] = Naming{std::string(field), std::string(key)};
}

Error to_error(const DatabaseError& failure) {
    switch (failure.kind) {
        case DatabaseFailure::unique:
            return named(failure.constraint, Code::conflict, "entity.exists");
        case DatabaseFailure::foreign_key:
            if (failure.removing) return named(failure.constraint, Code::conflict, "entity.referenced");
            return named(failure.constraint, Code::invalid, "field.reference_missing");
        case DatabaseFailure::check:
            return named(failure.constraint, Code::invalid, "entity.check_failed");
        case DatabaseFailure::not_null:
            return fail_field(failure.constraint, "field.required").value();
        case DatabaseFailure::bad_text:
            return plain(Code::invalid, "field.not_utf8");
        case DatabaseFailure::busy:
            return plain(Code::unavailable, "unavailable.busy");
        case DatabaseFailure::disk_full:
            return plain(Code::unavailable, "unavailable.disk_full");
        case DatabaseFailure::lost:
        case DatabaseFailure::other:
            break;
    }
    return plain(Code::unavailable, "unavailable.database");
}

Error current_exception_to_error() {
    static metrics::Counter& bugs = metrics::counter("zhongshu_bugs_total", "Mistakes of the program that were caught");
    try {
        throw;
    } catch (const DatabaseError& failure) {
        return to_error(failure);
    } catch (const std::exception& mistake) {
        spdlog::error("bug in a transaction: {}", mistake.what());
    } catch (...) {
        spdlog::error("bug in a transaction: unknown exception");
    }
    bugs.add();
    return plain(Code::internal, "internal.bug");
}

void check_text(std::string_view text) {
    unsigned char high = 0;
    bool has_nul = false;
    for (const char c : text) {
        high |= static_cast<unsigned char>(c);
        has_nul |= c == '\0';
    }
    if (!has_nul && (high < 0x80 || text::is_utf8(text))) return;
    throw DatabaseError(DatabaseFailure::bad_text, "text parameter is not UTF-8 or contains NUL");
}

bool is_delete(std::string_view sql) {
    const std::size_t start = sql.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos || sql.size() - start < 7) return false;
    return text::lower_ascii(sql.substr(start, 6)) == "delete";
}

}  // namespace zs
