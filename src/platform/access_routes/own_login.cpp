// What people do with their own login: password, one-time codes, sessions.
#include <fmt/format.h>

#include "core/json.h"
#include "platform/access/password.h"
#include "platform/access/totp.h"
#include "platform/access_routes/parts.h"
#include "platform/audit/audit.h"
#include "platform/documents/qr.h"

namespace zs::access {
namespace {

using http::Context;
using http::Response;

struct OwnPassword {
    std::string old_password, password;
};
constexpr auto describe(Of<OwnPassword>) {
    return view("OwnPassword", "", "修改口令", "Change of password",
                field<&OwnPassword::old_password>(
                    "old_password", {.zh = "原口令", .en = "Old password", .required = true, .length_max = 200}),
                field<&OwnPassword::password>(
                    "password", {.zh = "新口令", .en = "New password", .required = true, .length_max = 200}));
}

struct CodeInput {
    std::string secret, code;
};
constexpr auto describe(Of<CodeInput>) {
    return view("OneTimeCode", "", "动态码", "One-time code",
                field<&CodeInput::secret>("secret", {.zh = "密钥", .en = "Secret", .length_max = 64}),
                field<&CodeInput::code>("code", {.zh = "动态码", .en = "Code", .required = true, .length_max = 10}));
}

/// A program's token must not change how its person logs in.
Status person_only(const Context& context) {
    if (context.actor.kind == ActorKind::person) return {};
    return fail(Code::forbidden, "access.people_only");
}

Result<Response> change_password(Database& database, Context& context) {
    ZS_TRY(person_only(context));
    ZS_TRY_ASSIGN(const auto input, context.command<OwnPassword>());
    const auto& actor = context.actor;
    std::string kept;
    ZS_TRY(database.read([&](Reader& reader) -> Status {
        ZS_TRY_ASSIGN(const auto user, load(reader, Id<User>{actor.user_id}));
        kept = user.password_hash;
        return {};
    }));
    std::vector<FieldError> errors;
    if (!verify_password(input.old_password, kept)) errors.push_back({"old_password", "access.old_password_wrong", {}});
    if (const auto strong = check_password("password", input.password); !strong)
        errors.push_back(strong.error().fields.front());
    else if (input.password == input.old_password)
        errors.push_back({"password", "access.password_same", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    const std::string hash = hash_password(input.password);
    ZS_TRY(database.write([&](Transaction& transaction) -> Status {
        transaction.execute("UPDATE access_user SET password_hash = ?, must_change_password = 0 WHERE id = ?",
                            {hash, actor.user_id});
        transaction.execute("DELETE FROM access_session WHERE user_id = ? AND id <> ?",
                            {actor.user_id, actor.session_id});
        audit::record(transaction, actor, "access.own_password", "access_user", actor.user_id);
        users_changed(transaction);
        return {};
    }));
    return http::no_content();
}

/// A fresh secret for the caller's authenticator app; nothing changes until a code of it comes back.
Result<Response> propose_code(Context& context) {
    ZS_TRY(person_only(context));
    const std::string secret = totp::new_secret();
    const std::string uri = totp::uri("Zhongshu", context.actor.user_name, secret);
    ZS_TRY_ASSIGN(const auto code, documents::encode_qr(uri));
    return http::ok(json::write(json::object{{"secret", secret}, {"uri", uri}, {"svg", documents::qr_svg(code)}}));
}

Result<Response> switch_code_on(Context& context, Transaction& transaction) {
    ZS_TRY(person_only(context));
    ZS_TRY_ASSIGN(const auto input, context.command<CodeInput>());
    const auto step = totp::matching_step(input.secret, input.code, transaction.now(), 0);
    if (!step) return fail_field("code", "access.code_wrong");
    transaction.execute("UPDATE access_user SET totp_secret = ?, totp_step = ? WHERE id = ?",
                        {input.secret, *step, context.actor.user_id});
    audit::record(transaction, context.actor, "access.totp.on", "access_user", context.actor.user_id);
    return http::no_content();
}

Result<Response> switch_own_code_off(Context& context, Transaction& transaction) {
    ZS_TRY(person_only(context));
    ZS_TRY_ASSIGN(const auto input, context.command<CodeInput>());
    const auto id = context.actor.user_id;
    ZS_TRY_ASSIGN(const auto user, load(transaction, Id<User>{id}));
    if (user.totp_secret.empty()) return fail(Code::conflict, "access.code_is_off");
    const auto last = transaction.integer("SELECT totp_step FROM access_user WHERE id = ?", {id}).value_or(0);
    if (!totp::matching_step(user.totp_secret, input.code, transaction.now(), last))
        return fail_field("code", "access.code_wrong");
    transaction.execute("UPDATE access_user SET totp_secret = '' WHERE id = ?", {id});
    audit::record(transaction, context.actor, "access.totp.off", "access_user", id);
    return http::no_content();
}

/// Names of the roles in the reader's language; whoever has one need not be allowed to read them all.
std::string role_names_json(Reader& reader, const Actor& actor) {
    std::string out = "[";
    for (const auto& code : actor.roles) {
        const auto role = select_one<Role>(reader, "WHERE code = ?", {code});
        const bool english = role && actor.language == Language::en && !role->name_en.empty();
        if (out.back() != '[') out += ',';
        json::append_string(out, english ? role->name_en : role ? role->name : code);
    }
    return out + "]";
}

Result<Response> own_login(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto user, load(reader, Id<User>{context.actor.user_id}));
    const std::string last = json::text_or_null(user.last_login_at);
    return http::ok(fmt::format(R"({{"totp_on":{},"last_login_at":{},"role_names":{},"sessions":{}}})",
                                !user.totp_secret.empty(), last, role_names_json(reader, context.actor),
                                sessions_json(reader, user.id.value, context.actor.session_id)));
}

Result<Response> end_own_session(Context& context, Transaction& transaction) {
    ZS_TRY(person_only(context));
    ZS_TRY_ASSIGN(const auto id, context.id());
    if (transaction.execute("DELETE FROM access_session WHERE id = ? AND user_id = ?", {id, context.actor.user_id}) ==
        0)
        return fail(Code::not_found, "entity.not_found");
    users_changed(transaction);
    return http::no_content();
}

Result<Response> end_other_sessions(Context& context, Transaction& transaction) {
    ZS_TRY(person_only(context));
    transaction.execute("DELETE FROM access_session WHERE user_id = ? AND id <> ?",
                        {context.actor.user_id, context.actor.session_id});
    users_changed(transaction);
    return http::no_content();
}

}  // namespace

std::string sessions_json(Reader& reader, std::int64_t user, std::int64_t current) {
    std::string out = "[";
    reader.query(
        "SELECT id, created_at, expires_at, remote_address, agent FROM access_session WHERE user_id = ? AND "
        "expires_at > ? ORDER BY created_at DESC",
        {user, reader.now().unix_ms}, [&](const Row& row) {
            out += fmt::format(R"({}{{"id":{},"created_at":"{}","expires_at":"{}","current":{},"remote_address":)",
                               out.back() == '[' ? "" : ",", row.integer(0), to_text(Instant{row.integer(1)}),
                               to_text(Instant{row.integer(2)}), row.integer(0) == current);
            json::append_string(out, row.text(3));
            out += ",\"agent\":";
            json::append_string(out, row.text(4));
            out += '}';
        });
    return out + "]";
}

http::Routes own_routes(Database& database) {
    using enum http::Method;
    http::Routes all;
    const auto add = [&](http::Route route) {
        route.permission = "session";
        route.scope = "oneself";
        all.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/session/login",
         .summary = "One's own login: one-time codes, sessions",
         .read = own_login});
    add({.method = post,
         .path = "/api/v1/session/password",
         .summary = "Change one's own password; ends the other sessions",
         .plain = [&](Context& context) { return change_password(database, context); },
         .input = &table_of<OwnPassword>(),
         .per_minute = 10});
    add({.method = get,
         .path = "/api/v1/session/totp",
         .summary = "A fresh secret for one-time codes, with its QR code",
         .plain = propose_code});
    add({.method = post,
         .path = "/api/v1/session/totp",
         .summary = "Switch one-time codes on with a code of the secret",
         .write = switch_code_on,
         .input = &table_of<CodeInput>(),
         .per_minute = 30});
    add({.method = post,
         .path = "/api/v1/session/totp/off",
         .summary = "Switch one-time codes off with a present code",
         .write = switch_own_code_off,
         .input = &table_of<CodeInput>(),
         .per_minute = 10});
    add({.method = del,
         .path = "/api/v1/session/sessions",
         .summary = "End all one's other sessions",
         .write = end_other_sessions});
    add({.method = del,
         .path = "/api/v1/session/sessions/{id}",
         .summary = "End one of one's sessions",
         .write = end_own_session});
    return all;
}

}  // namespace zs::access
