// The catalogue and the stores: what is kept in memory, units, checks of what people enter.
#include "domains/materials/catalogue.h"

#include <fmt/format.h>

#include "core/text.h"
#include "domains/materials/valuation.h"
#include "platform/audit/audit.h"
#include "platform/database/kept.h"

namespace zs::materials {
namespace {

Kept<std::int64_t, ItemFacts> kept_items({"materials_item", "materials_category"});
Kept<std::int64_t, Store> kept_stores({"materials_store"});

__extension__ using Wide = __int128;
constexpr std::int64_t one_unit = 1000;  // a whole unit in thousandths

std::string short_text(Quantity quantity) {
    std::string text = decimal_text(quantity.units, Quantity::scale);
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text;
}

Status check_substitutes(Reader& reader, const Item& item) {
    for (const auto part : text::split(item.substitutes, ',')) {
        const std::string code(text::trim(part));
        if (code.empty()) continue;
        if (code == item.code) return fail_field("substitutes", "materials.substitute_is_itself");
        if (!reader.exists("SELECT 1 FROM materials_item WHERE code = ?", {code}))
            return fail_field("substitutes", "materials.item_unknown", {{"code", code}});
    }
    return {};
}

/// How it is managed cannot change while there is stock: lots would appear or vanish.
Status check_management(Reader& reader, const Item* before, const Item& after) {
    if (before == nullptr) return {};
    const bool same = before->lot_managed == after.lot_managed && before->serial_managed == after.serial_managed &&
                      before->unit == after.unit && before->category_id == after.category_id;
    if (same || !reader.exists("SELECT 1 FROM materials_balance WHERE item_id = ?", {after.id.value})) return {};
    const char* field = before->unit != after.unit                 ? "unit"
                        : before->lot_managed != after.lot_managed ? "lot_managed"
                        : before->category_id != after.category_id ? "category_id"
                                                                   : "serial_managed";
    // Another category with the same valuation changes nothing that the ledger knows.
    if (std::string_view(field) == "category_id" && before->serial_managed == after.serial_managed) {
        const auto valuation = [&](const Item& item) {
            return reader.text("SELECT valuation FROM materials_category WHERE id = ?",
                               {item.category_id ? item.category_id->value : 0});
        };
        if (valuation(*before).value_or("moving_average") == valuation(after).value_or("moving_average")) return {};
    }
    return fail_field(field, "materials.has_stock");
}

}  // namespace

Result<std::shared_ptr<const ItemFacts>> item_facts(Reader& reader, Id<Item> id) {
    auto found = kept_items.get(reader, id.value, [&]() -> std::shared_ptr<const ItemFacts> {
        auto item = find(reader, id);
        if (!item) return nullptr;
        auto facts = std::make_shared<ItemFacts>();
        facts->item = *std::move(item);
        if (facts->item.category_id)
            if (const auto category = find(reader, *facts->item.category_id)) facts->valuation = category->valuation;
        return facts;
    });
    if (!found) return fail(Code::not_found, "materials.no_such_item");
    return found;
}

Result<std::shared_ptr<const Store>> store_facts(Reader& reader, Id<Store> id) {
    auto found = kept_stores.get(reader, id.value, [&]() -> std::shared_ptr<const Store> {
        auto store = find(reader, id);
        return store ? std::make_shared<const Store>(*std::move(store)) : nullptr;
    });
    if (!found) return fail(Code::not_found, "materials.no_such_store");
    return found;
}

std::optional<Item> item_of_code(Reader& reader, const std::string& code) {
    if (code.empty()) return std::nullopt;
    if (auto item = select_one<Item>(reader, "WHERE code = ?", {code})) return item;
    // The list is short and rarely searched by scan: one pass, then the exact word.
    std::string pattern;
    for (const char c : code) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += c;
    }
    for (auto& item :
         select<Item>(reader, R"(WHERE barcodes LIKE ? ESCAPE '\' ORDER BY id LIMIT 20)", {"%" + pattern + "%"}))
        for (const auto part : text::split(item.barcodes, ','))
            if (text::trim(part.substr(0, part.find('='))) == code) return std::move(item);
    return std::nullopt;
}

Result<std::int64_t> set_classes(Transaction& transaction, const Actor& actor, const std::vector<ItemClass>& classes) {
    std::int64_t changed = 0;
    for (const auto& one : classes) {
        lock(transaction, one.item_id);
        ZS_TRY_ASSIGN(const Item before, load(transaction, one.item_id));
        if (before.abc == one.abc && before.fsn == one.fsn) continue;
        Item after = before;
        after.abc = one.abc;
        after.fsn = one.fsn;
        ZS_TRY(update(transaction, after));
        audit::record(transaction, actor, "materials.item.classed", "materials_item", after.id.value,
                      diff(before, after));
        ++changed;
    }
    return changed;
}

