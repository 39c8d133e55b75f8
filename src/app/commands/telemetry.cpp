// Commands about readings of machines: parse.
#include <fmt/format.h>

#include <cstdio>
#include <iostream>
#include <iterator>

#include "app/commands/commands.h"
#include "platform/line_protocol/line_protocol.h"

namespace zs::app {

int parse_lines(const std::string& precision, std::int64_t default_time_ns) {
    using line_protocol::Parser;
    const std::string text{std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
    Parser parser(text, line_protocol::parse_precision(precision).value_or(line_protocol::Precision::ns),
                  default_time_ns);
    std::string out;
    for (auto step = parser.next(); step != Parser::Step::end; step = parser.next()) {
        if (step == Parser::Step::fault) {
            std::cerr << parser.fault().text() << '\n';
            return 1;
        }
        line_protocol::append_json(out, parser.point());
        out += '\n';
    }
    std::cout << out << std::flush;
    return std::cout.good() ? 0 : 1;
}

}  // namespace zs::app
