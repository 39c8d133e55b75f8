// What every detector is made of: a forgetting mean, a short window, and how rare a statistic is in its own history.
// Plain data of fixed size, so that a detector's state is saved and restored as it lies in memory.
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace zs::early_warning {

/// Mean and spread that forget: exact over the first 1/rate values, exponential afterwards (West 1979).
class Moments {
public:
    explicit constexpr Moments(double rate = 0.001) : rate_(rate) {}
    void add(double value) {
        ++count_;
        const double step = std::max(rate_, 1 / count_), difference = value - mean_;
        mean_ += step * difference;
        variance_ = (1 - step) * (variance_ + step * difference * difference);
    }
    double mean() const { return mean_; }
    double variance() const { return variance_; }
    double deviation() const { return std::sqrt(variance_); }
    double count() const { return count_; }

private:
    double rate_, mean_ = 0, variance_ = 0, count_ = 0;
};

/// The last `size` values, with moments computed anew each time: no rounding error grows.
template <std::size_t size>
class Window {
public:
    void add(double value) {
        values_[next_] = value;
        next_ = (next_ + 1) % size;
        count_ = std::min(count_ + 1, size);
    }
    bool full() const { return count_ == size; }
    double mean() const {
        double sum = 0;
        for (std::size_t i = 0; i < count_; ++i) sum += values_[i];
        return count_ > 0 ? sum / static_cast<double>(count_) : 0;
    }
    double variance(double mean) const {
        double sum = 0;
        for (std::size_t i = 0; i < count_; ++i) sum += (values_[i] - mean) * (values_[i] - mean);
        return count_ > 0 ? sum / static_cast<double>(count_) : 0;
    }

private:
    std::array<double, size> values_{};
    std::size_t next_ = 0, count_ = 0;
};

/// How rare a statistic is among its own past values: a histogram on a logarithmic scale, four bins an octave.
class Tail {
public:
    /// -log10 of the share of past values at least as large: 2 = once in a hundred. Above the largest ever seen it
    /// grows on with the logarithm. Then remembers the value.
    double surprise(double statistic);

private:
    static constexpr std::size_t bins = 96;
    std::array<float, bins> seen_{};
    float count_ = 0;
    double largest_ = 0;
};

}  // namespace zs::early_warning
