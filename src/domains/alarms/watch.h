// Between the readings and the alarms: keeps the board of all conditions, lets every batch pass over it, and writes
// down what changed, one thread at a time. What could not be written waits here; what a killed process had in hand is
// found again from the open alarms and the recent history.
#pragma once
#include <mutex>
#include <shared_mutex>

#include "domains/alarms/evaluate.h"
#include "domains/telemetry/telemetry.h"

namespace zs::alarms {

class Watch {
public:
    Watch(Database& database, std::shared_ptr<telemetry::Archive> archive)
        : database_(database), archive_(std::move(archive)) {}

    /// In the sender's thread. Mostly the alarms of a batch are stored when the sender is answered; while another
    /// sender's thread is writing down alarms, it takes over what this batch changed, and that follows a moment later
    /// (a process killed in between finds it again from the history).
    void arrived(const telemetry::Arrival& arrival);
    /// Silent and frozen points, rules that begin or end by date, what could not be written before. Returns how many
    /// alarms changed.
    Result<std::int64_t> sweep();
    std::size_t conditions();

private:
    /// The board as the rules are now; builds it when they changed, and catches up when there was none.
    Status refresh(bool look_at_devices);
    Status build(Reader& reader, std::int64_t epoch);
    void catch_up(Reader& reader, Board& board);
    Result<std::size_t> write_down();
    Status drop_unwatched();
    Sink sink();

    Database& database_;
    std::shared_ptr<telemetry::Archive> archive_;
    std::shared_mutex board_mutex_;  // shared by those who evaluate
    std::unique_ptr<Board> board_;
    std::int64_t epoch_ = -1;
    Instant next_edition_{};   // when the set of valid rules changes by itself
    std::string fingerprint_;  // of the devices
    std::string noted_;        // newest readings as they were noted last, by the one job that sweeps
    std::mutex waiting_mutex_;
    std::vector<Transition> waiting_;
    bool writing_ = false;
};

}  // namespace zs::alarms
