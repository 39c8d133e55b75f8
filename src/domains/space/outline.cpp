// Outlines: reading, writing, what is wrong with them.
#include "domains/space/outline.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace zs::space {
namespace {

constexpr double area_min_m2 = 0.1;

std::optional<double> number(const json::value& value) {
    boost::system::error_code error;
    const auto result = value.to_number<double>(error);
    if (error || !std::isfinite(result)) return std::nullopt;
    return result;
}

double area_m2(const Outline& points) {
    double sum = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto& next = points[(i + 1) % points.size()];
        sum += points[i].x_m * next.y_m - next.x_m * points[i].y_m;
    }
    return std::abs(sum) / 2;
}

/// > 0 when c lies left of a → b, < 0 right, 0 on the line.
double side(const OutlinePoint& a, const OutlinePoint& b, const OutlinePoint& c) {
    return (b.x_m - a.x_m) * (c.y_m - a.y_m) - (b.y_m - a.y_m) * (c.x_m - a.x_m);
}

/// The inner parts of two edges meet; edges that only touch are allowed (a room around a column).
bool cross(const OutlinePoint& a, const OutlinePoint& b, const OutlinePoint& c, const OutlinePoint& d) {
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

bool crosses_itself(const Outline& points) {
    const std::size_t n = points.size();
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i + 2; j < n; ++j) {
            if (i == 0 && j == n - 1) continue;  // neighbours across the seam
            if (cross(points[i], points[i + 1], points[j], points[(j + 1) % n])) return true;
        }
    return false;
}

}  // namespace

std::optional<OutlinePoint> read_point(const json::value& value) {
    if (!value.is_array() || value.as_array().size() < 2) return std::nullopt;
    const auto x = number(value.as_array()[0]);
    const auto y = number(value.as_array()[1]);
    if (!x || !y || std::max(std::abs(*x), std::abs(*y)) > outline_coordinate_max_m) return std::nullopt;
    return OutlinePoint{*x, *y};
}

Outline read_line(const json::value& points) {
    if (!points.is_array() || points.as_array().size() > outline_points_max) return {};
    Outline line;
    for (const auto& item : points.as_array()) {
        const auto point = read_point(item);
        if (!point) return {};
        line.push_back(*point);
    }
    return line;
}

ReadOutline read_outline(const json::value& ring) {
    if (!ring.is_array() || ring.as_array().size() > outline_points_max + 1) return {{}, "space.bad_outline"};
    Outline points;
    bool far = false;
    for (const auto& item : ring.as_array()) {
        if (!item.is_array() || item.as_array().size() < 2) return {{}, "space.bad_outline"};
        const auto x = number(item.as_array()[0]);
        const auto y = number(item.as_array()[1]);
        if (!x || !y) return {{}, "space.bad_outline"};
        far = far || std::max(std::abs(*x), std::abs(*y)) > outline_coordinate_max_m;
        points.push_back({*x, *y});
    }
    if (points.size() > 1 && points.front() == points.back()) points.pop_back();
    if (points.size() < 3 || points.size() > outline_points_max) return {{}, "space.bad_outline"};
    if (far) return {{}, "space.outline_too_far"};
    if (crosses_itself(points)) return {std::move(points), "space.outline_crosses"};
    if (area_m2(points) < area_min_m2) return {std::move(points), "space.outline_too_small"};
    return {std::move(points)};
}

std::string outline_text(const Outline& points) {
    std::string out = "[";
    for (const auto& point : points)
        out += fmt::format("{}[{:.2f},{:.2f}]", out.size() > 1 ? "," : "", point.x_m, point.y_m);
    return out + "]";
}

Outline rectangle(double left_m, double bottom_m, double right_m, double top_m) {
    return {{left_m, bottom_m}, {right_m, bottom_m}, {right_m, top_m}, {left_m, top_m}};
}

Extent extent(const Outline& points) {
    if (points.empty()) return {};
    Extent all{points[0].x_m, points[0].y_m, points[0].x_m, points[0].y_m};
    for (const auto& point : points) {
        all.left_m = std::min(all.left_m, point.x_m);
        all.right_m = std::max(all.right_m, point.x_m);
        all.bottom_m = std::min(all.bottom_m, point.y_m);
        all.top_m = std::max(all.top_m, point.y_m);
    }
    return all;
}

Extent extent_of(std::string_view stored) {
    const auto parsed = json::parse(stored);
    return parsed ? extent(read_outline(*parsed).points) : Extent{};
}

}  // namespace zs::space
