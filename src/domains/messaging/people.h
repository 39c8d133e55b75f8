// Everybody who may be told something, kept in memory for a moment: an event must not cost a walk over all users.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "domains/messaging/notices.h"
#include "platform/access/actor.h"
#include "platform/database/database.h"

namespace zs::messaging {

struct Person {
    Actor actor;  // as he would be in a session: roles, permissions, expanded scope
    Choice choice;
};

struct Everybody {
    std::vector<Person> people;
    std::map<std::int64_t, std::int64_t> crew_leads;  // crew → organization_person
    Instant loaded_at;
    std::uint64_t user_changes = 0;  // of this process, when they were loaded

    bool leads(const Actor& actor, std::int64_t crew_id) const;
    const Person* find(std::int64_t user_id) const;
};

/// One for each module instance, so that tests with several databases do not share people.
class People {
public:
    /// At most half a minute old, and never older than a change in this process: like the permissions of a session.
    std::shared_ptr<const Everybody> at(Reader& reader);
    void forget();

private:
    std::mutex mutex_;
    std::shared_ptr<const Everybody> kept_;
};

}  // namespace zs::messaging
