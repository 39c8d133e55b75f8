// Photos: headers of any bytes; small ones are decoded too and must come out as a clean JPEG.
#include "fuzz.h"
#include "platform/files/image_header.h"
#include "platform/files/photo.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace zs;
    constexpr std::int64_t decoded_pixels_max = 10'000;
    const auto bytes = fuzz::text_of(data, size);
    const auto header = files::read_image_header(bytes);
    if (!header) return 0;
    fuzz::promise(header->width > 0 && header->height > 0, "an image has a size");
    fuzz::promise(header->orientation >= 1 && header->orientation <= 8, "an image has one of eight orientations");
    if (header->width > decoded_pixels_max || header->width * header->height > decoded_pixels_max) return 0;
    const auto clean = files::sanitize_photo(bytes);
    fuzz::promise(clean || clean.error().code != Code::internal, "a photo is taken or refused");
    if (!clean) return 0;
    fuzz::promise(files::read_image_header(*clean).has_value(), "what we store is an image");
    fuzz::promise(clean->find("Exif") == std::string::npos, "what we store has no EXIF");
    return 0;
}
