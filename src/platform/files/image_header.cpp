// Headers of JPEG (ITU T.81 annex B), PNG and WebP, read with bounds.
#include "platform/files/image_header.h"

#include <zlib.h>

namespace zs::files {
namespace {

using namespace std::string_view_literals;

constexpr int scans_max = 100;  // cameras write one, progressive photos about ten; thousands are an attack

/// Numbers at places that may lie outside.
class Bytes {
public:
    explicit Bytes(std::string_view all) : all_(all) {}
    std::size_t size() const { return all_.size(); }
    std::uint32_t at(std::size_t index) const {
        return index < all_.size() ? static_cast<unsigned char>(all_[index]) : 0U;
    }
    std::uint32_t big16(std::size_t index) const { return at(index) << 8U | at(index + 1); }
    std::uint32_t big32(std::size_t index) const { return big16(index) << 16U | big16(index + 2); }
    std::uint32_t little16(std::size_t index) const { return at(index + 1) << 8U | at(index); }
    std::uint32_t little24(std::size_t index) const { return at(index + 2) << 16U | little16(index); }
    std::uint32_t little32(std::size_t index) const { return little16(index + 2) << 16U | little16(index); }
    std::string_view sub(std::size_t index, std::size_t count) const {
        return index < all_.size() ? all_.substr(index, count) : std::string_view();
    }

private:
    std::string_view all_;
};

/// Orientation from the TIFF block of an Exif segment; 1 when it says nothing sensible.
int exif_orientation(std::string_view tiff) {
    const Bytes bytes(tiff);
    const bool little = tiff.starts_with("II*\0"sv);
    if (!little && !tiff.starts_with("MM\0*"sv)) return 1;
    const auto short_at = [&](std::size_t i) { return little ? bytes.little16(i) : bytes.big16(i); };
    const std::size_t directory = little ? bytes.little32(4) : bytes.big32(4);
    if (directory >= bytes.size()) return 1;
    const std::size_t entries = short_at(directory);
    for (std::size_t i = 0; i < entries && directory + 2 + (i + 1) * 12 <= bytes.size(); ++i) {
        const std::size_t entry = directory + 2 + i * 12;
        constexpr std::uint32_t orientation_tag = 0x0112;
        if (short_at(entry) != orientation_tag) continue;
        const std::uint32_t value = short_at(entry + 8);
        return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    return 1;
}

bool is_frame_header(std::uint32_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/// The next marker after coded picture data, skipping stuffed bytes and restart markers; size() when there is none.
std::size_t skip_scan(std::string_view all, std::size_t at) {
    for (;;) {
        at = all.find('\xFF', at);
        if (at == std::string_view::npos || at + 1 >= all.size()) return all.size();
        const auto next = static_cast<unsigned char>(all[at + 1]);
        if (next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) return at;
        at += next == 0xFF ? 1 : 2;
    }
}

std::optional<ImageHeader> jpeg_header(std::string_view all) {
    const Bytes bytes(all);
    ImageHeader header{ImageKind::jpeg, 0, 0, 1};
    int scans = 0;
    for (std::size_t at = 2; at + 1 < bytes.size();) {
        if (bytes.at(at) != 0xFF) return std::nullopt;
        const std::uint32_t marker = bytes.at(at + 1);
        if (marker == 0xFF) {  // fill byte
            ++at;
            continue;
        }
        if (marker == 0xD9)
            return header.width > 0 && header.height > 0 && scans > 0 ? std::optional(header) : std::nullopt;
        const std::size_t length = bytes.big16(at + 2);
        if (length < 2 || at + 2 + length > bytes.size()) return std::nullopt;
        if (is_frame_header(marker)) {
            if (header.width != 0) return std::nullopt;  // a second frame would not be checked by anybody
            header.height = bytes.big16(at + 5);
            header.width = bytes.big16(at + 7);
            if (header.width == 0 || header.height == 0) return std::nullopt;
        }
        if (marker == 0xE1 && bytes.sub(at + 4, 6) == "Exif\0\0"sv && length > 8)
            header.orientation = exif_orientation(bytes.sub(at + 10, length - 8));
        at += 2 + length;
        if (marker == 0xDA) {
            if (++scans > scans_max) return std::nullopt;
            at = skip_scan(all, at);
        }
    }
    return std::nullopt;  // no end of image: cut off on its way
}

std::optional<ImageHeader> png_header(std::string_view all) {
    const Bytes bytes(all);
    if (bytes.sub(12, 4) != "IHDR" || bytes.big32(8) != 13) return std::nullopt;
    ImageHeader header{ImageKind::png, bytes.big32(16), bytes.big32(20), 1};
    // Chunks up to IEND; APNG and text are left to the decoder, which drops them.
    for (std::size_t at = 8; at + 12 <= bytes.size();) {
        const std::size_t length = bytes.big32(at);
        if (length > bytes.size() - at - 12) return std::nullopt;
        const std::string_view covered = bytes.sub(at + 4, length + 4);
        const auto sum = ::crc32(0, reinterpret_cast<const Bytef*>(covered.data()), static_cast<uInt>(covered.size()));
        if (sum != bytes.big32(at + 8 + length)) return std::nullopt;
        if (bytes.sub(at + 4, 4) == "IEND") return header;
        at += 12 + length;
    }
    return std::nullopt;
}

std::optional<ImageHeader> webp_header(std::string_view all) {
    const Bytes bytes(all);
    if (bytes.size() < 30 || bytes.little32(4) > bytes.size() - 8) return std::nullopt;
    ImageHeader header{ImageKind::webp, 0, 0, 1};
    const std::string_view chunk = bytes.sub(12, 4);
    if (chunk == "VP8 " && bytes.sub(23, 3) == "\x9D\x01\x2A"sv) {
        header.width = bytes.little16(26) & 0x3FFFU;
        header.height = bytes.little16(28) & 0x3FFFU;
    } else if (chunk == "VP8L" && bytes.at(20) == 0x2F) {
        const std::uint32_t packed = bytes.little32(21);
        header.width = (packed & 0x3FFFU) + 1;
        header.height = ((packed >> 14U) & 0x3FFFU) + 1;
    } else if (chunk == "VP8X") {
        header.width = std::int64_t{bytes.little24(24)} + 1;
        header.height = std::int64_t{bytes.little24(27)} + 1;
    }
    return header.width > 0 && header.height > 0 ? std::optional(header) : std::nullopt;
}

}  // namespace

std::optional<ImageHeader> read_image_header(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xD8\xFF"sv)) return jpeg_header(bytes);
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return png_header(bytes);
    if (bytes.starts_with("RIFF"sv) && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP") return webp_header(bytes);
    return std::nullopt;
}

}  // namespace zs::files
