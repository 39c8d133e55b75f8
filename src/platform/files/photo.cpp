// Photos decoded and encoded again by libgd.
#include "platform/files/photo.h"

#include <gd.h>

#include <cmath>
#include <condition_variable>
#include <memory>
#include <mutex>

#include "platform/files/image_header.h"

namespace zs::files {
namespace {

constexpr int decodings_max = 2;  // 40 megapixels take 160 MB while they are decoded

/// Lets at most two decodings run at a time.
class Gate {
public:
    Gate() {
        std::unique_lock lock(mutex());
        freed().wait(lock, [] { return running() < decodings_max; });
        ++running();
    }
    ~Gate() {
        {
            const std::lock_guard lock(mutex());
            --running();
        }
        freed().notify_one();
    }
    Gate(const Gate&) = delete;
    Gate& operator=(const Gate&) = delete;

private:
    static std::mutex& mutex() {
        static std::mutex instance;
        return instance;
    }
    static std::condition_variable& freed() {
        static std::condition_variable instance;
        return instance;
    }
    static int& running() {
        static int count = 0;
        return count;
    }
};

struct Destroy {
    void operator()(gdImagePtr image) const { gdImageDestroy(image); }
};
using Image = std::unique_ptr<gdImage, Destroy>;

void stay_silent(int, const char*, va_list) {}

tl::unexpected<Error> not_a_photo() { return fail(Code::invalid, "files.not_a_photo"); }

Image decode(std::string_view bytes, ImageKind kind) {
    static std::once_flag silenced;
    std::call_once(silenced, [] { gdSetErrorMethod(stay_silent); });  // strangers' mistakes are not for our log
    std::string copy(bytes);                                          // the library wants to be able to write
    const auto size = static_cast<int>(copy.size());
    switch (kind) {
        case ImageKind::jpeg:
            return Image(gdImageCreateFromJpegPtr(size, copy.data()));
        case ImageKind::png:
            return Image(gdImageCreateFromPngPtr(size, copy.data()));
        case ImageKind::webp:
            return Image(gdImageCreateFromWebpPtr(size, copy.data()));
    }
    return nullptr;
}

/// Mean of square blocks of pixels on white: shrinks quickly to less than twice the wanted side.
Image shrink_by_blocks(const Image& from, int block) {
    const int width = gdImageSX(from.get()) / block;
    const int height = gdImageSY(from.get()) / block;
    Image to(gdImageCreateTrueColor(width, height));
    if (!to) return to;
    const int count = block * block;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            int red = 0, green = 0, blue = 0;
            for (int dy = 0; dy < block; ++dy) {
                const int* row = from->tpixels[y * block + dy] + x * block;
                for (int dx = 0; dx < block; ++dx) {
                    red += gdTrueColorGetRed(row[dx]);
                    green += gdTrueColorGetGreen(row[dx]);
                    blue += gdTrueColorGetBlue(row[dx]);
                }
            }
            to->tpixels[y][x] = gdTrueColor(red / count, green / count, blue / count);
        }
    }
    return to;
}

/// The image on white, as true colour.
Image flatten(Image image) {
    Image white(gdImageCreateTrueColor(gdImageSX(image.get()), gdImageSY(image.get())));
    if (!white) return white;
    gdImageFilledRectangle(white.get(), 0, 0, gdImageSX(white.get()) - 1, gdImageSY(white.get()) - 1, 0xFFFFFF);
    gdImageCopy(white.get(), image.get(), 0, 0, 0, 0, gdImageSX(image.get()), gdImageSY(image.get()));
    return white;
}

Image fit(Image image) {
    const auto [shortest, longest] = std::minmax({gdImageSX(image.get()), gdImageSY(image.get())});
    const int block = longest / photo_side_max;
    if (block >= 2 && shortest >= block) image = shrink_by_blocks(image, block);
    if (!image) return image;
    const int width = gdImageSX(image.get());
    const int height = gdImageSY(image.get());
    const double scale = static_cast<double>(photo_side_max) / std::max(width, height);
    if (scale >= 1) return image;
    const int new_width = std::max(1, static_cast<int>(std::lround(width * scale)));
    const int new_height = std::max(1, static_cast<int>(std::lround(height * scale)));
    Image fitted(gdImageCreateTrueColor(new_width, new_height));
    if (fitted) gdImageCopyResampled(fitted.get(), image.get(), 0, 0, 0, 0, new_width, new_height, width, height);
    return fitted;
}

/// Turns and mirrors by EXIF orientation: 1 upright, 3 upside down, 6 camera held right, 8 left, even 2, 4, 5, 7
/// mirrored.
Image upright(Image image, int orientation) {
    if (orientation == 1) return image;
    const bool sideways = orientation >= 5;
    const int width = gdImageSX(image.get());
    const int height = gdImageSY(image.get());
    Image turned(gdImageCreateTrueColor(sideways ? height : width, sideways ? width : height));
    if (!turned) return turned;
    const bool mirror_x = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    const bool mirror_y = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    for (int y = 0; y < gdImageSY(turned.get()); ++y) {
        for (int x = 0; x < gdImageSX(turned.get()); ++x) {
            const int along_x = sideways ? y : x;
            const int along_y = sideways ? x : y;
            turned->tpixels[y][x] =
                image->tpixels[mirror_y ? height - 1 - along_y : along_y][mirror_x ? width - 1 - along_x : along_x];
        }
    }
    return turned;
}

Result<std::string> encode(const Image& image) {
    gdImageInterlace(image.get(), 1);  // progressive: phones show something early
    int size = 0;
    const std::unique_ptr<void, decltype(&gdFree)> jpeg(gdImageJpegPtr(image.get(), &size, photo_jpeg_quality),
                                                        &gdFree);
    if (!jpeg || size <= 0) return fail(Code::unavailable, "files.not_written");
    return std::string(static_cast<const char*>(jpeg.get()), static_cast<std::size_t>(size));
}

}  // namespace

Result<std::string> sanitize_photo(std::string_view bytes) {
    if (bytes.size() > photo_bytes_max)
        return fail(Code::too_large, "files.photo_too_large", {{"limit", std::to_string(photo_bytes_max >> 20)}});
    const auto header = read_image_header(bytes);
    if (!header || header->width <= 0 || header->height <= 0) return not_a_photo();
    if (header->width > photo_pixels_max / header->height)
        return fail(Code::too_large, "files.photo_too_large", {{"limit", std::to_string(photo_bytes_max >> 20)}});
    const Gate gate;
    Image image = decode(bytes, header->kind);
    if (!image) return not_a_photo();
    const bool plain = gdImageTrueColor(image.get()) != 0 && header->kind == ImageKind::jpeg;
    if (!plain) image = flatten(std::move(image));
    if (image) image = fit(std::move(image));
    if (image) image = upright(std::move(image), header->orientation);
    if (!image) return fail(Code::unavailable, "files.not_written");
    return encode(image);
}

}  // namespace zs::files
