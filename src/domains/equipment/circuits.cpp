// The register of appliances as surveys change it: found, checked, gone.
#include <fmt/format.h>

#include <algorithm>

#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/equipment/equipment.h"
#include "platform/audit/audit.h"
#include "platform/sequence/sequence.h"

namespace zs::equipment {
namespace {

constexpr std::size_t note_length_max = 200;

Status check(Reader& reader, const Appliance& appliance) {
    std::vector<FieldError> errors;
    if (text::trim(appliance.name).empty()) errors.push_back({"name", "field.required", {}});
    if (appliance.circuit_id && !find(reader, *appliance.circuit_id))
        errors.push_back({"circuit_id", "field.reference_missing", {}});
    if (appliance.room_id && !find(reader, *appliance.room_id))
        errors.push_back({"room_id", "field.reference_missing", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

}  // namespace

CircuitLoad circuit_load(Reader& reader, Id<Circuit> circuit) {
    CircuitLoad load;
    reader.query(
        "SELECT c.rated_kw, (SELECT COALESCE(SUM(a.power_w * a.quantity), 0) / 1000.0 FROM equipment_appliance a WHERE "
        "a.circuit_id = c.id AND a.active = 1) FROM equipment_circuit c WHERE c.id = ?",
        {circuit.value}, [&](const Row& row) {
            load = {row.real(1), row.real(0)};
        });
    return load;
}

Result<Appliance> register_appliance(Transaction& transaction, const Actor& actor, Appliance appliance, Date day) {
    ZS_TRY(check(transaction, appliance));
    appliance.name = text::trim(appliance.name);
    appliance.checked_on = day;
    appliance.active = true;
    appliance.code = sequence::next(transaction, "DQ", civil(day).year);
    insert(transaction, appliance);
    audit::record(transaction, actor, "equipment.appliance.register", "equipment_appliance", appliance.id.value,
                  to_json(appliance));
    return appliance;
}

Status note_checked(Transaction& transaction, Id<Appliance> id, Date day) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Appliance appliance, load(transaction, id));
    if (appliance.active && appliance.checked_on && *appliance.checked_on >= day) return {};
    appliance.checked_on = std::max(appliance.checked_on.value_or(day), day);
    appliance.active = true;  // whoever saw it knows better than the register
    return update(transaction, appliance);
}

Status retire_appliance(Transaction& transaction, const Actor& actor, Id<Appliance> id, std::string_view why) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(const Appliance before, load(transaction, id));
    if (!before.active) return {};
    Appliance appliance = before;
    appliance.active = false;
    if (!why.empty() && appliance.note.size() + why.size() + 2 < note_length_max)
        appliance.note += (appliance.note.empty() ? "" : "; ") + std::string(why);
    ZS_TRY(update(transaction, appliance));
    audit::record(transaction, actor, "equipment.appliance.retire", "equipment_appliance", id.value,
                  diff(before, appliance));
    return {};
}

}  // namespace zs::equipment
