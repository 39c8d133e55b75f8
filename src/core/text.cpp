// UTF-8 checks, cuts and small text helpers. Pinyin lives in pinyin.cpp.
#include "core/text.h"

#include <charconv>

namespace zs::text {
namespace {

unsigned char byte_at(std::string_view text, std::size_t index) { return static_cast<unsigned char>(text[index]); }

bool is_continuation(std::string_view text, std::size_t index) {
    return index < text.size() && (byte_at(text, index) & 0xC0U) == 0x80U;
}

/// Bytes of the well-formed character at `index` (Unicode 15, table 3-7), 0 when there is none.
std::size_t character_bytes(std::string_view text, std::size_t index) {
    const unsigned lead = byte_at(text, index);
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4 || !is_continuation(text, index + 1)) return 0;
    if (lead < 0xE0) return 2;
    const unsigned second = byte_at(text, index + 1);
    if (!is_continuation(text, index + 2)) return 0;
    if (lead < 0xF0) {
        if (lead == 0xE0 && second < 0xA0) return 0;  // overlong
        if (lead == 0xED && second > 0x9F) return 0;  // surrogate
        return 3;
    }
    if (lead == 0xF0 && second < 0x90) return 0;  // overlong
    if (lead == 0xF4 && second > 0x8F) return 0;  // beyond U+10FFFF
    return is_continuation(text, index + 3) ? 4 : 0;
}

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

constexpr std::string_view ideographic_space = "\xE3\x80\x80";

}  // namespace

bool is_utf8(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t step = character_bytes(bytes, i);
        if (step == 0) return false;
        i += step;
    }
    return true;
}

std::size_t length(std::string_view utf8) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < utf8.size(); ++i)
        if ((byte_at(utf8, i) & 0xC0U) != 0x80U) ++count;
    return count;
}

std::string_view cut_bytes(std::string_view utf8, std::size_t bytes_max) {
    if (utf8.size() <= bytes_max) return utf8;
    std::size_t end = bytes_max;
    while (end > 0 && is_continuation(utf8, end)) --end;
    return utf8.substr(0, end);
}

std::string_view trim(std::string_view text) {
    for (;;) {
        if (!text.empty() && is_space(text.front()))
            text.remove_prefix(1);
        else if (text.starts_with(ideographic_space))
            text.remove_prefix(ideographic_space.size());
        else
            break;
    }
    for (;;) {
        if (!text.empty() && is_space(text.back()))
            text.remove_suffix(1);
        else if (text.ends_with(ideographic_space))
            text.remove_suffix(ideographic_space.size());
        else
            return text;
    }
}

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
    std::int64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (text.empty() || error != std::errc{} || stop != end) return std::nullopt;
    return number;
}

std::string search_key(std::initializer_list<std::string_view> parts) {
    std::string words;
    std::string initials;
    for (const std::string_view part : parts) {
        const std::string word = lower_ascii(trim(part));
        if (word.empty()) continue;
        if (!words.empty()) words += ' ';
        words += word;
        const std::string letters = pinyin_initials(word);
        if (!letters.empty() && letters != word) initials += ' ' + letters;
    }
    return words + initials;
}

std::string hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out += digits[byte >> 4U];
        out += digits[byte & 15U];
    }
    return out;
}

// Mobile numbers keep 3 + 4 digits. Shorter numbers would be guessable from that much, so they keep the last two; up to
// four characters (and anything that is not plain ASCII) show nothing.
std::string mask_phone(std::string_view phone) {
    if (phone.empty()) return {};
    const bool ascii = length(phone) == phone.size() && is_utf8(phone);
    if (!ascii || phone.size() <= 4) return "****";
    if (phone.size() < 11) return "****" + std::string(phone.substr(phone.size() - 2));
    return std::string(phone.substr(0, 3)) + "****" + std::string(phone.substr(phone.size() - 4));
}

}  // namespace zs::text
