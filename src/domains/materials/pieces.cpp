// Pieces: they follow the ledger, and are used on patients.
#include <fmt/format.h>

#include <map>

#include "core/json.h"
#include "core/text.h"
#include "domains/materials/piece_service.h"
#include "platform/audit/audit.h"
#include "platform/events/events.h"
#include "platform/gs1/gs1.h"

namespace zs::materials {
namespace {

PieceState state_at(Account account) {
    switch (account) {
        case Account::store:
            return PieceState::in_store;
        case Account::transit:
            return PieceState::on_the_way;
        case Account::use:
            return PieceState::with_department;
        case Account::scrap:
            return PieceState::scrapped;
        case Account::supplier:
            return PieceState::sent_back;
        case Account::production:
            return PieceState::built_in;
        case Account::adjustment:
        case Account::revaluation:
            break;
    }
    return PieceState::lost;
}

std::int64_t department_of_store(Reader& reader, std::int64_t id) {
    const auto store = store_facts(reader, {id});
    return store && (*store)->department_id ? (*store)->department_id->value : 0;
}

/// Nothing brings a serial number into stock twice, or out of where it is not.
Status check_single(Reader& reader, const Entry& entry) {
    std::int64_t least = 0, sum = 0;
    reader.query("SELECT quantity FROM materials_balance WHERE item_id = ? AND lot_id = ?",
                 {entry.item_id.value, entry.lot_id}, [&](const Row& row) {
                     least = std::min(least, row.integer(0));
                     sum += row.integer(0);
                 });
    constexpr std::int64_t one_piece_only = 1000;
    if (least < 0) return fail(Code::conflict, "materials.serial_not_here");
    if (sum > one_piece_only) return fail(Code::conflict, "materials.serial_is_here");
    return {};
}

Status follow(Transaction& transaction, const Document& document, const Entry& last) {
    ZS_TRY(check_single(transaction, last));
    auto known = select_one<Piece>(transaction, "WHERE lot_id = ?", {last.lot_id});
    Piece piece = known.value_or(Piece{});
    if (known && piece.use_id != 0)
        return fail(Code::conflict, "materials.piece_is_used",
                    {{"number", load(transaction, Id<Lot>{last.lot_id})->number}});
    piece.item_id = last.item_id;
    piece.lot_id = last.lot_id;
    piece.state = state_at(last.account);
    piece.since = document.at;
    piece.document_id = document.id.value;
    const bool in_stock = last.account == Account::store || last.account == Account::transit;
    piece.store_id = in_stock ? last.place_id : document.store_id;
    piece.department_id = last.account == Account::use     ? last.place_id
                          : last.account == Account::store ? department_of_store(transaction, last.place_id)
                                                           : document.department_id;
    if (known) return update(transaction, piece);
    insert(transaction, piece);
    return {};
}

std::int64_t campus_of(Reader& reader, std::int64_t store_id) {
    const auto store = store_facts(reader, {store_id});
    return store && (*store)->campus_id ? (*store)->campus_id->value : 0;
}

std::string place_of(Reader& reader, const Piece& piece) {
    if (piece.department_id != 0)
        return reader.text("SELECT name FROM organization_department WHERE id = ?", {piece.department_id}).value_or("");
    return reader.text("SELECT name FROM materials_store WHERE id = ?", {piece.store_id}).value_or("");
}

Result<Piece> named_piece(Transaction& transaction, const std::string& code, std::int64_t id) {
    std::optional<Piece> piece;
    if (id != 0) piece = find(transaction, Id<Piece>{id});
    if (id == 0) {
        if (text::trim(code).empty()) return fail_field("code", "field.required");
        piece = find_piece(transaction, code);
    }
    if (!piece) return fail_field("code", "materials.piece_unknown");
    lock(transaction, piece->id);
    return load(transaction, piece->id);
}

/// Where the piece must be for somebody of `department` to use it, and that it may be used at all.
Status check_usable(Reader& reader, const Actor& actor, const Piece& piece, const UseInput& input, const Lot& lot) {
    if (is_expired(lot.expires_on, today(reader)))
        return fail(Code::conflict, "materials.piece_expired", {{"day", to_text(*lot.expires_on)}});
    if (piece.use_id != 0) {
        if (!text::trim(input.reason).empty()) return {};
        const auto use = load(reader, Id<PieceUse>{piece.use_id});
        return fail_field("reason", "materials.piece_used_already", {{"at", use ? to_text(use->used_at) : ""}});
    }
    const bool theirs = in_scope(actor, {.department_id = piece.department_id}) &&
                        (input.department_id == 0 || input.department_id == piece.department_id);
    switch (piece.state) {
        case PieceState::in_store:
            if (piece.department_id == 0)
                return fail(Code::conflict, "materials.piece_in_store", {{"place", place_of(reader, piece)}});
            [[fallthrough]];
        case PieceState::with_department:
            if (!theirs)
                return fail(Code::conflict, "materials.piece_of_another_department",
                            {{"place", place_of(reader, piece)}});
            return {};
        case PieceState::on_the_way:
            return fail(Code::conflict, "materials.piece_on_the_way");
        default:
            return fail(Code::conflict, "materials.piece_gone");
    }
}

Result<std::int64_t> issue_piece(Transaction& transaction, const Actor& actor, const Piece& piece,
                                 const UseInput& input) {
    MovementInput out;
    out.store_id = piece.store_id;
    out.department_id = piece.department_id;
    out.happened_at = input.used_at;
    out.reason = input.procedure;
    MovementLine line;
    line.item_id = piece.item_id.value;
    line.lot_id = piece.lot_id;
    line.quantity = {1000};
    out.lines.push_back(line);
    lock_items(transaction, out.lines);
    ZS_TRY_ASSIGN(auto posting, issue(transaction, out));
    ZS_TRY_ASSIGN(const auto document, post(transaction, actor, std::move(posting)));
    return document.id.value;
}

/// A charge that came before the use and names the same patient belongs to it.
void join_charge(Transaction& transaction, Piece& piece, const PieceUse& use) {
    auto waiting = select_one<Charge>(
        transaction, "WHERE piece_id = ? AND use_id = 0 AND cancelled_at IS NULL AND patient_number = ?",
        {piece.id.value, use.patient_number});
    if (!waiting) return;
    waiting->use_id = use.id.value;
    waiting->department_id = use.department_id;
    (void)update(transaction, *waiting);
    piece.charge_id = waiting->id.value;
    piece.state = PieceState::billed;
}

PieceUse recorded_use(Transaction& transaction, const Actor& actor, const Piece& piece, const UseInput& input) {
    PieceUse use;
    use.piece_id = piece.id;
    use.department_id = piece.department_id;
    use.patient_number = text::trim(input.patient_number);
    use.procedure = text::trim(input.procedure);
    use.room = text::trim(input.room);
    use.operator_name = text::trim(input.operator_name);
    use.recorded_at = transaction.now();
    use.used_at = std::min(input.used_at.value_or(use.recorded_at), use.recorded_at);
    use.reason = text::trim(input.reason);
    use.request_key = input.request_key;
    use.actor_id = actor.user_id;
    use.actor = actor.name;
    return use;
}

}  // namespace

void tell_piece(Transaction& transaction, const Actor& actor, const Piece& piece, std::string_view past) {
    std::string title;
    json::append_string(
        title, transaction.text("SELECT name FROM materials_item WHERE id = ?", {piece.item_id.value}).value_or(""));
    std::string number;
    json::append_string(number,
                        transaction.text("SELECT number FROM materials_lot WHERE id = ?", {piece.lot_id}).value_or(""));
    events::publish(transaction, fmt::format("materials.piece_{}", past), piece.id.value,
                    fmt::format(R"({{"topic":"materials.piece","id":{},"number":{},"title":{},"state":"{}",)"
                                R"("campus_id":{},"department_id":{},"crew_id":0,"vendor_id":0,"actor_user_id":{}}})",
                                piece.id.value, number, title, text_of(piece.state),
                                campus_of(transaction, piece.store_id), piece.department_id, actor.user_id));
    audit::record(transaction, actor, fmt::format("materials.piece.{}", past), "materials_piece", piece.id.value,
                  fmt::format(R"({{"number":{}}})", number));
}

Restriction visible_pieces(const Actor& actor) {
    return scope_restriction(actor, {.campus = "s.campus_id", .department = "p.department_id"});
}

Result<Piece> load_visible(Reader& reader, const Actor& actor, Id<Piece> id) {
    const auto piece = find(reader, id);
    if (!piece ||
        !in_scope(actor, {.campus_id = campus_of(reader, piece->store_id), .department_id = piece->department_id}))
        return fail(Code::not_found, "entity.not_found");
    return *piece;
}

std::optional<Piece> find_piece(Reader& reader, const std::string& text) {
    const std::string code(text::trim(text));
    if (code.empty()) return std::nullopt;
    if (const auto label = gs1::read_trade_item(code, today(reader)); label && !label->serial.empty())
        if (const auto item = item_of_code(reader, label->gtin))
            return select_one<Piece>(reader,
                                     "WHERE lot_id IN (SELECT id FROM materials_lot WHERE item_id = ? AND number = ?)",
                                     {item->id.value, label->serial});
    const auto same =
        select<Piece>(reader,
                      "WHERE lot_id IN (SELECT id FROM materials_lot WHERE number = ? UNION SELECT id FROM "
                      "materials_lot WHERE udi = ? AND udi <> '') ORDER BY id LIMIT 2",
                      {code, code});
    if (same.size() != 1) return std::nullopt;
    return same.front();
}

Status follow_pieces(Transaction& transaction, const Document& document, const std::vector<Entry>& entries) {
    std::map<std::int64_t, const Entry*> last;  // where each piece came to rest
    for (const auto& entry : entries) {
        if (entry.lot_id == 0 || entry.quantity.units <= 0) continue;
        ZS_TRY_ASSIGN(const auto facts, item_facts(transaction, entry.item_id));
        if (facts->item.serial_managed) last[entry.lot_id] = &entry;
    }
    for (const auto& [lot, entry] : last) ZS_TRY(follow(transaction, document, *entry));
    return {};
}

Result<Piece> use_piece(Transaction& transaction, const Actor& actor, const UseInput& input) {
    if (!input.request_key.empty())
        if (const auto known =
                select_one<PieceUse>(transaction, "WHERE request_key = ? AND request_key <> ''", {input.request_key}))
            return load(transaction, known->piece_id);
    ZS_TRY_ASSIGN(Piece piece, named_piece(transaction, input.code, input.piece_id));
    ZS_TRY_ASSIGN(const Lot lot, load(transaction, Id<Lot>{piece.lot_id}));
    if (input.used_at && *input.used_at > transaction.now() + std::chrono::minutes(5))
        return fail_field("used_at", "materials.in_the_future");
    ZS_TRY(check_usable(transaction, actor, piece, input, lot));
    PieceUse use = recorded_use(transaction, actor, piece, input);
    use.repeated = piece.use_id != 0;
    if (use.repeated && input.department_id != 0) use.department_id = input.department_id;
    if (!use.repeated && piece.state == PieceState::in_store) {
        ZS_TRY_ASSIGN(use.document_id, issue_piece(transaction, actor, piece, input));
        ZS_TRY_ASSIGN(piece, load(transaction, piece.id));
    }
    insert(transaction, use);
    if (!use.repeated) {
        piece.state = PieceState::used;
        piece.since = use.used_at;
        piece.use_id = use.id.value;
        join_charge(transaction, piece, use);
        ZS_TRY(update(transaction, piece));
    }
    tell_piece(transaction, actor, piece, "used");
    if (use.repeated) ZS_TRY(find_gaps(transaction));
    return piece;
}

Result<Piece> cancel_use(Transaction& transaction, const Actor& actor, Id<Piece> id, const std::string& reason) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Piece piece, load_visible(transaction, actor, id));
    if (text::trim(reason).empty()) return fail_field("reason", "field.required");
    auto use = select_one<PieceUse>(transaction, "WHERE piece_id = ? AND cancelled_at IS NULL ORDER BY id DESC LIMIT 1",
                                    {id.value});
    if (!use) return fail(Code::conflict, "materials.piece_not_used");
    if (piece.charge_id != 0 && !use->repeated) return fail(Code::conflict, "materials.piece_is_billed");
    use->cancelled_at = transaction.now();
    use->cancel_reason = text::trim(reason);
    ZS_TRY(update(transaction, *use));
    if (!use->repeated) {
        piece.use_id = 0;
        piece.state = PieceState::with_department;
        piece.since = transaction.now();
        ZS_TRY(update(transaction, piece));
        if (use->document_id != 0) ZS_TRY(reverse(transaction, actor, {use->document_id}, reason));
        ZS_TRY_ASSIGN(piece, load(transaction, id));
    }
    tell_piece(transaction, actor, piece, "use_withdrawn");
    ZS_TRY(find_gaps(transaction));
    return piece;
}

}  // namespace zs::materials
