// Hashes and random tokens over OpenSSL's libcrypto.
#include "core/hash.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>

#include "core/result.h"
#include "core/text.h"

namespace zs {
namespace {

constexpr std::size_t digest_bytes = 32;
/// No 0/o, 1/l/i: people read tokens aloud and type them.
constexpr std::string_view token_alphabet = "23456789abcdefghjkmnpqrstuvwxyz";

const unsigned char* bytes_of(std::string_view text) {
    static constexpr unsigned char nothing = 0;  // OpenSSL takes a null pointer for "keep the old key"
    return text.empty() ? &nothing : reinterpret_cast<const unsigned char*>(text.data());
}

std::string to_string(const std::array<unsigned char, digest_bytes>& digest) {
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

}  // namespace

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, digest_bytes> digest{};
    ZS_ASSERT(EVP_Digest(bytes_of(bytes), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr) == 1);
    return to_string(digest);
}

std::string sha256_hex(std::string_view bytes) { return text::hex(sha256(bytes)); }

std::string hmac_sha256(std::string_view key, std::string_view message) {
    std::array<unsigned char, digest_bytes> digest{};
    ZS_ASSERT(HMAC(EVP_sha256(), bytes_of(key), static_cast<int>(key.size()), bytes_of(message), message.size(),
                   digest.data(), nullptr) != nullptr);
    return to_string(digest);
}

std::string base64(std::string_view bytes) {
    std::string out((bytes.size() + 2) / 3 * 4 + 1, '\0');  // OpenSSL ends the text with a zero byte
    const int written =
        EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()), bytes_of(bytes), static_cast<int>(bytes.size()));
    out.resize(static_cast<std::size_t>(written));
    return out;
}

std::optional<std::string> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    std::string out(text.size() / 4 * 3, '\0');
    const int written =
        EVP_DecodeBlock(reinterpret_cast<unsigned char*>(out.data()), bytes_of(text), static_cast<int>(text.size()));
    if (written < 0 || static_cast<std::size_t>(written) != out.size()) return std::nullopt;
    for (std::size_t padding = 0; padding < 2 && text.size() > padding && text[text.size() - 1 - padding] == '=';
         ++padding)
        out.pop_back();
    return out;
}

// The alphabet has 31 characters (4.954 bits each); the 32nd value of five random bits is thrown away, so that all
// characters are equally likely.
std::string random_token(std::size_t bytes) {
    const std::size_t length = (bytes * 8000 + 4953) / 4954;
    std::string token;
    std::array<unsigned char, 64> random{};
    while (token.size() < length) {
        ZS_ASSERT(RAND_bytes(random.data(), static_cast<int>(random.size())) == 1);
        for (const unsigned char byte : random) {
            const std::size_t index = byte & 31U;
            if (index < token_alphabet.size() && token.size() < length) token += token_alphabet[index];
        }
    }
    OPENSSL_cleanse(random.data(), random.size());
    return token;
}

bool equal_constant_time(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(bytes_of(a), bytes_of(b), a.size()) == 0;
}

}  // namespace zs
