// Sessions, users, roles, audit and jobs over HTTP.
#include "platform/access_routes/access_routes.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/hash.h"
#include "core/json.h"
#include "core/text.h"
#include "platform/access/password.h"
#include "platform/access/totp.h"
#include "platform/audit/audit.h"
#include "platform/http/request.h"

namespace zs::access {
namespace {

using http::Context;
using http::Response;

struct LoginInput {
    std::string user_name, password, code;
};
constexpr auto describe(Of<LoginInput>) {
    return view(
        "LoginInput", "", "登录", "Login",
        field<&LoginInput::user_name>("user_name",
                                      {.zh = "登录名", .en = "User name", .required = true, .length_max = 40}),
        field<&LoginInput::password>("password", {.zh = "口令", .en = "Password", .required = true, .length_max = 200}),
        field<&LoginInput::code>("code", {.zh = "动态码", .en = "Code", .length_max = 10}));
}
struct SetupInput {
    std::string hospital_name, user_name, name, password;
};
constexpr auto describe(Of<SetupInput>) {
    return view(
        "SetupInput", "", "首位管理员", "First administrator",
        field<&SetupInput::hospital_name>("hospital_name", {.zh = "医院名称", .en = "Hospital", .length_max = 80}),
        field<&SetupInput::user_name>(
            "user_name", {.zh = "登录名", .en = "User name", .required = true, .length_min = 2, .length_max = 40}),
        field<&SetupInput::name>("name", {.zh = "姓名", .en = "Name", .required = true, .length_max = 60}),
        field<&SetupInput::password>("password",
                                     {.zh = "口令", .en = "Password", .required = true, .length_max = 200}));
}
struct PasswordInput {
    std::string password;
};
constexpr auto describe(Of<PasswordInput>) {
    return view("PasswordInput", "", "口令", "Password",
                field<&PasswordInput::password>("password",
                                                {.zh = "口令", .en = "Password", .required = true, .length_max = 200}));
}

std::string session_json(const Actor& actor) {
    std::string out = fmt::format("{{\"user\":{{\"id\":{},\"person_id\":{},\"name\":", actor.user_id, actor.person_id);
    json::append_string(out, actor.name);
    out += ",\"user_name\":";
    json::append_string(out, actor.user_name);
    const auto texts = [&](std::string_view name, const std::vector<std::string>& list) {
        out += fmt::format(",\"{}\":[", name);
        for (const auto& text : list) {
            if (out.back() != '[') out += ',';
            json::append_string(out, text);
        }
    };
    texts("roles", actor.roles);
    out += ']';
    texts("permissions", actor.permissions);
    const auto ids = [&](std::string_view name, const std::vector<std::int64_t>& list) {
        out += fmt::format(",\"{}\":[{}]", name, fmt::join(list, ","));
    };
    out += fmt::format("],\"scope\":{{\"all\":{}", actor.scope.all);
    ids("campus_ids", actor.scope.campus_ids);
    ids("department_ids", actor.scope.department_ids);
    ids("crew_ids", actor.scope.crew_ids);
    ids("vendor_ids", actor.scope.vendor_ids);
    const std::string ends =
        actor.session_ends.unix_ms > 0 ? fmt::format("\"{}\"", to_text(actor.session_ends)) : "null";
    return out + fmt::format("}},\"locale\":\"{}\"}},\"expires_at\":{}}}", actor.language == Language::zh ? "zh" : "en",
                             ends);
}

Result<Response> login(Sessions& sessions, Context& context) {
    ZS_TRY_ASSIGN(const auto input, context.command<LoginInput>());
    ZS_TRY_ASSIGN(const std::string token, sessions.login(input.user_name, input.password, input.code));
    ZS_TRY_ASSIGN(const Actor actor, sessions.find(token));
    Response response = http::ok(session_json(actor));
    response.headers.emplace_back(
        "Set-Cookie", fmt::format("zs_session={}; Path=/; HttpOnly; SameSite=Strict; Max-Age=43200{}", token,
                                  context.request.secure ? "; Secure" : ""));
    return response;
}

Result<Response> logout(Sessions& sessions, Context& context) {
    ZS_TRY(sessions.logout(http::cookie(context.request, "zs_session")));
    Response response = http::no_content();
    response.headers.emplace_back("Set-Cookie", "zs_session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
    return response;
}

bool has_users(Reader& reader) { return reader.exists("SELECT 1 FROM access_user LIMIT 1"); }

Result<Response> set_up(Database& database, Context& context) {
    ZS_TRY_ASSIGN(const auto input, context.command<SetupInput>());
    ZS_TRY(check_password("password", input.password));
    User user;
    user.user_name = input.user_name;
    user.name = input.name;
    user.password_hash = hash_password(input.password);
    user.scope_kind = ScopeKind::all;
    user.roles = "administrator";
    ZS_TRY(database.write([&](Transaction& transaction) -> Status {
        if (has_users(transaction)) return fail(Code::conflict, "access.setup_done");
        insert(transaction, user);
        audit::record(transaction, context.actor, "access.setup", "access_user", user.id.value);
        return {};
    }));
    return http::created("{}");
}

/// A new user comes with a password; the entity itself never carries it.
Result<Response> create_user(Sessions& sessions, Database& database, Context& context) {
    ZS_TRY_ASSIGN(auto body, context.body());
    const auto* given = body.if_contains("password");
    const std::string password = given != nullptr && given->is_string() ? std::string(given->as_string()) : "";
    body.erase("password");
    ZS_TRY_ASSIGN(auto user, decode_create<User>(body));
    ZS_TRY(check_password("password", password));
    user.password_hash = hash_password(password);
    ZS_TRY(database.write([&](Transaction& transaction) -> Status {
        User fresh = user;
        ZS_TRY(check_user(transaction, nullptr, &fresh));
        insert(transaction, fresh);
        audit::record(transaction, context.actor, "access.user.create", "access_user", fresh.id.value);
        user = fresh;
        return {};
    }));
    sessions.forget();
    return http::created(to_json(user));
}

Result<Response> reset_password(Sessions& sessions, Database& database, Context& context) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<PasswordInput>());
    ZS_TRY(check_password("password", input.password));
    const std::string hash = hash_password(input.password);
    ZS_TRY(database.write([&](Transaction& transaction) -> Status {
        ZS_TRY_ASSIGN(auto user, load(transaction, Id<User>{id}));
        user.password_hash = hash;
        user.locked_until.reset();
        ZS_TRY(update(transaction, user));
        transaction.execute("DELETE FROM access_session WHERE user_id = ?", {id});
        audit::record(transaction, context.actor, "access.user.password", "access_user", id);
        return {};
    }));
    sessions.forget();
    return http::no_content();
}

struct CodeInput {
    std::string secret, code;
};
constexpr auto describe(Of<CodeInput>) {
    return view("OneTimeCode", "", "动态码", "One-time code",
                field<&CodeInput::secret>("secret", {.zh = "密钥", .en = "Secret", .length_max = 64}),
                field<&CodeInput::code>("code", {.zh = "动态码", .en = "Code", .required = true, .length_max = 10}));
}

/// A fresh secret for the caller's authenticator app; nothing changes until a code of it comes back.
Result<Response> propose_code(Context& context) {
    const std::string secret = totp::new_secret();
    std::string out = fmt::format(R"({{"secret":"{}","uri":)", secret);
    json::append_string(out, totp::uri("Zhongshu", context.actor.user_name, secret));
    return http::ok(out + "}");
}

Result<Response> switch_code_on(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto input, context.command<CodeInput>());
    const auto step = totp::matching_step(input.secret, input.code, transaction.now(), 0);
    if (!step) return fail_field("code", "access.code_wrong");
    transaction.execute("UPDATE access_user SET totp_secret = ?, totp_step = ? WHERE id = ?",
                        {input.secret, *step, context.actor.user_id});
    audit::record(transaction, context.actor, "access.totp.on", "access_user", context.actor.user_id);
    return http::no_content();
}

