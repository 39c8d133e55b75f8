// Forgetting regression and its lasting residual.
#include "domains/early_warning/agreement.h"

namespace zs::early_warning {
namespace {

constexpr double rate = 1.0 / 2000, smoothing = 1.0 / 12;
constexpr double learned = 200;           // pairs
constexpr double agreement_needed = 0.5;  // explained share without which there was no agreement to lose
constexpr double worth_telling = 3.5;
constexpr double clip = 4;  // residuals beyond this many spreads teach only as much as this
constexpr double tiny = 1e-12;

}  // namespace

double Agreement::explained() const {
    return first_square_ > 0 && second_square_ > 0 ? product_ * product_ / (first_square_ * second_square_) : 0;
}

Finding Agreement::observe(Instant at, double first, double second) {
    if (!usable(first) || !usable(second) || (count_ > 0 && at <= last_)) return {};
    last_ = at;
    ++count_;
    const double slope = first_square_ > 0 ? product_ / first_square_ : 0;
    Finding found{.expected = count_ > 1 ? second_mean_ + slope * (first - first_mean_) : second};
    double residual = second - found.expected;
    if (count_ > learned) {
        smooth_ += smoothing * (residual - smooth_);
        const double floor = tiny + 1e-6 * std::abs(second_mean_) + 0.003 * std::sqrt(second_square_);
        const double surprise = tail_.surprise(std::abs(smooth_) / std::max(smooth_spread_.deviation(), floor));
        const double limit = clip * std::max(residual_.deviation(), floor);
        residual = std::clamp(residual, -limit, limit);
        smooth_spread_.add(std::clamp(smooth_, -limit, limit));
        if (count_ > 2 * learned && explained() > agreement_needed)
            found.judge(Kind::disagreement, surprise, worth_telling);
        second = found.expected + residual;
    }
    residual_.add(residual);
    const double pace = std::max(rate, 1 / count_);
    const double dx = first - first_mean_, dy = second - second_mean_;
    first_mean_ += pace * dx;
    second_mean_ += pace * dy;
    first_square_ = (1 - pace) * (first_square_ + pace * dx * dx);
    second_square_ = (1 - pace) * (second_square_ + pace * dy * dy);
    product_ = (1 - pace) * (product_ + pace * dx * dy);
    return found;
}

}  // namespace zs::early_warning
