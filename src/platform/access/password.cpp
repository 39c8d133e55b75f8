// Passwords.
#include "platform/access/password.h"

#include <argon2.h>

#include <cctype>
#include <semaphore>

#include "core/hash.h"
#include "core/text.h"

namespace zs::access {
namespace {

constexpr std::uint32_t memory_kib = 19 * 1024;
constexpr std::uint32_t passes = 2;
constexpr std::size_t password_bytes_max = 200;
std::counting_semaphore<2> slots{2};  // at most 38 MiB for hashing at any time

class Slot {
public:
    Slot() { slots.acquire(); }
    Slot(const Slot&) = delete;
    Slot& operator=(const Slot&) = delete;
    ~Slot() { slots.release(); }
};

}  // namespace

std::string hash_password(std::string_view password) {
    const Slot slot;
    const std::string salt = random_token(16);
    std::string encoded(200, '\0');
    const int result = argon2id_hash_encoded(passes, memory_kib, 1, password.data(), password.size(), salt.data(),
                                             salt.size(), 32, encoded.data(), encoded.size());
    ZS_ASSERT(result == ARGON2_OK);
    encoded.resize(encoded.find('\0'));
    return encoded;
}

bool verify_password(std::string_view password, const std::string& encoded) {
    if (password.size() > password_bytes_max) return false;
    const Slot slot;
    return argon2id_verify(encoded.c_str(), password.data(), password.size()) == ARGON2_OK;
}

Status check_password(std::string_view field, std::string_view password) {
    bool upper = false, lower = false, digit = false, sign = false;
    for (const char c : password) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isupper(byte) != 0)
            upper = true;
        else if (std::islower(byte) != 0)
            lower = true;
        else if (std::isdigit(byte) != 0)
            digit = true;
        else
            sign = true;
    }
    const int kinds = int{upper} + int{lower} + int{digit} + int{sign};
    if (text::length(password) < 10 || password.size() > password_bytes_max || kinds < 3)
        return fail_field(field, "access.weak_password");
    return {};
}

}  // namespace zs::access
