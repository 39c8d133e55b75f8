// One-time codes over OpenSSL's HMAC.
#include "platform/access/totp.h"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>
#include <stdexcept>

#include "core/hash.h"

namespace zs::access::totp {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::int64_t step_ms = 30'000;

std::string base32(std::string_view bytes) {
    std::string out;
    unsigned buffer = 0;
    int bits = 0;
    for (const char c : bytes) {
        buffer = (buffer << 8) | static_cast<unsigned char>(c);
        for (bits += 8; bits >= 5; bits -= 5) out += alphabet[(buffer >> (bits - 5)) & 31U];
    }
    if (bits > 0) out += alphabet[(buffer << (5 - bits)) & 31U];
    return out;
}

std::optional<std::string> from_base32(std::string_view text) {
    std::string out;
    unsigned buffer = 0;
    int bits = 0;
    for (const char c : text) {
        const auto value = alphabet.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        buffer = (buffer << 5) | static_cast<unsigned>(value);
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            out += static_cast<char>((buffer >> bits) & 0xFFU);
        }
    }
    return out;
}

}  // namespace

std::string new_secret() {
    std::array<unsigned char, 20> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) throw std::runtime_error("no random bytes");
    return base32({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

std::string uri(std::string_view issuer, std::string_view user_name, std::string_view secret) {
    return fmt::format("otpauth://totp/{0}:{1}?secret={2}&issuer={0}", issuer, user_name, secret);
}

std::optional<std::string> code(std::string_view secret, std::int64_t step) {
    const auto key = from_base32(secret);
    if (!key || key->empty()) return std::nullopt;
    std::array<unsigned char, 8> message{};
    for (std::size_t i = 0; i < 8; ++i)
        message[7 - i] = static_cast<unsigned char>(static_cast<std::uint64_t>(step) >> (8 * i));
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    HMAC(EVP_sha1(), key->data(), static_cast<int>(key->size()), message.data(), message.size(), digest.data(),
         &length);
    const std::size_t offset = digest[length - 1] & 15U;
    const unsigned number = ((digest[offset] & 0x7FU) << 24) | (static_cast<unsigned>(digest[offset + 1]) << 16) |
                            (static_cast<unsigned>(digest[offset + 2]) << 8) | digest[offset + 3];
    return fmt::format("{:06}", number % 1'000'000);
}

std::optional<std::int64_t> matching_step(std::string_view secret, std::string_view given, Instant now,
                                          std::int64_t last_step) {
    const std::int64_t current = now.unix_ms / step_ms;
    for (const std::int64_t step : {current, current - 1, current + 1}) {
        const auto right = code(secret, step);
        if (right && step > last_step && equal_constant_time(*right, given)) return step;
    }
    return std::nullopt;
}

}  // namespace zs::access::totp
