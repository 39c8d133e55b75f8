// Ingest with and without every rule evaluated: 2 000 series every 10 s as line protocol, batches of 5 000 lines, seven
// rules a series (two high, two low, out of range, stale, flat), one in 200 series with a rate of change as well.
// Values cross their limits now and then; what changes is counted, not stored. zs_bench_alarms DIRECTORY [SENDERS]
// [ROUNDS]
#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <cmath>
#include <filesystem>
#include <random>
#include <string>
#include <thread>
#include <unordered_map>

#include "domains/alarms/evaluate.h"
#include "platform/history/history.h"
#include "platform/line_protocol/line_protocol.h"

namespace {

using namespace zs;
using alarms::Board;
using alarms::Condition;
using alarms::RuleKind;

constexpr std::int64_t start_ms = 1'772'323'200'000;
constexpr int series_count = 2000;
constexpr int batch_lines = 5000;
constexpr int steps_a_round = 100;

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }
double cpu_seconds() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto of = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return of(usage.ru_utime) + of(usage.ru_stime);
}

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
using Names = std::unordered_map<std::string, std::int64_t, Hash, std::equal_to<>>;

std::string series_name(int series) { return fmt::format("plant,device=d{:03},point=p{}", series / 10, series % 10); }

std::unique_ptr<Board> board() {
    std::vector<alarms::Watched> points;
    std::vector<Condition> conditions;
    std::int64_t rule = 1;
    for (std::int64_t id = 1; id <= series_count; ++id) {
        points.push_back({id, 10, 60});
        const auto add = [&](RuleKind kind, double limit) {
            conditions.push_back({id, rule, rule, kind, limit, 0.5, 15'000, 15'000});
            ++rule;
        };
        add(RuleKind::high_high, 60);
        add(RuleKind::high, 55);
        add(RuleKind::low, 45);
        add(RuleKind::low_low, 40);
        add(RuleKind::sensor, 0);
        add(RuleKind::stale, 3);
        add(RuleKind::flat, 0);
        if (id % 200 == 0) add(RuleKind::rate, 5);
    }
    return std::make_unique<Board>(points, std::move(conditions));
}

/// A noisy quantity around 50 that wanders: it leaves its limits about once in a day.
class Source {
public:
    double next(int series) {
        auto& walk = walks_[static_cast<std::size_t>(series)];
        walk = 0.995 * walk + noise_(random_);
        return std::round((50 + walk) * 100) / 100;
    }

private:
    std::mt19937_64 random_{1};
    std::normal_distribution<double> noise_{0, 0.15};
    std::vector<double> walks_ = std::vector<double>(series_count, 0);
};

struct Run {
    double wall = 0, cpu = 0, points = 0;
    std::int64_t changes = 0;
};

void send(history::Store& store, const Names& names, Board* evaluated, const std::string& text,
          std::atomic<std::int64_t>& changes) {
    line_protocol::Parser parser(text, line_protocol::Precision::ns, 0);
    std::vector<history::Entry> entries;
    entries.reserve(batch_lines);
    while (parser.next() == line_protocol::Parser::Step::point)
        for (const auto& field : parser.point().fields)
            entries.push_back({names.find(parser.point().series)->second,
                               {parser.point().time_ns / 1'000'000, *field.value.as_double(), history::Quality::good}});
    if (const auto status = store.append(entries); !status) fmt::print("error {}\n", status.error().key);
    if (evaluated != nullptr) evaluated->take(entries, [&](const alarms::Transition&) { ++changes; });
}

Run ingest(history::Store& store, Board* evaluated, int senders, int rounds) {
    Source source;
    Names names;
    for (int series = 0; series < series_count; ++series) names.emplace(series_name(series), series + 1);
    Run run;
    std::int64_t step = 0;
    for (int round = 0; round < rounds; ++round) {
        std::vector<std::string> batches(1);
        int lines = 0;
        for (int i = 0; i < steps_a_round; ++i, ++step)
            for (int series = 0; series < series_count; ++series) {
                if (lines++ == batch_lines) {
                    lines = 1;
                    batches.emplace_back();
                }
                batches.back() += fmt::format("{} value={} {}\n", series_name(series), source.next(series),
                                              (start_ms + step * 10'000) * 1'000'000);
            }
        std::atomic<std::int64_t> changes{0};
        std::atomic<std::size_t> next{0};
        const double wall = seconds(), cpu = cpu_seconds();
        std::vector<std::thread> threads;
        for (int sender = 0; sender < senders; ++sender)
            threads.emplace_back([&] {
                for (std::size_t i = next++; i < batches.size(); i = next++)
                    send(store, names, evaluated, batches[i], changes);
            });
        for (auto& thread : threads) thread.join();
        if (evaluated != nullptr)
            evaluated->sweep(start_ms + step * 10'000, [&](const alarms::Transition&) { ++changes; });
        run.wall += seconds() - wall;
        run.cpu += cpu_seconds() - cpu;
        run.changes += changes;
    }
    run.points = static_cast<double>(step) * series_count;
    return run;
}

void tell(const char* what, const Run& run) {
    fmt::print("{}: {:.0f} points, {:.2f} s, {:.2f} M points/s, {:.3f} CPU s a million, {} alarms raised or cleared\n",
               what, run.points, run.wall, run.points / run.wall / 1e6, run.cpu / run.points * 1e6, run.changes);
}

/// The evaluator alone, in one thread, in the order in which readings come.
void alone() {
    Source source;
    const auto evaluated = board();
    std::vector<history::Entry> entries;
    for (std::int64_t step = 0; step < 500; ++step)
        for (int series = 0; series < series_count; ++series)
            entries.push_back({series + 1, {start_ms + step * 10'000, source.next(series), history::Quality::good}});
    std::int64_t changes = 0;
    const double before = seconds();
    for (std::size_t i = 0; i < entries.size(); i += batch_lines)
        evaluated->take(std::span(entries).subspan(i, std::min<std::size_t>(batch_lines, entries.size() - i)),
                        [&](const alarms::Transition&) { ++changes; });
    const double took = seconds() - before;
    fmt::print("evaluator alone: {} conditions, {:.1f} ns a reading, {:.1f} M readings/s, {} changes\n",
               evaluated->conditions(), took * 1e9 / static_cast<double>(entries.size()),
               static_cast<double>(entries.size()) / took / 1e6, changes);
    const double sweep_before = seconds();
    evaluated->sweep(start_ms + 500 * 10'000, [&](const alarms::Transition&) { ++changes; });
    fmt::print("sweep of {} points: {:.2f} ms\n", series_count, (seconds() - sweep_before) * 1e3);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    const std::filesystem::path directory = argv[1];
    const int senders = argc > 2 ? std::atoi(argv[2]) : 4;
    const int rounds = argc > 3 ? std::atoi(argv[3]) : 25;
    alone();
    for (int turn = 0; turn < 2; ++turn)
        for (const bool with : {false, true}) {
            auto store =
                history::Store::open({directory / fmt::format("{}{}", turn, with ? "with" : "without"), 2'000'000, {}});
            if (!store) return 1;
            const auto evaluated = with ? board() : nullptr;
            tell(with ? "with rules" : "without rules", ingest(**store, evaluated.get(), senders, rounds));
        }
    return 0;
}
