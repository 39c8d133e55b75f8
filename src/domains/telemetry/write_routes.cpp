// POST /telemetry/write: what InfluxDB's own write does, so that Telegraf and others need no plug-in.
#include <fmt/format.h>
#include <zlib.h>

#include "domains/telemetry/ingest.h"
#include "domains/telemetry/routes.h"
#include "platform/audit/audit.h"

namespace zs::telemetry {
namespace {

using http::Context;
using http::Response;

constexpr std::size_t write_bytes_max = 12U << 20;     // as sent
constexpr std::size_t unpacked_bytes_max = 32U << 20;  // 10 times a batch of 5 000 long lines

Result<std::string> gunzip(std::string_view packed) {
    z_stream stream{};
    constexpr int gzip_window = 15 + 16;
    if (inflateInit2(&stream, gzip_window) != Z_OK) return fail(Code::unavailable, "unavailable.overloaded");
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));  // zlib reads only
    stream.avail_in = static_cast<uInt>(packed.size());
    std::string plain;
    int state = Z_OK;
    while (state == Z_OK && plain.size() < unpacked_bytes_max) {
        const auto had = plain.size();
        plain.resize(std::min(unpacked_bytes_max, std::max<std::size_t>(had * 2, 64U << 10)));
        stream.next_out = reinterpret_cast<Bytef*>(plain.data() + had);
        stream.avail_out = static_cast<uInt>(plain.size() - had);
        state = inflate(&stream, Z_NO_FLUSH);
        plain.resize(plain.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    if (state != Z_STREAM_END) return fail(Code::invalid, "telemetry.bad_encoding");
    return plain;
}

/// 400 as InfluxDB answers: senders take it as final and do not send the batch again.
Response partial(const Written& written) {
    const std::string summary =
        fmt::format("partial write: {} readings stored, {} refused", written.stored, written.refused);
    std::string out =
        fmt::format(R"({{"code":"invalid","key":"telemetry.lines_refused","message":"{0}","error":"{0}",)", summary);
    out += fmt::format(R"("written":{},"refused":{},"errors":[)", written.stored, written.refused);
    for (const auto& one : written.refusals) {
        out +=
            fmt::format(R"({}{{"line":{},"column":{},"message":)", out.back() == '[' ? "" : ",", one.line, one.column);
        json::append_string(out, one.message);
        out += '}';
    }
    return {400, "application/json; charset=utf-8", out + "]}", {}, {}};
}

Result<Response> write(Services& services, Archive& archive, Context& context) {
    const auto& request = context.request;
    Delivery delivery;
    if (const auto given = request.query_value("precision"); !given.empty()) {
        const auto precision = line_protocol::parse_precision(given);
        if (!precision) return fail_field("precision", "telemetry.bad_precision");
        delivery.precision = *precision;
    }
    delivery.replay = request.query_value("replay") == "true";
    if (delivery.replay && !context.actor.may("telemetry.manage")) return fail(Code::forbidden, "access.forbidden");
    std::string unpacked;
    delivery.text = request.body;
    if (request.header("content-encoding") == "gzip") {
        ZS_TRY_ASSIGN(unpacked, gunzip(request.body));
        delivery.text = unpacked;
    }
    ZS_TRY_ASSIGN(const auto written, ingest(services.database, archive, delivery));
    if (delivery.replay)
        ZS_TRY(services.database.write([&](Transaction& transaction) -> Status {
            audit::record(transaction, context.actor, "telemetry.replay", "telemetry_point", 0,
                          fmt::format(R"({{"stored":{},"refused":{}}})", written.stored, written.refused));
            return {};
        }));
    if (written.refused > 0) return partial(written);
    return http::no_content();
}

}  // namespace

http::Routes write_routes(Services& services, std::shared_ptr<Archive> archive) {
    return {
        {.method = http::Method::post,
         .path = "/api/v1/telemetry/write",
         .permission = "telemetry.write",
         .summary = "Readings in Influx line protocol; good lines are stored, bad ones answered with line and column",
         .plain = [&services, archive](Context& context) { return write(services, *archive, context); },
         .scope = "none: whoever may write writes any series",
         .body_max = write_bytes_max}};
}

}  // namespace zs::telemetry
