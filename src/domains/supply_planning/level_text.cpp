// Why an order point is what it is, in sentences.
#include <fmt/format.h>

#include "domains/supply_planning/levels.h"

namespace zs::supply_planning {
namespace {

/// "12.5", "380": as many digits as people want to read.
std::string short_number(double value) {
    if (value >= 100) return fmt::format("{:.0f}", value);
    std::string text = fmt::format("{:.{}f}", value, value >= 10 ? 1 : 2);
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text;
}
std::string amount(Quantity quantity) { return short_number(units(quantity.units)); }

std::string_view wait_key(const Level& level, const materials::Store& store) {
    if (store.kind == materials::StoreKind::ward) return "supply_planning.why.wait_ward";
    return level.deliveries > 0 ? "supply_planning.why.wait_learned" : "supply_planning.why.wait_agreed";
}

}  // namespace

std::vector<std::string> explain(const Level& level, const materials::Item& item, const materials::Store& store,
                                 const Position& position, const i18n::Catalogue& texts, Language language) {
    std::vector<std::string> sentences;
    const auto say = [&](std::string_view key, const Params& params) {
        sentences.push_back(texts.text(key, language, params));
    };
    const std::string& unit = item.unit;
    if (level.binding == BoundBy::none) {
        say("supply_planning.why.no_use", {{"days", std::to_string(level.history_days)}});
        return sentences;
    }
    say("supply_planning.why.use", {{"days", std::to_string(level.history_days)},
                                    {"used", amount(level.used)},
                                    {"per_day", short_number(level.use_per_day)},
                                    {"sd", short_number(level.sd_per_day)},
                                    {"unit", unit}});
    say(wait_key(level, store), {{"days", short_number(level.wait_days)},
                                 {"sd", short_number(level.wait_sd_days)},
                                 {"n", fmt::format("{:.0f}", level.deliveries)}});
    const auto& classes = Column<materials::Abc>::options[static_cast<std::size_t>(item.abc)];
    say(item.ved == materials::Ved::vital ? "supply_planning.why.promise_vital" : "supply_planning.why.promise",
        {{"class", std::string(language == Language::zh ? classes.zh : classes.en)},
         {"level", short_number(level.service * 100)}});
    say("supply_planning.why.point", {{"expected", amount(level.expected)},
                                      {"safety", amount(level.safety)},
                                      {"point", amount(level.order_point)},
                                      {"unit", unit}});
    const auto& bound = Column<BoundBy>::options[static_cast<std::size_t>(level.binding)];
    say("supply_planning.why.quantity", {{"quantity", amount(level.quantity)},
                                         {"bound", std::string(language == Language::zh ? bound.zh : bound.en)},
                                         {"most", amount(level.order_up_to)},
                                         {"unit", unit}});
    const bool below = position.total() <= level.order_point;
    say(below ? "supply_planning.why.below" : "supply_planning.why.enough",
        {{"on_hand", amount(position.on_hand)},
         {"on_way", amount(position.in_transit + position.ordered)},
         {"days", short_number(level.use_per_day > 0 ? units(position.on_hand.units) / level.use_per_day : 0)},
         {"unit", unit}});
    return sentences;
}

}  // namespace zs::supply_planning