/// An administrator helps who lost the phone.
Result<Response> switch_code_off(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    transaction.execute("UPDATE access_user SET totp_secret = '' WHERE id = ?", {id});
    audit::record(transaction, context.actor, "access.totp.off", "access_user", id);
    return http::no_content();
}

Result<Response> create_token(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(auto row, context.create<Token>());
    const std::string token = "zst_" + random_token(25);
    row.token_hash = sha256_hex(token);
    row.created_at = transaction.now();
    insert(transaction, row);
    audit::record(transaction, context.actor, "access.token.create", "access_token", row.id.value, to_json(row));
    std::string out = to_json(row);
    out.back() = ',';
    return http::created(out + fmt::format(R"("token":"{}"}})", token));  // this once
}

Result<Response> permission_list(const std::vector<Permission>& all, Context& context) {
    std::string out = "{\"items\":[";
    for (const auto& permission : all) {
        out += out.back() == '[' ? "{\"name\":" : ",{\"name\":";
        json::append_string(out, permission.name);
        out += ",\"label\":";
        json::append_string(out, context.actor.language == Language::zh ? permission.zh : permission.en);
        out += fmt::format(",\"domain\":\"{}\"}}", permission.name.substr(0, permission.name.find('.')));
    }
    return http::ok(out + "]}");
}

