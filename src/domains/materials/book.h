// The balances one posting touches, in memory until it is stored. Internal to materials.
#pragma once
#include <map>

#include "domains/materials/catalogue.h"
#include "domains/materials/ledger.h"

namespace zs::materials {

class Book {
public:
    explicit Book(Transaction& transaction) : transaction_(transaction) {}

    /// Takes a leg into the book; its entries are kept. Errors: materials.not_enough.
    Status take(const Leg& leg);
    /// Moving averages after what came in, and what is left as value of nothing.
    Status settle(bool revalue);
    /// Entries of the document; balances are written.
    void store(Id<Document> document, Instant at);

    const std::vector<Entry>& entries() const { return entries_; }
    /// Sum of what the legs moved, without sign.
    Money moved() const { return moved_; }

private:
    struct Key {
        std::int64_t item_id, place_id;
        Account account;
        std::int64_t bin_id, lot_id, owner_id;
        friend auto operator<=>(const Key&, const Key&) = default;
    };
    struct Kept {
        valuation::Worth before, now;
        bool known = false;     // a row exists
        bool came_in = false;   // quantity was added
        bool went_out = false;  // quantity was taken
    };
    struct Pool {
        std::int64_t item_id, store_id, owner_id;
        friend auto operator<=>(const Pool&, const Pool&) = default;
    };

    Kept& at(const Key& key);
    Key key_of(const Leg& leg, const Place& place) const;
    Result<Money> worth_of(const Leg& leg);
    Status check_enough(const Leg& leg, const Key& key, Quantity left);
    void add(const Leg& leg, const Place& place, Quantity quantity, Money value);
    void average(const Pool& pool);

    Transaction& transaction_;
    std::map<Key, Kept> kept_;
    std::vector<Entry> entries_;
    Money moved_;
    Money produced_;
};

}  // namespace zs::materials
