// Roles: the default ones, and what keeps them sound.
#include <fmt/format.h>

#include "core/text.h"
#include "platform/access_routes/access_routes.h"

namespace zs::access {

Status ensure_roles(Transaction& transaction, const std::vector<Permission>& permissions) {
    struct Line {
        std::string_view code, zh, en;
    };
    constexpr Line lines[] = {{"administrator", "系统管理员", "Administrator"},
                              {"head", "总务科长", "Head of general affairs"},
                              {"vice_president", "分管院长", "Vice president in charge"},
                              {"dispatcher", "调度员", "Dispatcher"},
                              {"leader", "班组长", "Crew leader"},
                              {"technician", "维修工", "Technician"},
                              {"engineer", "设备工程师", "Equipment engineer"},
                              {"department", "科室", "Department"},
                              {"finance", "财务", "Finance"},
                              {"vendor", "外包单位", "Vendor"}};
    for (const auto& line : lines) {
        const bool known = transaction.exists("SELECT 1 FROM access_role WHERE code = ?", {std::string(line.code)});
        if (known && line.code != "administrator") continue;
        Role role{{}, 0, std::string(line.code), std::string(line.zh), std::string(line.en), ""};
        for (const auto& permission : permissions) {
            const auto& roles = permission.roles;
            if (line.code != "administrator" && std::find(roles.begin(), roles.end(), line.code) == roles.end())
                continue;
            role.permissions += (role.permissions.empty() ? "" : ",") + std::string(permission.name);
        }
        // The administrator can do whatever a new version brings; other roles are the hospital's own after the first
        // day.
        if (known)
            transaction.execute("UPDATE access_role SET permissions = ? WHERE code = ?", {role.permissions, role.code});
        else
            insert(transaction, role);
    }
    return {};
}

Status check_role(Transaction& transaction, const void* before_or_null, void* after,
                  const std::vector<Permission>& permissions) {
    const auto& role = *static_cast<const Role*>(after);
    // ensure_roles would give everything back at the next start.
    if (before_or_null != nullptr && role.code == "administrator" &&
        role.permissions != static_cast<const Role*>(before_or_null)->permissions)
        return fail_field("permissions", "access.administrator_fixed");
    for (const auto part : text::split(role.permissions, ',')) {
        const auto name = text::trim(part);
        const auto known = [&](const Permission& permission) { return permission.name == name; };
        if (!name.empty() && std::none_of(permissions.begin(), permissions.end(), known))
            return fail_field("permissions", "access.unknown_permission", {{"permission", std::string(name)}});
    }
    users_changed(transaction);
    return {};
}

Status check_user(Transaction& transaction, const void* before_or_null, void* after) {
    users_changed(transaction);
    const auto& user = *static_cast<const User*>(after);
    bool administrator = false;
    for (const auto part : text::split(user.roles, ',')) {
        const std::string role(text::trim(part));
        administrator = administrator || role == "administrator";
        if (!transaction.exists("SELECT 1 FROM access_role WHERE code = ?", {role}))
            return fail_field("roles", "access.unknown_role", {{"role", role}});
    }
    if (before_or_null == nullptr || (administrator && user.active)) return {};
    for (const auto& other : select<User>(transaction, "WHERE active = 1 AND id <> ?", {user.id.value}))
        for (const auto role : text::split(other.roles, ','))
            if (text::trim(role) == "administrator") return {};
    return fail(Code::conflict, "access.last_administrator");
}

}  // namespace zs::access
