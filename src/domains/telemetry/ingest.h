// Line protocol into the history: every line finds its point, waits in the quarantine, or is refused with its place.
#pragma once
#include "domains/telemetry/archive.h"
#include "platform/database/database.h"
#include "platform/line_protocol/line_protocol.h"

namespace zs::telemetry {

struct Refusal {
    std::size_t line = 0;
    std::size_t column = 0;
    std::string message;  // English, as line protocol's own
};

struct Written {
    std::size_t stored = 0;
    std::size_t refused = 0;
    std::size_t texts = 0;               // text fields: nothing to draw, left out without complaint
    std::vector<Refusal> refusals = {};  // the first ones
};

struct Delivery {
    std::string_view text;
    line_protocol::Precision precision = line_protocol::Precision::ns;
    bool replay = false;  // readings older than a day are taken
};

/// Durable when it returns. Good lines are stored whatever the others are. Called outside transactions.
Result<Written> ingest(Database& database, Archive& archive, const Delivery& delivery);

/// Series under which the readings of an unknown series wait.
constexpr history::SeriesId waiting_series(std::int64_t unknown_id) { return -unknown_id; }

}  // namespace zs::telemetry
