// Published test vectors of the hashes; tokens are long, uniform and readable.
#include "core/hash.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "core/text.h"

namespace zs {
namespace {

TEST(Hash, sha256_vectors_of_fips_180) {
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256_hex(std::string_view{}), sha256_hex(""));
    EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256_hex(std::string(1'000'000, 'a')),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    EXPECT_EQ(sha256("abc").size(), 32U);
}

TEST(Hash, hmac_vectors_of_rfc_4231) {
    EXPECT_EQ(text::hex(hmac_sha256(std::string(20, '\x0b'), "Hi There")),
              "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    EXPECT_EQ(text::hex(hmac_sha256("Jefe", "what do ya want for nothing?")),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(
        text::hex(hmac_sha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First")),
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    EXPECT_EQ(text::hex(hmac_sha256("", "")), "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

TEST(Hash, base64_vectors_of_rfc_4648) {
    const std::pair<std::string_view, std::string_view> cases[] = {
        {"", ""},
        {"f", "Zg=="},
        {"fo", "Zm8="},
        {"foo", "Zm9v"},
        {"foob", "Zm9vYg=="},
        {"fooba", "Zm9vYmE="},
        {"foobar", "Zm9vYmFy"},
        {"\xFB\xFF", "+/8="},
    };
    for (const auto& [bytes, expected] : cases) {
        EXPECT_EQ(base64(bytes), expected);
        EXPECT_EQ(from_base64(expected), bytes);
    }
    EXPECT_FALSE(from_base64("Zg="));
    EXPECT_FALSE(from_base64("Zg$="));
}

TEST(Hash, tokens_carry_their_entropy_in_readable_characters) {
    EXPECT_EQ(random_token(0), "");
    EXPECT_EQ(random_token(16).size(), 26U);  // 26 × 4.954 bits ≥ 128
    EXPECT_EQ(random_token(32).size(), 52U);
    std::set<std::string> seen;
    std::map<char, int> counts;
    for (int i = 0; i < 2'000; ++i) {
        const std::string token = random_token(16);
        EXPECT_TRUE(seen.insert(token).second);
        for (const char c : token) ++counts[c];
    }
    EXPECT_EQ(counts.size(), 31U);
    for (const char unclear : {'0', '1', 'i', 'l', 'o'}) EXPECT_EQ(counts.count(unclear), 0U);
    // 52 000 characters, 1677 expected of each, standard deviation 40: seven of them never happen by chance.
    for (const auto& [c, count] : counts) EXPECT_NEAR(count, 1677, 290) << c;
}

TEST(Hash, constant_time_comparison) {
    EXPECT_TRUE(equal_constant_time("", ""));
    EXPECT_TRUE(equal_constant_time("abc", "abc"));
    EXPECT_FALSE(equal_constant_time("abc", "abd"));
    EXPECT_FALSE(equal_constant_time("abc", "ab"));
    EXPECT_FALSE(equal_constant_time("", "a"));
}

}  // namespace
}  // namespace zs
