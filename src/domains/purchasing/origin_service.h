// Decisions of other domains become drafts. Internal to purchasing.
#pragma once
#include "domains/purchasing/service.h"
#include "platform/events/events.h"

namespace zs::purchasing {

/// A proposal was accepted, a project awarded: drafted once for each event, or kept with the reason why not.
Status take_decision(Transaction& transaction, const events::Event& event);
/// It was taken back: what was drafted before is cancelled, unless somebody approved it meanwhile.
Status take_back(Transaction& transaction, const events::Event& event);
std::vector<events::Subscription> origin_subscriptions();

/// What an award becomes, without writing: the lines that are of the catalogue, the names of the others.
struct Awarded {
    std::vector<DraftLine> lines;
    std::vector<FieldError> outside;
};
/// Tries again, or gives up with a reason. Still refused is no error: the row says why.
/// Errors: workflow.action_not_allowed, entity.stale, field errors.
Result<Origin> act(Transaction& transaction, const Actor& actor, Id<Origin> id, OriginAction action,
                   const OriginInput& input);
Restriction visible_origins(const Actor& actor);
Result<Origin> load_visible(Reader& reader, const Actor& actor, Id<Origin> id);

/// The last day of so many months that begin on `first`. Pure.
Date end_of_months(Date first, std::int64_t months);

}  // namespace zs::purchasing
