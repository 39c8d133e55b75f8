// Lost periodicity: how much of the usual day is still in the values.
#pragma once
#include <array>

#include "core/time.h"
#include "domains/early_warning/finding.h"
#include "domains/early_warning/season.h"

namespace zs::early_warning {

/// The amplitude of the usual day in the last day: 1 = as always, 0 = gone, below 0 = turned over.
class Periodicity {
public:
    explicit Periodicity(Zone zone = {}) : zone_(zone) {}
    Finding observe(Instant at, double value);
    double amplitude() const;

private:
    static constexpr std::size_t slots = 48;
    Zone zone_;
    Instant first_{}, last_{};
    std::array<Slot, slots> day_{};
    double profile_mean_ = 0, mean_ = 0, product_ = 0, square_ = 0;  // fading over a day
    double explained_ = 0, total_ = 0;                               // fading over two weeks
    double count_ = 0;
};

}  // namespace zs::early_warning
