// The evaluator: steps as tables, a board against a naive recomputation, shuffled and repeated delivery.
#include "domains/alarms/evaluate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <random>
#include <thread>
#include <tuple>

#include "support/seed.h"

namespace zs::alarms {
namespace {

using history::Quality;

constexpr std::int64_t start_ms = 1'772'323'200'000;

Condition condition(RuleKind kind, double limit, double dead_band = 0, std::int64_t on_s = 0, std::int64_t off_s = 0) {
    return {1, 10, 10, kind, limit, dead_band, on_s * 1000, off_s * 1000};
}

struct Reading {
    std::int64_t second;
    double value;
    Quality quality = Quality::good;
};
using Told = std::vector<std::pair<std::int64_t, Change>>;  // second, what

Sink into(Told& told) {
    return [&told](const Transition& one) { told.emplace_back((one.at_ms - start_ms) / 1000, one.change); };
}

void send(Board& board, const std::vector<Reading>& readings, const Sink& sink, std::int64_t point = 1) {
    std::vector<history::Entry> entries;
    for (const auto& one : readings) entries.push_back({point, {start_ms + one.second * 1000, one.value, one.quality}});
    board.take(entries, sink);
}

Told run(const Condition& one, const std::vector<Reading>& readings) {
    Told told;
    Board board({{1, 10, 0}}, {one});
    send(board, readings, into(told));
    return told;
}

constexpr auto up = Change::raised;
constexpr auto down = Change::cleared;

TEST(Step, CountsDelaysBetweenReadings) {
    using enum RuleKind;
    struct Case {
        const char* what;
        Condition condition;
        std::vector<Reading> readings;
        Told told;
    };
    const Case cases[] = {
        {"at once", condition(high, 10), {{1, 10}, {2, 10.1}, {3, 10}}, {{2, up}, {3, down}}},
        {"on delay counts from the first reading beyond",
         condition(high, 10, 0, 5),
         {{1, 11}, {5, 11}, {6, 11}},
         {{6, up}}},
        {"one reading within starts the delay anew",
         condition(high, 10, 0, 5),
         {{1, 11}, {4, 9}, {5, 11}, {9, 11}},
         {}},
        {"within the dead band it stands",
         condition(high, 10, 2),
         {{1, 11}, {2, 9}, {3, 8}, {4, 7.9}},
         {{1, up}, {4, down}}},
        {"off delay", condition(high, 10, 2, 0, 5), {{1, 11}, {2, 7}, {6, 7}, {7, 7}}, {{1, up}, {7, down}}},
        {"beyond during the off delay",
         condition(high, 10, 2, 0, 5),
         {{1, 11}, {2, 7}, {4, 12}, {8, 7}, {12, 7}, {13, 7}},
         {{1, up}, {13, down}}},
        {"into the dead band during the off delay",
         condition(high, 10, 2, 0, 5),
         {{1, 11}, {2, 7}, {4, 9}, {8, 7}, {12, 7}},
         {{1, up}}},
        {"low", condition(low, 93, 0.5), {{1, 93}, {2, 92.9}, {3, 93.4}, {4, 93.6}}, {{2, up}, {4, down}}},
        {"low-low", condition(low_low, 90), {{1, 89}, {2, 91}}, {{1, up}, {2, down}}},
        {"rate: 3 in a minute", condition(rate, 2), {{0, 1}, {30, 2}, {60, 4}, {120, 4}}, {{60, up}, {120, down}}},
        {"rate: falling", condition(rate, -2), {{0, 9}, {60, 6}, {120, 6}}, {{60, up}, {120, down}}},
        {"rate over a gap is spread over it", condition(rate, 2), {{0, 1}, {600, 11}}, {}},
        {"a bad reading changes no limit",
         condition(high, 10),
         {{1, 11}, {2, -99, Quality::bad}, {3, 9}},
         {{1, up}, {3, down}}},
        {"a bad reading raises none", condition(low, 10), {{1, -99, Quality::bad}}, {}},
        {"out of the sensor's range",
         condition(sensor, 0, 0, 10),
         {{1, 900, Quality::bad}, {11, 900, Quality::bad}, {12, 5}},
         {{11, up}, {12, down}}},
        {"late readings are no news", condition(high, 10), {{5, 5}, {4, 99}, {5, 99}}, {}},
        {"no number", condition(high, 10), {{1, std::nan("")}, {2, std::numeric_limits<double>::infinity()}}, {}},
        {"uncertain readings count", condition(high, 10), {{1, 11, Quality::uncertain}}, {{1, up}}},
    };
    for (const auto& one : cases) EXPECT_EQ(run(one.condition, one.readings), one.told) << one.what;
}

TEST(Board, KeepsGatesShut) {
    auto gated = condition(RuleKind::low, 5);
    gated.gate_point_id = 2;
    gated.gate_above = 0.15;
    Told told;
    Board board({{1, 10, 0}, {2, 10, 0}}, {gated});
    send(board, {{1, 0}}, into(told));
    EXPECT_TRUE(told.empty()) << "nobody breathes from it";
    send(board, {{2, 2.0}}, into(told), 2);
    send(board, {{3, 0}}, into(told));
    send(board, {{4, 0.1}}, into(told), 2);
    send(board, {{5, 0}}, into(told));
    EXPECT_EQ(told, (Told{{3, up}, {5, down}})) << "the case is over";
}

TEST(Board, LimitsFollowTheSettingTheyCountFrom) {
    auto above = condition(RuleKind::high, 3, 1);
    above.set_point_id = 2;
    auto far = condition(RuleKind::low, -20, 5);
    far.point_id = 3;
    far.rule_id = far.line = 11;
    far.set_point_id = 4;
    far.set_percent = true;
    std::vector<std::tuple<std::int64_t, std::int64_t, Change, double>> told;
    const Sink sink = [&](const Transition& one) {
        told.emplace_back((one.at_ms - start_ms) / 1000, one.point_id, one.change, one.limit);
    };
    Board board({{1, 10, 0}, {2, 10, 0}, {3, 10, 0}, {4, 10, 0}}, {above, far});
    send(board, {{1, 40}}, sink);
    send(board, {{1, 1}}, sink, 3);
    EXPECT_TRUE(told.empty()) << "without a setting there is no limit";
    send(board, {{2, 5}}, sink, 2);
    send(board, {{2, 500}}, sink, 4);
    send(board, {{3, 8}, {4, 8.1}, {5, 7.5}, {6, 6.9}}, sink);
    send(board, {{3, 401}, {4, 399}, {5, 424}, {6, 426}}, sink, 3);
    send(board, {{7, 10}}, sink, 2);
    send(board, {{8, 12}, {9, 13.5}}, sink);
    send(board, {{10, 0}}, sink, 2);
    send(board, {{11, 2.5}, {12, 1.5}}, sink);
    EXPECT_EQ(
        told,
        (decltype(told){
            {4, 1, up, 8}, {6, 1, down, 8}, {4, 3, up, 400}, {6, 3, down, 400}, {9, 1, up, 13}, {12, 1, down, 3}}));
}

TEST(Board, AnAlarmStandsOnWhileItsSettingIsNotKnownAgain) {
    auto above = condition(RuleKind::high, 3);
    above.set_point_id = 2;
    Told told;
    Board board({{1, 10, 0}, {2, 10, 0}}, {above});
    board.set_active(1, 10);
    send(board, {{1, 5}}, into(told));
    EXPECT_TRUE(told.empty());
    send(board, {{2, 5}}, into(told), 2);
    send(board, {{3, 5}}, into(told));
    EXPECT_EQ(told, (Told{{3, down}}));
}

TEST(Board, NoticesSilenceAndFrozenValues) {
    auto stale = condition(RuleKind::stale, 3);
    auto flat = condition(RuleKind::flat, 0);
    flat.line = 11;
    Told told;
    Board board({{1, 10, 1}}, {stale, flat});
    board.sweep(start_ms, into(told));
    EXPECT_TRUE(told.empty()) << "never heard of";
    std::vector<Reading> same;
    for (int second = 0; second <= 60; second += 10) same.push_back({second, 5});
    send(board, same, into(told));
    board.sweep(start_ms + 61'000, into(told));
    EXPECT_EQ(told, (Told{{61, up}})) << "a minute unchanged";
    send(board, {{70, 6}}, into(told));
    board.sweep(start_ms + 71'000, into(told));
    board.sweep(start_ms + 100'000, into(told));
    board.sweep(start_ms + 101'000, into(told));
    EXPECT_EQ(told, (Told{{61, up}, {71, down}, {101, up}})) << "three periods and a bit";
    send(board, {{110, 7}}, into(told));
    board.sweep(start_ms + 111'000, into(told));
    EXPECT_EQ(told.back(), std::pair(std::int64_t{111}, down));
}

TEST(Board, ASleepOfOurOwnIsNoSilenceOfThePoint) {
    const auto stale = condition(RuleKind::stale, 3);
    Told told;
    Board board({{1, 10, 1}}, {stale});
    send(board, {{0, 5}}, into(told));
    board.listen_from(start_ms + 3'600'000);
    board.sweep(start_ms + 3'610'000, into(told));
    EXPECT_TRUE(told.empty()) << "we slept for an hour";
    board.sweep(start_ms + 3'640'000, into(told));
    EXPECT_EQ(told, (Told{{3640, up}})) << "three periods after we woke";
    Board after({{1, 10, 1}}, {stale});
    after.adopt(board);
    after.listen_from(start_ms + 7'200'000);
    after.sweep(start_ms + 7'210'000, into(told));
    EXPECT_EQ(told.size(), 1U) << "what stood goes on standing";
}

TEST(Board, GoesOnUnderNewRules) {
    Told told;
    Board before({{1, 10, 0}}, {condition(RuleKind::high, 10)});
    send(before, {{1, 11}}, into(told));
    auto changed = condition(RuleKind::high, 20);
    changed.rule_id = 99;
    Board after({{1, 10, 0}}, {changed});
    after.adopt(before);
    send(after, {{1, 15}}, into(told));
    EXPECT_EQ(told.size(), 1U) << "the reading was evaluated already";
    send(after, {{2, 15}}, into(told));
    EXPECT_EQ(told, (Told{{1, up}, {2, down}}));
}

TEST(Board, CatchesUpWithoutTellingTwice) {
    const auto one = condition(RuleKind::high, 10, 0, 5, 5);
    std::vector<history::Sample> samples;
    for (const auto& [second, value] : std::vector<std::pair<int, double>>{{1, 11}, {6, 11}, {9, 11}, {12, 9}, {17, 9}})
        samples.push_back({start_ms + second * 1000, value, Quality::good});
    Told told;
    Board known({{1, 10, 0}}, {one});
    known.set_active(1, 10);
    known.catch_up(1, samples, start_ms + 9000, into(told));
    EXPECT_EQ(told, (Told{{17, down}})) << "raised and written down before the end, cleared after it";
    told.clear();
    Board pending({{1, 10, 0}}, {one});
    pending.catch_up(1, samples, start_ms + 5000, into(told));
    EXPECT_EQ(told, (Told{{6, up}, {17, down}})) << "the delay began before the end";
    told.clear();
    Board lost({{1, 10, 0}}, {one});
    lost.catch_up(1, std::span(samples).first(3), start_ms + 8000, into(told));
    EXPECT_EQ(told, (Told{{9, up}})) << "still beyond, and nobody had written it down";
}

/// What a board must find, computed without one: the state of one condition over the readings in order.
Told naive(const Condition& one, const std::map<std::int64_t, double>& readings) {
    Told told;
    bool stands = false;
    std::optional<std::int64_t> since;
    const double sign = one.kind == RuleKind::low ? -1 : 1;
    for (const auto& [second, value] : readings) {
        const double excess = sign * (value - one.limit);
        const bool goes = stands ? (one.dead_band == 0 ? excess <= 0 : excess < -one.dead_band) : excess > 0;
        if (!goes) {
            since.reset();
            continue;
        }
        if (!since) since = second;
        if ((second - *since) * 1000 < (stands ? one.off_ms : one.on_ms)) continue;
        stands = !stands;
        told.emplace_back(second, stands ? up : down);
        since.reset();
    }
    return told;
}

TEST(Board, EqualsTheNaiveRecomputation) {
    const auto seed = test::seed();
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937_64 random(seed);
    const auto below = [&](std::uint64_t n) { return static_cast<std::int64_t>(random() % n); };
    for (int round = 0; round < 300; ++round) {
        const auto kind = below(2) == 0 ? RuleKind::high : RuleKind::low;
        std::vector<Condition> conditions;
        for (std::int64_t line = 1; line <= 1 + below(4); ++line) {
            auto one = condition(below(2) == 0 ? kind : RuleKind::high, static_cast<double>(below(20)),
                                 static_cast<double>(below(4)), below(3) * 7, below(3) * 7);
            one.line = one.rule_id = line;
            conditions.push_back(one);
        }
        std::map<std::int64_t, double> readings;
        std::int64_t second = 1;
        double value = 10;
        for (int i = 0; i < 400; ++i) {
            value = std::clamp(value + static_cast<double>(below(7)) - 3, 0.0, 20.0);
            readings[second += 1 + below(6)] = value;
        }
        std::map<std::int64_t, Told> told;
        const Sink sink = [&](const Transition& one) {
            told[one.rule_id].emplace_back((one.at_ms - start_ms) / 1000, one.change);
        };
        Board board({{1, 10, 0}}, conditions);
        std::vector<Reading> sent;
        for (const auto& [at, seen] : readings) {
            sent.push_back({at, seen});
            if (below(5) == 0) sent.push_back({at - below(30), seen + 50});  // late or repeated
            if (sent.size() > 37) {
                send(board, sent, sink);
                send(board, sent, sink);  // the same delivery again
                sent.clear();
            }
        }
        send(board, sent, sink);
        for (const auto& one : conditions)
            ASSERT_EQ(told[one.rule_id], naive(one, readings)) << "round " << round << " rule " << one.rule_id;
    }
}

TEST(Board, TakesFromManySendersAtOnce) {
    constexpr std::int64_t points = 50;
    std::vector<Watched> watched;
    std::vector<Condition> conditions;
    for (std::int64_t id = 1; id <= points; ++id) {
        watched.push_back({id, 10, 0});
        auto one = condition(RuleKind::high, 10);
        one.point_id = id;
        conditions.push_back(one);
    }
    Board board(watched, conditions);
    std::atomic<int> raised{0}, cleared{0};
    const Sink sink = [&](const Transition& one) { ++(one.change == up ? raised : cleared); };
    std::vector<std::thread> senders;
    for (int sender = 0; sender < 4; ++sender)
        senders.emplace_back([&] {
            for (int second = 1; second <= 400; ++second)
                for (std::int64_t id = 1; id <= points; ++id)
                    send(board, {{second, second % 20 < 10 ? 11.0 : 9.0}}, sink, id);
        });
    for (auto& one : senders) one.join();
    // However the four interleave, a point's alarms begin and end in turn.
    EXPECT_GE(raised.load(), points);
    EXPECT_LE(std::abs(raised.load() - cleared.load()), points);
    EXPECT_LE(raised.load(), points * 21);
}

}  // namespace
}  // namespace zs::alarms
