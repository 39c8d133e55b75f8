// One immutable file of samples of one day: blocks ordered by series, each with a summary of its hours, then an index.
#pragma once
#include <mutex>
#include <string>

#include "platform/history/codec.h"

namespace zs::history {

/// Detail that is left of a block.
enum class Detail : std::uint32_t { samples, minutes, hours };

/// As it lies in the file (little endian). The hour rows come first, the samples or minute rows behind them.
struct Block {
    SeriesId series = 0;
    std::int64_t first_ms = 0, last_ms = 0;  // of the samples, also of those no longer there
    std::uint64_t offset = 0;
    std::uint32_t hour_bytes = 0, fine_bytes = 0;
    std::uint32_t samples = 0;
    std::uint32_t checksum = 0;  // of both parts
    double last_value = 0;
    Detail detail = Detail::samples;
    std::uint32_t last_quality = 0;
};
static_assert(sizeof(Block) == 64);

/// Which file: the day (since 1970, UTC) and the log files whose samples it holds.
struct RunName {
    std::int64_t day = 0;
    std::uint64_t low = 0, high = 0;
    std::string text() const;
    static std::optional<RunName> parse(std::string_view file_name);
    bool contains(const RunName& other) const { return day == other.day && low <= other.low && high >= other.high; }
};

class Run {
public:
    /// Checks the ends and the index; error history.damaged.
    static Result<std::shared_ptr<Run>> open(const std::filesystem::path& directory, const RunName& name);
    ~Run();

    const RunName& name() const { return name_; }
    std::span<const Block> blocks() const { return blocks_; }
    std::span<const Block> blocks_of(SeriesId series) const;
    std::uint64_t bytes() const { return bytes_; }
    std::uint64_t samples() const { return samples_; }
    /// The finest detail of any block.
    Detail detail() const { return detail_; }

    Status read_samples(const Block& block, std::vector<Sample>& samples) const;
    /// Minutes or hours of a thinned block.
    Status read_thinned(const Block& block, std::vector<Bucket>& rows) const;
    Status read_hours(const Block& block, std::vector<Bucket>& rows) const;

private:
    Status read_part(std::uint64_t offset, std::size_t size, std::string& bytes) const;
    RunName name_;
    int file_ = -1;
    std::uint64_t bytes_ = 0, samples_ = 0;
    Detail detail_ = Detail::hours;
    void* map_ = nullptr;  // the whole file; only the index is read through it, and stays there when memory is short
    std::span<const Block> blocks_;
};

/// Writes one run beside its place, syncs it, and puts it there whole.
class RunWriter {
public:
    RunWriter(std::filesystem::path directory, RunName name);
    ~RunWriter();
    /// Series ascending; `samples` ascending, each time once.
    Status add(SeriesId series, std::span<const Sample> samples);
    /// A block of `from` with less detail, or as it is.
    Status add_thinned(const Run& from, const Block& block, Detail detail);
    Status finish();

private:
    Status add_block(Block block, std::string_view hours, std::string_view fine);
    Status write(std::string_view bytes);
    std::filesystem::path directory_, temporary_;
    RunName name_;
    int file_ = -1;
    std::uint64_t offset_ = 0;
    std::vector<Block> blocks_;
    std::string waiting_;
};

/// What the operating system's error means to the caller.
tl::unexpected<Error> not_written(int error);
bool write_whole(int file, std::string_view bytes);
Status sync_directory(const std::filesystem::path& directory);

}  // namespace zs::history
