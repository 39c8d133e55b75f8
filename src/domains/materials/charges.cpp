// What is charged for pieces, and what does not fit between receipt, use and bill.
#include <fmt/format.h>

#include <set>

#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/materials/piece_service.h"
#include "platform/audit/audit.h"
#include "platform/events/events.h"
#include "platform/sequence/sequence.h"

namespace zs::materials {
namespace {

/// Public hospitals sell consumables at what they cost (加成 0 %, since 2019): domain reference 5-8.
Status check_charge_price(Reader& reader, const Lot& lot, Money price, Instant at) {
    constexpr std::int64_t fen_scale = 100;  // a unit price has four decimals, money two
    const double percent = catalog::parameters(reader)->real("materials.piece.markup_percent_max", at);
    const double most = static_cast<double>(lot.price.units) / fen_scale * (1 + percent / 100);
    constexpr double half_fen = 0.5;
    if (lot.price.units == 0 || static_cast<double>(price.units) <= most + half_fen) return {};
    return fail_field(
        "price", "materials.price_above_markup",
        {{"cost", decimal_text(lot.price.units / fen_scale, Money::scale)}, {"percent", fmt::format("{:g}", percent)}});
}

Status fill_from_piece(Transaction& transaction, const Piece& piece, const ChargeInput& input, Charge& charge) {
    if (piece.charge_id != 0) {
        ZS_TRY_ASSIGN(const auto earlier, load(transaction, Id<Charge>{piece.charge_id}));
        return fail(Code::conflict, "materials.billed_already", {{"number", earlier.number}});
    }
    ZS_TRY_ASSIGN(const auto lot, load(transaction, Id<Lot>{piece.lot_id}));
    charge.piece_id = piece.id.value;
    charge.department_id = piece.department_id;
    if (charge.code.empty()) charge.code = lot.number;
    constexpr Quantity one{1000};
    charge.price = input.price.value_or(valuation::cost(lot.price, one));
    ZS_TRY(check_charge_price(transaction, lot, charge.price, charge.charged_at));
    if (piece.use_id == 0) {
        if (transaction.exists("SELECT 1 FROM materials_charge WHERE piece_id = ? AND cancelled_at IS NULL",
                               {piece.id.value}))
            return fail(Code::conflict, "materials.billed_already", {{"number", charge.code}});
        return {};
    }
    ZS_TRY_ASSIGN(const auto use, load(transaction, Id<PieceUse>{piece.use_id}));
    if (charge.patient_number.empty()) charge.patient_number = use.patient_number;
    if (charge.patient_number != use.patient_number) return fail_field("patient_number", "materials.another_patient");
    charge.use_id = use.id.value;
    charge.department_id = use.department_id;
    return {};
}

/// What is of a piece is seen by who sees the piece, the rest by its department.
Status check_visible(Reader& reader, const Actor& actor, std::int64_t piece_id, std::int64_t department_id) {
    if (in_scope(actor, {.department_id = department_id})) return {};
    if (piece_id == 0) return fail(Code::not_found, "entity.not_found");
    ZS_TRY(load_visible(reader, actor, Id<Piece>{piece_id}));
    return {};
}

void tell_charge(Transaction& transaction, const Actor& actor, const Charge& charge, std::string_view past) {
    audit::record(transaction, actor, fmt::format("materials.charge.{}", past), "materials_charge", charge.id.value,
                  fmt::format(R"({{"number":"{}","price":"{}"}})", charge.number,
                              decimal_text(charge.price.units, Money::scale)));
}

/// All that does not fit now, as `Gap`s not yet stored.
class Search {
public:
    explicit Search(Transaction& transaction) : transaction_(transaction) {}
    std::vector<Gap> run() {
        const Instant unused = before("materials.piece.use_hours"), unbilled = before("materials.piece.bill_hours");
        pieces(GapKind::not_used, "p.state = 'with_department' AND p.since < ?", {unused.unix_ms}, "p.since");
        pieces(GapKind::not_arrived, "p.state = 'on_the_way' AND p.since < ?", {unused.unix_ms}, "p.since");
        pieces(GapKind::not_billed, "p.state = 'used' AND p.since < ?", {unbilled.unix_ms}, "p.use_id");
        pieces(GapKind::expired, "p.state IN ('in_store', 'on_the_way', 'with_department') AND l.expires_on < ?",
               {today(transaction_).days}, "l.expires_on");
        pieces(GapKind::used_twice,
               "EXISTS (SELECT 1 FROM materials_piece_use u WHERE u.piece_id = p.id AND u.repeated = 1 AND "
               "u.cancelled_at IS NULL)",
               {}, "p.use_id");
        charges(GapKind::billed_not_received, "c.piece_id = 0");
        charges(GapKind::billed_not_used, "c.piece_id > 0 AND c.use_id = 0");
        return std::move(found_);
    }

private:
    Instant before(std::string_view parameter) {
        const auto hours = catalog::parameters(transaction_)->integer(parameter, transaction_.now());
        return transaction_.now() - std::chrono::hours(hours);
    }
    void keep(GapKind kind, const std::string& about, Gap gap) {
        gap.kind = kind;
        gap.mark = fmt::format("{}:{}", text_of(kind), about);
        found_.push_back(std::move(gap));
    }
    void pieces(GapKind kind, std::string_view condition, const Values& parameters, std::string_view mark) {
        transaction_.query(
            fmt::format("SELECT p.id, p.store_id, p.department_id, p.since, l.number, {} FROM materials_piece p JOIN "
                        "materials_lot l ON l.id = p.lot_id WHERE {} ORDER BY p.id",
                        mark, condition),
            parameters, [&](const Row& row) {
                Gap gap;
                gap.piece_id = row.integer(0);
                gap.store_id = row.integer(1);
                gap.department_id = row.integer(2);
                gap.since = {row.integer(3)};
                gap.code = row.text(4);
                const std::string about = fmt::format("{}:{}", gap.piece_id, row.integer(5));
                keep(kind, about, std::move(gap));
            });
    }
    void charges(GapKind kind, std::string_view condition) {
        transaction_.query(
            fmt::format("SELECT c.id, c.piece_id, c.department_id, c.charged_at, c.code FROM materials_charge c WHERE "
                        "c.cancelled_at IS NULL AND {} ORDER BY c.id",
                        condition),
            {}, [&](const Row& row) {
                Gap gap;
                gap.charge_id = row.integer(0);
                gap.piece_id = row.integer(1);
                gap.department_id = row.integer(2);
                gap.since = {row.integer(3)};
                gap.code = row.text(4);
                const std::string about = std::to_string(gap.charge_id);
                keep(kind, about, std::move(gap));
            });
    }

