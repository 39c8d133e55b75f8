#include "domains/telemetry/prometheus_source.h"

#include <algorithm>

#include "core/text.h"

namespace zs::telemetry {

prometheus::Labels labels_of(const Point& point, std::string_view device_type) {
    prometheus::Labels labels;
    const auto name = prometheus::valid_name(point.measure.empty() ? point.code : point.measure);
    prometheus::set(labels, prometheus::name_label, name);
    prometheus::set(labels, "point", point.code);
    prometheus::set(labels, "device", point.device_code);
    prometheus::set(labels, "type", device_type);
    prometheus::set(labels, "unit", point.unit);
    prometheus::set(labels, "measurement", point.measurement);
    std::string tag;
    const auto add = [&labels](std::string_view text) {
        const auto equals = text.find('=');
        if (equals == std::string_view::npos) return;
        auto key = prometheus::valid_name(text.substr(0, equals));
        const auto value = text.substr(equals + 1);
        const auto known = prometheus::value_of(labels, key);
        if (known == value) return;
        if (!known.empty() || key.starts_with("__")) key.insert(0, "tag_");
        prometheus::set(labels, key, value);
    };
    for (std::size_t i = 0; i <= point.tags.size(); ++i) {
        if (i == point.tags.size() || point.tags[i] == ',') {
            add(tag);
            tag.clear();
        } else {
            if (point.tags[i] == '\\' && i + 1 < point.tags.size()) ++i;
            tag += point.tags[i];
        }
    }
    return labels;
}

PointSource::PointSource(const std::vector<Point>& points, const TypesOfDevices& types, const history::Store& store)
    : store_(store) {
    constexpr std::int64_t periods = 3;  // until a point that reports rarely is stale
    series_.reserve(points.size());
    for (const auto& point : points) {
        const auto type = types.find(point.device_code);
        series_.push_back({point.id.value, labels_of(point, type == types.end() ? std::string_view() : type->second),
                           std::max(prometheus::lookback_usual_ms, point.period_s * 1000 * periods)});
    }
    std::sort(series_.begin(), series_.end(), [](const auto& a, const auto& b) { return a.labels < b.labels; });
}

prometheus::Outcome<std::vector<prometheus::Sample>> PointSource::samples(std::int64_t id, std::int64_t from_ms,
                                                                          std::int64_t to_ms) {
    const auto found = store_.range(id, from_ms, to_ms + 1);
    if (!found) return prometheus::cannot("the history cannot be read: " + found.error().key);
    std::vector<prometheus::Sample> samples;
    samples.reserve(found->size());
    for (const auto& [at, value, quality] : *found)
        if (quality != history::Quality::bad) samples.push_back({at, value});
    return samples;
}

}  // namespace zs::telemetry
