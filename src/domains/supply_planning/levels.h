// Order point, quantity and maximum of every item in every store, from its use and its supplier's deliveries.
#pragma once
#include "domains/demand/demand.h"
#include "domains/replenishment/replenishment.h"
#include "domains/supply_planning/ledger_use.h"
#include "domains/supply_planning/level.h"
#include "domains/supply_planning/terms.h"
#include "platform/i18n/catalogue.h"

namespace zs::supply_planning {

/// Today's rules: promises by class, cost of an order and of keeping, bounds, the period of forecasts.
struct Rules {
    replenishment::LearnedRule learned;
    Period period = Period::week;
    int history_days = 728;
    replenishment::LeadTimePrior ward_wait;  // from a main store to a ward
};
/// Vital items are promised at least 99 %, whatever was set. Source: design rules of materials, section 2.
Rules rules_of(Reader& reader);
replenishment::Service service_of(const Rules& rules, materials::Ved ved, materials::Abc abc);

/// Terms of a supplier or an item; the defaults where nobody wrote any.
struct Terms {
    std::map<std::int64_t, VendorTerms> vendors;
    std::map<std::int64_t, ItemTerms> items;
    replenishment::LeadTimePrior prior;  // of suppliers without terms
    VendorTerms of_vendor(std::int64_t vendor) const;
    ItemTerms of_item(std::int64_t item) const;
};
Terms read_terms(Reader& reader);
/// By supplier: learned from accepted orders and their receipts, drawn towards what is agreed.
std::map<std::int64_t, replenishment::LeadTime> lead_times(Reader& reader, const Terms& terms, Date today);

/// Use as expected over the time until an order of today comes.
struct Expected {
    double per_day = 0, variance_per_day = 0;
    demand::Forecast forecast;  // by period, `horizon` of them
};
/// nullopt without any use. `horizon` periods are forecast; those until `wait_days` make the expectation.
std::optional<Expected> expect(const StoreUse& use, const Rules& rules, double wait_days, int horizon = 1);
double days_of(Period period);

/// Levels of all items that any store used. Reads only; seconds for a large hospital, so not in the writer.
std::vector<Level> compute_levels(Reader& reader);
/// Replaces what was known.
Status keep_levels(Transaction& transaction, std::vector<Level> levels);

/// Why the order point and the quantity are what they are, in sentences; `position` is what is there now.
std::vector<std::string> explain(const Level& level, const materials::Item& item, const materials::Store& store,
                                 const Position& position, const i18n::Catalogue& texts, Language language);

}  // namespace zs::supply_planning
