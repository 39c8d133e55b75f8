// What takes stock out or moves it: issues, transfers, put-away, adjustments, scrap; who may.
#include <fmt/format.h>

#include <set>

#include "core/text.h"
#include "domains/materials/service.h"

namespace zs::materials {
namespace {

/// The lot that a line names by its number where it has no id.
Result<std::int64_t> named_lot(Reader& reader, const MovementLine& line) {
    if (line.lot_id != 0 || text::trim(line.lot_number).empty()) return line.lot_id;
    const auto lot = reader.integer("SELECT id FROM materials_lot WHERE item_id = ? AND number = ?",
                                    {line.item_id, std::string(text::trim(line.lot_number))});
    if (!lot) return fail_field("lot_number", "materials.lot_unknown");
    return *lot;
}

Error not_enough(const Item& item, const Allocation& found, Quantity wanted) {
    const Params params{{"item", item.name},
                        {"on_hand", decimal_text((wanted - found.missing).units, Quantity::scale)},
                        {"wanted", decimal_text(wanted.units, Quantity::scale)},
                        {"expired", decimal_text(found.blocked.units, Quantity::scale)},
                        {"unit", item.unit}};
    return {Code::conflict, found.blocked.units > 0 ? "materials.rest_is_expired" : "materials.not_enough", params};
}

/// What earlier lines of the same document take is there no more.
void leave_out(std::vector<Shelf>& shelves, const MovementLine& line, const std::vector<Leg>& taken) {
    for (const auto& leg : taken) {
        if (leg.item_id.value != line.item_id || leg.from.account != Account::store) continue;
        for (auto& shelf : shelves)
            if (shelf.lot_id == leg.lot_id && shelf.bin_id == leg.from.bin_id && shelf.owner_id == leg.owner_id)
                shelf.quantity = shelf.quantity - leg.quantity;
    }
}

/// What a line takes from a store besides `taken`. Where the store may go below zero, the rest comes out of nothing.
Result<std::vector<Pick>> picked(Transaction& transaction, const MovementInput& input, const MovementLine& line,
                                 Expired expired, const std::vector<Leg>& taken) {
    ZS_TRY_ASSIGN(const auto facts, item_facts(transaction, {line.item_id}));
    const Item& item = facts->item;
    ZS_TRY_ASSIGN(const Quantity wanted, in_base_units(item, line.quantity, line.unit));
    if (wanted.units <= 0) return fail_field("quantity", "materials.must_be_positive");
    ZS_TRY_ASSIGN(const auto lot, named_lot(transaction, line));
    if (item.serial_managed && lot == 0) return fail_field("lot_number", "materials.lot_required");
    auto shelves = shelves_of(transaction, {input.store_id, line.item_id, lot, line.bin_id, line.owner_id});
    leave_out(shelves, line, taken);
    auto found = allocate(std::move(shelves), wanted, today(transaction), expired);
    if (found.missing.units == 0) return std::move(found.picks);
    if (lot != 0 && found.blocked.units > 0) return fail_field("lot_number", "materials.lot_expired");
    ZS_TRY_ASSIGN(const auto store, store_facts(transaction, {input.store_id}));
    if (!store->negative_allowed || lot != 0 || item.serial_managed || found.blocked.units > 0)
        return tl::unexpected(not_enough(item, found, wanted));
    Pick rest;
    rest.shelf.bin_id = line.bin_id;
    rest.quantity = found.missing;
    found.picks.push_back(std::move(rest));
    return std::move(found.picks);
}

Leg leg_of(Id<Item> item, std::int64_t store_id, const Pick& pick, const Place& to) {
    Leg leg;
    leg.item_id = item;
    leg.lot_id = pick.shelf.lot_id;
    leg.owner_id = pick.shelf.owner_id;
    leg.from = {Account::store, store_id, pick.shelf.bin_id};
    leg.to = to;
    leg.quantity = pick.quantity;
    return leg;
}

Status check_bin(Reader& reader, std::int64_t store_id, std::int64_t bin_id, std::string_view name) {
    if (bin_id == 0) return {};
    if (reader.exists("SELECT 1 FROM materials_bin WHERE id = ? AND store_id = ? AND active = 1", {bin_id, store_id}))
        return {};
    return fail_field(name, "materials.bin_not_here");
}

Result<Posting> build(Transaction& transaction, DocumentKind kind, const MovementInput& input) {
    switch (kind) {
        case DocumentKind::receipt:
            return receive(transaction, input);
        case DocumentKind::issue:
            return issue(transaction, input);
        case DocumentKind::give_back:
            return give_back(transaction, input);
        case DocumentKind::transfer:
            return transfer(transaction, input);
        case DocumentKind::arrival:
            return arrive(transaction, input);
        case DocumentKind::put_away:
            return put_away(transaction, input);
        case DocumentKind::adjustment:
            return adjust(transaction, input);
        case DocumentKind::scrap:
            return scrap(transaction, input);
        case DocumentKind::production:
            return produce(transaction, input);
        case DocumentKind::reversal:
        case DocumentKind::close:
        case DocumentKind::reopen:
            break;
    }
    return fail(Code::not_found, "http.not_found");
}

}  // namespace

Restriction visible_stores(const Actor& actor) {
    return scope_restriction(actor, {.campus = "s.campus_id", .department = "s.department_id"});
}

Result<std::shared_ptr<const Store>> load_visible_store(Reader& reader, const Actor& actor, std::int64_t id) {
    ZS_TRY_ASSIGN(auto store, store_facts(reader, {id}));
    if (!in_scope(actor, {.campus_id = store->campus_id ? store->campus_id->value : 0,
                          .department_id = store->department_id ? store->department_id->value : 0}))
        return fail(Code::not_found, "entity.not_found");
    return store;
}

Status check_exchange(Reader& reader, const Actor& actor, const MovementInput& input) {
    return for_each_line(input, [&](const MovementLine& line) -> Status {
        ZS_TRY_ASSIGN(const auto facts, item_facts(reader, {line.item_id}));
        if (!facts->item.exchange_required || line.old_returned) return {};
        if (text::trim(input.reason).empty()) return fail_field("old_returned", "materials.old_part_missing");
        if (!actor.may("materials.approve")) return fail_field("old_returned", "materials.old_part_needs_approval");
        return {};
    });
}

Status check_may_move(const Actor& actor, DocumentKind kind, const Store& store) {
    const bool corrects = kind == DocumentKind::adjustment || kind == DocumentKind::scrap;
    if (actor.may(corrects ? "materials.adjust" : "materials.keep")) return {};
    const bool of_wards =
        kind == DocumentKind::issue || kind == DocumentKind::give_back || kind == DocumentKind::arrival;
    if (store.kind == StoreKind::ward && of_wards && actor.may("materials.request")) return {};
    return fail(Code::forbidden, "materials.not_your_task");
}

void lock_items(Transaction& transaction, const std::vector<MovementLine>& lines) {
    if (transaction.engine() != Engine::postgres) return;
    std::set<std::int64_t> ids;
    for (const auto& line : lines) ids.insert(line.item_id);
    for (const auto id : ids)
        transaction.query("SELECT id FROM materials_item WHERE id = ? FOR NO KEY UPDATE", {id}, [](const Row&) {});
}

Result<Document> move(Transaction& transaction, const Actor& actor, DocumentKind kind, const MovementInput& input) {
    ZS_TRY_ASSIGN(const auto store, load_visible_store(transaction, actor, input.store_id));
    ZS_TRY(check_may_move(actor, kind, *store));
    if (auto known = find_repeated(transaction, input.request_key)) return *std::move(known);
    if (!store->active) return fail_field("store_id", "materials.store_inactive");
    if (input.department_id != 0 && !find(transaction, Id<organization::Department>{input.department_id}))
        return fail_field("department_id", "field.reference_missing");
    if (input.vendor_id != 0 && !find(transaction, Id<organization::Vendor>{input.vendor_id}))
        return fail_field("vendor_id", "field.reference_missing");
    const bool arrives = kind == DocumentKind::arrival;
    if (!input.lines.empty())
        ZS_TRY(for_each_line(input, [&](const MovementLine& line) -> Status {
            if (!arrives) ZS_TRY(check_bin(transaction, input.store_id, line.bin_id, "bin_id"));
            return check_bin(transaction, input.store_id, line.to_bin_id, "to_bin_id");
        }));
    if (kind == DocumentKind::issue && store->kind == StoreKind::main)
        ZS_TRY(check_exchange(transaction, actor, input));
    lock_items(transaction, input.lines);
    ZS_TRY_ASSIGN(auto posting, build(transaction, kind, input));
    return post(transaction, actor, std::move(posting));
}

std::vector<Leg> legs_of_use(Reader& reader, Id<Item> item, std::int64_t store_id, const Pick& pick, const Place& to) {
    Leg leg = leg_of(item, store_id, pick, to);
    if (leg.owner_id == 0) return {leg};
    const Place supplier{Account::supplier, leg.owner_id, 0};
    Leg bought = leg;
    bought.owner_id = 0;
    bought.from = supplier;
    bought.worthing = Worthing::given;
    const UnitPrice price{reader.integer("SELECT price FROM materials_lot WHERE id = ?", {leg.lot_id}).value_or(0)};
    bought.value = valuation::cost(price, pick.quantity);
    if (price.units == 0)
        if (const auto facts = item_facts(reader, item))
            bought.value = valuation::cost(usual_price(reader, (*facts)->item), pick.quantity);
    leg.to = supplier;
    return {leg, bought};
}

Result<Posting> issue(Transaction& transaction, const MovementInput& input) {
    MovementInput asked = input;
    ZS_TRY_ASSIGN(const auto store, store_facts(transaction, {input.store_id}));
    if (asked.department_id == 0 && store->department_id) asked.department_id = store->department_id->value;
    if (asked.department_id == 0) return fail_field("department_id", "field.required");
    return issue_to(transaction, asked);
}

Result<Posting> issue_to(Transaction& transaction, const MovementInput& asked) {
    Posting posting = begin_posting(DocumentKind::issue, asked);
    ZS_TRY(for_each_line(asked, [&](const MovementLine& line) -> Status {
        ZS_TRY_ASSIGN(const auto picks, picked(transaction, asked, line, Expired::blocked, posting.legs));
        for (const auto& pick : picks)
            for (auto& leg :
                 legs_of_use(transaction, {line.item_id}, asked.store_id, pick, {Account::use, asked.department_id, 0}))
                posting.legs.push_back(leg);
        return {};
    }));
    return posting;
}

Result<Posting> transfer(Transaction& transaction, const MovementInput& input) {
    if (input.to_store_id == 0) return fail_field("to_store_id", "field.required");
    if (input.to_store_id == input.store_id) return fail_field("to_store_id", "materials.same_store");
    if (!store_facts(transaction, {input.to_store_id})) return fail_field("to_store_id", "field.reference_missing");
    Posting posting = begin_posting(DocumentKind::transfer, input);
    ZS_TRY(for_each_line(input, [&](const MovementLine& line) -> Status {
        ZS_TRY_ASSIGN(const auto picks, picked(transaction, input, line, Expired::blocked, posting.legs));
        for (const auto& pick : picks)
            posting.legs.push_back(
                leg_of({line.item_id}, input.store_id, pick, {Account::transit, input.to_store_id, 0}));
        return {};
    }));
    return posting;
}

Result<Posting> put_away(Transaction& transaction, const MovementInput& input) {
    Posting posting = begin_posting(DocumentKind::put_away, input);
    ZS_TRY(for_each_line(input, [&](const MovementLine& line) -> Status {
        if (line.to_bin_id == line.bin_id) return fail_field("to_bin_id", "materials.same_bin");
        ZS_TRY_ASSIGN(const auto facts, item_facts(transaction, {line.item_id}));
        ZS_TRY_ASSIGN(const Quantity wanted, in_base_units(facts->item, line.quantity, line.unit));
        if (wanted.units <= 0) return fail_field("quantity", "materials.must_be_positive");
        std::vector<Shelf> here;
        for (auto& shelf : shelves_of(transaction, {input.store_id, line.item_id, line.lot_id, 0, line.owner_id}))
            if (shelf.bin_id == line.bin_id) here.push_back(std::move(shelf));
        leave_out(here, line, posting.legs);
        auto found = allocate(std::move(here), wanted, today(transaction), Expired::first);
        if (found.missing.units > 0) return tl::unexpected(not_enough(facts->item, found, wanted));
        for (const auto& pick : found.picks)
            posting.legs.push_back(
                leg_of({line.item_id}, input.store_id, pick, {Account::store, input.store_id, line.to_bin_id}));
        return {};
    }));
    return posting;
}

Result<Posting> adjust(Transaction& transaction, const MovementInput& input) {
    if (text::trim(input.reason).empty()) return fail_field("reason", "field.required");
    Posting posting = begin_posting(DocumentKind::adjustment, input);
    ZS_TRY(for_each_line(input, [&](const MovementLine& line) -> Status {
        ZS_TRY_ASSIGN(const auto facts, item_facts(transaction, {line.item_id}));
        ZS_TRY_ASSIGN(const Quantity change, in_base_units(facts->item, line.quantity, line.unit));
        if (change.units == 0) return fail_field("quantity", "materials.nothing_changes");
        ZS_TRY_ASSIGN(const auto lot, named_lot(transaction, line));
        if (facts->item.lot_managed && lot == 0) return fail_field("lot_number", "materials.lot_required");
        Leg leg;
        leg.item_id = facts->item.id;
        leg.lot_id = lot;
        leg.owner_id = line.owner_id;
        const Place here{Account::store, input.store_id, line.bin_id}, there{Account::adjustment};
        leg.from = change.units > 0 ? there : here;
        leg.to = change.units > 0 ? here : there;
        leg.quantity = {change.units > 0 ? change.units : -change.units};
        if (change.units > 0) {
            leg.worthing = Worthing::given;
            leg.value = valuation::cost(usual_price(transaction, facts->item), leg.quantity);
        }
        posting.legs.push_back(leg);
        return {};
    }));
    return posting;
}

Result<Posting> scrap(Transaction& transaction, const MovementInput& input) {
    if (text::trim(input.reason).empty()) return fail_field("reason", "field.required");
    Posting posting = begin_posting(DocumentKind::scrap, input);
    ZS_TRY(for_each_line(input, [&](const MovementLine& line) -> Status {
        ZS_TRY_ASSIGN(const auto picks, picked(transaction, input, line, Expired::first, posting.legs));
        for (const auto& pick : picks)
            posting.legs.push_back(leg_of({line.item_id}, input.store_id, pick, {Account::scrap}));
        return {};
    }));
    return posting;
}

}  // namespace zs::materials
