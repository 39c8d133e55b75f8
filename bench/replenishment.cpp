// A fixed order point against levels that follow the forecast, on an invented year. Prints, for each seed, capital,
// fill rate, turnover, orders, expiry and stock-outs of both; the fixed rule is the cheapest of a whole grid (safety
// days × days of an order) that reaches the fill rate of the other one, known only afterwards: no store could choose so
// well. usage: zs_bench_replenishment FIRST_SEED LAST_SEED
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <random>

#include "domains/replenishment/replenishment.h"

namespace {

using namespace zs::replenishment;

constexpr int history_days = 3 * 365, played_days = 365, all_days = history_days + played_days;
constexpr std::size_t item_count = 240, supplier_count = 12;

struct World {
    std::vector<ReplayItem> items;
    std::vector<double> contract_days;
    ReplaySetting setting;
};

class Maker {
public:
    explicit Maker(std::uint64_t seed) : random_(seed), seed_(seed) {}

    World world() {
        World world;
        for (std::size_t at = 0; at < supplier_count; ++at) {
            world.contract_days.push_back(std::floor(between(3, 14)));
            late_from_.push_back(chance(0.25) ? history_days + static_cast<int>(between(30, 280)) : all_days);
        }
        for (std::size_t at = 0; at < item_count; ++at) world.items.push_back(item(at));
        set_classes(world.items);
        world.setting.first_day = history_days;
        world.setting.days = played_days;
        world.setting.suppliers.resize(supplier_count);
        world.setting.wait = [seed = seed_, days = world.contract_days, late = late_from_](std::size_t supplier,
                                                                                           int day) {
            std::mt19937_64 own(seed * 1'000'003 + supplier * 7919 + static_cast<std::uint64_t>(day));
            const double usual = days[supplier];
            const bool shock = day >= late[supplier] && day < late[supplier] + 60;
            std::gamma_distribution<double> spread(9.0, usual / 9.0);
            return std::max(1, static_cast<int>(std::lround(spread(own) * (shock ? 2 : 1))));
        };
        return world;
    }

private:
    double between(double low, double high) { return std::uniform_real_distribution<double>(low, high)(random_); }
    bool chance(double part) { return between(0, 1) < part; }

    /// By the value of the last year before the played one.
    static void set_classes(std::vector<ReplayItem>& items) {
        std::vector<ItemYear> year;
        for (const auto& one : items) {
            double units = 0;
            for (int day = history_days - 365; day < history_days; ++day)
                units += one.demand[static_cast<std::size_t>(day)];
            year.push_back(
                {one.item, units * one.price[history_days - 1], 1, 0, one.vital ? Ved::vital : Ved::desirable});
        }
        const auto classes = classify(year, {});
        for (std::size_t at = 0; at < items.size(); ++at) items[at].abc = classes[at].abc;
    }

    ReplayItem item(std::size_t at) {
        ReplayItem out;
        out.item = static_cast<std::int64_t>(at);
        out.supplier = static_cast<std::size_t>(between(0, supplier_count)) % supplier_count;
        out.vital = chance(0.15);
        if (chance(0.3)) out.shelf_life_days = static_cast<int>(between(180, 720));
        const double price = std::exp(std::normal_distribution<double>(3.2, 1.5)(random_));
        out.price.assign(static_cast<std::size_t>(all_days), price);
        if (chance(0.2)) {
            const auto from = static_cast<std::ptrdiff_t>(history_days + between(0, played_days));
            std::fill(out.price.begin() + from, out.price.end(), price * between(0.9, 1.3));
        }
        demand(out, price);
        double year = 0;
        for (int day = history_days - 365; day < history_days; ++day) year += out.demand[static_cast<std::size_t>(day)];
        out.pack = std::max(1.0, std::floor(year / 365 * between(0.5, 4)));
        out.opening_units = std::ceil(year / 365 * 30);
        return out;
    }

