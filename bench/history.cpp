// Ingest and reading of the embedded history: 2 000 series every 10 s as line protocol, batches of 5 000 lines, every
// batch durable before the next of its sender; then 200 series of seven days. zs_bench_history DIRECTORY [SENDERS]
#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <cmath>
#include <random>
#include <string>
#include <thread>
#include <unordered_map>

#include "platform/history/history.h"
#include "platform/line_protocol/line_protocol.h"

namespace {

using namespace zs;
constexpr std::int64_t start_ms = 1'772'323'200'000;  // 2026-03-01
constexpr int series_count = 2000;
constexpr int batch_lines = 5000;

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }
double cpu_seconds() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto of = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return of(usage.ru_utime) + of(usage.ru_stime);
}

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

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

/// Lines to entries as an ingest does it: one look-up for each line by its series as sent.
class Names {
public:
    std::int64_t id(std::string_view series) {
        if (const auto found = ids_.find(series); found != ids_.end()) return found->second;
        return ids_.emplace(std::string(series), static_cast<std::int64_t>(ids_.size()) + 1).first->second;
    }

private:
    std::unordered_map<std::string, std::int64_t, Hash, std::equal_to<>> ids_;
};

void send(history::Store& store, Names& names, const std::string& text) {
    line_protocol::Parser parser(text, line_protocol::Precision::ns, 0);
    std::vector<history::Entry> entries;
    entries.reserve(batch_lines);
    while (parser.next() == line_protocol::Parser::Step::point)
        for (const auto& field : parser.point().fields)
            entries.push_back({names.id(parser.point().series),
                               {parser.point().time_ns / 1'000'000, *field.value.as_double(), history::Quality::good}});
    if (const auto status = store.append(entries); !status) fmt::print("error {}\n", status.error().key);
}

void ingest(history::Store& store, int senders, int rounds) {
    Source source;
    double wall = 0, cpu = 0;
    std::int64_t step = 0;
    constexpr int steps_a_round = 100;
    std::vector<Names> names(static_cast<std::size_t>(senders));
    for (int series = 0; series < series_count; ++series)  // the same ids for all
        for (auto& one : names) one.id(fmt::format("plant,device=d{:03},point=p{}", series / 10, series % 10));
    for (int round = 0; round < rounds; ++round) {
        std::vector<std::string> batches(1);
        int lines = 0;
        for (int i = 0; i < steps_a_round; ++i, ++step)
            for (int series = 0; series < series_count; ++series) {
                if (lines++ == batch_lines) {
                    lines = 1;
                    batches.emplace_back();
                }
                batches.back() += fmt::format("plant,device=d{:03},point=p{} value={} {}\n", series / 10, series % 10,
                                              source.next(series, step), (start_ms + step * 10'000) * 1'000'000);
            }
        const double wall_before = seconds(), cpu_before = cpu_seconds();
        std::atomic<std::size_t> next{0};
        std::vector<std::thread> threads;
        for (int sender = 0; sender < senders; ++sender)
            threads.emplace_back([&, sender] {
                for (std::size_t i = next++; i < batches.size(); i = next++)
                    send(store, names[static_cast<std::size_t>(sender)], batches[i]);
            });
        for (auto& thread : threads) thread.join();
        wall += seconds() - wall_before;
        cpu += cpu_seconds() - cpu_before;
    }
    const double points = static_cast<double>(step) * series_count;
    fmt::print("ingest: {:.0f} points, {:.2f} s, {:.2f} M points/s, {:.2f} CPU s a million, {} syncs\n", points, wall,
               points / wall / 1e6, cpu / points * 1e6, store.figures().syncs);
}

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
        ingest(**store, senders, 50);
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
