// One SQLite connection with its statement cache.
#pragma once
#include <sqlite3.h>

#include <memory>
#include <string>

#include "platform/database/connection.h"
#include "platform/database/statement_cache.h"

namespace zs::sqlite {

enum class Access { write, read, checkpoint };

class SqliteConnection final : public Connection {
public:
    /// Opens or creates the file. Throws DatabaseError when that fails.
    SqliteConnection(const std::string& path, Access access);
    SqliteConnection(const SqliteConnection&) = delete;
    SqliteConnection& operator=(const SqliteConnection&) = delete;
    ~SqliteConnection() override;

    Engine engine() const override { return Engine::sqlite; }
    void query(std::string_view sql, const Values& parameters, const RowVisitor& visit) override;
    std::int64_t execute(std::string_view sql, const Values& parameters) override;
    std::int64_t insert(std::string_view sql, const Values& parameters) override;
    bool in_transaction() const override { return sqlite3_get_autocommit(handle_) == 0; }

    /// Ends the transaction if there still is one; never throws.
    void rollback();
    sqlite3* handle() const { return handle_; }
    std::size_t cached_statements() const { return cache_.size(); }

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;
    using Cache = StatementCache<Statement>;
    class Use;

    Statement prepare(std::string_view sql) const;
    void configure(Access access);

    sqlite3* handle_ = nullptr;
    Cache cache_{statement_cache_max};
};

/// Throws what the connection's last failure `code` means: DatabaseError, or Bug for wrong SQL.
[[noreturn]] void throw_failure(sqlite3* handle, int code, std::string_view sql);

}  // namespace zs::sqlite
