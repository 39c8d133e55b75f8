// Sessions: who a cookie belongs to, answered from memory.
#pragma once
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "platform/access/actor.h"
#include "platform/access/entities.h"
#include "platform/database/database.h"

namespace zs::access {

/// Expands departments to everything below them; the domain that knows the tree hands it in.
using ExpandDepartments = std::function<std::vector<std::int64_t>(Reader&, const std::vector<std::int64_t>&)>;

/// Where a login comes from, for the person's own list of sessions.
struct Origin {
    std::string address, agent;
};

/// How long a session may lie unused; 0 = as long as it lasts. Asked once each time a session is read.
using IdleLimit = std::function<Duration(Reader&)>;
/// Whether somebody is at the screen, or a page asks by itself.
enum class Use { attended, unattended };

/// The name's wrong logins are forgotten: an administrator helps, or the right password came.
void forget_failures(Transaction& transaction, std::string_view user_name);

/// Users, roles, tokens or what a scope expands to changed in this transaction: every Sessions of the process reads
/// them anew after the commit.
void users_changed(Transaction& transaction);
/// Grows with every such commit in this process: who keeps users in memory compares it.
std::uint64_t user_changes();

/// The actor that a user is: permissions of his roles, expanded scope.
Actor actor_of(Reader& reader, const User& user, const ExpandDepartments& expand);

class Sessions {
public:
    Sessions(Database& database, Clock& clock, ExpandDepartments expand, IdleLimit idle = {})
        : database_(database), clock_(clock), expand_(std::move(expand)), idle_(std::move(idle)) {}

    /// Checks name and password and opens a session; returns its token. Five wrong passwords lock the name for 15
    /// minutes, whether or not somebody has it, so that the answers do not tell. Users with one-time codes need `code`
    /// too. Errors: access.wrong_credentials, access.locked_out, access.code_required, access.code_wrong.
    Result<std::string> login(std::string_view user_name, std::string_view password, std::string_view code,
                              const Origin& origin = {});
    /// The actor of a session's or a program's token; error access.unauthenticated when it is unknown, expired, too
    /// long unused or its user is inactive. The last use is written at most once a minute, and nobody waits for it.
    Result<Actor> find(std::string_view token, Use use = Use::attended);
    Status logout(std::string_view token);
    /// Forgets what is in memory after users or roles change.
    void forget();

private:
    struct Kept {
        Actor actor;
        Instant expires_at;
        Instant checked_at;
        Instant used_at;    // by somebody; tokens of programs are never idle
        Instant stored_at;  // the use that the database knows
        Duration idle_max{};
        bool idle_at(Instant now) const { return idle_max > Duration{} && now - used_at > idle_max; }
    };
    std::optional<Kept> session_of(Reader& reader, const std::string& hash, Instant now) const;
    std::optional<Actor> token_actor(Reader& reader, const std::string& hash, Instant now) const;
    void note_token_use(const std::string& hash, Instant now);
    /// The kept session, used once more; nullopt when it must be read.
    std::optional<Kept> use_kept(const std::string& hash, Instant now, Use use, bool& store);
    void note_session_use(const std::string& hash, Instant now);
    void end_idle(const std::string& hash);
    Database& database_;
    Clock& clock_;
    ExpandDepartments expand_;
    IdleLimit idle_;
    std::mutex mutex_;
    std::uint64_t seen_changes_ = 0;
    std::unordered_map<std::string, Kept> kept_;
};

}  // namespace zs::access
