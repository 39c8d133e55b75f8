// What brings stock in: receipts, returns of departments, arrivals of transfers, self-made articles.
#include <fmt/format.h>

#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/materials/service.h"

namespace zs::materials {
namespace {

constexpr Quantity one_piece{1000};

/// What one base unit costs when one of `unit` costs `price`, half up.
UnitPrice base_price(const Item& item, UnitPrice price, std::string_view unit) {
    if (unit.empty() || unit == item.unit) return price;
    if (const auto units = units_of(item.units))
        for (const auto& one : *units)
            if (one.name == unit) {
                constexpr std::int64_t thousandths = 1000;
                return {(price.units * thousandths + one.holds.units / 2) / one.holds.units};
            }
    return price;
}

Status check_price(Reader& reader, const Item& item, const MovementLine& line, UnitPrice base) {
    const UnitPrice usual = usual_price(reader, item);
    const double factor = valuation::price_factor(base, usual);
    if (factor <= catalog::parameters(reader)->real("materials.price_factor_max", reader.now())) return {};
    if (!text::trim(line.price_reason).empty()) return {};
    return fail_field("price", "materials.price_unusual",
                      {{"usual", decimal_text(usual.units, UnitPrice::scale)},
                       {"typed", decimal_text(base.units, UnitPrice::scale)},
                       {"unit", item.unit},
                       {"factor", fmt::format("{:.0f}", factor)}});
}

Status check_lot_fields(Reader& reader, const Item& item, const MovementLine& line, Quantity base) {
    std::vector<FieldError> errors;
    const bool named = !text::trim(line.lot_number).empty() || line.lot_id != 0;
    if ((item.lot_managed || item.serial_managed) && !named)
        errors.push_back({"lot_number", "materials.lot_required", {}});
    if (item.expiry_managed && !line.expires_on && line.lot_id == 0)
        errors.push_back({"expires_on", "materials.expiry_required", {}});
    if (is_expired(line.expires_on, today(reader))) errors.push_back({"expires_on", "materials.expired_already", {}});
    if (item.serial_managed && base != one_piece) errors.push_back({"quantity", "materials.serial_is_one", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

/// The lot of a receipt: a known one with the same day, or a new one. Items valued first in, first out get one for
/// each receipt, others without lots none.
Result<std::int64_t> lot_for(Transaction& transaction, const ItemFacts& facts, const MovementLine& line, Lot lot) {
    if (line.lot_id != 0) {
        ZS_TRY_ASSIGN(const Lot known, load(transaction, Id<Lot>{line.lot_id}));
        if (known.item_id != facts.item.id) return fail_field("lot_id", "field.reference_missing");
        return known.id.value;
    }
    lot.number = text::trim(line.lot_number);
    if (lot.number.empty()) {
        if (facts.valuation != Valuation::fifo && !facts.item.expiry_managed) return 0;
        const auto count =
            transaction.integer("SELECT COUNT(*) FROM materials_lot WHERE item_id = ?", {facts.item.id.value});
        lot.number = fmt::format("{}-{}", to_text(today(transaction)), count.value_or(0) + 1);
    }
    lot.item_id = facts.item.id;
    lot.batch = text::trim(line.batch);
    lot.udi = text::trim(line.udi);
    lot.expires_on = line.expires_on;
    lot.made_on = line.made_on;
    if (const auto known =
            select_one<Lot>(transaction, "WHERE item_id = ? AND number = ?", {facts.item.id.value, lot.number})) {
        if (line.expires_on && known->expires_on != line.expires_on)
            return fail_field("expires_on", "materials.lot_has_another_day",
                              {{"day", known->expires_on ? to_text(*known->expires_on) : "-"}});
        if (facts.item.serial_managed &&
            transaction.exists("SELECT 1 FROM materials_balance WHERE item_id = ? AND lot_id = ? AND quantity > 0",
                               {facts.item.id.value, known->id.value}))
            return fail_field("lot_number", "materials.serial_is_here");
        return known->id.value;
    }
    insert(transaction, lot);
    return lot.id.value;
}

Result<Leg> received(Transaction& transaction, const MovementInput& input, const MovementLine& line) {
    ZS_TRY_ASSIGN(const auto facts, item_facts(transaction, {line.item_id}));
    const Item& item = facts->item;
    if (!item.active) return fail_field("item_id", "materials.item_inactive");
    ZS_TRY_ASSIGN(const Quantity base, in_base_units(item, line.quantity, line.unit));
    if (base.units <= 0) return fail_field("quantity", "materials.must_be_positive");
    ZS_TRY(check_lot_fields(transaction, item, line, base));
    if (!line.price) return fail_field("price", "field.required");
    const UnitPrice price = base_price(item, *line.price, line.unit);
    ZS_TRY(check_price(transaction, item, line, price));
    Lot lot;
    lot.price = price;
    lot.vendor_id = input.vendor_id;
    lot.received_at = input.happened_at.value_or(transaction.now());
    ZS_TRY_ASSIGN(const auto lot_id, lot_for(transaction, *facts, line, lot));
    Leg leg;
    leg.item_id = item.id;
    leg.lot_id = lot_id;
    leg.owner_id = input.consigned ? input.vendor_id : 0;
    leg.from = {Account::supplier, input.vendor_id, 0};
    leg.to = {Account::store, input.store_id, line.bin_id};
    leg.quantity = base;
    leg.worthing = Worthing::given;
    leg.value = valuation::cost(*line.price, line.quantity);
    return leg;
}

/// What a department has taken of an item and not brought back, by lot, the newest first.
struct Used {
    std::int64_t lot_id = 0;
    valuation::Worth worth;
};
std::vector<Used> used_by(Reader& reader, const MovementInput& input, const MovementLine& line) {
    std::vector<Used> used;
    reader.query(
        "SELECT lot_id, CAST(SUM(quantity) AS BIGINT), CAST(SUM(value) AS BIGINT) FROM materials_entry WHERE item_id = "
        "? AND account = 'use' AND place_id = ? AND owner_id = 0 GROUP BY lot_id ORDER BY lot_id DESC",
        {line.item_id, input.department_id}, [&](const Row& row) {
            if (row.integer(1) > 0 && (line.lot_id == 0 || line.lot_id == row.integer(0)))
                used.push_back({row.integer(0), {{row.integer(1)}, {row.integer(2)}}});
        });
    return used;
}

Status return_line(Transaction& transaction, const MovementInput& input, const MovementLine& line, Posting& posting) {
    ZS_TRY_ASSIGN(const auto facts, item_facts(transaction, {line.item_id}));
    ZS_TRY_ASSIGN(Quantity left, in_base_units(facts->item, line.quantity, line.unit));
    if (left.units <= 0) return fail_field("quantity", "materials.must_be_positive");
    for (const auto& one : used_by(transaction, input, line)) {
        const Quantity part = std::min(left, one.worth.quantity);
        if (part.units == 0) break;
        Leg leg;
        leg.item_id = facts->item.id;
        leg.lot_id = one.lot_id;
        leg.from = {Account::use, input.department_id, 0};
        leg.to = {Account::store, input.store_id, line.bin_id};
        leg.quantity = part;
        leg.worthing = Worthing::given;
        leg.value = valuation::part_of(one.worth, part, {});
        posting.legs.push_back(leg);
        left = left - part;
    }
    if (left.units > 0)
        return fail_field("quantity", "materials.more_than_issued",
                          {{"rest", decimal_text(left.units, Quantity::scale)}, {"unit", facts->item.unit}});
    return {};
}

}  // namespace

Date today(Reader& reader) { return local_date(reader.now(), catalog::calendar(reader)->zone()); }

Posting begin_posting(DocumentKind kind, const MovementInput& input) {
    Posting posting;
    auto& document = posting.document;
    document.kind = kind;
    if (input.happened_at) document.at = *input.happened_at;
    document.store_id = input.store_id;
    document.to_store_id = input.to_store_id;
    document.department_id = input.department_id;
    document.vendor_id = input.vendor_id;
    if (kind == DocumentKind::arrival) document.of_document_id = input.of_document_id;
    document.reason = text::trim(input.reason);
    document.note = input.note;
    document.request_key = input.request_key;
    return posting;
}

Status for_each_line(const MovementInput& input, const std::function<Status(const MovementLine&)>& line) {
    if (input.lines.empty()) return fail_field("lines", "field.required");
    std::vector<FieldError> errors;
    for (std::size_t i = 0; i < input.lines.size(); ++i) {
        Status done = line(input.lines[i]);
        if (done) continue;
        if (done.error().code == Code::not_found)
            errors.push_back({fmt::format("lines[{}].item_id", i), "field.reference_missing", {}});
        else if (done.error().fields.empty())
            return done;
        for (const auto& error : done.error().fields)
            errors.push_back({fmt::format("lines[{}].{}", i, error.field), error.key, error.params});
    }
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

Result<Posting> receive(Transaction& transaction, const MovementInput& input) {
    if (input.consigned && input.vendor_id == 0) return fail_field("vendor_id", "field.required");
    Posting posting = begin_posting(DocumentKind::receipt, input);
    ZS_TRY(for_each_line(input, [&](const MovementLine& line) -> Status {
        ZS_TRY_ASSIGN(const Leg leg, received(transaction, input, line));
        posting.legs.push_back(leg);
        if (!text::trim(line.price_reason).empty())
            posting.document.note += (posting.document.note.empty() ? "" : "; ") + line.price_reason;
        return {};
    }));
    return posting;
}

Result<Posting> give_back(Transaction& transaction, const MovementInput& input) {
    if (input.department_id == 0) return fail_field("department_id", "field.required");
    Posting posting = begin_posting(DocumentKind::give_back, input);
    ZS_TRY(
        for_each_line(input, [&](const MovementLine& line) { return return_line(transaction, input, line, posting); }));
    return posting;
}

std::vector<InTransit> still_in_transit(Reader& reader, Id<Document> transfer) {
    std::vector<InTransit> still;
    reader.query(
        "SELECT e.item_id, e.lot_id, e.owner_id, e.place_id, CAST(SUM(e.quantity) AS BIGINT) FROM materials_entry e "
        "WHERE e.account = 'transit' AND (e.document_id = ? OR e.document_id IN (SELECT d.id FROM materials_document d "
        "WHERE d.of_document_id = ? AND d.of_document_id > 0)) GROUP BY e.item_id, e.lot_id, e.owner_id, e.place_id "
        "HAVING SUM(e.quantity) > 0 ORDER BY e.item_id, e.lot_id, e.owner_id",
        {transfer.value, transfer.value}, [&](const Row& row) {
            still.push_back({row.integer(0), row.integer(1), row.integer(2), row.integer(3), {row.integer(4)}});
        });
    return still;
}

Result<Posting> arrive(Transaction& transaction, const MovementInput& input) {
    const Id<Document> of{input.of_document_id};
    lock(transaction, of);
    ZS_TRY_ASSIGN(const Document sent, load(transaction, of));
    if (sent.kind != DocumentKind::transfer) return fail(Code::conflict, "materials.not_a_transfer");
    if (input.store_id != sent.to_store_id && input.store_id != sent.store_id)
        return fail_field("store_id", "materials.not_sent_there");
    const auto still = still_in_transit(transaction, of);
    if (still.empty()) return fail(Code::conflict, "materials.arrived_already");
    Posting posting = begin_posting(DocumentKind::arrival, input);
    posting.document.to_store_id = sent.to_store_id;
    auto lines = input.lines;  // what of each is still to be placed
    for (const auto& part : still) {
        Quantity wanted = input.lines.empty() ? part.quantity : Quantity{};
        std::int64_t bin = 0;
        for (auto& line : lines)
            if (line.item_id == part.item_id && (line.lot_id == 0 || line.lot_id == part.lot_id)) {
                const Quantity more = std::min(line.quantity, part.quantity - wanted);
                wanted = wanted + more;
                line.quantity = line.quantity - more;
                bin = line.to_bin_id;
            }
        if (wanted.units <= 0) continue;
        Leg leg;
        leg.item_id = {part.item_id};
        leg.lot_id = part.lot_id;
        leg.owner_id = part.owner_id;
        leg.from = {Account::transit, part.place_id, 0};
        leg.to = {Account::store, input.store_id, bin};
        leg.quantity = wanted;
        posting.legs.push_back(leg);
    }
    for (const auto& line : lines)
        if (line.quantity.units > 0) return fail_field("lines", "materials.more_than_sent");
    return posting;
}

Result<Posting> produce(Transaction& transaction, const MovementInput& input) {
    if (input.lines.size() != 1) return fail_field("lines", "materials.one_article");
    Posting posting = begin_posting(DocumentKind::production, input);
    ZS_TRY(for_each_line(input, [&](const MovementLine& line) -> Status {
        ZS_TRY_ASSIGN(const auto facts, item_facts(transaction, {line.item_id}));
        ZS_TRY_ASSIGN(const Quantity made, in_base_units(facts->item, line.quantity, line.unit));
        if (made.units <= 0) return fail_field("quantity", "materials.must_be_positive");
        ZS_TRY(check_lot_fields(transaction, facts->item, line, made));
        const auto recipe = select<RecipeLine>(transaction, "WHERE article_id = ? ORDER BY id", {line.item_id});
        if (recipe.empty()) return fail_field("item_id", "materials.no_recipe");
        for (const auto& part : recipe) {
            ZS_TRY_ASSIGN(const auto of_part, item_facts(transaction, part.part_id));
            const auto needed = multiply_round<3>(part.quantity, made, Rounding::half_up);
            if (!needed) return fail_field("quantity", "materials.too_much");
            auto found = allocate(shelves_of(transaction, {input.store_id, part.part_id.value}), *needed,
                                  today(transaction), Expired::blocked);
            if (found.missing.units > 0)
                return fail(Code::conflict, "materials.not_enough",
                            {{"item", of_part->item.name},
                             {"on_hand", decimal_text((*needed - found.missing).units, Quantity::scale)},
                             {"wanted", decimal_text(needed->units, Quantity::scale)},
                             {"unit", of_part->item.unit}});
            for (const auto& pick : found.picks)
                for (auto& leg : legs_of_use(transaction, part.part_id, input.store_id, pick, {Account::production}))
                    posting.legs.push_back(leg);
        }
        Lot lot;
        lot.received_at = input.happened_at.value_or(transaction.now());
        ZS_TRY_ASSIGN(const auto lot_id, lot_for(transaction, *facts, line, lot));
        Leg article;
        article.item_id = facts->item.id;
        article.lot_id = lot_id;
        article.from = {Account::production};
        article.to = {Account::store, input.store_id, line.bin_id};
        article.quantity = made;
        article.worthing = Worthing::produced;
        posting.legs.push_back(article);
        return {};
    }));
    return posting;
}

}  // namespace zs::materials
