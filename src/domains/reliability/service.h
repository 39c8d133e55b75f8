// What the records tell of devices, and the use cases on it.
#pragma once
#include <map>

#include "domains/reliability/entities.h"
#include "domains/reliability/reliability.h"
#include "domains/telemetry/telemetry.h"

namespace zs::reliability {

struct Period {
    Instant from;
    Instant to;
};

/// Costs of a device's life so far, in fen. What is not recorded is named, not guessed.
struct Cost {
    std::int64_t parts = 0;               // of repairs
    std::int64_t repair_labour = 0;       // minutes × the hourly rate of the day
    std::int64_t maintenance_labour = 0;  // the same of maintenance orders
    std::int64_t outside = 0;             // of due records: inspections, calibrations, tests
    std::int64_t repairs = 0;             // orders
    std::int64_t vendor_repairs = 0;      // of these a vendor did; what he charged is not recorded
    std::int64_t without_labour = 0;      // finished repairs without minutes
    std::int64_t maintenances = 0;        // done; their parts are not recorded
    std::int64_t repair() const { return parts + repair_labour; }
    std::int64_t all() const { return repair() + maintenance_labour + outside; }
};

struct DeviceFacts {
    std::int64_t id = 0;
    std::string asset_no, name, classes;
    std::int64_t type_id = 0;
    std::int64_t department_id = 0;
    equipment::DeviceState state = equipment::DeviceState::in_use;
    Money price;
    Instant served_from;  // the day it went into service, else was registered
    std::optional<Date> in_service_on;
    std::int64_t life_years = 10;
    std::vector<equipment::Downtime> downtimes;  // failures, newest years
    Cost cost;
    std::optional<Judgement> judgement;
    Basis basis = Basis::calendar;
    double run_share = 1;            // of its service, by the counter
    double counter = 0;              // its newest reading
    std::int64_t due = 0, kept = 0;  // maintenance of the period: decided, done within the window
};
struct Facts {
    std::vector<DeviceFacts> devices;
    std::map<std::int64_t, equipment::DeviceType> types;
};
/// facts.cpp: of the devices that `restriction` (over equipment_device d) leaves; scrapped ones are left out.
Facts load_facts(Reader& reader, const Restriction& restriction, const Period& period);

rules::Weights weights(Reader& reader, Instant at);
/// Observed in a period, cut to its service.
rules::Observed observed_of(const DeviceFacts& device, const Period& period);
/// Score with all its terms, of the twelve months before `now`.
rules::Score score_of(Reader& reader, const DeviceFacts& device, Instant now);
std::optional<double> age_of(const DeviceFacts& device, Instant now);
/// The history term of the WHO variant, 0 where the parameters say Fennigkoh–Smith.
std::int64_t history_of(Reader& reader, const DeviceFacts& device, Instant now);
/// [{"name","value","share","weight","points"},…]
std::string terms_json(const rules::Score& score);
/// Assesses one device and keeps it; false where nothing changed.
Result<bool> keep_assessment(Transaction& transaction, const Facts& facts, const DeviceFacts& device);

/// Job: the newest hours of points that count them (run_hours, compressor_hours) as readings; how many were new.
Result<std::int64_t> note_hours(Database& database, telemetry::Archive& archive);

/// An engineer's judgement; the device is assessed again. Errors: entity.not_found, field errors.
Result<Judgement> judge(Transaction& transaction, const Actor& actor, Id<equipment::Device> id,
                        const JudgementInput& input);

/// json.cpp: figures of a period by type, class or department; one device with reasons; repair or replace.
std::string summary_json(Reader& reader, const Actor& actor, const Period& period, std::string_view by);
std::string device_json(Reader& reader, const Actor& actor, const DeviceFacts& device, const Facts& facts,
                        const Period& period);
std::string repair_or_replace_json(Reader& reader, const DeviceFacts& device, Money cost,
                                   std::optional<Money> replacement);

}  // namespace zs::reliability
