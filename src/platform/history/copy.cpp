#include "platform/history/copy.h"

#include <fcntl.h>
#include <unistd.h>

#include <set>

#include "platform/history/log.h"

namespace zs::history {
namespace {

namespace fs = std::filesystem;
constexpr int rounds_max = 50;
constexpr std::size_t piece_bytes = 1 << 20;

/// A file that was there when it was listed may be gone: then its samples are in another one.
enum class Found { copied, gone };

Status copy_bytes(int from, int to) {
    std::string piece(piece_bytes, '\0');
    for (;;) {
        const auto got = ::read(from, piece.data(), piece.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return not_written(errno);
        if (got == 0) break;
        if (!write_whole(to, {piece.data(), static_cast<std::size_t>(got)})) return not_written(errno);
    }
    if (::fsync(to) != 0) return not_written(errno);
    return {};
}

Result<Found> copy_one(const fs::path& from, const fs::path& to) {
    const int source = ::open(from.c_str(), O_RDONLY | O_CLOEXEC);
    if (source < 0 && errno == ENOENT) return Found::gone;
    if (source < 0) return not_written(errno);
    const auto temporary = to.string() + ".new";
    const int target = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
    Status status = target < 0 ? Status(not_written(errno)) : copy_bytes(source, target);
    ::close(source);
    if (target >= 0) ::close(target);
    if (status && ::rename(temporary.c_str(), to.c_str()) != 0) status = not_written(errno);
    if (!status) {
        ::unlink(temporary.c_str());
        return tl::unexpected(status.error());
    }
    return Found::copied;
}

std::set<std::string> runs_in(const fs::path& directory) {
    std::set<std::string> names;
    std::error_code problem;
    for (const auto& file : fs::directory_iterator(directory, problem))
        if (auto name = file.path().filename().string(); RunName::parse(name)) names.insert(std::move(name));
    return names;
}

/// One pass over the runs that are there now. False when one went meanwhile.
Result<bool> copy_runs(const fs::path& from, const fs::path& to, const std::set<std::string>& names, Copied& copied) {
    bool whole = true;
    for (const auto& name : names) {
        std::error_code absent, gone;
        const auto size = fs::file_size(from / name, gone), had = fs::file_size(to / name, absent);
        if (!gone && !absent && size == had) continue;
        ZS_TRY_ASSIGN(const auto found, copy_one(from / name, to / name));
        copied.fresh += found == Found::copied ? 1 : 0;
        whole = whole && found == Found::copied;
    }
    return whole;
}

void remove_others(const fs::path& to, const std::set<std::string>& kept) {
    std::error_code problem;
    for (const auto& file : fs::directory_iterator(to, problem))
        if (!kept.contains(file.path().filename().string())) fs::remove(file.path(), problem);
}

}  // namespace

Result<Copied> copy_store(const fs::path& from, const fs::path& to) {
    std::error_code problem;
    fs::create_directories(to, problem);
    if (problem) return not_written(problem.value());
    Copied copied;
    std::set<std::string> kept;
    // Logs first: what leaves one meanwhile is in a run that is copied afterwards.
    for (const auto number : find_logs(from)) {
        const auto name = log_path(from, number).filename();
        ZS_TRY_ASSIGN(const auto found, copy_one(from / name, to / name));
        if (found == Found::copied) kept.insert(name.string()), ++copied.fresh;
    }
    // A listing is no snapshot: two equal ones in a row, everything of them copied, are.
    std::set<std::string> before;
    for (int round = 0; round < rounds_max; ++round) {
        const auto names = runs_in(from);
        ZS_TRY_ASSIGN(const bool whole, copy_runs(from, to, names, copied));
        const bool same = round > 0 && names == before;
        before = names;
        if (!same || !whole) continue;
        kept.insert(names.begin(), names.end());
        remove_others(to, kept);
        ZS_TRY(sync_directory(to));
        copied.files = kept.size();
        return copied;
    }
    return fail(Code::unavailable, "history.not_settled");
}

}  // namespace zs::history