    void demand(ReplayItem& out, double price) {
        const double kind = between(0, 1);
        const bool rare = kind > 0.75;  // a quarter intermittent, some of it lumpy
        const double asked = rare ? between(0.02, 0.15) : between(0.5, 0.95);
        const double size = std::exp(between(0.5, rare ? 2.5 : 4.0)) * (price > 200 ? 0.15 : 1);
        const double swing = kind > 0.4 && kind < 0.55 ? between(0.2, 0.5) : 0;
        const double growth = kind >= 0.55 && kind < 0.7 ? between(-0.4, 0.6) : between(-0.05, 0.05);
        const double peak = between(0, 365), lump = rare && chance(0.4) ? 1.2 : 0.5;
        const int step_day = chance(0.15) ? history_days + static_cast<int>(between(20, 340)) : all_days;
        const double step = chance(0.5) ? between(0.4, 0.8) : between(1.3, 2.0);
        for (int day = 0; day < all_days; ++day) {
            const double season = 1 + swing * std::cos(2 * 3.14159265 * (day - peak) / 365.25);
            const double years = static_cast<double>(day - history_days) / 365;
            const double level = season * std::exp(growth * years) * (day >= step_day ? step : 1);
            const bool weekend = day % 7 >= 5;
            double units = 0;
            if (chance(std::min(0.98, asked * (rare ? level : 1) * (weekend ? 0.5 : 1)))) {
                const double mean = size * (rare ? 1 : level);
                units = std::ceil(mean *
                                  std::exp(lump * std::normal_distribution<double>(0, 1)(random_) - lump * lump / 2));
            }
            out.demand.push_back(units);
        }
    }

    std::mt19937_64 random_;
    std::uint64_t seed_;
    std::vector<int> late_from_;
};

void print(const char* name, const ReplayResult& result) {
    std::cout << fmt::format(
        "  {:28} capital {:9.0f}  fill {:.4f} (units {:.4f})  turnover {:5.1f} d  orders {:4} lines {:5}  expired "
        "{:7.0f}  "
        "short {:5} vital {:4}\n",
        name, result.mean_capital, result.fill_rate(), result.unit_fill_rate(), result.turnover_days, result.orders,
        result.order_lines, result.expired_value, result.short_lines, result.vital_short_lines);
}

struct Chosen {
    ReplayResult result;
    FixedRule rule;
};

/// The least capital among fixed rules of at least this fill rate.
std::optional<Chosen> cheapest_fixed(const World& world, double fill_rate, const std::vector<double>& order_days) {
    std::optional<Chosen> best;
    for (const double order : order_days)
        for (const double safety : {2., 4., 6., 8., 10., 12., 14., 17., 20., 25., 30., 40., 60.}) {
            const FixedRule rule{safety, order, world.contract_days};
            const auto result = replay(world.items, world.setting, fixed_policy(rule));
            if (result.fill_rate() < fill_rate) continue;
            if (!best || result.mean_capital < best->result.mean_capital) best = Chosen{result, rule};
        }
    return best;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    double worst = 1, sum = 0;
    int seeds = 0;
    for (auto seed = std::strtoull(argv[1], nullptr, 10); seed <= std::strtoull(argv[2], nullptr, 10); ++seed) {
        auto world = Maker(seed).world();
        world.setting.review_days = 14;
        const LearnedRule rule;
        const auto learned = replay(world.items, world.setting, learned_policy(rule));
        std::cout << fmt::format("seed {}\n", seed);
        print("follows the forecast", learned);
        const auto monthly = cheapest_fixed(world, learned.fill_rate(), {30.});
        const auto any = cheapest_fixed(world, learned.fill_rate(), {10., 15., 20., 30.});
        if (!monthly || !any) {
            std::cout << "  no fixed rule reaches this fill rate\n";
            continue;
        }
        print(fmt::format("fixed, {:.0f} + month", monthly->rule.safety_days).c_str(), monthly->result);
        print(fmt::format("fixed, {:.0f} + {:.0f} d", any->rule.safety_days, any->rule.order_days).c_str(),
              any->result);
        const double less = 1 - learned.mean_capital / monthly->result.mean_capital;
        std::cout << fmt::format("  less capital: {:.1f} % than monthly orders, {:.1f} % than the cheapest\n",
                                 100 * less, 100 * (1 - learned.mean_capital / any->result.mean_capital));
        worst = std::min(worst, less);
        sum += less;
        ++seeds;
    }
    if (seeds > 0)
        std::cout << fmt::format("{} seeds: mean {:.1f} %, least {:.1f} % less capital\n", seeds, 100 * sum / seeds,
                                 100 * worst);
    return seeds > 0 && sum / seeds >= 0.30 ? 0 : 1;
}
