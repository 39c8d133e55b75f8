#include "domains/replenishment/price_rules.h"

#include <algorithm>

#include "core/text.h"

namespace zs::replenishment {
namespace {

Date day(int year, int month, int day_of_month) { return date_of(CivilDate{year, month, day_of_month}); }

Result<PriceFinding> finding_of(PriceFinding::Kind kind, const SaleLine& line, UnitPrice actual, UnitPrice most) {
    PriceFinding out;
    out.kind = kind;
    out.row = line.row;
    out.name = line.name;
    out.actual = actual;
    out.most = most;
    out.excess_per_unit = actual - most;
    ZS_TRY_ASSIGN(out.excess, multiply_round<2>(out.excess_per_unit, line.quantity, Rounding::half_up));
    return out;
}

Status check_line(const SaleLine& line, std::span<const PriceRule> rules, std::string_view hospital,
                  std::vector<PriceFinding>& findings) {
    UnitPrice base = line.paid;
    if (line.listed && line.paid > *line.listed) {
        ZS_TRY_ASSIGN(auto finding, finding_of(PriceFinding::Kind::above_listed, line, line.paid, *line.listed));
        findings.push_back(std::move(finding));
        base = *line.listed;
    }
    const auto* rule = find_price_rule(rules, hospital, line.category, line.date);
    if (rule == nullptr) {
        findings.push_back({PriceFinding::Kind::no_rule, line.row, line.name, line.sold, line.sold, {}, {}, 0, {}});
        return {};
    }
    ZS_TRY_ASSIGN(const auto most,
                  multiply_round<4>(base, Decimal<3>{1000 + rule->markup_permille}, Rounding::half_up));
    if (line.sold <= most) return {};
    ZS_TRY_ASSIGN(auto finding, finding_of(PriceFinding::Kind::above_markup, line, line.sold, most));
    finding.markup_permille = rule->markup_permille;
    finding.source = rule->source;
    findings.push_back(std::move(finding));
    return {};
}

}  // namespace

std::vector<PriceRule> standard_price_rules() {
    // The limits of 15, 25 and 10 % are those of the inspections reported in source 001; the day from which they held
    // is not known to us, so they hold from the beginning. Their ends are common knowledge, to be checked by the
    // hospital.
    const auto start = day(1990, 1, 1);
    return {
        {"public", "drug", start, day(2017, 9, 30), 150, "price inspections, source 001"},
        {"public", "drug", day(2017, 10, 1), {}, 0, "drug mark-up abolished in all public hospitals, 2017"},
        {"public", "herbal", start, {}, 250, "price inspections, source 001; kept after 2017"},
        {"public", "consumable", start, day(2019, 12, 31), 100, "price inspections, source 001"},
        {"public", "consumable", day(2020, 1, 1), {}, 0, "consumable mark-up abolished by the end of 2019"},
    };
}

const PriceRule* find_price_rule(std::span<const PriceRule> rules, std::string_view hospital, std::string_view category,
                                 Date date) {
    const PriceRule* best = nullptr;
    const auto fits = [](const std::string& wanted, std::string_view is) { return wanted == "*" || wanted == is; };
    const auto named = [](const PriceRule& rule) {
        return (rule.hospital != "*" ? 2 : 0) + (rule.category != "*" ? 1 : 0);
    };
    for (const auto& rule : rules) {
        if (!fits(rule.hospital, hospital) || !fits(rule.category, category)) continue;
        if (date < rule.first || (rule.last && date > *rule.last)) continue;
        if (best == nullptr || named(rule) > named(*best) || (named(rule) == named(*best) && rule.first > best->first))
            best = &rule;
    }
    return best;
}

Result<std::vector<PriceFinding>> check_prices(std::span<const SaleLine> lines, std::span<const PriceRule> rules,
                                               std::string_view hospital) {
    std::vector<PriceFinding> findings;
    for (const auto& line : lines) ZS_TRY(check_line(line, rules, hospital, findings));
    return findings;
}

std::string price_category(std::string_view text) {
    struct Word {
        std::string_view word, category;
    };
    constexpr Word words[] = {{"中药饮片", "herbal"}, {"饮片", "herbal"},         {"中草药", "herbal"},
                              {"herbal", "herbal"},   {"西药", "drug"},           {"中成药", "drug"},
                              {"药品", "drug"},       {"drug", "drug"},           {"一次性耗材", "consumable"},
                              {"耗材", "consumable"}, {"卫生材料", "consumable"}, {"consumable", "consumable"}};
    const auto wanted = text::lower_ascii(text::trim(text));
    for (const auto& one : words)
        if (wanted == one.word) return std::string(one.category);
    return std::string(text::trim(text));
}

}  // namespace zs::replenishment
