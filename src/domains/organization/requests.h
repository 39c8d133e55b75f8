// Use cases of roster requests.
#pragma once
#include "domains/organization/request.h"
#include "domains/organization/service.h"
#include "platform/notify/notice_kinds.h"

namespace zs::organization {

/// Asks for one's own leave. Errors: field errors of the days, organization.no_crew, organization.shift_begun,
/// organization.request_open (the same days are asked for already), organization.leave_overlap.
Result<RosterRequest> ask_leave(Transaction& transaction, const Actor& actor, const LeaveRequestInput& input);
/// Offers one's own shift to a colleague of the same crew. Errors: field errors, organization.not_your_shift,
/// organization.shift_begun, organization.request_open, organization.person_on_leave, organization.roster_overlap.
Result<RosterRequest> offer_swap(Transaction& transaction, const Actor& actor, const SwapRequestInput& input);
/// Takes a step. Errors: entity.not_found when the actor is no party of it, workflow.action_not_allowed, entity.stale,
/// organization.not_your_request, organization.shift_begun, organization.shift_changed, and for an approval those of
/// take_leave and swap, through which it is done.
Result<RosterRequest> act(Transaction& transaction, const Actor& actor, Id<RosterRequest> id, RequestAction action,
                          const RequestStepInput& input);
/// Ends what nobody answered before the shift began; how many.
Result<std::int64_t> lapse_requests(Transaction& transaction);

/// The request if this actor is a party of it or plans for the person, else entity.not_found.
Result<RosterRequest> load_visible(Reader& reader, const Actor& actor, Id<RosterRequest> id);
std::vector<RequestAction> allowed_actions(Reader& reader, const Actor& actor, const RosterRequest& request);
/// Requests with the actor as a party; with `planned` also those of people whose roster he makes. Over `r` and `p`.
Restriction visible_requests(const Actor& actor, bool planned);

struct RequestEffect {
    std::int64_t entries = 0;       // shifts that change hands or fall away
    std::vector<CoverageGap> gaps;  // that an approval would open
    std::vector<ShortRest> rests;   // too short ones that it would make
};
Result<RequestEffect> effect_of(Reader& reader, const RosterRequest& request);

/// Tells the parties of a step just taken, and open pages.
void publish_request(Transaction& transaction, const Actor& actor, const RosterRequest& request, RequestAction action);
std::vector<notify::NoticeKind> notice_kinds();

}  // namespace zs::organization
