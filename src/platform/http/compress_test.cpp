#include "platform/http/compress.h"

#include <gtest/gtest.h>
#include <zlib.h>

namespace zs::http {
namespace {

std::string unpacked(const std::string& packed) {
    z_stream stream{};
    EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
    std::string out(1 << 20, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}

Response json_of(std::size_t bytes) {
    std::string body = "{\"items\":[";
    while (body.size() < bytes) body += "{\"state\":\"reported\",\"fault\":\"龙头漏水\"},";
    return {200, "application/json", body, {}, {}};
}

TEST(Compress, LongJsonComesBackTheSame) {
    auto response = json_of(50'000);
    const std::string before = response.body;
    compress(response, "br, gzip, deflate");
    EXPECT_LT(response.body.size(), before.size() / 4);
    EXPECT_EQ(unpacked(response.body), before);
    EXPECT_EQ(response.headers.at(0).second, "gzip");
    EXPECT_EQ(response.headers.at(1).first, "Vary");
}

TEST(Compress, ShortAnswersFilesAndOldClientsStayAsTheyAre) {
    for (auto [response, accepts] : {std::pair{json_of(500), "gzip"}, std::pair{json_of(50'000), "identity"},
                                     std::pair{Response{200, "image/jpeg", std::string(9000, 'x'), {}, {}}, "gzip"}}) {
        const std::string before = response.body;
        compress(response, accepts);
        EXPECT_EQ(response.body, before);
        EXPECT_TRUE(response.headers.empty());
    }
}

}  // namespace
}  // namespace zs::http
