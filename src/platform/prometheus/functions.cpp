// The arithmetic of windows, as Prometheus 2.42 does it (promql/functions.go), so that answers agree.
#include "platform/prometheus/functions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace zs::prometheus {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// Neumaier's sum, as Prometheus uses it.
struct Sum {
    double total = 0, lost = 0;
    void add(double value) {
        const double next = total + value;
        if (std::isinf(next))
            lost = 0;
        else
            lost += std::abs(total) >= std::abs(value) ? (total - next) + value : (value - next) + total;
        total = next;
    }
    double value() const { return total + lost; }
};

double seconds(std::int64_t ms) { return static_cast<double>(ms) / 1000; }

struct Counting {
    bool counter = false;   // falls are restarts
    bool a_second = false;  // divided by the range
};

/// What the window saw, extended to its ends where the samples come near enough.
std::optional<double> extrapolated(const Window& window, Counting how) {
    const auto samples = window.samples;
    if (samples.size() < 2) return std::nullopt;
    const auto &first = samples.front(), &last = samples.back();
    double result = last.value - first.value;
    if (how.counter)
        for (std::size_t i = 1; i < samples.size(); ++i)
            if (samples[i].value < samples[i - 1].value) result += samples[i - 1].value;
    double to_start = seconds(first.at_ms - window.from_ms);
    const double to_end = seconds(window.to_ms - last.at_ms);
    const double sampled = seconds(last.at_ms - first.at_ms);
    const double usual = sampled / static_cast<double>(samples.size() - 1);
    if (how.counter && result > 0 && first.value >= 0) to_start = std::min(to_start, sampled * (first.value / result));
    const double near = usual * 1.1;
    double reach = sampled;
    reach += to_start < near ? to_start : usual / 2;
    reach += to_end < near ? to_end : usual / 2;
    double factor = reach / sampled;
    if (how.a_second) factor /= seconds(window.to_ms - window.from_ms);
    return result * factor;
}

std::optional<double> rate(const Window& window) { return extrapolated(window, {.counter = true, .a_second = true}); }
std::optional<double> increase(const Window& window) { return extrapolated(window, {.counter = true}); }
std::optional<double> delta(const Window& window) { return extrapolated(window, {}); }

std::optional<double> irate(const Window& window) {
    if (window.samples.size() < 2) return std::nullopt;
    const auto &last = window.samples.back(), &before = window.samples[window.samples.size() - 2];
    const double rise = last.value < before.value ? last.value : last.value - before.value;
    return rise / seconds(last.at_ms - before.at_ms);
}

std::optional<double> idelta(const Window& window) {
    if (window.samples.size() < 2) return std::nullopt;
    return window.samples.back().value - window.samples[window.samples.size() - 2].value;
}

struct Line {
    double slope = 0, at_zero = 0;
};

/// Least squares; time in seconds from `zero_ms`.
Line regression(std::span<const Sample> samples, std::int64_t zero_ms) {
    const double first = samples.front().value;
    if (std::all_of(samples.begin(), samples.end(), [&](const Sample& one) { return one.value == first; }))
        return std::isinf(first) ? Line{nan, nan} : Line{0, first};
    Sum x, y, xy, xx;
    for (const auto& [at, value] : samples) {
        const double time = seconds(at - zero_ms);
        x.add(time);
        y.add(value);
        xy.add(time * value);
        xx.add(time * time);
    }
    const auto n = static_cast<double>(samples.size());
    const double covariance = xy.value() - x.value() * y.value() / n;
    const double variance = xx.value() - x.value() * x.value() / n;
    const double slope = covariance / variance;
    return {slope, y.value() / n - slope * x.value() / n};
}

std::optional<double> deriv(const Window& window) {
    if (window.samples.size() < 2) return std::nullopt;
    return regression(window.samples, window.samples.front().at_ms).slope;
}

std::optional<double> predict_linear(const Window& window) {
    if (window.samples.size() < 2) return std::nullopt;
    const auto line = regression(window.samples, window.asked_ms);
    return line.slope * window.parameter + line.at_zero;
}

std::optional<double> sum_over(const Window& window) {
    Sum sum;
    for (const auto& sample : window.samples) sum.add(sample.value);
    return sum.value();
}
std::optional<double> count_over(const Window& window) { return static_cast<double>(window.samples.size()); }
std::optional<double> avg_over(const Window& window) { return *sum_over(window) / *count_over(window); }
std::optional<double> last_over(const Window& window) { return window.samples.back().value; }
std::optional<double> present_over(const Window&) { return 1; }

std::optional<double> min_over(const Window& window) {
    double least = window.samples.front().value;
    for (const auto& sample : window.samples)
        if (sample.value < least || std::isnan(least)) least = sample.value;
    return least;
}
std::optional<double> max_over(const Window& window) {
    double most = window.samples.front().value;
    for (const auto& sample : window.samples)
        if (sample.value > most || std::isnan(most)) most = sample.value;
    return most;
}

std::optional<double> stdvar_over(const Window& window) {
    double count = 0, mean = 0, squares = 0;
    for (const auto& sample : window.samples) {
        count += 1;
        const double from_mean = sample.value - mean;
        mean += from_mean / count;
        squares += from_mean * (sample.value - mean);
    }
    return squares / count;
}
std::optional<double> stddev_over(const Window& window) { return std::sqrt(*stdvar_over(window)); }

