// Rosters over HTTP: who works when, leave, swaps, copies, coverage; the people on duty now.
#include "domains/organization/routes.h"

#include <fmt/format.h>

#include "core/json.h"
#include "domains/organization/organization.h"
#include "domains/organization/service.h"

namespace zs::organization {
namespace {

using http::Context;
using http::Response;

struct LeaveInput {
    std::int64_t person_id = 0;
    Date from;
    Date to;
    std::string note;
};
constexpr auto describe(Of<LeaveInput>) {
    return view("LeaveInput", "", "请假", "Leave",
                field<&LeaveInput::person_id>(
                    "person_id",
                    {.zh = "人员", .en = "Person", .required = true, .min = 1, .references = "organization_person"}),
                field<&LeaveInput::from>("from", {.zh = "从", .en = "From", .required = true}),
                field<&LeaveInput::to>("to", {.zh = "到", .en = "To", .required = true}),
                field<&LeaveInput::note>("note", {.zh = "备注", .en = "Note", .length_max = 200}));
}
struct SwapInput {
    std::int64_t person_id = 0;
};
constexpr auto describe(Of<SwapInput>) {
    return view(
        "SwapInput", "", "换班", "Swap",
        field<&SwapInput::person_id>(
            "person_id",
            {.zh = "接班人", .en = "Other person", .required = true, .min = 1, .references = "organization_person"}));
}
struct CopyInput {
    Date from;
    std::int64_t days = 7;
    Date to;
};
constexpr auto describe(Of<CopyInput>) {
    return view("CopyInput", "", "复制排班", "Copy roster",
                field<&CopyInput::from>("from", {.zh = "从", .en = "From", .required = true}),
                field<&CopyInput::days>("days", {.zh = "天数", .en = "Days", .required = true, .min = 1, .max = 62}),
                field<&CopyInput::to>("to", {.zh = "到", .en = "To", .required = true}));
}

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
        field<&RosterRow::crew>("crew", {.zh = "班组", .en = "Crew", .sql = "c.name"}),
        field<&RosterRow::day>("day", {.zh = "日期", .en = "Day", .sql = "e.day"}),
        field<&RosterRow::shift_id>("shift_id", {.zh = "班次号", .en = "Shift id", .sql = "e.shift_id"}),
        field<&RosterRow::shift>("shift", {.zh = "班次", .en = "Shift", .sql = "s.name"}),
        field<&RosterRow::post>("post", {.zh = "岗位", .en = "Post", .sql = "o.name"}),
        field<&RosterRow::state>("state", {.zh = "状态", .en = "State", .sql = "e.state"}),
        field<&RosterRow::starts_at>("starts_at", {.zh = "开始", .en = "Starts", .sql = "e.starts_at"}),
        field<&RosterRow::ends_at>("ends_at", {.zh = "结束", .en = "Ends", .sql = "e.ends_at"}),
        field<&RosterRow::note>("note", {.zh = "备注", .en = "Note", .sql = "e.note"}));
}

Result<Response> list_roster(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(auto query, parse_list_query(table_of<RosterRow>(), context.request.query));
    ZS_TRY_ASSIGN(auto page, list_json(reader, table_of<RosterRow>(), query));
    return http::ok(std::move(page.json));
}

Result<Response> add(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(auto entry, context.create<RosterEntry>());
    ZS_TRY_ASSIGN(entry, add_entry(transaction, context.actor, std::move(entry)));
    return http::created(to_json(entry));
}

Result<Response> remove(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY(remove_entry(transaction, context.actor, {id}));
    return http::no_content();
}

Result<Response> leave(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto input, context.command<LeaveInput>());
    ZS_TRY_ASSIGN(const auto changed,
                  take_leave(transaction, context.actor, {input.person_id}, input.from, input.to, input.note));
    return http::ok(fmt::format(R"({{"changed":{}}})", changed));
}

Result<Response> swap_entry(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<SwapInput>());
    ZS_TRY_ASSIGN(const auto entry, swap(transaction, context.actor, {id}, {input.person_id}));
    return http::created(to_json(entry));
}

Result<Response> copy(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto input, context.command<CopyInput>());
    ZS_TRY_ASSIGN(const auto copied,
                  copy_roster(transaction, context.actor, input.from, static_cast<int>(input.days), input.to));
    return http::ok(fmt::format(R"({{"copied":{}}})", copied));
}

Result<Response> coverage(Context& context, Reader& reader) {
    const auto from = parse_date(context.request.query_value("from"));
    const auto to = parse_date(context.request.query_value("to"));
    if (!from || !to || *to < *from || *to - *from > 62) return fail_field("to", "field.not_a_date");
    std::string out = "{\"items\":[";
    for (const auto& gap : coverage_gaps(reader, start_of_day(*from, Zone{}), start_of_day(*to, Zone{}))) {
        if (out.back() != '[') out += ',';
        out += fmt::format(R"({{"post_id":{},"from":"{}","to":"{}","present":{},"needed":{},"post":)",
                           gap.post_id.value, to_text(gap.from), to_text(gap.to), gap.present, gap.needed);
        json::append_string(out, gap.post);
        out += '}';
    }
    return http::ok(out + "]}");
}

}  // namespace

http::Routes routes() {
    using enum http::Method;
    http::Routes all;
    const auto add_route = [&](http::Route route) {
        route.scope = "none: the roster is common knowledge among logistics staff";
        all.push_back(std::move(route));
    };
    add_route({.method = get,
               .path = "/api/v1/organization/roster",
               .permission = "organization.view",
               .summary = "Roster entries",
               .read = list_roster,
               .output = &table_of<RosterRow>(),
               .page = true});
    add_route({.method = post,
               .path = "/api/v1/organization/roster",
               .permission = "organization.roster",
               .summary = "Put somebody on a shift",
               .write = add,
               .input = &table_of<RosterEntry>(),
               .input_mode = entity_ops::Decode::create,
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
               .path = "/api/v1/organization/leave",
               .permission = "organization.roster",
               .summary = "Enter leave",
               .write = leave,
               .input = &table_of<LeaveInput>()});
    add_route({.method = post,
               .path = "/api/v1/organization/roster-copies",
               .permission = "organization.roster",
               .summary = "Copy a stretch of the roster",
               .write = copy,
               .input = &table_of<CopyInput>()});
    add_route({.method = get,
               .path = "/api/v1/organization/coverage",
               .permission = "organization.view",
               .summary = "Gaps of round-the-clock posts",
               .read = coverage});
    return all;
}

}  // namespace zs::organization
