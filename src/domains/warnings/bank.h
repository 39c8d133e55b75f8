// The hot part: an always-on detector for every series, asked with each stored reading in the thread of its sender.
#pragma once
#include <array>
#include <atomic>
#include <memory>
#include <optional>
#include <span>

#include "domains/early_warning/early_warning.h"
#include "platform/history/history.h"

namespace zs::warnings {

/// A raw reading worth telling.
struct RawFinding {
    early_warning::Finding finding;
    Instant at;
    double value = 0;
};

/// The times of what a series said.
struct News {
    Instant oldest, newest;
};

/// Detectors in plain arrays by series: nothing is allocated once a series is known, and two senders wait for each
/// other only if both send the same series at the same moment. Memory: 176 bytes a series in blocks of 1 024, at most
/// `series_max` series (46 MB); later ones are not watched.
class Bank {
public:
    static constexpr std::size_t block = 1024, blocks = 256, series_max = block * blocks;

    Bank() = default;
    ~Bank();
    Bank(const Bank&) = delete;
    Bank& operator=(const Bank&) = delete;

    /// From any thread. Readings not newer than the last one of their series, NaN, and such of bad quality teach
    /// nothing; series that belong to no point (negative) are left out.
    void observe(std::span<const history::Entry> entries);
    /// Times of the readings since the last call, if any.
    std::optional<News> take_news(history::SeriesId series);
    /// The last raw reading that was worth telling, if any.
    std::optional<RawFinding> unusual(history::SeriesId series);
    /// The detector's state as bytes; empty for a series that never spoke.
    std::string save(history::SeriesId series);
    /// Before the first reading of the series. False for bytes of another version: learned anew.
    bool restore(history::SeriesId series, std::string_view bytes);

private:
    struct Cell {
        std::atomic_flag busy = ATOMIC_FLAG_INIT;
        bool used = false, spoke = false;
        early_warning::AlwaysOn detector;
        News news{};
        RawFinding raw{};
    };
    using Block = std::array<Cell, block>;
    Cell* known(history::SeriesId series) const;
    Cell* cell(history::SeriesId series);

    std::array<std::atomic<Block*>, blocks> blocks_{};
};

}  // namespace zs::warnings
