// A maintenance order as JSON: facts, names, place and code of the device, list, what may be done with it.
#include <fmt/format.h>

#include "core/json.h"
#include "domains/maintenance/service.h"
#include "domains/space/space.h"

namespace zs::maintenance {
namespace {

void text_field(std::string& out, std::string_view name, std::string_view value) {
    out += fmt::format(",\"{}\":", name);
    json::append_string(out, value);
}

void append_actions(std::string& out, const Actor& actor, const Order& order) {
    out += ",\"allowed_actions\":[";
    for (const auto action : allowed_actions(actor, order)) {
        if (out.back() != '[') out += ',';
        const auto& option = Column<OrderAction>::options[static_cast<std::size_t>(action)];
        out += fmt::format("{{\"action\":\"{}\"", option.value);
        text_field(out, "label", actor.language == Language::zh ? option.zh : option.en);
        out += ",\"fields\":[";
        for (const auto& field : rules::asked_fields(action))
            out += fmt::format(R"({}{{"name":"{}","required":{}}})", out.back() == '[' ? "" : ",", field.name,
                               field.required);
        out += "]}";
    }
    out += ']';
}

/// What tells the device's label apart without signal, and what people read on it.
void append_device(std::string& out, Reader& reader, const Actor& actor, const Order& order) {
    const auto device = find(reader, order.device_id);
    ZS_ASSERT(device.has_value());
    text_field(out, "asset_no", device->asset_no);
    text_field(out, "device", device->name);
    const auto place = device->room_id ? space::place(reader, *device->room_id) : fail(Code::not_found, "");
    text_field(out, "place", place ? place->text(actor.language) : "");
    const auto code = device->place_code_id ? find(reader, Id<space::PlaceCode>{*device->place_code_id}) : std::nullopt;
    text_field(out, "code", code ? code->code : "");
    text_field(out, "mark", code ? space::mark_of(code->token) : "");
}

}  // namespace

std::string order_json(Reader& reader, const Actor& actor, const Order& order) {
    std::string out = to_json(order);
    out.pop_back();
    append_device(out, reader, actor, order);
    const auto name = [&](std::string_view table, std::int64_t id) {
        return reader.text(fmt::format("SELECT name FROM {} WHERE id = ?", table), {id}).value_or("");
    };
    text_field(out, "department", name("organization_department", order.department_id));
    text_field(out, "crew", name("organization_crew", order.crew_id));
    text_field(out, "vendor", name("organization_vendor", order.vendor_id));
    append_actions(out, actor, order);
    return out + "}";
}

}  // namespace zs::maintenance
