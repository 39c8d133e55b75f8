// Backup through SQLite's backup interface, renamed into place at the end.
#include "platform/database/sqlite/backup.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>
#include <memory>

#include "platform/database/error.h"
#include "platform/database/sqlite/connection.h"

namespace zs::sqlite {
namespace {

/// Makes the rename itself durable.
void sync_folder(const std::filesystem::path& file) {
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor);
    ::close(descriptor);
}

void copy_pages(const std::string& from, const std::string& to) {
    const SqliteConnection source(from, Access::read);
    sqlite3* raw = nullptr;
    const int opened = sqlite3_open_v2(to.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    const std::unique_ptr<sqlite3, int (*)(sqlite3*)> target(raw, sqlite3_close);
    if (opened != SQLITE_OK) throw_failure(raw, opened, to);
    sqlite3_exec(raw, "PRAGMA synchronous=FULL", nullptr, nullptr, nullptr);
    sqlite3_backup* backup = sqlite3_backup_init(raw, "main", source.handle(), "main");
    if (backup == nullptr) throw_failure(raw, sqlite3_extended_errcode(raw), "backup");
    // One step: a single snapshot of the source. Writers go on; only the log cannot start again meanwhile.
    sqlite3_backup_step(backup, -1);
    const int code = sqlite3_backup_finish(backup);
    if (code != SQLITE_OK) throw_failure(raw, code, "backup");
}

}  // namespace

Status copy_database(const std::string& from, const std::string& to) {
    const std::string part = to + ".part";
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    try {
        copy_pages(from, part);
        std::filesystem::rename(part, to);
        sync_folder(to);
        return {};
    } catch (const std::filesystem::filesystem_error& failure) {
        std::filesystem::remove(part, ignored);
        return fail(Code::unavailable, "unavailable.database", {{"reason", failure.what()}});
    } catch (...) {
        std::filesystem::remove(part, ignored);
        return tl::unexpected(current_exception_to_error());
    }
}

}  // namespace zs::sqlite
