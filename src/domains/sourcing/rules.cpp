#include "domains/sourcing/rules.h"

#include <algorithm>

namespace zs::sourcing {
namespace {

__extension__ using Wide = __int128;

/// numerator × factor ÷ denominator, half up; all at least 0. Errors: decimal.overflow.
Result<std::int64_t> times_over(std::int64_t value, std::int64_t factor, std::int64_t denominator) {
    const Wide wide = static_cast<Wide>(value) * factor;
    const Wide rounded = (wide + denominator / 2) / denominator;
    if (rounded > INT64_MAX) return fail(Code::invalid, "decimal.overflow");
    return static_cast<std::int64_t>(rounded);
}

}  // namespace

RouteChoice choose_route(Kind kind, Money amount, const Thresholds& limits, bool framework) {
    if (amount >= limits.tender) return {Route::tender, "from_tender", limits.tender, {}};
    if (framework) return {Route::framework, "framework", {}, limits.tender};
    if (amount >= limits.dispersed) {
        const Route route = kind == Kind::goods ? Route::negotiation : Route::consultation;
        return {route, "below_tender", limits.dispersed, limits.tender};
    }
    if (amount >= limits.direct) return {Route::three_quotations, "below_dispersed", limits.direct, limits.dispersed};
    return {Route::direct, "below_direct", {}, limits.direct};
}

Date add_working_days(Date from, int working_days, const Calendar& calendar) {
    Date day = from;
    while (working_days > 0) {
        day = day + 1;
        if (calendar.is_working_day(day)) --working_days;
    }
    return day;
}

Date earliest_close(Date published, MinimumTime time, const Calendar& calendar) {
    return std::max(published + time.days, add_working_days(published, time.working_days, calendar));
}

int suppliers_needed(Route route) {
    constexpr int competition = 3;
    return route == Route::direct || route == Route::single_source || route == Route::framework ? 1 : competition;
}

bool needs_committee(Route route) {
    return route == Route::tender || route == Route::consultation || route == Route::negotiation;
}

Split find_split(std::span<const Purchase> others, Date day, Money amount, Money threshold) {
    constexpr int rolling_days = 365;
    Split split{false, false, amount, amount};
    const int year = civil(day).year;
    for (const auto& other : others) {
        if (civil(other.day).year == year) split.year = split.year + other.amount;
        if (other.day <= day && day - other.day < rolling_days) split.in_365_days = split.in_365_days + other.amount;
    }
    // One purchase that reaches the threshold alone is no split: its route says that it is tendered.
    if (amount >= threshold) return split;
    split.found = split.year >= threshold || split.in_365_days >= threshold;
    split.rolling = split.found && split.year < threshold;
    return split;
}

Result<UnitPrice> base_price(UnitPrice price, Quantity per_unit, bool tax_included, std::int64_t tax_permille) {
    constexpr std::int64_t whole = 1000;
    std::int64_t units = price.units;
    if (!tax_included) {
        ZS_TRY_ASSIGN(units, times_over(units, whole + tax_permille, whole));
    }
    ZS_TRY_ASSIGN(units, times_over(units, whole, std::max<std::int64_t>(1, per_unit.units)));
    return UnitPrice{units};
}

Result<Evaluated> evaluate(const Quoted& quoted, std::int64_t months_asked, std::int64_t permille_a_month) {
    constexpr std::int64_t whole = 1000;
    constexpr std::int64_t units_a_fen = 100'000;  // price 10^-4 yuan × quantity 10^-3 → 10^-2 yuan
    Evaluated result;
    for (const auto& line : quoted.lines) {
        // The number of quoted units is not rounded to whole ones: what is compared is the price, not the packing.
        std::int64_t price = line.price.units;
        if (!quoted.tax_included) {
            ZS_TRY_ASSIGN(price, times_over(price, whole + quoted.tax_permille, whole));
        }
        const auto wide = static_cast<Wide>(price) * line.asked.units * whole;
        const auto denominator = static_cast<Wide>(units_a_fen) * std::max<std::int64_t>(1, line.per_unit.units);
        const auto fen = (wide + denominator / 2) / denominator;
        constexpr std::int64_t most = 1'000'000'000'000'000;
        if (fen > most || result.goods.units > most) return fail(Code::invalid, "decimal.overflow");
        result.goods.units += static_cast<std::int64_t>(fen);
    }
    result.total = result.goods + quoted.delivery_fee;
    const std::int64_t missing = std::max<std::int64_t>(0, months_asked - quoted.warranty_months);
    ZS_TRY_ASSIGN(result.warranty.units, times_over(result.goods.units, missing * permille_a_month, whole));
    result.compared = result.total + result.warranty;
    return result;
}

Decimal<2> price_score(Money lowest, Money price, std::int64_t weight) {
    if (lowest.units <= 0 || price.units <= 0) return {};
    const auto points = times_over(lowest.units, weight * 100, price.units);
    return {points.value_or(0)};
}

}  // namespace zs::sourcing
