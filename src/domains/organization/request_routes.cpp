// Requests over HTTP: what people ask of their roster, and the answers.
#include <fmt/format.h>

#include "domains/organization/requests.h"
#include "domains/organization/routes.h"

namespace zs::organization {
namespace {

using http::Context;
using http::Response;

/// One request with the names of people and shifts.
struct RequestRow {
    Id<RosterRequest> id;
    std::int64_t version = 0;
    RequestKind kind = RequestKind::leave;
    RequestState state = RequestState::opened;
    std::int64_t person_id = 0;
    std::string person;
    std::optional<std::int64_t> crew_id;
    LeaveKind leave_kind = LeaveKind::personal;
    Date first_day;
    Date last_day;
    std::string note;
    std::optional<std::int64_t> colleague_id;
    std::optional<std::string> colleague;
    std::int64_t entry_id = 0;
    std::optional<std::int64_t> shift_id;
    std::int64_t return_entry_id = 0;
    std::optional<Date> return_day;
    std::optional<std::int64_t> return_shift_id;
    Instant begins_at;
    Instant asked_at;
    std::optional<Instant> decided_at;
    std::string decided_by;
    std::string answer;
};
constexpr auto describe(Of<RequestRow>) {
    using R = RequestRow;
    return view(
        "RosterRequestRow",
        "organization_roster_request r JOIN organization_person p ON p.id = r.person_id LEFT JOIN "
        "organization_person c ON c.id = r.colleague_id",
        "排班申请", "Roster request", field<&R::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "r.id"}),
        field<&R::version>("version", {.zh = "版本", .en = "Version", .sql = "r.version"}),
        field<&R::kind>("kind", {.zh = "申请", .en = "Request", .sql = "r.kind"}),
        field<&R::state>("state", {.zh = "状态", .en = "State", .sql = "r.state"}),
        field<&R::person_id>("person_id", {.zh = "申请人号", .en = "Person id", .sql = "r.person_id"}),
        field<&R::person>("person", {.zh = "申请人", .en = "Asked by", .sql = "p.name", .searchable = true}),
        field<&R::crew_id>("crew_id", {.zh = "班组号", .en = "Crew id", .sql = "p.crew_id"}),
        field<&R::leave_kind>("leave_kind", {.zh = "请假类别", .en = "Kind of leave", .sql = "r.leave_kind"}),
        field<&R::first_day>("first_day", {.zh = "从", .en = "From", .sql = "r.first_day"}),
        field<&R::last_day>("last_day", {.zh = "到", .en = "To", .sql = "r.last_day"}),
        field<&R::note>("note", {.zh = "原因", .en = "Reason", .sql = "r.note"}),
        field<&R::colleague_id>("colleague_id", {.zh = "接班人号", .en = "Colleague id", .sql = "r.colleague_id"}),
        field<&R::colleague>("colleague", {.zh = "接班人", .en = "Colleague", .sql = "c.name"}),
        field<&R::entry_id>("entry_id", {.zh = "让出的班", .en = "Entry given", .sql = "r.entry_id"}),
        field<&R::shift_id>("shift_id", {.zh = "班次号", .en = "Shift id", .sql = "r.shift_id"}),
        field<&R::return_entry_id>("return_entry_id",
                                   {.zh = "换回的班", .en = "Entry in return", .sql = "r.return_entry_id"}),
        field<&R::return_day>("return_day", {.zh = "换回日期", .en = "Day in return", .sql = "r.return_day"}),
        field<&R::return_shift_id>("return_shift_id",
                                   {.zh = "换回班次号", .en = "Shift in return", .sql = "r.return_shift_id"}),
        field<&R::begins_at>("begins_at", {.zh = "最早班次开始", .en = "First shift begins", .sql = "r.begins_at"}),
        field<&R::asked_at>("asked_at", {.zh = "提出时间", .en = "Asked at", .sql = "r.asked_at"}),
        field<&R::decided_at>("decided_at", {.zh = "答复时间", .en = "Decided at", .sql = "r.decided_at"}),
        field<&R::decided_by>("decided_by", {.zh = "答复人", .en = "Decided by", .sql = "r.decided_by"}),
        field<&R::answer>("answer", {.zh = "答复", .en = "Answer", .sql = "r.answer"}));
}

