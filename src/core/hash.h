// SHA-256, HMAC-SHA-256, base64 and random tokens over OpenSSL.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace zs {

/// 32 raw bytes.
std::string sha256(std::string_view bytes);
std::string sha256_hex(std::string_view bytes);
std::string hmac_sha256(std::string_view key, std::string_view message);
std::string base64(std::string_view bytes);
/// The bytes of a base64 text; nullopt for anything else.
std::optional<std::string> from_base64(std::string_view text);
/// URL-safe random text of `bytes` random bytes from the operating system (base32 lower case, no vowels-only words).
std::string random_token(std::size_t bytes);
/// Compares in time independent of the contents.
bool equal_constant_time(std::string_view a, std::string_view b);

}  // namespace zs
