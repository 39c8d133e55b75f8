// Bodies, signatures and answers of group robots.
#include "domains/messaging/robots.h"

#include <fmt/format.h>

#include "core/hash.h"
#include "core/json.h"
#include "core/text.h"

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

Form form_of(ChannelKind kind, const std::vector<std::string>& mentions) {
    if (kind == ChannelKind::feishu) return Form::plain;
    return kind == ChannelKind::wecom && !mentions.empty() ? Form::plain : Form::markdown;
}

Limits limits_of(ChannelKind kind, Form form) {
    switch (kind) {
        case ChannelKind::wecom:
            return {form == Form::plain ? 2048U : 4096U, 20, 1};
        case ChannelKind::dingtalk:
            return {18'000, 20, 10};
        case ChannelKind::feishu:
            return {18'000, 100, 1};
    }
    return {2048, 20, 1};
}

std::string mention_marks(ChannelKind kind, const std::vector<std::string>& mentions) {
    std::string marks;
    for (const auto& id : mentions) {
        if (kind == ChannelKind::dingtalk) marks += fmt::format(" @{}", id);
        if (kind == ChannelKind::feishu) marks += fmt::format(" <at user_id=\"{}\"></at>", id);
    }
    return marks;  // WeCom names people beside the text
}

namespace {

json::array ids(const std::vector<std::string>& mentions) {
    json::array all;
    for (const auto& id : mentions) all.emplace_back(id);
    return all;
}

Request wecom(const Channel& channel, std::string_view text, const std::vector<std::string>& mentions) {
    if (mentions.empty())
        return {channel.url, body_of({{"msgtype", "markdown"}, {"markdown", json::object{{"content", text}}}})};
    return {channel.url, body_of({{"msgtype", "text"},
                                  {"text", json::object{{"content", text}, {"mentioned_list", ids(mentions)}}}})};
}

Request dingtalk(const Channel& channel, std::string_view title, const std::string& text,
                 const std::vector<std::string>& mentions, Instant now) {
    const std::string stamp = std::to_string(now.unix_ms);
    const std::string sign = base64(hmac_sha256(channel.secret, stamp + "\n" + channel.secret));
    const std::string signature = fmt::format("timestamp={}&sign={}", stamp, url_encode(sign));
    return {channel.secret.empty() ? channel.url : with_query(channel.url, signature),
            body_of({{"msgtype", "markdown"},
                     {"markdown", json::object{{"title", title}, {"text", text}}},
                     {"at", json::object{{"atUserIds", ids(mentions)}, {"isAtAll", false}}}})};
}

Request feishu(const Channel& channel, const std::string& text, Instant now) {
    json::object body{{"msg_type", "text"}, {"content", json::object{{"text", text}}}};
    if (!channel.secret.empty()) {
        const std::string stamp = std::to_string(now.unix_ms / 1000);
        body["timestamp"] = stamp;
        body["sign"] = base64(hmac_sha256(stamp + "\n" + channel.secret, ""));
    }
    return {channel.url, body_of(body)};
}

}  // namespace

Request request(const Channel& channel, std::string_view title, std::string_view text,
                const std::vector<std::string>& mentions, Instant now) {
    const std::string whole = std::string(text) + mention_marks(channel.kind, mentions);
    switch (channel.kind) {
        case ChannelKind::wecom:
            return wecom(channel, whole, mentions);
        case ChannelKind::dingtalk:
            return dingtalk(channel, title, whole, mentions, now);
        case ChannelKind::feishu:
            return feishu(channel, whole, now);
    }
    return {};
}

std::string line(const Message& message, Form form, std::string_view word) {
    if (message.link.empty()) return message.text;
    return form == Form::markdown ? fmt::format("{} [{}]({})", message.text, word, message.link)
                                  : fmt::format("{} {}", message.text, message.link);
}

std::string merge(const std::vector<std::string>& lines, std::size_t bytes_max,
                  const std::function<std::string(std::size_t)>& more) {
    const std::size_t room = bytes_max - std::min(bytes_max, more(lines.size()).size() + 2 + std::string("…").size());
    std::string merged;
    std::size_t used = 0;
    for (const auto& one : lines) {
        const std::size_t longer = one.size() + (merged.empty() ? 0 : 2);
        if (merged.size() + longer > room) break;
        if (!merged.empty()) merged += "\n\n";
        merged += one;
        ++used;
    }
    if (used == 0 && !lines.empty()) {
        merged = std::string(text::cut_bytes(lines.front(), room)) + "…";
        used = 1;
    }
    if (used < lines.size()) merged += "\n\n" + more(lines.size() - used);
    return merged;
}

std::string short_answer(std::string_view body) {
    constexpr std::size_t bytes_max = 200;
    if (!text::is_utf8(body)) return fmt::format("({} bytes)", body.size());
    return std::string(text::cut_bytes(body, bytes_max));
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
