// Logging in and out, the first administrator; the other tables of this folder are joined here.
#include "platform/access_routes/access_routes.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/hash.h"
#include "core/json.h"
#include "core/text.h"
#include "platform/access/password.h"
#include "platform/access_routes/parts.h"
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
std::string session_json(const Actor& actor) {
    std::string out = fmt::format(R"({{"user":{{"id":{},"person_id":{},"must_change_password":{},"name":)",
                                  actor.user_id, actor.person_id, actor.must_change_password);
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

/// What the browser calls itself, as far as it is plain text.
std::string agent_of(const http::Request& request) {
    std::string agent(request.header("user-agent"));
    std::replace_if(
        agent.begin(), agent.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
    return agent;
}

Result<Response> login(Sessions& sessions, Context& context) {
    ZS_TRY_ASSIGN(const auto input, context.command<LoginInput>());
    const Origin origin{context.actor.remote_address, agent_of(context.request)};
    ZS_TRY_ASSIGN(const std::string token, sessions.login(input.user_name, input.password, input.code, origin));
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

Result<Response> setup_state(const HospitalName& hospital, Context&, Reader& reader) {
    std::string out = fmt::format(R"({{"needed":{},"hospital":)", !has_users(reader));
    json::append_string(out, hospital.read(reader));
    return http::ok(out + "}");
}

Result<Response> set_up(const HospitalName& hospital, Database& database, Context& context) {
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
        if (!text::trim(input.hospital_name).empty())
            ZS_TRY(hospital.store(transaction, context.actor, text::trim(input.hospital_name)));
        return {};
    }));
    return http::created("{}");
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

/// Programs that know only a name and a password (Grafana's data sources) give a token as password, any name.
std::string token_of_basic(std::string_view header) {
    constexpr std::string_view scheme = "Basic ";
    if (!header.starts_with(scheme)) return {};
    const auto plain = from_base64(header.substr(scheme.size()));
    const auto colon = plain ? plain->find(':') : std::string::npos;
    return colon == std::string::npos ? std::string() : plain->substr(colon + 1);
}

}  // namespace

Result<Actor> CookieAuthenticator::authenticate(const http::Request& request) {
    auto token = http::cookie(request, "zs_session");
    for (const std::string_view scheme : {"Bearer ", "Token "})  // programs that speak to InfluxDB say Token
        if (const auto header = request.header("authorization"); header.starts_with(scheme))
            token = header.substr(scheme.size());
    const auto basic = token_of_basic(request.header("authorization"));
    if (basic.starts_with("zst_")) token = basic;
    if (token.empty()) return Actor{};
    // The web app says so when nobody touched the page for minutes; then asking by itself keeps no session alive.
    return sessions_.find(token, request.header("x-zs-unattended").empty() ? Use::attended : Use::unattended);
}

http::Routes routes(Sessions& sessions, Database& database, const std::vector<Permission>& permissions,
                    HospitalName hospital) {
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
         .summary = "Is a first administrator needed? And what is the hospital called",
         .read = [hospital](Context& context, Reader& reader) { return setup_state(hospital, context, reader); },
         .scope = "none"});
    add({.method = post,
         .path = "/api/v1/setup",
         .permission = "public",
         .summary = "Make the first administrator",
         .plain = [&database, hospital](Context& context) { return set_up(hospital, database, context); },
         .input = &table_of<SetupInput>(),
         .scope = "only while there is no user",
         .per_minute = 10});
    add({.method = get,
         .path = "/api/v1/access/permissions",
         .permission = "access.manage",
         .summary = "All permissions",
         .plain = [permissions](Context& context) { return permission_list(permissions, context); },
         .scope = "none"});
    for (auto&& part : {own_routes(database), account_routes(database), audit_routes()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

}  // namespace zs::access
