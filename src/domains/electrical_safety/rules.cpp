// Pure decisions of surveys.
#include "domains/electrical_safety/rules.h"

#include <fmt/format.h>

#include "core/limits.h"
#include "core/text.h"

namespace zs::electrical_safety::rules {

std::optional<std::set<std::int64_t>> ids_of(std::string_view list) {
    std::set<std::int64_t> ids;
    if (text::trim(list).empty()) return ids;
    for (const auto part : text::split(list, ',')) {
        const auto id = text::parse_integer(text::trim(part));
        if (!id || *id <= 0) return std::nullopt;
        ids.insert(*id);
    }
    return ids;
}

maintenance::Tasks tasks_for(const Checks& checks, Target target, const Limits& limits) {
    maintenance::Tasks tasks;
    for (const auto& check : checks) {
        if (check.target != target) continue;
        maintenance::Task task = check.task;
        switch (check.limit) {
            case Limit::own:
                break;
            case Limit::leakage:
                task.high = limits.leakage_ma;
                break;
            case Limit::insulation:
                task.low = limits.insulation_mohm;
                break;
            case Limit::socket_earth:
                task.high = limits.socket_earth_ohm;
                break;
            case Limit::trip_time:
                task.high = limits.trip_ms;
                break;
        }
        tasks.push_back(std::move(task));
    }
    return tasks;
}

Date due_of(Severity severity, Date found, const Days& days) {
    switch (severity) {
        case Severity::general:
            return found + days.general;
        case Severity::serious:
            return found + days.serious;
        case Severity::major:
            return found + days.major;
    }
    return found;
}

std::string subject_of(const Line& line, std::int64_t department) {
    switch (line.target) {
        case Target::department:
            return fmt::format("department:{}", department);
        case Target::circuit:
            return fmt::format("circuit:{}", line.circuit_id);
        case Target::appliance:
            return fmt::format("appliance:{}", line.appliance_id);
    }
    return {};
}

bool is_overloaded(double load_kw, double rated_kw) { return rated_kw > 0 && load_kw > rated_kw; }

std::string overload_text(double load_kw, double rated_kw, Language language) {
    if (language == Language::zh) return fmt::format("超负荷: 登记负荷 {:.1f} kW, 额定 {:.1f} kW", load_kw, rated_kw);
    return fmt::format("Overloaded: {:.1f} kW registered, rated {:.1f} kW", load_kw, rated_kw);
}

Status check_line(const Line& line, const LineInput& input, Instant now) {
    std::vector<FieldError> errors;
    if (input.found == LineState::waiting) errors.push_back({"found", "field.required", {}});
    const bool absent = input.found == LineState::missing || input.found == LineState::skipped;
    if (absent && text::trim(input.reason).empty()) errors.push_back({"reason", "field.required", {}});
    if (input.found == LineState::missing && line.target == Target::department)
        errors.push_back({"found", "electrical_safety.department_is_there", {}});
    if (input.happened_at && *input.happened_at > now + std::chrono::minutes(limits::phone_clock_minutes))
        errors.push_back({"happened_at", "electrical_safety.in_the_future", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

Status check_campaign(const NewCampaign& input) {
    std::vector<FieldError> errors;
    const auto need = [&](std::string_view field, bool there) {
        if (!there) errors.push_back({std::string(field), "field.required", {}});
    };
    need("name", !text::trim(input.name).empty());
    need("edition_id", input.edition_id.has_value());
    need("starts_on", input.starts_on.has_value());
    need("due_on", input.due_on.has_value());
    if (input.starts_on && input.due_on && *input.due_on < *input.starts_on)
        errors.push_back({"due_on", "electrical_safety.ends_before_it_begins", {}});
    if (!ids_of(input.departments)) errors.push_back({"departments", "field.reference_missing", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

bool is_again(const Line& line, const std::string& request_key) {
    return line.state != LineState::waiting && !request_key.empty() && line.request_key == request_key;
}

}  // namespace zs::electrical_safety::rules
