// How well the early warning does on the virtual plant: zs_bench_warnings [first seed] [last seed] [days] [verbose].
// For each seed a year of 83 devices at five-minute steps. Each device has up to three of the faults that its type
// knows, at random times and speeds, repaired a day after the hard limit (a frozen sensor after five days). A fault
// counts as warned of when a warning of its device began between its onset and the hard limit (frozen: within a day).
// A warning that began at any other time is false, but for the three days after a repair. Warnings of one device and
// cause join while they come within three days, as in the program.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>

#include "app/plant/plant.h"
#include "domains/alarms/standard_lines.h"
#include "domains/warnings/bank.h"
#include "domains/warnings/rules.h"
#include "domains/warnings/standard_tables.h"

namespace zs::warnings {
namespace {

constexpr Duration step{step_ms};
constexpr Duration day = std::chrono::hours(24);
const Instant begin = *parse_instant("2026-01-01T00:00:00+08:00");

struct Told {
    std::size_t device = 0;
    const Fault* cause = nullptr;
    std::string measure;
    Instant first, last;
};

/// A forecast made while a fault grew.
struct Forecast {
    std::size_t device = 0;
    std::string measure;
    Direction direction = Direction::any;
    Instant at;
    early_warning::TimeToLimit until;
};

struct Score {
    int faults = 0, warned = 0, named = 0, frozen = 0, frozen_warned = 0, false_warnings = 0;
    double device_days = 0;
    int foretold = 0, with_limit = 0;                 // faults whose limit was foretold before it came
    std::int64_t intervals = 0, intervals_right = 0;  // hourly forecasts, and those whose 90 % interval held
    std::vector<double> ratios;                       // true time to the limit over the foretold
    std::vector<double> leads_h;
    std::map<std::string, std::pair<int, int>> by_kind;  // warned, all
    std::map<std::string, int> false_by_cause;
    double detector_ns = 0, always_on_ns = 0;
    std::int64_t values = 0;
};

/// As the standard alarm rules set them; the table's own where no rule does.
void take_limits(const plant::Plant& plant, const plant::PlantDevice& device, const plant::PlantPoint& point,
                 const Measure& measure, Watched& one) {
    using alarms::RuleKind;
    one.low = measure.low;
    one.high = measure.high;
    for (const auto& line : alarms::standard_lines()) {
        if (line.type != point.type || line.measure != point.measure) continue;
        if (line.kind == RuleKind::low) one.low = line.limit;
        if (line.kind == RuleKind::high) one.high = line.limit;
        if (line.kind == RuleKind::low_low) (one.low ? one.low_far : one.low) = line.limit;
        if (line.kind == RuleKind::high_high) (one.high ? one.high_far : one.high) = line.limit;
        for (std::size_t k = 0; k < device.points && !line.relative_to.empty(); ++k)
            if (plant.points()[device.first_point + k].measure == line.relative_to) one.set = static_cast<int>(k);
        one.set_percent = one.set_percent || (line.flags & alarms::per_cent) != 0;
    }
    if (one.low && one.low_far && *one.low < *one.low_far) std::swap(one.low, one.low_far);
    if (one.high && one.high_far && *one.high > *one.high_far) std::swap(one.high, one.high_far);
}

std::vector<Watched> watched(const plant::Plant& plant, const plant::PlantDevice& device,
                             const std::vector<Measure>& measures) {
    std::vector<Watched> points;
    const auto rule_of = [&](const plant::PlantPoint& point) -> const Measure* {
        for (const auto& one : measures)
            if (one.type_code == point.type && one.measure == point.measure) return &one;
        return nullptr;
    };
    for (std::size_t i = 0; i < device.points; ++i) {
        const auto& point = plant.points()[device.first_point + i];
        Watched one{static_cast<std::int64_t>(device.first_point + i + 1), std::string(point.measure)};
        if (const auto* rule = rule_of(point)) {
            take_limits(plant, device, point, *rule, one);
            one.rate_per_day = rule->rate_per_day.value_or(0);
            one.horizon_days = rule->horizon_days.value_or(0);
            one.combined = rule->combined && point.period_s <= 600;
            for (std::size_t k = 0; k < device.points && !rule->gate_measure.empty(); ++k)
                if (plant.points()[device.first_point + k].measure == rule->gate_measure) {
                    one.gate = static_cast<int>(k);
                    one.gate_least = rule->gate_low.value_or(-1e300);
                }
        }
        points.push_back(std::move(one));
    }
    return points;
}

/// Up to three kinds of fault a device, each in a part of the year of its own.
void inject(plant::Plant& plant, std::uint64_t seed, int days) {
    std::uint64_t state = seed * 7919 + 17;
    const auto chance = [&state] {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<double>(state >> 11U) * 0x1.0p-53;
    };
    for (const auto& device : plant.devices()) {
        auto kinds = plant::Plant::faults_of(device.type);
        if (kinds.empty()) continue;
        std::rotate(kinds.begin(),
                    kinds.begin() + static_cast<std::ptrdiff_t>(chance() * static_cast<double>(kinds.size())),
                    kinds.end());
        constexpr std::size_t faults_max = 3;
        if (kinds.size() > faults_max) kinds.resize(faults_max);
        const double room = (days - 45.0) / static_cast<double>(kinds.size());
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            const double at = 45 + room * static_cast<double>(i) + chance() * std::max(1.0, room - 50);
            const Instant onset = begin + Duration{static_cast<std::int64_t>(at * 86'400'000)};
            const auto fault = plant.inject(kinds[i], device.asset_no, onset, 0.7 + 1.3 * chance());
            if (!fault) continue;
            plant.repair(device.asset_no, fault->limit_at ? *fault->limit_at + day : onset + day * 5);
        }
    }
}

/// Joins what belongs together, as the one open warning of a device and cause.
void note(std::vector<Told>& told, std::size_t device, const Fault& cause, const std::string& measure, Instant at) {
    for (auto& one : told)
        if (one.device == device && rules::cause_of(one.cause->code) == rules::cause_of(cause.code) &&
            at - one.last <= std::chrono::hours(72)) {
            one.last = at;
            return;
        }
    told.push_back({device, &cause, measure, at, at});
}

void score_forecasts(const plant::Plant& plant, const std::vector<Forecast>& forecasts, Score& all) {
    for (const auto& fault : plant.faults()) {
        if (!fault.limit_at) continue;
        bool any = false;
        for (const auto& one : forecasts) {
            if (plant.devices()[one.device].asset_no != fault.device || one.measure != fault.measure ||
                (one.direction == Direction::up) != fault.above || one.at < fault.onset || one.at > *fault.limit_at)
                continue;
            any = true;
            ++all.intervals;
            const Duration truly = *fault.limit_at - one.at;
            if (one.until.expected.count() > 0)
                all.ratios.push_back(static_cast<double>(truly.count()) /
                                     static_cast<double>(one.until.expected.count()));
            all.intervals_right +=
                truly >= one.until.earliest && (!one.until.latest || truly <= *one.until.latest) ? 1 : 0;
        }
        ++all.with_limit;
        all.foretold += any ? 1 : 0;
    }
}

/// A repair ends the device's warnings: what comes after is a new one.
void score(const plant::Plant& plant, const std::vector<Told>& told, int days, bool verbose, Score& all) {
    const auto& devices = plant.devices();
    const auto place = [&](const std::string& asset) {
        for (std::size_t i = 0; i < devices.size(); ++i)
            if (devices[i].asset_no == asset) return i;
        return devices.size();
    };
    all.device_days += static_cast<double>(devices.size()) * days;
    for (const auto& fault : plant.faults()) {
        const Instant limit = fault.limit_at ? *fault.limit_at : fault.onset + day;
        const Told* first = nullptr;
        bool named = false;
        for (const auto& one : told) {
            if (devices[one.device].asset_no != fault.device || one.first < fault.onset || one.first > limit) continue;
            if (first == nullptr || one.first < first->first) first = &one;
            named = named || one.measure == fault.measure;
        }
        const auto name = fmt::format("{} {}", devices[place(fault.device)].type, plant::text_of(fault.kind));
        auto& kind = all.by_kind[name];
        ++kind.second;
        kind.first += first != nullptr ? 1 : 0;
        ++all.faults;
        all.warned += first != nullptr ? 1 : 0;
        all.named += named ? 1 : 0;
        if (first == nullptr) {
            if (verbose)
                fmt::print("  missed {} {} rate {:.2f} onset {}\n", name, fault.device, fault.rate,
                           to_text(fault.onset));
            continue;
        }
        if (fault.limit_at)
            all.leads_h.push_back(static_cast<double>((limit - std::max(first->first, fault.onset)).count()) / 3.6e6);
    }
    for (const auto& one : told) {
        const bool true_one = std::any_of(plant.faults().begin(), plant.faults().end(), [&](const plant::Fault& fault) {
            return fault.device == devices[one.device].asset_no && one.first >= fault.onset &&
                   one.first <= *fault.repaired_at + day * 3;
        });
        if (true_one) continue;
        ++all.false_warnings;
        ++all.false_by_cause[std::string(rules::cause_of(one.cause->code))];
        if (verbose)
            fmt::print("  false {} {} {}\n", devices[one.device].asset_no, one.cause->code, to_text(one.first));
    }
}

void play(std::uint64_t seed, int days, bool verbose, Score& all) {
    using Clock = std::chrono::steady_clock;
    plant::Plant plant({seed});
    inject(plant, seed, days);
    const auto measures = standard_measures();
    auto faults = standard_faults();
    std::vector<DeviceWatch> watches;
    for (const auto& device : plant.devices()) watches.emplace_back(watched(plant, device, measures), Zone{});
    Bank bank;
    std::vector<Told> told;
    std::vector<Forecast> forecasts;
    std::vector<double> values;
    std::vector<Mean> means;
    std::vector<history::Entry> entries;
    std::vector<Evidence> seen;
    std::map<std::pair<std::size_t, std::size_t>, PairState> pairs;
    for (std::int64_t at_step = 1; at_step <= days * 288; ++at_step) {
        const Instant at = begin + step * at_step;
        plant.values(at, step, values);
        entries.clear();
        for (std::size_t i = 0; i < values.size(); ++i)
            if (early_warning::usable(values[i]))
                entries.push_back({static_cast<std::int64_t>(i + 1), {at.unix_ms, values[i], history::Quality::good}});
        auto before = Clock::now();
        bank.observe(entries);
        auto after = Clock::now();
        all.always_on_ns += static_cast<double>((after - before).count());
        all.values += std::ssize(entries);
        for (std::size_t d = 0; d < watches.size(); ++d) {
            const auto& device = plant.devices()[d];
            means.assign(device.points, {});
            for (std::size_t i = 0; i < device.points; ++i) {
                const double value = values[device.first_point + i];
                if (early_warning::usable(value)) means[i] = {value, value, value};
            }
            seen.clear();
            watches[d].observe(at, means, seen);
            for (const auto& evidence : seen) {
                const auto& measure = watches[d].points()[evidence.point].measure;
                const auto* cause = rules::match(faults, device.type, measure, evidence);
                if (cause == nullptr) continue;
                note(told, d, *cause, measure, at);
                if (evidence.until) forecasts.push_back({d, measure, evidence.direction, at, *evidence.until});
            }
        }
        for (std::size_t d = 1; d < watches.size(); ++d) {  // the two trains of the oxygen plant
            const auto &one = plant.devices()[d - 1], &other = plant.devices()[d];
            if (one.type != "oxygen_plant" || other.type != "oxygen_plant") continue;
            seen.clear();
            observe_pair(pairs[{d, 0}], at, values[one.first_point], values[other.first_point], {}, seen);
            for (const auto& evidence : seen)
                if (const auto* cause = rules::match(faults, "oxygen_plant", "o2_purity", evidence))
                    note(told, d, *cause, "o2_purity", at);
        }
        all.detector_ns += static_cast<double>((Clock::now() - after).count());
    }
    score(plant, told, days, verbose, all);
    score_forecasts(plant, forecasts, all);
}

int run(int argc, char** argv) {
    const auto number = [&](int at, int otherwise) { return argc > at ? std::atoi(argv[at]) : otherwise; };
    const int first = number(1, 1), last = number(2, 5), days = number(3, 365);
    Score all;
    for (int seed = first; seed <= last; ++seed) play(static_cast<std::uint64_t>(seed), days, argc > 4, all);
    std::sort(all.leads_h.begin(), all.leads_h.end());
    for (const auto& [kind, share] : all.by_kind) fmt::print("{:<32}{:>4} of {}\n", kind, share.first, share.second);
    for (const auto& [cause, count] : all.false_by_cause) fmt::print("false {:<26}{:>4}\n", cause, count);
    const auto percent = [](int part, int whole) { return whole > 0 ? 100.0 * part / whole : 0; };
    fmt::print("seeds {}-{}, {} days, {} device-years\n", first, last, days, all.device_days / 365);
    fmt::print("warned before the limit: {} of {} faults, {:.1f} % (by the fault's own measure {:.1f} %)\n", all.warned,
               all.faults, percent(all.warned, all.faults), percent(all.named, all.faults));
    fmt::print("lead: median {:.0f} h, lower decile {:.0f} h\n",
               all.leads_h.empty() ? 0 : all.leads_h[all.leads_h.size() / 2],
               all.leads_h.empty() ? 0 : all.leads_h[all.leads_h.size() / 10]);
    fmt::print(
        "limit foretold of {:.1f} % of the faults that have one; the 90 % interval held in {:.1f} % of {} hourly "
        "forecasts\n",
        percent(all.foretold, all.with_limit),
        all.intervals > 0 ? 100.0 * static_cast<double>(all.intervals_right) / static_cast<double>(all.intervals) : 0,
        all.intervals);
    std::sort(all.ratios.begin(), all.ratios.end());
    const auto ratio = [&](std::size_t percentile) {
        return all.ratios.empty() ? 0 : all.ratios[(all.ratios.size() - 1) * percentile / 100];
    };
    fmt::print("true time over foretold: 5 % {:.2f}, half {:.2f}, 95 % {:.2f}\n", ratio(5), ratio(50), ratio(95));
    fmt::print("false warnings: {}, {:.3f} per device and 90 days\n", all.false_warnings,
               all.false_warnings / all.device_days * 90);
    fmt::print("cost: always-on {:.0f} ns, slow detectors {:.2f} us a value, {} values\n",
               all.always_on_ns / static_cast<double>(all.values),
               all.detector_ns / 1000 / static_cast<double>(all.values), all.values);
    return 0;
}

}  // namespace
}  // namespace zs::warnings

int main(int argc, char** argv) { return zs::warnings::run(argc, argv); }
