// Uploaded files from their coming to their end: who uploads, who names one, and what nobody names any more goes.
#pragma once
#include <string>
#include <vector>

#include "platform/files/store.h"
#include "platform/module/module.h"

namespace zs::app {

/// A file is uploaded before the row that names it is stored: so long people may take.
inline constexpr std::chrono::hours unnamed_file_age_max{24};

/// Photos and signatures from people who are logged in; a file by its hash.
http::Routes file_routes(Services& services);

/// Every route whose body has a field with `Rule::file` refuses hashes of files that are not there, and keeps those
/// that are from the nightly sweep.
void keep_named_files(http::Routes& routes, files::Store& store);

/// A column whose rows keep files: `Rule::file` of a stored entity.
struct FileColumn {
    std::string table, column;
    bool list = false;  // JSON with hashes in it
};
std::vector<FileColumn> file_columns(const std::vector<Module>& modules);

/// Calls `see(hash)` for every file that a row names and whose hash begins with `prefix`.
void named_files(Reader& reader, const std::vector<FileColumn>& columns, std::string_view prefix,
                 const std::function<void(std::string_view hash)>& see);

/// Removes the files older than a day that no row names; returns how many. A database that names none of them all is
/// the wrong one for this folder: nothing is removed then.
Result<std::int64_t> sweep_files(Database& database, files::Store& store, const std::vector<FileColumn>& columns);
jobs::Job sweep_files_job(files::Store& store, std::vector<FileColumn> columns);

}  // namespace zs::app
