// What each group robot wants to be sent and how it answers. Pure.
#pragma once
#include <string>
#include <vector>

#include "core/result.h"
#include "domains/messaging/entities.h"

namespace zs::messaging::robots {

/// Limits of a robot: WeCom markdown 4096 bytes, 20 a minute; DingTalk 20 a minute; Feishu 20 KB, 100 a minute
/// (domain rules §14).
struct Limits {
    std::size_t text_bytes_max;
    int per_minute;
};
Limits limits_of(ChannelKind kind);

struct Request {
    std::string url;  // with signature, where the robot wants it there
    std::string body;
};
/// Signed at `now`. DingTalk: sign = base64(HMAC-SHA256(secret, "<ms>\n<secret>")), URL-encoded; Feishu:
/// base64(HMAC-SHA256("<s>\n<secret>", "")) in the body; WeCom has only its key.
Request request(const Channel& channel, std::string_view text, Instant now);

/// Lines as one text within `bytes_max`, cut at whole characters; what does not fit is counted in a last line.
std::string merge(const std::vector<std::string>& lines, std::size_t bytes_max);

enum class Verdict { delivered, slow_down, refused };
/// WeCom and DingTalk: errcode 0, 45009 and 130101 too fast; Feishu: code 0, 11232 and 9499 too fast.
Verdict read_answer(ChannelKind kind, int status, std::string_view body);

}  // namespace zs::messaging::robots
