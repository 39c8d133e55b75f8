// Typed identifiers: an order's id cannot be passed for a room's.
#pragma once
#include <compare>
#include <cstdint>
#include <functional>

namespace zs {

/// Row id of `Owner`; 0 means "not stored yet". Ids are < 2^53 so that JSON numbers carry them.
template <class Owner>
struct Id {
    std::int64_t value = 0;
    friend auto operator<=>(Id, Id) = default;
    explicit operator bool() const { return value != 0; }
};

}  // namespace zs

template <class Owner>
struct std::hash<zs::Id<Owner>> {
    std::size_t operator()(zs::Id<Owner> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
