// Files by content on a local file system: temporary file, fsync, rename, fsync of the folder.
#include "platform/files/store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <fstream>
#include <system_error>

#include "core/hash.h"
#include "core/limits.h"

namespace zs::files {
namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

constexpr std::size_t hash_digits = 64;
constexpr std::size_t second_level_folders = 65'536;
constexpr std::size_t first_level_folders = 256;
constexpr std::string_view temporary_folder = "tmp";
constexpr std::chrono::hours temporary_age_max{1};
constexpr mode_t file_mode = 0640;
constexpr mode_t folder_mode = 0750;

struct Rule {
    std::size_t bytes_max = 0;
    std::array<std::string_view, 3> kinds;  // empty: anything
};

Rule rule_of(Purpose purpose) {
    switch (purpose) {
        case Purpose::photo:
            return {limits::upload_bytes_max, {"image/jpeg", "image/png", "image/webp"}};
        case Purpose::signature:
            return {std::size_t{1} << 20, {"image/png", "image/jpeg", ""}};
        case Purpose::attachment:
            return {limits::upload_bytes_max, {}};
        case Purpose::document:
            return {limits::import_bytes_max, {}};
    }
    return {0, {}};
}

tl::unexpected<Error> not_written(int error) {
    if (error == ENOSPC || error == EDQUOT) return fail(Code::unavailable, "unavailable.disk_full");
    return fail(Code::unavailable, "files.not_written");
}

class Descriptor {
public:
    Descriptor(const fs::path& path, int flags, mode_t mode = 0)
        : value_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
    ~Descriptor() {
        if (value_ >= 0) ::close(value_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return value_; }
    bool open() const { return value_ >= 0; }

private:
    int value_;
};

bool sync_folder(const fs::path& folder) {
    const Descriptor descriptor(folder, O_RDONLY | O_DIRECTORY);
    return descriptor.open() && ::fsync(descriptor.get()) == 0;
}

/// Makes a folder that may be there already, and makes its name durable.
Status make_folder(const fs::path& folder) {
    if (::mkdir(folder.c_str(), folder_mode) != 0 && errno != EEXIST) return not_written(errno);
    if (!sync_folder(folder.parent_path().empty() ? fs::path(".") : folder.parent_path())) return not_written(errno);
    return {};
}

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

/// The whole file; nullopt when it is not there or cannot be read.
std::optional<std::string> read_all(const fs::path& path) {
    const Descriptor descriptor(path, O_RDONLY);
    struct stat status {};
    if (!descriptor.open() || ::fstat(descriptor.get(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t count = ::read(descriptor.get(), bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return std::nullopt;
        if (count == 0) break;
        done += static_cast<std::size_t>(count);
    }
    bytes.resize(done);
    return bytes;
}

/// By the time it was put or kept; what is gone is of no age.
bool is_older(const fs::path& path, std::chrono::seconds age) {
    std::error_code error;
    const auto written = fs::last_write_time(path, error);
    return !error && written < fs::file_time_type::clock::now() - age;
}

/// Calls `see(path, hash)` for every file of the store; hash is empty for what does not belong there.
template <class See>
Status walk(const fs::path& directory, See see) {
    std::error_code error;
    if (!fs::exists(directory, error)) return {};
    fs::recursive_directory_iterator it(directory, error);
    for (; !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
        const std::string name = it->path().filename().string();
        if (it.depth() == 0 && name == temporary_folder) {
            it.disable_recursion_pending();
            continue;
        }
        if (it->is_directory(error)) continue;
        const fs::path relative = it->path().lexically_relative(directory);
        const bool ours = is_hash(name) && relative == fs::path(name.substr(0, 2)) / name.substr(2, 2) / name;
        see(it->path(), ours ? name : std::string());
    }
    if (error) return fail(Code::unavailable, "files.not_readable");
    return {};
}

}  // namespace

std::string_view mime_of(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xD8\xFF"sv)) return "image/jpeg";
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return "image/png";
    if (bytes.starts_with("RIFF"sv) && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP") return "image/webp";
    if (bytes.starts_with("%PDF-"sv)) return "application/pdf";
    if (bytes.starts_with("PK\x03\x04"sv)) {
        const bool workbook = bytes.substr(0, 4096).find("xl/") != std::string_view::npos ||
                              bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 4096)).find("xl/") !=
                                  std::string_view::npos;
        return workbook ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "application/zip";
    }
    return "application/octet-stream";
}

bool is_hash(std::string_view text) {
    return text.size() == hash_digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Store::Store(fs::path directory)
    : directory_(std::move(directory)), durable_folders_(second_level_folders + first_level_folders + 1, false) {}

fs::path Store::path_of(std::string_view hash) const {
    return directory_ / hash.substr(0, 2) / hash.substr(2, 2) / hash;
}

/// Makes `tmp`, `ab` and `ab/cd`, each once in this process.
Status Store::prepare_folder(std::string_view hash) {
    const std::size_t second = std::stoul(std::string(hash.substr(0, 4)), nullptr, 16);
    const std::size_t first = second_level_folders + second / 256;
    const std::size_t root = second_level_folders + first_level_folders;
    const std::lock_guard lock(mutex_);
    const auto once = [&](std::size_t number, auto make) -> Status {
        if (durable_folders_[number]) return {};
        ZS_TRY(make());
        durable_folders_[number] = true;
        return {};
    };
    const auto make_root = [&]() -> Status {
        std::error_code error;
        fs::create_directories(directory_, error);
        if (error) return not_written(error.value());
        ZS_TRY(make_folder(directory_));
        return make_folder(directory_ / temporary_folder);
    };
    ZS_TRY(once(root, make_root));
    ZS_TRY(once(first, [&] { return make_folder(directory_ / hash.substr(0, 2)); }));
    return once(second, [&] { return make_folder(directory_ / hash.substr(0, 2) / hash.substr(2, 2)); });
}

Status Store::write_new(std::string_view bytes, std::string_view hash) {
    const fs::path temporary = directory_ / temporary_folder / random_token(16);
    const auto given_up = [&](int error) {
        ::unlink(temporary.c_str());
        return not_written(error);
    };
    {
        const Descriptor file(temporary, O_WRONLY | O_CREAT | O_EXCL, file_mode);
        if (!file.open()) return not_written(errno);
        if (!write_all(file.get(), bytes) || ::fsync(file.get()) != 0) return given_up(errno);
    }
    if (::rename(temporary.c_str(), path_of(hash).c_str()) != 0) return given_up(errno);
    return {};
}

Result<StoredFile> Store::put(std::string_view bytes, Purpose purpose) {
    const Rule rule = rule_of(purpose);
    if (bytes.empty()) return fail(Code::invalid, "files.empty");
    if (bytes.size() > rule.bytes_max)
        return fail(Code::too_large, "files.too_large", {{"limit", std::to_string(rule.bytes_max >> 20)}});
    const std::string_view mime = mime_of(bytes);
    if (!rule.kinds[0].empty() && std::find(rule.kinds.begin(), rule.kinds.end(), mime) == rule.kinds.end())
        return fail(Code::invalid, "files.wrong_kind");
    StoredFile stored{sha256_hex(bytes), bytes.size(), std::string(mime)};
    ZS_TRY(prepare_folder(stored.hash));
    const auto present = read_all(path_of(stored.hash));
    if (!present || *present != bytes || !keep(stored.hash)) ZS_TRY(write_new(bytes, stored.hash));
    // Also when it was there: whoever wrote it may not have come this far yet.
    if (!sync_folder(path_of(stored.hash).parent_path())) return not_written(errno);
    return stored;
}

Result<std::string> Store::read(std::string_view hash) const {
    if (!is_hash(hash)) return fail(Code::not_found, "files.unknown");
    const fs::path path = path_of(hash);
    auto bytes = read_all(path);
    std::error_code error;
    if (!bytes && !fs::exists(path, error)) return fail(Code::not_found, "files.unknown");
    if (!bytes || sha256_hex(*bytes) != hash)
        return fail(Code::internal, "files.damaged", {{"hash", std::string(hash)}});
    return std::move(*bytes);
}

bool Store::contains(std::string_view hash) const {
    std::error_code error;
    return is_hash(hash) && fs::is_regular_file(path_of(hash), error);
}

bool Store::keep(std::string_view hash) {
    return is_hash(hash) && ::utimensat(AT_FDCWD, path_of(hash).c_str(), nullptr, 0) == 0;
}

Status Store::remove(std::string_view hash) {
    if (!is_hash(hash)) return fail(Code::not_found, "files.unknown");
    const fs::path path = path_of(hash);
    if (::unlink(path.c_str()) != 0) {
        if (errno == ENOENT) return {};
        return not_written(errno);
    }
    return sync_folder(path.parent_path()) ? Status() : Status(not_written(errno));
}

/// Taken out of its place first and looked at then: who kept it before that is seen, who comes after finds it gone and
/// writes it anew.
Result<bool> Store::remove_unused(std::string_view hash, std::chrono::seconds unused_for) {
    if (!is_hash(hash)) return fail(Code::not_found, "files.unknown");
    const fs::path path = path_of(hash);
    const fs::path aside = directory_ / temporary_folder / random_token(16);
    std::error_code error;
    fs::rename(path, aside, error);
    if (error == std::errc::no_such_file_or_directory) return false;
    if (error) return not_written(error.value());
    if (is_older(aside, unused_for)) {
        fs::remove(aside, error);
        return true;
    }
    fs::rename(aside, path, error);
    if (error || !sync_folder(path.parent_path())) return not_written(error ? error.value() : errno);
    return false;
}

Result<VerifyReport> Store::verify() const {
    VerifyReport report;
    ZS_TRY(walk(directory_, [&](const fs::path& path, const std::string& hash) {
        if (hash.empty()) return report.foreign.push_back(path.string());
        const auto bytes = read_all(path);
        ++report.files;
        report.bytes += bytes ? bytes->size() : 0;
        if (!bytes || sha256_hex(*bytes) != hash) report.damaged.push_back(hash);
    }));
    return report;
}

std::size_t Store::sweep_temporary() {
    std::size_t swept = 0;
    std::error_code error;
    for (fs::directory_iterator it(directory_ / temporary_folder, error); !error && it != fs::directory_iterator();
         it.increment(error)) {
        std::error_code gone;
        if (is_older(it->path(), temporary_age_max) && fs::remove(it->path(), gone)) ++swept;
    }
    return swept;
}

Result<std::vector<std::string>> Store::list() const {
    std::vector<std::string> all;
    ZS_TRY(walk(directory_, [&](const fs::path&, const std::string& hash) {
        if (!hash.empty()) all.push_back(hash);
    }));
    return all;
}

Result<std::vector<std::string>> Store::list_unused(std::chrono::seconds unused_for, std::string_view prefix) const {
    std::vector<std::string> all;
    ZS_TRY(walk(directory_, [&](const fs::path& path, const std::string& hash) {
        if (!hash.empty() && hash.starts_with(prefix) && is_older(path, unused_for)) all.push_back(hash);
    }));
    return all;
}

}  // namespace zs::files
