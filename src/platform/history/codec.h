// Columns of numbers as few bytes: second differences of times, scaled whole numbers or XOR of values, then zstd.
#pragma once
#include <string>
#include <string_view>

#include "platform/history/history.h"

namespace zs::history {

/// `samples` ascending.
std::string pack_samples(std::span<const Sample> samples);
/// Appends to `samples`; false when the bytes are not what pack_samples made.
bool unpack_samples(std::string_view bytes, std::vector<Sample>& samples);
/// `rows` ascending, at multiples of `step_ms`.
std::string pack_rows(std::span<const Bucket> rows, std::int64_t step_ms);
bool unpack_rows(std::string_view bytes, std::int64_t step_ms, std::vector<Bucket>& rows);

/// Rows of `step_ms` over the samples that are not bad.
std::vector<Bucket> summarize(std::span<const Sample> samples, std::int64_t step_ms);
std::uint32_t checksum(std::string_view bytes);
/// Downwards, also before 1970.
constexpr std::int64_t floor_to(std::int64_t at_ms, std::int64_t step_ms) {
    const auto rest = at_ms % step_ms;
    return at_ms - (rest < 0 ? rest + step_ms : rest);
}

inline constexpr std::int64_t minute_ms = 60'000;
inline constexpr std::int64_t hour_ms = 3'600'000;
inline constexpr std::int64_t day_ms = 86'400'000;

/// Whole numbers in 7-bit groups, small ones short.
void put_varint(std::string& out, std::uint64_t number);
bool take_varint(std::string_view& bytes, std::uint64_t& number);
constexpr std::uint64_t zigzag(std::int64_t number) {
    return (static_cast<std::uint64_t>(number) << 1U) ^ static_cast<std::uint64_t>(number >> 63U);
}
constexpr std::int64_t unzigzag(std::uint64_t number) {
    return static_cast<std::int64_t>(number >> 1U) ^ -static_cast<std::int64_t>(number & 1U);
}

}  // namespace zs::history
