// Price checks: a list of sales against the rules of its days, findings that somebody answers for.
#pragma once
#include "domains/replenishment/replenishment.h"
#include "domains/sourcing/service.h"

namespace zs::sourcing {

struct CheckRequest {
    Hospital hospital = Hospital::public_hospital;
    std::string institution;
    std::string list_name;
    std::string request_key;
};
/// The rules in use, as the arithmetic of replenishment takes them.
std::vector<replenishment::PriceRule> rules_in_use(Reader& reader);
/// Keeps the check and its findings. Errors: sourcing.nothing_to_check, decimal.overflow.
Result<PriceCheck> check_list(Transaction& transaction, const Actor& actor, const CheckRequest& request,
                              const std::vector<replenishment::SaleLine>& lines);
/// Who checked does not answer. Errors: workflow.action_not_allowed, sourcing.own_check, entity.stale, field errors.
Result<PriceFinding> act(Transaction& transaction, const Actor& actor, Id<PriceFinding> id, FindingAction action,
                         const FindingInput& input);
Status check_price_rule(Transaction& transaction, const void* before_or_null, void* after);

}  // namespace zs::sourcing
