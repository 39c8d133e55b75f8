#include "domains/repair/course.h"

#include <algorithm>
#include <array>

namespace zs::repair::course {
namespace {

constexpr std::array<std::size_t, 4> run_lengths = {9, 3, 2, 1};  // longest first

/// "3:arrive,hold,resume": the last `length` steps.
std::string key_of(std::span<const Step> steps, std::size_t length) {
    std::string key = std::to_string(length) + ':';
    for (const auto& step : steps.last(std::min(length, steps.size()))) key += step.what + ',';
    return key;
}

}  // namespace

void Courses::add(std::span<const Step> steps) {
    for (std::size_t taken = 1; taken <= steps.size(); ++taken) {
        const auto prefix = steps.first(taken);
        const auto remaining = std::max<std::int64_t>(0, (steps.back().at - prefix.back().at).count());
        for (const auto length : run_lengths) {
            auto& group = groups_[key_of(prefix, length)];
            group.remaining_ms.push_back(remaining);
            ++group.next[taken < steps.size() ? steps[taken].what : std::string(end)];
        }
    }
}

void Courses::settle() {
    std::erase_if(groups_, [](const auto& entry) { return entry.second.remaining_ms.size() < courses_min; });
    for (auto& [key, group] : groups_) std::ranges::sort(group.remaining_ms);
}

std::optional<Outlook> Courses::outlook(std::span<const Step> steps) const {
    for (const auto length : run_lengths) {
        const auto found = groups_.find(key_of(steps, length));
        if (found == groups_.end()) continue;
        const auto& [remaining, next] = found->second;
        const auto likely = std::ranges::max_element(next, {}, [](const auto& entry) { return entry.second; });
        return Outlook{likely->first, Duration(remaining[remaining.size() / 2]), remaining.size()};
    }
    return std::nullopt;
}

}  // namespace zs::repair::course
