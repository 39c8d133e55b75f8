// Placeholders and statement ends next to quotes and comments; eviction from the statement cache.
#include "platform/database/sql_text.h"

#include <gtest/gtest.h>

#include "platform/database/statement_cache.h"

namespace zs {
namespace {

TEST(SqlText, NumbersPlaceholdersOutsideQuotesAndComments) {
    EXPECT_EQ(number_placeholders("SELECT ? WHERE a = ? AND b = '?''?' AND \"c?\" = ?"),
              "SELECT $1 WHERE a = $2 AND b = '?''?' AND \"c?\" = $3");
    EXPECT_EQ(number_placeholders("a -- why?\n= ? /* ? */ - ? / ?"), "a -- why?\n= $1 /* ? */ - $2 / $3");
    EXPECT_EQ(number_placeholders("$body$ ? $$ ? $body$ ?"), "$body$ ? $$ ? $body$ $1");
    EXPECT_EQ(number_placeholders("'open ?"), "'open ?");
    EXPECT_EQ(number_placeholders("-- last line ?"), "-- last line ?");
}

TEST(SqlText, SplitsAtLineEndsOnly) {
    EXPECT_EQ(split_statements("A '1;\n2';\nB; C; -- note;\n-- x;\nD;  \r\n-- end;\n"),
              (std::vector<std::string>{"A '1;\n2'", "\nB; C", " -- note;\n-- x;\nD"}));
    EXPECT_TRUE(split_statements(" \n-- nothing;\n;\n").empty());
    EXPECT_EQ(split_statements("ONE"), std::vector<std::string>{"ONE"});
}

TEST(StatementCache, KeepsTheRecentlyUsedAndThoseInUse) {
    StatementCache<int> cache(3);
    cache.insert("a", 1).in_use = true;
    cache.insert("b", 2);
    cache.insert("c", 3);
    ASSERT_NE(cache.find("b"), nullptr);
    cache.insert("d", 4);
    EXPECT_EQ(cache.size(), 3U);
    EXPECT_EQ(cache.find("c"), nullptr);
    ASSERT_NE(cache.find("a"), nullptr);
    EXPECT_EQ(cache.find("a")->statement, 1);
    EXPECT_NE(cache.find("b"), nullptr);
    cache.erase("d");
    EXPECT_EQ(cache.find("d"), nullptr);
}

}  // namespace
}  // namespace zs
