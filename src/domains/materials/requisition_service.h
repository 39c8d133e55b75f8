// Use cases of requisitions.
#pragma once
#include "domains/materials/requisition.h"
#include "domains/materials/service.h"

namespace zs::materials {

Restriction visible_requisitions(const Actor& actor);
Result<Requisition> load_visible(Reader& reader, const Actor& actor, Id<Requisition> id);

/// A department asks. Within the limit it is approved at once; with an old part missing, or above it, somebody
/// approves. The same request key again returns what it made. Errors: field errors of all lines at once.
Result<Requisition> ask(Transaction& transaction, const Actor& actor, const NewRequisition& input);
/// One step. Errors: workflow.action_not_allowed, entity.stale, materials.above_your_limit, materials.own_request,
/// materials.nothing_to_pick, materials.another_slip, field errors.
Result<Requisition> act(Transaction& transaction, const Actor& actor, Id<Requisition> id, RequisitionAction action,
                        const RequisitionInput& input);
std::vector<RequisitionAction> allowed_actions(const Actor& actor, const Requisition& requisition);

/// What to take from where for it, in the order in which one walks through the store.
struct PickLine {
    std::int64_t line_id = 0;
    std::int64_t item_id = 0;
    Pick pick;
};
std::vector<PickLine> pick_list(Reader& reader, const Requisition& requisition);

std::string requisition_json(Reader& reader, const Actor& actor, const Requisition& requisition);

}  // namespace zs::materials
