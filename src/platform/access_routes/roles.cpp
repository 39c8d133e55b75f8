// Roles: the default ones, and what keeps them sound.
#include <fmt/ranges.h>

#include <algorithm>

#include "core/text.h"
#include "platform/access_routes/access_routes.h"
#include "platform/audit/audit.h"

namespace zs::access {
namespace {

std::vector<std::string> permissions_of(std::string_view stored) {
    std::vector<std::string> names;
    for (const auto part : text::split(stored, ','))
        if (const auto name = text::trim(part); !name.empty()) names.emplace_back(name);
    return names;
}

bool holds(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::optional<Role> role_of(Reader& reader, std::string_view code) {
    auto found = select<Role>(reader, "WHERE code = ?", {std::string(code)});
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

/// What a new version brings goes to the roles it is meant for. What an older version knew stays as the hospital left
/// it: taken away is taken away.
Status extend(Transaction& transaction, Role role, const std::vector<std::string>& known_before,
              const std::vector<Permission>& permissions) {
    auto names = permissions_of(role.permissions);
    std::vector<std::string> fresh;
    for (const auto& permission : permissions) {
        const auto& roles = permission.roles;
        const bool meant =
            role.code == "administrator" || std::find(roles.begin(), roles.end(), role.code) != roles.end();
        if (meant && !holds(known_before, permission.name) && !holds(names, permission.name))
            fresh.emplace_back(permission.name);
    }
    if (fresh.empty()) return {};
    names.insert(names.end(), fresh.begin(), fresh.end());
    role.permissions = fmt::format("{}", fmt::join(names, ","));
    ZS_TRY(update(transaction, role));
    audit::record(transaction, Actor::system("access.upgrade"), "access.role.extend", "access_role", role.id.value,
                  fmt::format(R"({{"permissions":"+{}"}})", fmt::join(fresh, ",+")));
    return {};
}

}  // namespace

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
                              {"vendor", "外包单位", "Vendor"},
                              {"storekeeper", "库管员", "Storekeeper"},
                              {"buyer", "采购员", "Buyer"},
                              {"auditor", "审计员", "Auditor"}};
    // The administrator has whatever the last version that ran here knew.
    const auto administrator = role_of(transaction, "administrator");
    const auto known_before = permissions_of(administrator ? administrator->permissions : "");
    for (const auto& line : lines) {
        if (auto role = role_of(transaction, line.code)) {
            ZS_TRY(extend(transaction, *std::move(role), known_before, permissions));
            continue;
        }
        Role role{{}, 0, std::string(line.code), std::string(line.zh), std::string(line.en), ""};
        for (const auto& permission : permissions) {
            const auto& roles = permission.roles;
            if (line.code != "administrator" && std::find(roles.begin(), roles.end(), line.code) == roles.end())
                continue;
            role.permissions += (role.permissions.empty() ? "" : ",") + std::string(permission.name);
        }
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
