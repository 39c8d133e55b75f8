// What members of a crew ask of their roster: leave, or a swap with a colleague; and the loop each request closes.
#pragma once
#include "domains/organization/roster.h"
#include "platform/workflow/workflow.h"

namespace zs::organization {

enum class RequestKind { leave, swap };
constexpr auto options(Of<RequestKind>) {
    return std::array{Option{"leave", "请假", "Leave"}, Option{"swap", "换班", "Swap"}};
}
enum class RequestState { opened, offered, asked, approved, refused, declined, withdrawn, lapsed };
inline constexpr std::size_t request_state_count = 8;
constexpr auto options(Of<RequestState>) {
    return std::array{Option{"opened", "新建", "New", Tone::neutral},
                      Option{"offered", "待同事答复", "Waits for the colleague", Tone::waiting},
                      Option{"asked", "待审批", "Waits for approval", Tone::waiting},
                      Option{"approved", "已批准", "Approved", Tone::done},
                      Option{"refused", "未批准", "Refused", Tone::neutral},
                      Option{"declined", "同事不同意", "Declined", Tone::neutral},
                      Option{"withdrawn", "已撤回", "Withdrawn", Tone::neutral},
                      Option{"lapsed", "已过期", "Lapsed", Tone::neutral}};
}
enum class RequestAction { offer, ask, accept, decline, approve, refuse, withdraw, lapse };
constexpr auto options(Of<RequestAction>) {
    return std::array{Option{"offer", "请同事换班", "Offer"}, Option{"ask", "申请", "Ask"},
                      Option{"accept", "同意换班", "Accept"}, Option{"decline", "不同意", "Decline"},
                      Option{"approve", "批准", "Approve"},   Option{"refuse", "不批准", "Refuse"},
                      Option{"withdraw", "撤回", "Withdraw"}, Option{"lapse", "过期", "Lapse"}};
}

/// Leave goes straight to the leader; a swap first to the colleague. Filing takes the first step, so no stored request
/// is `opened`.
constexpr Workflow<RequestState, RequestAction, 10> request_flow{
    RequestState::opened,
    {{
        {RequestState::opened, RequestAction::offer, RequestState::offered, "organization.request"},
        {RequestState::opened, RequestAction::ask, RequestState::asked, "organization.request"},
        {RequestState::offered, RequestAction::accept, RequestState::asked, "organization.request"},
        {RequestState::offered, RequestAction::decline, RequestState::declined, "organization.request"},
        {RequestState::offered, RequestAction::withdraw, RequestState::withdrawn, "organization.request"},
        {RequestState::offered, RequestAction::lapse, RequestState::lapsed, "organization.roster"},
        {RequestState::asked, RequestAction::approve, RequestState::approved, "organization.roster"},
        {RequestState::asked, RequestAction::refuse, RequestState::refused, "organization.roster"},
        {RequestState::asked, RequestAction::withdraw, RequestState::withdrawn, "organization.request"},
        {RequestState::asked, RequestAction::lapse, RequestState::lapsed, "organization.roster"},
    }},
};
static_assert(request_flow.deterministic());
static_assert(request_flow.every_state_reachable<request_state_count>());
static_assert(request_flow.closes<request_state_count>(std::array{RequestState::approved, RequestState::refused,
                                                                  RequestState::declined, RequestState::withdrawn,
                                                                  RequestState::lapsed}));

/// Who takes a step: permission alone is not enough.
enum class RequestDuty { requester, colleague, planner, clock };
constexpr RequestDuty duty_of(RequestAction action) {
    switch (action) {
        case RequestAction::accept:
        case RequestAction::decline:
            return RequestDuty::colleague;
        case RequestAction::approve:
        case RequestAction::refuse:
            return RequestDuty::planner;
        case RequestAction::lapse:
            return RequestDuty::clock;
        default:
            return RequestDuty::requester;
    }
}

/// The entries are named without a foreign key: whoever makes the roster may take them away, and the versions say that
/// they are still what both agreed on.
struct RosterRequest {
    Id<RosterRequest> id;
    std::int64_t version = 0;
    RequestKind kind = RequestKind::leave;
    RequestState state = RequestState::opened;
    Id<Person> person_id;
    LeaveKind leave_kind = LeaveKind::personal;
    Date first_day;
    Date last_day;
    std::string note;
    std::optional<Id<Person>> colleague_id;
    std::int64_t entry_id = 0;
    std::int64_t entry_version = 0;
    std::optional<Id<Shift>> shift_id;
    std::int64_t return_entry_id = 0;
    std::int64_t return_version = 0;
    std::optional<Date> return_day;
    std::optional<Id<Shift>> return_shift_id;
    Instant begins_at;  // of the first shift concerned: then it is too late
    Instant asked_at;
    std::optional<Instant> decided_at;
    std::string decided_by;
    std::string answer;
};
constexpr auto describe(Of<RosterRequest>) {
    using R = RosterRequest;
    return entity(
        "organization_roster_request", "排班申请", "Roster request",
        field<&R::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&R::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&R::kind>("kind", {.zh = "申请", .en = "Request"}),
        field<&R::state>("state", {.zh = "状态", .en = "State"}),
        field<&R::person_id>("person_id", {.zh = "申请人", .en = "Asked by", .references = "organization_person"}),
        field<&R::leave_kind>("leave_kind", {.zh = "请假类别", .en = "Kind of leave"}),
        field<&R::first_day>("first_day", {.zh = "从", .en = "From"}),
        field<&R::last_day>("last_day", {.zh = "到", .en = "To"}),
        field<&R::note>("note", {.zh = "原因", .en = "Reason", .length_max = 200}),
        field<&R::colleague_id>("colleague_id",
                                {.zh = "接班人", .en = "Colleague", .references = "organization_person"}),
        field<&R::entry_id>("entry_id", {.zh = "让出的班", .en = "Entry given"}),
        field<&R::entry_version>("entry_version", {.zh = "让出班的版本", .en = "Version of the entry given"}),
        field<&R::shift_id>("shift_id", {.zh = "班次", .en = "Shift", .references = "organization_shift"}),
        field<&R::return_entry_id>("return_entry_id", {.zh = "换回的班", .en = "Entry in return"}),
        field<&R::return_version>("return_version", {.zh = "换回班的版本", .en = "Version of the entry in return"}),
        field<&R::return_day>("return_day", {.zh = "换回日期", .en = "Day in return"}),
        field<&R::return_shift_id>("return_shift_id",
                                   {.zh = "换回班次", .en = "Shift in return", .references = "organization_shift"}),
        field<&R::begins_at>("begins_at", {.zh = "最早班次开始", .en = "First shift begins"}),
        field<&R::asked_at>("asked_at", {.zh = "提出时间", .en = "Asked at"}),
        field<&R::decided_at>("decided_at", {.zh = "答复时间", .en = "Decided at"}),
        field<&R::decided_by>("decided_by", {.zh = "答复人", .en = "Decided by"}),
        field<&R::answer>("answer", {.zh = "答复", .en = "Answer", .length_max = 200}));
}
static_assert(fully_described<RosterRequest>);

/// POST …/leave-requests: for oneself.
struct LeaveRequestInput {
    std::optional<LeaveKind> kind;
    Date from;
    Date to;
    std::string note;
};
constexpr auto describe(Of<LeaveRequestInput>) {
    using I = LeaveRequestInput;
    return view("LeaveRequestInput", "", "请假申请", "Request for leave",
                field<&I::kind>("kind", {.zh = "类别", .en = "Kind"}),
                field<&I::from>("from", {.zh = "从", .en = "From", .required = true}),
                field<&I::to>("to", {.zh = "到", .en = "To", .required = true}),
                field<&I::note>("note", {.zh = "原因", .en = "Reason", .length_max = 200}));
}

/// POST …/swap-requests: one's own shift for a colleague, perhaps one of theirs in return.
struct SwapRequestInput {
    std::int64_t entry_id = 0;
    std::int64_t colleague_id = 0;
    std::optional<std::int64_t> return_entry_id;
    std::string note;
};
constexpr auto describe(Of<SwapRequestInput>) {
    using I = SwapRequestInput;
    return view(
        "SwapRequestInput", "", "换班申请", "Request for a swap",
        field<&I::entry_id>("entry_id", {.zh = "让出的班", .en = "Entry given", .required = true, .min = 1}),
        field<&I::colleague_id>("colleague_id", {.zh = "接班人", .en = "Colleague", .required = true, .min = 1}),
        field<&I::return_entry_id>("return_entry_id", {.zh = "换回的班", .en = "Entry in return", .min = 1}),
        field<&I::note>("note", {.zh = "原因", .en = "Reason", .length_max = 200}));
}

struct RequestStepInput {
    std::optional<std::int64_t> version;
    std::string note;
};
constexpr auto describe(Of<RequestStepInput>) {
    using I = RequestStepInput;
    return view("RequestStepInput", "", "答复", "Answer",
                field<&I::version>("version", {.zh = "版本", .en = "Version"}),
                field<&I::note>("note", {.zh = "理由", .en = "Reason", .length_max = 200}));
}

}  // namespace zs::organization
