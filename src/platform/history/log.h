// The write-ahead log: what was acknowledged but is not in a run yet. One file a generation of the memory.
#pragma once
#include <functional>
#include <string>

#include "platform/history/run.h"

namespace zs::history {

/// One record of the log: length, checksum, entries.
std::string pack_record(std::span<const Entry> batch);

/// Appends records to one file.
class Log {
public:
    static Result<std::unique_ptr<Log>> create(const std::filesystem::path& directory, std::uint64_t number);
    ~Log();
    /// Durable when it returns. After an error the file holds what it held before; a second error of the kind, or one
    /// of syncing, makes the log refuse everything.
    Status append(std::string_view records);
    std::uint64_t bytes() const { return bytes_; }

private:
    int file_ = -1;
    std::uint64_t bytes_ = 0;
    bool broken_ = false;
};

struct Replayed {
    std::uint64_t number = 0;
    bool torn = false;  // the end was not whole and was left out
};

std::filesystem::path log_path(const std::filesystem::path& directory, std::uint64_t number);
/// Numbers of the logs that are there, ascending.
std::vector<std::uint64_t> find_logs(const std::filesystem::path& directory);
/// Hands every whole record of the log to `take`, in order.
Result<Replayed> replay(const std::filesystem::path& directory, std::uint64_t number,
                        const std::function<void(const Entry&)>& take);

}  // namespace zs::history
