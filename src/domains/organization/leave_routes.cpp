// Leave, coverage and rest over HTTP.
#include <fmt/format.h>

#include "core/json.h"
#include "domains/organization/organization.h"
#include "domains/organization/routes.h"
#include "domains/organization/service.h"

namespace zs::organization {
namespace {

using http::Context;
using http::Response;

constexpr int days_max = 62;

/// One leave with the name of the person.
struct LeaveRow {
    Id<Leave> id;
    std::int64_t version = 0;
    std::int64_t person_id = 0;
    std::string person;
    std::optional<std::int64_t> crew_id;
    LeaveKind kind = LeaveKind::personal;
    Date first_day;
    Date last_day;
    std::string reason;
};
constexpr auto describe(Of<LeaveRow>) {
    return view("LeaveRow", "organization_leave l JOIN organization_person p ON p.id = l.person_id", "请假", "Leave",
                field<&LeaveRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "l.id"}),
                field<&LeaveRow::version>("version", {.zh = "版本", .en = "Version", .sql = "l.version"}),
                field<&LeaveRow::person_id>("person_id", {.zh = "人员号", .en = "Person id", .sql = "l.person_id"}),
                field<&LeaveRow::person>("person", {.zh = "人员", .en = "Person", .sql = "p.name", .searchable = true}),
                field<&LeaveRow::crew_id>("crew_id", {.zh = "班组号", .en = "Crew id", .sql = "p.crew_id"}),
                field<&LeaveRow::kind>("kind", {.zh = "类别", .en = "Kind", .sql = "l.kind"}),
                field<&LeaveRow::first_day>("first_day", {.zh = "从", .en = "From", .sql = "l.first_day"}),
                field<&LeaveRow::last_day>("last_day", {.zh = "到", .en = "To", .sql = "l.last_day"}),
                field<&LeaveRow::reason>("reason", {.zh = "原因", .en = "Reason", .sql = "l.reason"}));
}

struct Days {
    Date from;
    Date to;
};
/// ?from=…&to=…, at most two months.
Result<Days> days_of(const Context& context) {
    const auto from = parse_date(context.request.query_value("from"));
    const auto to = parse_date(context.request.query_value("to"));
    std::vector<FieldError> errors;
    if (!from) errors.push_back({"from", "field.not_a_date", {}});
    if (!to || (from && (*to < *from || *to - *from > days_max))) errors.push_back({"to", "field.not_a_date", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return Days{*from, *to};
}

Result<Response> list_leaves(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<LeaveRow>(), people_in_scope(context.actor));
}

Result<Response> take(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto input, context.command<LeaveInput>());
    Leave leave;
    leave.person_id = {input.person_id};
    leave.kind = input.kind.value_or(LeaveKind::personal);
    leave.first_day = input.from;
    leave.last_day = input.to;
    leave.reason = input.note;
    ZS_TRY_ASSIGN(const auto taken, take_leave(transaction, context.actor, std::move(leave)));
    return http::created(fmt::format(R"({{"id":{},"changed":{}}})", taken.id.value, taken.changed));
}

Result<Response> end(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    const auto text = context.request.query_value("from");
    const auto from = parse_date(text);
    if (!text.empty() && !from) return fail_field("from", "field.not_a_date");
    ZS_TRY(end_leave(transaction, context.actor, {id}, from));
    return http::no_content();
}

Result<Response> preview(Context& context, Reader& reader) {
    const auto person = std::atoll(std::string(context.request.query_value("person_id")).c_str());
    const auto from = parse_date(context.request.query_value("from"));
    const auto to = parse_date(context.request.query_value("to"));
    if (!from) return fail_field("from", "field.not_a_date");
    if (!to) return fail_field("to", "field.not_a_date");
    ZS_TRY_ASSIGN(const auto effect, leave_effect(reader, {{person}, *from, *to}));
    std::string out = fmt::format(R"({{"entries":{},"gaps":)", effect.entries);
    append_gaps(out, effect.gaps);
    return http::ok(out + "}");
}

Result<Response> coverage(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto days, days_of(context));
    std::string out = "{\"items\":";
    append_gaps(out, coverage_gaps(reader, start_of_day(days.from, Zone{}), start_of_day(days.to, Zone{})));
    return http::ok(out + "}");
}

Result<Response> rests(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto days, days_of(context));
    std::string out = "{\"items\":";
    append_rests(out, short_rests(reader, days.from, days.to));
    return http::ok(out + "}");
}

}  // namespace

void append_gaps(std::string& out, const std::vector<CoverageGap>& gaps) {
    out += '[';
    for (const auto& gap : gaps) {
        if (out.back() != '[') out += ',';
        out += fmt::format(R"({{"post_id":{},"crew_id":{},"from":"{}","to":"{}","present":{},"needed":{},"post":)",
                           gap.post_id.value, gap.crew_id, to_text(gap.from), to_text(gap.to), gap.present, gap.needed);
        json::append_string(out, gap.post);
        out += '}';
    }
    out += ']';
}

void append_rests(std::string& out, const std::vector<ShortRest>& rests) {
    out += '[';
    for (const auto& rest : rests) {
        if (out.back() != '[') out += ',';
        out += fmt::format(R"({{"entry_id":{},"person_id":{},"day":"{}","rest_minutes":{}}})", rest.entry_id.value,
                           rest.person_id.value, to_text(rest.day), rest.rest_minutes);
    }
    out += ']';
}

http::Routes leave_routes() {
    using enum http::Method;
    return {{.method = get,
             .path = "/api/v1/organization/leaves",
             .permission = "organization.roster",
             .summary = "Leave with its reasons",
             .read = list_leaves,
             .output = &table_of<LeaveRow>(),
             .page = true,
             .scope = own_people},
            {.method = post,
             .path = "/api/v1/organization/leave",
             .permission = "organization.roster",
             .summary = "Enter leave",
             .write = take,
             .input = &table_of<LeaveInput>(),
             .scope = own_people},
            {.method = del,
             .path = "/api/v1/organization/leaves/{id}",
             .permission = "organization.roster",
             .summary = "End a leave, wholly or before ?from=",
             .write = end,
             .scope = own_people},
            {.method = get,
             .path = "/api/v1/organization/leave-preview",
             .permission = "organization.roster",
             .summary = "What a leave would leave uncovered",
             .read = preview,
             .scope = everybody},
            {.method = get,
             .path = "/api/v1/organization/coverage",
             .permission = "organization.view",
             .summary = "Gaps of round-the-clock posts",
             .read = coverage,
             .scope = everybody},
            {.method = get,
             .path = "/api/v1/organization/short-rests",
             .permission = "organization.view",
             .summary = "Entries with too little rest before them",
             .read = rests,
             .scope = everybody}};
}

}  // namespace zs::organization
