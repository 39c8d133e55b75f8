// Master data kept in memory: read by every use case, changed rarely, never stale.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <string_view>

#include "platform/base/clock.h"
#include "platform/database/database.h"

namespace zs {

/// Values read from tables by key, dropped as soon as a change of one of the tables commits. Make it a global of its
/// source file, so that its tables are watched from the start. On PostgreSQL another process may have changed them:
/// there nothing is kept longer than half a minute.
template <class Key, class T>
class Kept {
public:
    explicit Kept(std::initializer_list<std::string_view> tables) {
        for (const auto table : tables) tables_ |= kept::watch(table);
    }

    /// The value of `key`; `load()` returns a shared_ptr<const T> read through `reader`, and nullptr is not kept.
    template <class Load>
    std::shared_ptr<const T> get(Reader& reader, const Key& key, const Load& load) {
        const std::int64_t epoch = reader.epoch(tables_);
        if (epoch == 0) return load();
        {
            const std::scoped_lock lock(mutex_);
            if (epoch == epoch_ && !outdated(reader))
                if (const auto known = values_.find(key); known != values_.end()) return known->second;
        }
        std::shared_ptr<const T> value = load();
        const std::scoped_lock lock(mutex_);
        if (epoch < epoch_ || !value) return value;
        if (epoch > epoch_ || values_.size() >= values_max || outdated(reader)) {
            values_.clear();
            epoch_ = epoch;
            since_ms_ = steady_ms();
        }
        values_.insert_or_assign(key, value);
        return value;
    }

    /// For what the values depend on besides tables.
    void clear() {
        const std::scoped_lock lock(mutex_);
        values_.clear();
    }

private:
    static constexpr std::size_t values_max = 10'000;
    static constexpr std::int64_t age_max_ms = 30'000;
    bool outdated(const Reader& reader) const {
        return reader.engine() == Engine::postgres && steady_ms() - since_ms_ > age_max_ms;
    }

    kept::Tables tables_;
    std::mutex mutex_;
    std::int64_t epoch_ = 0;
    std::int64_t since_ms_ = 0;
    std::map<Key, std::shared_ptr<const T>> values_;
};

}  // namespace zs
