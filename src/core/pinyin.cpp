// Pinyin initials over ICU. Every character is asked once and kept: an answer of ICU costs 5 µs (the first one 80 ms,
// for loading its rules), a look-up 7 ns. ICU reads characters one by one and so misses the second reading of some;
// words with those that hospitals use are listed here, others (names of people among them) may be wrong.
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
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

struct Word {
    std::string_view text;
    std::string_view initials;
};

/// Words whose reading differs from that of their single characters; an earlier line wins.
constexpr std::array words{
    Word{"会计划", "hjh"}, Word{"会计", "kj"}, Word{"空调", "kt"}, Word{"调试", "ts"}, Word{"调节", "tj"},
    Word{"调解", "tj"},    Word{"调压", "ty"}, Word{"调温", "tw"}, Word{"校准", "jz"}, Word{"校验", "jy"},
    Word{"银行", "yh"},    Word{"行业", "hy"}, Word{"音乐", "yy"}, Word{"重复", "cf"}, Word{"重新", "cx"},
    Word{"重庆", "cq"},    Word{"长期", "cq"}, Word{"长廊", "cl"}, Word{"长途", "ct"}, Word{"长江", "cj"},
    Word{"长春", "cc"},    Word{"长沙", "cs"}, Word{"厦门", "xm"}, Word{"番禺", "py"},
};

/// The text with those words replaced by their initials.
std::string with_known_words(std::string_view utf8) {
    std::string out;
    while (!utf8.empty()) {
        const auto word =
            std::ranges::find_if(words, [&](const Word& candidate) { return utf8.starts_with(candidate.text); });
        const bool known = word != words.end();
        out += known ? word->initials : utf8.substr(0, 1);
        utf8.remove_prefix(known ? word->text.size() : 1);
    }
    return out;
}

}  // namespace

std::string pinyin_initials(std::string_view utf8) {
    std::string out;
    const icu::UnicodeString text = icu::UnicodeString::fromUTF8(with_known_words(utf8));
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) append_initial(out, text.char32At(i));
    return out;
}

}  // namespace zs::text
