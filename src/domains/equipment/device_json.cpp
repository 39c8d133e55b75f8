// The whole life of a device as JSON: facts, names, place in the tree, clocks, timeline, down-time, documents, risk.
#include <fmt/format.h>

#include "core/json.h"
#include "domains/catalog/catalog.h"
#include "domains/equipment/service.h"
#include "domains/space/space.h"
#include "platform/module/module.h"

namespace zs::equipment {
namespace {

std::string_view in_language(Language language, std::string_view zh, std::string_view en) {
    return language == Language::zh || en.empty() ? zh : en;
}

std::string name_in(Reader& reader, std::string_view table, std::int64_t id) {
    if (id == 0) return "";
    return reader.text(fmt::format("SELECT name FROM {} WHERE id = ?", table), {id}).value_or("");
}

template <class E>
std::int64_t value_of_id(const std::optional<Id<E>>& id) {
    return id ? id->value : 0;
}

void append_names(std::string& out, Reader& reader, const Actor& actor, const Device& device) {
    const auto place = device.room_id ? space::place(reader, *device.room_id) : fail(Code::not_found, "");
    json::append_text(out, "place", place ? place->text(actor.language) : "");
    json::append_key(out, "floor_id");
    out += place ? std::to_string(place->floor_id.value) : "null";
    json::append_text(out, "department", name_in(reader, "organization_department", value_of_id(device.department_id)));
    json::append_text(out, "custodian", name_in(reader, "organization_person", value_of_id(device.custodian_id)));
    json::append_text(out, "crew", name_in(reader, "organization_crew", value_of_id(device.crew_id)));
    json::append_text(out, "vendor", name_in(reader, "organization_vendor", value_of_id(device.vendor_id)));
    json::append_key(out, "class_names");
    out += '[';
    for (const auto& one : classes_of(reader, device)) {
        if (out.back() != '[') out += ',';
        json::append_string(out, in_language(actor.language, one.name, one.name_en));
    }
    out += ']';
    const auto code = device.place_code_id ? find(reader, Id<space::PlaceCode>{*device.place_code_id}) : std::nullopt;
    json::append_text(out, "code", code && code->active ? code->code : "");
}

void append_type(std::string& out, Reader& reader, const Actor& actor, const Device& device) {
    const auto type = find(reader, device.type_id);
    ZS_ASSERT(type.has_value());
    json::append_text(out, "type", in_language(actor.language, type->name, type->name_en));
    const auto risk = rules::risk_of(*type, risk_scale(reader, reader.now()));
    const auto& option = Column<rules::RiskClass>::options[static_cast<std::size_t>(risk.risk_class)];
    json::append_key(out, "risk");
    out += fmt::format(R"({{"score":{},"function":{},"risk":{},"maintenance":{},"months":{},"class":"{}","label":)",
                       risk.score, type->function_score, type->risk_score, type->maintenance_score, risk.months,
                       option.value);
    json::append_string(out, in_language(actor.language, option.zh, option.en));
    out += '}';
    json::append_key(out, "life");
    out += std::to_string(device.life_years.value_or(type->life_years));
}

/// Systems above (nearest last) and parts below.
void append_tree(std::string& out, Reader& reader, const Device& device) {
    const auto line = [&](const Row& row) {
        std::string one = fmt::format("{{\"id\":{}", row.integer(0));
        json::append_text(one, "asset_no", row.text(1));
        json::append_text(one, "name", row.text(2));
        json::append_text(one, "state", row.text(3));
        return one + "}";
    };
    std::string above;
    for (auto id = value_of_id(device.parent_id); id != 0;) {
        std::int64_t next = 0;
        reader.query("SELECT id, asset_no, name, state, COALESCE(parent_id, 0) FROM equipment_device WHERE id = ?",
                     {id}, [&](const Row& row) {
                         std::string one = line(row);
                         if (!above.empty()) one += ',';
                         above.insert(0, one);
                         next = row.integer(4);
                     });
        id = next;
    }
    json::append_key(out, "part_of");
    out += fmt::format("[{}]", above);
    json::append_key(out, "parts");
    out += '[';
    reader.query(
        "SELECT id, asset_no, name, state FROM equipment_device WHERE parent_id = ? ORDER BY asset_no LIMIT 200",
        {device.id.value}, [&](const Row& row) {
            if (out.back() != '[') out += ',';
            out += line(row);
        });
    out += ']';
}

void append_number(std::string& out, std::string_view name, std::optional<double> value) {
    json::append_key(out, name);
    out += value ? fmt::format("{:.4f}", *value) : "null";
}

/// Of the last 365 days, or since it went into service.
void append_reliability(std::string& out, const Reader& reader, const Device& device,
                        const std::vector<Downtime>& downtimes, Zone zone) {
    const Instant now = reader.now();
    Instant from = now - std::chrono::days(365);
    const Instant served = device.in_service_on ? start_of_day(*device.in_service_on, zone) : device.registered_at;
    from = std::max(from, served);
    const auto found = rules::reliability_of(downtimes, from, now);
    json::append_key(out, "reliability");
    out += fmt::format(R"({{"from":"{}","to":"{}","failures":{})", to_text(from), to_text(now), found.failures);
    append_number(out, "service_h", found.service_h);
    append_number(out, "down_h", found.down_h);
    append_number(out, "mtbf_h", found.mtbf_h);
    append_number(out, "mttr_h", found.mttr_h);
    append_number(out, "availability", found.availability);
    out += '}';
}

void append_transfers(std::string& out, Reader& reader, const Actor& actor, const Device& device) {
    json::append_key(out, "transfers");
    out += '[';
    for (const auto& transfer :
         select<Transfer>(reader, "WHERE device_id = ? ORDER BY id DESC LIMIT 20", {device.id.value})) {
        if (out.back() != '[') out += ',';
        std::string one = to_json(transfer);
        one.pop_back();
        json::append_text(one, "from_department",
                          name_in(reader, "organization_department", transfer.from_department_id));
        json::append_text(one, "to_department", name_in(reader, "organization_department", transfer.to_department_id));
        json::append_key(one, "allowed_actions");
        one += '[';
        for (const auto action : allowed_actions(reader, actor, transfer)) {
            if (one.back() != '[') one += ',';
            json::append_string(one, text_of(action));
        }
        out += one + "]}";
    }
    out += ']';
}

void append_actions(std::string& out, const Actor& actor, const Device& device) {
    json::append_key(out, "allowed_actions");
    out += '[';
    for (const auto action : allowed_actions(actor, device)) {
        if (out.back() != '[') out += ',';
        const auto& option = Column<DeviceAction>::options[static_cast<std::size_t>(action)];
        const auto fields = rules::needs_note(action) ? R"([{"name":"note","required":true}])" : "[]";
        out += fmt::format(R"({{"action":"{}","fields":{},"label":)", option.value, fields);
        json::append_string(out, in_language(actor.language, option.zh, option.en));
        out += '}';
    }
    out += ']';
    const auto may = [&](std::string_view name, std::string_view permission) {
        json::append_key(out, name);
        out += actor.may(permission) && is_his(actor, device) ? "true" : "false";
    };
    may("may_record", "equipment.record");
    may("may_manage", "equipment.manage");
    may("may_transfer", "equipment.transfer");
}

}  // namespace

rules::RiskScale risk_scale(Reader& reader, Instant at) {
    const auto parameters = catalog::parameters(reader);
    const auto value = [&](std::string_view name) {
        return parameters->integer(fmt::format("equipment.risk.{}", name), at);
    };
    return {value("include_at"), value("medium_at"),     value("high_at"),
            value("low_months"), value("medium_months"), value("high_months")};
}

std::string device_json(Reader& reader, const Actor& actor, const Device& device) {
    const auto of_device = [&](std::string_view order) {
        return fmt::format("WHERE device_id = ? ORDER BY {}", order);
    };
    const auto zone = catalog::calendar(reader)->zone();
    std::string out = to_json(device);
    out.pop_back();
    append_names(out, reader, actor, device);
    append_type(out, reader, actor, device);
    append_tree(out, reader, device);
    json::append_key(out, "blocked");
    out += is_blocked(reader, device, local_date(reader.now(), zone)) ? "true" : "false";
    json::append_key(out, "clocks");
    append_json_array(out, select<DueClock>(reader, of_device("active DESC, next_due, id"), {device.id.value}));
    json::append_key(out, "records");
    append_json_array(out, select<DueRecord>(reader, of_device("id DESC LIMIT 50"), {device.id.value}));
    json::append_key(out, "timeline");
    append_json_array(out, select<DeviceEntry>(reader, of_device("id DESC LIMIT 200"), {device.id.value}));
    json::append_key(out, "downtimes");
    const auto downtimes = select<Downtime>(reader, of_device("began_at DESC LIMIT 200"), {device.id.value});
    append_json_array(out, downtimes);
    append_reliability(out, reader, device, downtimes, zone);
    json::append_key(out, "documents");
    append_json_array(out, select<Document>(reader, of_device("id DESC"), {device.id.value}));
    append_transfers(out, reader, actor, device);
    append_actions(out, actor, device);
    return out + "}";
}

}  // namespace zs::equipment
