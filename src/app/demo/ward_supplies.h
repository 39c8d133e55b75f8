// Drinking water and small supplies of the demo's wards. Internal to the demo.
#pragma once
#include <cstdint>
#include <vector>

#include "core/result.h"
#include "core/time.h"
#include "domains/repair/played_transaction.h"

namespace zs::demo {

/// What is carried, how large the wards are, and their standing orders from a day on.
Status build_ward_supplies(Transaction& transaction, std::int64_t store, const std::vector<std::int64_t>& wards,
                           Date from);
/// A morning: the round is planned and walked, a ward asks for more, empties go back to the supplier at times.
Status play_ward_morning(repair::PlayedTransaction& transaction, std::int64_t store, Date day);
/// The round of the present day, half of it walked.
Status leave_ward_round(Transaction& transaction, std::int64_t store);

}  // namespace zs::demo
