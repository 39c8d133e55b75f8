// Who is told of which step of a request.
#include <fmt/format.h>

#include "core/json.h"
#include "domains/catalog/catalog.h"
#include "domains/organization/requests.h"
#include "platform/events/events.h"

namespace zs::organization {
namespace {

constexpr std::string_view asker = "organization.request";
constexpr std::string_view planner = "organization.roster";

std::string name_of(Reader& reader, Id<Person> id) {
    return reader.text("SELECT name FROM organization_person WHERE id = ?", {id.value}).value_or("");
}

std::string day_text(Date day) { return to_text(day).substr(5); }

/// "王建国 11-26 08:00 ⇄ 李志强" or "王建国 11-26 – 11-28": the same in every language.
std::string title_of(Reader& reader, const RosterRequest& request) {
    const std::string person = name_of(reader, request.person_id);
    if (request.kind == RequestKind::leave) {
        const auto from = day_text(request.first_day), to = day_text(request.last_day);
        return from == to ? fmt::format("{} {}", person, from) : fmt::format("{} {} – {}", person, from, to);
    }
    const auto shift = request.shift_id ? find(reader, *request.shift_id) : std::nullopt;
    const std::int64_t minute = shift ? shift->start_minute : 0;
    return fmt::format("{} {} {:02}:{:02} {} {}", person, day_text(request.first_day), minute / 60, minute % 60,
                       request.return_entry_id == 0 ? "→" : "⇄", name_of(reader, *request.colleague_id));
}

/// One party of a step; nobody by name where the makers of the crew's roster are meant.
struct Told {
    std::string_view what;
    std::optional<Id<Person>> person = {};
};

std::vector<Told> told_of(const RosterRequest& request, RequestAction action, bool leads) {
    const Told asked{leads ? "asked_above" : "asked"};
    switch (action) {
        case RequestAction::offer:
            return {{"offered", request.colleague_id}};
        case RequestAction::ask:
            return {asked};
        case RequestAction::accept:
            return {{"accepted", request.person_id}, asked};
        case RequestAction::decline:
            return {{"declined", request.person_id}};
        case RequestAction::approve:
            return {{"approved", request.person_id}, {"approved", request.colleague_id}};
        case RequestAction::refuse:
            return {{"refused", request.person_id}, {"refused", request.colleague_id}};
        case RequestAction::withdraw:
            return {{"withdrawn", request.colleague_id}};
        case RequestAction::lapse:
            return {{"lapsed", request.person_id}, {"lapsed", request.colleague_id}};
    }
    return {};
}

}  // namespace

void publish_request(Transaction& transaction, const Actor& actor, const RosterRequest& request, RequestAction action) {
    const auto person = find(transaction, request.person_id);
    const std::int64_t crew = person && person->crew_id ? person->crew_id->value : 0;
    const bool leads = transaction.exists("SELECT 1 FROM organization_crew WHERE id = ? AND lead_person_id = ?",
                                          {crew, request.person_id.value});
    std::string title;
    json::append_string(title, title_of(transaction, request));
    for (const auto& told : told_of(request, action, leads)) {
        const bool by_name = told.what != "asked" && told.what != "asked_above";
        if (by_name && !told.person) continue;  // leave has no colleague
        events::publish(transaction, fmt::format("organization.request_{}", told.what), request.id.value,
                        fmt::format(R"({{"title":{},"crew_id":{},"assignee_id":{},"actor_user_id":{}}})", title, crew,
                                    told.person ? told.person->value : 0, actor.user_id));
    }
    // Open pages learn that something changed, not what: whoever may see it asks for it.
    events::publish(transaction, "organization.request_changed", request.id.value,
                    fmt::format(R"({{"topic":"organization.request","id":{},"crew_id":{}}})", request.id.value, crew));
}

std::vector<notify::NoticeKind> notice_kinds() {
    using enum notify::Reach;
    const auto kind = [](std::string_view event, std::string_view zh, std::string_view en, std::string_view text_key,
                         std::string_view page, notify::Audience audience) {
        return notify::NoticeKind{event, zh, en, text_key, "organization_roster_request", page, {audience}};
    };
    constexpr std::string_view own = "/my-roster/", inbox = "/roster/requests/";
    return {
        kind("organization.request_offered", "同事想换班", "A colleague offers a swap", "organization.notice.offered",
             own, {assignee, asker}),
        kind("organization.request_accepted", "同事同意换班", "The colleague accepts the swap",
             "organization.notice.accepted", own, {assignee, asker}),
        kind("organization.request_declined", "同事不同意换班", "The colleague declines the swap",
             "organization.notice.declined", own, {assignee, asker}),
        kind("organization.request_asked", "请假换班待审批", "Leave or swap to approve", "organization.notice.asked",
             inbox, {crew, planner}),
        kind("organization.request_asked_above", "班长请假换班待审批", "A leader's leave or swap to approve",
             "organization.notice.asked", inbox, {overseer, planner}),
        kind("organization.request_approved", "请假换班已批准", "Leave or swap approved",
             "organization.notice.approved", own, {assignee, asker}),
        kind("organization.request_refused", "请假换班未批准", "Leave or swap refused", "organization.notice.refused",
             own, {assignee, asker}),
        kind("organization.request_withdrawn", "换班已撤回", "Swap withdrawn", "organization.notice.withdrawn", own,
             {assignee, asker}),
        kind("organization.request_lapsed", "请假换班已过期", "Leave or swap lapsed", "organization.notice.lapsed", own,
             {assignee, asker}),
    };
}

}  // namespace zs::organization
