#include "platform/history/victoria_client.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "core/json.h"
#include "platform/history/memory.h"

namespace zs::history {
namespace {

constexpr std::chrono::seconds patience{30};
constexpr std::size_t answer_bytes_max = 1U << 30;
constexpr std::int64_t earliest_ms = 0, latest_ms = 4'102'444'800'000;  // what VictoriaMetrics can hold: 1970 to 2100

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            out += c;
        else
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    return out;
}

/// The form of a time in VictoriaMetrics' API: seconds with three decimals.
std::string seconds_text(std::int64_t ms) {
    const auto held = std::clamp(ms, earliest_ms, latest_ms);
    return fmt::format("{}.{:03}", held / 1000, held % 1000);
}

/// The text between `name":"…` and its end in a line of /metrics; "" when there is none.
std::string_view flag_value(std::string_view metrics, std::string_view name) {
    const auto found = metrics.find(fmt::format("flag{{name=\"{}\", value=\"", name));
    if (found == std::string_view::npos) return {};
    const auto rest = metrics.substr(metrics.find("value=\"", found) + 7);
    return rest.substr(0, rest.find('"'));
}

std::int64_t metric_value(std::string_view metrics, std::string_view name) {
    auto found = metrics.starts_with(name) ? 0 : metrics.find(fmt::format("\n{} ", name));
    if (found == std::string_view::npos) return 0;
    auto rest = metrics.substr(found);
    rest.remove_prefix(rest.find(' ') + 1);
    std::int64_t value = 0;
    std::from_chars(rest.data(), rest.data() + rest.size(), value);
    return value;
}

/// Numbers between brackets behind `name`; false when there are none.
template <class Take>
bool read_array(std::string_view line, std::string_view name, const Take& take) {
    const auto found = line.find(name);
    if (found == std::string_view::npos) return false;
    auto rest = line.substr(found + name.size());
    while (!rest.empty() && rest.front() != ']') {
        if (rest.front() == ',') rest.remove_prefix(1);
        double number = 0;
        const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
        if (error != std::errc()) return false;
        take(number);
        rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    }
    return !rest.empty();
}

double number_of(const json::value& value) {
    if (value.is_double()) return value.as_double();
    if (value.is_int64()) return static_cast<double>(value.as_int64());
    const std::string text(value.as_string());
    return std::strtod(text.c_str(), nullptr);
}

/// Sums the four rows that VictoriaMetrics answers for each series into buckets.
void add_rows(const json::object& answer, std::int64_t step_ms, std::map<std::int64_t, Bucket>& buckets) {
    struct Parts {
        double count = 0, sum = 0, min = 0, max = 0;
    };
    std::map<std::string, std::map<std::int64_t, Parts>> series;
    for (const auto& entry : answer.at("data").as_object().at("result").as_array()) {
        const auto& metric = entry.as_object().at("metric").as_object();
        const std::string_view which = metric.at("rollup").as_string();
        const auto* quality = metric.if_contains("quality");
        auto& rows = series[quality == nullptr ? std::string() : std::string(quality->as_string())];
        for (const auto& pair : entry.as_object().at("values").as_array()) {
            const auto at = std::llround(number_of(pair.as_array()[0]) * 1000) + 1 - step_ms;
            auto& row = rows[at];
            auto& part = which == "count_over_time" ? row.count
                         : which == "sum_over_time" ? row.sum
                         : which == "min_over_time" ? row.min
                                                    : row.max;
            part = number_of(pair.as_array()[1]);
        }
    }
    for (const auto& [quality, rows] : series)
        for (const auto& [at, row] : rows) {
            const auto n = std::llround(row.count);
            if (n == 0) continue;
            const Bucket bucket{at, n, row.sum, row.min, row.max};
            const auto [place, fresh] = buckets.try_emplace(at, bucket);
            if (!fresh) place->second.add(bucket);
        }
}

}  // namespace

Result<VictoriaClient> VictoriaClient::of(std::string_view write, std::string_view read) {
    const auto trimmed = [](std::string_view text) { return text.substr(0, text.find_last_not_of('/') + 1); };
    auto to = http_client::parse_url(trimmed(write), http_client::Plain::anywhere);
    auto from = http_client::parse_url(trimmed(read), http_client::Plain::anywhere);
    if (!to || !from) return fail(Code::invalid, "history.bad_address");
    for (auto* url : {&*to, &*from})
        if (url->target == "/") url->target.clear();
    return VictoriaClient(*std::move(to), *std::move(from));
}

Result<std::string> VictoriaClient::ask(const http_client::Url& base, std::string_view path,
                                        std::string_view body) const {
    auto url = base;
    url.target += path;
    auto answer = http_client::send(url, {body, "application/x-www-form-urlencoded", answer_bytes_max}, patience);
    if (!answer) return fail(Code::unavailable, "history.remote_unreachable");
    if (answer->status / 100 != 2) return fail(Code::unavailable, "history.remote_refused");
    return std::move(answer->body);
}

Result<VictoriaClient::Server> VictoriaClient::server() const {
    auto base = write_;
    base.target.clear();
    ZS_TRY_ASSIGN(const std::string metrics, ask(base, "/metrics", ""));
    Server server;
    server.started_s = metric_value(metrics, "vm_app_start_timestamp");
    server.rows_taken = metric_value(metrics, R"(vm_rows_inserted_total{type="vmimport"})");
    if (const auto retention = flag_value(metrics, "retentionPeriod"); !retention.empty())
        server.retention_days = retention_days(retention);
    if (const auto interval = flag_value(metrics, "dedup.minScrapeInterval"); !interval.empty())
        server.drops_duplicates = interval != "0s" && interval != "0";
    return server;
}

