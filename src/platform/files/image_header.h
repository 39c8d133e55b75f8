// What an image says of itself before anything is decoded. Internal to files.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace zs::files {

enum class ImageKind { jpeg, png, webp };

struct ImageHeader {
    ImageKind kind = ImageKind::jpeg;
    std::int64_t width = 0;
    std::int64_t height = 0;
    int orientation = 1;  // EXIF, 1-8; 1 is upright
};

/// nullopt for other content, and for images that are cut off, contradict themselves or would keep a decoder busy for
/// long (JPEG with more than 100 scans).
std::optional<ImageHeader> read_image_header(std::string_view bytes);

}  // namespace zs::files
