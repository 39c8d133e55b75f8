// The balances one posting touches: what a leg is worth, what may be taken, moving averages.
#include "domains/materials/book.h"

#include <set>

namespace zs::materials {
namespace {

bool is_stock(Account account) { return account == Account::store || account == Account::transit; }

}  // namespace

Book::Key Book::key_of(const Leg& leg, const Place& place) const {
    return {leg.item_id.value, place.place_id, place.account, place.bin_id, leg.lot_id, leg.owner_id};
}

Book::Kept& Book::at(const Key& key) {
    const auto [found, fresh] = kept_.try_emplace(key);
    if (!fresh) return found->second;
    auto& kept = found->second;
    transaction_.query(
        "SELECT quantity, value FROM materials_balance WHERE item_id = ? AND place_id = ? AND account = ? AND bin_id = "
        "? AND lot_id = ? AND owner_id = ?",
        {key.item_id, key.place_id, std::string(text_of(key.account)), key.bin_id, key.lot_id, key.owner_id},
        [&](const Row& row) {
            kept.now = {{row.integer(0)}, {row.integer(1)}};
            kept.known = true;
        });
    kept.before = kept.now;
    return kept;
}

Result<Money> Book::worth_of(const Leg& leg) {
    if (leg.worthing == Worthing::given) return leg.value;
    if (leg.worthing == Worthing::produced) return produced_;
    if (!is_stock(leg.from.account) || leg.quantity.units == 0) return Money{};
    const auto& stock = at(key_of(leg, leg.from)).now;
    if (stock.quantity >= leg.quantity) return valuation::part_of(stock, leg.quantity, {});
    ZS_TRY_ASSIGN(const auto facts, item_facts(transaction_, leg.item_id));
    return valuation::part_of(stock, leg.quantity, usual_price(transaction_, facts->item));
}

Status Book::check_enough(const Leg& leg, const Key& key, Quantity left) {
    if (left.units >= 0) return {};
    ZS_TRY_ASSIGN(const auto facts, item_facts(transaction_, leg.item_id));
    if (key.account == Account::store) {
        ZS_TRY_ASSIGN(const auto store, store_facts(transaction_, {key.place_id}));
        if (store->negative_allowed && leg.owner_id == 0) return {};
    }
    const auto& there = kept_.at(key).now.quantity;
    return fail(Code::conflict, "materials.not_enough",
                {{"item", facts->item.name},
                 {"on_hand", decimal_text(there.units, Quantity::scale)},
                 {"wanted", decimal_text(leg.quantity.units, Quantity::scale)},
                 {"unit", facts->item.unit}});
}

void Book::add(const Leg& leg, const Place& place, Quantity quantity, Money value) {
    if (quantity.units == 0 && value.units == 0) return;
    Entry entry;
    entry.item_id = leg.item_id;
    entry.lot_id = leg.lot_id;
    entry.owner_id = leg.owner_id;
    entry.account = place.account;
    entry.place_id = place.place_id;
    entry.bin_id = place.bin_id;
    entry.quantity = quantity;
    entry.value = value;
    entries_.push_back(entry);
    if (!is_stock(place.account)) return;
    auto& kept = at(key_of(leg, place));
    kept.now = {kept.now.quantity + quantity, kept.now.value + value};
    kept.came_in = kept.came_in || quantity.units > 0;
    kept.went_out = kept.went_out || quantity.units < 0;
}

Status Book::take(const Leg& leg) {
    ZS_ASSERT(leg.quantity.units >= 0);
    ZS_TRY_ASSIGN(const Money value, worth_of(leg));
    if (is_stock(leg.from.account)) {
        const Key key = key_of(leg, leg.from);
        const Quantity left = at(key).now.quantity - leg.quantity;
        ZS_TRY(check_enough(leg, key, left));
    }
    add(leg, leg.from, {-leg.quantity.units}, {-value.units});
    add(leg, leg.to, leg.quantity, value);
    moved_ = moved_ + Money{value.units < 0 ? -value.units : value.units};
    if (leg.to.account == Account::production) produced_ = produced_ + value;
    if (leg.from.account == Account::production) produced_ = produced_ - value;
    return {};
}

/// All lots and bins of an item in a store that belong to one owner become worth the same by quantity.
void Book::average(const Pool& pool) {
    std::map<Key, valuation::Worth> stocks;
    transaction_.query(
        "SELECT bin_id, lot_id, quantity, value FROM materials_balance WHERE item_id = ? AND place_id = ? AND account "
        "= 'store' AND owner_id = ?",
        {pool.item_id, pool.store_id, pool.owner_id}, [&](const Row& row) {
            stocks[{pool.item_id, pool.store_id, Account::store, row.integer(0), row.integer(1), pool.owner_id}] = {
                {row.integer(2)}, {row.integer(3)}};
        });
    for (const auto& [key, kept] : kept_)
        if (key.item_id == pool.item_id && key.place_id == pool.store_id && key.account == Account::store &&
            key.owner_id == pool.owner_id)
            stocks[key] = kept.now;
    if (stocks.size() < 2) return;
    std::vector<valuation::Worth> worths;
    for (const auto& [key, worth] : stocks) worths.push_back(worth);
    const auto values = valuation::averaged(worths);
    std::size_t i = 0;
    for (const auto& [key, worth] : stocks) {
        const Money difference = values[i++] - worth.value;
        if (difference.units == 0) continue;
        Leg leg;
        leg.item_id = {key.item_id};
        leg.lot_id = key.lot_id;
        leg.owner_id = key.owner_id;
        add(leg, {Account::store, key.place_id, key.bin_id}, {}, difference);
        add(leg, {Account::revaluation, key.place_id, 0}, {}, {-difference.units});
    }
}

Status Book::settle(bool revalue) {
    std::set<Pool> pools;
    std::vector<Key> empty;
    for (const auto& [key, kept] : kept_) {
        if (key.account != Account::store) continue;
        if (kept.now.quantity.units == 0 && kept.now.value.units != 0) empty.push_back(key);
        if (revalue && kept.came_in) pools.insert({key.item_id, key.place_id, key.owner_id});
    }
    for (const auto& key : empty) {  // after a time below zero: the price was not the one it was taken at
        Leg leg;
        leg.item_id = {key.item_id};
        leg.lot_id = key.lot_id;
        leg.owner_id = key.owner_id;
        const Money left = kept_.at(key).now.value;
        add(leg, {Account::store, key.place_id, key.bin_id}, {}, {-left.units});
        add(leg, {Account::revaluation, key.place_id, 0}, {}, left);
    }
    for (const auto& pool : pools) {
        ZS_TRY_ASSIGN(const auto facts, item_facts(transaction_, {pool.item_id}));
        if (facts->valuation == Valuation::moving_average) average(pool);
    }
    return {};
}

void Book::store(Id<Document> document, Instant at_time) {
    for (auto& entry : entries_) {
        entry.document_id = document;
        entry.at = at_time;
        insert(transaction_, entry);
    }
    for (const auto& [key, kept] : kept_) {
        const std::string account(text_of(key.account));
        const bool nothing = kept.now.quantity.units == 0 && kept.now.value.units == 0;
        if (nothing && !kept.known) continue;
        if (nothing) {
            transaction_.execute(
                "DELETE FROM materials_balance WHERE item_id = ? AND place_id = ? AND account = ? AND bin_id = ? AND "
                "lot_id = ? AND owner_id = ?",
                {key.item_id, key.place_id, account, key.bin_id, key.lot_id, key.owner_id});
        } else if (kept.known) {
            transaction_.execute(
                "UPDATE materials_balance SET quantity = ?, value = ? WHERE item_id = ? AND place_id = ? AND account = "
                "? AND bin_id = ? AND lot_id = ? AND owner_id = ?",
                {kept.now.quantity.units, kept.now.value.units, key.item_id, key.place_id, account, key.bin_id,
                 key.lot_id, key.owner_id});
        } else {
            transaction_.execute(
                "INSERT INTO materials_balance (item_id, account, place_id, bin_id, lot_id, owner_id, quantity, value) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                {key.item_id, account, key.place_id, key.bin_id, key.lot_id, key.owner_id, kept.now.quantity.units,
                 kept.now.value.units});
        }
    }
}

}  // namespace zs::materials
