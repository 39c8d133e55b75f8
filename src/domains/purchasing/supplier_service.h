// Use cases of suppliers: score card, standing, licences, what is told before something ends. Internal to purchasing.
#pragma once
#include "domains/purchasing/service.h"

namespace zs::purchasing {

/// Parts of a score, each 0 … 100; nullopt where there is nothing to judge.
struct Parts100 {
    std::optional<double> on_time, quality, price, service;
};
struct Weights {
    double on_time = 0, quality = 0, price = 0, service = 0;
};
/// Weighted mean of the parts that are known; nullopt without any. Pure.
std::optional<double> total_of(const Parts100& parts, const Weights& weights);
struct Limits {
    double blocked_below = 0, warned_below = 0;
    std::int64_t lines_min = 0;  // fewer lines say nothing of a supplier
};
Standing standing_of(std::optional<double> total, std::int64_t lines, const Limits& limits);

/// Computes the card of a supplier from its orders and deliveries of `purchasing.score.days`, and keeps it.
Status score_supplier(Transaction& transaction, std::int64_t vendor_id);
/// All suppliers that had an order; a job. How many.
Result<std::int64_t> score_suppliers(Transaction& transaction);
/// The head takes a block off for some time. Errors: purchasing.not_blocked, field errors.
Result<Supplier> lift(Transaction& transaction, const Actor& actor, std::int64_t vendor_id, const LiftInput& input);

/// A licence as its supplier or a buyer uploads it; it counts when a buyer has checked it.
Result<Licence> upload(Transaction& transaction, const Actor& actor, const NewLicence& input);
Result<Licence> check(Transaction& transaction, const Actor& actor, Id<Licence> id, const LicenceCheck& input);
/// Contracts and licences that end within `purchasing.expiry.warn_days`, told once then and once a week before; a job.
Result<std::int64_t> tell_what_ends(Transaction& transaction);
/// The days left at which it is told next: `warn`, 7, or 0 for not yet. Pure.
std::int64_t stage_of(std::int64_t days_left, std::int64_t warn);

}  // namespace zs::purchasing
