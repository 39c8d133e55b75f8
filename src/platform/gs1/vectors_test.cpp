// Every published vector kept in tests/corpus/gs1: each test of the dictionary with fault and place, and whole texts.
// ZHONGSHU_GS1 may name a folder with more of them.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>

#include "core/text.h"
#include "platform/gs1/gs1.h"

namespace zs::gs1 {
namespace {

/// "\"A\\x1D\"" as it stands in C, without its quotes.
std::string unescape(std::string_view literal) {
    if (literal.size() >= 2 && literal.front() == '"') literal = literal.substr(1, literal.size() - 2);
    std::string out;
    for (std::size_t at = 0; at < literal.size(); ++at) {
        if (literal[at] != '\\') {
            out += literal[at];
        } else if (literal[at + 1] == 'x') {
            out += static_cast<char>(std::stoi(std::string(literal.substr(at + 2, 2)), nullptr, 16));
            at += 3;
        } else {
            out += literal[++at];
        }
    }
    return out;
}

std::vector<std::vector<std::string>> rows_of(const std::string& name) {
    const char* const given = std::getenv("ZHONGSHU_GS1");
    const std::string folder = given != nullptr ? given : std::string(ZS_ROOT) + "/tests/corpus/gs1";
    std::ifstream file(folder + "/" + name);
    EXPECT_TRUE(file.good()) << folder << "/" << name;
    std::vector<std::vector<std::string>> rows;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        rows.emplace_back();
        for (const auto cell : text::split(line, '\t')) rows.back().emplace_back(cell);
    }
    return rows;
}

std::string our_code(std::string_view published) {
    auto code = text::lower_ascii(published.substr(std::string_view("GS1_LINTER_").size()));
    // The published name has a slip of the pen.
    return code == "coupon_invalid_exipiration_date" ? "coupon_invalid_expiration_date" : code;
}

/// "1234567*3*": the flaw stands between the stars; a star in the data itself is one too many.
std::string marked(std::string data, const Flaw& flaw) {
    data.insert(flaw.at + flaw.length, "*");
    data.insert(flaw.at, "*");
    return data;
}

/// A register of prefixes as the vector wants it: silent, or saying no when it is asked for the marked prefix.
PrefixSource source_for(const std::vector<std::string>& row) {
    const bool offline = row[3] == "GS1_LINTER_GCP_DATASOURCE_OFFLINE";
    if (!offline && row[3] != "GS1_LINTER_INVALID_GCP_PREFIX") return {};
    const auto mark = unescape(row[4]).find('*');
    const bool later = row[0].rfind("coupon", 0) == 0 && mark > 1;  // the coupon's second prefix
    return [offline, left = later ? 1 : 0](std::string_view) mutable {
        if (left-- > 0) return Prefix::known;
        return offline ? Prefix::offline : Prefix::unknown;
    };
}

TEST(Gs1Vectors, EveryTestOfTheDictionary) {
    std::map<std::string, int> asked;
    for (const auto& row : rows_of("linter_vectors.tsv")) {
        if (row.size() < 3 || row[1] == "expect") continue;  // a title between two parts
        const auto linter = find_linter(row[0]);
        ASSERT_TRUE(linter.has_value()) << row[0];
        ++asked[row[0]];
        const auto data = unescape(row[2]);
        const auto flaw = (*linter)(data, source_for(row));
        ASSERT_EQ(flaw.has_value(), row[1] == "FAIL") << row[0] << " " << row[2];
        if (!flaw) continue;
        EXPECT_EQ(flaw->code, our_code(row[3])) << row[0] << " " << row[2];
        EXPECT_EQ(marked(data, *flaw), unescape(row[4])) << row[0] << " " << row[2];
    }
    EXPECT_GE(asked.size(), 37U);
}

TEST(Gs1Vectors, WholeTexts) {
    int asked = 0;
    for (const auto& row : rows_of("ai_parse_vectors.tsv")) {
        if (row.size() < 3 || row[0] == "test") continue;
        ++asked;
        const auto text = unescape(row[2]);
        const bool bracketed = row[0] == "test_parseAIdata";
        const auto read = bracketed ? parse_bracketed(text) : parse_raw(text);
        EXPECT_EQ(read.has_value(), row[1] == "true") << row[0] << " " << row[2];
        // What a scanner sends is told apart by its looks, with the same outcome.
        EXPECT_EQ(parse(text).has_value(), row[1] == "true") << row[0] << " " << row[2];
        if (read && bracketed && row.size() > 3) {
            EXPECT_EQ(to_raw(*read), unescape(row[3])) << row[2];
        }
        if (!read) {
            EXPECT_LE(read.error().position + read.error().length, text.size()) << row[2];
        }
    }
    EXPECT_GE(asked, 64);
}

}  // namespace
}  // namespace zs::gs1