Result<Response> list_requests(Context& context, Reader& reader) {
    const bool planned = context.request.query_value("mine") != "true";
    return http::list_page(context, reader, table_of<RequestRow>(), visible_requests(context.actor, planned), {"mine"});
}

Response answer(Reader& reader, const Actor& actor, const RosterRequest& request, int status) {
    std::string out = to_json(request);
    out.back() = ',';
    out += "\"allowed_actions\":[";
    for (const auto action : allowed_actions(reader, actor, request))
        out += fmt::format("{}\"{}\"", out.back() == '[' ? "" : ",", text_of(action));
    Response response = http::ok(out + "]}");
    response.status = status;
    return response;
}

Result<Response> get_request(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto request, load_visible(reader, context.actor, {id}));
    return answer(reader, context.actor, request, 200);
}

Result<Response> effect(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto request, load_visible(reader, context.actor, {id}));
    ZS_TRY_ASSIGN(const auto effect, effect_of(reader, request));
    std::string out = fmt::format(R"({{"entries":{},"gaps":)", effect.entries);
    append_gaps(out, effect.gaps);
    out += ",\"rests\":";
    append_rests(out, effect.rests);
    return http::ok(out + "}");
}

Result<Response> request_leave(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto input, context.command<LeaveRequestInput>());
    ZS_TRY_ASSIGN(const auto request, ask_leave(transaction, context.actor, input));
    return answer(transaction, context.actor, request, 201);
}

Result<Response> request_swap(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto input, context.command<SwapRequestInput>());
    ZS_TRY_ASSIGN(const auto request, offer_swap(transaction, context.actor, input));
    return answer(transaction, context.actor, request, 201);
}

Result<Response> take_step(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    const auto action = value_of<RequestAction>(context.path_value(1));
    if (!action) return fail(Code::not_found, "http.not_found");
    ZS_TRY_ASSIGN(const auto input, context.command<RequestStepInput>());
    ZS_TRY_ASSIGN(const auto request, act(transaction, context.actor, {id}, *action, input));
    return answer(transaction, context.actor, request, 200);
}

}  // namespace

http::Routes request_routes() {
    using enum http::Method;
    constexpr std::string_view parties = "the person, the colleague, and who makes the person's roster";
    return {{.method = get,
             .path = "/api/v1/organization/requests",
             .permission = "organization.view",
             .summary = "Requests for leave and swaps; with mine=true only one's own",
             .read = list_requests,
             .output = &table_of<RequestRow>(),
             .page = true,
             .scope = parties},
            {.method = get,
             .path = "/api/v1/organization/requests/{id}",
             .permission = "organization.view",
             .summary = "One request with the steps that are the caller's",
             .read = get_request,
             .output = &table_of<RosterRequest>(),
             .scope = parties},
            {.method = get,
             .path = "/api/v1/organization/requests/{id}/effect",
             .permission = "organization.roster",
             .summary = "Shifts it moves, gaps it would open, rests it would make too short",
             .read = effect,
             .scope = parties},
            {.method = post,
             .path = "/api/v1/organization/leave-requests",
             .permission = "organization.request",
             .summary = "Ask for one's own leave",
             .write = request_leave,
             .input = &table_of<LeaveRequestInput>(),
             .output = &table_of<RosterRequest>(),
             .scope = "oneself"},
            {.method = post,
             .path = "/api/v1/organization/swap-requests",
             .permission = "organization.request",
             .summary = "Offer one's own shift to a colleague of the crew",
             .write = request_swap,
             .input = &table_of<SwapRequestInput>(),
             .output = &table_of<RosterRequest>(),
             .scope = "oneself; colleague of the same crew"},
            {.method = post,
             .path = "/api/v1/organization/requests/{id}/actions/{action}",
             .permission = "organization.view",
             .summary = "Take a step of the workflow",
             .write = take_step,
             .input = &table_of<RequestStepInput>(),
             .output = &table_of<RosterRequest>(),
             .scope = "as the list; each step has its own permission and duty"}};
}

}  // namespace zs::organization
