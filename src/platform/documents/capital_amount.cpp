// Amounts as cheques and receipts write them.
#include <fmt/format.h>

#include <array>

#include "platform/documents/form.h"

namespace zs::documents {
namespace {

constexpr std::array<std::string_view, 10> digits{"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
constexpr std::uint64_t ten_thousand = 10'000;
constexpr std::uint64_t hundred_million = 100'000'000;

/// 1 … 9999; zeros between digits are said once.
std::string say_group(std::uint64_t number) {
    constexpr std::array<std::string_view, 4> places{"仟", "佰", "拾", ""};
    std::string said;
    bool zero = false;
    std::uint64_t divisor = 1000;
    for (const auto place : places) {
        const std::uint64_t digit = number / divisor % 10;
        divisor /= 10;
        if (digit == 0) {
            zero = !said.empty();
            continue;
        }
        if (zero) said += digits[0];
        zero = false;
        said += digits[digit];
        said += place;
    }
    return said;
}

std::string say(std::uint64_t number) {
    const std::uint64_t unit = number >= hundred_million ? hundred_million : ten_thousand;
    if (number < unit) return say_group(number);
    const std::uint64_t rest = number % unit;
    std::string said = say(number / unit) + (unit == hundred_million ? "亿" : "万");
    if (rest == 0) return said;
    if (rest < unit / 10) said += digits[0];
    return said + say(rest);
}

}  // namespace

std::string capital_amount(Money amount) {
    const bool negative = amount.units < 0;
    const auto fen = negative ? 0 - static_cast<std::uint64_t>(amount.units) : static_cast<std::uint64_t>(amount.units);
    const std::uint64_t yuan = fen / 100, jiao = fen / 10 % 10, rest = fen % 10;
    std::string said = negative ? "负" : "";
    if (yuan > 0) said += say(yuan) + "元";
    if (fen == 0) said += "零元";
    if (jiao == 0 && rest == 0) return said + "整";
    if (jiao > 0) said += std::string(digits[jiao]) + "角";
    if (jiao == 0 && yuan > 0) said += digits[0];
    if (rest > 0) said += std::string(digits[rest]) + "分";
    return said;
}

std::string grouped_amount(Money amount) {
    std::string text = decimal_text(amount.units, Money::scale);
    const std::size_t first = amount.units < 0 ? 1 : 0;
    for (std::size_t at = text.size() - 3; at > first + 3; at -= 3) text.insert(at - 3, ",");
    return (first == 1 ? "-¥" : "¥") + text.substr(first);
}

}  // namespace zs::documents
