// What each group robot wants to be sent and how it answers. Pure.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "core/result.h"
#include "domains/messaging/entities.h"

namespace zs::messaging::robots {

/// How a text goes out: markdown, or plain where the robot can name people only in plain text (WeCom) or has no
/// markdown (Feishu).
enum class Form { markdown, plain };
Form form_of(ChannelKind kind, const std::vector<std::string>& mentions);

/// Limits of a robot: WeCom markdown 4096 bytes, text 2048, 20 a minute; DingTalk 20 a minute; Feishu 20 KB, 100 a
/// minute (domain rules §14). `pause_minutes`: how long it wants to be left alone after too many.
struct Limits {
    std::size_t text_bytes_max;
    int per_minute;
    int pause_minutes;
};
Limits limits_of(ChannelKind kind, Form form);

struct Request {
    std::string url;  // with signature, where the robot wants it there
    std::string body;
};
/// Signed at `now`. DingTalk: sign = base64(HMAC-SHA256(secret, "<ms>\n<secret>")), URL-encoded; Feishu:
/// base64(HMAC-SHA256("<s>\n<secret>", "")) in the body; WeCom has only its key. `title`: DingTalk's heading in lists.
/// People in `mentions` are named: mentioned_list, atUserIds or <at>, and their marks are part of the text.
Request request(const Channel& channel, std::string_view title, std::string_view text,
                const std::vector<std::string>& mentions, Instant now);

/// One message with its link: `word` is what the link is called where the form has named links.
std::string line(const Message& message, Form form, std::string_view word);

/// Lines as one text within `bytes_max`, cut at whole characters; `more(n)` tells how many did not fit.
std::string merge(const std::vector<std::string>& lines, std::size_t bytes_max,
                  const std::function<std::string(std::size_t)>& more);
/// The marks of the people named, as merge must leave room for them.
std::string mention_marks(ChannelKind kind, const std::vector<std::string>& mentions);

enum class Verdict { delivered, slow_down, refused };
/// WeCom and DingTalk: errcode 0, 45009 and 130101 too fast; Feishu: code 0, 11232 and 9499 too fast.
Verdict read_answer(ChannelKind kind, int status, std::string_view body);
/// At most 200 bytes of an answer, whole characters of valid UTF-8: what may be stored and shown.
std::string short_answer(std::string_view body);

}  // namespace zs::messaging::robots
