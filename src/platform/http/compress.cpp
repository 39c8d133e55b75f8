#include "platform/http/compress.h"

#include <zlib.h>

namespace zs::http {
namespace {

constexpr std::size_t bytes_min = 2800;  // two packets
constexpr int gzip_window = 15 + 16;     // zlib: the largest window, with gzip's frame
constexpr int memory_level = 8;

std::optional<std::string> gzip(std::string_view text) {
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, gzip_window, memory_level, Z_DEFAULT_STRATEGY) != Z_OK)
        return std::nullopt;
    std::string out(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));  // zlib reads only
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int ended = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return ended == Z_STREAM_END ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace

void compress(Response& response, std::string_view accept_encoding) {
    if (response.body.size() < bytes_min || !response.content_type.starts_with("application/json") ||
        accept_encoding.find("gzip") == accept_encoding.npos)
        return;
    auto packed = gzip(response.body);
    if (!packed) return;
    response.body = *std::move(packed);
    response.headers.emplace_back("Content-Encoding", "gzip");
    response.headers.emplace_back("Vary", "Accept-Encoding");
}

}  // namespace zs::http
