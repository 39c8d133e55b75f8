// The catalogue and the stores as use cases read them: from memory until somebody changes them.
#pragma once
#include <memory>

#include "domains/materials/entities.h"
#include "platform/access/actor.h"

namespace zs::materials {

struct ItemFacts {
    Item item;
    Valuation valuation = Valuation::moving_average;
};
/// Error entity.not_found.
Result<std::shared_ptr<const ItemFacts>> item_facts(Reader& reader, Id<Item> id);
Result<std::shared_ptr<const Store>> store_facts(Reader& reader, Id<Store> id);

/// The item of a code or a barcode, exactly as printed. Barcodes may name the unit they stand for: "6901234567892=盒".
std::optional<Item> item_of_code(Reader& reader, const std::string& code);

/// What the last year says of an item.
struct ItemClass {
    Id<Item> item_id;
    Abc abc = Abc::none;
    Fsn fsn = Fsn::none;
};
/// Sets the classes that nobody types; items that have them already stay as they are. How many changed.
Result<std::int64_t> set_classes(Transaction& transaction, const Actor& actor, const std::vector<ItemClass>& classes);

/// What one base unit cost last, by the newest receipt; the catalogue's price without one.
UnitPrice usual_price(Reader& reader, const Item& item);

Status check_item(Transaction& transaction, const void* before_or_null, void* after);
Status check_store(Transaction& transaction, const void* before_or_null, void* after);
Status check_recipe(Transaction& transaction, const void* before_or_null, void* after);

/// Larger units of an item and what one of them holds: "盒=12,箱=144". Pure.
struct UnitOf {
    std::string name;
    Quantity holds;
};
/// nullopt when it cannot be read: no name, no number, 0, twice the same.
std::optional<std::vector<UnitOf>> units_of(std::string_view text);

/// A quantity of some unit in base units, exactly. Errors on `quantity`: materials.unit_unknown {unit},
/// materials.unit_remainder {unit, whole, rest}: what would not come out even, with the rest named.
Result<Quantity> in_base_units(const Item& item, Quantity quantity, std::string_view unit);
/// Whole units of this name in a base quantity and what is left over.
struct Split {
    std::int64_t whole = 0;
    Quantity rest;
};
Split split_into(Quantity base, Quantity holds);

}  // namespace zs::materials
