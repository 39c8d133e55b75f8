// Tests of sanitize_photo: what survives, what does not, and what is refused.
#include "platform/files/photo.h"

#include <gd.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <cstring>
#include <memory>
#include <random>

#include "platform/files/image_header.h"

namespace zs::files {
namespace {

using namespace std::string_literals;

struct Destroy {
    void operator()(gdImagePtr image) const { gdImageDestroy(image); }
};
using Image = std::unique_ptr<gdImage, Destroy>;

enum class Kind { jpeg, png, webp, gif };

/// A picture whose corners have their own colours: red, green, blue, white from the top left, clockwise.
Image corners(int width, int height) {
    Image image(gdImageCreateTrueColor(width, height));
    const int w = width / 2;
    const int h = height / 2;
    gdImageFilledRectangle(image.get(), 0, 0, w - 1, h - 1, 0xFF0000);
    gdImageFilledRectangle(image.get(), w, 0, width - 1, h - 1, 0x00FF00);
    gdImageFilledRectangle(image.get(), w, h, width - 1, height - 1, 0x0000FF);
    gdImageFilledRectangle(image.get(), 0, h, w - 1, height - 1, 0xFFFFFF);
    return image;
}

std::string encoded(const Image& image, Kind kind) {
    int size = 0;
    void* bytes = kind == Kind::jpeg   ? gdImageJpegPtr(image.get(), &size, 92)
                  : kind == Kind::png  ? gdImagePngPtr(image.get(), &size)
                  : kind == Kind::webp ? gdImageWebpPtr(image.get(), &size)
                                       : gdImageGifPtr(image.get(), &size);
    std::string result(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
    gdFree(bytes);
    return result;
}

Image decoded(const std::string& jpeg) {
    std::string copy = jpeg;
    return Image(gdImageCreateFromJpegPtr(static_cast<int>(copy.size()), copy.data()));
}

/// One letter for the colour near a corner: r, g, b or w.
char colour(const Image& image, double x, double y) {
    const int pixel = gdImageGetTrueColorPixel(image.get(), static_cast<int>(x * gdImageSX(image.get())),
                                               static_cast<int>(y * gdImageSY(image.get())));
    const bool red = gdTrueColorGetRed(pixel) > 128;
    const bool green = gdTrueColorGetGreen(pixel) > 128;
    const bool blue = gdTrueColorGetBlue(pixel) > 128;
    if (red && green && blue) return 'w';
    return red ? 'r' : green ? 'g' : blue ? 'b' : '0';
}
std::string four_corners(const Image& image) {
    return {colour(image, 0.2, 0.2), colour(image, 0.8, 0.2), colour(image, 0.8, 0.8), colour(image, 0.2, 0.8)};
}

std::string big16(std::size_t value) { return {static_cast<char>(value >> 8U), static_cast<char>(value & 0xFFU)}; }

/// An APP1 segment as cameras write it: orientation and a GPS directory with latitude reference and a serial number.
std::string exif_segment(int orientation) {
    std::string tiff = "MM\0*\0\0\0\x08"s;
    tiff += "\0\x02"s;                                                                 // entries
    tiff += "\x01\x12\0\x03\0\0\0\x01\0"s + static_cast<char>(orientation) + "\0\0"s;  // orientation
    tiff += "\x88\x25\0\x04\0\0\0\x01\0\0\0\x26"s;                                     // GPS directory at 38
    tiff += "\0\0\0\0"s + "\0\x01\0\x01\0\x02\0\0\0\x02N\0\0\0\0\0\0\0"s;              // latitude "N"
    tiff += "GPS-SECRET-31.2304N-121.4737E";
    const std::string payload = "Exif\0\0"s + tiff;
    return "\xFF\xE1" + big16(payload.size() + 2) + payload;
}

std::string with_segment(const std::string& jpeg, const std::string& segment) {
    return jpeg.substr(0, 2) + segment + jpeg.substr(2);
}

TEST(PhotoTest, strips_location_and_everything_else) {
    const std::string original =
        with_segment(encoded(corners(400, 300), Kind::jpeg), exif_segment(1)) + "trailing MotionPhoto GPS-SECRET";
    ASSERT_NE(original.find("GPS-SECRET"), std::string::npos);
    ASSERT_NE(original.find("Exif"), std::string::npos);
    const auto clean = sanitize_photo(original);
    ASSERT_TRUE(clean) << clean.error().key;
    EXPECT_EQ(clean->find("GPS-SECRET"), std::string::npos);
    EXPECT_EQ(clean->find("Exif"), std::string::npos);
    EXPECT_EQ(clean->find("\xFF\xE1"), std::string::npos);
    const Image image = decoded(*clean);
    ASSERT_TRUE(image);
    EXPECT_EQ(gdImageSX(image.get()), 400);
    EXPECT_EQ(gdImageSY(image.get()), 300);
    EXPECT_EQ(four_corners(image), "rgbw");
}

TEST(PhotoTest, turns_upright_by_orientation) {
    // where red, green, blue, white end up clockwise from the top left
    const std::map<int, std::string> expected{{1, "rgbw"}, {2, "grwb"}, {3, "bwrg"}, {4, "wbgr"},
                                              {5, "rwbg"}, {6, "wrgb"}, {7, "bgrw"}, {8, "gbwr"}};
    for (const auto& [orientation, order] : expected) {
        const auto clean =
            sanitize_photo(with_segment(encoded(corners(80, 60), Kind::jpeg), exif_segment(orientation)));
        ASSERT_TRUE(clean);
        const Image image = decoded(*clean);
        EXPECT_EQ(four_corners(image), order) << orientation;
        EXPECT_EQ(gdImageSX(image.get()), orientation >= 5 ? 60 : 80) << orientation;
    }
}

TEST(PhotoTest, shrinks_to_the_longest_side) {
    for (const auto& [width, height] : {std::pair{4000, 3000}, {3000, 4000}, {1921, 10}, {5000, 3}}) {
        const auto clean = sanitize_photo(encoded(corners(width, height), Kind::jpeg));
        ASSERT_TRUE(clean) << width;
        const Image image = decoded(*clean);
        EXPECT_EQ(std::max(gdImageSX(image.get()), gdImageSY(image.get())), photo_side_max) << width;
        if (std::min(width, height) > 100) {
            EXPECT_EQ(four_corners(image), "rgbw") << width;
        }
    }
    const Image small = decoded(sanitize_photo(encoded(corners(64, 48), Kind::jpeg)).value());
    EXPECT_EQ(gdImageSX(small.get()), 64);
}

TEST(PhotoTest, takes_png_and_webp_and_puts_them_on_white) {
    for (const Kind kind : {Kind::png, Kind::webp}) {
        const auto clean = sanitize_photo(encoded(corners(200, 100), kind));
        ASSERT_TRUE(clean) << static_cast<int>(kind);
        EXPECT_EQ(four_corners(decoded(*clean)), "rgbw");
    }
    Image glass(gdImageCreateTrueColor(50, 50));
    gdImageSaveAlpha(glass.get(), 1);
    gdImageAlphaBlending(glass.get(), 0);
    gdImageFilledRectangle(glass.get(), 0, 0, 49, 49, gdTrueColorAlpha(0, 0, 0, gdAlphaTransparent));
    EXPECT_EQ(four_corners(decoded(sanitize_photo(encoded(glass, Kind::png)).value())), "wwww");
    Image palette(gdImageCreate(50, 50));
    gdImageColorAllocate(palette.get(), 255, 0, 0);
    EXPECT_EQ(four_corners(decoded(sanitize_photo(encoded(palette, Kind::png)).value())), "rrrr");
}

TEST(PhotoTest, refuses_what_is_no_photo) {
    for (const std::string& bytes :
         {""s, "\xFF\xD8\xFF"s, "<svg xmlns='http://www.w3.org/2000/svg'/>"s, "GIF89a"s, "%PDF-1.4"s, "MZ\x90"s,
          std::string(1000, '\xFF'), std::string(1000, '\0'), "\x89PNG\r\n\x1A\n"s, "RIFF\x10\0\0\0WEBPVP8X"s,
          encoded(corners(10, 10), Kind::gif)}) {
        const auto refused = sanitize_photo(bytes);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().key, "files.not_a_photo");
        EXPECT_EQ(refused.error().code, Code::invalid);
    }
}

TEST(PhotoTest, refuses_truncated_photos_at_every_length) {
    for (const Kind kind : {Kind::jpeg, Kind::png, Kind::webp}) {
        const std::string whole = encoded(corners(40, 30), kind);
        for (std::size_t length = 0; length < whole.size(); ++length)
            ASSERT_FALSE(sanitize_photo(whole.substr(0, length))) << static_cast<int>(kind) << " " << length;
        EXPECT_TRUE(sanitize_photo(whole));
    }
}

TEST(PhotoTest, survives_random_damage) {
    std::mt19937 random(20'261'124);
    int accepted = 0;
    for (const Kind kind : {Kind::jpeg, Kind::png, Kind::webp}) {
        const std::string whole = encoded(corners(40, 30), kind);
        for (int round = 0; round < 300; ++round) {
            std::string damaged = whole;
            for (int i = 0; i < 1 + round % 5; ++i) damaged[random() % damaged.size()] = static_cast<char>(random());
            const auto result = sanitize_photo(damaged);
            if (result) {
                ++accepted;
                EXPECT_TRUE(decoded(*result));
            } else {
                EXPECT_TRUE(result.error().key.starts_with("files."));
            }
        }
    }
    EXPECT_GT(accepted, 0);
}

TEST(PhotoTest, bounds_are_checked_before_decoding) {
    // A header that promises 65 000 × 65 000 pixels over a tiny body.
    std::string jpeg = encoded(corners(40, 30), Kind::jpeg);
    const std::size_t frame = jpeg.find("\xFF\xC0");
    ASSERT_NE(frame, std::string::npos);
    jpeg.replace(frame + 5, 4, big16(65'000) + big16(65'000));
    std::string png = encoded(corners(40, 30), Kind::png);
    png.replace(16, 8, "\0\0\x27\x10\0\0\x27\x10"s);  // 10 000 × 10 000
    const auto sum = static_cast<std::size_t>(crc32(0, reinterpret_cast<const Bytef*>(png.data() + 12), 17));
    png.replace(29, 4, big16(sum >> 16U) + big16(sum & 0xFFFFU));
    std::string webp = encoded(corners(40, 30), Kind::webp);
    webp.replace(26, 4, "\xFF\x3F\xFF\x3F");
    for (const auto& bomb : {jpeg, png, webp, std::string(photo_bytes_max + 1, 'x')}) {
        const auto refused = sanitize_photo(bomb);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().key, "files.photo_too_large");
        EXPECT_EQ(refused.error().code, Code::too_large);
    }
}

TEST(PhotoTest, refuses_jpegs_of_endless_scans) {
    Image image = corners(64, 64);
    gdImageInterlace(image.get(), 1);
    std::string jpeg = encoded(image, Kind::jpeg);
    ASSERT_TRUE(sanitize_photo(jpeg));
    const std::size_t scan = jpeg.rfind("\xFF\xDA");
    const std::string last = jpeg.substr(scan, jpeg.size() - scan - 2);
    std::string endless = jpeg.substr(0, jpeg.size() - 2);
    for (int i = 0; i < 200; ++i) endless += last;
    EXPECT_FALSE(sanitize_photo(endless + "\xFF\xD9"));
}

TEST(PhotoTest, orientation_of_hostile_exif_is_ignored) {
    const std::string jpeg = encoded(corners(80, 60), Kind::jpeg);
    for (const std::string& tiff : {"II*\0\xFF\xFF\xFF\xFF"s, "MM\0*\0\0\0\x08\xFF\xFF"s, "II*\0"s, ""s, "XX"s}) {
        const std::string payload = "Exif\0\0"s + tiff;
        const auto clean = sanitize_photo(with_segment(jpeg, "\xFF\xE1" + big16(payload.size() + 2) + payload));
        ASSERT_TRUE(clean);
        EXPECT_EQ(four_corners(decoded(*clean)), "rgbw");
    }
}

TEST(ImageHeaderTest, reads_sizes) {
    for (const Kind kind : {Kind::jpeg, Kind::png, Kind::webp}) {
        const auto header = read_image_header(encoded(corners(123, 45), kind));
        ASSERT_TRUE(header) << static_cast<int>(kind);
        EXPECT_EQ(header->width, 123);
        EXPECT_EQ(header->height, 45);
    }
}

}  // namespace
}  // namespace zs::files
