// Bodies, signatures and answers of group robots.
#include "domains/messaging/robots.h"

#include <fmt/format.h>

#include "core/hash.h"
#include "core/json.h"

namespace zs::messaging::robots {
namespace {

std::string url_encode(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || c == '-' || c == '_' || c == '.' || c == '~')
            out += c;
        else
            out += fmt::format("%{:02X}", byte);
    }
    return out;
}

std::string body_of(const json::object& object) { return json::write(object); }

std::string with_query(std::string_view url, std::string_view query) {
    return fmt::format("{}{}{}", url, url.find('?') == std::string_view::npos ? '?' : '&', query);
}

}  // namespace

Limits limits_of(ChannelKind kind) {
    switch (kind) {
        case ChannelKind::wecom:
            return {4096, 20};
        case ChannelKind::dingtalk:
            return {18'000, 20};
        case ChannelKind::feishu:
            return {18'000, 100};
    }
    return {4096, 20};
}

Request request(const Channel& channel, std::string_view text, Instant now) {
    switch (channel.kind) {
        case ChannelKind::wecom:
            return {channel.url, body_of({{"msgtype", "markdown"}, {"markdown", json::object{{"content", text}}}})};
        case ChannelKind::dingtalk: {
            const std::string stamp = std::to_string(now.unix_ms);
            const std::string sign = base64(hmac_sha256(channel.secret, stamp + "\n" + channel.secret));
            const std::string signature = fmt::format("timestamp={}&sign={}", stamp, url_encode(sign));
            return {
                channel.secret.empty() ? channel.url : with_query(channel.url, signature),
                body_of({{"msgtype", "markdown"}, {"markdown", json::object{{"title", "后勤中枢"}, {"text", text}}}})};
        }
        case ChannelKind::feishu: {
            json::object body{{"msg_type", "text"}, {"content", json::object{{"text", text}}}};
            if (!channel.secret.empty()) {
                const std::string stamp = std::to_string(now.unix_ms / 1000);
                body["timestamp"] = stamp;
                body["sign"] = base64(hmac_sha256(stamp + "\n" + channel.secret, ""));
            }
            return {channel.url, body_of(body)};
        }
    }
    return {};
}

std::string merge(const std::vector<std::string>& lines, std::size_t bytes_max) {
    constexpr std::size_t tail_bytes = 40;  // room for "… 另有 N 条"
    std::string text;
    std::size_t used = 0;
    for (const auto& line : lines) {
        const std::size_t more = line.size() + (text.empty() ? 0 : 2);
        if (text.size() + more > bytes_max - tail_bytes) break;
        if (!text.empty()) text += "\n\n";
        text += line;
        ++used;
    }
    if (used == 0 && !lines.empty()) {
        std::size_t end = std::min(lines.front().size(), bytes_max - tail_bytes);
        while (end > 0 && (static_cast<unsigned char>(lines.front()[end]) & 0xC0) == 0x80) --end;
        text = lines.front().substr(0, end) + "…";
        used = 1;
    }
    if (used < lines.size()) text += fmt::format("\n\n… 另有 {} 条", lines.size() - used);
    return text;
}

Verdict read_answer(ChannelKind kind, int status, std::string_view body) {
    if (status == 429) return Verdict::slow_down;
    const auto answer = json::parse_object(body);
    if (status != 200 || !answer) return Verdict::refused;
    const auto* code = answer->if_contains(kind == ChannelKind::feishu ? "code" : "errcode");
    if (code == nullptr || !code->is_int64()) return Verdict::refused;
    switch (code->as_int64()) {
        case 0:
            return Verdict::delivered;
        case 45009:   // WeCom: api freq out of limit
        case 130101:  // DingTalk: send too fast
        case 11232:   // Feishu: create message trigger system frequency limit
        case 9499:    // Feishu: too many requests
            return Verdict::slow_down;
        default:
            return Verdict::refused;
    }
}

}  // namespace zs::messaging::robots
