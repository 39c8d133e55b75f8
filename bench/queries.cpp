// PromQL over the embedded history: 200 series of seven days every 10 s (12 million samples), each query once cold and
// then the median of five. zs_bench_queries DIRECTORY
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

#include "platform/history/history.h"
#include "platform/prometheus/answer.h"

namespace {

using namespace zs;
constexpr std::int64_t start_ms = 1'772'323'200'000;  // 2026-03-01
constexpr std::int64_t step_ms = 10'000;
constexpr std::int64_t days = 7;
constexpr std::int64_t end_ms = start_ms + days * 86'400'000;
constexpr std::int64_t devices = 20, measures = 10;

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

class Source final : public prometheus::Source {
public:
    explicit Source(const history::Store& store) : store_(store) {
        for (std::int64_t id = 1; id <= devices * measures; ++id) {
            prometheus::Labels labels;
            prometheus::set(labels, prometheus::name_label, fmt::format("measure_{}", id % measures));
            prometheus::set(labels, "device", fmt::format("D-{:02}", id / measures));
            series_.push_back({id, labels});
        }
        std::sort(series_.begin(), series_.end(), [](const auto& a, const auto& b) { return a.labels < b.labels; });
    }
    const std::vector<prometheus::Series>& series() const override { return series_; }
    prometheus::Outcome<std::vector<prometheus::Sample>> samples(std::int64_t id, std::int64_t from,
                                                                 std::int64_t to) override {
        const auto found = store_.range(id, from, to + 1);
        if (!found) return prometheus::cannot(found.error().key);
        std::vector<prometheus::Sample> samples;
        samples.reserve(found->size());
        for (const auto& [at, value, quality] : *found)
            if (quality != history::Quality::bad) samples.push_back({at, value});
        return samples;
    }

private:
    std::vector<prometheus::Series> series_;
    const history::Store& store_;
};

void fill(history::Store& store) {
    std::vector<history::Entry> batch;
    for (std::int64_t at = start_ms; at < end_ms; at += step_ms) {
        for (std::int64_t id = 1; id <= devices * measures; ++id) {
            const double noise = static_cast<double>((at / step_ms * 31 + id * 17) % 23) / 10;
            const double value = std::round(10 * (50 + 20 * std::sin(static_cast<double>(at) / 3e6))) / 10 + noise;
            batch.push_back({id, {at, value, history::Quality::good}});
        }
        if (batch.size() < 5000) continue;
        if (!store.append(batch)) std::abort();
        batch.clear();
    }
    if (!store.append(batch) || !store.flush() || !store.maintain(end_ms + 2 * 86'400'000)) std::abort();
}

void run(Source& source, std::string_view query, const prometheus::Question& question) {
    const auto expr = prometheus::parse(query);
    if (!expr) {
        fmt::print("{}: {}\n", query, expr.error().message);
        return;
    }
    std::vector<double> times;
    std::size_t bytes = 0;
    for (int round = 0; round < 6; ++round) {
        const auto begin = seconds();
        const auto found = question.start_ms == question.end_ms
                               ? prometheus::ask_instant(**expr, question.end_ms, source)
                               : prometheus::ask_range(**expr, question, source);
        if (!found) {
            fmt::print("{}: {}\n", query, found.error().message);
            return;
        }
        bytes = prometheus::json_of(*found, question.end_ms).size();
        times.push_back((seconds() - begin) * 1000);
    }
    const double cold = times.front();
    std::sort(times.begin() + 1, times.end());
    fmt::print("{:9.1f} ms cold {:9.1f} ms  {:8} bytes  {}\n", cold, times[3], bytes, query);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 1;
    const std::filesystem::path directory = argv[1];
    const auto store = history::Store::open({directory / "queries", 2'000'000, {}, {}});
    if (!store) return 1;
    if ((*store)->figures().file_samples == 0) fill(**store);
    Source source(**store);
    const prometheus::Question moment{end_ms - 1, end_ms - 1, 1};
    const prometheus::Question day{end_ms - 86'400'000, end_ms - 1, 120'000};
    const prometheus::Question week{start_ms + 3'600'000, end_ms - 1, 3'600'000};
    run(source, R"(measure_3{device="D-07"})", moment);
    run(source, "topk(5, measure_3)", moment);
    run(source, R"(measure_3{device="D-07"})", day);
    run(source, "avg by (device) ({__name__=~\"measure_.*\"})", day);
    run(source, R"(avg_over_time(measure_3{device="D-07"}[1h]))", week);
    run(source, "avg_over_time(measure_3[1h])", week);
    run(source, "avg by (device) ({__name__=~\"measure_.*\"})", week);
    run(source, "sum by (device) (rate(measure_3[5m]))", day);
    run(source, "quantile_over_time(0.95, measure_3[1d])", week);
    return 0;
}
