// Who is on duty, and the department tree.
#include "core/text.h"
#include "domains/organization/organization.h"

namespace zs::organization {
namespace {

std::vector<std::string> trade_list(std::string_view own, std::string_view crew) {
    std::vector<std::string> trades;
    for (const auto part : text::split(own.empty() ? crew : own, ','))
        if (const auto trade = text::trim(part); !trade.empty()) trades.emplace_back(trade);
    return trades;
}

}  // namespace

std::vector<OnDuty> on_duty(Reader& reader, Instant at) {
    std::vector<OnDuty> found;
    // A shift ends within two days of its start, which bounds the index range.
    reader.query(
        "SELECT p.id, p.name, p.crew_id, p.skills, c.trades, p.base_room_id, MAX(e.ends_at) FROM "
        "organization_roster_entry e JOIN organization_person p ON p.id = e.person_id JOIN organization_crew c ON c.id "
        "= "
        "p.crew_id WHERE e.ends_at > ? AND e.ends_at <= ? AND e.starts_at <= ? AND e.state = 'planned' AND p.active = "
        "1 "
        "GROUP BY p.id, p.name, p.crew_id, p.skills, c.trades, p.base_room_id ORDER BY p.id",
        {at.unix_ms, (at + std::chrono::hours(48)).unix_ms, at.unix_ms}, [&](const Row& row) {
            found.push_back({{row.integer(0)},
                             std::string(row.text(1)),
                             {row.integer(2)},
                             trade_list(row.text(3), row.text(4)),
                             row.integer(5),
                             {row.integer(6)}});
        });
    return found;
}

std::optional<Instant> next_on_duty(Reader& reader, Id<Crew> crew, std::string_view trade, Instant at) {
    std::optional<Instant> next;
    reader.query(
        "SELECT e.starts_at, p.skills, c.trades FROM organization_roster_entry e JOIN organization_person p ON p.id = "
        "e.person_id JOIN organization_crew c ON c.id = p.crew_id WHERE e.ends_at > ? AND e.starts_at < ? AND e.state "
        "= "
        "'planned' AND p.active = 1 AND p.crew_id = ? ORDER BY e.starts_at LIMIT 500",
        {at.unix_ms, (at + std::chrono::hours(24 * 14)).unix_ms, crew.value}, [&](const Row& row) {
            if (next) return;
            const auto trades = trade_list(row.text(1), row.text(2));
            if (std::find(trades.begin(), trades.end(), trade) == trades.end()) return;
            next = std::max(Instant{row.integer(0)}, at);
        });
    return next;
}

std::vector<std::int64_t> with_descendants(Reader& reader, const std::vector<std::int64_t>& departments) {
    std::multimap<std::int64_t, std::int64_t> children;
    reader.query("SELECT id, parent_id FROM organization_department WHERE parent_id IS NOT NULL", {},
                 [&](const Row& row) { children.emplace(row.integer(1), row.integer(0)); });
    std::set<std::int64_t> seen;
    std::vector<std::int64_t> open = departments;
    while (!open.empty()) {
        const auto id = open.back();
        open.pop_back();
        if (!seen.insert(id).second) continue;
        const auto [first, last] = children.equal_range(id);
        for (auto child = first; child != last; ++child) open.push_back(child->second);
    }
    return {seen.begin(), seen.end()};
}

}  // namespace zs::organization
