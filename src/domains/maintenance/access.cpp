// When departments may be disturbed.
#include <fmt/format.h>

#include <algorithm>

#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/maintenance/year_service.h"

namespace zs::maintenance {
namespace {

using Spans = std::vector<std::pair<std::int64_t, std::int64_t>>;

bool holds_on(const AccessTime& time, Date day) {
    if ((time.first_day && day < *time.first_day) || (time.last_day && day > *time.last_day)) return false;
    return time.weekdays.find(static_cast<char>('0' + weekday(day))) != std::string::npos;
}

/// Disjoint and ascending.
Spans merged(Spans spans) {
    std::ranges::sort(spans);
    Spans result;
    for (const auto& span : spans) {
        if (!result.empty() && span.first <= result.back().second)
            result.back().second = std::max(result.back().second, span.second);
        else
            result.push_back(span);
    }
    return result;
}

Spans without(const Spans& spans, std::pair<std::int64_t, std::int64_t> hole) {
    Spans result;
    for (const auto& span : spans) {
        if (span.first < std::min(span.second, hole.first))
            result.emplace_back(span.first, std::min(span.second, hole.first));
        if (std::max(span.first, hole.second) < span.second)
            result.emplace_back(std::max(span.first, hole.second), span.second);
    }
    return result;
}

}  // namespace

AccessHours::AccessHours(Reader& reader, std::int64_t start_minute, std::int64_t end_minute)
    : start_minute_(start_minute), end_minute_(end_minute) {
    for (auto& time : select<AccessTime>(reader, "WHERE active = 1 ORDER BY id"))
        times_[time.department_id.value].push_back(std::move(time));
    reader.query("SELECT id, parent_id FROM organization_department WHERE parent_id IS NOT NULL", {},
                 [&](const Row& row) { parent_[row.integer(0)] = row.integer(1); });
}

std::int64_t AccessHours::ruled_by(std::int64_t department) const {
    for (int up = 0; department != 0 && up < 20; ++up) {
        if (times_.contains(department)) return department;
        const auto above = parent_.find(department);
        department = above == parent_.end() ? 0 : above->second;
    }
    return 0;
}

Spans AccessHours::open_spans(std::int64_t department, Date day) const {
    Spans open;
    const auto rule = times_.find(ruled_by(department));
    bool has_open = false;
    if (rule != times_.end())
        for (const auto& time : rule->second) {
            if (time.kind != AccessKind::open) continue;
            has_open = true;
            if (holds_on(time, day))
                open.emplace_back(std::max(time.start_minute, start_minute_), std::min(time.end_minute, end_minute_));
        }
    if (!has_open) open.emplace_back(start_minute_, end_minute_);
    std::erase_if(open, [](const auto& span) { return span.first >= span.second; });
    open = merged(std::move(open));
    if (rule != times_.end())
        for (const auto& time : rule->second)
            if (time.kind == AccessKind::quiet && holds_on(time, day))
                open = without(open, {time.start_minute, time.end_minute});
    return open;
}

std::int64_t AccessHours::open_minutes(std::int64_t department, Date day) const {
    std::int64_t longest = 0;  // a visit is not interrupted
    for (const auto& [start, end] : open_spans(department, day)) longest = std::max(longest, end - start);
    return longest;
}

std::string AccessHours::text(std::int64_t department, Date day) const {
    std::string result;
    for (const auto& [start, end] : open_spans(department, day))
        result += fmt::format("{}{:02}:{:02}-{:02}:{:02}", result.empty() ? "" : " ", start / 60, start % 60, end / 60,
                              end % 60);
    return result;
}

AccessHours access_hours(Reader& reader) {
    const auto parameters = catalog::parameters(reader);
    return {reader, parameters->integer("maintenance.year.start_minute", reader.now()),
            parameters->integer("maintenance.year.end_minute", reader.now())};
}

Status check_access_time(const AccessTime& time) {
    std::vector<FieldError> errors;
    bool any = false, good = true;
    for (const auto part : text::split(time.weekdays, ',')) {
        const auto day = text::trim(part);
        if (day.empty()) continue;
        any = true;
        good = good && day.size() == 1 && day[0] >= '1' && day[0] <= '7';
    }
    if (!any || !good) errors.push_back({"weekdays", "maintenance.weekdays_wrong", {}});
    if (time.end_minute <= time.start_minute) errors.push_back({"end_minute", "maintenance.end_before_start", {}});
    if (time.first_day && time.last_day && *time.last_day < *time.first_day)
        errors.push_back({"last_day", "maintenance.end_before_start", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

}  // namespace zs::maintenance
