#include "domains/replenishment/replay.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <map>

#include "core/result.h"
#include "domains/replenishment/quantity.h"

namespace zs::replenishment {
namespace {

struct Lot {
    int last_day = std::numeric_limits<int>::max();  // on which it may still be used
    double units = 0, price = 0;
};

struct Shelf {
    std::deque<Lot> lots;  // first to expire in front
    double on_order = 0;
    Levels levels;

    double on_hand() const {
        double sum = 0;
        for (const auto& lot : lots) sum += lot.units;
        return sum;
    }
    double value() const {
        double sum = 0;
        for (const auto& lot : lots) sum += lot.units * lot.price;
        return sum;
    }
};

struct Incoming {
    std::size_t item = 0;
    double units = 0, price = 0;
    int ordered = 0;
};

class Play {
public:
    Play(std::span<const ReplayItem> items, const ReplaySetting& setting, const Policy& policy)
        : items_(items),
          setting_(setting),
          policy_(policy),
          shelves_(items.size()),
          deliveries_(setting.suppliers.size()) {
        for (std::size_t at = 0; at < items.size(); ++at)
            if (items[at].opening_units > 0)
                put(at, items[at].opening_units, price(at, setting.first_day), setting.first_day);
    }

    ReplayResult run() {
        const int end = setting_.first_day + setting_.days;
        for (int day = setting_.first_day; day < end; ++day) {
            receive(day);
            for (std::size_t at = 0; at < items_.size(); ++at) {
                expire(at, day);
                issue(at, day);
            }
            if ((day - setting_.first_day) % setting_.review_days == 0) review(day);
            for (std::size_t supplier = 0; supplier < setting_.suppliers.size(); ++supplier) order(supplier, day);
            count_stock();
        }
        result_.mean_capital /= setting_.days;
        result_.mean_consigned /= setting_.days;
        if (result_.issued_value > 0)
            result_.turnover_days = result_.mean_capital / result_.issued_value * setting_.days;
        return result_;
    }

private:
    double price(std::size_t at, int day) const {
        const auto& prices = items_[at].price;
        ZS_ASSERT(!prices.empty());
        return prices[std::min(static_cast<std::size_t>(day), prices.size() - 1)];
    }

    void put(std::size_t at, double units, double paid, int day) {
        Lot lot{std::numeric_limits<int>::max(), units, paid};
        if (items_[at].shelf_life_days > 0) lot.last_day = day + items_[at].shelf_life_days;
        auto& lots = shelves_[at].lots;
        const auto behind = std::upper_bound(lots.begin(), lots.end(), lot,
                                             [](const Lot& a, const Lot& b) { return a.last_day < b.last_day; });
        lots.insert(behind, lot);
    }

    void receive(int day) {
        const auto [first, last] = incoming_.equal_range(day);
        for (auto at = first; at != last; ++at) {
            const auto& come = at->second;
            shelves_[come.item].on_order -= come.units;
            put(come.item, come.units, come.price, day);
            deliveries_[items_[come.item].supplier].push_back(
                {static_cast<double>(day - come.ordered), static_cast<double>(-day)});
        }
        incoming_.erase(first, last);
    }

    void expire(std::size_t at, int day) {
        auto& lots = shelves_[at].lots;
        while (!lots.empty() && lots.front().last_day < day) {
            if (!items_[at].consigned) result_.expired_value += lots.front().units * lots.front().price;
            lots.pop_front();
        }
    }

    void issue(std::size_t at, int day) {
        double wanted = items_[at].demand[static_cast<std::size_t>(day)];
        if (wanted <= 0) return;
        result_.lines += 1;
        result_.units += wanted;
        auto& lots = shelves_[at].lots;
        while (wanted > 1e-9 && !lots.empty()) {
            auto& lot = lots.front();
            const double taken = std::min(wanted, lot.units);
            lot.units -= taken;
            wanted -= taken;
            result_.issued_value += taken * lot.price;
            if (lot.units <= 1e-9) lots.pop_front();
        }
        if (wanted <= 1e-9) return;
        result_.short_units += wanted;
        result_.short_lines += 1;
        result_.vital_short_lines += items_[at].vital ? 1 : 0;
    }

    /// Deliveries carry the day they came as a negative age; the policy sees how old they are.
    void review(int day) {
        for (std::size_t at = 0; at < items_.size(); ++at) {
            auto deliveries = deliveries_[items_[at].supplier];
            for (auto& one : deliveries) one.age_days += day;
            const auto known = std::span(items_[at].demand).first(static_cast<std::size_t>(day) + 1);
            shelves_[at].levels = policy_({&items_[at], day, known, deliveries, price(at, day)});
        }
    }

    void order(std::size_t supplier, int day) {
        std::vector<OrderItem> wanted;
        std::vector<std::size_t> of;
        bool any = false;
        for (std::size_t at = 0; at < items_.size(); ++at) {
            if (items_[at].supplier != supplier) continue;
            const auto& shelf = shelves_[at];
            const double position = shelf.on_hand() + shelf.on_order;
            const bool needed = position <= shelf.levels.order_point && shelf.levels.order_up_to > position;
            any = any || needed;
            if (!setting_.joint && !needed) continue;
            of.push_back(at);
            wanted.push_back({static_cast<std::int64_t>(at), position, shelf.levels.order_point,
                              shelf.levels.order_up_to, shelf.levels.use_per_day, items_[at].pack, price(at, day), 0,
                              items_[at].cover_days_max, items_[at].vital});
        }
        if (!any) return;
        const auto terms = setting_.joint ? setting_.suppliers[supplier] : SupplierTerms{};
        const auto order = make_joint_order(wanted, terms);
        if (order.lines.empty()) return;
        const int come = day + std::max(1, setting_.wait(supplier, day));
        result_.orders += 1;
        for (const auto& line : order.lines) {
            const auto at = static_cast<std::size_t>(line.item);
            result_.order_lines += 1;
            shelves_[at].on_order += line.units;
            incoming_.emplace(come, Incoming{at, line.units, price(at, day), day});
        }
    }

    void count_stock() {
        double own = 0;
        for (std::size_t at = 0; at < items_.size(); ++at)
            (items_[at].consigned ? result_.mean_consigned : own) += shelves_[at].value();
        result_.mean_capital += own;
        result_.capital.push_back(own);
    }

    std::span<const ReplayItem> items_;
    const ReplaySetting& setting_;
    const Policy& policy_;
    std::vector<Shelf> shelves_;
    std::vector<std::vector<Delivery>> deliveries_;
    std::multimap<int, Incoming> incoming_;
    ReplayResult result_;
};

}  // namespace

ReplayResult replay(std::span<const ReplayItem> items, const ReplaySetting& setting, const Policy& policy) {
    ZS_ASSERT(setting.review_days >= 1 && setting.wait);
    return Play(items, setting, policy).run();
}

}  // namespace zs::replenishment
