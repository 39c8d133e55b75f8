// A file layer for the writing connection: what SQLite appends to its write-ahead log goes to the operating system in
// large pieces, the last at each sync, instead of two calls for each page.
#pragma once

namespace zs::sqlite {

/// The name to open a connection with. Commits stay as durable as without: every sync, every read and every write
/// elsewhere hands on what is collected first, and its failure is the answer.
const char* buffered_log_layer();

}  // namespace zs::sqlite
