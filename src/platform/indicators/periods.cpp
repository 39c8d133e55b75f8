// Periods by the hospital's calendar: their buckets, and what they are compared with.
#include <algorithm>

#include "platform/indicators/indicators.h"

namespace zs::indicators {
namespace {

constexpr Zone zone;

int month_number(Date date) {
    const auto parts = civil(date);
    return parts.year * 12 + parts.month - 1;
}

Date first_of(int month_number) { return date_of({month_number / 12, month_number % 12 + 1, 1}); }

/// The same day of another month; the last one where that month is too short.
Date shifted(Date date, int months) {
    const int month = month_number(date) + months;
    const Date last = first_of(month + 1) + -1;
    return std::min(first_of(month) + (civil(date).day - 1), last);
}

bool is_midnight(Instant at) { return start_of_day(local_date(at, zone), zone) == at; }

}  // namespace

std::vector<Period> buckets_of(Period period, Bucket bucket) {
    std::vector<Period> pieces;
    Date at = local_date(period.from, zone);
    if (bucket == Bucket::week) at = at + (1 - weekday(at));
    if (bucket == Bucket::month) at = first_of(month_number(at));
    while (start_of_day(at, zone) < period.to && pieces.size() < buckets_max) {
        Date next = at + (bucket == Bucket::week ? 7 : 1);
        if (bucket == Bucket::month) next = first_of(month_number(at) + 1);
        pieces.push_back(
            {std::max(period.from, start_of_day(at, zone)), std::min(period.to, start_of_day(next, zone))});
        at = next;
    }
    return pieces;
}

Period compared(Period period, Against against) {
    const Date from = local_date(period.from, zone);
    const Date to = local_date(period.to, zone);
    if (!is_midnight(period.from) || !is_midnight(period.to) ||
        (against == Against::previous && civil(from).day != 1)) {
        const Duration back = against == Against::previous ? period.to - period.from : std::chrono::hours(24 * 365);
        return {period.from - back, period.to - back};
    }
    const int months = against == Against::last_year ? 12 : month_number(to + -1) - month_number(from) + 1;
    return {start_of_day(shifted(from, -months), zone), start_of_day(shifted(to, -months), zone)};
}

}  // namespace zs::indicators
