// Users as actors, with their choices.
#include "domains/messaging/people.h"

#include "domains/organization/organization.h"
#include "platform/access/sessions.h"

namespace zs::messaging {
namespace {

constexpr auto fresh_for = std::chrono::seconds(30);

std::shared_ptr<const Everybody> load_all(Reader& reader) {
    auto everybody = std::make_shared<Everybody>();
    everybody->loaded_at = reader.now();
    everybody->user_changes = access::user_changes();
    std::map<std::int64_t, Choice> choices;
    for (auto& choice : select<Choice>(reader, "ORDER BY id")) choices[choice.user_id] = std::move(choice);
    for (const auto& user : select<access::User>(reader, "WHERE active = 1 ORDER BY id")) {
        if (user.roles == "administrator") continue;  // keeps the system, does none of the hospital's work
        Choice choice = choices[user.id.value];
        choice.user_id = user.id.value;
        everybody->people.push_back(
            {access::actor_of(reader, user, organization::with_descendants), std::move(choice)});
    }
    reader.query("SELECT id, lead_person_id FROM organization_crew WHERE lead_person_id IS NOT NULL", {},
                 [&](const Row& row) { everybody->crew_leads[row.integer(0)] = row.integer(1); });
    return everybody;
}

}  // namespace

bool Everybody::leads(const Actor& actor, std::int64_t crew_id) const {
    const auto found = crew_leads.find(crew_id);
    return actor.person_id != 0 && found != crew_leads.end() && found->second == actor.person_id;
}

const Person* Everybody::find(std::int64_t user_id) const {
    for (const auto& person : people)
        if (person.actor.user_id == user_id) return &person;
    return nullptr;
}

std::shared_ptr<const Everybody> People::at(Reader& reader) {
    {
        const std::scoped_lock lock(mutex_);
        const Instant now = reader.now();
        if (kept_ && kept_->user_changes == access::user_changes() && now >= kept_->loaded_at &&
            now - kept_->loaded_at < fresh_for)
            return kept_;
    }
    auto fresh = load_all(reader);
    const std::scoped_lock lock(mutex_);
    kept_ = fresh;
    return fresh;
}

void People::forget() {
    const std::scoped_lock lock(mutex_);
    kept_.reset();
}

}  // namespace zs::messaging
