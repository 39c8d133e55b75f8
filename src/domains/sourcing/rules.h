// Decisions of purchasing without database and clock: which route, how long, what comes to light as a split, how
// quotations are made alike and scored.
#pragma once
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/decimal.h"
#include "core/time.h"
#include "domains/sourcing/states.h"
#include "platform/base/calendar.h"

namespace zs::sourcing {

/// The thresholds in force on a day (dated parameters `sourcing.threshold.*`), in fen.
struct Thresholds {
    Money direct;     // from here on three quotations
    Money dispersed;  // 分散采购限额: from here on a procedure of the law
    Money tender;     // 公开招标数额标准
};

/// Why a route was chosen: a sentence of the pages (`sourcing.why.<reason>`) with the limits on both sides.
struct RouteChoice {
    Route route = Route::direct;
    std::string_view reason;  // below_direct, below_dispersed, below_tender, from_tender, framework
    Money at_least;           // the limit that the amount reaches; 0 none
    Money below;              // the limit that it does not reach; 0 none
};
/// `framework`: the category has a framework agreement in force. src: 国办发〔2019〕55号 for the limits; between the
/// dispersed limit and the tender goods are negotiated, services and works consulted (design default).
RouteChoice choose_route(Kind kind, Money amount, const Thresholds& limits, bool framework);

/// Minimum times between the notice and the close of a route; at most one of the two is above 0.
struct MinimumTime {
    int days = 0;          // of the calendar
    int working_days = 0;  // of the hospital's calendar
};
/// The first day on which quotations may close when the notice goes out on `published`: that many days, or working
/// days, after it.
Date earliest_close(Date published, MinimumTime time, const Calendar& calendar);
/// The last of `working_days` working days after `from`.
Date add_working_days(Date from, int working_days, const Calendar& calendar);

/// How many suppliers must quote, and whether a committee scores.
int suppliers_needed(Route route);
bool needs_committee(Route route);

/// Purchases of one category and department that are not tendered: each with its day and estimate.
struct Purchase {
    Date day;
    Money amount;
};
/// A sum that reaches the tender threshold without tender. src: 政府采购法实施条例 28.
struct Split {
    bool found = false;
    bool rolling = false;  // within 365 days, not within the budget year
    Money year, in_365_days;
};
/// `others` without the purchase itself; `day` and `amount` are its own.
Split find_split(std::span<const Purchase> others, Date day, Money amount, Money threshold);

/// A quotation as it was made; times and prices of different suppliers are not alike yet.
struct QuotedLine {
    Quantity asked;     // in base units
    UnitPrice price;    // of one quoted unit
    Quantity per_unit;  // base units in one quoted unit
};
struct Quoted {
    std::vector<QuotedLine> lines;
    bool tax_included = true;
    std::int64_t tax_permille = 130;
    Money delivery_fee;  // tax included
    std::int64_t warranty_months = 0;
};
/// What a quotation costs, and what it costs when a shorter warranty is counted.
struct Evaluated {
    Money goods;     // lines, tax included
    Money total;     // with delivery: what the contract would say
    Money warranty;  // added for months that are missing
    Money compared;  // total + warranty: what is compared
};
/// `months_asked` of warranty; each missing month costs `permille_a_month` of the goods. Errors: decimal.overflow.
Result<Evaluated> evaluate(const Quoted& quoted, std::int64_t months_asked, std::int64_t permille_a_month);
/// Tax included, for one base unit. Errors: decimal.overflow.
Result<UnitPrice> base_price(UnitPrice price, Quantity per_unit, bool tax_included, std::int64_t tax_permille);

/// lowest ÷ price × weight, to a hundredth. 0 where a price is not above 0. src: 财政部令87号 §55 (低价优先法).
Decimal<2> price_score(Money lowest, Money price, std::int64_t weight);

}  // namespace zs::sourcing
