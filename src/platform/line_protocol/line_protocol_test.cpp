// Every case of the public corpus kept in tests/corpus, the whole corpus where ZHONGSHU_LINE_PROTOCOL names its file,
// and what the corpus does not ask.
#include "platform/line_protocol/line_protocol.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "core/json.h"
#include "core/text.h"

namespace zs::line_protocol {
namespace {

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

std::string unbase64(std::string_view text) {
    static constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    unsigned bits = 0, count = 0;
    for (const char c : text) {
        const auto digit = digits.find(c);
        if (digit == digits.npos) break;
        bits = (bits << 6U | static_cast<unsigned>(digit)) & 0xFFFFFFU;
        if ((count += 6) >= 8) bytes += static_cast<char>(bits >> (count -= 8) & 0xFFU);
    }
    return bytes;
}

/// Texts that are no UTF-8 are kept as {"binary": base64}.
std::string text_of(const boost::json::value& value) {
    if (const auto* text = value.if_string()) return std::string(*text);
    return unbase64(value.at("binary").as_string());
}

struct Read {
    boost::json::array points;
    std::string error;  // of the first fault
};

Read read_all(std::string_view text, Precision precision, std::int64_t default_time_ns) {
    Read read;
    Parser parser(text, precision, default_time_ns);
    for (auto step = parser.next(); step != Parser::Step::end; step = parser.next()) {
        if (step == Parser::Step::fault) {
            if (read.error.empty()) read.error = parser.fault().text();
            continue;
        }
        std::string line;
        append_json(line, parser.point());
        read.points.push_back(boost::json::parse(line));
    }
    return read;
}

/// 1 and 1.0 are one number in JSON.
bool same(const boost::json::value& a, const boost::json::value& b) {
    if (a.is_object() && b.is_object()) {
        if (a.as_object().size() != b.as_object().size()) return false;
        for (const auto& [key, value] : a.as_object()) {
            const auto* other = b.as_object().if_contains(key);
            if (other == nullptr || !same(value, *other)) return false;
        }
        return true;
    }
    if (a.is_array() && b.is_array())
        return std::equal(a.as_array().begin(), a.as_array().end(), b.as_array().begin(), b.as_array().end(), same);
    if (a.is_double() || b.is_double()) return a.to_number<double>() == b.to_number<double>();
    return a == b;
}

/// "…: at line 2:11: …" → "2:11"; empty where the corpus names no place.
std::string place(std::string_view error) {
    const auto at = error.find("at line ");
    if (at == error.npos) return "";
    const auto rest = error.substr(at + 8);
    return std::string(rest.substr(0, rest.find(':', rest.find(':') + 1)));
}

void expect_agreement(const std::string& path) {
    const auto corpus = boost::json::parse(read_file(path));
    std::size_t agreed = 0;
    const auto& cases = corpus.at("decode").as_object();
    for (const auto& [key, one] : cases) {
        const auto& input = one.at("input");
        const auto precision = parse_precision(std::string_view(input.at("precision").as_string()).substr(1));
        ASSERT_TRUE(precision) << key;
        const auto text = text_of(input.at("text"));
        const auto read = read_all(text, *precision, input.at("defaultTime").as_int64());
        const auto* result = one.at("output").as_object().if_contains("result");
        bool right = result != nullptr ? read.error.empty() && same(*result, read.points) : !read.error.empty();
        std::string expected = boost::json::serialize(one.at("output"));
        if (result == nullptr && right) {
            const auto where = place(one.at("output").at("error").as_string());
            right = where.empty() || where == place(read.error);
        }
        agreed += right ? 1 : 0;
        EXPECT_TRUE(right) << key << "\ntext: " << text << "\nexpected: " << expected << "\ngot: " << read.error
                           << boost::json::serialize(read.points);
    }
    EXPECT_EQ(agreed, cases.size());
}

TEST(LineProtocol, agrees_with_the_kept_cases) { expect_agreement(ZS_ROOT "/tests/corpus/line_protocol/cases.json"); }

TEST(LineProtocol, agrees_with_the_whole_corpus) {
    const char* path = std::getenv("ZHONGSHU_LINE_PROTOCOL");
    if (path == nullptr) GTEST_SKIP() << "ZHONGSHU_LINE_PROTOCOL does not name the corpus";
    expect_agreement(path);
}

TEST(LineProtocol, goes_on_with_the_line_after_a_fault) {
    const std::string text = "a v=1 1\nb v=?\nc v=\"1\n2\",w=x\n\n# note\nd v=3i 2\r\n";
    Parser parser(text, Precision::s, 0);
    ASSERT_EQ(parser.next(), Parser::Step::point);
    EXPECT_EQ(parser.point().time_ns, 1'000'000'000);
    ASSERT_EQ(parser.next(), Parser::Step::fault);
    EXPECT_EQ(parser.fault().text(), "at line 2:5: field value has unrecognized type");
    ASSERT_EQ(parser.next(), Parser::Step::fault);
    EXPECT_EQ(parser.fault().line, 4U);
    EXPECT_EQ(parser.fault().column, 6U);
    ASSERT_EQ(parser.next(), Parser::Step::point);
    EXPECT_EQ(parser.point().line, 7U);
    EXPECT_EQ(parser.point().fields.at(0).value.integer, 3);
    EXPECT_EQ(parser.next(), Parser::Step::end);
    EXPECT_EQ(parser.next(), Parser::Step::end);
}

TEST(LineProtocol, counts_the_lines_of_texts) {
    Parser parser("a v=\"1\n2\n\"\nb v=1\nc", Precision::ns, 0);
    ASSERT_EQ(parser.next(), Parser::Step::point);
    ASSERT_EQ(parser.next(), Parser::Step::point);
    EXPECT_EQ(parser.point().line, 4U);
    ASSERT_EQ(parser.next(), Parser::Step::fault);
    EXPECT_EQ(parser.fault().line, 5U);
    EXPECT_EQ(parser.next(), Parser::Step::end);
}

TEST(LineProtocol, names_the_series_as_sent) {
    Parser parser("a\\ b,k=v\\,w  f=1 1", Precision::ns, 0);
    ASSERT_EQ(parser.next(), Parser::Step::point);
    EXPECT_EQ(parser.point().series, "a\\ b,k=v\\,w");
    EXPECT_EQ(parser.point().name, "a b");
    EXPECT_EQ(parser.point().tags.at(0).value, "v,w");
}

TEST(LineProtocol, refuses_numbers_that_are_none) {
    for (const char* value :
         {"1e400", "-inf", "0x10", "1_000", "1e", "-", ".", "+1", "1.2.3", "9223372036854775808i"}) {
        const std::string text = std::string("a v=") + value;
        Parser parser(text, Precision::ns, 0);
        EXPECT_EQ(parser.next(), Parser::Step::fault) << value;
    }
    for (const auto& [value, number] :
         std::initializer_list<std::pair<const char*, double>>{{"1e-400", 0},
                                                               {"123456789.25", 123456789.25},
                                                               {"0.1", 0.1},
                                                               {"-.5", -.5},
                                                               {"1.", 1},
                                                               {"0.30000000000000004", 0.1 + 0.2},
                                                               {"1E3", 1000}}) {
        const std::string text = std::string("a v=") + value;
        Parser parser(text, Precision::ns, 0);
        ASSERT_EQ(parser.next(), Parser::Step::point) << value;
        EXPECT_EQ(parser.point().fields.at(0).value.number, number) << value;
    }
}

TEST(LineProtocol, scales_and_cuts_times) {
    Parser late("a v=1 9223372036854775", Precision::ms, 0);
    EXPECT_EQ(late.next(), Parser::Step::fault);
    Parser none("a v=1", Precision::s, -1);
    ASSERT_EQ(none.next(), Parser::Step::point);
    EXPECT_EQ(none.point().time_ns, -1'000'000'000);
    EXPECT_FALSE(none.point().has_time);
}

}  // namespace
}  // namespace zs::line_protocol
