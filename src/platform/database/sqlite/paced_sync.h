// A file layer for the checkpointing connection: what it moves into the database file reaches the disk in small
// portions, so that a commit's sync, which shares the disk with it, never waits behind megabytes.
#pragma once

namespace zs::sqlite {

/// The name to open a connection with.
const char* paced_layer();

}  // namespace zs::sqlite
