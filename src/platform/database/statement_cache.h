// Prepared statements of one connection by their SQL text, least recently used first out.
#pragma once
#include <cstddef>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

namespace zs {

/// `Statement` is movable and releases itself when destroyed. Entries in use are never evicted.
template <class Statement>
class StatementCache {
public:
    struct Entry {
        std::string sql;
        Statement statement;
        bool in_use = false;
    };

    explicit StatementCache(std::size_t size_max) : size_max_(size_max) {}

    /// nullptr when the text was never prepared or was evicted.
    Entry* find(std::string_view sql) {
        const auto found = index_.find(sql);
        if (found == index_.end()) return nullptr;
        entries_.splice(entries_.begin(), entries_, found->second);
        return &entries_.front();
    }

    /// `sql` must not be in the cache.
    Entry& insert(std::string_view sql, Statement statement) {
        auto last = entries_.end();
        while (entries_.size() >= size_max_ && last != entries_.begin()) {
            --last;
            if (last->in_use) continue;
            index_.erase(last->sql);
            last = entries_.erase(last);
        }
        entries_.push_front(Entry{std::string(sql), std::move(statement), false});
        index_.emplace(entries_.front().sql, entries_.begin());
        return entries_.front();
    }

    void erase(std::string_view sql) {
        const auto found = index_.find(sql);
        if (found == index_.end()) return;
        const auto entry = found->second;
        index_.erase(found);
        entries_.erase(entry);
    }

    void clear() {
        index_.clear();
        entries_.clear();
    }

    std::size_t size() const { return entries_.size(); }

private:
    std::size_t size_max_;
    std::list<Entry> entries_;
    std::unordered_map<std::string_view, typename std::list<Entry>::iterator> index_;  // views into Entry::sql
};

inline constexpr std::size_t statement_cache_max = 500;

}  // namespace zs
