// A detector's state as bytes: saved now and then, so that a restart goes on where it was.
#pragma once
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

namespace zs::early_warning {

/// Raised whenever a detector's fields change their meaning: older states are then refused and learned anew.
constexpr std::uint32_t state_version = 1;

template <class Detector>
std::string save(const Detector& detector) {
    static_assert(std::is_trivially_copyable_v<Detector>);
    std::string bytes(sizeof(state_version) + sizeof(Detector), '\0');
    std::memcpy(bytes.data(), &state_version, sizeof(state_version));
    std::memcpy(bytes.data() + sizeof(state_version), &detector, sizeof(Detector));
    return bytes;
}

/// False, and nothing changed, for bytes of another version or detector size.
template <class Detector>
bool restore(std::string_view bytes, Detector& detector) {
    static_assert(std::is_trivially_copyable_v<Detector>);
    if (bytes.size() != sizeof(state_version) + sizeof(Detector)) return false;
    if (std::memcmp(bytes.data(), &state_version, sizeof(state_version)) != 0) return false;
    std::memcpy(&detector, bytes.data() + sizeof(state_version), sizeof(Detector));
    return true;
}

}  // namespace zs::early_warning
