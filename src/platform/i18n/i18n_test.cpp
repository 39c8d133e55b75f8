// Catalogue and language negotiation; our own messages are complete.
#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "core/limits.h"
#include "platform/i18n/catalogue.h"
#include "platform/i18n/generated_resources.h"

namespace zs::i18n {
namespace {

constexpr std::string_view sample = R"({
    "a.plain": {"zh": "好", "en": "fine"},
    "a.limit": {"zh": "最多 {limit} 个，现在 {count}", "en": "at most {limit}, now {count}"},
    "a.optional": {"zh": "太长[，最多 {limit} 个字]！", "en": "too long[, at most {limit}]!"},
    "a.odd": {"zh": "[注] {Limit} {} {limit", "en": "[note] {Limit} {} {limit"},
    "a.open": {"zh": "见 [ {limit}", "en": "see [ {limit}"}
})";

TEST(Catalogue, shows_parameters_in_both_languages) {
    const Catalogue catalogue({sample});
    const Params params{{"limit", "40"}, {"count", "41"}, {"unused", "x"}};
    EXPECT_EQ(catalogue.text("a.plain", Language::zh), "好");
    EXPECT_EQ(catalogue.text("a.plain", Language::en), "fine");
    EXPECT_EQ(catalogue.text("a.limit", Language::zh, params), "最多 40 个，现在 41");
    EXPECT_EQ(catalogue.text("a.limit", Language::en, params), "at most 40, now 41");
    EXPECT_EQ(catalogue.text("a.limit", Language::en, {{"limit", "40"}}), "at most 40, now {count}");
}

TEST(Catalogue, leaves_out_optional_parts_without_their_parameters) {
    const Catalogue catalogue({sample});
    EXPECT_EQ(catalogue.text("a.optional", Language::zh), "太长！");
    EXPECT_EQ(catalogue.text("a.optional", Language::zh, {{"limit", "5"}}), "太长，最多 5 个字！");
    EXPECT_EQ(catalogue.text("a.odd", Language::zh, {{"limit", "5"}}), "[注] {Limit} {} {limit");
    EXPECT_EQ(catalogue.text("a.open", Language::en, {{"limit", "5"}}), "see [ 5");
}

TEST(Catalogue, values_are_never_expanded_again) {
    const Catalogue catalogue({sample});
    EXPECT_EQ(catalogue.text("a.limit", Language::en, {{"limit", "{count}[{limit}]"}, {"count", "{limit}"}}),
              "at most {count}[{limit}], now {limit}");
}

TEST(Catalogue, a_missing_key_is_returned_and_counted) {
    const Catalogue catalogue({sample});
    EXPECT_EQ(catalogue.text("a.nothing", Language::zh, {{"limit", "1"}}), "a.nothing");
    EXPECT_EQ(catalogue.text("", Language::en), "");
    EXPECT_EQ(catalogue.missing_count(), 2);
    EXPECT_EQ(catalogue.text("a.plain", Language::zh), "好");
    EXPECT_EQ(catalogue.missing_count(), 2);
}

TEST(Catalogue, keys_are_sorted_and_empty_texts_add_nothing) {
    Catalogue catalogue;
    catalogue.add("");
    catalogue.add("{}");
    catalogue.add(R"({"b.two": {"zh": "二", "en": "two"}})");
    catalogue.add(R"({"a.one": {"zh": "一", "en": "one"}})");
    EXPECT_EQ(catalogue.keys(), (std::vector<std::string>{"a.one", "b.two"}));
    EXPECT_TRUE(catalogue.contains("b.two"));
    EXPECT_FALSE(catalogue.contains("b.three"));
}

TEST(Catalogue, a_faulty_file_is_our_bug) {
    for (const std::string_view text :
         {"[]", "{", R"({"a.b": "text"})", R"({"a.b": {"zh": "好"}})", R"({"a.b": {"en": "fine"}})",
          R"({"a.b": {"zh": "好", "en": " "}})", R"({"a.b": {"zh": 1, "en": "fine"}})",
          R"({"a.plain": {"zh": "又", "en": "again"}})"}) {
        Catalogue catalogue({sample});
        EXPECT_THROW(catalogue.add(text), Bug) << text;
    }
}

TEST(Catalogue, finds_languages_with_different_placeholders) {
    Catalogue catalogue({sample});
    EXPECT_TRUE(catalogue.inconsistent_keys().empty());
    catalogue.add(R"({"c.bad": {"zh": "最多 {limit}", "en": "at most {max}"}})");
    EXPECT_EQ(catalogue.inconsistent_keys(), std::vector<std::string>{"c.bad"});
}

TEST(Catalogue, counts_from_many_threads) {
    const Catalogue catalogue({sample});
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                for (int round = 0; round < 1'000; ++round) catalogue.text("a.nothing", Language::en);
            });
    }
    EXPECT_EQ(catalogue.missing_count(), 4'000);
}

TEST(Messages, of_the_platform_are_complete) {
    const Catalogue catalogue({generated_messages()});
    EXPECT_TRUE(catalogue.inconsistent_keys().empty());
    for (const char* const key :
         {"fields.invalid", "field.required", "entity.stale", "access.forbidden", "http.timeout", "internal.bug",
          "decimal.overflow", "json.malformed", "workflow.action_not_allowed"})
        EXPECT_TRUE(catalogue.contains(key)) << key;
    for (const std::string& key : catalogue.keys())
        for (const Language language : {Language::zh, Language::en}) {
            const std::string sentence = catalogue.text(key, language);
            EXPECT_EQ(sentence.find_first_of("[]{}"), std::string::npos) << key << ": " << sentence;
            const bool has_chinese = std::ranges::any_of(sentence, [](char c) { return (c & 0x80) != 0; });
            EXPECT_EQ(has_chinese, language == Language::zh) << key << ": " << sentence;
        }
    EXPECT_NE(catalogue.text("list.bad_limit", Language::en).find(std::to_string(limits::list_limit_max)),
              std::string::npos);
    EXPECT_EQ(catalogue.text("field.too_long", Language::zh, {{"limit", "40"}}), "内容太长，最多 40 个字");
}

TEST(AcceptLanguage, picks_by_quality_then_order) {
    const std::pair<std::string_view, Language> cases[] = {
        {"", Language::zh},
        {"en", Language::en},
        {"EN-us", Language::en},
        {"zh-CN,zh;q=0.9,en;q=0.8", Language::zh},
        {"en-US,en;q=0.9,zh-CN;q=0.8", Language::en},
        {"zh;q=0.8, en;q=0.9", Language::en},
        {"zh;q=0.8,en;q=0.8", Language::zh},
        {"en;q=0.801,zh;q=0.8", Language::en},
        {"fr-FR, en;q=0.5", Language::en},
        {"fr", Language::zh},
        {"*", Language::zh},
        {"*;q=0.1, en;q=0.2", Language::en},
        {"en;q=0", Language::zh},
        {"en;q=0.000", Language::zh},
        {"en;q=x", Language::zh},
        {"en;q=", Language::zh},
        {"en;q=2", Language::zh},
        {"en;q=1.5", Language::zh},
        {"en;q=0.1234", Language::zh},
        {"en; level=1; q=0.9, zh;q=0.1", Language::en},
        {"zhx", Language::zh},
        {"english", Language::zh},
        {",,;;=,en", Language::en},
    };
    for (const auto& [header, language] : cases) EXPECT_EQ(parse_accept_language(header), language) << header;
}

}  // namespace
}  // namespace zs::i18n
