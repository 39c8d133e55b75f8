// zhongshu gs1 parse: scanned texts of bar codes, one a line.
#include <cerrno>
#include <iostream>
#include <string>

#include "app/commands/commands.h"
#include "platform/gs1/gs1.h"

namespace zs::app {

int parse_gs1() {
    const auto today = local_date(SystemClock().now(), Zone{});
    for (std::string line; std::getline(std::cin, line);) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        std::cout << gs1::to_json(gs1::parse(line), today) << '\n';
    }
    std::cout.flush();
    if (std::cout) return 0;
    if (errno == EPIPE) return 1;  // the reader has seen enough
    return failed(Error{Code::unavailable, "unavailable.disk_full", {}, {}, {}});
}

}  // namespace zs::app
