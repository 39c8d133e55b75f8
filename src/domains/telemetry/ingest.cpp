#include "domains/telemetry/ingest.h"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <unordered_map>

#include "domains/telemetry/rules.h"
#include "platform/base/metrics.h"
#include "platform/database/kept.h"

namespace zs::telemetry {
namespace {

constexpr std::size_t refusals_shown = 20;
constexpr std::size_t unknown_max = 5000;  // a gateway gone wild must not fill the list

/// Where the readings of a series go; series 0: nowhere, by somebody's wish.
struct Target {
    history::SeriesId series = 0;
    std::optional<double> low, high;
};

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

struct Directory {
    std::unordered_map<std::string, Target, Hash, std::equal_to<>> targets;
    std::size_t unknown = 0;
};

Kept<int, Directory> known_series({"telemetry_point", "telemetry_unknown_series"});

std::shared_ptr<const Directory> directory(Reader& reader) {
    return known_series.get(reader, 0, [&] {
        auto all = std::make_shared<Directory>();
        for (const auto& one : select<UnknownSeries>(reader, "ORDER BY id")) {
            all->targets[rules::series_key(one.measurement, one.tags, one.field)] = {
                one.ignored ? 0 : waiting_series(one.id.value), {}, {}};
            ++all->unknown;
        }
        for (const auto& point : select<Point>(reader, "WHERE measurement <> '' ORDER BY id"))
            all->targets[rules::series_key(point.measurement, point.tags, point.field)] = {
                point.active ? point.id.value : 0, point.low, point.high};
        return std::shared_ptr<const Directory>(all);
    });
}

struct NewSeries {
    std::string measurement, tags, field;
    std::vector<history::Sample> samples;
};

/// One delivery on its way.
class Desk {
public:
    Desk(const Directory& known, Instant now, bool replay) : known_(known), now_(now), replay_(replay) {}

    void take(const line_protocol::Point& line) {
        const auto at_ms = line.time_ns / 1'000'000;
        if (!check_age(at_ms, line.line)) return;
        const auto tags = rules::tags_of(line);
        for (const auto& [name, value] : line.fields) {
            if (const auto number = value.as_double())
                place({line.name, tags, name}, {at_ms, *number, history::Quality::good}, line.line);
            else
                ++written.texts;
        }
    }

    void take(const Reading& reading, std::size_t number) {
        if (!std::isfinite(reading.value)) return refuse(number, 1, "not a number", "telemetry.not_finite");
        if (check_age(reading.at_ms, number))
            place({reading.measurement, reading.tags, reading.field},
                  {reading.at_ms, reading.value, history::Quality::good}, number);
    }

    void refuse(std::size_t line, std::size_t column, std::string_view message, std::string_view key = "") {
        ++written.refused;
        if (written.refusals.size() < refusals_shown)
            written.refusals.push_back({line, column, std::string(message), key});
    }

    std::vector<history::Entry> entries;
    std::map<std::string, NewSeries> strangers;  // by name, as the list will show them
    Written written;

private:
    struct Series {
        std::string_view measurement, tags, field;
    };

    bool check_age(std::int64_t at_ms, std::size_t line) {
        const auto age = rules::age_of(at_ms, now_, replay_);
        if (age == rules::Age::acceptable) return true;
        if (age == rules::Age::ahead)
            refuse(line, 1, "time is more than 10 min ahead of the server", "telemetry.time_ahead");
        else
            refuse(line, 1, "time is more than 24 h ago", "telemetry.time_too_old");
        return false;
    }

    void place(const Series& series, history::Sample sample, std::size_t line) {
        key_ = rules::series_key(series.measurement, series.tags, series.field);
        const auto found = known_.targets.find(key_);
        if (found == known_.targets.end()) return wait(series, sample, line);
        const auto& target = found->second;
        if (target.series == 0) return;
        sample.quality = rules::quality_of(sample.value, target.low, target.high);
        entries.push_back({target.series, sample});
        if (target.series < 0) ++written.waiting;
    }

