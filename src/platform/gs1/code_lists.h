// Lists of codes that linters ask. Internal to gs1.
#pragma once
#include <string_view>

namespace zs::gs1 {

/// ISO 3166-1 with three digits.
bool is_country(std::string_view digits);
/// ISO 3166-1 with two capital letters.
bool is_country_alpha2(std::string_view letters);
/// ISO 4217 with three digits.
bool is_currency(std::string_view digits);
/// UN/ECE recommendation 21 and the additions of GS1.
bool is_package(std::string_view code);

}  // namespace zs::gs1
