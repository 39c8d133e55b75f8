// Pinyin initials over ICU. Every character is asked once and kept: a transliteration costs tens of microseconds, a
// table look-up nothing, and the characters of one hospital's names are few. Characters are read one by one, so those
// with several readings get the commonest one: 重庆 gives "zq", not "cq".
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <atomic>
#include <memory>
#include <mutex>

#include "core/result.h"
#include "core/text.h"

namespace zs::text {
namespace {

bool is_ascii_word(char16_t c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'); }

/// Lower-case ASCII letters and digits that stand for `character`: one for a Chinese character, all for others.
std::string ask_icu(UChar32 character) {
    static std::mutex mutex;  // a Transliterator must not be used by two threads at once
    const std::lock_guard lock(mutex);
    static const std::unique_ptr<icu::Transliterator> transliterator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> made(
            icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
        ZS_ASSERT(U_SUCCESS(status) && made != nullptr);
        return made;
    }();
    icu::UnicodeString text(character);
    transliterator->transliterate(text);
    const bool is_han = u_hasBinaryProperty(character, UCHAR_IDEOGRAPHIC) != 0;
    std::string out;
    for (std::int32_t i = 0; i < text.length(); ++i) {
        if (!is_ascii_word(text[i])) continue;
        out += static_cast<char>(text[i]);
        if (is_han) break;
    }
    return out;
}

/// Initials of the common Chinese characters: 0 = not asked yet, 1 = none.
constexpr UChar32 han_first = 0x4E00;
constexpr UChar32 han_last = 0x9FFF;
std::array<std::atomic<char>, han_last - han_first + 1> han_initials{};

void append_initial(std::string& out, UChar32 character) {
    if (character < 0x80) {
        const std::string lower = lower_ascii(std::string(1, static_cast<char>(character)));
        if (is_ascii_word(static_cast<unsigned char>(lower.front()))) out += lower;
        return;
    }
    if (character < han_first || character > han_last) {
        if (u_isalnum(character) != 0 || u_charType(character) == U_LETTER_NUMBER) out += ask_icu(character);
        return;
    }
    std::atomic<char>& known = han_initials[static_cast<std::size_t>(character - han_first)];
    char initial = known.load(std::memory_order_relaxed);
    if (initial == 0) {
        const std::string answer = ask_icu(character);
        initial = answer.empty() ? '\1' : answer.front();
        known.store(initial, std::memory_order_relaxed);
    }
    if (initial != '\1') out += initial;
}

}  // namespace

std::string pinyin_initials(std::string_view utf8) {
    std::string out;
    const icu::UnicodeString text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) append_initial(out, text.char32At(i));
    return out;
}

}  // namespace zs::text
