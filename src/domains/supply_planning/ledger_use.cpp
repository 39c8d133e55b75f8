// What the stock ledger says of use.
#include "domains/supply_planning/ledger_use.h"

#include <fmt/format.h>

#include <map>

#include "domains/catalog/catalog.h"
#include "domains/materials/materials.h"

namespace zs::supply_planning {
namespace {

constexpr int year_days = 365;

using ByItem = std::map<std::int64_t, std::int64_t>;

ByItem read_by_item(Reader& reader, std::string_view sql, const Values& parameters = {}) {
    ByItem found;
    reader.query(sql, parameters, [&](const Row& row) { found[row.integer(0)] = row.integer(1); });
    return found;
}

/// Sum over the evenings of the year of the value of own stock, going back from what is there now.
std::map<std::int64_t, double> evening_sums(Reader& reader, Date today, Zone zone) {
    const auto now = read_by_item(reader,
                                  "SELECT item_id, CAST(SUM(value) AS BIGINT) FROM materials_balance WHERE owner_id = "
                                  "0 GROUP BY item_id");
    std::map<std::int64_t, double> sums;
    for (const auto& [item, value] : now) sums[item] = static_cast<double>(value) * year_days;
    // A change on a day is missing from all evenings before it.
    reader.query(
        fmt::format("SELECT item_id, (at + {}) / 86400000 AS day, CAST(SUM(value) AS BIGINT) FROM materials_entry "
                    "WHERE at >= ? AND account IN ('store', 'transit') AND owner_id = 0 GROUP BY item_id, day",
                    zone.offset_minutes * std::int64_t{60'000}),
        {start_of_day(today + -year_days, zone).unix_ms}, [&](const Row& row) {
            const std::int64_t evenings_before = row.integer(1) - (today.days - year_days);
            const auto missing = std::min<std::int64_t>(std::max<std::int64_t>(evenings_before, 0), year_days);
            sums[row.integer(0)] -= static_cast<double>(row.integer(2)) * static_cast<double>(missing);
        });
    return sums;
}

replenishment::Ved ved_of(std::string_view text) {
    if (text == "vital") return replenishment::Ved::vital;
    return text == "essential" ? replenishment::Ved::essential : replenishment::Ved::desirable;
}

}  // namespace

std::vector<replenishment::ItemYear> item_years(Reader& reader, Date today) {
    const Zone zone = catalog::calendar(reader)->zone();
    const auto issued = read_by_item(
        reader,
        "SELECT item_id, CAST(SUM(value) AS BIGINT) FROM materials_entry WHERE at >= ? AND at < ? AND (account = 'use' "
        "OR (account = 'production' AND quantity > 0)) GROUP BY item_id",
        {start_of_day(today + -year_days, zone).unix_ms, start_of_day(today, zone).unix_ms});
    const auto moved = read_by_item(
        reader,
        "SELECT e.item_id, MAX(e.at) FROM materials_entry e JOIN materials_document o ON o.id = e.document_id WHERE "
        "e.account = 'store' AND e.quantity <> 0 AND o.kind <> 'adjustment' GROUP BY e.item_id");
    const auto evenings = evening_sums(reader, today, zone);
    const auto of = [](const auto& known, std::int64_t item) {
        const auto found = known.find(item);
        return found == known.end() ? typename std::decay_t<decltype(known)>::mapped_type{} : found->second;
    };
    std::vector<replenishment::ItemYear> years;
    reader.query("SELECT id, ved FROM materials_item WHERE active = 1 ORDER BY id", {}, [&](const Row& row) {
        const std::int64_t item = row.integer(0);
        replenishment::ItemYear year;
        year.item = item;
        year.issued_value = yuan(of(issued, item));
        year.mean_stock_value = std::max(0.0, of(evenings, item) / 100 / year_days);
        const auto last = moved.find(item);
        year.days_since_movement =
            last == moved.end() ? year_days : std::max(0, today - local_date({last->second}, zone));
        year.ved = ved_of(row.text(1));
        years.push_back(year);
    });
    return years;
}

std::vector<double> StoreUse::periods(double period_days) const {
    std::size_t begin = 0;
    while (begin < days.size() && days[begin] == 0) ++begin;
    const auto known = static_cast<double>(days.size() - begin);
    const auto count = static_cast<std::size_t>(known / period_days);
    std::vector<double> sums(count, 0.0);
    for (std::size_t back = 0; back < days.size(); ++back) {
        const auto period = static_cast<std::size_t>(static_cast<double>(back) / period_days);
        if (period >= count) break;
        sums[count - 1 - period] += days[days.size() - 1 - back];
    }
    for (auto& sum : sums) sum = std::max(0.0, sum);
    return sums;
}

std::map<Shelf, StoreUse> use_by_day(Reader& reader, Date today, int days, std::int64_t item) {
    const Zone zone = catalog::calendar(reader)->zone();
    const Date first = today + -days;
    const std::int64_t offset_ms = zone.offset_minutes * std::int64_t{60'000};
    std::map<Shelf, StoreUse> uses;
    const auto add = [&](const Row& row) {
        auto& use = uses[{row.integer(0), row.integer(1)}];
        if (use.days.empty()) use = {first, std::vector<double>(static_cast<std::size_t>(days), 0.0)};
        const std::int64_t day = row.integer(2) - first.days;
        if (day >= 0 && day < days) use.days[static_cast<std::size_t>(day)] += units(row.integer(3));
    };
    Values parameters{start_of_day(first, zone).unix_ms, start_of_day(today, zone).unix_ms};
    if (item != 0) parameters.emplace_back(item);
    reader.query(
        fmt::format(
            "SELECT e.item_id, e.place_id, (e.at + {}) / 86400000 AS day, CAST(-SUM(e.quantity) AS BIGINT) FROM "
            "materials_entry e JOIN materials_document o ON o.id = e.document_id JOIN materials_store s ON s.id = "
            "e.place_id LEFT JOIN materials_store t ON t.id = o.to_store_id LEFT JOIN materials_document r ON r.id = "
            "o.of_document_id WHERE e.account = 'store' AND e.quantity <> 0 AND e.at >= ? AND e.at < ?{} AND (o.kind "
            "IN ('issue', 'give_back') OR (o.kind = 'production' AND e.quantity < 0) OR (o.kind = 'transfer' AND "
            "s.kind = 'main' AND (t.id IS NULL OR t.kind = 'ward')) OR (o.kind = 'reversal' AND r.kind IN ('issue', "
            "'give_back'))) GROUP BY e.item_id, e.place_id, day",
            offset_ms, item != 0 ? " AND e.item_id = ?" : ""),
        parameters, add);
    reader.query(
        fmt::format(
            "SELECT l.item_id, o.store_id, (o.picked_at + {}) / 86400000 AS day, CAST(SUM(l.asked - l.picked) AS "
            "BIGINT) FROM materials_requisition_line l JOIN materials_requisition o ON o.id = l.requisition_id "
            "WHERE l.short_line = 1 AND o.picked_at >= ? AND o.picked_at < ?{} GROUP BY l.item_id, o.store_id, "
            "day",
            offset_ms, item != 0 ? " AND l.item_id = ?" : ""),
        parameters, add);
    return uses;
}

std::map<Shelf, Position> positions(Reader& reader, Date today, std::int64_t item) {
    std::map<Shelf, Position> found;
    const std::string one = item != 0 ? fmt::format(" AND b.item_id = {}", item) : "";
    reader.query(fmt::format("SELECT b.item_id, b.place_id, b.account, CAST(SUM(b.quantity) AS BIGINT) FROM "
                             "materials_balance b LEFT JOIN materials_lot l ON l.id = b.lot_id WHERE (l.expires_on IS "
                             "NULL OR l.expires_on >= {}){} GROUP BY b.item_id, b.place_id, b.account",
                             today.days, one),
                 {}, [&](const Row& row) {
                     auto& position = found[{row.integer(0), row.integer(1)}];
                     auto& sum = row.text(2) == "store" ? position.on_hand : position.in_transit;
                     sum = sum + Quantity{row.integer(3)};
                 });
    reader.query(fmt::format("SELECT b.item_id, p.store_id, CAST(SUM(b.quantity - b.received) AS BIGINT) FROM "
                             "supply_planning_proposal_line b JOIN supply_planning_proposal p ON p.id = b.proposal_id "
                             "WHERE b.closed = 0 AND p.state = 'accepted' AND p.kind <> 'transfer' AND b.quantity > "
                             "b.received{} GROUP BY b.item_id, p.store_id",
                             one),
                 {}, [&](const Row& row) {
                     found[{row.integer(0), row.integer(1)}].ordered = {row.integer(2)};
                 });
    return found;
}

}  // namespace zs::supply_planning
