// What we ask a VictoriaMetrics, and its answers.
#pragma once
#include "platform/history/history.h"
#include "platform/http_client/http_client.h"

namespace zs::history {

class VictoriaClient {
public:
    static Result<VictoriaClient> of(std::string_view write, std::string_view read);

    struct Server {
        std::int64_t started_s = 0;                  // 0: it does not say
        std::int64_t rows_taken = 0;                 // since it started
        std::optional<std::int64_t> retention_days;  // nullopt: it does not say
        std::optional<bool> drops_duplicates;
    };
    Result<Server> server() const;
    /// Taken, not durable yet.
    Status import(std::string_view lines) const;
    /// Samples in [from_ms, to_ms], ascending; of equal times the later one comes last. Appended to `samples`.
    Status samples(SeriesId series, std::int64_t from_ms, std::int64_t to_ms, std::vector<Sample>& samples) const;
    /// `steps` buckets from from_ms on.
    Result<std::vector<Bucket>> buckets(SeriesId series, std::int64_t from_ms, std::int64_t step_ms,
                                        std::int64_t steps) const;
    Result<std::optional<Sample>> latest(SeriesId series) const;

private:
    VictoriaClient(http_client::Url write, http_client::Url read) : write_(std::move(write)), read_(std::move(read)) {}
    Result<std::string> ask(const http_client::Url& base, std::string_view path, std::string_view body) const;
    http_client::Url write_, read_;
};

/// The line of /api/v1/import for samples of one series and quality.
void append_import_line(std::string& out, SeriesId series, Quality quality, std::span<const Sample> samples);
/// Reads lines of /api/v1/export. False when they are none.
bool read_export(std::string_view lines, std::vector<Sample>& samples);
/// "6y", "90d", "24" (months) in days.
std::optional<std::int64_t> retention_days(std::string_view text);

}  // namespace zs::history
