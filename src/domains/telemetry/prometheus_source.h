// Points as series of the query language of Prometheus.
#pragma once
#include "domains/telemetry/entities.h"
#include "domains/telemetry/telemetry.h"
#include "platform/prometheus/evaluate.h"

namespace zs::telemetry {

/// Name: the measure, or the code where a point has none, as far as Prometheus allows its signs. Labels: point (code),
/// device, type, unit, measurement, and the tags of the series (`tag_…` where the name is taken).
prometheus::Labels labels_of(const Point& point, std::string_view device_type);

/// What all points measured; readings of bad quality are left out, as in trends.
class PointSource final : public prometheus::Source {
public:
    PointSource(const std::vector<Point>& points, const TypesOfDevices& types, const history::Store& store);
    const std::vector<prometheus::Series>& series() const override { return series_; }
    prometheus::Outcome<std::vector<prometheus::Sample>> samples(std::int64_t id, std::int64_t from_ms,
                                                                 std::int64_t to_ms) override;

private:
    std::vector<prometheus::Series> series_;
    const history::Store& store_;
};

}  // namespace zs::telemetry
