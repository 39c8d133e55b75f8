// Users and tokens for programs, as administrators keep them.
#include <fmt/format.h>

#include "core/hash.h"
#include "core/json.h"
#include "platform/access/password.h"
#include "platform/access_routes/parts.h"
#include "platform/access_routes/views.h"
#include "platform/audit/audit.h"
#include "platform/module/exchange.h"

namespace zs::access {
namespace {

using http::Context;
using http::Response;

struct PasswordInput {
    std::string password;
    bool must_change_password = true;
};
constexpr auto describe(Of<PasswordInput>) {
    return view("PasswordInput", "", "口令", "Password",
                field<&PasswordInput::password>("password",
                                                {.zh = "口令", .en = "Password", .required = true, .length_max = 200}),
                field<&PasswordInput::must_change_password>(
                    "must_change_password", {.zh = "登录后须先改口令", .en = "Must be changed at the next login"}));
}

/// A new user comes with a password; the entity itself never carries it.
Result<Response> create_user(Database& database, Context& context) {
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
        audit::record(transaction, context.actor, "access.user.create", "access_user", fresh.id.value, to_json(fresh));
        user = fresh;
        return {};
    }));
    return http::created(to_json(user));
}

Result<Response> reset_password(Database& database, Context& context) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<PasswordInput>());
    ZS_TRY(check_password("password", input.password));
    const std::string hash = hash_password(input.password);
    ZS_TRY(database.write([&](Transaction& transaction) -> Status {
        ZS_TRY_ASSIGN(auto user, load(transaction, Id<User>{id}));
        user.password_hash = hash;
        user.must_change_password = input.must_change_password;
        ZS_TRY(update(transaction, user));
        forget_failures(transaction, user.user_name);
        transaction.execute("DELETE FROM access_session WHERE user_id = ?", {id});
        audit::record(transaction, context.actor, "access.user.password", "access_user", id);
        users_changed(transaction);
        return {};
    }));
    return http::no_content();
}

/// A step that changes nothing but the login itself: audited, and seen at once.
Result<Response> note(Context& context, Transaction& transaction, std::string_view action, std::int64_t user) {
    audit::record(transaction, context.actor, action, "access_user", user);
    users_changed(transaction);
    return http::no_content();
}

Result<Response> unlock(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto user, load(transaction, Id<User>{id}));
    forget_failures(transaction, user.user_name);
    return note(context, transaction, "access.user.unlock", id);
}

/// An administrator helps who lost the phone.
Result<Response> switch_code_off(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY(load(transaction, Id<User>{id}));
    transaction.execute("UPDATE access_user SET totp_secret = '' WHERE id = ?", {id});
    return note(context, transaction, "access.totp.off", id);
}

Result<Response> end_sessions(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY(load(transaction, Id<User>{id}));
    transaction.execute("DELETE FROM access_session WHERE user_id = ? AND id <> ?", {id, context.actor.session_id});
    return note(context, transaction, "access.user.end_sessions", id);
}

Result<Response> sessions_of_user(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    return http::ok(fmt::format(R"({{"items":{}}})", sessions_json(reader, id, context.actor.session_id)));
}

/// Not a `write` route: its answer would be kept for retries, and the token is shown this once and stored nowhere.
Result<Response> create_token(Database& database, Context& context) {
    ZS_TRY_ASSIGN(const auto given, context.create<Token>());
    const std::string token = "zst_" + random_token(25);
    Token row;
    ZS_TRY(database.write([&](Transaction& transaction) -> Status {
        row = given;
        row.token_hash = sha256_hex(token);
        row.created_at = transaction.now();
        insert(transaction, row);
        audit::record(transaction, context.actor, "access.token.create", "access_token", row.id.value, to_json(row));
        return {};
    }));
    std::string out = to_json(row);
    out.back() = ',';
    return http::created(out + fmt::format(R"("token":"{}"}})", token));
}

Result<Response> export_accounts(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<AccountRow>(), {});
}

}  // namespace

http::Routes account_routes(Database& database) {
    using enum http::Method;
    constexpr std::string_view permission = "access.manage";
    constexpr std::string_view scope = "none: administrators";
    return {{.method = get,
             .path = "/api/v1/access/accounts",
             .permission = permission,
             .summary = "Users with the state of their login",
             .read = list_of<AccountRow>,
             .output = &table_of<AccountRow>(),
             .page = true,
             .scope = scope},
            {.method = get,
             .path = "/api/v1/access/accounts/export",
             .permission = permission,
             .summary = "Users as xlsx, filtered like the list",
             .read = export_accounts,
             .scope = scope},
            {.method = post,
             .path = "/api/v1/access/users",
             .permission = permission,
             .summary = "Create a user",
             .plain = [&](Context& context) { return create_user(database, context); },
             .scope = scope},
            {.method = post,
             .path = "/api/v1/access/users/{id}/password",
             .permission = permission,
             .summary = "Set a new password; ends the user's sessions",
             .plain = [&](Context& context) { return reset_password(database, context); },
             .input = &table_of<PasswordInput>(),
             .scope = scope},
            {.method = post,
             .path = "/api/v1/access/users/{id}/unlock",
             .permission = permission,
             .summary = "Let somebody in again who was locked out by wrong passwords",
             .write = unlock,
             .scope = scope},
            {.method = get,
             .path = "/api/v1/access/users/{id}/sessions",
             .permission = permission,
             .summary = "Open sessions of a user",
             .read = sessions_of_user,
             .scope = scope},
            {.method = del,
             .path = "/api/v1/access/users/{id}/sessions",
             .permission = permission,
             .summary = "End all sessions of a user but the caller's own",
             .write = end_sessions,
             .scope = scope},
            {.method = del,
             .path = "/api/v1/access/users/{id}/totp",
             .permission = permission,
             .summary = "Switch one-time codes off for somebody who lost the phone",
             .write = switch_code_off,
             .scope = scope},
            {.method = post,
             .path = "/api/v1/access/tokens",
             .permission = permission,
             .summary = "A token for a program; shown once",
             .plain = [&](Context& context) { return create_token(database, context); },
             .input = &table_of<Token>(),
             .input_mode = entity_ops::Decode::create,
             .output = &table_of<Token>(),
             .scope = scope}};
}

}  // namespace zs::access
