// What every fuzz target does: promises that hold for any input, and an end that the fuzzer sees when one breaks.
#pragma once
#include <fmt/core.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "core/result.h"

namespace zs::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// Ends the process where `kept` is false: the fuzzer keeps the input.
inline void promise(bool kept, std::string_view what) {
    if (kept) return;
    fmt::print(stderr, "broken promise: {}\n", what);
    std::abort();
}

/// Any refusal is fine but one that says that we made a mistake.
inline void promise_no_bug(const Status& status, std::string_view what) {
    promise(status || status.error().code != Code::internal, what);
}

/// The part of the input before the first `separator`; `rest` keeps what follows.
inline std::string_view take_part(std::string_view& rest, std::string_view separator) {
    const auto end = rest.find(separator);
    const auto part = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + separator.size());
    return part;
}

}  // namespace zs::fuzz
