// A point as JSON, in the form of the public corpus.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/json.h"
#include "platform/line_protocol/line_protocol.h"

namespace zs::line_protocol {

void append_json(std::string& out, const Point& point) {
    out += fmt::format(R"({{"time":{},"name":)", point.time_ns);
    json::append_string(out, point.name);
    out += R"(,"tags":[)";
    auto tags = point.tags;
    std::sort(tags.begin(), tags.end(), [](const Tag& a, const Tag& b) { return a.key < b.key; });
    const char* separator = "";
    for (const auto& tag : tags) {
        out += fmt::format(R"({}{{"key":)", std::exchange(separator, ","));
        json::append_string(out, tag.key);
        out += R"(,"value":)";
        json::append_string(out, tag.value);
        out += '}';
    }
    out += R"(],"fields":[)";
    separator = "";
    for (const auto& [key, value] : point.fields) {
        out += fmt::format(R"({}{{"key":)", std::exchange(separator, ","));
        json::append_string(out, key);
        out += R"(,"value":{)";
        switch (value.kind) {
            case Kind::number:
                out += fmt::format(R"("float":{})", value.number);
                break;
            case Kind::integer:
                out += fmt::format(R"("int":{})", value.integer);
                break;
            case Kind::natural:
                out += fmt::format(R"("uint":{})", value.natural);
                break;
            case Kind::boolean:
                out += fmt::format(R"("bool":{})", value.integer != 0);
                break;
            case Kind::text:
                out += R"("string":)";
                json::append_string(out, value.text);
        }
        out += "}}";
    }
    out += "]}";
}

}  // namespace zs::line_protocol
