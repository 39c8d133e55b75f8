#include "domains/telemetry/manual_readings.h"

#include <spdlog/spdlog.h>

#include "core/json.h"
#include "domains/telemetry/rules.h"

namespace zs::telemetry {
namespace {

std::optional<double> number_of(const json::value& value) {
    if (value.is_double()) return value.as_double();
    if (value.is_int64()) return static_cast<double>(value.as_int64());
    return std::nullopt;
}

/// Readings for points of the device. Delivered again it is the same again: a reading of one time replaces itself.
Status append_readings(Database& database, Clock& clock, Archive& archive, const json::object& payload) {
    const std::string device(payload.at("device").as_string());
    const auto at = payload.at("at").as_int64();
    std::vector<history::Entry> entries;
    ZS_TRY(database.read([&](Reader& reader) -> Status {
        for (const auto& point : select<Point>(reader, "WHERE device_code = ? AND active = 1 ORDER BY id", {device})) {
            const auto* found = payload.at("readings").as_object().if_contains(point.measure);
            const auto number = found == nullptr ? std::nullopt : number_of(*found);
            if (number)
                entries.push_back({point.id.value, {at, *number, rules::quality_of(*number, point.low, point.high)}});
        }
        return {};
    }));
    if (entries.empty()) return {};
    return archive.append({entries, clock.now(), false});
}

}  // namespace

events::Subscription manual_readings(Database& database, Clock& clock, const std::shared_ptr<Archive>& archive) {
    events::Subscription subscription;
    subscription.name = "telemetry.manual_readings";
    subscription.prefix = "maintenance.device_read";
    subscription.tell = [&database, &clock, archive](const events::Event& event) {
        const auto payload = json::parse_object(event.payload);
        if (!payload) return;
        if (const auto done = append_readings(database, clock, *archive, *payload); !done)
            spdlog::error("readings of a round were not stored: {}", done.error().key);
    };
    return subscription;
}

}  // namespace zs::telemetry