UnitPrice usual_price(Reader& reader, const Item& item) {
    UnitPrice price = item.price;
    reader.query("SELECT price FROM materials_lot WHERE item_id = ? AND price > 0 ORDER BY id DESC LIMIT 1",
                 {item.id.value}, [&](const Row& row) { price = {row.integer(0)}; });
    if (price.units > 0) return price;
    valuation::Worth newest;
    reader.query(
        "SELECT quantity, value FROM materials_entry WHERE item_id = ? AND account = 'store' AND quantity > 0 AND "
        "value > 0 ORDER BY at DESC, id DESC LIMIT 1",
        {item.id.value}, [&](const Row& row) {
            newest = {{row.integer(0)}, {row.integer(1)}};
        });
    return valuation::unit_price(newest);
}

Status check_item(Transaction& transaction, const void* before_or_null, void* after) {
    auto& item = *static_cast<Item*>(after);
    const auto* before = static_cast<const Item*>(before_or_null);
    item.code = text::trim(item.code);
    const auto units = units_of(item.units);
    if (!units) return fail_field("units", "materials.units_unreadable");
    for (const auto& unit : *units)
        if (unit.name == item.unit) return fail_field("units", "materials.units_unreadable");
    if (item.serial_managed && item.divisible) return fail_field("divisible", "materials.serial_is_whole");
    if (before == nullptr || before->substitutes != item.substitutes) ZS_TRY(check_substitutes(transaction, item));
    ZS_TRY(check_management(transaction, before, item));
    item.search_key = text::search_key({item.name, item.code, item.specification});
    return {};
}

Status check_store(Transaction& transaction, const void* before_or_null, void* after) {
    const auto& store = *static_cast<const Store*>(after);
    const auto* before = static_cast<const Store*>(before_or_null);
    if (store.kind == StoreKind::ward && !store.department_id) return fail_field("department_id", "field.required");
    if (before != nullptr && before->active && !store.active &&
        transaction.exists("SELECT 1 FROM materials_balance WHERE place_id = ?", {store.id.value}))
        return fail_field("active", "materials.has_stock");
    return {};
}

Status check_recipe(Transaction& transaction, const void*, void* after) {
    const auto& line = *static_cast<const RecipeLine*>(after);
    if (line.article_id == line.part_id) return fail_field("part_id", "materials.part_of_itself");
    // One level only: a part that is itself made is taken from stock.
    if (transaction.exists("SELECT 1 FROM materials_recipe WHERE article_id = ? AND part_id = ?",
                           {line.part_id.value, line.article_id.value}))
        return fail_field("part_id", "materials.part_of_itself");
    return {};
}

std::optional<std::vector<UnitOf>> units_of(std::string_view list) {
    std::vector<UnitOf> units;
    if (text::trim(list).empty()) return units;
    for (const auto part : text::split(list, ',')) {
        const auto equals = part.find('=');
        if (equals == std::string_view::npos) return std::nullopt;
        UnitOf unit;
        unit.name = text::trim(part.substr(0, equals));
        const auto holds = parse_decimal(text::trim(part.substr(equals + 1)), Quantity::scale);
        if (unit.name.empty() || !holds || *holds <= 0 || *holds > 1'000'000 * one_unit) return std::nullopt;
        unit.holds = {*holds};
        for (const auto& known : units)
            if (known.name == unit.name) return std::nullopt;
        units.push_back(std::move(unit));
    }
    return units;
}

Split split_into(Quantity base, Quantity holds) {
    if (holds.units <= 0) return {0, base};
    return {base.units / holds.units, {base.units % holds.units}};
}

Result<Quantity> in_base_units(const Item& item, Quantity quantity, std::string_view unit) {
    Quantity holds{one_unit};
    if (!unit.empty() && unit != item.unit) {
        const auto units = units_of(item.units);
        const UnitOf* known = nullptr;
        if (units)
            for (const auto& one : *units)
                if (one.name == unit) known = &one;
        if (known == nullptr) return fail_field("quantity", "materials.unit_unknown", {{"unit", std::string(unit)}});
        holds = known->holds;
    }
    // Six decimals of the product; three are kept, and none where the base unit is not divided.
    const Wide product = static_cast<Wide>(quantity.units) * holds.units;
    const Wide step = item.divisible ? one_unit : one_unit * one_unit;
    constexpr Wide base_max = static_cast<Wide>(1'000'000'000) * one_unit * one_unit;
    if (product > base_max || product < -base_max) return fail_field("quantity", "materials.too_much");
    const auto rest = static_cast<std::int64_t>(product % step);
    if (rest != 0) {
        const auto whole = static_cast<std::int64_t>((product - rest) / one_unit);
        return fail_field("quantity", "materials.unit_remainder",
                          {{"unit", item.unit},
                           {"whole", short_text({whole})},
                           {"rest", decimal_text(rest, 6).substr(0, decimal_text(rest, 6).find_last_not_of('0') + 1)}});
    }
    return Quantity{static_cast<std::int64_t>(product / one_unit)};
}

}  // namespace zs::materials
