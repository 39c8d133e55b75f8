// Who may see a device, and whose it is to change.
#include <fmt/format.h>

#include "domains/equipment/service.h"
#include "domains/equipment/workflow.h"

namespace zs::equipment {
namespace {

/// Staff of crews meet devices everywhere; so does whoever answers for no department or vendor in particular.
bool works_everywhere(const Scope& scope) {
    return !scope.crew_ids.empty() && scope.campus_ids.empty() && scope.department_ids.empty();
}

}  // namespace

RowOwner owner_of(const Device& device) {
    return {device.campus_id, device.department_id ? device.department_id->value : 0,
            device.crew_id ? device.crew_id->value : 0, device.vendor_id ? device.vendor_id->value : 0};
}

Restriction visible_devices(const Actor& actor) {
    if (works_everywhere(actor.scope)) return {};
    return scope_restriction(actor, {"d.campus_id", "d.department_id", "d.crew_id", "d.vendor_id"});
}

Result<Device> load_visible(Reader& reader, const Actor& actor, Id<Device> id) {
    auto device = find(reader, id);
    if (!device || !(works_everywhere(actor.scope) || in_scope(actor, owner_of(*device))))
        return fail(Code::not_found, "entity.not_found");
    return *std::move(device);
}

bool is_his(const Actor& actor, const Device& device) { return in_scope(actor, owner_of(device)); }

std::vector<DeviceAction> allowed_actions(const Actor& actor, const Device& device) {
    std::vector<DeviceAction> allowed;
    for (const auto& step : device_flow.steps) {
        if (step.from != device.state || !actor.may(step.permission)) continue;
        if (step.permission != "equipment.comment" && !is_his(actor, device)) continue;
        allowed.push_back(step.action);
    }
    return allowed;
}

}  // namespace zs::equipment
