// Faults as a hospital has them.
#include "domains/repair/fault_stream.h"

#include <algorithm>
#include <array>

namespace zs::repair {
namespace {

/// Share of a day's reports in each hour: low at night, a peak after the morning round, a smaller one at two.
constexpr std::array<double, 24> hour_weight = {.012, .010, .008, .008, .010, .018, .030, .055, .090, .095, .085, .065,
                                                .045, .055, .080, .075, .065, .050, .036, .030, .026, .022, .017, .013};
constexpr double weekend_share = 0.55;  // of a working day's reports

/// Relative frequency of a fault type over the year.
double base_weight(std::string_view code) {
    constexpr std::pair<std::string_view, double> known[] = {
        {"light", 14},      {"socket", 5},   {"power_cut", 1.2}, {"tap", 9},     {"drain", 10},
        {"leak", 3},        {"toilet", 8},   {"hot_water", 3},   {"aircon", 8},  {"aircon_drip", 4},
        {"oxygen", 1.5},    {"vacuum", 1.5}, {"nurse_call", 5},  {"network", 3}, {"tv", 1.5},
        {"telephone", 1.5}, {"door", 5},     {"lock", 5},        {"window", 2},  {"bed", 5},
        {"furniture", 3},   {"wall", 1.2},   {"ceiling", 0.8},   {"lift", 1},    {"lift_trapped", 0.12},
        {"kitchen", 1.2},   {"other", 2}};
    for (const auto& [name, weight] : known)
        if (name == code) return weight;
    return 1;
}

double season_factor(std::string_view category, int month) {
    if (category == "hvac") return month >= 6 && month <= 9 ? 2.2 : month == 12 || month <= 2 ? 1.4 : 0.5;
    if (category == "plumbing") return month == 12 || month <= 2 ? 1.25 : 1.0;
    if (category == "power") return month >= 7 && month <= 8 ? 1.2 : 1.0;
    if (category == "civil") return month >= 5 && month <= 8 ? 1.5 : 0.8;
    return 1;
}

bool fits(const StreamFault& fault, const StreamRoom& room) {
    const auto is = [&](std::string_view kind) { return room.kind == kind; };
    if (fault.category == "gas" || fault.code == "bed" || fault.code == "nurse_call")
        return is("ward_room") || is("treatment") || is("icu") || is("theatre");
    if (fault.code == "toilet" || fault.code == "drain" || fault.code == "hot_water" || fault.code == "tap")
        return is("toilet") || is("ward_room") || is("treatment") || is("lab");
    if (fault.category == "kitchen") return is("kitchen");
    if (fault.category == "lift") return is("waiting") || is("nurse_station") || is("office");
    return !is("plant");
}

}  // namespace

FaultStream::FaultStream(std::vector<StreamRoom> rooms, std::vector<StreamFault> faults, double orders_per_year,
                         std::uint64_t seed, Zone zone)
    : rooms_(std::move(rooms)),
      faults_(std::move(faults)),
      per_day_(orders_per_year / 365.25),
      random_(seed),
      zone_(zone) {
    for (std::size_t i = 0; i < rooms_.size(); ++i) frailty_.push_back(random_.lognormal(1.0, 0.7));
}

double FaultStream::weight(const StreamFault& fault, int month) const {
    return base_weight(fault.code) * season_factor(fault.category, month);
}

std::size_t FaultStream::pick_fault(int month) {
    double sum = 0;
    for (const auto& fault : faults_) sum += weight(fault, month);
    double left = random_.uniform() * sum;
    for (std::size_t i = 0; i < faults_.size(); ++i)
        if ((left -= weight(faults_[i], month)) < 0) return i;
    return faults_.size() - 1;
}

std::int64_t FaultStream::pick_room(const StreamFault& fault) {
    for (int attempt = 0; attempt < 400; ++attempt) {
        const std::size_t i = random_.below(rooms_.size());
        if (fits(fault, rooms_[i]) && random_.uniform() * 4 < frailty_[i]) return rooms_[i].id;
    }
    return rooms_[random_.below(rooms_.size())].id;
}

std::vector<Arrival> FaultStream::day(Date date, bool working_day) {
    const int month = civil(date).month;
    // A working day carries more than the mean so that the year comes out right with its ~250 working days.
    const double expected = per_day_ * (working_day ? 1.163 : 1.163 * weekend_share);
    std::vector<Arrival> arrivals;
    for (int hour = 0; hour < 24; ++hour) {
        const double rate = expected * hour_weight[static_cast<std::size_t>(hour)];
        for (double minute = random_.exponential(60 / rate); minute < 60; minute += random_.exponential(60 / rate)) {
            Arrival arrival;
            arrival.at = start_of_day(date, zone_) + std::chrono::minutes(hour * 60) +
                         Duration(static_cast<std::int64_t>(minute * 60'000));
            arrival.fault = pick_fault(month);
            arrival.room_id = pick_room(faults_[arrival.fault]);
            const double source = random_.uniform();
            arrival.source = source < 0.52   ? Source::scan
                             : source < 0.74 ? Source::phone
                             : source < 0.92 ? Source::ward
                                             : Source::proactive;
            arrivals.push_back(arrival);
        }
    }
    return arrivals;
}

}  // namespace zs::repair
