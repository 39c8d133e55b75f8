// Every limit that is not a hospital's own parameter, stated once.
#pragma once
#include <cstddef>
#include <cstdint>

namespace zs::limits {

inline constexpr std::size_t request_body_bytes_max = 1U << 20;
inline constexpr std::size_t upload_bytes_max = 12U << 20;
inline constexpr std::size_t import_bytes_max = 32U << 20;
inline constexpr std::size_t export_rows_max = 200'000;
inline constexpr std::size_t header_bytes_max = 16U << 10;
inline constexpr std::size_t list_limit_default = 50;
inline constexpr std::size_t list_limit_max = 500;
inline constexpr std::size_t text_length_max = 4000;  // characters in a description
inline constexpr int json_depth_max = 32;
inline constexpr int request_timeout_s = 30;
inline constexpr std::int64_t json_integer_max = (std::int64_t{1} << 53) - 1;
inline constexpr int phone_clock_minutes = 5;  // phones' clocks are not the server's: so far off is no lie

}  // namespace zs::limits
