#include "app/plant/plant.h"

#include <algorithm>
#include <limits>

#include "app/plant/catalogue.h"

namespace zs::plant {
namespace {

constexpr Zone zone{};
constexpr double rate_max = 1000;
constexpr double wear_max = 3;  // by then somebody has switched it off
constexpr std::array<std::string_view, fault_kinds> kind_names = {
    "leak",         "oxygen_cell",      "vaporiser",       "battery_fade",
    "sieve_wear",   "sticking_valve",   "filter_clogging", "sensor_freeze",
    "bearing_wear", "refrigerant_loss", "levelling_drift", "door_drag",
    "scaling"};
constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

double rise(double x) { return 1 / (1 + std::exp(-x)); }

/// A fault with what is needed at every instant.
struct Active {
    std::size_t device = 0;
    std::size_t measure = 0;  // within the device
    double usual = 0, limit = 0, days = 0, shape = 1;
    double frozen = nothing;
    bool known = false;  // the value at which it froze
};

double wear_at(const Fault& fault, const Active& active, Instant at) {
    if (at < fault.onset || (fault.repaired_at && at >= *fault.repaired_at) || active.days == 0) return 0;
    const double days = static_cast<double>((at - fault.onset).count()) / static_cast<double>(day_ms);
    return std::min(wear_max, std::pow(days * fault.rate / active.days, active.shape));
}

}  // namespace

std::string_view text_of(FaultKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }
std::optional<FaultKind> fault_kind(std::string_view text) {
    const auto* const found = std::find(kind_names.begin(), kind_names.end(), text);
    if (found == kind_names.end()) return std::nullopt;
    return static_cast<FaultKind>(found - kind_names.begin());
}

Moment moment_at(std::uint64_t seed, Instant at, Duration step) {
    Moment now;
    now.at_ms = at.unix_ms;
    now.step_ms = step.count();
    now.seed = seed;
    now.date = local_date(at, zone);
    now.day_of_week = weekday(now.date);
    now.hour = static_cast<double>((at - start_of_day(now.date, zone)).count()) / static_cast<double>(hour_ms);
    constexpr double turn = 6.283185307179586;
    const double year = (static_cast<double>(now.date.days) + now.hour / 24) / 365.2425;
    const double summer = std::cos(turn * (year - 0.56));  // warmest in the last days of July
    const double noon = std::cos(turn * (now.hour - 15) / 24);
    now.outside = 16.5 + 12 * summer + 3.5 * noon + 3.2 * wave(mix(seed, 11), at.unix_ms, 4 * day_ms) +
                  0.6 * wave(mix(seed, 12), at.unix_ms, 5 * hour_ms);
    now.humidity = std::clamp(66 - 9 * noon + 13 * wave(mix(seed, 13), at.unix_ms, 2 * day_ms), 20.0, 99.0);
    now.wet_bulb = now.outside - 0.1 * (100 - now.humidity);
    const double busy = rise((now.hour - 7.2) / 0.4) * rise((18.3 - now.hour) / 0.8);
    const double evening = 0.2 * rise((now.hour - 6.2) / 0.4) * rise((22 - now.hour) / 0.6);
    now.activity = 0.3 + evening + (now.day_of_week <= 5 ? 0.5 : 0.2) * busy;
    return now;
}

struct Plant::State {
    std::uint64_t seed = 1;
    std::vector<PlantPoint> points;
    std::vector<PlantDevice> devices;
    std::vector<Machine> machines;
    std::vector<Model> models;
    std::vector<Fault> faults;
    std::vector<Active> actives;
    std::vector<std::vector<std::size_t>> of_device;  // faults of each device

    explicit State(const Options& options) : seed(options.seed) {
        for (const auto& line : type_lines()) {
            const int count = std::max(1, line.count * options.beds / 800);
            for (int i = 0; i < count; ++i) add(line, i, count);
        }
    }

    void add(const TypeLine& line, int number, int count) {
        PlantDevice device;
        device.asset_no = fmt::format("{}-{:03}", line.prefix, number + 1);
        device.type = line.type;
        device.number = number;
        device.first_point = points.size();
        for (const auto& m : measure_lines())
            if (m.type == line.type)
                points.push_back({device.asset_no, m.type, m.measure, m.zh, m.en, m.unit, m.decimals, m.low, m.high,
                                  m.period_s, m.sometimes, m.flat_minutes});
        device.points = points.size() - device.first_point;
        Machine machine;
        machine.seed = mix(mix(seed, devices.size()), 0x5EED);
        machine.number = number;
        machine.siblings = count;
        devices.push_back(std::move(device));
        machines.push_back(std::move(machine));
        models.push_back(line.model);
        of_device.emplace_back();
    }