    void wait(const Series& series, const history::Sample& sample, std::size_t line) {
        auto found = strangers.find(key_);
        if (found == strangers.end()) {
            if (known_.unknown + strangers.size() >= unknown_max)
                return refuse(line, 1, "unknown series, and the quarantine is full", "telemetry.quarantine_full");
            found = strangers
                        .emplace(key_, NewSeries{std::string(series.measurement),
                                                 std::string(series.tags),
                                                 std::string(series.field),
                                                 {}})
                        .first;
        }
        found->second.samples.push_back(sample);
        ++written.waiting;
    }

    const Directory& known_;
    Instant now_;
    bool replay_;
    std::string key_;
};

/// New series get a place in the quarantine; somebody else may have given them one meanwhile.
Status admit(Database& database, Desk& desk) {
    if (desk.strangers.empty()) return {};
    std::vector<history::Entry> entries;
    ZS_TRY(database.write([&](Transaction& transaction) -> Status {
        entries.clear();
        for (const auto& [key, one] : desk.strangers) {
            const Values names = {one.measurement, one.tags, one.field};
            transaction.execute(
                "INSERT INTO telemetry_unknown_series (measurement, tags, field, first_seen_at, ignored) "
                "VALUES (?, ?, ?, ?, 0) ON CONFLICT (measurement, tags, field) DO NOTHING",
                {one.measurement, one.tags, one.field, transaction.now().unix_ms});
            const auto id = transaction.integer(
                "SELECT id FROM telemetry_unknown_series WHERE measurement = ? AND tags = ? AND field = ?", names);
            ZS_ASSERT(id.has_value());
            for (const auto& sample : one.samples) entries.push_back({waiting_series(*id), sample});
        }
        return {};
    }));
    desk.entries.insert(desk.entries.end(), entries.begin(), entries.end());
    return {};
}

void count(const Written& written) {
    static auto& stored = metrics::counter("zhongshu_telemetry_readings_total", "Readings stored");
    static auto& refused = metrics::counter("zhongshu_telemetry_refused_total", "Lines and readings refused");
    stored.add(static_cast<std::int64_t>(written.stored));
    refused.add(static_cast<std::int64_t>(written.refused));
}

/// What is known of series now, and when now is.
Status look_up(Database& database, std::shared_ptr<const Directory>& known, Instant& now) {
    return database.read([&](Reader& reader) -> Status {
        known = directory(reader);
        now = reader.now();
        return {};
    });
}

Result<Written> store(Database& database, Archive& archive, Desk& desk, Instant now, bool replay) {
    ZS_TRY(admit(database, desk));
    if (!desk.entries.empty()) ZS_TRY(archive.append({desk.entries, now, replay}));
    desk.written.stored = desk.entries.size();
    count(desk.written);
    return std::move(desk.written);
}

}  // namespace

Result<Written> ingest(Database& database, Archive& archive, const Delivery& delivery) {
    std::shared_ptr<const Directory> known;
    Instant now;
    ZS_TRY(look_up(database, known, now));
    Desk desk(*known, now, delivery.replay);
    line_protocol::Parser parser(delivery.text, delivery.precision, now.unix_ms * 1'000'000);
    using Step = line_protocol::Parser::Step;
    for (auto step = parser.next(); step != Step::end; step = parser.next()) {
        if (step == Step::point)
            desk.take(parser.point());
        else
            desk.refuse(parser.fault().line, parser.fault().column, parser.fault().message);
    }
    return store(database, archive, desk, now, delivery.replay);
}

Result<Written> ingest(Database& database, Archive& archive, std::span<const Reading> readings) {
    std::shared_ptr<const Directory> known;
    Instant now;
    ZS_TRY(look_up(database, known, now));
    Desk desk(*known, now, false);
    for (std::size_t i = 0; i < readings.size(); ++i) desk.take(readings[i], i + 1);
    return store(database, archive, desk, now, false);
}

Range range_of(Reader& reader, std::string_view measurement, std::string_view tags, std::string_view field) {
    const auto known = directory(reader);
    const auto found = known->targets.find(rules::series_key(measurement, tags, field));
    if (found == known->targets.end()) return {};
    return {found->second.low, found->second.high};
}

}  // namespace zs::telemetry
