// Sessions and logins.
#include "platform/access/sessions.h"

#include <atomic>

#include "core/hash.h"
#include "core/text.h"
#include "platform/access/password.h"
#include "platform/access/totp.h"

namespace zs::access {
namespace {

constexpr auto session_life = std::chrono::hours(12);
constexpr auto kept_fresh = std::chrono::seconds(30);  // changes in another process are seen after this
constexpr auto lock_time = std::chrono::minutes(15);
constexpr std::int64_t failures_max = 5;
constexpr std::size_t kept_max = 10'000;
constexpr std::size_t agent_length_max = 200;
std::atomic<std::uint64_t> changes{0};  // of users, roles and tokens in this process

/// Compared when the user is unknown, so that names cannot be told from the time it takes.
const std::string& decoy_hash() {
    static const std::string hash = hash_password("nobody has this password");
    return hash;
}

}  // namespace

void users_changed(Transaction& transaction) {
    transaction.after_commit([] { changes.fetch_add(1); });
}

Actor actor_of(Reader& reader, const User& user, const ExpandDepartments& expand) {
    Actor actor;
    actor.kind = ActorKind::person;
    actor.user_id = user.id.value;
    actor.person_id = user.person_id.value_or(0);
    actor.user_name = user.user_name;
    actor.name = user.name;
    actor.must_change_password = user.must_change_password;
    std::set<std::string> permissions;
    for (const auto role : text::split(user.roles, ',')) {
        actor.roles.emplace_back(text::trim(role));
        const std::string granted =
            reader.text("SELECT permissions FROM access_role WHERE code = ?", {actor.roles.back()}).value_or("");
        for (const auto permission : text::split(granted, ','))
            if (!permission.empty()) permissions.emplace(text::trim(permission));
    }
    actor.permissions.assign(permissions.begin(), permissions.end());
    std::vector<std::int64_t> ids;
    for (const auto part : text::split(user.scope_ids, ','))
        if (const auto id = text::parse_integer(text::trim(part))) ids.push_back(*id);
    switch (user.scope_kind) {
        case ScopeKind::all:
            actor.scope.all = true;
            break;
        case ScopeKind::campus:
            actor.scope.campus_ids = ids;
            break;
        case ScopeKind::department:
            actor.scope.department_ids = expand(reader, ids);
            break;
        case ScopeKind::crew:
            actor.scope.crew_ids = ids;
            break;
        case ScopeKind::vendor:
            actor.scope.vendor_ids = ids;
            break;
    }
    return actor;
}

Result<std::string> Sessions::login(std::string_view user_name, std::string_view password, std::string_view code,
                                    const Origin& origin) {
    std::optional<User> user;
    std::int64_t last_step = 0;
    ZS_TRY(database_.read([&](Reader& reader) -> Status {
        user = select_one<User>(reader, "WHERE user_name = ? AND active = 1", {std::string(user_name)});
        if (user)
            last_step = reader.integer("SELECT totp_step FROM access_user WHERE id = ?", {user->id.value}).value_or(0);
        return {};
    }));
    const Instant now = clock_.now();
    if (user && user->locked_until && *user->locked_until > now) return fail(Code::too_many, "access.locked_out");
    const bool right = verify_password(password, user ? user->password_hash : decoy_hash());
    if (!user) return fail(Code::unauthenticated, "access.wrong_credentials");
    std::optional<std::int64_t> step = 0;
    if (right && !user->totp_secret.empty()) {
        if (code.empty()) return fail(Code::unauthenticated, "access.code_required");
        step = totp::matching_step(user->totp_secret, code, now, last_step);
    }
    const std::string token = random_token(20);
    bool taken = true;
    ZS_TRY(database_.write([&](Transaction& transaction) -> Status {
        if (right && step) {
            // The step is taken by whoever is first: a code that somebody looked at works once.
            taken = transaction.execute(
                        "UPDATE access_user SET failed_logins = 0, locked_until = NULL, totp_step = ?, last_login_at = "
                        "? WHERE id = ? AND (totp_step < ? OR totp_secret = '')",
                        {*step, now.unix_ms, user->id.value, *step}) > 0;
            if (!taken) return {};
            transaction.execute("DELETE FROM access_session WHERE expires_at < ?", {now.unix_ms});
            transaction.execute(
                "INSERT INTO access_session (token_hash, user_id, created_at, expires_at, remote_address, agent) "
                "VALUES "
                "(?, ?, ?, ?, ?, ?)",
                {sha256_hex(token), user->id.value, now.unix_ms, (now + session_life).unix_ms, origin.address,
                 origin.agent.substr(0, agent_length_max)});
            return {};
        }
        transaction.execute("UPDATE access_user SET failed_logins = failed_logins + 1 WHERE id = ?", {user->id.value});
        transaction.execute(
            "UPDATE access_user SET locked_until = ?, failed_logins = 0 WHERE id = ? AND failed_logins >= ?",
            {(now + lock_time).unix_ms, user->id.value, failures_max});
        return {};
    }));
    if (!right) return fail(Code::unauthenticated, "access.wrong_credentials");
    if (!step || !taken) return fail(Code::unauthenticated, "access.code_wrong");
    return token;
}

Result<Actor> Sessions::find(std::string_view token) {
    const std::string hash = sha256_hex(token);
    const Instant now = clock_.now();
    {
        const std::scoped_lock lock(mutex_);
        if (const auto latest = changes.load(); latest != seen_changes_) {
            kept_.clear();
            seen_changes_ = latest;
        }
        const auto known = kept_.find(hash);
        if (known != kept_.end() && known->second.expires_at > now && now - known->second.checked_at < kept_fresh)
            return known->second.actor;
    }
    std::optional<Actor> found;
    ZS_TRY(database_.read([&](Reader& reader) -> Status {
        found = session_actor(reader, hash, now);
        if (!found) found = token_actor(reader, hash, now);
        return {};
    }));
    if (!found) return fail(Code::unauthenticated, "access.unauthenticated");
    if (found->kind == ActorKind::token) note_token_use(hash, now);
    const std::scoped_lock lock(mutex_);
    if (kept_.size() > kept_max) kept_.clear();
    const Instant ends = found->session_ends;
    return kept_.insert_or_assign(hash, Kept{*std::move(found), ends, now}).first->second.actor;
}

std::optional<Actor> Sessions::session_actor(Reader& reader, const std::string& hash, Instant now) const {
    std::int64_t user_id = 0, session_id = 0;
    Instant expires_at;
    reader.query("SELECT user_id, expires_at, id FROM access_session WHERE token_hash = ? AND expires_at > ?",
                 {hash, now.unix_ms}, [&](const Row& row) {
                     user_id = row.integer(0);
                     expires_at = {row.integer(1)};
                     session_id = row.integer(2);
                 });
    const auto user = zs::find(reader, Id<User>{user_id});
    if (!user || !user->active) return std::nullopt;
    Actor actor = actor_of(reader, *user, expand_);
    actor.session_id = session_id;
    actor.session_ends = expires_at;
    return actor;
}

std::optional<Actor> Sessions::token_actor(Reader& reader, const std::string& hash, Instant now) const {
    const auto token = select_one<Token>(reader, "WHERE token_hash = ? AND active = 1", {hash});
    if (!token || (token->expires_at && *token->expires_at <= now)) return std::nullopt;
    const auto user = zs::find(reader, Id<User>{token->user_id});
    if (!user || !user->active) return std::nullopt;
    Actor actor = actor_of(reader, *user, expand_);
    actor.kind = ActorKind::token;
    actor.name = user->name + " (" + token->name + ")";
    actor.session_ends = token->expires_at.value_or(now + std::chrono::hours(24));
    actor.must_change_password = false;  // a program has none
    std::vector<std::string> granted;
    for (const auto permission : text::split(token->permissions, ','))
        if (actor.may(text::trim(permission))) granted.emplace_back(text::trim(permission));
    std::sort(granted.begin(), granted.end());
    actor.permissions = std::move(granted);
    return actor;
}

/// Once each time the token is read from the database, so at most every 30 s; nobody waits for it.
void Sessions::note_token_use(const std::string& hash, Instant now) {
    database_.submit(
        [hash, now](Transaction& transaction) -> Status {
            transaction.execute("UPDATE access_token SET last_used_at = ? WHERE token_hash = ?", {now.unix_ms, hash});
            return {};
        },
        [](const Status&) {});
}

Status Sessions::logout(std::string_view token) {
    const std::string hash = sha256_hex(token);
    ZS_TRY(database_.write([&](Transaction& transaction) -> Status {
        transaction.execute("DELETE FROM access_session WHERE token_hash = ?", {hash});
        return {};
    }));
    forget();
    return {};
}

void Sessions::forget() {
    const std::scoped_lock lock(mutex_);
    kept_.clear();
}

}  // namespace zs::access
