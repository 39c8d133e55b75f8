// Who acts: a person in a session, a token, the system, or a stranger with a printed code. Knows no hospital words
// beyond campus, department, crew and vendor, by which rows are scoped.
#pragma once
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/language.h"
#include "platform/entity/list.h"

namespace zs {

enum class ActorKind { anonymous, person, token, system };

/// Which rows an actor may see and change. `all` beats the lists; an empty scope sees nothing.
struct Scope {
    bool all = false;
    std::vector<std::int64_t> campus_ids;
    std::vector<std::int64_t> department_ids;  // with everything below them in the tree, already expanded
    std::vector<std::int64_t> crew_ids;
    std::vector<std::int64_t> vendor_ids;
};

struct Actor {
    ActorKind kind = ActorKind::anonymous;
    std::int64_t user_id = 0;
    std::int64_t person_id = 0;            // organization_person, 0 if the user is not a member of staff
    std::string name;                      // for timelines: "王建国", "system:repair.auto_confirm"
    std::string user_name;                 // login name, empty for strangers and the system
    std::vector<std::string> roles;        // codes
    std::vector<std::string> permissions;  // sorted
    Instant session_ends{};                // 0 without a session
    std::int64_t session_id = 0;           // access_session, 0 for tokens
    bool must_change_password = false;     // until then only their own login is open to them
    Scope scope;
    Language language = Language::zh;
    std::string remote_address;
    std::string request_id;

    bool may(std::string_view permission) const {
        return kind == ActorKind::system || std::binary_search(permissions.begin(), permissions.end(), permission);
    }
    static Actor system(std::string_view name) {
        Actor actor;
        actor.kind = ActorKind::system;
        actor.name = "system:" + std::string(name);
        actor.scope.all = true;
        return actor;
    }
};

/// Column names (or SQL expressions) by which a table is scoped; empty = the table has no such owner.
struct ScopeColumns {
    std::string_view campus = "";
    std::string_view department = "";
    std::string_view crew = "";
    std::string_view vendor = "";
};
/// Restriction of a list to the actor's scope: any of his lists matches. `1=0` when nothing may match.
Restriction scope_restriction(const Actor& actor, const ScopeColumns& columns);
/// The same rule for one loaded row; ids 0 = none.
struct RowOwner {
    std::int64_t campus_id = 0;
    std::int64_t department_id = 0;
    std::int64_t crew_id = 0;
    std::int64_t vendor_id = 0;
};
bool in_scope(const Actor& actor, const RowOwner& owner);

}  // namespace zs
