// What commands that read a table and print CSV share.
#pragma once
#include <fmt/format.h>

#include <string>
#include <vector>

#include "core/result.h"

namespace zs::app {

/// Cells of a file that are not what their column wants: all of them are told at once, as "row:column", 200 at most.
class Mistakes {
public:
    void note(std::int64_t row, const std::string& column, const char* key) {
        if (fields_.size() < told_max) fields_.push_back({fmt::format("{}:{}", row, column), key});
    }
    Status status() const {
        if (fields_.empty()) return {};
        return fail_fields(fields_);
    }

private:
    static constexpr std::size_t told_max = 200;
    std::vector<FieldError> fields_;
};

/// As a cell of CSV (RFC 4180): quoted where it has to be.
inline std::string csv_cell(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == text.npos) return text;
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

}  // namespace zs::app
