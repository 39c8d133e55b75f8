// For simulations: use cases run on a clock that the caller moves.
#pragma once
#include "platform/database/database.h"

namespace zs::repair {

/// A transaction whose time the simulation moves while it goes on.
class PlayedTransaction final : public Transaction {
public:
    explicit PlayedTransaction(Transaction& inner) : inner_(inner) {}
    void set(Instant at) { now_ = at; }
    Engine engine() const override { return inner_.engine(); }
    Instant now() const override { return now_; }
    std::int64_t epoch(const kept::Tables& tables) const override { return inner_.epoch(tables); }
    void query(std::string_view sql, const Values& parameters, const RowVisitor& visit) override {
        inner_.query(sql, parameters, visit);
    }
    std::int64_t execute(std::string_view sql, const Values& parameters) override {
        return inner_.execute(sql, parameters);
    }
    std::int64_t insert(std::string_view sql, const Values& parameters) override {
        return inner_.insert(sql, parameters);
    }
    void after_commit(std::function<void()> work) override { inner_.after_commit(std::move(work)); }
    Status nested(const std::function<Status()>& work) override { return inner_.nested(work); }

private:
    Transaction& inner_;
    Instant now_;
};

}  // namespace zs::repair
