// A hospital's plant that does not exist: what its machines would measure at any instant, with faults that grow. Same
// seed, same values, on every machine. Used by the demo, by `zhongshu plant`, by tests and by the bench of the early
// warning. No input or output.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/time.h"

namespace zs::plant {

struct Options {
    std::uint64_t seed = 1;
    int beds = 800;  // 12 theatres and 4 chillers with 800
};

/// One measured quantity of one device. Its code is `<device>.<measure>`.
struct PlantPoint {
    std::string device;  // asset number
    std::string_view type, measure, zh, en, unit;
    int decimals = 1;
    double low = 0, high = 0;    // what the sensor can show
    std::int64_t period_s = 10;  // how often a new value comes while the machine works
    bool sometimes = false;      // only while a patient is anaesthetised, or once a self-test
    std::int64_t flat_minutes = 0;
};

struct PlantDevice {
    std::string asset_no;
    std::string_view type;
    int number = 0;               // from 0 within its type
    std::size_t first_point = 0;  // its points lie together
    std::size_t points = 0;
};

enum class FaultKind {
    leak,              // seals and hoses: anaesthesia self-test, gas areas, vacuum, reserve bank, theatre's air, tank
    oxygen_cell,       // the cell of an anaesthesia machine goes flat; FiO₂ reads low
    vaporiser,         // gives more than it says
    battery_fade,      // anaesthesia machine, UPS, generator's starter
    sieve_wear,        // molecular sieve of an oxygen plant
    sticking_valve,    // expiratory valve, chilled water valve of an air handler
    filter_clogging,   // air handler
    sensor_freeze,     // the value stands still while the machine goes on
    bearing_wear,      // chiller
    refrigerant_loss,  // chiller, cold room
    levelling_drift,   // lift
    door_drag,         // lift
    scaling            // boiler
};
constexpr std::size_t fault_kinds = 13;
std::string_view text_of(FaultKind kind);
std::optional<FaultKind> fault_kind(std::string_view text);

/// What goes wrong. From `onset` to `limit_at` the measure goes from its usual value to `limit`, as a power of time.
struct Fault {
    FaultKind kind = FaultKind::leak;
    std::string device;
    std::string measure;  // where it shows first
    Instant onset;
    double rate = 1;                  // times the usual speed
    std::optional<double> limit;      // the hard limit; a frozen sensor has none
    bool above = true;                // bad is above the limit
    std::optional<Instant> limit_at;  // when the limit is reached, on average, if nobody repairs
    std::optional<Instant> repaired_at;
};

class Plant {
public:
    explicit Plant(const Options& options);
    ~Plant();
    Plant(Plant&&) noexcept;
    Plant& operator=(Plant&&) noexcept;

    /// In the order of devices; fixed for ever.
    const std::vector<PlantPoint>& points() const;
    const std::vector<PlantDevice>& devices() const;

    /// Values of all points, in their order, that came in (at - step, at]; NaN where none did (no patient, not due
    /// yet). `step` is how often you ask; instants from 2023 on. Not to be called by two threads at once.
    void values(Instant at, Duration step, std::vector<double>& out);

    /// Lets something go wrong from `onset` on. Errors: field device (plant.no_such_device), kind (plant.no_such_fault:
    /// this type knows no such fault), rate (plant.rate: above 0 to 1 000).
    Result<Fault> inject(FaultKind kind, std::string_view device, Instant onset, double rate = 1);
    /// Faults of the device that began by then and are not repaired by then end at `at`.
    void repair(std::string_view device, Instant at);
    /// The same for one of faults().
    void repair_at(std::size_t fault, Instant at);
    const std::vector<Fault>& faults() const;

    /// Fault kinds that devices of this type know.
    static std::vector<FaultKind> faults_of(std::string_view type);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace zs::plant
