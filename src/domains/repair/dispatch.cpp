// Automatic dispatch that explains itself.
#include "domains/repair/dispatch.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/json.h"

namespace zs::repair::dispatch {
namespace {

Duration minutes(double count) { return Duration(static_cast<std::int64_t>(std::llround(count * 60000))); }

/// Work that must be done before the new job: all of it, or for urgent jobs only what is at least as urgent.
double waiting_minutes(const Candidate& candidate, Priority priority, const Policy& policy) {
    const bool jumps = policy.urgent_interrupts && priority <= Priority::p2;
    double sum = 0;
    for (const auto& job : candidate.open_jobs)
        if (!jumps || job.priority <= priority) sum += static_cast<double>(job.remaining_minutes);
    return sum;
}

}  // namespace

std::vector<Ranked> rank(const std::vector<Candidate>& candidates, Priority priority, Instant now,
                         const Policy& policy) {
    std::vector<Ranked> ranked;
    for (const auto& candidate : candidates) {
        const auto open = static_cast<std::int64_t>(candidate.open_jobs.size());
        if (!candidate.has_trade) continue;
        if (priority != Priority::p1 && open >= policy.open_jobs_max) continue;
        Ranked entry;
        entry.person_id = candidate.person_id;
        entry.name = candidate.name;
        entry.crew_id = candidate.crew_id;
        entry.of_zone_crew = candidate.of_zone_crew;
        entry.open_jobs = open;
        entry.walk_known = candidate.walk_m.has_value();
        entry.walk_m = candidate.walk_m.value_or(policy.unknown_walk_m);
        const double waits = waiting_minutes(candidate, priority, policy);
        const double walks = entry.walk_m / policy.walking_m_per_minute;
        entry.free_at = now + minutes(waits);
        entry.arrives_at = entry.free_at + minutes(walks);
        if (entry.arrives_at > candidate.on_duty_until && priority != Priority::p1) continue;
        entry.cost_minutes =
            waits + walks * policy.walk_weight + (candidate.of_zone_crew ? 0 : policy.foreign_zone_minutes);
        ranked.push_back(std::move(entry));
    }
    std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
        return a.cost_minutes != b.cost_minutes ? a.cost_minutes < b.cost_minutes : a.person_id < b.person_id;
    });
    return ranked;
}

std::string explanation_json(const std::vector<Ranked>& ranked, std::size_t considered, std::string_view zone,
                             std::size_t shown_max) {
    std::string out = fmt::format("{{\"considered\":{},\"able\":{},\"zone\":", considered, ranked.size());
    json::append_string(out, zone);
    out += ",\"candidates\":[";
    for (std::size_t i = 0; i < std::min(ranked.size(), shown_max); ++i) {
        const auto& entry = ranked[i];
        if (i > 0) out += ',';
        out += fmt::format("{{\"person_id\":{},\"name\":", entry.person_id);
        json::append_string(out, entry.name);
        out += fmt::format(
            ",\"crew_id\":{},\"of_zone_crew\":{},\"open_jobs\":{},\"walk_m\":{:.0f},\"walk_known\":{},\"free_at\":\"{}"
            "\","
            "\"arrives_at\":\"{}\",\"cost_minutes\":{:.1f}}}",
            entry.crew_id, entry.of_zone_crew, entry.open_jobs, entry.walk_m, entry.walk_known, to_text(entry.free_at),
            to_text(entry.arrives_at), entry.cost_minutes);
    }
    return out + "]}";
}

}  // namespace zs::repair::dispatch