Status VictoriaClient::import(std::string_view lines) const {
    ZS_TRY(ask(write_, "/api/v1/import", lines));
    return {};
}

Status VictoriaClient::samples(SeriesId series, std::int64_t from_ms, std::int64_t to_ms,
                               std::vector<Sample>& samples) const {
    const auto body =
        fmt::format("match[]={}&start={}&end={}", escaped(fmt::format("zhongshu{{series=\"{}\"}}", series)),
                    seconds_text(from_ms), seconds_text(to_ms));
    ZS_TRY_ASSIGN(const std::string lines, ask(read_, "/api/v1/export", body));
    const auto first = static_cast<std::ptrdiff_t>(samples.size());
    if (!read_export(lines, samples)) return fail(Code::unavailable, "history.remote_refused");
    std::vector<Sample> settled(samples.begin() + first, samples.end());
    settle(settled);
    samples.resize(static_cast<std::size_t>(first));
    samples.insert(samples.end(), settled.begin(), settled.end());
    return {};
}

Result<std::vector<Bucket>> VictoriaClient::buckets(SeriesId series, std::int64_t from_ms, std::int64_t step_ms,
                                                    std::int64_t steps) const {
    constexpr std::int64_t steps_a_question = 10'000;
    std::map<std::int64_t, Bucket> found;
    for (std::int64_t done = 0; done < steps; done += steps_a_question) {
        const auto count = std::min(steps_a_question, steps - done);
        const auto begin = from_ms + done * step_ms;  // a window ends just before the next bucket
        const auto query =
            fmt::format(R"(aggr_over_time(("count_over_time","sum_over_time","min_over_time","max_over_time"),)"
                        R"(zhongshu{{series="{}",quality!="bad"}}[{}ms]))",
                        series, step_ms);
        const auto body =
            fmt::format("query={}&start={}&end={}&step={}ms&nocache=1", escaped(query),
                        seconds_text(begin + step_ms - 1), seconds_text(begin + count * step_ms - 1), step_ms);
        ZS_TRY_ASSIGN(const std::string text, ask(read_, "/api/v1/query_range", body));
        const auto answer = json::parse_object(text);
        if (!answer || !answer->contains("data")) return fail(Code::unavailable, "history.remote_refused");
        add_rows(*answer, step_ms, found);
    }
    std::vector<Bucket> buckets;
    for (const auto& [at, bucket] : found) buckets.push_back(bucket);
    return buckets;
}

Result<std::optional<Sample>> VictoriaClient::latest(SeriesId series) const {
    for (const std::string_view window : {"2d", "50y"}) {  // most series are young; the long question is dear
        const auto query = fmt::format(R"(max(tlast_over_time(zhongshu{{series="{}"}}[{}])))", series, window);
        ZS_TRY_ASSIGN(const std::string text,
                      ask(read_, "/api/v1/query", fmt::format("query={}&nocache=1", escaped(query))));
        const auto answer = json::parse_object(text);
        if (!answer || !answer->contains("data")) return fail(Code::unavailable, "history.remote_refused");
        const auto& result = answer->at("data").as_object().at("result").as_array();
        if (result.empty()) continue;
        const auto at = std::llround(number_of(result[0].as_object().at("value").as_array()[1]) * 1000);
        std::vector<Sample> samples;
        ZS_TRY(this->samples(series, at, at, samples));
        if (!samples.empty()) return samples.back();
    }
    return std::optional<Sample>();
}

void append_import_line(std::string& out, SeriesId series, Quality quality, std::span<const Sample> samples) {
    out += fmt::format(R"({{"metric":{{"__name__":"zhongshu","series":"{}")", series);
    if (quality != Quality::good) out += quality == Quality::bad ? R"(,"quality":"bad")" : R"(,"quality":"uncertain")";
    out += R"(},"values":[)";
    for (const auto& sample : samples) fmt::format_to(std::back_inserter(out), "{},", sample.value);
    out.back() = ']';
    out += R"(,"timestamps":[)";
    for (const auto& sample : samples) fmt::format_to(std::back_inserter(out), "{},", sample.at_ms);
    out.back() = ']';
    out += "}\n";
}

bool read_export(std::string_view lines, std::vector<Sample>& samples) {
    while (!lines.empty()) {
        const auto line = lines.substr(0, lines.find('\n'));
        lines.remove_prefix(std::min(lines.size(), line.size() + 1));
        if (line.empty()) continue;
        const auto metric = line.substr(0, line.find("\"values\""));
        const auto quality = metric.find(R"("quality":"bad")") != std::string_view::npos         ? Quality::bad
                             : metric.find(R"("quality":"uncertain")") != std::string_view::npos ? Quality::uncertain
                                                                                                 : Quality::good;
        const auto first = samples.size();
        if (!read_array(line, "\"values\":[", [&](double value) { samples.push_back({0, value, quality}); }))
            return false;
        auto next = first;
        const bool whole = read_array(line, "\"timestamps\":[", [&](double at) {
            if (next < samples.size()) samples[next].at_ms = static_cast<std::int64_t>(at);
            ++next;
        });
        if (!whole || next != samples.size()) return false;
    }
    return true;
}

std::optional<std::int64_t> retention_days(std::string_view text) {
    double count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc()) return std::nullopt;
    const auto unit = text.substr(static_cast<std::size_t>(end - text.data()));
    const double days = unit.empty()  ? 31
                        : unit == "h" ? 1.0 / 24
                        : unit == "d" ? 1
                        : unit == "w" ? 7
                        : unit == "y" ? 365
                                      : 0;
    if (days == 0) return std::nullopt;
    return static_cast<std::int64_t>(count * days);
}

}  // namespace zs::history
