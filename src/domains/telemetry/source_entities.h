// Where readings come from: brokers with their topics, Modbus gateways with the devices behind them and the registers
// of each type of device.
#pragma once
#include "platform/entity/entity.h"

namespace zs::telemetry {

enum class SourceKind { mqtt, modbus };
constexpr auto options(Of<SourceKind>) {
    return std::array{Option{"mqtt", "MQTT 服务器", "MQTT broker"},
                      Option{"modbus", "Modbus TCP 网关", "Modbus TCP gateway"}};
}

/// `client_id`: the name under which a broker keeps what waits for us; "zhongshu-<code>" when empty.
struct Source {
    Id<Source> id;
    std::int64_t version = 0;
    std::string code;
    std::string name;
    SourceKind kind = SourceKind::mqtt;
    std::string host;
    std::int64_t port = 1883;
    std::string user_name;
    std::string password;
    std::string client_id;
    bool tls = false;
    std::string ca_pem;
    std::int64_t qos = 1;
    std::int64_t period_s = 10;      // Modbus: how often it is asked
    std::int64_t timeout_ms = 2000;  // Modbus: for one answer
    bool active = true;
};
constexpr auto describe(Of<Source>) {
    return entity(
        "telemetry_source", "数据来源", "Source",
        zs::field<&Source::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        zs::field<&Source::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        zs::field<&Source::code>("code",
                                 {.zh = "代码", .en = "Code", .required = true, .length_max = 40, .searchable = true}),
        zs::field<&Source::name>("name",
                                 {.zh = "名称", .en = "Name", .required = true, .length_max = 60, .searchable = true}),
        zs::field<&Source::kind>("kind", {.zh = "类别", .en = "Kind", .required = true, .create_only = true}),
        zs::field<&Source::host>("host", {.zh = "地址", .en = "Host", .required = true, .length_max = 200}),
        zs::field<&Source::port>("port", {.zh = "端口", .en = "Port", .min = 1, .max = 65535}),
        zs::field<&Source::user_name>("user_name", {.zh = "用户名", .en = "User name", .length_max = 100}),
        zs::field<&Source::password>("password", {.zh = "密码", .en = "Password", .secret = true, .length_max = 200}),
        zs::field<&Source::client_id>("client_id", {.zh = "客户端标识", .en = "Client id", .length_max = 60}),
        zs::field<&Source::tls>("tls", {.zh = "使用 TLS 加密", .en = "Use TLS"}),
        zs::field<&Source::ca_pem>("ca_pem", {.zh = "CA 证书(PEM)", .en = "CA certificate (PEM)", .length_max = 20000}),
        zs::field<&Source::qos>("qos", {.zh = "QoS", .en = "QoS", .min = 0, .max = 1}),
        zs::field<&Source::period_s>("period_s",
                                     {.zh = "读取周期", .en = "Read every", .min = 1, .max = 86400, .unit = "s"}),
        zs::field<&Source::timeout_ms>(
            "timeout_ms", {.zh = "应答时限", .en = "Answer within", .min = 100, .max = 30000, .unit = "ms"}),
        zs::field<&Source::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<Source>);

enum class PayloadFormat { number, json_value, json_fields, lines };
constexpr auto options(Of<PayloadFormat>) {
    return std::array{Option{"number", "一个数", "A plain number"},
                      Option{"json_value", "JSON 中的一个值", "One value in JSON"},
                      Option{"json_fields", "JSON 中的多个值", "Several values in JSON"},
                      Option{"lines", "Influx 行协议", "Influx line protocol"}};
}

/// How messages become series. In `measurement`, `tags` and `field` {1}, {2}, … stand for the levels of the topic.
/// Paths go into JSON: "data.value"; empty is the whole text. Several values: `value_path` names the object whose
/// numbers are taken, each under its own name. Without time the moment of arrival counts.
struct TopicMap {
    Id<TopicMap> id;
    std::int64_t version = 0;
    Id<Source> source_id;
    std::string filter;
    PayloadFormat format = PayloadFormat::json_value;
    std::string measurement;
    std::string tags;
    std::string field;
    std::string value_path = "value";
    std::string time_path = "time";
    bool active = true;
};
constexpr auto describe(Of<TopicMap>) {
    return entity(
        "telemetry_topic_map", "主题映射", "TopicMap",
        zs::field<&TopicMap::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        zs::field<&TopicMap::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        zs::field<&TopicMap::source_id>(
            "source_id", {.zh = "数据来源", .en = "Source", .required = true, .references = "telemetry_source"}),
        zs::field<&TopicMap::filter>(
            "filter", {.zh = "主题", .en = "Topic", .required = true, .length_max = 200, .searchable = true}),
        zs::field<&TopicMap::format>("format", {.zh = "内容格式", .en = "Payload"}),
        zs::field<&TopicMap::measurement>("measurement", {.zh = "测量名", .en = "Measurement", .length_max = 200}),
        zs::field<&TopicMap::tags>("tags", {.zh = "标签", .en = "Tags", .length_max = 500}),
        zs::field<&TopicMap::field>("field", {.zh = "字段", .en = "Field", .length_max = 200}),
        zs::field<&TopicMap::value_path>("value_path",
                                         {.zh = "数值位置", .en = "Path of the value", .length_max = 200}),
        zs::field<&TopicMap::time_path>("time_path", {.zh = "时间位置", .en = "Path of the time", .length_max = 200}),
        zs::field<&TopicMap::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<TopicMap>);

enum class RegisterFunction { holding, input, coil, discrete };
constexpr auto options(Of<RegisterFunction>) {
    return std::array{Option{"holding", "保持寄存器(03)", "Holding register (03)"},
                      Option{"input", "输入寄存器(04)", "Input register (04)"}, Option{"coil", "线圈(01)", "Coil (01)"},
                      Option{"discrete", "离散输入(02)", "Discrete input (02)"}};
}
enum class RegisterType { int16, uint16, int32, uint32, float32, bit };
constexpr auto options(Of<RegisterType>) {
    return std::array{Option{"int16", "16 位有符号", "int16"},   Option{"uint16", "16 位无符号", "uint16"},
                      Option{"int32", "32 位有符号", "int32"},   Option{"uint32", "32 位无符号", "uint32"},
                      Option{"float32", "32 位浮点", "float32"}, Option{"bit", "一位", "bit"}};
}
enum class RegisterOrder { high_first, low_first };
constexpr auto options(Of<RegisterOrder>) {
    return std::array{Option{"high_first", "高字在前", "High word first"},
                      Option{"low_first", "低字在前", "Low word first"}};
}

/// One quantity of a type of device: value = number × scale + shift. `address` counts from 0. `low` and `high`: what
/// the sensor can show; used where no point says it, and to see a wrong word order.
struct Register {
    Id<Register> id;
    std::int64_t version = 0;
    std::string device_type;
    std::string measure;
    RegisterFunction function = RegisterFunction::holding;
    std::int64_t address = 0;
    RegisterType number_type = RegisterType::int16;
    RegisterOrder word_order = RegisterOrder::high_first;
    double scale = 1;
    double shift = 0;
    std::optional<double> low;
    std::optional<double> high;
    bool active = true;
};
constexpr auto describe(Of<Register>) {
    return entity(
        "telemetry_register", "寄存器", "Register",
        zs::field<&Register::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        zs::field<&Register::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        zs::field<&Register::device_type>("device_type", {.zh = "设备类型",
                                                          .en = "Device type",
                                                          .required = true,
                                                          .length_max = 40,
                                                          .codes_of = "equipment_device_type",
                                                          .searchable = true}),
        zs::field<&Register::measure>(
            "measure",
            {.zh = "测量量", .en = "Measured quantity", .required = true, .length_max = 60, .searchable = true}),
        zs::field<&Register::function>("function", {.zh = "功能", .en = "Function"}),
        zs::field<&Register::address>("address",
                                      {.zh = "地址(从 0 起)", .en = "Address (from 0)", .min = 0, .max = 65535}),
        zs::field<&Register::number_type>("number_type", {.zh = "数据类型", .en = "Type"}),
        zs::field<&Register::word_order>("word_order", {.zh = "字序", .en = "Word order"}),
        zs::field<&Register::scale>("scale", {.zh = "乘以", .en = "Times"}),
        zs::field<&Register::shift>("shift", {.zh = "再加", .en = "Plus"}),
        zs::field<&Register::low>("low", {.zh = "量程下限", .en = "Sensor's low end"}),
        zs::field<&Register::high>("high", {.zh = "量程上限", .en = "Sensor's high end"}),
        zs::field<&Register::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<Register>);

/// A device behind a Modbus gateway. `address_offset` is added to the addresses of its type: one controller may serve
/// several machines.
struct Station {
    Id<Station> id;
    std::int64_t version = 0;
    Id<Source> source_id;
    std::int64_t unit = 1;
    std::int64_t address_offset = 0;
    std::string device_type;
    std::string device_code;
    bool active = true;
};
constexpr auto describe(Of<Station>) {
    return entity(
        "telemetry_station", "网关下的设备", "Station",
        zs::field<&Station::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        zs::field<&Station::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        zs::field<&Station::source_id>(
            "source_id", {.zh = "数据来源", .en = "Source", .required = true, .references = "telemetry_source"}),
        zs::field<&Station::unit>("unit", {.zh = "站号", .en = "Unit", .min = 0, .max = 255}),
        zs::field<&Station::address_offset>("address_offset",
                                            {.zh = "地址偏移", .en = "Address offset", .min = 0, .max = 65535}),
        zs::field<&Station::device_type>("device_type", {.zh = "设备类型",
                                                         .en = "Device type",
                                                         .required = true,
                                                         .length_max = 40,
                                                         .codes_of = "equipment_device_type",
                                                         .searchable = true}),
        zs::field<&Station::device_code>(
            "device_code",
            {.zh = "设备代码", .en = "Device code", .required = true, .length_max = 60, .searchable = true}),
        zs::field<&Station::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<Station>);

}  // namespace zs::telemetry
