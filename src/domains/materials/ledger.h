// The double-entry stock ledger: one way in (post), and what can be asked of it.
#pragma once
#include <vector>

#include "domains/materials/entities.h"
#include "domains/materials/valuation.h"
#include "platform/access/actor.h"

namespace zs::materials {

struct Place {
    Account account = Account::store;
    std::int64_t place_id = 0;
    std::int64_t bin_id = 0;
    friend auto operator<=>(const Place&, const Place&) = default;
};

/// Where the value of a leg comes from.
enum class Worthing {
    given,     // `value`
    balance,   // the share of what lies at `from` (a stock account)
    produced,  // all that went into production in this document
};

/// A quantity of one item, lot and owner that goes from one account to another: two entries that sum to zero.
struct Leg {
    Id<Item> item_id;
    std::int64_t lot_id = 0;
    std::int64_t owner_id = 0;
    Place from;
    Place to;
    Quantity quantity;  // ≥ 0; 0 moves value only
    Worthing worthing = Worthing::balance;
    Money value = {};
};

struct Posting {
    Document document;  // kind, at (empty: now), places, reason, note; the rest is filled in
    std::vector<Leg> legs;
};

/// Adds a document with its entries, keeps balances and snapshots, numbers it, audits and publishes it. Items are
/// locked in order, so that two who take the last piece come one after the other.
/// Errors: materials.not_enough {item, store, on_hand, unit}, materials.month_is_closed, materials.in_the_future,
/// materials.nothing_to_post.
Result<Document> post(Transaction& transaction, const Actor& actor, Posting posting);

/// The document that this request key made before, if any: what is sent twice happens once.
std::optional<Document> find_repeated(Reader& reader, const std::string& request_key);

/// Takes back all entries of a document by a new one. Errors: materials.reversed_already, materials.cannot_reverse,
/// and those of post().
Result<Document> reverse(Transaction& transaction, const Actor& actor, Id<Document> id, const std::string& reason);

/// Stock of one item in one store as of an instant, transit apart.
struct BalanceAt {
    std::int64_t item_id = 0;
    Account account = Account::store;
    std::int64_t place_id = 0;
    Quantity quantity;
    Money value;
};
/// All stock as of `at` (inclusive), own and consigned; of one item if given. In order of item and place.
std::vector<BalanceAt> balance_at(Reader& reader, Instant at, std::optional<Id<Item>> item = std::nullopt);

/// A snapshot of the present when the last one is old or many entries have come since; 1 if it made one. A job.
Result<std::int64_t> keep_snapshots(Transaction& transaction);

/// Locks a month that is over and keeps its balances. Errors: materials.month_not_over, materials.close_in_order,
/// materials.negative_left, materials.month_is_closed, field errors.
Result<Document> close_month(Transaction& transaction, const Actor& actor, const std::string& month);
/// Opens the month closed last by a document of its own. Errors: materials.not_closed, field errors.
Result<Document> reopen_month(Transaction& transaction, const Actor& actor, const std::string& month,
                              const std::string& reason);

/// Everything that must hold: entries of each document, item, lot and owner sum to zero; balances equal their entries;
/// valid snapshots equal their entries; pieces are where the ledger has them. How many breaches.
std::int64_t count_breaches(Reader& reader);

// Parts of the ledger's own files.
/// Last instant of the closed months, and of the newest snapshot; 0 = none. Shares the ledger with other postings until
/// the transaction ends, or holds it alone.
struct Gate {
    Instant locked_until;
    Instant snapshot_at;
};
enum class Hold { shared, alone };
Gate enter(Transaction& transaction, Hold hold);
/// Number, year, times and who: everything of a document but its rows.
void head(Transaction& transaction, const Actor& actor, Document& document);
/// Entries dated before a valid snapshot are added to it.
void correct_snapshots(Transaction& transaction, const std::vector<Entry>& entries);
/// Balances as of `at` become a snapshot.
Id<Snapshot> take_snapshot(Transaction& transaction, Instant at, const std::string& month, Id<Document> document);

}  // namespace zs::materials
