// Signatures of people who do not exist: a scribble each, the same for the same name.
#include <gd.h>

#include <memory>

#include "app/demo/demo.h"
#include "platform/base/random.h"

namespace zs::demo {

std::string draw_signature(std::string_view name) {
    constexpr int width = 240, height = 90, strokes = 7;
    const std::unique_ptr<gdImage, decltype(&gdImageDestroy)> image(gdImageCreate(width, height), gdImageDestroy);
    gdImageColorAllocate(image.get(), 255, 255, 255);
    const int ink = gdImageColorAllocate(image.get(), 25, 35, 90);
    gdImageSetThickness(image.get(), 3);
    Random random(std::hash<std::string_view>{}(name));
    for (int i = 0, x = 30; i < strokes; ++i, x += 28) {
        const int wide = 24 + static_cast<int>(random.below(40)), high = 20 + static_cast<int>(random.below(50));
        const int from = static_cast<int>(random.below(360));
        gdImageArc(image.get(), x, 45 + static_cast<int>(random.below(14)) - 7, wide, high, from,
                   from + 120 + static_cast<int>(random.below(160)), ink);
    }
    int size = 0;
    const std::unique_ptr<void, decltype(&gdFree)> bytes(gdImagePngPtr(image.get(), &size), gdFree);
    return {static_cast<const char*>(bytes.get()), static_cast<std::size_t>(size)};
}

}  // namespace zs::demo
