// zhongshu detect: the server's early warning over a file, each row judged by the rows before it.
#include <fmt/format.h>

#include <cerrno>
#include <iostream>

#include "app/commands/commands.h"
#include "domains/early_warning/early_warning.h"

namespace zs::app {

int detect(const std::string& path) {
    const auto bytes = read_whole(path);
    if (!bytes) return failed(bytes.error());
    const auto rows = early_warning::read_series(*bytes);
    if (!rows) return failed(rows.error());
    early_warning::FullSet detector(Zone{0});  // the file's times are local already
    std::cout << "timestamp,value,anomaly_score\n";
    for (const auto& row : *rows)
        std::cout << fmt::format("{},{},{:.6f}\n", row.time_text, row.value_text,
                                 detector.observe(row.at, row.value).score);
    std::cout.flush();
    if (std::cout) return 0;
    if (errno == EPIPE) return 1;  // the reader has seen enough: `… | head`
    return failed(Error{Code::unavailable, "unavailable.disk_full", {}, {}, {}});
}

}  // namespace zs::app
