// Opening, statements, rows and failures of SQLite.
#include "platform/database/sqlite/connection.h"

#include <fmt/core.h>
#include <spdlog/spdlog.h>

#include <cerrno>
#include <mutex>

#include "platform/database/error.h"
#include "platform/database/sqlite/log_buffer.h"
#include "platform/database/sqlite/paced_sync.h"

namespace zs::sqlite {
namespace {

constexpr int busy_timeout_ms = 10000;
constexpr int writer_cache_kib = 16384;
constexpr int reader_cache_kib = 6144;

class SqliteRow final : public Row {
public:
    explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}

    int columns() const override { return sqlite3_column_count(statement_); }
    bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
    std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
    double real(int column) const override { return sqlite3_column_double(statement_, column); }
    std::string_view text(int column) const override {
        const void* bytes = sqlite3_column_text(statement_, column);
        if (bytes == nullptr) return {};
        return {static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }
    Value value(int column) const override {
        switch (sqlite3_column_type(statement_, column)) {
            case SQLITE_INTEGER:
                return integer(column);
            case SQLITE_FLOAT:
                return real(column);
            case SQLITE_NULL:
                return std::monostate{};
            default:
                return std::string(text(column));
        }
    }

private:
    sqlite3_stmt* statement_;
};

/// "UNIQUE constraint failed: t.a, t.b" → "uq_t_a_b"; "…: index 'name'" → "name".
std::string unique_name(std::string_view message) {
    const std::size_t colon = message.find(": ");
    if (colon == std::string_view::npos) return {};
    std::string_view rest = message.substr(colon + 2);
    if (rest.substr(0, 7) == "index '") return std::string(rest.substr(7, rest.size() - 8));
    std::string name = "uq_";
    while (!rest.empty()) {
        const std::size_t comma = rest.find(", ");
        const std::string_view item = rest.substr(0, comma);
        const std::size_t dot = item.find('.');
        if (name.size() == 3) name += item.substr(0, dot);
        name.append("_").append(item.substr(dot == std::string_view::npos ? 0 : dot + 1));
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 2);
    }
    return name;
}

std::string after_last(std::string_view message, std::string_view mark) {
    const std::size_t found = message.rfind(mark);
    return found == std::string_view::npos ? std::string() : std::string(message.substr(found + mark.size()));
}

[[noreturn]] void throw_constraint(int code, const std::string& message, std::string_view sql) {
    switch (code) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID:
            throw DatabaseError(DatabaseFailure::unique, message, unique_name(message));
        case SQLITE_CONSTRAINT_FOREIGNKEY:
            throw DatabaseError(DatabaseFailure::foreign_key, message, {}, is_delete(sql));
        case SQLITE_CONSTRAINT_NOTNULL:
            throw DatabaseError(DatabaseFailure::not_null, message, after_last(message, "."));
        case SQLITE_CONSTRAINT_CHECK:
            throw DatabaseError(DatabaseFailure::check, message, after_last(message, ": "));
        case SQLITE_CONSTRAINT_TRIGGER:
            throw DatabaseError(DatabaseFailure::check, message, message);
        default:
            throw Bug(fmt::format("{} in: {}", message, sql));
    }
}

/// errno of the last failed file operation. sqlite3_system_errno() is often overwritten by the rollback that follows,
/// so the log and the database file are asked too.
int last_errno(sqlite3* handle) {
    if (handle == nullptr) return 0;
    if (const int reason = sqlite3_system_errno(handle); reason != 0) return reason;
    int reason = 0;
    for (const int which : {SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER}) {
        sqlite3_file* file = nullptr;
        sqlite3_file_control(handle, "main", which, &file);
        if (file == nullptr || file->pMethods == nullptr) continue;
        file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &reason);
        if (reason != 0) return reason;
    }
    return 0;
}

DatabaseFailure failure_of_io(int reason) {
    const bool no_room = reason == ENOSPC || reason == EDQUOT || reason == EFBIG;
    return no_room ? DatabaseFailure::disk_full : DatabaseFailure::other;
}

void bind(sqlite3_stmt* statement, const Values& parameters) {
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const int index = static_cast<int>(i) + 1;
        const Value& value = parameters[i];
        if (const auto* integer = std::get_if<std::int64_t>(&value)) {
            sqlite3_bind_int64(statement, index, *integer);
        } else if (const auto* text = std::get_if<std::string>(&value)) {
            check_text(*text);
            sqlite3_bind_text64(statement, index, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
        } else if (const auto* real = std::get_if<double>(&value)) {
            sqlite3_bind_double(statement, index, *real);
        }  // unbound is NULL
    }
}

/// Once per process, before anything else uses the library; refused (harmless) where it is in use already.
void configure_library() {
    static std::once_flag once;
    std::call_once(once, [] {
        // Counting allocations costs a lock that all connections share.
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    });
}

}  // namespace

void throw_failure(sqlite3* handle, int code, std::string_view sql) {
    const std::string message = handle == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle);
    switch (code & 0xff) {
        case SQLITE_CONSTRAINT:
            throw_constraint(code, message, sql);
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw DatabaseError(DatabaseFailure::busy, message);
        case SQLITE_FULL:
            spdlog::error("database: {} (code {}) in: {}", message, code, sql);
            throw DatabaseError(DatabaseFailure::disk_full, message);
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN:
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_NOMEM:
        case SQLITE_PERM:
        case SQLITE_AUTH:
        case SQLITE_PROTOCOL:
        case SQLITE_INTERRUPT: {
            const int reason = last_errno(handle);
            spdlog::error("database: {} (code {}, errno {})", message, code, reason);
            throw DatabaseError(failure_of_io(reason), message);
        }
        default:
            throw Bug(fmt::format("{} (code {}) in: {}", message, code, sql));
    }
}

