#include "platform/history/log.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <fstream>
#include <sstream>

#include "core/text.h"

namespace zs::history {
namespace {

constexpr std::size_t head_bytes = 8;
constexpr std::uint64_t preallocated_bytes = 8U << 20;

}  // namespace

/// Series and times as differences from the entry before: batches come ordered more often than not.
std::string pack_record(std::span<const Entry> batch) {
    std::string out(head_bytes, '\0');
    out.reserve(batch.size() * 14 + 16);
    std::int64_t series = 0, at = 0;
    for (const auto& [id, sample] : batch) {
        put_varint(out, zigzag(id - std::exchange(series, id)) << 2U | static_cast<std::uint64_t>(sample.quality));
        put_varint(out, zigzag(sample.at_ms - std::exchange(at, sample.at_ms)));
        char bytes[sizeof(double)];
        std::memcpy(bytes, &sample.value, sizeof bytes);
        out.append(bytes, sizeof bytes);
    }
    const auto size = static_cast<std::uint32_t>(out.size() - head_bytes);
    const auto sum = checksum(std::string_view(out).substr(head_bytes));
    std::memcpy(out.data(), &size, sizeof size);
    std::memcpy(out.data() + sizeof size, &sum, sizeof sum);
    return out;
}

std::filesystem::path log_path(const std::filesystem::path& directory, std::uint64_t number) {
    return directory / fmt::format("{:08}.log", number);
}

Result<std::unique_ptr<Log>> Log::create(const std::filesystem::path& directory, std::uint64_t number) {
    auto log = std::make_unique<Log>();
    log->file_ = ::open(log_path(directory, number).c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
    if (log->file_ < 0) return not_written(errno);
    ZS_TRY(sync_directory(directory));
    return log;
}

Log::~Log() {
    if (file_ >= 0) ::close(file_);
}

Status Log::append(std::string_view records) {
    if (broken_) return fail(Code::unavailable, "history.not_written");
    // Room is taken ahead in large pieces, so that a sync need not write the file's place on the disk each time.
    if (bytes_ / preallocated_bytes != (bytes_ + records.size()) / preallocated_bytes || bytes_ == 0)
        static_cast<void>(::fallocate(file_, FALLOC_FL_KEEP_SIZE, static_cast<off_t>(bytes_),
                                      static_cast<off_t>(preallocated_bytes + records.size())));
    if (!write_whole(file_, records)) {
        const int error = errno;
        const auto kept = static_cast<off_t>(bytes_);
        broken_ = ::ftruncate(file_, kept) != 0 || ::lseek(file_, kept, SEEK_SET) != kept;
        return not_written(error);
    }
    if (::fdatasync(file_) != 0) {
        broken_ = true;  // what of it reached the disk is not known any more
        return not_written(errno);
    }
    bytes_ += records.size();
    return {};
}

std::vector<std::uint64_t> find_logs(const std::filesystem::path& directory) {
    std::vector<std::uint64_t> numbers;
    for (const auto& file : std::filesystem::directory_iterator(directory)) {
        const auto name = file.path().filename().string();
        if (!name.ends_with(".log")) continue;
        std::string_view digits = std::string_view(name).substr(0, name.size() - 4);
        while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
        if (const auto number = text::parse_integer(digits); number && *number >= 0)
            numbers.push_back(static_cast<std::uint64_t>(*number));
    }
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

Result<Replayed> replay(const std::filesystem::path& directory, std::uint64_t number,
                        const std::function<void(const Entry&)>& take) {
    std::ifstream file(log_path(directory, number), std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    if (!file) return fail(Code::internal, "history.damaged");
    const std::string all = content.str();
    std::string_view rest = all;
    while (rest.size() >= head_bytes) {
        std::uint32_t size = 0, sum = 0;
        std::memcpy(&size, rest.data(), sizeof size);
        std::memcpy(&sum, rest.data() + sizeof size, sizeof sum);
        if (rest.size() - head_bytes < size) break;
        auto record = rest.substr(head_bytes, size);
        if (checksum(record) != sum) break;
        rest.remove_prefix(head_bytes + size);
        Entry entry;
        while (!record.empty()) {
            std::uint64_t series = 0, at = 0;
            if (!take_varint(record, series) || !take_varint(record, at) || record.size() < sizeof(double)) break;
            entry.series += unzigzag(series >> 2U);
            entry.sample.quality = static_cast<Quality>(series & 3U);
            entry.sample.at_ms += unzigzag(at);
            std::memcpy(&entry.sample.value, record.data(), sizeof(double));
            record.remove_prefix(sizeof(double));
            take(entry);
        }
    }
    return Replayed{number, !rest.empty()};
}

}  // namespace zs::history
