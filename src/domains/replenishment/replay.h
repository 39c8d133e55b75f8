// Plays days of demand again under a policy: what lay on the shelves, what was short, what expired, what was ordered.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "domains/replenishment/classify.h"
#include "domains/replenishment/joint_order.h"
#include "domains/replenishment/lead_time.h"

namespace zs::replenishment {

struct ReplayItem {
    std::int64_t item = 0;
    std::size_t supplier = 0;
    double pack = 1;
    int shelf_life_days = 0;  // of fresh goods; 0: does not spoil
    bool vital = false;
    Abc abc = Abc::c;
    bool consigned = false;      // belongs to the supplier until it is used
    double opening_units = 0;    // fresh, on the first day played
    std::vector<double> demand;  // units asked for, by day; the days before the first played one are the past
    std::vector<double> price;   // yuan a unit, by day; one value: always the same
    double cover_days_max = 60;  // a joint order brings no more than this
};

struct Levels {
    double order_point = 0;
    double order_up_to = 0;
    double use_per_day = 0;  // as expected; for joint orders
};

/// What a policy may know of an item: nothing that lies ahead.
struct Past {
    const ReplayItem* item = nullptr;
    int day = 0;
    std::span<const double> demand;        // of all days until this evening
    std::span<const Delivery> deliveries;  // of its supplier
    double price = 0;                      // of today
};
using Policy = std::function<Levels(const Past&)>;

struct ReplaySetting {
    int first_day = 0;  // index into `demand`
    int days = 365;
    int review_days = 30;  // levels are computed anew that often; orders are looked at every day
    std::vector<SupplierTerms> suppliers;
    bool joint = false;  // items of a supplier join one order; otherwise what is needed is ordered whatever it is worth
    /// Days until an order of `day` comes; ≥ 1. The same for every policy that is compared.
    std::function<int(std::size_t supplier, int day)> wait;
};

struct ReplayResult {
    double mean_capital = 0;       // own stock, yuan, mean of the evenings
    double mean_consigned = 0;     // supplier-owned stock
    double issued_value = 0;       // at the price paid
    double turnover_days = 0;      // mean capital / issues × days
    std::int64_t lines = 0;        // item and day with demand
    std::int64_t short_lines = 0;  // of these, not handed out wholly
    std::int64_t vital_short_lines = 0;
    double units = 0, short_units = 0;
    double expired_value = 0;
    std::int64_t orders = 0, order_lines = 0;
    std::vector<double> capital;  // own stock, yuan, of each evening
    double fill_rate() const {
        return lines == 0 ? 1 : 1 - static_cast<double>(short_lines) / static_cast<double>(lines);
    }
    double unit_fill_rate() const { return units <= 0 ? 1 : 1 - short_units / units; }
};

/// What is short is got elsewhere the same day and does not come back as demand. Stock is used by first expiry.
/// A day: deliveries, expiry, issues, and in the evening orders.
ReplayResult replay(std::span<const ReplayItem> items, const ReplaySetting& setting, const Policy& policy);

}  // namespace zs::replenishment
