// Use cases of stock: one public function = load → decide → store → publish, inside the caller's transaction.
#pragma once
#include "domains/materials/catalogue.h"
#include "domains/materials/ledger.h"
#include "domains/materials/movement.h"
#include "domains/materials/pick.h"

namespace zs::materials {

/// Stores that the actor may see; columns of `s`.
Restriction visible_stores(const Actor& actor);
/// Error entity.not_found outside his scope.
Result<std::shared_ptr<const Store>> load_visible_store(Reader& reader, const Actor& actor, std::int64_t id);
/// Whether he may make such a document there: storekeepers anywhere in their scope, wards in their own store.
Status check_may_move(const Actor& actor, DocumentKind kind, const Store& store);

/// Documents of his stores, sent to them, or of his departments. Error entity.not_found.
Result<Document> load_visible_document(Reader& reader, const Actor& actor, Id<Document> id);

/// 以旧换新: a new one leaves a main store against the old one, or with a reason by somebody who approves.
Status check_exchange(Reader& reader, const Actor& actor, const MovementInput& input);

/// One movement of a kind that people enter. The same request key again returns the document that it made. Errors:
/// those of post(), field errors of all lines at once.
Result<Document> move(Transaction& transaction, const Actor& actor, DocumentKind kind, const MovementInput& input);

// The kinds, without the check of who asks: used by requisitions, stocktakes and simulations too.
Result<Posting> receive(Transaction& transaction, const MovementInput& input);
Result<Posting> give_back(Transaction& transaction, const MovementInput& input);
Result<Posting> arrive(Transaction& transaction, const MovementInput& input);
Result<Posting> produce(Transaction& transaction, const MovementInput& input);
Result<Posting> issue(Transaction& transaction, const MovementInput& input);
/// The same for a department that is settled, or none: work in public areas.
Result<Posting> issue_to(Transaction& transaction, const MovementInput& input);
Result<Posting> transfer(Transaction& transaction, const MovementInput& input);
Result<Posting> put_away(Transaction& transaction, const MovementInput& input);
Result<Posting> adjust(Transaction& transaction, const MovementInput& input);
Result<Posting> scrap(Transaction& transaction, const MovementInput& input);

/// The head of a document as a movement's form says it.
Posting begin_posting(DocumentKind kind, const MovementInput& input);
/// The hospital's day.
Date today(Reader& reader);

/// Legs that use up what is picked: of a supplier's goods, bought at the moment of use.
std::vector<Leg> legs_of_use(Reader& reader, Id<Item> item, std::int64_t store_id, const Pick& pick, const Place& to);

/// What is still on the way of a transfer, by item, lot and owner.
struct InTransit {
    std::int64_t item_id = 0, lot_id = 0, owner_id = 0, place_id = 0;
    Quantity quantity;
};
std::vector<InTransit> still_in_transit(Reader& reader, Id<Document> transfer);

/// Held until the transaction ends, in order: what is read of their stock stays true.
void lock_items(Transaction& transaction, const std::vector<MovementLine>& lines);

/// Runs `line` for each line and gathers the field errors of all, named "lines[2].quantity".
Status for_each_line(const MovementInput& input, const std::function<Status(const MovementLine&)>& line);

}  // namespace zs::materials
