// What the routes of telemetry take and answer.
#pragma once
#include "domains/telemetry/entities.h"

namespace zs::telemetry {

enum class Quality { good, uncertain, bad };
constexpr auto options(Of<Quality>) {
    return std::array{Option{"good", "可信", "good", Tone::neutral},
                      Option{"uncertain", "存疑", "uncertain", Tone::waiting},
                      Option{"bad", "不可信", "bad", Tone::late}};
}

enum class Reason { none, no_data, stale, out_of_range, flat };
constexpr auto options(Of<Reason>) {
    return std::array{Option{"none", "正常", "none"}, Option{"no_data", "没有数据", "no data yet"},
                      Option{"stale", "数据中断", "no news"},
                      Option{"out_of_range", "超出量程", "outside the sensor's range"},
                      Option{"flat", "数值不变", "does not change"}};
}

/// What happened in one step: readings that are not bad.
struct TrendStep {
    Instant at;
    std::int64_t n = 0;
    double mean = 0;
    double min = 0;
    double max = 0;
};
constexpr auto describe(Of<TrendStep>) {
    return view("TrendStep", "", "一段", "Step", zs::field<&TrendStep::at>("at", {.zh = "开始", .en = "From"}),
                zs::field<&TrendStep::n>("n", {.zh = "读数个数", .en = "Readings"}),
                zs::field<&TrendStep::mean>("mean", {.zh = "平均", .en = "Mean"}),
                zs::field<&TrendStep::min>("min", {.zh = "最小", .en = "Minimum"}),
                zs::field<&TrendStep::max>("max", {.zh = "最大", .en = "Maximum"}));
}

struct Trend {
    Instant from;
    Instant to;
    std::int64_t step_s = 0;
    std::vector<TrendStep> items;  // steps without readings are absent
};
constexpr auto describe(Of<Trend>) {
    return view("Trend", "", "趋势", "Trend", zs::field<&Trend::from>("from", {.zh = "开始", .en = "From"}),
                zs::field<&Trend::to>("to", {.zh = "结束", .en = "To"}),
                zs::field<&Trend::step_s>("step_s", {.zh = "步长", .en = "Step", .unit = "s"}),
                zs::field<&Trend::items>("items", {.zh = "各段", .en = "Steps"}));
}

/// A point with its newest reading.
struct PointState {
    Id<Point> id;
    std::string code;
    std::string name;
    std::string name_en;
    std::string unit;
    std::int64_t decimals = 1;
    std::string device_code;
    std::string device_type;  // code, where somebody knows the device
    std::string measure;
    std::int64_t period_s = 10;
    std::optional<double> value;
    std::optional<Instant> at;
    Quality quality = Quality::bad;
    Reason reason = Reason::no_data;
    std::vector<TrendStep> day;  // the last 24 hours by the hour
};
constexpr auto describe(Of<PointState>) {
    return view("PointState", "", "点位现状", "State of a point",
                zs::field<&PointState::id>("id", {.zh = "编号", .en = "ID", .key = true}),
                zs::field<&PointState::code>("code", {.zh = "代码", .en = "Code"}),
                zs::field<&PointState::name>("name", {.zh = "名称", .en = "Name"}),
                zs::field<&PointState::name_en>("name_en", {.zh = "英文名", .en = "English name"}),
                zs::field<&PointState::unit>("unit", {.zh = "单位", .en = "Unit"}),
                zs::field<&PointState::decimals>("decimals", {.zh = "小数位", .en = "Decimals"}),
                zs::field<&PointState::device_code>("device_code", {.zh = "设备代码", .en = "Device code"}),
                zs::field<&PointState::device_type>("device_type", {.zh = "设备类型", .en = "Type of the device"}),
                zs::field<&PointState::measure>("measure", {.zh = "测量量", .en = "Measured quantity"}),
                zs::field<&PointState::period_s>("period_s", {.zh = "上报周期", .en = "Expected every", .unit = "s"}),
                zs::field<&PointState::value>("value", {.zh = "最新值", .en = "Newest value"}),
                zs::field<&PointState::at>("at", {.zh = "时间", .en = "At"}),
                zs::field<&PointState::quality>("quality", {.zh = "质量", .en = "Quality"}),
                zs::field<&PointState::reason>("reason", {.zh = "原因", .en = "Reason"}),
                zs::field<&PointState::day>("day", {.zh = "近 24 小时", .en = "Last 24 hours"}));
}

/// A series in the quarantine with what arrived.
struct UnknownState {
    Id<UnknownSeries> id;
    std::string measurement;
    std::string tags;
    std::string field;
    Instant first_seen_at;
    bool ignored = false;
    std::optional<double> value;
    std::optional<Instant> at;
};
constexpr auto describe(Of<UnknownState>) {
    return view("UnknownState", "", "未识别序列现状", "State of an unknown series",
                zs::field<&UnknownState::id>("id", {.zh = "编号", .en = "ID", .key = true}),
                zs::field<&UnknownState::measurement>("measurement", {.zh = "测量名", .en = "Measurement"}),
                zs::field<&UnknownState::tags>("tags", {.zh = "标签", .en = "Tags"}),
                zs::field<&UnknownState::field>("field", {.zh = "字段", .en = "Field"}),
                zs::field<&UnknownState::first_seen_at>("first_seen_at", {.zh = "首次收到", .en = "First seen"}),
                zs::field<&UnknownState::ignored>("ignored", {.zh = "忽略", .en = "Ignored"}),
                zs::field<&UnknownState::value>("value", {.zh = "最新值", .en = "Newest value"}),
                zs::field<&UnknownState::at>("at", {.zh = "时间", .en = "At"}));
}

/// Either an existing point (`point_id`), or code and name of a new one.
struct MapSeries {
    std::optional<Id<Point>> point_id;
    std::string code;
    std::string name;
    std::string unit;
    std::int64_t period_s = 10;
};
constexpr auto describe(Of<MapSeries>) {
    return view("MapSeries", "", "映射到点位", "Map to a point",
                zs::field<&MapSeries::point_id>(
                    "point_id", {.zh = "已有点位", .en = "Existing point", .references = "telemetry_point"}),
                zs::field<&MapSeries::code>("code", {.zh = "代码", .en = "Code", .length_max = 60}),
                zs::field<&MapSeries::name>("name", {.zh = "名称", .en = "Name", .length_max = 60}),
                zs::field<&MapSeries::unit>("unit", {.zh = "单位", .en = "Unit", .length_max = 20}),
                zs::field<&MapSeries::period_s>(
                    "period_s", {.zh = "上报周期", .en = "Expected every", .min = 1, .max = 86400, .unit = "s"}));
}

}  // namespace zs::telemetry
