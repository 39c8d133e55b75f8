// What the measurements of ingest share: 2 000 series every 10 s as line protocol, in batches that several senders take
// from one pile, each waiting for its batch to be durable before it takes the next.
#pragma once
#include <fmt/format.h>
#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "platform/history/history.h"
#include "platform/line_protocol/line_protocol.h"

namespace zs::bench {

constexpr std::int64_t start_ms = 1'772'323'200'000;  // 2026-03-01
constexpr std::int64_t step_ms = 10'000;
constexpr int series_count = 2000;
constexpr int batch_lines = 5000;
constexpr int steps_a_round = 100;

inline double seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Of the whole process.
inline double cpu_seconds() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto of = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return of(usage.ru_utime) + of(usage.ru_stime);
}

inline std::string series_name(int series) {
    return fmt::format("plant,device=d{:03},point=p{}", series / 10, series % 10);
}

/// Series as sent → the point's id, 1 to series_count: one look-up a line, as an ingest does it.
class Names {
public:
    Names() {
        for (int series = 0; series < series_count; ++series) ids_.emplace(series_name(series), series + 1);
    }
    std::int64_t id(std::string_view series) const { return ids_.find(series)->second; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, std::int64_t, Hash, std::equal_to<>> ids_;
};

inline std::vector<history::Entry> entries_of(const Names& names, const std::string& text) {
    line_protocol::Parser parser(text, line_protocol::Precision::ns, 0);
    std::vector<history::Entry> entries;
    entries.reserve(batch_lines);
    while (parser.next() == line_protocol::Parser::Step::point)
        for (const auto& field : parser.point().fields)
            entries.push_back({names.id(parser.point().series),
                               {parser.point().time_ns / 1'000'000, *field.value.as_double(), history::Quality::good}});
    return entries;
}

struct Run {
    double wall = 0, cpu = 0, points = 0;
};

using Value = std::function<double(int series, std::int64_t step)>;
/// After a batch is durable, in the sender's thread.
using Stored = std::function<void(const std::vector<history::Entry>&)>;

inline std::vector<std::string> batches_of_round(std::int64_t first_step, const Value& value) {
    std::vector<std::string> batches(1);
    int lines = 0;
    for (std::int64_t step = first_step; step < first_step + steps_a_round; ++step)
        for (int series = 0; series < series_count; ++series) {
            if (lines++ == batch_lines) {
                lines = 1;
                batches.emplace_back();
            }
            batches.back() += fmt::format("{} value={} {}\n", series_name(series), value(series, step),
                                          (start_ms + step * step_ms) * 1'000'000);
        }
    return batches;
}

/// `rounds` times steps_a_round steps of all series; `round_over(time)` belongs to what is measured. The lines are made
/// before the watch runs.
inline Run ingest(history::Store& store, int senders, int rounds, const Value& value, const Stored& stored = {},
                  const std::function<void(std::int64_t)>& round_over = {}) {
    const Names names;
    Run run;
    for (int round = 0; round < rounds; ++round) {
        const auto batches = batches_of_round(std::int64_t{round} * steps_a_round, value);
        std::atomic<std::size_t> next{0};
        const double wall = seconds(), cpu = cpu_seconds();
        std::vector<std::thread> threads;
        for (int sender = 0; sender < senders; ++sender)
            threads.emplace_back([&] {
                for (std::size_t i = next++; i < batches.size(); i = next++) {
                    const auto entries = entries_of(names, batches[i]);
                    if (const auto status = store.append(entries); !status)
                        fmt::print("error {}\n", status.error().key);
                    if (stored) stored(entries);
                }
            });
        for (auto& thread : threads) thread.join();
        if (round_over) round_over(start_ms + (std::int64_t{round} + 1) * steps_a_round * step_ms);
        run.wall += seconds() - wall;
        run.cpu += cpu_seconds() - cpu;
    }
    run.points = static_cast<double>(rounds) * steps_a_round * series_count;
    return run;
}

inline void tell(const char* what, const Run& run, const std::string& more) {
    fmt::print("{}: {:.0f} points, {:.2f} s, {:.2f} M points/s, {:.3f} CPU s a million, {}\n", what, run.points,
               run.wall, run.points / run.wall / 1e6, run.cpu / run.points * 1e6, more);
}

}  // namespace zs::bench
