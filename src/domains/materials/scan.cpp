// Scans against the catalogue.
#include "domains/materials/scan.h"

#include "core/text.h"
#include "domains/materials/service.h"
#include "platform/audit/audit.h"

namespace zs::materials {
namespace {

/// A GTIN as it may stand in the catalogue: 14 digits, or shorter without its leading zeros.
std::vector<std::string> writings_of(const std::string& gtin) {
    std::vector<std::string> all{gtin};
    for (const std::size_t length : {std::size_t{13}, std::size_t{12}, std::size_t{8}})
        if (gtin.size() == 14 && gtin.find_first_not_of('0') >= gtin.size() - length)
            all.push_back(gtin.substr(gtin.size() - length));
    return all;
}

bool looks_like_gs1(std::string_view text) {
    return text.starts_with(']') || text.starts_with('(') || text.find('\x1d') != std::string_view::npos;
}

/// "06901234567892=盒": the unit that a barcode stands for.
std::string unit_of(const Item& item, const std::string& code) {
    for (const auto part : text::split(item.barcodes, ',')) {
        const auto equals = part.find('=');
        if (equals != std::string_view::npos && text::trim(part.substr(0, equals)) == code)
            return std::string(text::trim(part.substr(equals + 1)));
    }
    return "";
}

void find_the_item(Reader& reader, Scanned& scanned) {
    std::vector<std::string> codes{scanned.text};
    if (scanned.label)
        for (auto& one : writings_of(scanned.label->gtin)) codes.push_back(std::move(one));
    for (const auto& code : codes) {
        scanned.item = item_of_code(reader, code);
        if (!scanned.item) continue;
        scanned.unit = unit_of(*scanned.item, code);
        return;
    }
}

}  // namespace

Scanned read_scan(Reader& reader, const std::string& text) {
    Scanned scanned;
    scanned.text = text::trim(text);
    if (scanned.text.empty()) return scanned;
    const auto label = gs1::read_trade_item(scanned.text, today(reader));
    if (label)
        scanned.label = *label;
    else if (looks_like_gs1(scanned.text))
        scanned.fault = label.error().code;
    find_the_item(reader, scanned);
    if (!scanned.item && !scanned.label) {  // a serial number, or the whole code of another issuer
        auto lots =
            select<Lot>(reader, "WHERE number = ? UNION SELECT * FROM materials_lot WHERE udi = ? AND udi <> ''",
                        {scanned.text, scanned.text});
        if (lots.size() == 1) {
            scanned.lot = std::move(lots.front());
            scanned.item = find(reader, scanned.lot->item_id);
        }
    } else if (scanned.item && scanned.label) {
        const auto& number = scanned.item->serial_managed ? scanned.label->serial : scanned.label->lot;
        if (!number.empty())
            scanned.lot = select_one<Lot>(reader, "WHERE item_id = ? AND number = ?", {scanned.item->id.value, number});
    }
    if (scanned.lot) scanned.piece = select_one<Piece>(reader, "WHERE lot_id = ?", {scanned.lot->id.value});
    auto expires = scanned.label ? scanned.label->expiry : std::nullopt;
    if (scanned.lot && scanned.lot->expires_on) expires = scanned.lot->expires_on;
    scanned.expired = is_expired(expires, today(reader));
    return scanned;
}

Result<Item> teach_barcode(Transaction& transaction, const Actor& actor, Id<Item> id, const std::string& text,
                           const std::string& unit) {
    const Scanned scanned = read_scan(transaction, text);
    if (scanned.text.empty()) return fail_field("code", "field.required");
    if (!scanned.fault.empty()) return fail_field("code", "materials.barcode_unreadable");
    lock(transaction, id);
    ZS_TRY_ASSIGN(Item item, load(transaction, id));
    if (scanned.item && scanned.item->id == id) return item;  // known already
    if (scanned.item) return fail_field("code", "materials.barcode_taken", {{"item", scanned.item->name}});
    std::string code = scanned.label ? scanned.label->gtin : scanned.text;
    constexpr std::size_t code_max = 60;
    if (code.find_first_of(",=") != std::string::npos || code.size() > code_max)
        return fail_field("code", "materials.barcode_unreadable");
    if (!unit.empty() && unit != item.unit) {
        ZS_TRY(in_base_units(item, Quantity{1000}, unit));
        code += "=" + unit;
    }
    const Item before = item;
    item.barcodes += (item.barcodes.empty() ? "" : ",") + code;
    constexpr std::size_t barcodes_max = 400;
    if (text::length(item.barcodes) > barcodes_max) return fail_field("code", "materials.too_many_barcodes");
    ZS_TRY(update(transaction, item));
    audit::record(transaction, actor, "materials.item.barcode_taught", "materials_item", id.value, diff(before, item));
    return item;
}

}  // namespace zs::materials
