// Ingest and reading of the embedded history: 2 000 series every 10 s as line protocol, batches of 5 000 lines, every
// batch durable before the next of its sender; then 200 series of seven days. zs_bench_history DIRECTORY [SENDERS]
#include <cmath>
#include <filesystem>
#include <random>

#include "stream.h"

namespace {

using namespace zs;
using namespace zs::bench;

/// Four kinds of measured things: a slow temperature, a noisy pressure, a counter, a state.
class Source {
public:
    double next(int series, std::int64_t step) {
        auto& walk = walks_[static_cast<std::size_t>(series)];
        switch (series % 4) {
            case 0:
                walk += static_cast<double>(static_cast<int>(random_() % 5)) - 2;
                return std::round(220 + walk) / 10;
            case 1:
                return std::round(40'000 + 500 * std::sin(static_cast<double>(step) / 500) + noise_(random_)) / 100;
            case 2:
                walk += static_cast<double>(random_() % 4);
                return walk;
            default:
                if (random_() % 500 == 0) walk = 1 - walk;
                return walk;
        }
    }

private:
    std::mt19937_64 random_{1};
    std::normal_distribution<double> noise_{0, 12};
    std::vector<double> walks_ = std::vector<double>(series_count, 0);
};

template <class Work>
void timed(const char* what, int repeat, const Work& work) {
    double best = 1e9, sum = 0;
    std::size_t size = 0;
    for (int i = 0; i < repeat; ++i) {
        const double before = seconds();
        size = work(i);
        const double took = seconds() - before;
        best = std::min(best, took);
        sum += took;
    }
    fmt::print("{}: mean {:.3f} ms, best {:.3f} ms ({} values)\n", what, sum * 1e3 / repeat, best * 1e3, size);
}

void week(history::Store& store) {
    Source source;
    for (std::int64_t step = 0; step < 7 * 8640; ++step) {
        std::vector<history::Entry> entries;
        for (int series = 0; series < 200; ++series)
            entries.push_back(
                {series + 1, {start_ms + step * 10'000, source.next(series, step), history::Quality::good}});
        static std::vector<history::Entry> waiting;
        waiting.insert(waiting.end(), entries.begin(), entries.end());
        if (waiting.size() < 100'000 && step + 1 < 7 * 8640) continue;
        if (const auto status = store.append(waiting); !status) fmt::print("error {}\n", status.error().key);
        waiting.clear();
    }
}

void report_disk(const history::Store& store) {
    const auto figures = store.figures();
    fmt::print("disk: {} samples in {} files, {:.3f} bytes a point\n", figures.file_samples, figures.files,
               static_cast<double>(figures.file_bytes) / static_cast<double>(figures.file_samples));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    const std::filesystem::path directory = argv[1];
    const int senders = argc > 2 ? std::atoi(argv[2]) : 4;
    {
        auto store = history::Store::open({directory / "ingest", 2'000'000, {}});
        if (!store) return 1;
        Source source;
        const auto run =
            ingest(**store, senders, 50, [&](int series, std::int64_t step) { return source.next(series, step); });
        tell("ingest", run, fmt::format("{} syncs", (*store)->figures().syncs));
        const double before = seconds();
        if (!(*store)->flush() || !(*store)->maintain(start_ms + 5 * 86'400'000LL)) return 1;
        fmt::print("settle: {:.2f} s\n", seconds() - before);
        report_disk(**store);
    }
    auto store = history::Store::open({directory / "week", 2'000'000, {}});
    if (!store) return 1;
    week(**store);
    const auto day = [&](int i) {
        return (*store)->range(i % 200 + 1, start_ms + 86'400'000, start_ms + 2 * 86'400'000)->size();
    };
    const auto hours = [&](int) {
        std::size_t size = 0;
        for (int series = 1; series <= 200; ++series)
            size += (*store)->aggregate(series, start_ms, start_ms + 7 * 86'400'000LL, 3'600'000)->size();
        return size;
    };
    timed("hourly mean of 200 series, 7 days, not settled", 5, hours);
    if (!(*store)->flush() || !(*store)->maintain(start_ms + 30 * 86'400'000LL)) return 1;
    report_disk(**store);
    timed("one series, one day raw", 200, day);
    timed("hourly mean of 200 series, 7 days", 20, hours);
    timed("10 min mean of one series, 7 days", 50,
          [&](int i) { return (*store)->aggregate(i + 1, start_ms, start_ms + 7 * 86'400'000LL, 600'000)->size(); });
    timed("latest of 200 series", 100, [&](int) {
        std::size_t found = 0;
        for (int series = 1; series <= 200; ++series) found += (*store)->latest(series) ? 1U : 0U;
        return found;
    });
    return 0;
}