    /// What the device measures, faults included, before resolution and range.
    void run(std::size_t device, const Moment& now, std::span<double> out) {
        auto& machine = machines[device];
        machine.wear = {};
        for (const auto i : of_device[device]) {
            auto& wear = machine.wear[static_cast<std::size_t>(faults[i].kind)];
            wear = std::max(wear, wear_at(faults[i], actives[i], Instant{now.at_ms}));
        }
        models[device](now, machine, out);
        for (const auto i : of_device[device]) {
            const auto& active = actives[i];
            const double wear = wear_at(faults[i], active, Instant{now.at_ms});
            if (wear == 0) continue;
            // A vaporiser is wrong by a share, and a chiller that stands does not shake.
            const bool works = !(faults[i].kind == FaultKind::bearing_wear) || out[7] > 0;
            if (faults[i].kind == FaultKind::vaporiser)
                out[active.measure] *= 1 + wear * (active.limit / active.usual - 1);
            else if (works)
                out[active.measure] += wear * (active.limit - active.usual);
        }
    }

    void freeze(std::size_t device, Instant at, std::span<double> out) {
        for (const auto i : of_device[device]) {
            auto& active = actives[i];
            const auto& fault = faults[i];
            if (fault.kind != FaultKind::sensor_freeze || at < fault.onset ||
                (fault.repaired_at && at >= *fault.repaired_at))
                continue;
            if (!active.known) {
                std::vector<double> then(devices[device].points);
                run(device, moment_at(seed, fault.onset, Duration(minute_ms)), then);
                active.frozen = then[active.measure];
                active.known = true;
            }
            out[active.measure] = active.frozen;
        }
    }
};

Plant::Plant(const Options& options) : state_(std::make_unique<State>(options)) {}
Plant::~Plant() = default;
Plant::Plant(Plant&&) noexcept = default;
Plant& Plant::operator=(Plant&&) noexcept = default;

const std::vector<PlantPoint>& Plant::points() const { return state_->points; }
const std::vector<PlantDevice>& Plant::devices() const { return state_->devices; }
const std::vector<Fault>& Plant::faults() const { return state_->faults; }

void Plant::values(Instant at, Duration step, std::vector<double>& out) {
    static constexpr std::array<double, 5> powers = {1, 10, 100, 1000, 10000};
    auto& state = *state_;
    out.resize(state.points.size());
    const Moment now = moment_at(state.seed, at, step);
    for (std::size_t d = 0; d < state.devices.size(); ++d) {
        const auto& device = state.devices[d];
        const std::span<double> own(out.data() + device.first_point, device.points);
        state.run(d, now, own);
        if (!state.faults.empty()) state.freeze(d, at, own);
        for (std::size_t i = 0; i < own.size(); ++i) {
            const auto& point = state.points[device.first_point + i];
            const auto period = point.period_s * second_ms;
            if (!point.sometimes && at.unix_ms / period == (at - step).unix_ms / period) {
                own[i] = nothing;
            } else if (!std::isnan(own[i])) {
                const double power = powers[static_cast<std::size_t>(point.decimals)];
                own[i] = std::clamp(std::round(own[i] * power) / power, point.low, point.high);
            }
        }
    }
}

Result<Fault> Plant::inject(FaultKind kind, std::string_view device, Instant onset, double rate) {
    auto& state = *state_;
    if (!(rate > 0 && rate <= rate_max)) return fail_field("rate", "plant.rate");
    const auto found =
        std::find_if(state.devices.begin(), state.devices.end(), [&](const auto& d) { return d.asset_no == device; });
    if (found == state.devices.end()) return fail_field("device", "plant.no_such_device");
    for (const auto& line : fault_lines()) {
        if (line.kind != kind || line.type != found->type) continue;
        Active active;
        active.device = static_cast<std::size_t>(found - state.devices.begin());
        while (state.points[found->first_point + active.measure].measure != line.measure) ++active.measure;
        active.usual = line.usual;
        active.limit = line.limit;
        active.days = line.days;
        active.shape = line.shape;
        Fault fault;
        fault.kind = kind;
        fault.device = device;
        fault.measure = line.measure;
        fault.onset = onset;
        fault.rate = rate;
        if (line.days > 0) {
            fault.limit = line.limit;
            fault.above = line.limit > line.usual;
            fault.limit_at = onset + Duration(static_cast<std::int64_t>(line.days / rate * day_ms));
        }
        state.of_device[active.device].push_back(state.faults.size());
        state.faults.push_back(fault);
        state.actives.push_back(active);
        return fault;
    }
    return fail_field("kind", "plant.no_such_fault");
}

void Plant::repair(std::string_view device, Instant at) {
    for (auto& fault : state_->faults)
        if (fault.device == device && fault.onset <= at && (!fault.repaired_at || *fault.repaired_at > at))
            fault.repaired_at = at;
}

void Plant::repair_at(std::size_t fault, Instant at) { state_->faults.at(fault).repaired_at = at; }

std::vector<FaultKind> Plant::faults_of(std::string_view type) {
    std::vector<FaultKind> kinds;
    for (const auto& line : fault_lines())
        if (line.type == type) kinds.push_back(line.kind);
    return kinds;
}

}  // namespace zs::plant
