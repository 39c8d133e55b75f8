// Text: UTF-8 checks and cuts, search keys, pinyin initials.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zs::text {

bool is_utf8(std::string_view bytes);
/// Number of code points; input must be valid UTF-8.
std::size_t length(std::string_view utf8);
/// The longest prefix of at most `bytes_max` bytes that does not cut a character.
std::string_view cut_bytes(std::string_view utf8, std::size_t bytes_max);
std::string_view trim(std::string_view text);
std::string lower_ascii(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
/// Whole number in [-2^63, 2^63), no sign but '-', no spaces; nullopt for anything else.
std::optional<std::int64_t> parse_integer(std::string_view text);
/// "骨科二病区" → "gkebq"; ASCII letters and digits stay (lower case), other marks vanish. Uses ICU Han-Latin.
std::string pinyin_initials(std::string_view utf8);
/// What `q=` is matched against: lower case name, code and pinyin initials, separated by spaces.
std::string search_key(std::initializer_list<std::string_view> parts);
std::string hex(std::string_view bytes);
/// "138****5678": telephone numbers in lists and messages.
std::string mask_phone(std::string_view phone);

}  // namespace zs::text