    Transaction& transaction_;
    std::vector<Gap> found_;
};

void tell_gap(Transaction& transaction, const Gap& gap) {
    std::int64_t campus = 0;
    if (const auto store = store_facts(transaction, {gap.store_id}); store && (*store)->campus_id)
        campus = (*store)->campus_id->value;
    std::string number;
    for (const char c : gap.code)
        if (c != '"' && c != '\\' && static_cast<unsigned char>(c) >= ' ') number += c;
    events::publish(transaction, "materials.gap_found", gap.id.value,
                    fmt::format(R"({{"topic":"materials.gap","id":{},"number":"{}","kind":"{}","campus_id":{},)"
                                R"("department_id":{},"crew_id":0,"vendor_id":0,"actor_user_id":0}})",
                                gap.id.value, number, text_of(gap.kind), campus, gap.department_id));
}

/// Charges of codes that have been received meanwhile find their piece.
void join_received(Transaction& transaction) {
    for (auto& charge :
         select<Charge>(transaction, "WHERE piece_id = 0 AND cancelled_at IS NULL ORDER BY id LIMIT 500"))
        if (const auto piece = find_piece(transaction, charge.code)) {
            charge.piece_id = piece->id.value;
            charge.department_id = piece->department_id;
            (void)update(transaction, charge);
        }
}

}  // namespace

Result<Charge> charge(Transaction& transaction, const Actor& actor, const ChargeInput& input) {
    if (!input.request_key.empty())
        if (auto known =
                select_one<Charge>(transaction, "WHERE request_key = ? AND request_key <> ''", {input.request_key}))
            return *std::move(known);
    Charge charge;
    charge.code = text::trim(input.code);
    charge.patient_number = text::trim(input.patient_number);
    charge.bill_number = text::trim(input.bill_number);
    charge.recorded_at = transaction.now();
    charge.charged_at = std::min(input.charged_at.value_or(charge.recorded_at), charge.recorded_at);
    charge.request_key = input.request_key;
    charge.actor_id = actor.user_id;
    charge.actor = actor.name;
    std::optional<Piece> piece;
    if (input.piece_id != 0) piece = find(transaction, Id<Piece>{input.piece_id});
    if (input.piece_id == 0) piece = find_piece(transaction, charge.code);
    if (piece) {
        lock(transaction, piece->id);
        ZS_TRY_ASSIGN(piece, load_visible(transaction, actor, piece->id));
        ZS_TRY(fill_from_piece(transaction, *piece, input, charge));
    } else {
        if (charge.code.empty()) return fail_field("code", "field.required");
        if (charge.bill_number.empty()) return fail_field("code", "materials.piece_unknown");
        if (!input.price) return fail_field("price", "field.required");
        charge.price = *input.price;
        if (actor.scope.department_ids.size() == 1) charge.department_id = actor.scope.department_ids.front();
    }
    if (charge.patient_number.empty()) return fail_field("patient_number", "field.required");
    const Zone zone = catalog::calendar(transaction)->zone();
    charge.number = sequence::next(transaction, "JF", civil(local_date(charge.recorded_at, zone)).year);
    insert(transaction, charge);
    if (piece && charge.use_id != 0) {
        piece->charge_id = charge.id.value;
        piece->state = PieceState::billed;
        piece->since = charge.charged_at;
        ZS_TRY(update(transaction, *piece));
    }
    tell_charge(transaction, actor, charge, "made");
    if (charge.use_id == 0) ZS_TRY(find_gaps(transaction));
    return charge;
}

Result<Charge> cancel_charge(Transaction& transaction, const Actor& actor, Id<Charge> id, const std::string& reason) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Charge charge, load(transaction, id));
    ZS_TRY(check_visible(transaction, actor, charge.piece_id, charge.department_id));
    if (text::trim(reason).empty()) return fail_field("reason", "field.required");
    if (charge.cancelled_at) return fail(Code::conflict, "materials.charge_withdrawn");
    charge.cancelled_at = transaction.now();
    charge.cancel_reason = text::trim(reason);
    ZS_TRY(update(transaction, charge));
    if (auto piece = find(transaction, Id<Piece>{charge.piece_id}); piece && piece->charge_id == id.value) {
        piece->charge_id = 0;
        piece->state = PieceState::used;
        piece->since = transaction.now();
        ZS_TRY(update(transaction, *piece));
    }
    tell_charge(transaction, actor, charge, "withdrawn");
    ZS_TRY(find_gaps(transaction));
    return charge;
}

