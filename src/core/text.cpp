// Text: UTF-8 checks and cuts, search keys, pinyin initials through ICU.
#include "core/text.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <charconv>
#include <mutex>
#include <unordered_map>

#include "core/result.h"

namespace zs::text {
namespace {

bool is_ascii_alnum(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// First letter of the usual reading of one character; 0 when it has none. Polyphones get their commonest reading.
char latin_initial(char32_t character) {
    static std::mutex mutex;
    static std::unordered_map<char32_t, char> known;
    static const std::unique_ptr<icu::Transliterator> transliterator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> made(
            icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
        ZS_ASSERT(U_SUCCESS(status) && made != nullptr);
        return made;
    }();
    const std::scoped_lock lock(mutex);
    if (const auto found = known.find(character); found != known.end()) return found->second;
    icu::UnicodeString text(static_cast<UChar32>(character));
    transliterator->transliterate(text);
    const char16_t first = text.length() > 0 ? text.charAt(0) : u'\0';
    const char initial = first < 128 && is_ascii_alnum(first) ? static_cast<char>(first) : '\0';
    known.emplace(character, initial);
    return initial;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    std::int64_t at = 0;
    const auto end = static_cast<std::int64_t>(bytes.size());
    while (at < end) {
        if (data[at] < 0x80) {
            ++at;
            continue;
        }
        UChar32 character = 0;
        U8_NEXT(data, at, end, character);
        if (character < 0) return false;
    }
    return true;
}

std::size_t length(std::string_view utf8) {
    std::size_t count = 0;
    for (const char c : utf8)
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++count;
    return count;
}

std::string_view cut_bytes(std::string_view utf8, std::size_t bytes_max) {
    if (utf8.size() <= bytes_max) return utf8;
    std::size_t end = bytes_max;
    while (end > 0 && (static_cast<unsigned char>(utf8[end]) & 0xC0U) == 0x80U) --end;
    return utf8.substr(0, end);
}

std::string_view trim(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n\f\v";
    const auto first = text.find_first_not_of(blank);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::string lower_ascii(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = lower(c);
    return result;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    if (text.empty()) return parts;
    std::size_t begin = 0;
    for (std::size_t end = text.find(separator); end != std::string_view::npos; end = text.find(separator, begin)) {
        parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    parts.push_back(text.substr(begin));
    return parts;
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
    return value;
}

std::string pinyin_initials(std::string_view utf8) {
    std::string out;
    const auto* data = reinterpret_cast<const std::uint8_t*>(utf8.data());
    std::int64_t at = 0;
    const auto end = static_cast<std::int64_t>(utf8.size());
    while (at < end) {
        UChar32 character = 0;
        U8_NEXT(data, at, end, character);
        if (character < 0) continue;
        if (character < 128) {
            if (is_ascii_alnum(static_cast<char32_t>(character))) out += lower(static_cast<char>(character));
        } else if (const char initial = latin_initial(static_cast<char32_t>(character)); initial != '\0') {
            out += initial;
        }
    }
    return out;
}

std::string search_key(std::initializer_list<std::string_view> parts) {
    std::string out;
    const auto add = [&](std::string_view word) {
        if (word.empty()) return;
        if (!out.empty()) out += ' ';
        out += word;
    };
    for (const auto part : parts) {
        add(lower_ascii(part));
        const std::string initials = pinyin_initials(part);
        if (initials != lower_ascii(part)) add(initials);
    }
    return out;
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

std::string mask_phone(std::string_view phone) {
    if (phone.size() < 7) return std::string(phone.size(), '*');
    return std::string(phone.substr(0, 3)) + std::string(phone.size() - 7, '*') +
           std::string(phone.substr(phone.size() - 4));
}

}  // namespace zs::text
