// The values that cross the SQL border, and rows read back. Both engines store the same few types.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace zs {

/// NULL, BIGINT (booleans are 0/1, instants UTC ms, dates days since 1970, decimals units), DOUBLE PRECISION, TEXT.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;
using Values = std::vector<Value>;

/// One row of a result; valid only inside the callback that receives it. Columns count from 0.
class Row {
public:
    virtual ~Row() = default;
    virtual int columns() const = 0;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;   // NULL reads as 0
    virtual double real(int column) const = 0;            // NULL reads as 0
    virtual std::string_view text(int column) const = 0;  // NULL reads as ""
    virtual Value value(int column) const = 0;            // by the stored type; PostgreSQL: by the column type
    bool flag(int column) const { return integer(column) != 0; }
};

}  // namespace zs
