// Rosters over HTTP: who works when, swaps, copies.
#include "domains/organization/routes.h"

#include <fmt/format.h>

#include "core/json.h"
#include "domains/organization/organization.h"
#include "domains/organization/service.h"

namespace zs::organization {
namespace {

using http::Context;
using http::Response;

/// One line of the roster with names.
struct RosterRow {
    Id<RosterEntry> id;
    std::int64_t version = 0;
    std::int64_t person_id = 0;
    std::string person;
    std::optional<std::int64_t> crew_id;
    std::optional<std::string> crew;
    Date day;
    std::int64_t shift_id = 0;
    std::string shift;
    std::optional<std::int64_t> post_id;
    std::optional<std::string> post;
    RosterState state = RosterState::planned;
    Instant starts_at;
    Instant ends_at;
    std::string note;
};
constexpr auto describe(Of<RosterRow>) {
    return view(
        "RosterRow",
        "organization_roster_entry e JOIN organization_person p ON p.id = e.person_id JOIN organization_shift s ON "
        "s.id = "
        "e.shift_id LEFT JOIN organization_crew c ON c.id = p.crew_id LEFT JOIN organization_post o ON o.id = "
        "e.post_id",
        "排班", "Roster", field<&RosterRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "e.id"}),
        field<&RosterRow::version>("version", {.zh = "版本", .en = "Version", .sql = "e.version"}),
        field<&RosterRow::person_id>("person_id", {.zh = "人员号", .en = "Person id", .sql = "e.person_id"}),
        field<&RosterRow::person>("person", {.zh = "人员", .en = "Person", .sql = "p.name", .searchable = true}),
        field<&RosterRow::crew_id>("crew_id", {.zh = "班组号", .en = "Crew id", .sql = "p.crew_id"}),
        field<&RosterRow::crew>("crew", {.zh = "班组", .en = "Crew", .sql = "c.name", .sql_en = "c.name_en"}),
        field<&RosterRow::day>("day", {.zh = "日期", .en = "Day", .sql = "e.day"}),
        field<&RosterRow::shift_id>("shift_id", {.zh = "班次号", .en = "Shift id", .sql = "e.shift_id"}),
        field<&RosterRow::shift>("shift", {.zh = "班次", .en = "Shift", .sql = "s.name", .sql_en = "s.name_en"}),
        field<&RosterRow::post_id>("post_id", {.zh = "岗位号", .en = "Post id", .sql = "e.post_id"}),
        field<&RosterRow::post>("post", {.zh = "岗位", .en = "Post", .sql = "o.name", .sql_en = "o.name_en"}),
        field<&RosterRow::state>("state", {.zh = "状态", .en = "State", .sql = "e.state"}),
        field<&RosterRow::starts_at>("starts_at", {.zh = "开始", .en = "Starts", .sql = "e.starts_at"}),
        field<&RosterRow::ends_at>("ends_at", {.zh = "结束", .en = "Ends", .sql = "e.ends_at"}),
        field<&RosterRow::note>("note", {.zh = "备注", .en = "Note", .sql = "e.note"}));
}

Result<Response> list_roster(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<RosterRow>());
}

Result<Response> add(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(auto entry, context.create<RosterEntry>());
    ZS_TRY_ASSIGN(entry, add_entry(transaction, context.actor, std::move(entry)));
    return http::created(to_json(entry));
}

Result<Response> change(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<RosterChange>());
    ZS_TRY_ASSIGN(const auto entry, change_entry(transaction, context.actor, {id}, input));
    return http::ok(to_json(entry));
}

Result<Response> remove(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY(remove_entry(transaction, context.actor, {id}));
    return http::no_content();
}

Result<Response> swap_entry(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<SwapInput>());
    const auto in_return =
        input.return_entry_id ? std::optional(Id<RosterEntry>{*input.return_entry_id}) : std::nullopt;
    ZS_TRY_ASSIGN(const auto entry, swap(transaction, context.actor, {id}, {input.person_id}, in_return));
    return http::created(to_json(entry));
}

Result<Response> copy(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto input, context.command<CopyInput>());
    ZS_TRY_ASSIGN(const auto done, copy_roster(transaction, context.actor, input));
    return http::ok(fmt::format(R"({{"copied":{},"skipped":{}}})", done.copied, done.skipped));
}

/// One crew and who of it works now: for those who need somebody, not for those who make the roster.
Result<Response> duty(Context& context, Reader& reader) {
    const bool zh = context.actor.language == Language::zh;
    std::multimap<std::int64_t, OnDuty> working;
    for (auto& person : on_duty(reader, reader.now())) {
        const auto crew = person.crew_id.value;
        working.emplace(crew, std::move(person));
    }
    std::string out = "{\"items\":[";
    for (const auto& crew : select<Crew>(reader, "WHERE active = 1 ORDER BY id")) {
        if (out.back() != '[') out += ',';
        out += fmt::format(R"({{"crew_id":{},"crew":)", crew.id.value);
        json::append_string(out, zh || crew.name_en.empty() ? crew.name : crew.name_en);
        out += ",\"phone\":";
        json::append_string(out, crew.phone);
        out += ",\"people\":[";
        const auto [first, last] = working.equal_range(crew.id.value);
        for (auto one = first; one != last; ++one) {
            out += one == first ? "{\"name\":" : ",{\"name\":";
            json::append_string(out, one->second.name);
            out += fmt::format(R"(,"until":"{}"}})", to_text(one->second.until));
        }
        out += "]}";
    }
    return http::ok(out + "]}");
}

}  // namespace

http::Routes roster_routes() {
    using enum http::Method;
    http::Routes all;
    const auto add_route = [&](http::Route route) {
        route.scope = route.method == get ? everybody : own_people;
        all.push_back(std::move(route));
    };
    add_route({.method = get,
               .path = "/api/v1/organization/roster",
               .permission = "organization.view",
               .summary = "Roster entries",
               .read = list_roster,
               .output = &table_of<RosterRow>(),
               .page = true});
    all.push_back({.method = get,
                   .path = "/api/v1/organization/on-duty",
                   .permission = "organization.duty",
                   .summary = "Crews, who of them is on duty now, and the telephone of the crew",
                   .read = duty,
                   .scope = "none: all crews serve the whole hospital; no telephone of a person"});
    add_route({.method = post,
               .path = "/api/v1/organization/roster",
               .permission = "organization.roster",
               .summary = "Put somebody on a shift",
               .write = add,
               .input = &table_of<RosterEntry>(),
               .input_mode = entity_ops::Decode::create,
               .output = &table_of<RosterEntry>()});
    add_route({.method = patch,
               .path = "/api/v1/organization/roster/{id}",
               .permission = "organization.roster",
               .summary = "Another shift, day or post for an entry",
               .write = change,
               .input = &table_of<RosterChange>(),
               .output = &table_of<RosterEntry>()});
    add_route({.method = del,
               .path = "/api/v1/organization/roster/{id}",
               .permission = "organization.roster",
               .summary = "Take an entry off the roster",
               .write = remove});
    add_route({.method = post,
               .path = "/api/v1/organization/roster/{id}/swap",
               .permission = "organization.roster",
               .summary = "Let somebody else work this entry",
               .write = swap_entry,
               .input = &table_of<SwapInput>(),
               .output = &table_of<RosterEntry>()});
    add_route({.method = post,
               .path = "/api/v1/organization/roster-copies",
               .permission = "organization.roster",
               .summary = "Copy a stretch of the roster",
               .write = copy,
               .input = &table_of<CopyInput>()});
    return all;
}

}  // namespace zs::organization
