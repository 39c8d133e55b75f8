// Points: what is measured where, in which unit, from which series of which gateway.
#pragma once
#include "platform/entity/entity.h"

namespace zs::telemetry {

/// One measured quantity. `measure` names it within the device's type ("o2_purity"), the same for all its devices:
/// rules of a type find their points by it. `low` and `high` are what the sensor can show, not alarm limits.
/// `measurement`, `tags` (sorted, "name=value,…") and `field` name the series of a gateway; all empty: readings come
/// another way.
struct Point {
    Id<Point> id;
    std::int64_t version = 0;
    std::string code;
    std::string name;
    std::string name_en;
    std::string unit;
    std::int64_t decimals = 1;
    std::optional<double> low;
    std::optional<double> high;
    std::int64_t period_s = 10;
    std::int64_t flat_minutes = 0;  // 0: may stand still for ever
    std::string device_code;
    std::string measure;
    std::string measurement;
    std::string tags;
    std::string field;
    bool active = true;
    std::string search_key;
};
constexpr auto describe(Of<Point>) {
    return entity(
        "telemetry_point", "点位", "Point",
        zs::field<&Point::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        zs::field<&Point::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        zs::field<&Point::code>("code",
                                {.zh = "代码", .en = "Code", .required = true, .length_max = 60, .searchable = true}),
        zs::field<&Point::name>("name", {.zh = "名称", .en = "Name", .required = true, .length_max = 60}),
        zs::field<&Point::name_en>("name_en", {.zh = "英文名", .en = "English name", .length_max = 80}),
        zs::field<&Point::unit>("unit", {.zh = "单位", .en = "Unit", .length_max = 20}),
        zs::field<&Point::decimals>("decimals", {.zh = "小数位", .en = "Decimals", .min = 0, .max = 6}),
        zs::field<&Point::low>("low", {.zh = "量程下限", .en = "Sensor's low end"}),
        zs::field<&Point::high>("high", {.zh = "量程上限", .en = "Sensor's high end"}),
        zs::field<&Point::period_s>("period_s",
                                    {.zh = "上报周期", .en = "Expected every", .min = 1, .max = 86400, .unit = "s"}),
        zs::field<&Point::flat_minutes>("flat_minutes", {.zh = "多久不变算可疑(0 不查)",
                                                         .en = "Doubtful when unchanged for (0: never)",
                                                         .min = 0,
                                                         .max = 10080,
                                                         .unit = "min"}),
        zs::field<&Point::device_code>("device_code", {.zh = "设备代码", .en = "Device code", .length_max = 60}),
        zs::field<&Point::measure>("measure", {.zh = "测量量", .en = "Measured quantity", .length_max = 60}),
        zs::field<&Point::measurement>("measurement",
                                       {.zh = "来源:测量名", .en = "Series: measurement", .length_max = 200}),
        zs::field<&Point::tags>("tags", {.zh = "来源:标签", .en = "Series: tags", .length_max = 1000}),
        zs::field<&Point::field>("field", {.zh = "来源:字段", .en = "Series: field", .length_max = 200}),
        zs::field<&Point::active>("active", {.zh = "启用", .en = "Active"}),
        zs::field<&Point::search_key>("search_key",
                                      {.zh = "检索", .en = "Search key", .read_only = true, .searchable = true}));
}
static_assert(fully_described<Point>);

/// A series that arrives and belongs to no point: its readings are kept until somebody names or ignores it.
struct UnknownSeries {
    Id<UnknownSeries> id;
    std::string measurement;
    std::string tags;
    std::string field;
    Instant first_seen_at;
    bool ignored = false;
};
constexpr auto describe(Of<UnknownSeries>) {
    return entity(
        "telemetry_unknown_series", "未识别序列", "UnknownSeries",
        zs::field<&UnknownSeries::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        zs::field<&UnknownSeries::measurement>(
            "measurement", {.zh = "测量名", .en = "Measurement", .read_only = true, .searchable = true}),
        zs::field<&UnknownSeries::tags>("tags", {.zh = "标签", .en = "Tags", .read_only = true, .searchable = true}),
        zs::field<&UnknownSeries::field>("field", {.zh = "字段", .en = "Field", .read_only = true, .searchable = true}),
        zs::field<&UnknownSeries::first_seen_at>("first_seen_at",
                                                 {.zh = "首次收到", .en = "First seen", .read_only = true}),
        zs::field<&UnknownSeries::ignored>("ignored", {.zh = "忽略", .en = "Ignored", .read_only = true}));
}
static_assert(fully_described<UnknownSeries>);

}  // namespace zs::telemetry
