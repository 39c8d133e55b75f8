// Line protocol as a gateway sends it: every step moves on, and what was read says the same when it is read again.
#include "core/json.h"
#include "fuzz.h"
#include "platform/line_protocol/line_protocol.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace zs;
    using namespace zs::line_protocol;
    if (size < 1) return 0;
    const auto text = fuzz::text_of(data + 1, size - 1);
    Parser parser(text, static_cast<Precision>(data[0] % 4), 946815194000000000);
    std::size_t steps = 0, line = 0;
    std::string json;
    for (auto step = parser.next(); step != Parser::Step::end; step = parser.next()) {
        fuzz::promise(++steps <= size, "every step takes at least one byte");
        if (step == Parser::Step::fault) {
            fuzz::promise(parser.fault().line >= 1 && parser.fault().column >= 1, "a fault has a place");
            continue;
        }
        const auto& point = parser.point();
        fuzz::promise(point.line >= line && !point.name.empty() && !point.fields.empty(), "a point is whole");
        line = point.line;
        json.clear();
        append_json(json, point);
        fuzz::promise(json::parse_object(json).has_value(), "a point is JSON");
    }
    return 0;
}
