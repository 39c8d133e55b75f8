// What a reporter is told: "about 14:30, at the latest 16:00", from history by fault, area, hour and load.
#pragma once
#include <optional>
#include <span>
#include <string>

#include "domains/repair/course.h"
#include "domains/repair/entities.h"
#include "platform/database/database.h"

namespace zs::repair::forecast {

struct Expectation {
    Instant likely_at;  // median of comparable orders
    Instant latest_at;  // upper quantile (parameter repair.forecast.coverage_percent, default 90)
};

/// Expected restoring time of a new order; nullopt while there is too little history (parameter
/// repair.forecast.orders_min). Uses the model in memory, never more than one cheap query.
std::optional<Expectation> expect(Reader& reader, const WorkOrder& order);

/// How an order under way is likely to go on, from the courses of orders that went like it so far; nullopt for orders
/// whose service is restored, and while nothing comparable was learned. `timeline` is the order's, oldest first.
std::optional<course::Outlook> outlook(const WorkOrder& order, std::span<const TimelineEntry> timeline);

/// A played hospital tells expectations but shows nobody the outlook of its orders: it learns no courses.
enum class Learn { everything, expectations };
/// Learns again from the orders restored in the last 365 days before `until`. Returns how many orders it learned from.
Result<std::int64_t> learn(Reader& reader, Instant until, Learn what = Learn::everything);
/// Forgets the model in memory (tests, restores, imports).
void forget();

}  // namespace zs::repair::forecast