std::optional<double> quantile_over(const Window& window) {
    std::vector<double> values;
    values.reserve(window.samples.size());
    for (const auto& sample : window.samples) values.push_back(sample.value);
    return quantile(window.parameter, values);
}

std::optional<double> changes(const Window& window) {
    double count = 0;
    for (std::size_t i = 1; i < window.samples.size(); ++i) {
        const double now = window.samples[i].value, before = window.samples[i - 1].value;
        if (now != before && !(std::isnan(now) && std::isnan(before))) count += 1;
    }
    return count;
}
std::optional<double> resets(const Window& window) {
    double count = 0;
    for (std::size_t i = 1; i < window.samples.size(); ++i)
        if (window.samples[i].value < window.samples[i - 1].value) count += 1;
    return count;
}

double sign(double value) { return value < 0 ? -1 : value > 0 ? 1 : value; }

const std::vector<Signature>& signatures() {
    using enum Type;
    static const std::vector<Signature> all = [] {
        std::vector<Signature> made;
        for (const std::string_view name : {"abs", "ceil", "floor", "sqrt", "exp", "ln", "log2", "log10", "sgn"})
            made.push_back({name, {vector}});
        for (const std::string_view name :
             {"rate", "irate", "increase", "delta", "idelta", "deriv", "changes", "resets", "avg_over_time",
              "min_over_time", "max_over_time", "sum_over_time", "count_over_time", "last_over_time",
              "present_over_time", "stddev_over_time", "stdvar_over_time", "absent_over_time"})
            made.push_back({name, {matrix}});
        for (const std::string_view name :
             {"minute", "hour", "day_of_week", "day_of_month", "days_in_month", "month", "year"})
            made.push_back({name, {vector}, 1});
        for (const std::string_view name : {"timestamp", "absent", "sort", "sort_desc"})
            made.push_back({name, {vector}});
        made.push_back({"predict_linear", {matrix, scalar}});
        made.push_back({"quantile_over_time", {scalar, matrix}});
        made.push_back({"clamp", {vector, scalar, scalar}});
        made.push_back({"clamp_min", {vector, scalar}});
        made.push_back({"clamp_max", {vector, scalar}});
        made.push_back({"round", {vector, scalar}, 1});
        made.push_back({"time", {}, 0, scalar});
        made.push_back({"pi", {}, 0, scalar});
        made.push_back({"scalar", {vector}, 0, scalar});
        made.push_back({"vector", {scalar}});
        made.push_back({"label_replace", {vector, string, string, string, string}});
        made.push_back({"label_join", {vector, string, string, string}, 1, vector, true});
        return made;
    }();
    return all;
}

}  // namespace

const Signature* find_function(std::string_view name) {
    for (const auto& one : signatures())
        if (one.name == name) return &one;
    return nullptr;
}

WindowFunction find_window_function(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, WindowFunction>, 19> all = {
        {{"rate", rate},
         {"irate", irate},
         {"increase", increase},
         {"delta", delta},
         {"idelta", idelta},
         {"deriv", deriv},
         {"predict_linear", predict_linear},
         {"changes", changes},
         {"resets", resets},
         {"avg_over_time", avg_over},
         {"min_over_time", min_over},
         {"max_over_time", max_over},
         {"sum_over_time", sum_over},
         {"count_over_time", count_over},
         {"last_over_time", last_over},
         {"present_over_time", present_over},
         {"stddev_over_time", stddev_over},
         {"stdvar_over_time", stdvar_over},
         {"quantile_over_time", quantile_over}}};
    for (const auto& [known, function] : all)
        if (known == name) return function;
    return nullptr;
}

PlainFunction find_plain_function(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, PlainFunction>, 9> all = {
        {{"abs", [](double x) { return std::abs(x); }},
         {"ceil", [](double x) { return std::ceil(x); }},
         {"floor", [](double x) { return std::floor(x); }},
         {"sqrt", [](double x) { return std::sqrt(x); }},
         {"exp", [](double x) { return std::exp(x); }},
         {"ln", [](double x) { return std::log(x); }},
         {"log2", [](double x) { return std::log2(x); }},
         {"log10", [](double x) { return std::log10(x); }},
         {"sgn", sign}}};
    for (const auto& [known, function] : all)
        if (known == name) return function;
    return nullptr;
}

double quantile(double q, std::vector<double>& values) {
    if (values.empty() || std::isnan(q)) return nan;
    if (q < 0) return -infinity;
    if (q > 1) return infinity;
    std::sort(values.begin(), values.end(), [](double a, double b) { return std::isnan(a) ? !std::isnan(b) : a < b; });
    const auto n = static_cast<double>(values.size());
    const double rank = q * (n - 1);
    const auto lower = static_cast<std::size_t>(std::max(0.0, std::floor(rank)));
    const auto upper = std::min(values.size() - 1, lower + 1);
    const double weight = rank - std::floor(rank);
    return values[lower] * (1 - weight) + values[upper] * weight;
}

}  // namespace zs::prometheus
