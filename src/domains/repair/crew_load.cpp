// What a crew leader watches: load now, work of the last weeks, lateness by person and by step, hours of this week.
#include <fmt/format.h>

#include "core/json.h"
#include "domains/organization/organization.h"
#include "domains/repair/routes.h"
#include "domains/repair/service.h"
#include "domains/repair/workload.h"
#include "domains/space/space.h"

namespace zs::repair {
namespace {

using http::Context;
using http::Response;

constexpr std::int64_t days_default = 30;
constexpr std::int64_t days_max = 366;

struct Member {
    std::int64_t person_id = 0;
    std::string name;
    std::int64_t room_id = 0;
    std::optional<Instant> until;    // on duty now, and how long
    std::optional<Instant> next_at;  // else when next
    Workload load = {};
    std::int64_t restored = 0, late = 0, reworked = 0, rated = 0, low = 0;
    std::int64_t labour_minutes = 0;       // of the period
    std::int64_t week_labour_minutes = 0;  // of this week, until now
    std::int64_t week_rostered_minutes = 0;
};
using Members = std::map<std::int64_t, Member>;

struct Asked {
    std::int64_t crew_id = 0;
    std::int64_t days = days_default;
    Instant now;
    Instant from;    // of the period
    Instant monday;  // of this week
};

/// The crew asked for; a leader's own when he names none. Crews out of scope look like absent ones.
Result<Asked> asked_for(Context& context, Reader& reader) {
    Asked asked;
    const auto& scope = context.actor.scope;
    const auto number = [&](std::string_view name) {
        return std::atoll(std::string(context.request.query_value(name)).c_str());
    };
    asked.crew_id = number("crew_id");
    if (asked.crew_id == 0 && !scope.crew_ids.empty()) asked.crew_id = scope.crew_ids.front();
    if (asked.crew_id == 0) return fail_field("crew_id", "field.required");
    const auto crew = find(reader, Id<organization::Crew>{asked.crew_id});
    if (!crew || !in_scope(context.actor, {0, 0, asked.crew_id, crew->vendor_id ? crew->vendor_id->value : 0}))
        return fail(Code::not_found, "entity.not_found");
    if (const auto days = number("days"); days != 0) asked.days = std::clamp<std::int64_t>(days, 7, days_max);
    asked.now = reader.now();
    asked.from = asked.now - std::chrono::hours(24 * asked.days);
    const Date today = local_date(asked.now, Zone{});
    asked.monday = start_of_day(today + (1 - weekday(today)), Zone{});
    return asked;
}

Members members_of(Reader& reader, const Asked& asked) {
    Members members;
    for (const auto& person :
         select<organization::Person>(reader, "WHERE crew_id = ? AND active = 1 ORDER BY id", {asked.crew_id})) {
        Member member;
        member.person_id = person.id.value;
        member.name = person.name;
        member.room_id = person.base_room_id.value_or(0);
        members.emplace(member.person_id, std::move(member));
    }
    return members;
}

void add_duty(Reader& reader, const Asked& asked, Members& members) {
    const auto loads = workloads(reader, asked.now);
    for (auto& [id, member] : members) {
        const auto load = loads.find(id);
        if (load == loads.end()) continue;
        member.load = load->second;
        if (member.load.last_room != 0) member.room_id = member.load.last_room;
    }
    for (const auto& person : organization::on_duty(reader, asked.now))
        if (const auto found = members.find(person.person_id.value); found != members.end())
            found->second.until = person.until;
    reader.query(
        "SELECT e.person_id, MIN(e.starts_at) FROM organization_roster_entry e JOIN organization_person p ON p.id = "
        "e.person_id WHERE p.crew_id = ? AND e.state = 'planned' AND e.starts_at > ? AND e.starts_at < ? GROUP BY "
        "e.person_id",
        {asked.crew_id, asked.now.unix_ms, (asked.now + std::chrono::hours(24 * 14)).unix_ms}, [&](const Row& row) {
            if (const auto found = members.find(row.integer(0)); found != members.end())
                found->second.next_at = Instant{row.integer(1)};
        });
}

void add_work(Reader& reader, const Asked& asked, Members& members) {
    reader.query(
        "SELECT o.assignee_id, COUNT(*), SUM(CASE WHEN o.restored_at > o.restore_due_at THEN 1 ELSE 0 END), "
        "SUM(o.labour_minutes), SUM(CASE WHEN o.restored_at >= ? THEN o.labour_minutes ELSE 0 END) FROM "
        "repair_work_order o JOIN organization_person p ON p.id = o.assignee_id WHERE p.crew_id = ? AND o.restored_at "
        ">= ? AND o.state IN ('restored','confirmed','closed') GROUP BY o.assignee_id",
        {asked.monday.unix_ms, asked.crew_id, std::min(asked.from, asked.monday).unix_ms}, [&](const Row& row) {
            const auto found = members.find(row.integer(0));
            if (found == members.end()) return;
            auto& member = found->second;
            member.restored = row.integer(1);
            member.late = row.integer(2);
            member.labour_minutes = row.integer(3);
            member.week_labour_minutes = row.integer(4);
        });
    reader.query(
        "SELECT o.assignee_id, SUM(CASE WHEN o.rework_count > 0 THEN 1 ELSE 0 END), SUM(CASE WHEN o.score > 0 THEN 1 "
        "ELSE 0 END), SUM(CASE WHEN o.score BETWEEN 1 AND 2 THEN 1 ELSE 0 END) FROM repair_work_order o JOIN "
        "organization_person p ON p.id = o.assignee_id WHERE p.crew_id = ? AND o.reported_at >= ? AND o.state NOT IN "
        "('cancelled','merged') GROUP BY o.assignee_id",
        {asked.crew_id, asked.from.unix_ms}, [&](const Row& row) {
            const auto found = members.find(row.integer(0));
            if (found == members.end()) return;
            found->second.reworked = row.integer(1);
            found->second.rated = row.integer(2);
            found->second.low = row.integer(3);
        });
}

/// Rostered time of this week that has passed, so that it compares with the labour written down until now.
void add_hours(Reader& reader, const Asked& asked, Members& members) {
    reader.query(
        "SELECT e.person_id, e.starts_at, e.ends_at FROM organization_roster_entry e JOIN organization_person p ON "
        "p.id = e.person_id WHERE p.crew_id = ? AND e.state = 'planned' AND e.ends_at > ? AND e.starts_at < ?",
        {asked.crew_id, asked.monday.unix_ms, asked.now.unix_ms}, [&](const Row& row) {
            const auto found = members.find(row.integer(0));
            if (found == members.end()) return;
            const auto from = std::max(row.integer(1), asked.monday.unix_ms);
            const auto to = std::min(row.integer(2), asked.now.unix_ms);
            found->second.week_rostered_minutes += std::max<std::int64_t>(to - from, 0) / 60'000;
        });
}

void append_member(std::string& out, Reader& reader, const Member& member, Language language) {
    out += fmt::format(R"({{"person_id":{},"name":)", member.person_id);
    json::append_string(out, member.name);
    const auto place = member.room_id == 0 ? Result<space::Place>(fail(Code::not_found, "entity.not_found"))
                                           : space::place(reader, {member.room_id});
    out += ",\"place\":";
    json::append_string(out, place ? place->text(language) : "");
    out += fmt::format(
        R"(,"room_id":{},"until":{},"next_at":{},"open_jobs":{},"work_minutes":{},"restored":{},"late":{},)"
        R"("reworked":{},"rated":{},"low":{},"labour_minutes":{},"week_labour_minutes":{},)"
        R"("week_rostered_minutes":{}}})",
        member.room_id, json::text_or_null(member.until), json::text_or_null(member.next_at), member.load.jobs.size(),
        member.load.minutes(), member.restored, member.late, member.reworked, member.rated, member.low,
        member.labour_minutes, member.week_labour_minutes, member.week_rostered_minutes);
}

/// How many of the crew's restored orders had each step, and how many took it late.
void append_steps(std::string& out, Reader& reader, const Asked& asked) {
    constexpr std::pair<std::string_view, std::string_view> steps[] = {{"accept", "accepted"},
                                                                       {"dispatch", "dispatched"},
                                                                       {"take", "taken"},
                                                                       {"arrive", "arrived"},
                                                                       {"restore", "restored"}};
    std::string columns;
    for (const auto& [step, past] : steps)
        columns += fmt::format("{}COUNT({}_at), COALESCE(SUM(CASE WHEN {}_at > {}_due_at THEN 1 ELSE 0 END), 0)",
                               columns.empty() ? "" : ", ", past, past, step);
    reader.query(fmt::format("SELECT {} FROM repair_work_order WHERE crew_id = ? AND restored_at >= ? AND state IN "
                             "('restored','confirmed','closed')",
                             columns),
                 {asked.crew_id, asked.from.unix_ms}, [&](const Row& row) {
                     int column = 0;
                     for (const auto& [step, past] : steps) {
                         if (column > 0) out += ',';
                         out += fmt::format(R"({{"step":"{}","n":{},"late":{}}})", step, row.integer(column),
                                            row.integer(column + 1));
                         column += 2;
                     }
                 });
}

Result<Response> crew_load(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto asked, asked_for(context, reader));
    auto members = members_of(reader, asked);
    add_duty(reader, asked, members);
    add_work(reader, asked, members);
    add_hours(reader, asked, members);
    std::string out = fmt::format(R"({{"crew_id":{},"days":{},"from":"{}","monday":"{}","people":[)", asked.crew_id,
                                  asked.days, to_text(asked.from), to_text(asked.monday));
    for (const auto& [id, member] : members) {
        if (out.back() != '[') out += ',';
        append_member(out, reader, member, context.actor.language);
    }
    out += "],\"steps\":[";
    append_steps(out, reader, asked);
    return http::ok(out + "]}");
}

}  // namespace

http::Routes crew_routes() {
    return {{.method = http::Method::get,
             .path = "/api/v1/repair/crew-load",
             .permission = "organization.roster",
             .summary = "A crew's people: load now, work and lateness of the last days, hours of this week",
             .read = crew_load,
             .scope = "crew (or its vendor)"}};
}

}  // namespace zs::repair
