// From sightings to warnings: opened once, renewed, told again when they grow, ended when all is usual again.
#include <fmt/format.h>

#include "core/json.h"
#include "domains/catalog/catalog.h"
#include "domains/repair/repair.h"
#include "domains/space/space.h"
#include "domains/warnings/record.h"
#include "platform/database/kept.h"
#include "platform/events/events.h"
#include "platform/sequence/sequence.h"

namespace zs::warnings {
namespace {

using equipment::DeviceState;

Kept<int, std::vector<Fault>> kept_table({"warnings_fault"});

std::shared_ptr<const std::vector<Fault>> fault_table(Reader& reader) {
    return kept_table.get(reader, 0, [&] {
        return std::make_shared<const std::vector<Fault>>(select<Fault>(reader, "WHERE active = 1 ORDER BY id"));
    });
}

/// What was said of this device and cause before, and is not over for good.
bool was_judged(Reader& reader, const Sighting& sighting, const Fault& fault, Duration quiet) {
    return reader.exists(
        "SELECT 1 FROM warnings_warning WHERE device_id = ? AND cause_code = ? AND ended_at IS NOT NULL AND (ended_at "
        ">= "
        "? OR (state IN ('refuted','dismissed') AND ended_at >= ?))",
        {sighting.device_id, std::string(rules::cause_of(fault.code)), sighting.seen.at.unix_ms,
         (sighting.seen.at - quiet).unix_ms});
}

std::int64_t crew_of(Reader& reader, const equipment::Device& device) {
    if (device.crew_id) return device.crew_id->value;
    if (!device.room_id) return 0;
    const auto trade = reader.text("SELECT trade FROM equipment_device_type WHERE id = ?", {device.type_id.value});
    const auto responsible = space::responsible_for(reader, *device.room_id, trade.value_or(""));
    return responsible ? responsible->crew_id.value : 0;
}

Status open_warning(Transaction& transaction, const Actor& actor, const Sighting& sighting, const Fault& fault,
                    const equipment::Device& device) {
    Warning warning;
    warning.device_id = device.id;
    warning.point_id = sighting.point_id;
    warning.fault_id = fault.id;
    warning.cause_code = rules::cause_of(fault.code);
    warning.sign = sighting.seen.sign;
    warning.kind = early_warning::key_of(sighting.seen.kind);
    warning.direction = sighting.seen.direction;
    warning.cause = fault.cause;
    warning.cause_en = fault.cause_en;
    warning.advice = fault.advice;
    warning.advice_en = fault.advice_en;
    warning.since = sighting.seen.since;
    warning.told_at = sighting.seen.at;
    rules::renew(warning, sighting.seen);
    warning.urgency = rules::urgency_of(fault.urgency, warning.limit_at, warning.seen_at);
    warning.campus_id = device.campus_id;
    warning.crew_id = crew_of(transaction, device);
    const Zone zone = catalog::calendar(transaction)->zone();
    warning.number = sequence::next(transaction, "YJ", civil(local_date(transaction.now(), zone)).year);
    insert(transaction, warning);
    add_entry(transaction, actor, warning, "raise", warning.state, {});
    publish_change(transaction, actor, warning, "raised");
    return {};
}

/// A warning whose cause is told by several signs keeps its first one; a nearer limit is taken over from any.
Status renew_warning(Transaction& transaction, const Actor& actor, const Sighting& sighting, const Fault& fault,
                     Warning warning) {
    const Warning before = warning;
    rules::renew(warning, sighting.seen);
    warning.urgency = rules::urgency_of(fault.urgency, warning.limit_at, warning.seen_at);
    const auto pause =
        std::chrono::hours(catalog::parameters(transaction)->integer("warnings.grow_hours", warning.seen_at));
    const bool grew = before.outcome == Outcome::unjudged && rules::has_grown(before, warning, pause);
    if (grew) {
        ++warning.grew;
        warning.grew_at = warning.seen_at;
    }
    ZS_TRY(update(transaction, warning));
    if (grew) add_entry(transaction, actor, warning, "grow", warning.state, {});
    publish_change(transaction, actor, warning, grew ? "grew" : "renewed");
    return {};
}

Status end_warning(Transaction& transaction, const Actor& actor, Warning warning, WarningAction action, Instant at) {
    const auto next = warning_flow.next(warning.state, action);
    ZS_ASSERT(next.has_value());
    const WarningState from = warning.state;
    warning.state = *next;
    warning.ended_at = at;
    ZS_TRY(update(transaction, warning));
    add_entry(transaction, actor, warning, text_of(action), from, {});
    publish_change(transaction, actor, warning, "ended");
    return {};
}

/// Judged, and its order is finished or there is none: nothing is left to do once the readings are usual again.
bool is_done(Reader& reader, const Warning& warning) {
    if (warning.outcome == Outcome::unjudged) return false;
    const auto order = find(reader, Id<repair::WorkOrder>{warning.order_id});
    return !order || order->restored_at.has_value() || order->closed_at.has_value();
}

}  // namespace

Result<bool> take_sighting(Transaction& transaction, const Actor& actor, const Sighting& sighting) {
    const auto table = fault_table(transaction);
    const Fault* fault = rules::match(*table, sighting.type_code, sighting.measure, sighting.seen);
    if (fault == nullptr) return false;
    const auto device = find(transaction, Id<equipment::Device>{sighting.device_id});
    if (!device || (device->state != DeviceState::in_use && device->state != DeviceState::standby)) return false;
    lock(transaction, device->id);
    auto open = select_one<Warning>(transaction, "WHERE device_id = ? AND cause_code = ? AND ended_at IS NULL",
                                    {sighting.device_id, std::string(rules::cause_of(fault->code))});
    if (open) {
        if (sighting.seen.at <= open->seen_at) return false;
        ZS_TRY(renew_warning(transaction, actor, sighting, *fault, *std::move(open)));
        return true;
    }
    const auto quiet = catalog::parameters(transaction)->integer("warnings.quiet_days", sighting.seen.at);
    if (was_judged(transaction, sighting, *fault, std::chrono::hours(24 * quiet))) return false;
    ZS_TRY(open_warning(transaction, actor, sighting, *fault, *device));
    return true;
}

Result<std::int64_t> end_usual(Transaction& transaction, const Actor& actor, std::int64_t device_id,
                               Instant judged_until) {
    const auto expire =
        std::chrono::hours(catalog::parameters(transaction)->integer("warnings.expire_hours", judged_until));
    std::int64_t ended = 0;
    for (auto& warning :
         select<Warning>(transaction, "WHERE device_id = ? AND ended_at IS NULL ORDER BY id", {device_id})) {
        if (judged_until - warning.seen_at < expire) continue;
        if (rules::is_over(warning, judged_until, expire)) {
            ZS_TRY(end_warning(transaction, actor, std::move(warning), WarningAction::fade, transaction.now()));
            ++ended;
        } else if (is_done(transaction, warning)) {
            ZS_TRY(end_warning(transaction, actor, std::move(warning), WarningAction::close, transaction.now()));
            ++ended;
        }
    }
    return ended;
}

void add_entry(Transaction& transaction, const Actor& actor, const Warning& warning, std::string_view action,
               WarningState from, std::string_view note) {
    WarningEntry entry{{},
                       warning.id,
                       transaction.now(),
                       std::string(action),
                       std::string(text_of(from)),
                       std::string(text_of(warning.state)),
                       actor.name,
                       std::string(note)};
    insert(transaction, entry);
}

void publish_change(Transaction& transaction, const Actor& actor, const Warning& warning, std::string_view past) {
    const auto device = find(transaction, warning.device_id);
    const auto text = [](std::string_view value) {
        std::string out;
        json::append_string(out, value);
        return out;
    };
    const auto place = device && device->room_id ? space::place(transaction, *device->room_id)
                                                 : Result<space::Place>(fail(Code::not_found, ""));
    events::publish(
        transaction, fmt::format("warnings.warning_{}", past), warning.id.value,
        fmt::format(
            R"({{"topic":"warnings.warning","id":{},"number":"{}","state":"{}","version":{},"device":{},"cause":{},)"
            R"("cause_en":{},"place":{},"place_en":{},"campus_id":{},"department_id":{},"crew_id":{},"vendor_id":{},)"
            R"("assignee_id":0,"actor_user_id":{}}})",
            warning.id.value, warning.number, text_of(warning.state), warning.version, text(device ? device->name : ""),
            text(warning.cause), text(warning.cause_en.empty() ? warning.cause : warning.cause_en),
            text(place ? place->text(Language::zh) : ""), text(place ? place->text(Language::en) : ""),
            warning.campus_id, device && device->department_id ? device->department_id->value : 0, warning.crew_id,
            device && device->vendor_id ? device->vendor_id->value : 0, actor.user_id));
}

}  // namespace zs::warnings
