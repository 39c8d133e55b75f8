// Time-based one-time codes (RFC 6238: HMAC-SHA-1, 30 s, 6 digits), as authenticator apps make them.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/time.h"

namespace zs::access::totp {

/// 20 random bytes as base32 without padding.
std::string new_secret();
/// otpauth:// address for the app's QR code.
std::string uri(std::string_view issuer, std::string_view user_name, std::string_view secret);
/// The six digits of a 30 s step; nullopt when the secret is not base32.
std::optional<std::string> code(std::string_view secret, std::int64_t step);
/// The step whose code was given: now, or one before or after (clocks differ), and later than `last_step`, so that a
/// code works once. nullopt when it is wrong.
std::optional<std::int64_t> matching_step(std::string_view secret, std::string_view given, Instant now,
                                          std::int64_t last_step);

}  // namespace zs::access::totp
