// Checks of master data before it is stored; they also derive search keys.
#include "core/text.h"
#include "domains/organization/organization.h"
#include "domains/organization/service.h"
#include "platform/access/sessions.h"

namespace zs::organization {

Status check_department(Transaction& transaction, const void*, void* after) {
    auto& department = *static_cast<Department*>(after);
    department.search_key = text::search_key({department.name, department.code, department.name_en});
    access::users_changed(transaction);  // who may see a department also sees what is below it
    if (!department.parent_id) return {};
    const auto below = with_descendants(transaction, {department.id.value});
    if (department.id && std::find(below.begin(), below.end(), department.parent_id->value) != below.end())
        return fail_field("parent_id", "organization.department_cycle");
    return {};
}

Status check_person(Transaction&, const void*, void* after) {
    auto& person = *static_cast<Person*>(after);
    person.search_key = text::search_key({person.name, person.code});
    return {};
}

Status check_shift(Transaction&, const void*, void* after) {
    const auto& shift = *static_cast<const Shift*>(after);
    if (shift.end_minute <= shift.start_minute) return fail_field("end_minute", "organization.ends_before_start");
    return {};
}

Status check_crew(Transaction& transaction, const void*, void* after) {
    const auto& crew = *static_cast<const Crew*>(after);
    for (const auto trade : text::split(crew.trades, ','))
        if (!transaction.exists("SELECT 1 FROM organization_trade WHERE code = ?", {std::string(text::trim(trade))}))
            return fail_field("trades", "organization.unknown_trade", {{"trade", std::string(trade)}});
    return {};
}

}  // namespace zs::organization
