// Coverage of round-the-clock posts: a sweep over the starts and ends of shifts.
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
            gaps.push_back({post.id, post.name, since, until, present, post.staff_min});
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

std::vector<CoverageGap> coverage_gaps(Reader& reader, Instant from, Instant to) {
    std::vector<CoverageGap> gaps;
    for (const auto& post : select<Post>(reader, "WHERE round_the_clock = 1 ORDER BY id")) {
        std::vector<Change> changes;
        reader.query(
            "SELECT starts_at, ends_at FROM organization_roster_entry WHERE post_id = ? AND state = 'planned' AND "
            "ends_at > "
            "? AND starts_at < ?",
            {post.id.value, from.unix_ms, to.unix_ms}, [&](const Row& row) {
                changes.push_back({{row.integer(0)}, 1});
                changes.push_back({{row.integer(1)}, -1});
            });
        sweep(gaps, post, std::move(changes), from, to);
    }
    return gaps;
}

}  // namespace zs::organization