struct AuditRow {
    Id<AuditRow> id;
    Instant at;
    std::string actor_name, action, entity;
    std::int64_t entity_id = 0;
    JsonText changes;
    std::string remote_address, hash;
};
constexpr auto describe(Of<AuditRow>) {
    return view("AuditRow", "audit_entry", "审计", "Audit",
                field<&AuditRow::id>("id", {.zh = "编号", .en = "ID", .key = true}),
                field<&AuditRow::at>("at", {.zh = "时间", .en = "At"}),
                field<&AuditRow::actor_name>("actor_name", {.zh = "操作人", .en = "By", .searchable = true}),
                field<&AuditRow::action>("action", {.zh = "动作", .en = "Action", .searchable = true}),
                field<&AuditRow::entity>("entity", {.zh = "对象", .en = "Entity"}),
                field<&AuditRow::entity_id>("entity_id", {.zh = "对象号", .en = "Entity id"}),
                field<&AuditRow::changes>("changes", {.zh = "变更", .en = "Changes"}),
                field<&AuditRow::remote_address>("remote_address", {.zh = "地址", .en = "Address"}),
                field<&AuditRow::hash>("hash", {.zh = "链", .en = "Hash"}));
}
struct JobRow {
    Id<JobRow> id;
    std::string name;
    Instant due_at;
    std::int64_t duration_ms = 0, done = 0;
    std::string outcome, error;
};
constexpr auto describe(Of<JobRow>) {
    return view("JobRow", "job_run", "任务", "Job run",
                field<&JobRow::id>("id", {.zh = "编号", .en = "ID", .key = true}),
                field<&JobRow::name>("name", {.zh = "任务", .en = "Job", .searchable = true}),
                field<&JobRow::due_at>("due_at", {.zh = "应运行", .en = "Due"}),
                field<&JobRow::duration_ms>("duration_ms", {.zh = "用时", .en = "Duration", .unit = "ms"}),
                field<&JobRow::done>("done", {.zh = "完成", .en = "Done"}),
                field<&JobRow::outcome>("outcome", {.zh = "结果", .en = "Outcome"}),
                field<&JobRow::error>("error", {.zh = "错误", .en = "Error"}));
}

template <class T>
Result<Response> list_of(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(auto query, parse_list_query(table_of<T>(), context.request.query));
    if (query.sort == nullptr) query.descending = true;
    ZS_TRY_ASSIGN(auto page, list_json(reader, table_of<T>(), query));
    return http::ok(std::move(page.json));
}

Result<Response> verification(Context&, Reader& reader) {
    ZS_TRY_ASSIGN(const auto found, audit::verify(reader));
    return http::ok(fmt::format(R"({{"rows":{},"unsealed":{},"first_broken_id":{},"head":"{}"}})", found.rows,
                                found.unsealed, found.first_broken_id, found.head));
}

}  // namespace

Result<Actor> CookieAuthenticator::authenticate(const http::Request& request) {
    auto token = http::cookie(request, "zs_session");
    if (const auto header = request.header("authorization"); header.starts_with("Bearer ")) token = header.substr(7);
    if (token.empty()) return Actor{};
    return sessions_.find(token);
}

