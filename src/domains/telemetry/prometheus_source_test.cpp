// What a point is called in the language of Prometheus.
#include "domains/telemetry/prometheus_source.h"

#include <gtest/gtest.h>

namespace zs::telemetry {
namespace {

TEST(PrometheusSource, names_points_by_measure_and_keeps_their_tags) {
    Point point;
    point.code = "OXY-1.o2_purity";
    point.measure = "o2_purity";
    point.device_code = "OXY-1";
    point.unit = "%";
    point.measurement = "oxygen_plant";
    point.tags = "device=OXY-1,plant=north\\ wing,type=PSA,__name__=x,a\\,b=c";
    EXPECT_EQ(prometheus::text_of(labels_of(point, "oxygen_plant")),
              R"({__name__="o2_purity", a_b="c", device="OXY-1", measurement="oxygen_plant", plant="north wing", )"
              R"(point="OXY-1.o2_purity", tag___name__="x", tag_type="PSA", type="oxygen_plant", unit="%"})");
    point = {};
    point.code = "3号冷库.温度";
    EXPECT_EQ(prometheus::text_of(labels_of(point, "")), R"({__name__="_3______", point="3号冷库.温度"})");
}

}  // namespace
}  // namespace zs::telemetry
