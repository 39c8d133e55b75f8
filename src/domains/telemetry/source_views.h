// What the routes of sources answer.
#pragma once
#include "domains/telemetry/source_entities.h"

namespace zs::telemetry {

enum class SourceState { off, connecting, connected, failed };
constexpr auto options(Of<SourceState>) {
    return std::array{Option{"off", "停用", "Off"}, Option{"connecting", "连接中", "Connecting", Tone::waiting},
                      Option{"connected", "已连接", "Connected", Tone::done},
                      Option{"failed", "连接失败", "Not connected", Tone::late}};
}

/// A source with how its connection does. `error` is a sentence in the reader's language; counters since the server
/// started or the source was changed.
struct SourceStatus {
    Id<Source> id;
    std::string code;
    std::string name;
    SourceKind kind = SourceKind::mqtt;
    std::string host;
    std::int64_t port = 0;
    bool tls = false;
    SourceState state = SourceState::off;
    std::optional<Instant> connected_at;
    std::optional<Instant> last_message_at;
    std::int64_t per_minute = 0;
    std::int64_t messages = 0;
    std::int64_t stored = 0;
    std::int64_t waiting = 0;
    std::int64_t refused = 0;
    std::int64_t dropped = 0;
    std::int64_t left_behind = 0;
    std::int64_t connects = 0;
    std::string error;
    std::optional<Instant> error_at;
};
constexpr auto describe(Of<SourceStatus>) {
    return view(
        "SourceStatus", "", "数据来源现状", "State of a source",
        zs::field<&SourceStatus::id>("id", {.zh = "编号", .en = "ID", .key = true}),
        zs::field<&SourceStatus::code>("code", {.zh = "代码", .en = "Code"}),
        zs::field<&SourceStatus::name>("name", {.zh = "名称", .en = "Name"}),
        zs::field<&SourceStatus::kind>("kind", {.zh = "类别", .en = "Kind"}),
        zs::field<&SourceStatus::host>("host", {.zh = "地址", .en = "Host"}),
        zs::field<&SourceStatus::port>("port", {.zh = "端口", .en = "Port"}),
        zs::field<&SourceStatus::tls>("tls", {.zh = "TLS", .en = "TLS"}),
        zs::field<&SourceStatus::state>("state", {.zh = "状态", .en = "State"}),
        zs::field<&SourceStatus::connected_at>("connected_at", {.zh = "连接于", .en = "Connected at"}),
        zs::field<&SourceStatus::last_message_at>("last_message_at", {.zh = "最近消息", .en = "Last message"}),
        zs::field<&SourceStatus::per_minute>("per_minute", {.zh = "每分钟消息", .en = "Messages a minute"}),
        zs::field<&SourceStatus::messages>("messages", {.zh = "消息数", .en = "Messages"}),
        zs::field<&SourceStatus::stored>("stored", {.zh = "存下的读数", .en = "Readings stored"}),
        zs::field<&SourceStatus::waiting>("waiting", {.zh = "其中未识别", .en = "Of them unknown"}),
        zs::field<&SourceStatus::refused>("refused", {.zh = "无法使用", .en = "Could not be used"}),
        zs::field<&SourceStatus::dropped>("dropped", {.zh = "丢失(QoS 0)", .en = "Lost (QoS 0)"}),
        zs::field<&SourceStatus::left_behind>("left_behind", {.zh = "留在服务器", .en = "Left with the broker"}),
        zs::field<&SourceStatus::connects>("connects", {.zh = "连接次数", .en = "Connects"}),
        zs::field<&SourceStatus::error>("error", {.zh = "最近错误", .en = "Last error"}),
        zs::field<&SourceStatus::error_at>("error_at", {.zh = "出错时间", .en = "Error at"}));
}

struct HeardReading {
    std::string measurement;
    std::string tags;
    std::string field;
    Instant at;
    double value = 0;
};
constexpr auto describe(Of<HeardReading>) {
    return view("HeardReading", "", "收到的读数", "Reading heard",
                zs::field<&HeardReading::measurement>("measurement", {.zh = "测量名", .en = "Measurement"}),
                zs::field<&HeardReading::tags>("tags", {.zh = "标签", .en = "Tags"}),
                zs::field<&HeardReading::field>("field", {.zh = "字段", .en = "Field"}),
                zs::field<&HeardReading::at>("at", {.zh = "时间", .en = "At"}),
                zs::field<&HeardReading::value>("value", {.zh = "数值", .en = "Value"}));
}

struct HeardMessage {
    Instant at;
    std::string topic;
    std::string payload;
    std::string error;
    std::vector<HeardReading> readings;
};
constexpr auto describe(Of<HeardMessage>) {
    return view("HeardMessage", "", "收到的消息", "Message heard",
                zs::field<&HeardMessage::at>("at", {.zh = "时间", .en = "At"}),
                zs::field<&HeardMessage::topic>("topic", {.zh = "主题", .en = "Topic"}),
                zs::field<&HeardMessage::payload>("payload", {.zh = "内容", .en = "Payload"}),
                zs::field<&HeardMessage::error>("error", {.zh = "问题", .en = "Problem"}),
                zs::field<&HeardMessage::readings>("readings", {.zh = "读数", .en = "Readings"}));
}

/// A connection that somebody tries out: what it has heard until now.
struct TrialState {
    std::int64_t id = 0;
    Id<Source> source_id;
    Instant begun_at;
    bool running = true;
    std::string error;
    std::vector<HeardMessage> heard;
};
constexpr auto describe(Of<TrialState>) {
    return view("TrialState", "", "连接测试", "Trial of a source",
                zs::field<&TrialState::id>("id", {.zh = "编号", .en = "ID"}),
                zs::field<&TrialState::source_id>("source_id", {.zh = "数据来源", .en = "Source"}),
                zs::field<&TrialState::begun_at>("begun_at", {.zh = "开始", .en = "Begun at"}),
                zs::field<&TrialState::running>("running", {.zh = "进行中", .en = "Running"}),
                zs::field<&TrialState::error>("error", {.zh = "问题", .en = "Problem"}),
                zs::field<&TrialState::heard>("heard", {.zh = "收到的消息", .en = "Messages heard"}));
}

}  // namespace zs::telemetry
