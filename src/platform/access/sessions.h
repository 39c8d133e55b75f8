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

/// Users, roles or tokens changed in this transaction: every Sessions of the process reads them anew after the commit.
void users_changed(Transaction& transaction);

/// The actor that a user is: permissions of his roles, expanded scope.
Actor actor_of(Reader& reader, const User& user, const ExpandDepartments& expand);

class Sessions {
public:
    Sessions(Database& database, Clock& clock, ExpandDepartments expand)
        : database_(database), clock_(clock), expand_(std::move(expand)) {}

    /// Checks name and password and opens a session; returns its token. Five wrong passwords lock the account for 15
    /// minutes. Users with one-time codes need `code` too. Errors: access.wrong_credentials, access.locked_out,
    /// access.code_required, access.code_wrong.
    Result<std::string> login(std::string_view user_name, std::string_view password, std::string_view code,
                              const Origin& origin = {});
    /// The actor of a session's or a program's token; error access.unauthenticated when it is unknown, expired or its
    /// user is inactive.
    Result<Actor> find(std::string_view token);
    Status logout(std::string_view token);
    /// Forgets what is in memory after users or roles change.
    void forget();

private:
    std::optional<Actor> session_actor(Reader& reader, const std::string& hash, Instant now) const;
    std::optional<Actor> token_actor(Reader& reader, const std::string& hash, Instant now) const;
    void note_token_use(const std::string& hash, Instant now);
    struct Kept {
        Actor actor;
        Instant expires_at;
        Instant checked_at;
    };
    Database& database_;
    Clock& clock_;
    ExpandDepartments expand_;
    std::mutex mutex_;
    std::uint64_t seen_changes_ = 0;
    std::unordered_map<std::string, Kept> kept_;
};

}  // namespace zs::access
