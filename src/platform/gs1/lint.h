// Content tests of the GS1 syntax dictionary ("linters"): check digits, dates, countries, currencies, coupons …
#pragma once
#include <functional>
#include <optional>
#include <string_view>

namespace zs::gs1 {

/// What a test found wrong: bytes [at, at + length) of what it was given. `code` is the name of the published fault in
/// small letters without its prefix: GS1_LINTER_ILLEGAL_DAY is "illegal_day".
struct Flaw {
    std::string_view code;
    std::size_t at = 0;
    std::size_t length = 0;
};
using Verdict = std::optional<Flaw>;

/// Whether a text begins with a company prefix that GS1 has given to somebody. Without such a source every text of at
/// least four digits is believed.
enum class Prefix { known, unknown, offline };
using PrefixSource = std::function<Prefix(std::string_view digits)>;

using Linter = Verdict (*)(std::string_view data, const PrefixSource& prefixes);

/// By its name in the dictionary ("csum", "yymmd0" …); nullopt for none of that name.
std::optional<Linter> find_linter(std::string_view name);

Verdict lint_digits(std::string_view data);
Verdict lint_set82(std::string_view data);
Verdict lint_set39(std::string_view data);
/// Base64 for addresses; padding is allowed where it makes the length a multiple of three, as the published test does.
Verdict lint_base64(std::string_view data);
/// Digits with a check digit of weights 3 and 1 from the right (GTIN, SSCC, GLN …).
Verdict lint_check_digit(std::string_view data);
Verdict lint_company_prefix(std::string_view data, const PrefixSource& prefixes);
/// North American coupon code of AI 8110 and positive offer file of AI 8112.
Verdict lint_coupon(std::string_view data, const PrefixSource& prefixes);
Verdict lint_positive_offer(std::string_view data, const PrefixSource& prefixes);

}  // namespace zs::gs1
