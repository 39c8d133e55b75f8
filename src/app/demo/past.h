// What the machines of a made hospital would have told its people: alarms and early warnings computed from the readings
// of its last months by the hospital's own rules and detectors, and what its people did with them.
#pragma once
#include <memory>
#include <span>
#include <vector>

#include "app/plant/plant.h"
#include "domains/alarms/evaluate.h"
#include "domains/warnings/lookout.h"
#include "platform/database/database.h"

namespace zs::demo {

class Past {
public:
    /// Listens from `from` on, with the rules and tables of now.
    explicit Past(Instant from) : from_(from) {}
    Status learn(Database& database);
    /// Readings of one instant, in the order of time (demo::Hearer).
    void hear(Instant at, std::span<const history::Entry> entries);
    /// Alarms, acknowledged and judged; warnings, judged by what was really wrong with the machine; stops of machines
    /// that met their hard limit; what the detectors learned, so that they go on from it.
    Status write(Database& database, const plant::Plant& plant, std::uint64_t seed, Instant until);

private:
    /// `past` is told of every half hour and finds what is written down; `present` of every five minutes of the last
    /// week, as the server will be, and goes on.
    struct Watching {
        const warnings::Directory::DevicePoints* device = nullptr;
        std::unique_ptr<warnings::DeviceWatch> past, present;
    };
    void judge(Instant at, std::vector<double>& newest);
    void note(const warnings::Directory::DevicePoints& device);

    Instant from_, heard_{};
    std::unique_ptr<alarms::Board> board_;
    std::vector<alarms::Transition> transitions_;
    std::shared_ptr<const warnings::Directory> directory_;
    std::vector<Watching> watches_;
    std::vector<double> of_past_, of_present_;  // newest values by series since the last look
    std::vector<warnings::Mean> means_;
    std::vector<warnings::Evidence> seen_;
    std::vector<warnings::Sighting> sightings_;
};

}  // namespace zs::demo
