// Who listens to the readings: the bank in the senders' threads, and, now and then, the slower detectors over means
// read back from the history. What they learned is saved; after a restart the rest is read again, so that the same
// readings give the same warnings.
#pragma once
#include <map>
#include <memory>

#include "domains/telemetry/telemetry.h"
#include "domains/warnings/bank.h"
#include "domains/warnings/service.h"

namespace zs::warnings {

/// What the points are, as the tables say now.
struct Directory {
    struct DevicePoints {
        std::int64_t device_id = 0;
        std::string type_code;
        std::vector<Watched> points;
    };
    struct Pair {
        std::int64_t first = 0, second = 0;  // series
        std::int64_t device_id = 0;          // of the second
        std::string type_code, measure;
    };
    std::vector<DevicePoints> devices;
    std::vector<Pair> pairs;
    std::size_t points = 0;
};
std::shared_ptr<const Directory> directory(Reader& reader);

/// At most `points_max` points are watched by the slow detectors (10 KB each, 100 MB); later ones are left out.
inline constexpr std::size_t points_max = 10'000;

class Lookout {
public:
    explicit Lookout(std::shared_ptr<telemetry::Archive> archive) : archive_(std::move(archive)) {}

    /// From the senders' threads: old readings from files teach nothing.
    void hear(const telemetry::Arrival& arrival);
    /// Judges the means that are complete and turns signs into warnings; a backlog (what a gateway kept) only from the
    /// second call on, because the device's other points may follow in a batch of their own; saves what was learned
    /// once an hour. One call at a time. Returns how many warnings changed.
    Result<std::int64_t> look(Database& database);
    Bank& bank() { return bank_; }
    /// Means of a series for a picture. Errors: those of the history.
    Result<std::vector<history::Bucket>> course(std::int64_t series, Instant from, Instant to,
                                                std::int64_t step_s) const;

private:
    struct Device {
        std::unique_ptr<DeviceWatch> watch;
        std::shared_ptr<const Directory> of;
        bool changed = false;
        bool waited = false;  // a backlog came, of which more may follow
    };
    struct PairWatch {
        PairState state;
        bool changed = false;
    };
    Status recall(Database& database);
    Status remember(Database& database, Instant now);
    Status look_at(const Directory::DevicePoints& device, const std::shared_ptr<const Directory>& known);
    Status look_at(const Directory::Pair& pair);
    void sight(const Directory::DevicePoints& device, const std::vector<Evidence>& seen);
    Device& watch_of(const Directory::DevicePoints& device, const std::shared_ptr<const Directory>& known,
                     Instant from);
    Result<std::int64_t> tell(Database& database);

    std::shared_ptr<telemetry::Archive> archive_;
    Bank bank_;
    bool recalled_ = false;
    Instant remembered_{};
    Zone zone_;
    std::map<std::string, std::string> memory_;  // saved states that nobody has asked for yet
    std::map<std::int64_t, Device> devices_;
    std::map<std::pair<std::int64_t, std::int64_t>, PairWatch> pairs_;
    std::map<std::int64_t, News> news_;             // by series
    std::vector<Sighting> waiting_;                 // until they are stored
    std::map<std::int64_t, Instant> judged_until_;  // devices that went on, until it is stored
};

}  // namespace zs::warnings
