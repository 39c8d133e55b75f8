#include "domains/telemetry/board.h"

#include <gtest/gtest.h>

namespace zs::telemetry {
namespace {

using namespace std::chrono_literals;
constexpr Id<Source> source{7};
constexpr Instant start{1'770'000'000'000};

TEST(Board, CountsMessagesOfTheLastMinute) {
    Board board;
    for (int second = 0; second < 90; ++second) board.add(source, {2, 2, 0, 0}, start + 1s * second);
    EXPECT_EQ(board.figures(source, start + 89s).per_minute, 120U);
    EXPECT_EQ(board.figures(source, start + 89s + 30s).per_minute, 60U);
    EXPECT_EQ(board.figures(source, start + 10min).per_minute, 0U);
    board.add(source, {5, 0, 0, 5}, start + 20min);
    EXPECT_EQ(board.figures(source, start + 20min).per_minute, 5U);
    const auto figures = board.figures(source, start + 20min);
    EXPECT_EQ(figures.messages, 185U);
    EXPECT_EQ(figures.refused, 5U);
    EXPECT_EQ(figures.last_message_at, start + 20min);
}

TEST(Board, KeepsTheLastErrorAndTheTimeOfTheConnection) {
    Board board;
    const Error error{Code::unavailable, "mqtt.unreachable", {}};
    board.disconnected(source, &error, start);
    EXPECT_FALSE(board.figures(source, start).connected);
    board.connected(source, start + 1s);
    board.connected(source, start + 5s);
    const auto figures = board.figures(source, start + 6s);
    EXPECT_TRUE(figures.connected);
    EXPECT_EQ(figures.connected_at, start + 1s);
    EXPECT_EQ(figures.connects, 1U);
    EXPECT_EQ(figures.error->key, "mqtt.unreachable");
    board.forget(source);
    EXPECT_FALSE(board.figures(source, start + 7s).error);
}

TEST(Board, TrialsAreFewAndRememberWhatTheyHeard) {
    Board board;
    const auto first = board.ask_trial(source, start);
    for (int i = 0; i < 3; ++i) EXPECT_NE(board.ask_trial(source, start), 0);
    EXPECT_EQ(board.ask_trial(source, start), 0);  // four run
    const auto taken = board.next_trial(0ms);
    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->id, first);
    for (int i = 0; i < 150; ++i) board.hear(first, {start, "topic", std::to_string(i), {}, {}});
    board.end_trial(first, std::nullopt);
    const auto done = board.trial(first);
    ASSERT_TRUE(done);
    EXPECT_FALSE(done->running);
    EXPECT_EQ(done->heard.size(), 100U);
    EXPECT_EQ(done->heard.front().payload, "0");
    EXPECT_NE(board.ask_trial(source, start), 0);
    for (int i = 0; i < 4; ++i) board.next_trial(0ms);
    EXPECT_FALSE(board.next_trial(0ms));
    EXPECT_FALSE(board.trial(999));
}

}  // namespace
}  // namespace zs::telemetry
