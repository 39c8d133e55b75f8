// Due clocks: setting them, recording what was done, reminders, and the lock of overdue special equipment.
#include <fmt/format.h>

#include <algorithm>

#include "core/json.h"
#include "domains/catalog/catalog.h"
#include "domains/equipment/service.h"
#include "platform/audit/audit.h"

namespace zs::equipment {
namespace {

Date today_of(Reader& reader) { return local_date(reader.now(), catalog::calendar(reader)->zone()); }

std::vector<DueClock> clocks_of(Reader& reader, Id<Device> device) {
    return select<DueClock>(reader, "WHERE device_id = ? AND active = 1 ORDER BY next_due, id", {device.value});
}

bool is_over(DeviceState state) { return state == DeviceState::scrapped || state == DeviceState::to_be_scrapped; }

/// Stops a running device, marks any other: nobody may put it in use until its inspection is recorded.
void close_lock(Transaction& transaction, const Actor& actor, Device& device, const DueClock& clock) {
    const auto from = device.state;
    device.locked = true;
    if (device.state == DeviceState::in_use || device.state == DeviceState::standby) {
        device.state = DeviceState::stopped;
        Downtime because;
        because.began_at = transaction.now();
        because.failure = false;
        because.reason = clock.title;
        begin_downtime(transaction, device, because);
    }
    std::string facts = R"({"kind":"statutory","title":)";
    json::append_string(facts, clock.title);
    add_entry(transaction, actor, device, "lock", from, {},
              fmt::format(R"({},"next_due":"{}"}})", facts, to_text(clock.next_due)));
    publish_change(transaction, actor, device, "locked", clock.title);
}

/// Next due day and lock of a device after any of its clocks changed.
Status refresh(Transaction& transaction, const Actor& actor, Id<Device> id) {
    ZS_TRY_ASSIGN(Device device, load(transaction, id));
    const Device before = device;
    const auto clocks = clocks_of(transaction, id);
    device.next_due = clocks.empty() ? std::nullopt : std::optional(clocks.front().next_due);
    const Date today = today_of(transaction);
    const bool blocked = !is_over(device.state) && is_blocked(transaction, device, today);
    if (blocked && !device.locked) {
        const auto blocking =
            std::ranges::find_if(clocks, [&](const auto& clock) { return rules::blocks(clock, today); });
        close_lock(transaction, actor, device, *blocking);
    }
    if (!blocked && device.locked) {
        device.locked = false;
        add_entry(transaction, actor, device, "unlock", device.state);
    }
    if (diff(before, device) == "{}") return {};
    ZS_TRY(update(transaction, device));
    publish_change(transaction, actor, device, "due_changed");
    return {};
}

Result<Device> own_device(Reader& reader, const Actor& actor, Id<Device> id) {
    ZS_TRY_ASSIGN(Device device, load_visible(reader, actor, id));
    if (!is_his(actor, device)) return fail(Code::forbidden, "equipment.not_yours");
    if (device.state == DeviceState::scrapped) return fail(Code::conflict, "equipment.is_scrapped");
    return device;
}

Status check_clock(const DueClock& clock) {
    if (clock.kind == DueKind::certificate && clock.holder.empty()) return fail_field("holder", "field.required");
    return {};
}

DueLevel level_today(Reader& reader, const DueClock& clock) {
    return rules::level_of(clock, today_of(reader), lead_days(reader, reader.now()));
}

Status check_record(const DueClock& clock, const DueRecordInput& input, Date today) {
    std::vector<FieldError> errors;
    if (!input.done_on) errors.push_back({"done_on", "field.required", {}});
    if (!input.result) errors.push_back({"result", "field.required", {}});
    if (input.done_on && *input.done_on > today) errors.push_back({"done_on", "equipment.done_in_the_future", {}});
    if (input.done_on && clock.last_done && *input.done_on < *clock.last_done)
        errors.push_back({"done_on", "equipment.done_before_the_last", {{"date", to_text(*clock.last_done)}}});
    if (input.next_due && input.done_on && *input.next_due <= *input.done_on)
        errors.push_back({"next_due", "equipment.due_before_done", {}});
    const bool proved = clock.kind == DueKind::statutory || clock.kind == DueKind::calibration;
    if (proved && input.evidence.empty()) errors.push_back({"evidence", "equipment.evidence_needed", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

DueRecord record_of(const DueClock& clock, const DueRecordInput& input, const Actor& actor, Instant now) {
    DueRecord record;
    record.clock_id = clock.id;
    record.device_id = clock.device_id;
    record.kind = clock.kind;
    record.due_on = clock.next_due;
    record.done_on = *input.done_on;
    record.on_time = *input.done_on - clock.next_due <= clock.window_days;
    record.result = *input.result;
    record.agency = input.agency.empty() ? clock.agency : input.agency;
    record.certificate_no = input.certificate_no;
    record.evidence = input.evidence;
    record.note = input.note;
    record.cost = input.cost;
    record.actor_user_id = actor.user_id;
    record.actor_name = actor.name;
    record.at = now;
    return record;
}

std::string record_facts(const DueClock& clock, const DueRecord& record) {
    std::string title;
    json::append_string(title, clock.title);
    return fmt::format(
        R"({{"kind":"{}","title":{},"result":"{}","done_on":"{}","next_due":"{}","evidence":"{}","on_time":{}}})",
        text_of(clock.kind), title, text_of(record.result), to_text(record.done_on), to_text(clock.next_due),
        record.evidence, record.on_time);
}

}  // namespace

rules::LeadDays lead_days(Reader& reader, Instant at) {
    const auto parameters = catalog::parameters(reader);
    return {parameters->integer("equipment.lead.first_days", at), parameters->integer("equipment.lead.second_days", at),
            parameters->integer("equipment.lead.last_days", at)};
}

bool is_blocked(Reader& reader, const Device& device, Date today) {
    const auto clocks = clocks_of(reader, device.id);
    if (std::ranges::none_of(clocks, [&](const auto& clock) { return rules::blocks(clock, today); })) return false;
    return std::ranges::any_of(classes_of(reader, device), &DeviceClass::locks);
}

Result<DueClock> add_clock(Transaction& transaction, const Actor& actor, DueClock clock) {
    ZS_TRY(own_device(transaction, actor, clock.device_id));
    ZS_TRY(check_clock(clock));
    clock.level = level_today(transaction, clock);
    insert(transaction, clock);
    audit::record(transaction, actor, "equipment.due_clock.create", "equipment_due_clock", clock.id.value,
                  to_json(clock));
    ZS_TRY(refresh(transaction, actor, clock.device_id));
    return clock;
}

Result<DueClock> change_clock(Transaction& transaction, const Actor& actor, Id<DueClock> id, const json::object& body) {
    ZS_TRY_ASSIGN(const DueClock before, load(transaction, id));
    ZS_TRY(own_device(transaction, actor, before.device_id));
    DueClock clock = before;
    ZS_TRY(decode_patch(clock, body));
    ZS_TRY(check_clock(clock));
    clock.level = level_today(transaction, clock);
    ZS_TRY(update(transaction, clock));
    audit::record(transaction, actor, "equipment.due_clock.change", "equipment_due_clock", id.value,
                  diff(before, clock));
    ZS_TRY(refresh(transaction, actor, clock.device_id));
    return clock;
}

Result<DueRecord> record_due(Transaction& transaction, const Actor& actor, Id<DueClock> id,
                             const DueRecordInput& input) {
    ZS_TRY_ASSIGN(DueClock clock, load(transaction, id));
    lock(transaction, clock.device_id);
    ZS_TRY_ASSIGN(const Device device, own_device(transaction, actor, clock.device_id));
    if (!clock.active) return fail(Code::conflict, "equipment.clock_is_off");
    ZS_TRY(check_record(clock, input, today_of(transaction)));
    DueRecord record = record_of(clock, input, actor, transaction.now());
    clock.last_result = record.result;
    if (record.result != DueResult::failed) {
        clock.next_due = input.next_due.value_or(rules::next_due(clock, record.done_on));
        clock.last_done = record.done_on;
    }
    clock.level = level_today(transaction, clock);
    insert(transaction, record);
    ZS_TRY(update(transaction, clock));
    add_entry(transaction, actor, device, "record_due", device.state, input.note, record_facts(clock, record));
    audit::record(transaction, actor, "equipment.due_record.create", "equipment_due_record", record.id.value,
                  to_json(record));
    ZS_TRY(refresh(transaction, actor, clock.device_id));
    return record;
}

Result<std::int64_t> check_due(Transaction& transaction) {
    const Actor actor = Actor::system("equipment.check_due");
    const Date today = today_of(transaction);
    const auto lead = lead_days(transaction, transaction.now());
    std::int64_t changed = 0;
    for (const auto& clock : select<DueClock>(
             transaction, "WHERE active = 1 AND next_due <= ? AND level <> 'overdue' ORDER BY next_due, id",
             {std::int64_t{today.days} + lead.first})) {
        const auto level = rules::level_of(clock, today, lead);
        if (level == clock.level) continue;
        // Not a change by people: the version they see stays.
        transaction.execute("UPDATE equipment_due_clock SET level = ? WHERE id = ?",
                            {std::string(text_of(level)), clock.id.value});
        ZS_TRY_ASSIGN(const Device device, load(transaction, clock.device_id));
        const auto& kind = Column<DueKind>::options[static_cast<std::size_t>(clock.kind)];
        if (level > clock.level)
            publish_change(transaction, actor, device, level == DueLevel::overdue ? "overdue" : "due_soon",
                           fmt::format("{} {}", clock.title.empty() ? kind.zh : clock.title, to_text(clock.next_due)));
        ZS_TRY(refresh(transaction, actor, clock.device_id));
        ++changed;
    }
    return changed;
}

}  // namespace zs::equipment
