// Passwords: argon2id (19 MiB, 2 passes), bounded in number at a time, and the rule for new ones.
#pragma once
#include <string>
#include <string_view>

#include "core/result.h"

namespace zs::access {

/// Encoded argon2id hash with its own salt. Takes about 50 ms: never inside a transaction.
std::string hash_password(std::string_view password);
bool verify_password(std::string_view password, const std::string& encoded);
/// At least 10 characters of three of four kinds (GB/T 22239-2019 identity rules); error on `field` otherwise.
Status check_password(std::string_view field, std::string_view password);

}  // namespace zs::access