/// A prepared statement for the time of one call, reset at the end whatever happens.
class SqliteConnection::Use {
public:
    Use(SqliteConnection& connection, std::string_view sql, const Values& parameters)
        : handle_(connection.handle_), sql_(sql) {
        entry_ = connection.cache_.find(sql);
        if (entry_ == nullptr) entry_ = &connection.cache_.insert(sql, connection.prepare(sql));
        if (entry_->in_use) {  // the same text again from inside its own visitor
            own_ = connection.prepare(sql);
            entry_ = nullptr;
        } else {
            entry_->in_use = true;
        }
        statement_ = entry_ != nullptr ? entry_->statement.get() : own_.get();
        try {
            if (static_cast<std::size_t>(sqlite3_bind_parameter_count(statement_)) != parameters.size())
                throw Bug(fmt::format("{} parameters given for: {}", parameters.size(), sql));
            bind(statement_, parameters);
        } catch (...) {
            release();
            throw;
        }
    }
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;
    ~Use() { release(); }

    /// True: a row is there. Throws the failure otherwise than at the end.
    bool step() {
        const int code = sqlite3_step(statement_);
        if (code == SQLITE_ROW) return true;
        if (code != SQLITE_DONE) throw_failure(handle_, sqlite3_extended_errcode(handle_), sql_);
        return false;
    }
    sqlite3_stmt* get() const { return statement_; }

private:
    void release() {
        sqlite3_reset(statement_);
        sqlite3_clear_bindings(statement_);
        if (entry_ != nullptr) entry_->in_use = false;
    }

    sqlite3* handle_;
    std::string_view sql_;
    Cache::Entry* entry_ = nullptr;
    Statement own_;
    sqlite3_stmt* statement_ = nullptr;
};

SqliteConnection::SqliteConnection(const std::string& path, Access access) {
    configure_library();
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    const char* const layer = access == Access::write        ? buffered_log_layer()
                              : access == Access::checkpoint ? paced_layer()
                                                             : nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &handle_, flags, layer);
    try {
        if (code != SQLITE_OK) throw_failure(handle_, code, path);
        configure(access);
    } catch (...) {
        cache_.clear();
        sqlite3_close(handle_);
        throw;
    }
}

SqliteConnection::~SqliteConnection() {
    cache_.clear();
    sqlite3_close(handle_);
}

void SqliteConnection::configure(Access access) {
    sqlite3_busy_timeout(handle_, busy_timeout_ms);
    // Misspelt column names in double quotes are an error, as in PostgreSQL.
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    const bool writes = access != Access::read;
    // No mmap: resident memory would count the file once per connection. LIKE is case-sensitive as in PostgreSQL.
    const std::string pragmas[] = {
        "PRAGMA journal_mode=WAL",
        "PRAGMA synchronous=FULL",
        "PRAGMA foreign_keys=ON",
        "PRAGMA case_sensitive_like=ON",
        "PRAGMA wal_autocheckpoint=0",
        "PRAGMA mmap_size=0",
        "PRAGMA journal_size_limit=67108864",
        fmt::format("PRAGMA cache_size=-{}", writes ? writer_cache_kib : reader_cache_kib),
        fmt::format("PRAGMA query_only={}", writes ? 0 : 1),
        // A savepoint's copies of pages stay in memory: in a file each use case pays some 50 writes for them.
        fmt::format("PRAGMA temp_store={}", writes ? "MEMORY" : "DEFAULT"),
    };
    for (const std::string& sql : pragmas) {
        const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
        if (code != SQLITE_OK) throw_failure(handle_, code, sql);
    }
}

SqliteConnection::Statement SqliteConnection::prepare(std::string_view sql) const {
    sqlite3_stmt* raw = nullptr;
    const char* rest = nullptr;
    const int code =
        sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &raw, &rest);
    Statement statement(raw);
    if (code != SQLITE_OK) throw_failure(handle_, code, sql);
    const std::string_view tail = sql.substr(static_cast<std::size_t>(rest - sql.data()));
    if (statement == nullptr || tail.find_first_not_of(" \t\r\n;") != std::string_view::npos)
        throw Bug(fmt::format("not exactly one statement: {}", sql));
    return statement;
}

void SqliteConnection::query(std::string_view sql, const Values& parameters, const RowVisitor& visit) {
    Use use(*this, sql, parameters);
    const SqliteRow row(use.get());
    while (use.step()) visit(row);
}

std::int64_t SqliteConnection::execute(std::string_view sql, const Values& parameters) {
    const std::int64_t before = sqlite3_total_changes64(handle_);
    Use use(*this, sql, parameters);
    while (use.step()) {
    }
    return sqlite3_total_changes64(handle_) == before ? 0 : sqlite3_changes64(handle_);
}

/// Not by RETURNING: SQLite builds a table in memory for the rows returned, which costs more than many an insert.
std::int64_t SqliteConnection::insert(std::string_view sql, const Values& parameters) {
    execute(sql, parameters);
    return sqlite3_last_insert_rowid(handle_);
}

void SqliteConnection::rollback() {
    if (in_transaction()) sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
}

}  // namespace zs::sqlite
