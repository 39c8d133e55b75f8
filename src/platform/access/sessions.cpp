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
constexpr auto failures_kept = std::chrono::hours(24);
constexpr std::int64_t failing_names_max = 100'000;  // bounds the table while somebody tries many names
constexpr auto use_stored_every = std::chrono::minutes(1);
constexpr std::size_t kept_max = 10'000;
constexpr std::size_t agent_length_max = 200;
std::atomic<std::uint64_t> changes{0};  // of users, roles and tokens in this process

/// Compared when the user is unknown, so that names cannot be told from the time it takes.
const std::string& decoy_hash() {
    static const std::string hash = hash_password("nobody has this password");
    return hash;
}

/// Counts a wrong login of this name. A name that nobody has costs the same write, and locks alike.
void note_failure(Transaction& transaction, const std::string& name, Instant now) {
    transaction.execute("DELETE FROM access_login_failure WHERE at < ?", {(now - failures_kept).unix_ms});
    transaction.execute(
        "INSERT INTO access_login_failure (name, failures, locked_until, at) VALUES (?, 1, 0, ?) ON CONFLICT (name) DO "
        "UPDATE SET failures = access_login_failure.failures + 1, at = excluded.at",
        {name, now.unix_ms});
    transaction.execute(
        "UPDATE access_login_failure SET locked_until = ?, failures = 0 WHERE name = ? AND failures >= ?",
        {(now + lock_time).unix_ms, name, failures_max});
    transaction.execute(
        "DELETE FROM access_login_failure WHERE id <= (SELECT MAX(id) FROM access_login_failure) - ? AND name <> ?",
        {failing_names_max, name});
    // What administrators see and undo; no row for a name that nobody has.
    transaction.execute(
        "UPDATE access_user SET failed_logins = (SELECT failures FROM access_login_failure WHERE name = ?), "
        "locked_until = (SELECT NULLIF(locked_until, 0) FROM access_login_failure WHERE name = ?) WHERE user_name = ?",
        {name, name, name});
}

}  // namespace

void forget_failures(Transaction& transaction, std::string_view user_name) {
    transaction.execute("DELETE FROM access_login_failure WHERE name = ?", {std::string(user_name)});
    transaction.execute("UPDATE access_user SET locked_until = NULL, failed_logins = 0 WHERE user_name = ?",
                        {std::string(user_name)});
}

void users_changed(Transaction& transaction) {
    transaction.after_commit([] { changes.fetch_add(1); });
}

std::uint64_t user_changes() { return changes.load(); }

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
    std::int64_t last_step = 0, locked_until = 0;
    const std::string name(user_name);
    ZS_TRY(database_.read([&](Reader& reader) -> Status {
        user = select_one<User>(reader, "WHERE user_name = ? AND active = 1", {name});
        locked_until =
            reader.integer("SELECT locked_until FROM access_login_failure WHERE name = ?", {name}).value_or(0);
        if (user)
            last_step = reader.integer("SELECT totp_step FROM access_user WHERE id = ?", {user->id.value}).value_or(0);
        return {};
    }));
    const Instant now = clock_.now();
    if (user && user->locked_until) locked_until = std::max(locked_until, user->locked_until->unix_ms);
    if (locked_until > now.unix_ms) return fail(Code::too_many, "access.locked_out");
    const bool right = verify_password(password, user ? user->password_hash : decoy_hash()) && user;
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
                        "UPDATE access_user SET totp_step = ?, last_login_at = ? WHERE id = ? AND (totp_step < ? OR "
                        "totp_secret = '')",
                        {*step, now.unix_ms, user->id.value, *step}) > 0;
            if (!taken) return {};
            forget_failures(transaction, name);
            transaction.execute("DELETE FROM access_session WHERE expires_at < ?", {now.unix_ms});
            transaction.execute(
                "INSERT INTO access_session (token_hash, user_id, created_at, expires_at, remote_address, agent, "
                "last_used_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                {sha256_hex(token), user->id.value, now.unix_ms, (now + session_life).unix_ms, origin.address,
                 origin.agent.substr(0, agent_length_max), now.unix_ms});
            return {};
        }
        note_failure(transaction, name, now);
        return {};
    }));
    if (!right) return fail(Code::unauthenticated, "access.wrong_credentials");
    if (!step || !taken) return fail(Code::unauthenticated, "access.code_wrong");
    return token;
}

