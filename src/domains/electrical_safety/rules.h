// Pure decisions of surveys: which checks a line gets, by when a finding is put right, what may be recorded.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "domains/electrical_safety/commands.h"

namespace zs::electrical_safety::rules {

/// "3, 5,5" → {3, 5}; nullopt for anything but positive numbers; empty for an empty text.
std::optional<std::set<std::int64_t>> ids_of(std::string_view list);

/// Values of the dated limits on a sheet's first day.
struct Limits {
    double leakage_ma = 0;
    double insulation_mohm = 0;
    double socket_earth_ohm = 0;
    double trip_ms = 0;
};
/// The tasks asked of a target, with the limits of the day filled in; order as in the checklist.
maintenance::Tasks tasks_for(const Checks& checks, Target target, const Limits& limits);

/// Days to put a finding right, by grade.
struct Days {
    int general = 0;
    int serious = 7;
    int major = 30;
};
Date due_of(Severity severity, Date found, const Days& days);

/// "circuit:12": what a finding is about, the same in every survey.
std::string subject_of(const Line& line, std::int64_t department);
bool is_overloaded(double load_kw, double rated_kw);
/// "登记负荷 9.6 kW, 额定 8.8 kW": in words.
std::string overload_text(double load_kw, double rated_kw, Language language);

/// Field errors of a line's input: a missing or skipped line says why; the department itself cannot be missing; no time
/// in the future (phones' clocks may run 5 minutes ahead).
Status check_line(const Line& line, const LineInput& input, Instant now);
/// Field errors of a new survey: name, checklist, days in order.
Status check_campaign(const NewCampaign& input);
/// The same step of the same phone again.
bool is_again(const Line& line, const std::string& request_key);

}  // namespace zs::electrical_safety::rules
