// Paid prices of an item, market prices beside them.
#include "domains/purchasing/prices.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/json.h"
#include "domains/catalog/catalog.h"

namespace zs::purchasing {
namespace {

std::vector<Paid> paid_for(Reader& reader, const materials::Item& item) {
    std::vector<Paid> paid;
    reader.query(
        "SELECT d.arrives_on, v.name, d.number, x.price, x.reference, l.accepted, x.unit FROM purchasing_delivery_line "
        "l "
        "JOIN purchasing_delivery d ON d.id = l.delivery_id JOIN purchasing_order_line x ON x.id = l.order_line_id "
        "JOIN "
        "organization_vendor v ON v.id = d.vendor_id WHERE l.item_id = ? AND d.state = 'accepted' AND l.accepted > 0 "
        "ORDER BY d.arrives_on DESC, l.id DESC LIMIT 500",
        {item.id.value}, [&](const Row& row) {
            const auto unit = holds(item, row.text(6));
            const auto quantity = materials::in_base_units(item, {row.integer(5)}, row.text(6));
            if (!unit || !quantity || unit->units == 0) return;
            const auto base = [&](std::int64_t price) {
                constexpr std::int64_t thousandths = 1000;
                return UnitPrice{(price * thousandths + unit->units / 2) / unit->units};
            };
            Paid one;
            one.on = {static_cast<std::int32_t>(row.integer(0))};
            one.vendor = row.text(1);
            one.number = row.text(2);
            one.price = base(row.integer(3));
            one.reference = base(row.integer(4));
            one.quantity = *quantity;
            paid.push_back(std::move(one));
        });
    std::reverse(paid.begin(), paid.end());
    return paid;
}

void append_paid(std::string& out, const Paid& one) {
    out += fmt::format(R"({{"on":"{}","price":"{}","reference":"{}","quantity":"{}","outlier":{},"percent":{:.1f})",
                       to_text(one.on), decimal_text(one.price.units, UnitPrice::scale),
                       decimal_text(one.reference.units, UnitPrice::scale),
                       decimal_text(one.quantity.units, Quantity::scale), one.outlier, one.percent);
    json::append_text(out, "vendor", one.vendor);
    json::append_text(out, "number", one.number);
    out += '}';
}

}  // namespace

UnitPrice median(std::vector<UnitPrice> prices) {
    if (prices.empty()) return {};
    std::sort(prices.begin(), prices.end());
    const std::size_t middle = prices.size() / 2;
    if (prices.size() % 2 == 1) return prices[middle];
    return {(prices[middle - 1].units + prices[middle].units) / 2};
}

void mark_outliers(std::vector<Paid>& paid, double percent) {
    constexpr std::size_t fewest = 3;
    if (paid.size() < fewest) return;
    for (std::size_t i = 0; i < paid.size(); ++i) {
        std::vector<UnitPrice> others;
        for (std::size_t j = 0; j < paid.size(); ++j)
            if (j != i) others.push_back(paid[j].price);
        const auto middle = static_cast<double>(median(std::move(others)).units);
        if (middle <= 0) continue;
        paid[i].percent = 100 * (static_cast<double>(paid[i].price.units) - middle) / middle;
        paid[i].outlier = std::abs(paid[i].percent) > percent;
    }
}

Result<std::string> prices_json(Reader& reader, Id<materials::Item> id) {
    ZS_TRY_ASSIGN(const auto facts, materials::item_facts(reader, id));
    auto paid = paid_for(reader, facts->item);
    mark_outliers(paid, catalog::parameters(reader)->real("purchasing.price.outlier_percent", reader.now()));
    std::vector<UnitPrice> prices;
    for (const auto& one : paid) prices.push_back(one.price);
    std::string out = fmt::format(R"({{"id":{},"median":"{}")", id.value,
                                  decimal_text(median(std::move(prices)).units, UnitPrice::scale));
    json::append_text(out, "name", facts->item.name);
    json::append_text(out, "name_en", facts->item.name_en);
    json::append_text(out, "specification", facts->item.specification);
    json::append_text(out, "unit", facts->item.unit);
    out += R"(,"points":[)";
    for (const auto& one : paid) {
        if (out.back() != '[') out += ',';
        append_paid(out, one);
    }
    out += R"(],"market":)";
    append_json_array(out, select<MarketPrice>(reader, "WHERE item_id = ? ORDER BY from_on", {id.value}));
    return out + "}";
}

}  // namespace zs::purchasing
