// Posting: the one way into the ledger.
#include "domains/materials/ledger.h"

#include <fmt/format.h>

#include <set>

#include "core/json.h"
#include "core/limits.h"
#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/materials/book.h"
#include "domains/materials/piece_service.h"
#include "platform/audit/audit.h"
#include "platform/events/events.h"
#include "platform/sequence/sequence.h"

namespace zs::materials {
namespace {

std::string_view prefix_of(DocumentKind kind) {
    switch (kind) {
        case DocumentKind::receipt:
            return "RK";
        case DocumentKind::issue:
            return "CK";
        case DocumentKind::give_back:
            return "TK";
        case DocumentKind::transfer:
            return "DB";
        case DocumentKind::arrival:
            return "DR";
        case DocumentKind::put_away:
            return "YW";
        case DocumentKind::adjustment:
            return "TZ";
        case DocumentKind::scrap:
            return "BF";
        case DocumentKind::production:
            return "ZZ";
        case DocumentKind::reversal:
            return "CX";
        case DocumentKind::close:
            return "YJ";
        case DocumentKind::reopen:
            return "FJ";
    }
    return "KC";
}

/// In the order of their ids, so that two postings never wait for each other. SQLite has one writer anyway.
void lock_items(Transaction& transaction, const std::vector<Leg>& legs) {
    if (transaction.engine() != Engine::postgres) return;
    std::set<std::int64_t> ids;
    for (const auto& leg : legs) ids.insert(leg.item_id.value);
    for (const auto id : ids)
        transaction.query("SELECT id FROM materials_item WHERE id = ? FOR NO KEY UPDATE", {id}, [](const Row&) {});
}

Status check_time(const Transaction& transaction, const Document& document, const Gate& gate) {
    if (document.at > transaction.now() + std::chrono::minutes(limits::phone_clock_minutes))
        return fail_field("happened_at", "materials.in_the_future");
    if (document.at <= gate.locked_until) return fail(Code::conflict, "materials.month_is_closed");
    return {};
}

/// What the average is worth again: whatever brought something in at a price of its own.
bool brings_value(DocumentKind kind) { return kind != DocumentKind::put_away && kind != DocumentKind::transfer; }

void tell(Transaction& transaction, const Actor& actor, const Document& document) {
    audit::record(transaction, actor, fmt::format("materials.{}", text_of(document.kind)), "materials_document",
                  document.id.value,
                  fmt::format(R"({{"number":"{}","lines":{},"value":"{}"}})", document.number, document.lines,
                              decimal_text(document.value.units, Money::scale)));
    std::int64_t campus = 0;
    if (document.store_id != 0)
        if (const auto store = store_facts(transaction, {document.store_id}); store && (*store)->campus_id)
            campus = (*store)->campus_id->value;
    events::publish(transaction, "materials.posted", document.id.value,
                    fmt::format(R"({{"topic":"materials.document","id":{},"number":"{}","kind":"{}","campus_id":{},)"
                                R"("department_id":{},"crew_id":0,"vendor_id":0,"actor_user_id":{}}})",
                                document.id.value, document.number, text_of(document.kind), campus,
                                document.department_id, actor.user_id));
}

/// A department cannot give back by a reversal what it has returned already.
Status check_still_used(Reader& reader, const Leg& leg) {
    if (leg.from.account != Account::use) return {};
    const auto used = reader.integer(
        "SELECT CAST(COALESCE(SUM(quantity), 0) AS BIGINT) FROM materials_entry WHERE item_id = ? AND account = 'use' "
        "AND place_id = ? AND lot_id = ?",
        {leg.item_id.value, leg.from.place_id, leg.lot_id});
    if (used.value_or(0) >= leg.quantity.units) return {};
    return fail(Code::conflict, "materials.returned_meanwhile");
}

}  // namespace

Gate enter(Transaction& transaction, Hold hold) {
    Gate gate;
    const std::string_view tail = transaction.engine() != Engine::postgres ? ""
                                  : hold == Hold::alone                    ? " FOR UPDATE"
                                                                           : " FOR SHARE";
    transaction.query(fmt::format("SELECT locked_until, snapshot_at FROM materials_ledger WHERE id = 1{}", tail), {},
                      [&](const Row& row) {
                          gate = {{row.integer(0)}, {row.integer(1)}};
                      });
    return gate;
}

void head(Transaction& transaction, const Actor& actor, Document& document) {
    document.recorded_at = transaction.now();
    if (document.at.unix_ms == 0) document.at = document.recorded_at;
    document.actor_id = actor.user_id;
    document.actor = actor.name;
    const Zone zone = catalog::calendar(transaction)->zone();
    document.number = sequence::next(transaction, prefix_of(document.kind), civil(local_date(document.at, zone)).year);
}

Result<Document> post(Transaction& transaction, const Actor& actor, Posting posting) {
    auto& document = posting.document;
    if (posting.legs.empty()) return fail(Code::conflict, "materials.nothing_to_post");
    const Gate gate = enter(transaction, Hold::shared);
    if (document.at.unix_ms == 0) document.at = transaction.now();
    ZS_TRY(check_time(transaction, document, gate));
    document.at = std::min(document.at, transaction.now());
    lock_items(transaction, posting.legs);
    Book book(transaction);
    for (const auto& leg : posting.legs) ZS_TRY(book.take(leg));
    ZS_TRY(book.settle(brings_value(document.kind)));
    document.lines = static_cast<std::int64_t>(posting.legs.size());
    document.value = book.moved();
    head(transaction, actor, document);
    insert(transaction, document);
    book.store(document.id, document.at);
    ZS_TRY(follow_pieces(transaction, document, book.entries()));
    if (document.at <= gate.snapshot_at) correct_snapshots(transaction, book.entries());
    tell(transaction, actor, document);
    return document;
}

std::optional<Document> find_repeated(Reader& reader, const std::string& request_key) {
    if (request_key.empty()) return std::nullopt;
    return select_one<Document>(reader, "WHERE request_key = ? AND request_key <> ''", {request_key});
}

Result<Document> reverse(Transaction& transaction, const Actor& actor, Id<Document> id, const std::string& reason) {
    if (text::trim(reason).empty()) return fail_field("reason", "field.required");
    lock(transaction, id);
    ZS_TRY_ASSIGN(const Document document, load(transaction, id));
    if (document.kind == DocumentKind::reversal || document.kind == DocumentKind::close ||
        document.kind == DocumentKind::reopen || document.requisition_id != 0 || document.work_id != 0)
        return fail(Code::conflict, "materials.cannot_reverse");
    if (transaction.exists("SELECT 1 FROM materials_document WHERE of_document_id = ?", {id.value}))
        return fail(Code::conflict, "materials.reversed_already");
    Posting posting;
    posting.document.kind = DocumentKind::reversal;
    posting.document.of_document_id = id.value;
    posting.document.store_id = document.store_id;
    posting.document.to_store_id = document.to_store_id;
    posting.document.department_id = document.department_id;
    posting.document.vendor_id = document.vendor_id;
    posting.document.reason = text::trim(reason);
    // Pairs as they were entered, from the last to the first: each goes back where it came from.
    const auto entries = select<Entry>(transaction, "WHERE document_id = ? ORDER BY id DESC", {id.value});
    for (std::size_t i = 0; i + 1 < entries.size(); i += 2) {
        const Entry& to = entries[i];
        const Entry& from = entries[i + 1];
        const bool forth = to.quantity.units > 0 || (to.quantity.units == 0 && to.value.units > 0);
        const Entry& source = forth ? to : from;
        const Entry& target = forth ? from : to;
        Leg leg;
        leg.item_id = to.item_id;
        leg.lot_id = to.lot_id;
        leg.owner_id = to.owner_id;
        leg.from = {source.account, source.place_id, source.bin_id};
        leg.to = {target.account, target.place_id, target.bin_id};
        leg.quantity = source.quantity;
        leg.worthing = Worthing::given;
        leg.value = source.value;
        ZS_TRY(check_still_used(transaction, leg));
        posting.legs.push_back(leg);
    }
    return post(transaction, actor, std::move(posting));
}

}  // namespace zs::materials