Status ensure_roles(Transaction& transaction, const std::vector<Permission>& permissions) {
    struct Line {
        std::string_view code, zh, en;
    };
    constexpr Line lines[] = {{"administrator", "系统管理员", "Administrator"},
                              {"head", "总务科长", "Head of general affairs"},
                              {"dispatcher", "调度员", "Dispatcher"},
                              {"leader", "班组长", "Crew leader"},
                              {"technician", "维修工", "Technician"},
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

Status check_user(Transaction& transaction, const void* before_or_null, void* after) {
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

http::Routes routes(Sessions& sessions, Database& database, std::vector<Permission> permissions) {
    using enum http::Method;
    http::Routes all;
    const auto add = [&](http::Route route) { all.push_back(std::move(route)); };
    add({.method = post,
         .path = "/api/v1/session",
         .permission = "public",
         .summary = "Log in",
         .plain = [&](Context& context) { return login(sessions, context); },
         .input = &table_of<LoginInput>(),
         .scope = "oneself",
         .per_minute = 30});
    add({.method = get,
         .path = "/api/v1/session",
         .permission = "session",
         .summary = "Who is logged in",
         .plain = [](Context& context) -> Result<Response> { return http::ok(session_json(context.actor)); },
         .scope = "oneself"});
    add({.method = del,
         .path = "/api/v1/session",
         .permission = "session",
         .summary = "Log out",
         .plain = [&](Context& context) { return logout(sessions, context); },
         .scope = "oneself"});
    add({.method = get,
         .path = "/api/v1/setup",
         .permission = "public",
         .summary = "Is a first administrator needed?",
         .read = [](Context&, Reader& reader) -> Result<Response> {
             return http::ok(fmt::format(R"({{"needed":{}}})", !has_users(reader)));
         },
         .scope = "none"});
    add({.method = post,
         .path = "/api/v1/setup",
         .permission = "public",
         .summary = "Make the first administrator",
         .plain = [&](Context& context) { return set_up(database, context); },
         .input = &table_of<SetupInput>(),
         .scope = "only while there is no user",
         .per_minute = 10});
    add({.method = post,
         .path = "/api/v1/access/users",
         .permission = "access.manage",
         .summary = "Create a user",
         .plain = [&](Context& context) { return create_user(sessions, database, context); },
         .scope = "none: administrators"});
    add({.method = post,
         .path = "/api/v1/access/users/{id}/password",
         .permission = "access.manage",
         .summary = "Set a new password",
         .plain = [&](Context& context) { return reset_password(sessions, database, context); },
         .input = &table_of<PasswordInput>(),
         .scope = "none: administrators"});
    add({.method = get,
         .path = "/api/v1/session/totp",
         .permission = "session",
         .summary = "A fresh secret for one-time codes",
         .plain = propose_code,
         .scope = "oneself"});
    add({.method = post,
         .path = "/api/v1/session/totp",
         .permission = "session",
         .summary = "Switch one-time codes on with a code of the secret",
         .write = switch_code_on,
         .input = &table_of<CodeInput>(),
         .scope = "oneself",
         .per_minute = 30});
    add({.method = del,
         .path = "/api/v1/access/users/{id}/totp",
         .permission = "access.manage",
         .summary = "Switch one-time codes off for somebody who lost the phone",
         .write = switch_code_off,
         .scope = "none: administrators"});
    add({.method = post,
         .path = "/api/v1/access/tokens",
         .permission = "access.manage",
         .summary = "A token for a program; shown once",
         .write = create_token,
         .input = &table_of<Token>(),
         .input_mode = entity_ops::Decode::create,
         .output = &table_of<Token>(),
         .scope = "none: administrators"});
    add({.method = get,
         .path = "/api/v1/access/permissions",
         .permission = "access.manage",
         .summary = "All permissions",
         .plain = [permissions](Context& context) { return permission_list(permissions, context); },
         .scope = "none"});
    add({.method = get,
         .path = "/api/v1/audit/entries",
         .permission = "audit.view",
         .summary = "Audit entries",
         .read = list_of<AuditRow>,
         .output = &table_of<AuditRow>(),
         .page = true,
         .scope = "none: auditors"});
    add({.method = get,
         .path = "/api/v1/audit/verification",
         .permission = "audit.view",
         .summary = "Verify the audit chain",
         .read = verification,
         .scope = "none: auditors"});
    add({.method = get,
         .path = "/api/v1/jobs/runs",
         .permission = "jobs.view",
         .summary = "What the scheduler ran",
         .read = list_of<JobRow>,
         .output = &table_of<JobRow>(),
         .page = true,
         .scope = "none: administrators"});
    return all;
}

}  // namespace zs::access
