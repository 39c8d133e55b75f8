// A VictoriaMetrics behind a buffer of files of our own: for sites that outgrow one machine.
//
// VictoriaMetrics keeps what it took in memory for some seconds and says nothing when that became durable. So what we
// confirmed stays in our own log and runs (embedded.h) until it was sent, `confirm_ms` have passed, and the server is
// the same process as when it took it; otherwise it is sent again. Nothing confirmed is lost when either is killed, and
// while it cannot be reached readings wait on our disk.
#pragma once
#include "platform/history/embedded.h"

namespace zs::history {

struct VictoriaOptions {
    std::string write, read;            // addresses; "/api/v1/import" and "/api/v1/export" are appended
    std::int64_t confirm_ms = 30'000;   // measured: 1.79 loses the last 5 s when killed
    std::int64_t ship_every_ms = 5000;  // 0: only when maintain() is called
};

/// Opens the buffer in options.directory and asks the server how it is set. Errors: those of the buffer;
/// history.bad_address; history.remote_settings when it would drop or double samples. A server that cannot be reached
/// is no error: readings wait.
Result<std::unique_ptr<Store>> open_victoria(const Options& options, const VictoriaOptions& victoria);

}  // namespace zs::history
