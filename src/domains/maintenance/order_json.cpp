// A maintenance order as JSON: facts, names, place and code of the device, list, what may be done with it.
#include <fmt/format.h>

#include "core/json.h"
#include "domains/maintenance/service.h"
#include "domains/space/space.h"
#include "platform/workflow/buttons.h"

namespace zs::maintenance {
namespace {

/// What tells the device's label apart without signal, and what people read on it.
void append_device(std::string& out, Reader& reader, const Actor& actor, const Order& order) {
    const auto device = find(reader, order.device_id);
    ZS_ASSERT(device.has_value());
    json::append_text(out, "asset_no", device->asset_no);
    json::append_text(out, "device", device->name);
    const auto place = device->room_id ? space::place(reader, *device->room_id) : fail(Code::not_found, "");
    json::append_text(out, "place", place ? place->text(actor.language) : "");
    const auto code = device->place_code_id ? find(reader, Id<space::PlaceCode>{*device->place_code_id}) : std::nullopt;
    json::append_text(out, "code", code ? code->code : "");
    json::append_text(out, "mark", code ? space::mark_of(code->token) : "");
}

}  // namespace

std::string order_json(Reader& reader, const Actor& actor, const Order& order) {
    std::string out = to_json(order);
    out.pop_back();
    append_device(out, reader, actor, order);
    const auto name = [&](std::string_view table, std::int64_t id) {
        return reader.text(fmt::format("SELECT name FROM {} WHERE id = ?", table), {id}).value_or("");
    };
    json::append_text(out, "department", name("organization_department", order.department_id));
    json::append_text(out, "crew", name("organization_crew", order.crew_id));
    json::append_text(out, "vendor", name("organization_vendor", order.vendor_id));
    append_buttons(out, allowed_actions(actor, order), actor.language, rules::asked_fields);
    return out + "}";
}

}  // namespace zs::maintenance
