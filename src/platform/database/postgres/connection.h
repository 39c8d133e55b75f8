// One PostgreSQL connection with its prepared statements; connects again when the server was away.
#pragma once
#include <libpq-fe.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "platform/database/connection.h"
#include "platform/database/statement_cache.h"

namespace zs::postgres {

class PostgresConnection final : public Connection {
public:
    /// Does not connect yet. `url` as libpq takes it.
    explicit PostgresConnection(std::string url) : url_(std::move(url)) {}

    Engine engine() const override { return Engine::postgres; }
    void query(std::string_view sql, const Values& parameters, const RowVisitor& visit) override;
    std::int64_t execute(std::string_view sql, const Values& parameters) override;
    std::int64_t insert(std::string_view sql, const Values& parameters) override;
    bool in_transaction() const override;

    /// Connects if needed (at most once per back-off time) and runs a BEGIN statement. Throws DatabaseError lost.
    void begin(const char* sql);
    /// Throws DatabaseError; after `lost` nobody knows whether the transaction is durable.
    void commit();
    /// Ends the transaction if there still is one; never throws.
    void rollback();
    std::size_t cached_statements() const { return cache_.size(); }

private:
    struct Finish {
        void operator()(PGconn* connection) const { PQfinish(connection); }
    };
    struct Clear {
        void operator()(PGresult* result) const { PQclear(result); }
    };
    using Answer = std::unique_ptr<PGresult, Clear>;
    /// The server's name of a prepared statement; left for DEALLOCATE when the cache drops it.
    struct Prepared {
        std::string name;
        std::vector<std::string>* dropped;
    };
    struct Drop {
        void operator()(Prepared* prepared) const {
            prepared->dropped->push_back(std::move(prepared->name));
            delete prepared;
        }
    };
    using Statement = std::unique_ptr<Prepared, Drop>;
    using Cache = StatementCache<Statement>;

    void connect();
    Answer simple(const std::string& sql);
    Answer run(std::string_view sql, const Values& parameters);
    const std::string& prepared_name(std::string_view sql);
    void set_parameters(const Values& parameters);
    Answer check(PGresult* raw, std::string_view sql);

    std::string url_;
    std::unique_ptr<PGconn, Finish> handle_;
    std::vector<std::string> dropped_;
    Cache cache_{statement_cache_max};
    std::uint64_t next_name_ = 0;
    std::int64_t not_before_ms_ = 0;  // steady; no attempt to connect until then
    std::int64_t back_off_ms_ = 0;
    // Of the statement that runs now; kept for their memory.
    std::string key_;
    std::vector<const char*> values_;
    std::vector<Oid> types_;
    std::vector<std::array<char, 32>> numbers_;
};

}  // namespace zs::postgres
