#include "domains/replenishment/distribution.h"

#include <algorithm>
#include <cmath>

#include "core/result.h"

namespace zs::replenishment {
namespace {

constexpr double counted_mean_max = 100;

double normal_below(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }
double normal_density(double z) { return std::exp(-0.5 * z * z) / std::sqrt(2 * 3.14159265358979323846); }

/// Probabilities of 0, 1, 2 … units, one after the other.
class Counts {
public:
    explicit Counts(const Demand& demand) {
        if (demand.variance > demand.mean * 1.0001) {
            size_ = demand.mean * demand.mean / (demand.variance - demand.mean);
            miss_ = 1 - demand.mean / demand.variance;
            probability_ = std::exp(size_ * std::log(demand.mean / demand.variance));
        } else {
            mean_ = demand.mean;
            probability_ = std::exp(-demand.mean);
        }
        below_ = probability_;
    }
    double count() const { return count_; }
    /// P(demand ≤ count).
    double below() const { return std::min(below_, 1.0); }
    void advance() {
        probability_ *= size_ > 0 ? (count_ + size_) / (count_ + 1) * miss_ : mean_ / (count_ + 1);
        count_ += 1;
        below_ += probability_;
    }

private:
    double size_ = 0, miss_ = 0, mean_ = 0, probability_ = 0, below_ = 0, count_ = 0;
};

/// No demand is so wild that more is looked at; guards the loops against rounding.
double count_max(const Demand& demand) { return demand.mean + 60 * std::sqrt(demand.variance + demand.mean) + 10; }

bool is_counted(const Demand& demand) { return demand.mean < counted_mean_max; }

}  // namespace

/// Acklam's rational approximation with one step of Halley: error below 1e-14.
double normal_quantile(double p) {
    ZS_ASSERT(p > 0 && p < 1);
    constexpr double a[] = {-39.69683028665376, 220.9460984245205,  -275.9285104469687,
                            138.3577518672690,  -30.66479806614716, 2.506628277459239};
    constexpr double b[] = {-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972,
                            -13.28068155288572};
    constexpr double c[] = {-0.007784894002430293, -0.3223964580411365, -2.400758277161838,
                            -2.549732539343734,    4.374664141464968,   2.938163982698783};
    constexpr double d[] = {0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416};
    const auto tail = [&](double q) {
        return (((((c[0] * q + c[1]) * q + c[2]) * q + c[3]) * q + c[4]) * q + c[5]) /
               ((((d[0] * q + d[1]) * q + d[2]) * q + d[3]) * q + 1);
    };
    double z = 0;
    if (p < 0.02425) {
        z = tail(std::sqrt(-2 * std::log(p)));
    } else if (p > 1 - 0.02425) {
        z = -tail(std::sqrt(-2 * std::log(1 - p)));
    } else {
        const double q = p - 0.5, r = q * q;
        z = (((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r + a[5]) * q /
            (((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r + 1);
    }
    const double error = (normal_below(z) - p) / normal_density(z);
    return z - error / (1 + z * error / 2);
}

double quantile(const Demand& demand, double p) {
    if (demand.mean <= 0) return 0;
    if (!is_counted(demand)) return std::max(0.0, demand.mean + normal_quantile(p) * std::sqrt(demand.variance));
    Counts counts(demand);
    for (const double top = count_max(demand); counts.below() < p && counts.count() < top;) counts.advance();
    return counts.count();
}

double expected_shortage(const Demand& demand, double stock) {
    if (demand.mean <= 0) return 0;
    if (!is_counted(demand)) {
        const double sd = std::sqrt(demand.variance);
        if (sd <= 0) return std::max(0.0, demand.mean - stock);
        const double z = (stock - demand.mean) / sd;
        return sd * (normal_density(z) - z * (1 - normal_below(z)));
    }
    Counts counts(demand);
    double shortage = demand.mean;
    for (; counts.count() + 1 <= stock; counts.advance()) shortage -= 1 - counts.below();
    shortage -= (stock - std::floor(stock)) * (1 - counts.below());
    return std::max(0.0, shortage);
}

double stock_for(const Demand& demand, Service service, double quantity) {
    ZS_ASSERT(service.level >= 0.5 && service.level < 1);
    if (service.kind == Service::Kind::cycle) return quantile(demand, service.level);
    const double allowed = (1 - service.level) * std::max(quantity, 1.0);
    if (demand.mean <= allowed) return 0;
    if (is_counted(demand)) {
        Counts counts(demand);
        double shortage = demand.mean;
        for (const double top = count_max(demand); shortage > allowed && counts.count() < top; counts.advance())
            shortage -= 1 - counts.below();
        return counts.count();
    }
    double low = 0, high = count_max(demand);
    for (int step = 0; step < 60; ++step) {
        const double middle = (low + high) / 2;
        (expected_shortage(demand, middle) > allowed ? low : high) = middle;
    }
    return high;
}

double safety_stock(double z, const DailyUse& use, const Wait& wait) {
    return z * std::sqrt(demand_over(use, wait).variance);
}

double order_point(double z, const DailyUse& use, const Wait& wait) {
    return use.per_day * wait.days + safety_stock(z, use, wait);
}

Demand demand_over(const DailyUse& use, const Wait& wait) {
    return {use.per_day * wait.days,
            wait.days * use.sd_per_day * use.sd_per_day + use.per_day * use.per_day * wait.sd_days * wait.sd_days};
}

}  // namespace zs::replenishment
