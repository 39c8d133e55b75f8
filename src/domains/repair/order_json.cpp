// The whole order as JSON: fields, names, timeline, photos, parts, neighbours, what the actor may do.
#include <fmt/format.h>

#include "core/json.h"
#include "core/text.h"
#include "domains/equipment/equipment.h"
#include "domains/repair/forecast.h"
#include "domains/repair/service.h"
#include "domains/repair/suspicion.h"
#include "domains/repair/views.h"
#include "domains/space/space.h"
#include "platform/database/kept.h"

namespace zs::repair {
namespace {

std::string_view label(const Option& option, Language language) {
    return language == Language::zh ? option.zh : option.en;
}

struct Names {
    std::string zh, en;
};

Kept<std::pair<std::string_view, std::int64_t>, Names> kept_names({"repair_fault_type", "organization_department",
                                                                   "organization_crew", "organization_person",
                                                                   "organization_vendor", "space_zone"});

/// People and vendors have one name in all languages.
bool has_english(std::string_view table) { return table != "organization_person" && table != "organization_vendor"; }

/// `table` is a literal. Empty names for a row that is not there.
std::shared_ptr<const Names> names_in(Reader& reader, std::string_view table, std::int64_t id) {
    return kept_names.get(reader, {table, id}, [&] {
        auto found = std::make_shared<Names>();
        reader.query(fmt::format("SELECT name, {} FROM {} WHERE id = ?", has_english(table) ? "name_en" : "''", table),
                     {id}, [&](const Row& row) {
                         *found = {std::string(row.text(0)), std::string(row.text(1))};
                     });
        return std::shared_ptr<const Names>(std::move(found));
    });
}

/// A title that was made of the fault's name follows the reader's language; words that people wrote stay as they are.
std::string title_in(std::string title, std::string_view fault, std::string_view fault_en, Language language) {
    if (language == Language::zh || fault_en.empty() || fault.empty() || !title.ends_with(fault)) return title;
    const auto before = title.size() - fault.size();
    if (before != 0 && !std::string_view(title).substr(0, before).ends_with(" · ")) return title;
    return title.replace(before, std::string::npos, fault_en);
}

void append_names(std::string& out, Reader& reader, const Actor& actor, const WorkOrder& order) {
    if (const auto place = space::place(reader, order.room_id)) {
        json::append_text(out, "place", place->text(actor.language));
        json::append_key(out, "floor_id");
        out += std::to_string(place->floor_id.value);
    }
    const auto name = [&](std::string_view field, std::string_view table, std::int64_t id) {
        const auto names = id == 0 ? std::make_shared<const Names>() : names_in(reader, table, id);
        json::append_text(out, field, actor.language == Language::zh || names->en.empty() ? names->zh : names->en);
    };
    name("fault", "repair_fault_type", order.fault_type_id.value);
    name("department", "organization_department", order.department_id);
    name("crew", "organization_crew", order.crew_id);
    name("assignee", "organization_person", order.assignee_id);
    name("vendor", "organization_vendor", order.vendor_id);
    name("zone", "space_zone", order.zone_id);
    const auto& state = Column<OrderState>::options[static_cast<std::size_t>(order.state)];
    json::append_text(out, "state_label", label(state, actor.language));
    const bool sees_phone = actor.may("repair.work") || actor.may("repair.dispatch");
    json::append_text(out, "reporter_phone",
                      sees_phone ? order.reporter_phone : text::mask_phone(order.reporter_phone));
}

void append_device(std::string& out, Reader& reader, const Actor& actor, const WorkOrder& order) {
    json::append_key(out, "device");
    const auto device = order.device_id == 0 ? std::nullopt : find(reader, Id<equipment::Device>{order.device_id});
    if (!device) {
        out += "null";
        return;
    }
    out += fmt::format("{{\"id\":{}", device->id.value);
    json::append_text(out, "asset_no", device->asset_no);
    json::append_text(out, "name", device->name);
    json::append_text(out, "state", text_of(device->state));
    json::append_text(
        out, "state_label",
        label(Column<equipment::DeviceState>::options[static_cast<std::size_t>(device->state)], actor.language));
    out += '}';
}

struct TimedStep {
    std::string_view name, zh, en;
    std::optional<Instant> at, due_at;
};

void append_steps(std::string& out, const Actor& actor, const WorkOrder& order) {
    const TimedStep steps[] = {{"accept", "受理", "Accepted", order.accepted_at, order.accept_due_at},
                               {"dispatch", "派单", "Dispatched", order.dispatched_at, order.dispatch_due_at},
                               {"take", "接单", "Taken", order.taken_at, order.take_due_at},
                               {"arrive", "到场", "Arrived", order.arrived_at, order.arrive_due_at},
                               {"restore", "恢复", "Restored", order.restored_at, order.restore_due_at},
                               {"confirm", "确认", "Confirmed", order.confirmed_at, order.confirm_due_at}};
    json::append_key(out, "steps");
    out += '[';
    for (const auto& step : steps) {
        if (out.back() != '[') out += ',';
        out += '{';
        json::append_text(out, "step", step.name);
        json::append_text(out, "label", actor.language == Language::zh ? step.zh : step.en);
        json::append_key(out, "at");
        out += json::text_or_null(step.at);
        json::append_key(out, "due_at");
        out += json::text_or_null(step.due_at);
        out += '}';
    }
    out += ']';
}

/// What the finish form asks of a suspected cause, or null.
bool append_suspicion(std::string& out, Reader& reader, const Actor& actor, const WorkOrder& order) {
    json::append_key(out, "suspicion");
    const auto suspicion = order.restored_at ? std::nullopt : suspicion_of(reader, order);
    if (!suspicion) {
        out += "null";
        return false;
    }
    const auto named = [&](std::string_view key, const std::string& zh, const std::string& en) {
        json::append_text(out, key, actor.language == Language::zh || en.empty() ? zh : en);
    };
    out += '{';
    named("cause", suspicion->cause, suspicion->cause_en);
    json::append_key(out, "others");
    out += '[';
    for (const auto& other : suspicion->others) {
        if (out.back() != '[') out += ',';
        out += '{';
        json::append_text(out, "code", other.code);
        named("name", other.name, other.name_en);
        out += '}';
    }
    out += "]}";
    return true;
}

void append_actions(std::string& out, const Actor& actor, const WorkOrder& order, bool suspicion) {
    json::append_key(out, "allowed_actions");
    out += '[';
    for (const auto action : allowed_actions(actor, order)) {
        if (out.back() != '[') out += ',';
        out += action_json(action, actor.language, {order.device_id != 0, suspicion});
    }
    out += ']';
}

/// Open orders in the same room: possible duplicates, and what a technician can do on the same walk.
void append_neighbours(std::string& out, Reader& reader, const Actor& actor, const WorkOrder& order) {
    json::append_key(out, "same_room");
    out += '[';
    reader.query(
        "SELECT o.id, o.number, o.title, o.state, o.fault_type_id, f.name, f.name_en FROM repair_work_order o LEFT "
        "JOIN "
        "repair_fault_type f ON f.id = o.fault_type_id WHERE o.room_id = ? AND o.id <> ? AND o.restored_at IS NULL AND "
        "o.state IN ('reported','accepted','pooled','dispatched','taken','working','on_hold') ORDER BY o.id DESC LIMIT "
        "10",
        {order.room_id.value, order.id.value}, [&](const Row& row) {
            if (out.back() != '[') out += ',';
            out += fmt::format("{{\"id\":{},\"same_fault\":{}", row.integer(0),
                               row.integer(4) == order.fault_type_id.value);
            json::append_text(out, "number", row.text(1));
            json::append_text(out, "title",
                              title_in(std::string(row.text(2)), row.text(5), row.text(6), actor.language));
            json::append_text(out, "state", row.text(3));
            out += '}';
        });
    out += ']';
}

/// How it is likely to go on: {"next", "label", "restored_at" (null when that moment is past), "n"}, or null.
void append_outlook(std::string& out, const Actor& actor, const WorkOrder& order,
                    const std::vector<TimelineEntry>& timeline, Instant now) {
    json::append_key(out, "outlook");
    const auto found = forecast::outlook(order, timeline);
    if (!found) {
        out += "null";
        return;
    }
    out += fmt::format(R"({{"n":{})", found->n);
    json::append_text(out, "next", found->next);
    const auto action = value_of<OrderAction>(found->next);
    json::append_text(
        out, "label",
        action ? label(Column<OrderAction>::options[static_cast<std::size_t>(*action)], actor.language) : "");
    const Instant restored = timeline.back().at + found->remaining;
    json::append_key(out, "restored_at");
    out += restored > now ? fmt::format("\"{}\"}}", to_text(restored)) : "null}";
}

}  // namespace

std::string action_json(OrderAction action, Language language, AlsoAsked also) {
    std::string out = "{";
    json::append_text(out, "action", text_of(action));
    json::append_text(out, "label", label(Column<OrderAction>::options[static_cast<std::size_t>(action)], language));
    json::append_key(out, "fields");
    out += '[';
    for (const auto& field : rules::asked_fields(action)) {
        if (field.name == "device_down" && !also.device) continue;
        if ((field.name == "suspected" || field.name == "actual_cause") && !also.suspicion) continue;
        if (out.back() != '[') out += ',';
        out += fmt::format(R"({{"name":"{}","required":{}}})", field.name, field.required);
    }
    return out + "]}";
}

std::string order_json(Reader& reader, const Actor& actor, const WorkOrder& order) {
    const auto fault = names_in(reader, "repair_fault_type", order.fault_type_id.value);
    WorkOrder told = order;
    told.title = title_in(order.title, fault->zh, fault->en, actor.language);
    std::string out = to_json(told);
    out.pop_back();
    append_names(out, reader, actor, order);
    append_device(out, reader, actor, order);
    append_steps(out, actor, order);
    json::append_key(out, "timeline");
    const auto timeline = select<TimelineEntry>(reader, "WHERE work_order_id = ? ORDER BY id", {order.id.value});
    append_json_array(out, timeline);
    append_outlook(out, actor, order, timeline, reader.now());
    json::append_key(out, "photos");
    append_json_array(out, select<Photo>(reader, "WHERE work_order_id = ? ORDER BY id", {order.id.value}));
    json::append_key(out, "parts");
    append_json_array(out, select<PartLine>(reader, "WHERE work_order_id = ? ORDER BY id", {order.id.value}));
    append_neighbours(out, reader, actor, order);
    const bool suspicion = append_suspicion(out, reader, actor, order);
    append_actions(out, actor, order, suspicion);
    return out + "}";
}

}  // namespace zs::repair