std::optional<Sessions::Kept> Sessions::use_kept(const std::string& hash, Instant now, Use use, bool& store) {
    const std::scoped_lock lock(mutex_);
    if (const auto latest = user_changes(); latest != seen_changes_) {
        kept_.clear();
        seen_changes_ = latest;
    }
    const auto known = kept_.find(hash);
    if (known == kept_.end()) return std::nullopt;
    auto& kept = known->second;
    if (kept.expires_at <= now || now - kept.checked_at >= kept_fresh || kept.idle_at(now)) return std::nullopt;
    if (use == Use::attended) kept.used_at = now;
    store = kept.used_at - kept.stored_at >= use_stored_every;
    if (store) kept.stored_at = kept.used_at;
    return kept;
}

Result<Actor> Sessions::find(std::string_view token, Use use) {
    const std::string hash = sha256_hex(token);
    const Instant now = clock_.now();
    bool store = false;
    if (auto kept = use_kept(hash, now, use, store)) {
        if (store) note_session_use(hash, kept->used_at);
        return std::move(kept->actor);
    }
    std::optional<Kept> found;
    ZS_TRY(database_.read([&](Reader& reader) -> Status {
        found = session_of(reader, hash, now);
        if (found) return {};
        if (auto actor = token_actor(reader, hash, now)) {
            const Instant ends = actor->session_ends;
            found = Kept{*std::move(actor), ends, now, now, now};
        }
        return {};
    }));
    if (!found) return fail(Code::unauthenticated, "access.unauthenticated");
    if (found->actor.kind == ActorKind::token) note_token_use(hash, now);
    const std::scoped_lock lock(mutex_);
    // What was used since the last write is known here only.
    if (const auto known = kept_.find(hash); known != kept_.end())
        found->used_at = std::max(found->used_at, known->second.used_at);
    if (found->idle_at(now)) {
        kept_.erase(hash);
        end_idle(hash);
        return fail(Code::unauthenticated, "access.unauthenticated");
    }
    if (use == Use::attended) found->used_at = now;
    if (kept_.size() > kept_max) kept_.clear();
    return kept_.insert_or_assign(hash, *std::move(found)).first->second.actor;
}

std::optional<Sessions::Kept> Sessions::session_of(Reader& reader, const std::string& hash, Instant now) const {
    std::int64_t user_id = 0, session_id = 0;
    Instant expires_at, used_at;
    reader.query(
        "SELECT user_id, expires_at, id, last_used_at FROM access_session WHERE token_hash = ? AND expires_at > ?",
        {hash, now.unix_ms}, [&](const Row& row) {
            user_id = row.integer(0);
            expires_at = {row.integer(1)};
            session_id = row.integer(2);
            used_at = {row.integer(3)};
        });
    const auto user = zs::find(reader, Id<User>{user_id});
    if (!user || !user->active) return std::nullopt;
    Kept kept{actor_of(reader, *user, expand_), expires_at, now, used_at, used_at, idle_ ? idle_(reader) : Duration{}};
    if (used_at.unix_ms == 0) kept.used_at = now;  // opened before uses were kept
    kept.actor.session_id = session_id;
    kept.actor.session_ends = expires_at;
    return kept;
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

void Sessions::note_session_use(const std::string& hash, Instant now) {
    database_.submit(
        [hash, now](Transaction& transaction) -> Status {
            transaction.execute("UPDATE access_session SET last_used_at = ? WHERE token_hash = ? AND last_used_at < ?",
                                {now.unix_ms, hash, now.unix_ms});
            return {};
        },
        [](const Status&) {});
}

/// So that the list of sessions does not show it either.
void Sessions::end_idle(const std::string& hash) {
    database_.submit(
        [hash](Transaction& transaction) -> Status {
            transaction.execute("DELETE FROM access_session WHERE token_hash = ?", {hash});
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
