// Users, roles, sessions, tokens.
#pragma once
#include "platform/entity/entity.h"

namespace zs::access {

enum class ScopeKind { all, campus, department, crew, vendor };
constexpr auto options(Of<ScopeKind>) {
    return std::array{Option{"all", "全院", "Whole hospital"}, Option{"campus", "院区", "Campus"},
                      Option{"department", "科室", "Department"}, Option{"crew", "班组", "Crew"},
                      Option{"vendor", "外包单位", "Vendor"}};
}

struct User {
    Id<User> id;
    std::int64_t version = 0;
    std::string user_name;
    std::string name;
    std::string password_hash;  // argon2id
    std::string totp_secret;    // base32; empty = off
    std::optional<std::int64_t> person_id;
    ScopeKind scope_kind = ScopeKind::department;
    std::string scope_ids;  // comma-separated ids of the scope kind; empty for `all`
    std::string roles;      // comma-separated role codes
    bool active = true;
    std::int64_t failed_logins = 0;
    std::optional<Instant> locked_until;
    std::string locale;                 // "zh", "en"
    bool must_change_password = false;  // an administrator knows it
    std::optional<Instant> last_login_at;
};
constexpr auto describe(Of<User>) {
    return entity(
        "access_user", "用户", "User",
        field<&User::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&User::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&User::user_name>("user_name", {.zh = "登录名",
                                              .en = "User name",
                                              .required = true,
                                              .create_only = true,
                                              .length_min = 2,
                                              .length_max = 40,
                                              .searchable = true}),
        field<&User::name>("name",
                           {.zh = "姓名", .en = "Name", .required = true, .length_max = 60, .searchable = true}),
        field<&User::password_hash>("password_hash",
                                    {.zh = "口令", .en = "Password", .read_only = true, .secret = true}),
        field<&User::totp_secret>("totp_secret",
                                  {.zh = "动态码密钥", .en = "TOTP secret", .read_only = true, .secret = true}),
        field<&User::person_id>("person_id", {.zh = "人员", .en = "Person", .references = "organization_person"}),
        field<&User::scope_kind>("scope_kind", {.zh = "数据范围", .en = "Data scope"}),
        field<&User::scope_ids>("scope_ids", {.zh = "范围", .en = "Scope ids", .length_max = 400}),
        field<&User::roles>("roles", {.zh = "角色", .en = "Roles", .length_max = 400, .codes_of = "access_role"}),
        field<&User::active>("active", {.zh = "启用", .en = "Active"}),
        field<&User::failed_logins>("failed_logins", {.zh = "失败次数", .en = "Failed logins", .read_only = true}),
        field<&User::locked_until>("locked_until", {.zh = "锁定至", .en = "Locked until", .read_only = true}),
        field<&User::locale>("locale", {.zh = "语言", .en = "Language", .length_max = 5}),
        field<&User::must_change_password>("must_change_password", {.zh = "须先改口令", .en = "Must change password"}),
        field<&User::last_login_at>("last_login_at", {.zh = "最近登录", .en = "Last login", .read_only = true}));
}
static_assert(fully_described<User>);

struct Role {
    Id<Role> id;
    std::int64_t version = 0;
    std::string code;
    std::string name;
    std::string name_en;
    std::string permissions;  // comma-separated
};
constexpr auto describe(Of<Role>) {
    return entity(
        "access_role", "角色", "Role",
        field<&Role::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Role::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Role::code>(
            "code",
            {.zh = "代码", .en = "Code", .required = true, .create_only = true, .length_max = 40, .searchable = true}),
        field<&Role::name>("name",
                           {.zh = "名称", .en = "Name", .required = true, .length_max = 60, .searchable = true}),
        field<&Role::name_en>("name_en", {.zh = "英文名", .en = "English name", .length_max = 60}),
        field<&Role::permissions>("permissions", {.zh = "权限", .en = "Permissions"}));
}
static_assert(fully_described<Role>);

/// Lets a program act as a user, with some of his permissions. The token itself is shown once and kept as a hash.
struct Token {
    Id<Token> id;
    std::int64_t version = 0;
    std::string name;
    std::string token_hash;
    std::int64_t user_id = 0;
    std::string permissions;  // comma-separated
    Instant created_at;
    std::optional<Instant> expires_at;
    bool active = true;
    std::optional<Instant> last_used_at;
};
constexpr auto describe(Of<Token>) {
    return entity(
        "access_token", "接口令牌", "API token",
        field<&Token::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Token::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Token::name>("name",
                            {.zh = "名称", .en = "Name", .required = true, .length_max = 60, .searchable = true}),
        field<&Token::token_hash>("token_hash", {.zh = "摘要", .en = "Hash", .read_only = true, .secret = true}),
        field<&Token::user_id>("user_id", {.zh = "代表用户",
                                           .en = "Acts as",
                                           .required = true,
                                           .create_only = true,
                                           .min = 1,
                                           .references = "access_user"}),
        field<&Token::permissions>("permissions", {.zh = "权限", .en = "Permissions", .required = true}),
        field<&Token::created_at>("created_at", {.zh = "生成时间", .en = "Created", .read_only = true}),
        field<&Token::expires_at>("expires_at", {.zh = "到期", .en = "Expires"}),
        field<&Token::active>("active", {.zh = "启用", .en = "Active"}),
        field<&Token::last_used_at>("last_used_at", {.zh = "最近使用", .en = "Last used", .read_only = true}));
}
static_assert(fully_described<Token>);

}  // namespace zs::access
