#include "platform/prometheus/answer.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>

#include "core/json.h"
#include "core/time.h"

namespace zs::prometheus {
namespace {

void append_sample(std::string& out, const Sample& sample) {
    out += fmt::format("[{}", sample.at_ms / 1000);
    if (const auto rest = sample.at_ms % 1000; rest != 0) {
        auto digits = fmt::format("{:03}", std::abs(rest));
        while (digits.back() == '0') digits.pop_back();
        out += '.' + digits;
    }
    out += ",\"" + number_text(sample.value) + "\"]";
}

std::optional<double> number_of(std::string_view text) {
    double number = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || parsed.ec != std::errc() || parsed.ptr != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

void append_line(std::string& out, const Line& line, bool matrix) {
    out += "{\"metric\":" + json_of(line.labels);
    out += matrix ? ",\"values\":[" : ",\"value\":";
    for (const auto& sample : line.samples) {
        if (&sample != &line.samples.front()) out += ',';
        append_sample(out, sample);
    }
    out += matrix ? "]}" : "}";
}

}  // namespace

std::string number_text(double value) {
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value > 0 ? "+Inf" : "-Inf";
    const double size = std::abs(value);
    const bool plain = size == 0 || (size >= 1e-6 && size < 1e21);
    std::array<char, 64> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value,
                                   plain ? std::chars_format::fixed : std::chars_format::scientific);
    return {text.data(), end.ptr};
}

std::string json_of(const Labels& labels) {
    std::string out = "{";
    for (const auto& [name, value] : labels) {
        if (out.size() > 1) out += ',';
        json::append_string(out, name);
        out += ':';
        json::append_string(out, value);
    }
    return out + '}';
}

std::string json_of(const Found& found, std::int64_t at_ms) {
    constexpr std::array<std::string_view, 4> names = {"scalar", "vector", "matrix", "string"};
    std::string out = fmt::format("{{\"resultType\":\"{}\",\"result\":", names[static_cast<std::size_t>(found.type)]);
    if (found.type == Type::scalar) {
        append_sample(out, found.lines.front().samples.front());
        return out + '}';
    }
    if (found.type == Type::string) {
        out += fmt::format("[{},", static_cast<double>(at_ms) / 1000);
        json::append_string(out, found.text);
        return out + "]}";
    }
    out += '[';
    for (const auto& line : found.lines) {
        if (out.back() != '[') out += ',';
        append_line(out, line, found.type == Type::matrix);
    }
    return out + "]}";
}

std::string success(std::string_view data) { return fmt::format(R"({{"status":"success","data":{}}})", data); }

std::string failure(const Fault& fault) {
    constexpr std::array<std::string_view, 3> names = {"bad_data", "execution", "timeout"};
    std::string out =
        fmt::format(R"({{"status":"error","errorType":"{}","error":)", names[static_cast<std::size_t>(fault.kind)]);
    json::append_string(out, fault.message);
    return out + '}';
}

int status_of(FaultKind kind) {
    switch (kind) {
        case FaultKind::bad_data:
            return 400;
        case FaultKind::execution:
            return 422;
        case FaultKind::timeout:
            return 503;
    }
    return 500;
}

std::optional<std::int64_t> parse_time_ms(std::string_view text) {
    constexpr double seconds_max = 1e12;
    if (const auto number = number_of(text)) {
        if (std::abs(*number) > seconds_max) return std::nullopt;
        return std::llround(*number * 1000);
    }
    const auto instant = parse_instant(text);
    if (!instant) return std::nullopt;
    return instant->unix_ms;
}

std::optional<std::int64_t> parse_step_ms(std::string_view text) {
    constexpr double seconds_max = 1e10;
    if (const auto number = number_of(text)) {
        if (*number > seconds_max || *number < 0.001) return std::nullopt;
        return std::llround(*number * 1000);
    }
    return parse_duration_ms(text);
}

}  // namespace zs::prometheus
