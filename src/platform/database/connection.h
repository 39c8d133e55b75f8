// One connection to one engine: what Session builds transactions from. Used by one thread at a time.
#pragma once
#include <string_view>

#include "platform/database/database.h"

namespace zs {

class Connection {
public:
    virtual ~Connection() = default;
    virtual Engine engine() const = 0;
    /// As Reader::query, Transaction::execute and insert; throw DatabaseError, or Bug for wrong SQL.
    virtual void query(std::string_view sql, const Values& parameters, const RowVisitor& visit) = 0;
    virtual std::int64_t execute(std::string_view sql, const Values& parameters) = 0;
    virtual std::int64_t insert(std::string_view sql, const Values& parameters) = 0;
    /// False before BEGIN, after COMMIT, and after the engine gave the whole transaction up by itself.
    virtual bool in_transaction() const = 0;
};

}  // namespace zs
