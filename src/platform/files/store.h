// Files by content: named by the SHA-256 of their bytes, stored once, never half. Who may see a file is not known here.
#pragma once
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace zs::files {

/// What a file is for; decides its largest size and which kinds of content are taken.
enum class Purpose {
    photo,       // JPEG, PNG, WebP; ≤ 12 MiB (pass uploads through sanitize_photo first)
    signature,   // PNG or JPEG; ≤ 1 MiB
    attachment,  // anything; ≤ 12 MiB
    document,    // anything; ≤ 32 MiB (imports, exports, plans)
};

struct StoredFile {
    std::string hash;  // 64 lower-case hex digits
    std::size_t bytes = 0;
    std::string mime;  // by content: "image/jpeg" … "application/octet-stream"
};

/// Result of verify(): what is there and what is wrong with it.
struct VerifyReport {
    std::size_t files = 0;
    std::uint64_t bytes = 0;
    std::vector<std::string> damaged;  // hashes whose content has another hash or cannot be read
    std::vector<std::string> foreign;  // paths that do not belong here
};

/// Kind of content by its first bytes.
std::string_view mime_of(std::string_view bytes);
bool is_hash(std::string_view text);

/// A folder `ab/cd/abcd…` of files. Thread-safe; several processes may use one folder.
class Store {
public:
    /// Makes nothing yet; folders are made when the first file comes.
    explicit Store(std::filesystem::path directory);

    /// Durable when it returns: content, name and folders are synced to disk. The same content twice is one file; a
    /// damaged one is replaced. Errors: files.too_large, files.wrong_kind, files.empty, unavailable.disk_full,
    /// files.not_written.
    Result<StoredFile> put(std::string_view bytes, Purpose purpose);
    /// The bytes, checked against the hash. Errors: files.unknown (not_found), files.damaged (internal).
    Result<std::string> read(std::string_view hash) const;
    bool contains(std::string_view hash) const;
    /// Makes the file's age zero, as a new upload does: for whoever is about to refer to it. False: it is not there.
    bool keep(std::string_view hash);
    /// Deletes a file nobody refers to any more; gone already is fine.
    Status remove(std::string_view hash);
    /// Deletes it only if nobody put or kept it since; false if somebody did. Whoever does so at the same moment wins.
    Result<bool> remove_unused(std::string_view hash, std::chrono::seconds unused_for);
    /// Reads every file and hashes it again.
    Result<VerifyReport> verify() const;
    /// Takes away what crashes left behind: temporary files older than an hour. Returns how many.
    std::size_t sweep_temporary();
    /// All hashes, in no order.
    Result<std::vector<std::string>> list() const;
    /// Those that nobody put or kept for so long and whose hash begins with `prefix`.
    Result<std::vector<std::string>> list_unused(std::chrono::seconds unused_for, std::string_view prefix = "") const;

    const std::filesystem::path& directory() const { return directory_; }

private:
    std::filesystem::path path_of(std::string_view hash) const;
    Status prepare_folder(std::string_view hash);
    Status write_new(std::string_view bytes, std::string_view hash);

    std::filesystem::path directory_;
    std::mutex mutex_;
    std::vector<bool> durable_folders_;  // made and synced by us before: second level, first level, root
};

}  // namespace zs::files
