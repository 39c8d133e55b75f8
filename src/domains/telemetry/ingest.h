// Readings into the history: each finds its point, waits in the quarantine, or is refused with its place.
#pragma once
#include "domains/telemetry/archive.h"
#include "domains/telemetry/reading.h"
#include "platform/database/database.h"
#include "platform/line_protocol/line_protocol.h"

namespace zs::telemetry {

struct Refusal {
    std::size_t line = 0;
    std::size_t column = 0;
    std::string message;        // English, as line protocol's own
    std::string_view key = "";  // sentence for people; empty for faults of line protocol
};

struct Written {
    std::size_t stored = 0;
    std::size_t refused = 0;
    std::size_t texts = 0;               // text fields: nothing to draw, left out without complaint
    std::size_t waiting = 0;             // of the stored ones, those in the quarantine
    std::vector<Refusal> refusals = {};  // the first ones
};

struct Delivery {
    std::string_view text;
    line_protocol::Precision precision = line_protocol::Precision::ns;
    bool replay = false;  // readings older than a day are taken
};

/// Durable when it returns. Good lines are stored whatever the others are. Called outside transactions.
Result<Written> ingest(Database& database, Archive& archive, const Delivery& delivery);
/// The same for readings that were understood already. Refusals count from 1 in their order. A value that is no number
/// is refused.
Result<Written> ingest(Database& database, Archive& archive, std::span<const Reading> readings);
/// What the sensor of the point behind a series can show; nothing where no point is known.
struct Range {
    std::optional<double> low, high;
};
Range range_of(Reader& reader, std::string_view measurement, std::string_view tags, std::string_view field);

/// Series under which the readings of an unknown series wait.
constexpr history::SeriesId waiting_series(std::int64_t unknown_id) { return -unknown_id; }

}  // namespace zs::telemetry
