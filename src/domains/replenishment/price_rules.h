// Mark-up and ceiling rules by date, kind of hospital and category, over any list of sales.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/decimal.h"
#include "core/time.h"

namespace zs::replenishment {

/// One rule: sale ≤ purchase × (1 + mark-up) from `first` to `last`.
struct PriceRule {
    std::string hospital;  // "public", "private"; "*": any
    std::string category;  // "drug", "herbal", "consumable"; "*": any
    Date first;
    std::optional<Date> last;
    int markup_permille = 0;
    std::string source;
};
/// The table to begin with; each rule with its source. A hospital replaces it by its own.
std::vector<PriceRule> standard_price_rules();

struct SaleLine {
    std::size_t row = 0;  // in the file, for people
    std::string name, category;
    Date date;
    UnitPrice paid, sold;
    std::optional<UnitPrice> listed;  // provincial list: what may be paid at most
    Quantity quantity{1000};
};
struct PriceFinding {
    enum class Kind : std::uint8_t { above_markup, above_listed, no_rule } kind = Kind::above_markup;
    std::size_t row = 0;
    std::string name;
    UnitPrice actual, most;  // sold or paid, and what the rule allows
    UnitPrice excess_per_unit;
    Money excess;  // of the whole line
    int markup_permille = 0;
    std::string source;  // of the rule that was broken
};
/// The rule with the latest beginning that fits; a named hospital or category goes before "*". Null for none.
const PriceRule* find_price_rule(std::span<const PriceRule> rules, std::string_view hospital, std::string_view category,
                                 Date date);
/// One line may have two findings: bought above the list and sold above the mark-up. Where the purchase was above the
/// list, the mark-up counts from the listed price. Errors: decimal.overflow.
Result<std::vector<PriceFinding>> check_prices(std::span<const SaleLine> lines, std::span<const PriceRule> rules,
                                               std::string_view hospital);
/// "drug" for 西药, 中成药, 药品 and so on; the text itself where it is no known word.
std::string price_category(std::string_view text);

}  // namespace zs::replenishment