Result<std::int64_t> find_gaps(Transaction& transaction) {
    if (transaction.engine() == Engine::postgres)  // one at a time: what two find is one gap
        transaction.query("SELECT id FROM materials_ledger WHERE id = 2 FOR UPDATE", {}, [](const Row&) {});
    join_received(transaction);
    std::int64_t changed = 0;
    std::set<std::string> present;
    for (auto& gap : Search(transaction).run()) {
        present.insert(gap.mark);
        auto known = select_one<Gap>(transaction, "WHERE mark = ?", {gap.mark});
        if (known && known->state != GapState::closed) continue;
        ++changed;
        if (known) {  // it came back
            known->state = GapState::open;
            known->closed_at.reset();
            ZS_TRY(update(transaction, *known));
            tell_gap(transaction, *known);
            continue;
        }
        gap.found_at = transaction.now();
        insert(transaction, gap);
        tell_gap(transaction, gap);
    }
    for (auto& gap : select<Gap>(transaction, "WHERE state <> 'closed' ORDER BY id")) {
        if (present.contains(gap.mark)) continue;
        ++changed;
        gap.state = GapState::closed;
        gap.closed_at = transaction.now();
        ZS_TRY(update(transaction, gap));
    }
    return changed;
}

Result<Gap> acknowledge(Transaction& transaction, const Actor& actor, Id<Gap> id, const std::string& reason) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Gap gap, load(transaction, id));
    ZS_TRY(check_visible(transaction, actor, gap.piece_id, gap.department_id));
    if (text::trim(reason).empty()) return fail_field("reason", "field.required");
    if (gap.state == GapState::closed) return fail(Code::conflict, "materials.gap_is_gone");
    gap.state = GapState::acknowledged;
    gap.acknowledged_by = actor.name;
    gap.acknowledged_at = transaction.now();
    gap.reason = text::trim(reason);
    ZS_TRY(update(transaction, gap));
    audit::record(transaction, actor, "materials.gap.acknowledged", "materials_gap", gap.id.value,
                  fmt::format(R"({{"kind":"{}"}})", text_of(gap.kind)));
    return gap;
}

}  // namespace zs::materials
