// Digests and random tokens over OpenSSL.
#include "core/hash.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include "core/result.h"
#include "core/text.h"

namespace zs {
namespace {

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }
unsigned char* raw(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

}  // namespace

std::string sha256(std::string_view bytes) {
    std::string digest(SHA256_DIGEST_LENGTH, '\0');
    SHA256(raw(bytes), bytes.size(), raw(digest));
    return digest;
}

std::string sha256_hex(std::string_view bytes) { return text::hex(sha256(bytes)); }

std::string hmac_sha256(std::string_view key, std::string_view message) {
    std::string digest(SHA256_DIGEST_LENGTH, '\0');
    unsigned int length = 0;
    ZS_ASSERT(HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), raw(message), message.size(), raw(digest),
                   &length) != nullptr);
    return digest;
}

std::string base64(std::string_view bytes) {
    std::string out(4 * ((bytes.size() + 2) / 3) + 1, '\0');
    const int length = EVP_EncodeBlock(raw(out), raw(bytes), static_cast<int>(bytes.size()));
    out.resize(static_cast<std::size_t>(length));
    return out;
}

std::string random_token(std::size_t bytes) {
    constexpr std::string_view alphabet = "023456789abcdefghjkmnpqrstuvwxyz";  // no 1, i, l, o: nothing to confuse
    std::string random(bytes, '\0');
    ZS_ASSERT(RAND_bytes(raw(random), static_cast<int>(bytes)) == 1);
    std::string token;
    std::uint32_t buffer = 0;
    int bits = 0;
    for (const char c : random) {
        buffer = (buffer << 8U) | static_cast<unsigned char>(c);
        for (bits += 8; bits >= 5; bits -= 5) token += alphabet[(buffer >> (bits - 5)) & 31U];
    }
    return token;
}

bool equal_constant_time(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace zs
