// The layer is SQLite's own of this system with another way to open logs.
#include "platform/database/sqlite/log_buffer.h"

#include <sqlite3.h>

#include <new>
#include <string>

namespace zs::sqlite {
namespace {

// SQLite's unix layer writes at most 0x1ffff bytes at once and takes a cut write for a full disk.
constexpr std::size_t collected_max = 120 << 10;

/// What SQLite sees as the log file. The system's own file object lies right behind it.
struct LogFile {
    sqlite3_file base;  // first, as SQLite wants it
    std::string* collected;
    sqlite3_int64 offset;  // where the collected bytes belong
    bool collects;

    sqlite3_file* inner() { return reinterpret_cast<sqlite3_file*>(this + 1); }
    int hand_on() {
        if (collected->empty()) return SQLITE_OK;
        const int code =
            inner()->pMethods->xWrite(inner(), collected->data(), static_cast<int>(collected->size()), offset);
        collected->clear();  // after a failure too: SQLite rolls back and writes these pages again
        return code;
    }
};

LogFile* log_of(sqlite3_file* file) { return reinterpret_cast<LogFile*>(file); }

int close_log(sqlite3_file* file) {
    auto* log = log_of(file);
    const int written = log->hand_on();
    const int closed = log->inner()->pMethods->xClose(log->inner());
    delete log->collected;
    return written == SQLITE_OK ? closed : written;
}

int write_log(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
    auto* log = log_of(file);
    auto& collected = *log->collected;
    const auto size = static_cast<std::size_t>(count);
    if (!log->collects) return log->inner()->pMethods->xWrite(log->inner(), bytes, count, offset);
    const bool joins = !collected.empty() && offset == log->offset + static_cast<sqlite3_int64>(collected.size()) &&
                       collected.size() + size <= collected_max;
    if (!joins) {
        if (const int code = log->hand_on(); code != SQLITE_OK) return code;
        log->offset = offset;
    }
    collected.append(static_cast<const char*>(bytes), size);
    return SQLITE_OK;
}

/// One call of the system's layer, after handing on what is collected.
template <auto member, class... Arguments>
int after_handing_on(sqlite3_file* file, Arguments... arguments) {
    auto* log = log_of(file);
    if (const int code = log->hand_on(); code != SQLITE_OK) return code;
    return (log->inner()->pMethods->*member)(log->inner(), arguments...);
}

template <auto member, class... Arguments>
int straight(sqlite3_file* file, Arguments... arguments) {
    auto* log = log_of(file);
    return (log->inner()->pMethods->*member)(log->inner(), arguments...);
}

/// Version 1: a log has neither shared memory nor memory maps; those belong to the database file.
constexpr sqlite3_io_methods log_methods = {
    .iVersion = 1,
    .xClose = close_log,
    .xRead = after_handing_on<&sqlite3_io_methods::xRead, void*, int, sqlite3_int64>,
    .xWrite = write_log,
    .xTruncate = after_handing_on<&sqlite3_io_methods::xTruncate, sqlite3_int64>,
    .xSync = after_handing_on<&sqlite3_io_methods::xSync, int>,
    .xFileSize = after_handing_on<&sqlite3_io_methods::xFileSize, sqlite3_int64*>,
    .xLock = straight<&sqlite3_io_methods::xLock, int>,
    .xUnlock = straight<&sqlite3_io_methods::xUnlock, int>,
    .xCheckReservedLock = straight<&sqlite3_io_methods::xCheckReservedLock, int*>,
    .xFileControl = straight<&sqlite3_io_methods::xFileControl, int, void*>,
    .xSectorSize = straight<&sqlite3_io_methods::xSectorSize>,
    .xDeviceCharacteristics = straight<&sqlite3_io_methods::xDeviceCharacteristics>,
};

sqlite3_vfs* system_layer() { return sqlite3_vfs_find(nullptr); }

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    auto* system = system_layer();
    if ((flags & SQLITE_OPEN_WAL) == 0) return system->xOpen(system, name, file, flags, out_flags);
    auto* log = new (file) LogFile{};
    const int code = system->xOpen(system, name, log->inner(), flags, out_flags);
    if (code != SQLITE_OK) return code;
    log->collected = new std::string;
    log->collected->reserve(collected_max);
    // Without this property SQLite syncs amid a commit's pages and publishes those behind the sync: they must be in
    // the file by then. Linux file systems have it.
    const int properties = log->inner()->pMethods->xDeviceCharacteristics(log->inner());
    log->collects = (properties & SQLITE_IOCAP_POWERSAFE_OVERWRITE) != 0;
    log->base.pMethods = &log_methods;
    return SQLITE_OK;
}

sqlite3_vfs make_layer() {
    sqlite3_vfs made = *system_layer();
    made.zName = "zs-buffered-log";
    made.szOsFile += static_cast<int>(sizeof(LogFile));
    made.xOpen = open_file;
    made.pNext = nullptr;
    return made;
}

}  // namespace

const char* buffered_log_layer() {
    static sqlite3_vfs layer = make_layer();
    static const int registered = sqlite3_vfs_register(&layer, 0);
    return registered == SQLITE_OK ? layer.zName : nullptr;
}

}  // namespace zs::sqlite
