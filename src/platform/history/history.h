// Time series: numbers with a time and a quality, appended durably, kept compressed, thinned by age. Knows no meaning
// of a series. See README.md for the files.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/result.h"

namespace zs::history {

using SeriesId = std::int64_t;

enum class Quality : std::uint8_t { good, uncertain, bad };

struct Sample {
    std::int64_t at_ms = 0;  // UTC
    double value = 0;
    Quality quality = Quality::good;
    friend bool operator==(const Sample&, const Sample&) = default;
};

struct Entry {
    SeriesId series = 0;
    Sample sample;
};

/// What happened in [at_ms, at_ms + step); samples of bad quality do not count. n ≥ 1.
struct Bucket {
    std::int64_t at_ms = 0;
    std::int64_t n = 0;
    double sum = 0, min = 0, max = 0;
    double mean() const { return sum / static_cast<double>(n); }
    void add(const Bucket& other);
};

/// Days of full detail, of minutes and of hours; what is older than all is gone.
struct Policy {
    int raw_days = 90;
    int minute_days = 365;
    int hour_days = 5 * 366;
};

struct Options {
    std::filesystem::path directory;
    std::size_t memory_samples = 2'000'000;  // kept in memory before they are packed into files (24 bytes each, twice)
    Policy policy;
    /// "http://host:8428" of a VictoriaMetrics, or two addresses with a comma: where to write and where to read (its
    /// cluster edition). Empty: everything stays in the directory.
    std::string remote = {};
};

struct Figures {
    std::uint64_t samples_appended = 0;  // since start
    std::uint64_t syncs = 0;
    std::uint64_t memory_samples = 0;
    std::uint64_t file_samples = 0;  // with duplicates not yet settled
    std::uint64_t file_bytes = 0;
    std::uint64_t log_bytes = 0;
    std::size_t files = 0;
    std::size_t damaged = 0;  // files put aside and torn tails dropped at start
};

/// What keeps the samples: files of our own (embedded.h) or a VictoriaMetrics behind a buffer of such files
/// (victoria.h). Both promise the same.
class Store {
public:
    /// The store that the options name. Reads back what a killed process had acknowledged. One process a directory.
    static Result<std::unique_ptr<Store>> open(Options options);
    virtual ~Store() = default;

    /// Durable when it returns; waiting appends of other threads share one sync. The same series and time again: the
    /// later append wins. Errors: history.not_a_number (nothing is stored), unavailable.disk_full, history.not_written.
    virtual Status append(std::span<const Entry> batch) = 0;
    /// In [from_ms, to_ms), ascending, each time once. Thinned parts answer the mean of each minute or hour.
    virtual Result<std::vector<Sample>> range(SeriesId series, std::int64_t from_ms, std::int64_t to_ms) const = 0;
    /// Buckets at from_ms + k × step_ms that hold anything, ascending. Steps of whole hours from a whole hour are
    /// answered from summaries.
    virtual Result<std::vector<Bucket>> aggregate(SeriesId series, std::int64_t from_ms, std::int64_t to_ms,
                                                  std::int64_t step_ms) const = 0;
    /// The newest sample by time.
    virtual std::optional<Sample> latest(SeriesId series) const = 0;

    /// Packs what is in memory into files.
    virtual Status flush() = 0;
    /// Merges the files of days that are over, thins and deletes by the policy. Call it every minute or so.
    virtual Status maintain(std::int64_t now_ms) = 0;
    virtual Figures figures() const = 0;
};

}  // namespace zs::history
