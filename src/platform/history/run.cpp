#include "platform/history/run.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cstring>

#include "core/text.h"

namespace zs::history {
namespace {

static_assert(std::endian::native == std::endian::little, "the files hold little-endian numbers");

constexpr std::string_view magic = "ZSHIST1\n";
constexpr std::size_t block_samples_max = 16'384;
constexpr std::size_t write_bytes = 1U << 20;

/// The last bytes of a file.
struct End {
    std::uint64_t index_offset = 0;
    std::uint32_t block_count = 0;
    std::uint32_t index_checksum = 0;
    char magic[8] = {};
};
static_assert(sizeof(End) == 24);

template <class T>
std::string_view bytes_of(const T* first, std::size_t count) {
    return {reinterpret_cast<const char*>(first), count * sizeof(T)};
}

tl::unexpected<Error> damaged() { return fail(Code::internal, "history.damaged"); }

bool read_at(int file, std::uint64_t offset, char* to, std::size_t size) {
    while (size > 0) {
        const auto got = ::pread(file, to, size, static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        to += got;
        offset += static_cast<std::uint64_t>(got);
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

bool before(const Block& a, const Block& b) {
    return a.series != b.series ? a.series < b.series : a.first_ms < b.first_ms;
}

}  // namespace

tl::unexpected<Error> not_written(int error) {
    const bool full = error == ENOSPC || error == EDQUOT || error == EFBIG;
    return fail(Code::unavailable, full ? "unavailable.disk_full" : "history.not_written");
}

bool write_whole(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

Status sync_directory(const std::filesystem::path& directory) {
    const int file = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) return not_written(errno);
    const bool synced = ::fsync(file) == 0;
    const int error = errno;
    ::close(file);
    if (!synced) return not_written(error);
    return {};
}

std::string RunName::text() const { return fmt::format("{}-{:08}-{:08}.run", day, low, high); }

std::optional<RunName> RunName::parse(std::string_view file_name) {
    if (!file_name.ends_with(".run")) return std::nullopt;
    const bool negative = file_name.starts_with('-');  // days before 1970
    const auto parts = text::split(file_name.substr(negative ? 1 : 0, file_name.size() - 4 - (negative ? 1 : 0)), '-');
    if (parts.size() != 3) return std::nullopt;
    const auto day = text::parse_integer(parts[0]);
    const auto number = [](std::string_view digits) {
        while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
        return text::parse_integer(digits);
    };
    const auto low = number(parts[1]), high = number(parts[2]);
    if (!day || !low || !high || *low < 0 || *high < *low) return std::nullopt;
    return RunName{negative ? -*day : *day, static_cast<std::uint64_t>(*low), static_cast<std::uint64_t>(*high)};
}

Result<std::shared_ptr<Run>> Run::open(const std::filesystem::path& directory, const RunName& name) {
    auto run = std::make_shared<Run>();
    run->name_ = name;
    run->file_ = ::open((directory / name.text()).c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status {};
    if (run->file_ < 0 || ::fstat(run->file_, &status) != 0) return damaged();
    run->bytes_ = static_cast<std::uint64_t>(status.st_size);
    End end;
    if (run->bytes_ < sizeof end) return damaged();
    if (!read_at(run->file_, run->bytes_ - sizeof end, reinterpret_cast<char*>(&end), sizeof end)) return damaged();
    if (std::string_view(end.magic, sizeof end.magic) != magic) return damaged();
    const std::uint64_t index_bytes = std::uint64_t{end.block_count} * sizeof(Block);
    if (end.index_offset > run->bytes_ || end.index_offset + index_bytes + sizeof end != run->bytes_) return damaged();
    if (end.index_offset % alignof(Block) != 0) return damaged();
    void* const map = ::mmap(nullptr, run->bytes_, PROT_READ, MAP_SHARED, run->file_, 0);
    if (map == MAP_FAILED) return damaged();
    run->map_ = map;
    const auto* index = static_cast<const char*>(map) + end.index_offset;
    run->blocks_ = {reinterpret_cast<const Block*>(index), end.block_count};
    if (checksum({index, index_bytes}) != end.index_checksum) return damaged();
    for (const auto& block : run->blocks_) {
        run->samples_ += block.samples;
        run->detail_ = std::min(run->detail_, block.detail);
    }
    return run;
}

Run::~Run() {
    if (map_ != nullptr) ::munmap(map_, bytes_);
    if (file_ >= 0) ::close(file_);
}

std::span<const Block> Run::blocks_of(SeriesId series) const {
    const auto less = [](const Block& a, const Block& b) { return a.series < b.series; };
    const Block wanted{.series = series};
    const auto [begin, end] = std::equal_range(blocks_.begin(), blocks_.end(), wanted, less);
    return blocks_.subspan(static_cast<std::size_t>(begin - blocks_.begin()), static_cast<std::size_t>(end - begin));
}

Status Run::read_part(std::uint64_t offset, std::size_t size, std::string& bytes) const {
    bytes.resize(size);
    if (!read_at(file_, offset, bytes.data(), size)) return damaged();
    return {};
}

Status Run::read_samples(const Block& block, std::vector<Sample>& samples) const {
    thread_local std::string bytes;
    ZS_TRY(read_part(block.offset, std::size_t{block.hour_bytes} + block.fine_bytes, bytes));
    if (checksum(bytes) != block.checksum) return damaged();
    if (!unpack_samples(std::string_view(bytes).substr(block.hour_bytes), samples)) return damaged();
    return {};
}

Status Run::read_thinned(const Block& block, std::vector<Bucket>& rows) const {
    if (block.detail == Detail::hours) return read_hours(block, rows);
    thread_local std::string bytes;
    ZS_TRY(read_part(block.offset + block.hour_bytes, block.fine_bytes, bytes));
    if (!unpack_rows(bytes, minute_ms, rows)) return damaged();
    return {};
}

Status Run::read_hours(const Block& block, std::vector<Bucket>& rows) const {
    thread_local std::string bytes;
    ZS_TRY(read_part(block.offset, block.hour_bytes, bytes));
    if (!unpack_rows(bytes, hour_ms, rows)) return damaged();
    return {};
}

RunWriter::RunWriter(std::filesystem::path directory, RunName name)
    : directory_(std::move(directory)), temporary_(directory_ / (name.text() + ".new")), name_(name) {}

RunWriter::~RunWriter() {
    if (file_ < 0) return;
    ::close(file_);
    ::unlink(temporary_.c_str());
}

Status RunWriter::write(std::string_view bytes) {
    waiting_ += bytes;
    offset_ += bytes.size();
    if (waiting_.size() < write_bytes) return {};
    if (file_ < 0) file_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
    if (file_ < 0 || !write_whole(file_, waiting_)) return not_written(errno);
    waiting_.clear();
    return {};
}

Status RunWriter::add(SeriesId series, std::span<const Sample> samples) {
    while (!samples.empty()) {
        const auto part = samples.first(std::min(samples.size(), block_samples_max));
        samples = samples.subspan(part.size());
        Block block{.series = series, .first_ms = part.front().at_ms, .last_ms = part.back().at_ms};
        block.samples = static_cast<std::uint32_t>(part.size());
        block.last_value = part.back().value;
        block.last_quality = static_cast<std::uint32_t>(part.back().quality);
        ZS_TRY(add_block(block, pack_rows(summarize(part, hour_ms), hour_ms), pack_samples(part)));
    }
    return {};
}

Status RunWriter::add_thinned(const Run& from, const Block& block, Detail detail) {
    std::vector<Bucket> hours;
    ZS_TRY(from.read_hours(block, hours));
    const auto packed_hours = pack_rows(hours, hour_ms);
    Block thinned = block;
    thinned.detail = std::max(detail, block.detail);
    if (thinned.detail == Detail::hours) return add_block(thinned, packed_hours, "");
    std::vector<Bucket> minutes;
    if (block.detail == Detail::samples) {
        std::vector<Sample> samples;
        ZS_TRY(from.read_samples(block, samples));
        if (thinned.detail == Detail::samples) return add_block(thinned, packed_hours, pack_samples(samples));
        minutes = summarize(samples, minute_ms);
    } else {
        ZS_TRY(from.read_thinned(block, minutes));
    }
    return add_block(thinned, packed_hours, pack_rows(minutes, minute_ms));
}

Status RunWriter::add_block(Block block, std::string_view hours, std::string_view fine) {
    block.offset = offset_;
    block.hour_bytes = static_cast<std::uint32_t>(hours.size());
    block.fine_bytes = static_cast<std::uint32_t>(fine.size());
    std::string both(hours);
    both += fine;
    block.checksum = checksum(both);
    blocks_.push_back(block);
    return write(both);
}

Status RunWriter::finish() {
    ZS_ASSERT(std::is_sorted(blocks_.begin(), blocks_.end(), before));
    ZS_TRY(write(std::string((alignof(Block) - offset_ % alignof(Block)) % alignof(Block), '\0')));
    End end;
    end.index_offset = offset_;
    end.block_count = static_cast<std::uint32_t>(blocks_.size());
    const auto index = bytes_of(blocks_.data(), blocks_.size());
    end.index_checksum = checksum(index);
    std::memcpy(end.magic, magic.data(), magic.size());
    ZS_TRY(write(index));
    ZS_TRY(write(bytes_of(&end, 1)));
    if (file_ < 0) file_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
    if (file_ < 0 || !write_whole(file_, waiting_) || ::fsync(file_) != 0) return not_written(errno);
    if (::rename(temporary_.c_str(), (directory_ / name_.text()).c_str()) != 0) return not_written(errno);
    ::close(std::exchange(file_, -1));
    return sync_directory(directory_);
}

}  // namespace zs::history
