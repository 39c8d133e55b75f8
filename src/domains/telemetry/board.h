// How the connections to sources are doing, and what somebody who tests one hears. Written by whoever keeps the
// connections (app/gateways), read by routes. In memory: it says what is, not what was.
#pragma once
#include <array>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>

#include "core/result.h"
#include "domains/telemetry/reading.h"
#include "domains/telemetry/source_entities.h"

namespace zs::telemetry {

struct SourceFigures {
    bool connected = false;
    std::optional<Instant> connected_at, last_message_at, error_at;
    std::optional<Error> error;     // the last one
    std::uint64_t messages = 0;     // of a broker, or answers of devices
    std::uint64_t stored = 0;       // readings
    std::uint64_t waiting = 0;      // of them in the quarantine
    std::uint64_t refused = 0;      // messages and readings that could not be used
    std::uint64_t dropped = 0;      // lost: the oldest, while nothing could be stored
    std::uint64_t left_behind = 0;  // not acknowledged: the broker keeps them
    std::uint64_t connects = 0;
    std::uint64_t per_minute = 0;  // messages in the last full 60 s
};

/// What one message or answer brought, added to the figures.
struct Batch {
    std::uint64_t messages = 0, stored = 0, waiting = 0, refused = 0;
};

/// Something heard while a connection is tried out.
struct Heard {
    Instant at;
    std::string topic;    // or "unit 3: holding 0-17"
    std::string payload;  // its beginning, or the words
    std::vector<Reading> readings;
    std::optional<Error> error;
};

struct Trial {
    std::int64_t id = 0;
    Id<Source> source_id;
    Instant begun_at;
    bool running = true;
    std::optional<Error> error;
    std::vector<Heard> heard;  // the first hundred
};

class Board {
public:
    void connected(Id<Source> source, Instant now);
    /// The connection is gone, and why; no error: it was ended by us.
    void disconnected(Id<Source> source, const Error* error, Instant now);
    /// Something went wrong that leaves the connection standing.
    void trouble(Id<Source> source, Error error, Instant now);
    void add(Id<Source> source, const Batch& batch, Instant now);
    /// What the client of a broker counts by itself.
    void note_losses(Id<Source> source, std::uint64_t dropped, std::uint64_t left_behind);
    void forget(Id<Source> source);
    SourceFigures figures(Id<Source> source, Instant now) const;

    /// Asks for a trial; at most some run at a time: 0 when too many do.
    std::int64_t ask_trial(Id<Source> source, Instant now);
    /// The next trial that nobody has begun; waits up to `patience` for one or for wake().
    std::optional<Trial> next_trial(std::chrono::milliseconds patience);
    void wake();
    void hear(std::int64_t trial, Heard heard);
    void end_trial(std::int64_t trial, std::optional<Error> error);
    std::optional<Trial> trial(std::int64_t id) const;

private:
    struct Row {
        SourceFigures figures;
        std::array<std::uint64_t, 60> seconds{};  // messages in each of the last 60 s
        std::int64_t second = 0;                  // the newest of them
    };
    Row& row(Id<Source> source, Instant now);

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::map<std::int64_t, Row> rows_;
    std::map<std::int64_t, Trial> trials_;
    std::deque<std::int64_t> asked_;
    std::int64_t last_trial_ = 0;
    bool woken_ = false;
};

}  // namespace zs::telemetry
