// SQLite's own layer of this system; writes of the database file are counted and synced now and then.
#include "platform/database/sqlite/paced_sync.h"

#include <sqlite3.h>

namespace zs::sqlite {
namespace {

constexpr int portion = 1 << 20;  // bytes; about a millisecond of a solid-state disk

const sqlite3_io_methods* plain = nullptr;  // the system's, of a database file
thread_local int waiting = 0;               // bytes written since the last sync; a checkpointer is one thread

int write_paced(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
    const int code = plain->xWrite(file, bytes, count, offset);
    if (code != SQLITE_OK) return code;
    waiting += count;
    if (waiting < portion) return SQLITE_OK;
    waiting = 0;
    return plain->xSync(file, SQLITE_SYNC_NORMAL | SQLITE_SYNC_DATAONLY);
}

const sqlite3_io_methods* paced(const sqlite3_io_methods* methods) {
    static const sqlite3_io_methods made = [methods] {
        plain = methods;
        sqlite3_io_methods copy = *methods;
        copy.xWrite = write_paced;
        return copy;
    }();
    return &made;
}

sqlite3_vfs* system_layer() { return sqlite3_vfs_find(nullptr); }

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    auto* system = system_layer();
    const int code = system->xOpen(system, name, file, flags, out_flags);
    if (code == SQLITE_OK && (flags & SQLITE_OPEN_MAIN_DB) != 0) file->pMethods = paced(file->pMethods);
    return code;
}

sqlite3_vfs make_layer() {
    sqlite3_vfs made = *system_layer();
    made.zName = "zs-paced";
    made.xOpen = open_file;
    made.pNext = nullptr;
    return made;
}

}  // namespace

const char* paced_layer() {
    static sqlite3_vfs layer = make_layer();
    static const int registered = sqlite3_vfs_register(&layer, 0);
    return registered == SQLITE_OK ? layer.zName : nullptr;
}

}  // namespace zs::sqlite
