// Photos from strangers: checked by content, bounded before decoding, re-encoded so that nothing else survives.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "core/limits.h"
#include "core/result.h"

namespace zs::files {

inline constexpr std::size_t photo_bytes_max = limits::upload_bytes_max;
inline constexpr std::int64_t photo_pixels_max = 40'000'000;
inline constexpr int photo_side_max = 1920;
inline constexpr int photo_jpeg_quality = 82;

/// A JPEG of at most 1920 pixels on its longer side, upright (EXIF orientation applied), without EXIF, GPS or any other
/// passenger. Takes JPEG, PNG and WebP by content; transparency becomes white. At most two photos are decoded at a
/// time, others wait. Errors: files.not_a_photo (invalid: other content, truncated, damaged), files.photo_too_large
/// (too_large: > 12 MiB or > 40 megapixels by its header).
Result<std::string> sanitize_photo(std::string_view bytes);

}  // namespace zs::files
