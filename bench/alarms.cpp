// Ingest with and without every rule evaluated: 2 000 series every 10 s as line protocol, batches of 5 000 lines, seven
// rules a series (two high, two low, out of range, stale, flat), one in 200 series with a rate of change as well.
// Values cross their limits now and then; what changes is counted, not stored. zs_bench_alarms DIRECTORY [SENDERS]
// [ROUNDS]
#include <cmath>
#include <filesystem>
#include <random>

#include "domains/alarms/evaluate.h"
#include "stream.h"

namespace {

using namespace zs;
using namespace zs::bench;
using alarms::Board;
using alarms::Condition;
using alarms::RuleKind;

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

/// One turn of the whole ingest; without `evaluated` nobody looks at the readings.
void turn(const std::filesystem::path& directory, Board* evaluated, int senders, int rounds) {
    auto store = history::Store::open({directory, 2'000'000, {}});
    if (!store) throw std::runtime_error("the history does not open");
    Source source;
    const auto value = [&](int series, std::int64_t) { return source.next(series); };
    if (evaluated == nullptr) return tell("without rules", ingest(**store, senders, rounds, value), "nothing watched");
    std::atomic<std::int64_t> changes{0};
    const auto count = [&](const alarms::Transition&) { ++changes; };
    const auto run = ingest(
        **store, senders, rounds, value,
        [&](const std::vector<history::Entry>& entries) { evaluated->take(entries, count); },
        [&](std::int64_t now_ms) { evaluated->sweep(now_ms, count); });
    tell("with rules", run, fmt::format("{} alarms raised or cleared", changes.load()));
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
    for (int i = 0; i < 2; ++i)
        for (const bool with : {false, true})
            turn(directory / fmt::format("{}{}", i, with ? "with" : "without"), with ? board().get() : nullptr, senders,
                 rounds);
    return 0;
}
