// Outlines of floors and rooms: closed rings of points in metres. Pure geometry.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"

namespace zs::space {

struct OutlinePoint {
    double x_m = 0, y_m = 0;
    friend bool operator==(const OutlinePoint&, const OutlinePoint&) = default;
};
using Outline = std::vector<OutlinePoint>;

inline constexpr std::size_t outline_points_max = 2000;
inline constexpr double outline_coordinate_max_m = 100000;

/// What a ring is, or the key of what is wrong with it: space.bad_outline (not 3-2000 points), space.outline_too_far
/// (beyond ±100 km), space.outline_too_small (below 0.1 m²: degrees instead of metres), space.outline_crosses.
struct ReadOutline {
    Outline points;
    std::string_view problem = "";
};
/// A repeated last point, as GeoJSON writes it, is dropped.
ReadOutline read_outline(const json::value& ring);
/// [x, y] within ±100 km; further numbers (heights) are ignored. nullopt for anything else.
std::optional<OutlinePoint> read_point(const json::value& value);
/// Points one after the other; empty when one is none or there are more than `outline_points_max`.
Outline read_line(const json::value& points);
/// "[[x,y],…]" in centimetre steps, as stored.
std::string outline_text(const Outline& points);
/// The corners of a rectangle, counter-clockwise.
Outline rectangle(double left_m, double bottom_m, double right_m, double top_m);

struct Extent {
    double left_m = 0, bottom_m = 0, right_m = 0, top_m = 0;
    double width_m() const { return right_m - left_m; }
    double depth_m() const { return top_m - bottom_m; }
};
/// Around all points; all zero when there are none.
Extent extent(const Outline& points);
/// Of an outline as stored; all zero for "[]".
Extent extent_of(std::string_view stored);

}  // namespace zs::space
