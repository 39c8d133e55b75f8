// Pure decisions of rounds.
#include "domains/rounds/rules.h"

#include <algorithm>

#include "core/limits.h"
#include "core/text.h"

namespace zs::rounds::rules {

std::optional<std::vector<int>> minutes_of(std::string_view times) {
    std::vector<int> minutes;
    for (const auto part : text::split(times, ',')) {
        const auto time = text::trim(part);
        const auto colon = time.find(':');
        if (colon == std::string_view::npos) return std::nullopt;
        const auto hour = text::parse_integer(time.substr(0, colon));
        const auto minute = text::parse_integer(time.substr(colon + 1));
        if (!hour || !minute || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59) return std::nullopt;
        minutes.push_back(static_cast<int>(*hour * 60 + *minute));
    }
    std::ranges::sort(minutes);
    minutes.erase(std::unique(minutes.begin(), minutes.end()), minutes.end());
    return minutes;
}

std::vector<Instant> beginnings(const Route& route, Instant from, Instant to, Zone zone) {
    auto minutes = minutes_of(route.times).value_or(std::vector<int>{});
    if (route.every != Every::shift && minutes.size() > 1) minutes.resize(1);
    std::vector<Instant> all;
    for (Date day = local_date(from, zone); start_of_day(day, zone) < to; day = day + 1) {
        if (route.every == Every::week && weekday(day) != route.weekday) continue;
        for (const int minute : minutes) {
            const Instant at = start_of_day(day, zone) + std::chrono::minutes(minute);
            if (at >= from && at < to) all.push_back(at);
        }
    }
    return all;
}

Standing standing(const Visit& visit, const Scanned& scanned) {
    if (!scanned.given) return {};
    if (scanned.is_tag) return {Proof::tag, false};
    const bool here = visit.device_id != 0 && scanned.device_id != 0 ? scanned.device_id == visit.device_id
                                                                     : scanned.room_id == visit.room_id.value;
    if (!here) return {Proof::none, true};
    return {scanned.by_token ? Proof::scan : Proof::none, false};
}

bool is_too_fast(std::int64_t seconds, std::int64_t seconds_min) { return seconds < seconds_min; }

Status check_times(const VisitInput& input, Instant now) {
    std::vector<FieldError> errors;
    if (!input.arrived_at) errors.push_back({"arrived_at", "field.required", {}});
    if (!input.left_at) errors.push_back({"left_at", "field.required", {}});
    if (input.arrived_at && input.left_at && *input.left_at < *input.arrived_at)
        errors.push_back({"left_at", "rounds.left_before_arriving", {}});
    if (input.left_at && *input.left_at > now + std::chrono::minutes(limits::phone_clock_minutes))
        errors.push_back({"left_at", "rounds.in_the_future", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

bool may_still_arrive(const Round& round, const Visit& visit, Instant left_at, Instant now) {
    if (visit.state == VisitState::visited || (visit.state == VisitState::skipped && !visit.reason.empty()))
        return false;
    if (round.state == RoundState::due || round.state == RoundState::under_way) return true;
    return left_at <= round.due_at && now <= round.due_at + arrives_within;
}

}  // namespace zs::rounds::rules
