// The inverse of a small covariance matrix, by Cholesky, once a set.
#include "domains/early_warning/combination.h"

namespace zs::early_warning {
namespace {

constexpr double rate = 1.0 / 2000;
constexpr double learned_each = 30;    // sets for each point before anything is told
constexpr double shrink = 0.01;        // of each variance, added to it: points that move as one stay invertible
constexpr double clip = 6;             // values beyond this many spreads teach only as much as this
constexpr double least_taught = 0.05;  // of a distance: what was constant may begin to move
constexpr double worth_telling = 3.5;
constexpr double tiny = 1e-12;

}  // namespace

Finding Combination::observe(Instant at, std::span<const double> values) {
    if (values.size() < size_ || size_ == 0 || (count_ > 0 && at <= last_)) return {};
    for (std::size_t i = 0; i < size_; ++i)
        if (!usable(values[i])) return {};
    last_ = at;
    if (++count_ == 1) std::copy_n(values.begin(), size_, mean_.begin());
    Vector away{};
    for (std::size_t i = 0; i < size_; ++i) away[i] = values[i] - mean_[i];
    Finding found;
    const double learned = learned_each * static_cast<double>(size_);
    if (count_ > learned) {
        const double surprise = tail_.surprise(distance(away));
        if (count_ > 2 * learned) found.judge(Kind::combination, surprise, worth_telling);
    }
    found.expected = values[culprit_] - culprit_residual_;
    learn(away);
    return found;
}

/// With P the inverse covariance, point i differs from what the others let expect by (P·away)ᵢ / Pᵢᵢ.
double Combination::distance(const Vector& away) {
    Matrix lower{}, inverse{};
    for (std::size_t i = 0; i < size_; ++i)
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = covariance_[i][j];
            if (i == j) sum += shrink * sum + tiny * (1 + mean_[i] * mean_[i]);
            for (std::size_t k = 0; k < j; ++k) sum -= lower[i][k] * lower[j][k];
            lower[i][j] = i == j ? std::sqrt(std::max(sum, 1e-300)) : sum / lower[j][j];
        }
    for (std::size_t j = 0; j < size_; ++j)  // inverse of the lower half
        for (std::size_t i = j; i < size_; ++i) {
            double sum = i == j ? 1 : 0;
            for (std::size_t k = j; k < i; ++k) sum -= lower[i][k] * inverse[k][j];
            inverse[i][j] = sum / lower[i][i];
        }
    Vector white{};
    double square = 0;
    for (std::size_t i = 0; i < size_; ++i) {
        for (std::size_t j = 0; j <= i; ++j) white[i] += inverse[i][j] * away[j];
        square += white[i] * white[i];
    }
    double worst = -1;
    for (std::size_t i = 0; i < size_; ++i) {
        double pull = 0, stiffness = 0;
        for (std::size_t k = i; k < size_; ++k) {
            pull += inverse[k][i] * white[k];
            stiffness += inverse[k][i] * inverse[k][i];
        }
        if (const double alone = pull * pull / stiffness; alone > worst) {
            worst = alone;
            culprit_ = i;
            culprit_residual_ = pull / stiffness;
        }
    }
    return std::sqrt(square);
}

void Combination::learn(const Vector& away) {
    const double pace = std::max(rate, 1 / count_);
    Vector taught{};
    for (std::size_t i = 0; i < size_; ++i) {
        const double usual = clip * std::sqrt(covariance_[i][i]), least = least_taught * std::abs(away[i]);
        const double limit = count_ > learned_each ? std::max(usual, least) : 1e30;
        taught[i] = std::clamp(away[i], -limit, limit);
        mean_[i] += pace * taught[i];
    }
    for (std::size_t i = 0; i < size_; ++i)
        for (std::size_t j = 0; j <= i; ++j)
            covariance_[i][j] = (1 - pace) * (covariance_[i][j] + pace * taught[i] * taught[j]);
}

}  // namespace zs::early_warning
