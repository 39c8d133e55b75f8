// Coverage of round-the-clock posts: a sweep over the starts and ends of shifts. And rest between shifts.
#include "domains/catalog/catalog.h"
#include "domains/organization/service.h"

namespace zs::organization {
namespace {

struct Change {
    Instant at;
    std::int64_t by;
};

void sweep(std::vector<CoverageGap>& gaps, const Post& post, std::vector<Change> changes, Instant from, Instant to) {
    std::sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.at < b.at; });
    std::int64_t present = 0;
    Instant since = from;
    const auto close = [&](Instant until) {
        if (present >= post.staff_min || until <= since) return;
        if (!gaps.empty() && gaps.back().post_id == post.id && gaps.back().to == since &&
            gaps.back().present == present)
            gaps.back().to = until;
        else
            gaps.push_back(
                {post.id, post.name, post.crew_id ? post.crew_id->value : 0, since, until, present, post.staff_min});
    };
    for (const auto& change : changes) {
        const Instant at = std::clamp(change.at, from, to);
        close(at);
        since = std::max(since, at);
        present += change.by;
    }
    close(to);
}

}  // namespace

std::vector<CoverageGap> coverage_gaps(Reader& reader, Instant from, Instant to, const Absence* absent) {
    std::vector<CoverageGap> gaps;
    const Absence nobody;
    const Absence& away = absent != nullptr ? *absent : nobody;
    for (const auto& post : select<Post>(reader, "WHERE round_the_clock = 1 ORDER BY id")) {
        std::vector<Change> changes;
        reader.query(
            "SELECT starts_at, ends_at FROM organization_roster_entry WHERE post_id = ? AND state = 'planned' AND "
            "ends_at > ? AND starts_at < ? AND NOT (person_id = ? AND day >= ? AND day <= ?)",
            {post.id.value, from.unix_ms, to.unix_ms, away.person_id.value, std::int64_t{away.first.days},
             std::int64_t{away.last.days}},
            [&](const Row& row) {
                changes.push_back({{row.integer(0)}, 1});
                changes.push_back({{row.integer(1)}, -1});
            });
        sweep(gaps, post, std::move(changes), from, to);
    }
    return gaps;
}

std::vector<ShortRest> short_rests(Reader& reader, Date from, Date to) {
    const auto needed = catalog::parameters(reader)->integer("organization.roster.rest_minutes", reader.now());
    std::vector<ShortRest> found;
    std::int64_t person = 0;
    std::int64_t ended = 0;
    // A shift ends within two days of its start, and one day before is enough to know the rest before the first.
    reader.query(
        "SELECT id, person_id, day, starts_at, ends_at FROM organization_roster_entry WHERE day >= ? AND day < ? AND "
        "state = 'planned' ORDER BY person_id, starts_at",
        {std::int64_t{from.days} - 3, std::int64_t{to.days}}, [&](const Row& row) {
            const auto rest = (row.integer(3) - ended) / 60'000;
            if (row.integer(1) == person && rest < needed && row.integer(2) >= from.days)
                found.push_back(
                    {{row.integer(0)}, {row.integer(1)}, {static_cast<std::int32_t>(row.integer(2))}, rest});
            person = row.integer(1);
            ended = row.integer(4);
        });
    return found;
}

}  // namespace zs::organization
