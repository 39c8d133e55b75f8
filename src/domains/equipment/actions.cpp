// Steps of a device: states, down-time, timeline.
#include <fmt/format.h>

#include "core/json.h"
#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/equipment/service.h"
#include "domains/equipment/workflow.h"
#include "domains/space/space.h"
#include "platform/audit/audit.h"
#include "platform/events/events.h"

namespace zs::equipment {
namespace {

tl::unexpected<Error> refused(Reader& reader, const Actor& actor, const Device& device, Code code,
                              std::string_view key) {
    Error error{code, std::string(key), {{"state", std::string(text_of(device.state))}}, {}, {}};
    error.details = fmt::format(R"({{"current":{}}})", device_json(reader, actor, device));
    return tl::unexpected(std::move(error));
}

void stop_clocks(Transaction& transaction, Device& device) {
    transaction.execute("UPDATE equipment_due_clock SET active = 0 WHERE device_id = ?", {device.id.value});
    device.next_due.reset();
}

void apply(Transaction& transaction, Device& device, DeviceAction action, const DeviceActionInput& input) {
    const Instant now = transaction.now();
    const auto down = [&](bool failure) {
        end_downtime(transaction, device, now);
        Downtime because;
        because.began_at = now;
        because.failure = failure;
        because.reason = input.note;
        begin_downtime(transaction, device, because);
    };
    switch (action) {
        case DeviceAction::put_in_use:
        case DeviceAction::return_to_service:
            end_downtime(transaction, device, now);
            device.ran_anyway_at.reset();
            if (!device.in_service_on) device.in_service_on = local_date(now, catalog::calendar(transaction)->zone());
            break;
        case DeviceAction::send_to_repair:
            down(true);
            break;
        case DeviceAction::stop:
            down(false);
            break;
        case DeviceAction::report_running:
            device.ran_anyway_at = now;
            break;
        case DeviceAction::scrap:
            end_downtime(transaction, device, now);
            stop_clocks(transaction, device);
            device.locked = false;
            break;
        case DeviceAction::set_aside:
        case DeviceAction::propose_scrapping:
        case DeviceAction::withdraw:
        case DeviceAction::comment:
            break;
    }
}

bool brings_into_use(DeviceAction action) {
    return action == DeviceAction::put_in_use || action == DeviceAction::return_to_service;
}

}  // namespace

void add_entry(Transaction& transaction, const Actor& actor, const Device& device, std::string_view action,
               DeviceState from, std::string_view note, std::string_view facts) {
    DeviceEntry entry;
    entry.device_id = device.id;
    entry.at = transaction.now();
    entry.action = action;
    entry.from_state = text_of(from);
    entry.to_state = text_of(device.state);
    entry.actor_user_id = actor.user_id;
    entry.actor_name = actor.name;
    entry.note = note;
    entry.facts.text = facts;
    insert(transaction, entry);
}

void publish_change(Transaction& transaction, const Actor& actor, const Device& device, std::string_view past,
                    std::string_view title) {
    std::string texts = "\"number\":";
    json::append_string(texts, device.asset_no);
    texts += ",\"title\":";
    json::append_string(texts, title.empty() ? device.name : fmt::format("{} {}", device.name, title));
    const auto place = device.room_id ? space::place(transaction, *device.room_id) : fail(Code::not_found, "");
    texts += ",\"place\":";
    json::append_string(texts, place ? place->text(Language::zh) : "");
    texts += ",\"place_en\":";
    json::append_string(texts, place ? place->text(Language::en) : "");
    const auto owner = owner_of(device);
    events::publish(transaction, fmt::format("equipment.device_{}", past), device.id.value,
                    fmt::format(R"({{"topic":"equipment.device","id":{},"state":"{}","version":{},{},"campus_id":{},)"
                                R"("department_id":{},"crew_id":{},"vendor_id":{},"actor_user_id":{}}})",
                                device.id.value, text_of(device.state), device.version, texts, owner.campus_id,
                                owner.department_id, owner.crew_id, owner.vendor_id, actor.user_id));
}

Result<Device> act(Transaction& transaction, const Actor& actor, Id<Device> id, DeviceAction action,
                   const DeviceActionInput& input) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Device device, load_visible(transaction, actor, id));
    const auto* step = device_flow.find(device.state, action);
    if (step != nullptr) {
        const bool his = step->permission == "equipment.comment" || is_his(actor, device);
        if (!actor.may(step->permission) || !his) return fail(Code::forbidden, "equipment.not_yours");
    }
    if (input.version && *input.version != device.version)
        return refused(transaction, actor, device, Code::stale, "entity.stale");
    if (step == nullptr) return refused(transaction, actor, device, Code::conflict, "workflow.action_not_allowed");
    if (rules::needs_note(action) && text::trim(input.note).empty()) return fail_field("note", "field.required");
    const Date today = local_date(transaction.now(), catalog::calendar(transaction)->zone());
    if (brings_into_use(action) && is_blocked(transaction, device, today))
        return refused(transaction, actor, device, Code::conflict, "equipment.inspection_overdue");
    const Device before = device;
    apply(transaction, device, action, input);
    device.state = step->to;
    ZS_TRY(update(transaction, device));
    add_entry(transaction, actor, device, text_of(action), before.state, input.note);
    audit::record(transaction, actor, fmt::format("equipment.device.{}", text_of(action)), "equipment_device",
                  device.id.value, diff(before, device));
    publish_change(transaction, actor, device, fmt::format("action_{}", text_of(action)));
    return device;
}

Result<Document> add_document(Transaction& transaction, const Actor& actor, Id<Device> id, Document document) {
    ZS_TRY_ASSIGN(const Device device, load_visible(transaction, actor, id));
    if (!is_his(actor, device)) return fail(Code::forbidden, "equipment.not_yours");
    document.device_id = id;
    document.at = transaction.now();
    document.actor_name = actor.name;
    insert(transaction, document);
    audit::record(transaction, actor, "equipment.document.create", "equipment_document", document.id.value,
                  to_json(document));
    return document;
}

}  // namespace zs::equipment
