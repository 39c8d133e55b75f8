// Properties of the bank and of a device's watch: the same readings say the same however they come.
#include "domains/warnings/watch.h"

#include <gtest/gtest.h>

#include <thread>

#include "domains/warnings/bank.h"
#include "support/seed.h"

namespace zs::warnings {
namespace {

const Instant begin{1'767'196'800'000};
constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr int day_steps = 288;

Instant at_step(int step) { return {begin.unix_ms + step * step_ms}; }

/// Two points: a drifting one with a high limit and a steady one.
std::vector<Watched> two_points() {
    Watched drifting{1, "temperature"}, steady{2, "pressure"};
    drifting.high = 8;
    drifting.combined = steady.combined = true;
    return {drifting, steady};
}

/// Means of one step; from `onset` (days) on the first point grows by half a unit a day.
std::vector<Mean> means_of(test::Random& random, int step, double onset) {
    std::normal_distribution<double> noise(0, 0.1);
    const double day = static_cast<double>(step) / day_steps;
    const double first = 4 + 0.3 * std::sin(6.28 * day) + std::max(0.0, day - onset) * 0.5 + noise(random.engine());
    const double second = 50 + noise(random.engine());
    return {{first, first - 0.1, first + 0.1}, {second, second - 0.1, second + 0.1}};
}

std::string all_of(const std::vector<Evidence>& seen) {
    std::string out;
    for (const auto& one : seen)
        out += fmt::format("{} {} {} {} {} {:a};", one.point, text_of(one.sign), text_of(one.direction),
                           one.since.unix_ms, one.at.unix_ms, one.value);
    return out;
}

TEST(DeviceWatch, ForetellsTheLimitOfAGrowingFault) {
    test::Random random;
    auto points = two_points();
    points[0].combined = points[1].combined = false;
    DeviceWatch watch(points, Zone{});
    std::vector<Evidence> seen;
    for (int step = 0; step < 26 * day_steps; ++step) watch.observe(at_step(step), means_of(random, step, 20), seen);
    ASSERT_FALSE(seen.empty());
    const Instant limit_at = at_step(28 * day_steps);  // 4 + 0.5 · 8 = 8
    bool foretold = false;
    for (const auto& one : seen) {
        EXPECT_EQ(one.point, 0U);
        EXPECT_GE(one.at, at_step(20 * day_steps)) << text_of(one.sign);
        if (one.sign != Sign::trend) continue;
        EXPECT_EQ(one.direction, Direction::up);
        ASSERT_TRUE(one.until);
        EXPECT_LE(one.until->earliest, one.until->expected);
        if (one.at > at_step(25 * day_steps)) {
            foretold = true;
            EXPECT_NEAR(static_cast<double>((one.at + one.until->expected - limit_at).count()) / 86.4e6, 0, 1.5);
        }
    }
    EXPECT_TRUE(foretold);
}

TEST(DeviceWatch, GoesOnAfterARestartAsIfNothingHadHappened) {
    test::Random random, same(random);
    const int steps = 12 * day_steps, restart = 7 * day_steps + 131;
    DeviceWatch whole(two_points(), Zone{});
    std::vector<Evidence> seen, seen_in_two;
    for (int step = 0; step < steps; ++step) whole.observe(at_step(step), means_of(random, step, 5), seen);
    auto halves = std::make_unique<DeviceWatch>(two_points(), Zone{});
    for (int step = 0; step < steps; ++step) {
        if (step == restart) {
            auto fresh = std::make_unique<DeviceWatch>(two_points(), Zone{});
            ASSERT_TRUE(fresh->restore(halves->save()));
            halves = std::move(fresh);
        }
        halves->observe(at_step(step), means_of(same, step, 5), seen_in_two);
    }
    EXPECT_FALSE(seen.empty());
    EXPECT_EQ(all_of(seen), all_of(seen_in_two));
    EXPECT_EQ(whole.judged_until(), halves->judged_until());
}

TEST(DeviceWatch, OldStepsAndWhatNoSensorMeansTeachNothing) {
    test::Random random;
    DeviceWatch watch(two_points(), Zone{});
    std::vector<Evidence> seen;
    for (int step = 0; step < 3 * day_steps; ++step) watch.observe(at_step(step), means_of(random, step, 99), seen);
    const auto before = watch.save();
    watch.observe(at_step(2 * day_steps), std::vector<Mean>{{900, 900, 900}, {900, 900, 900}}, seen);
    EXPECT_EQ(watch.save(), before);
    const double infinity = std::numeric_limits<double>::infinity();
    for (int i = 0; i < 100; ++i)
        watch.observe(at_step(3 * day_steps + i), std::vector<Mean>{{infinity, infinity, infinity}, {nothing}}, seen);
    DeviceWatch other(two_points(), Zone{});
    ASSERT_TRUE(other.restore(before));
    other.start_at(watch.judged_until());
    EXPECT_EQ(watch.save(), other.save());
    EXPECT_TRUE(seen.empty());
}

TEST(DeviceWatch, APointThatIsNewBeginsAnewAndTheOthersGoOn) {
    test::Random random;
    DeviceWatch watch(two_points(), Zone{});
    std::vector<Evidence> seen;
    for (int step = 0; step < day_steps; ++step) watch.observe(at_step(step), means_of(random, step, 99), seen);
    auto points = two_points();
    points.insert(points.begin(), Watched{7, "new"});
    DeviceWatch more(points, Zone{});
    EXPECT_TRUE(more.restore(watch.save()));
    EXPECT_EQ(more.judged_until(), watch.judged_until());
    EXPECT_FALSE(more.restore("nonsense"));
    EXPECT_FALSE(more.restore(watch.save().substr(1)));
}

TEST(DeviceWatch, IdleReadingsSayNothing) {
    test::Random random;
    auto points = two_points();
    points[0].gate = 1;
    points[0].gate_least = 10;
    DeviceWatch watch(points, Zone{});
    std::vector<Evidence> seen;
    for (int step = 0; step < 40 * day_steps; ++step) {
        auto means = means_of(random, step, 10);
        means[1] = {0, 0, 0};
        watch.observe(at_step(step), means, seen);
    }
    for (const auto& one : seen) EXPECT_EQ(one.point, 1U);
}

/// A pressure that people set to 5 or to 12 from one operation to the next; from day 20 on it rises half a unit a day
/// above what was set. Limit: 3 above the setting, or 20 % of it.
TEST(DeviceWatch, WatchesTheDistanceFromASetting) {
    for (const bool percent : {false, true}) {
        test::Random random;
        std::normal_distribution<double> noise(0, 0.05);
        Watched pressure{1, "peep"}, setting{2, "peep_set"};
        pressure.set = 1;
        pressure.set_percent = percent;
        pressure.high = percent ? 20 : 3;
        DeviceWatch watch({pressure, setting}, Zone{});
        std::vector<Evidence> seen;
        for (int step = 0; step < 25 * day_steps; ++step) {
            const double set = step / 20 % 3 == 0 ? 12 : 5;
            const double grown = std::max(0.0, static_cast<double>(step) / day_steps - 20) * 0.5;
            const double value =
                percent ? set * (1 + grown / 15 + 0.02 * noise(random.engine())) : set + grown + noise(random.engine());
            watch.observe(at_step(step), std::vector<Mean>{{value, value - 0.1, value + 0.1}, {set, set, set}}, seen);
        }
        std::erase_if(seen, [](const Evidence& one) { return one.sign != Sign::trend; });
        ASSERT_FALSE(seen.empty()) << percent;
        for (const auto& one : seen) {
            EXPECT_EQ(one.point, 0U);
            EXPECT_GE(one.at, at_step(20 * day_steps));
            ASSERT_TRUE(one.limit);
            const bool at_twelve = one.value > 9;
            EXPECT_NEAR(*one.limit, percent ? (at_twelve ? 14.4 : 6.0) : (at_twelve ? 15.0 : 8.0), 1e-9);
            EXPECT_GT(one.value, at_twelve ? 11.5 : 4.5);
        }
        const Instant limit_at = at_step(26 * day_steps);
        EXPECT_NEAR(static_cast<double>((seen.back().at + seen.back().until->expected - limit_at).count()) / 86.4e6, 0,
                    1.5);
    }
}

TEST(DeviceWatch, WithoutItsSettingNothingIsJudged) {
    Watched pressure{1, "peep"}, setting{2, "peep_set"};
    pressure.set = 1;
    pressure.high = 3;
    DeviceWatch watch({pressure, setting}, Zone{});
    std::vector<Evidence> seen;
    for (int step = 0; step < 30 * day_steps; ++step) {
        const double value = 5 + 0.01 * step;
        watch.observe(at_step(step), std::vector<Mean>{{value, value, value}, {nothing}}, seen);
    }
    EXPECT_TRUE(seen.empty());
}

TEST(DeviceWatch, BeyondTheNearerLimitTheFartherOneIsForetold) {
    test::Random random;
    auto points = two_points();
    points[0].high = 6;
    points[0].high_far = 8;
    points[0].combined = points[1].combined = false;
    DeviceWatch watch(points, Zone{});
    std::vector<Evidence> seen;
    for (int step = 0; step < 27 * day_steps; ++step) watch.observe(at_step(step), means_of(random, step, 20), seen);
    std::erase_if(seen, [](const Evidence& one) { return one.sign != Sign::trend; });
    ASSERT_FALSE(seen.empty());
    EXPECT_EQ(seen.front().limit, 6);
    EXPECT_EQ(seen.back().limit, 8);
    for (const auto& one : seen) EXPECT_EQ(one.limit, one.value > 6 ? 8 : 6);
}

TEST(DeviceWatch, TellsOfASensorThatStands) {
    test::Random random;
    DeviceWatch watch(two_points(), Zone{});
    std::vector<Evidence> seen;
    for (int step = 0; step < 4 * day_steps; ++step) {
        auto means = means_of(random, step, 99);
        if (step >= 3 * day_steps) means[1] = {50, 50, 50};
        watch.observe(at_step(step), means, seen);
    }
    ASSERT_FALSE(seen.empty());
    EXPECT_EQ(seen.front().sign, Sign::frozen);
    EXPECT_EQ(seen.front().point, 1U);
    EXPECT_LE(seen.front().at, at_step(3 * day_steps + 40));
    EXPECT_NEAR(static_cast<double>((seen.front().since - at_step(3 * day_steps)).count()), 0, 3.0 * step_ms);
}

TEST(DeviceWatch, TellsWhenEachIsUsualAndAllTogetherAreNot) {
    test::Random random;
    std::normal_distribution<double> noise(0, 0.05);
    DeviceWatch watch(two_points(), Zone{});
    std::vector<Evidence> seen;
    double wandering = 0;
    for (int step = 0; step < 12 * day_steps; ++step) {
        wandering = 0.95 * wandering + 6 * noise(random.engine());
        const double first = 5 + 0.5 * wandering, other = 50 + (step < 10 * day_steps ? wandering : -wandering);
        const double a = first + noise(random.engine()), b = other + noise(random.engine());
        watch.observe(at_step(step), std::vector<Mean>{{a, a - 0.1, a + 0.1}, {b, b - 0.1, b + 0.1}}, seen);
    }
    const auto found =
        std::find_if(seen.begin(), seen.end(), [](const Evidence& one) { return one.sign == Sign::combination; });
    ASSERT_NE(found, seen.end());
    EXPECT_GE(found->at, at_step(10 * day_steps));
}

TEST(Pair, TellsWhenTwoThatAgreedNoLongerDo) {
    test::Random random;
    std::normal_distribution<double> noise(0, 0.02);
    PairState state;
    std::vector<Evidence> seen;
    for (int step = 0; step < 10 * day_steps; ++step) {
        const double shared = std::sin(step / 40.0);
        const double apart = step > 8 * day_steps ? 0.5 : 0;
        observe_pair(state, at_step(step), 95 + shared + noise(random.engine()),
                     94 + shared + apart + noise(random.engine()), {}, seen);
        EXPECT_TRUE(step > 8 * day_steps || seen.empty()) << step;
    }
    ASSERT_FALSE(seen.empty());
    EXPECT_EQ(seen.front().direction, Direction::up);
}

using Entries = std::vector<history::Entry>;

Entries readings(test::Random& random, int from, int to) {
    std::normal_distribution<double> noise(0, 1);
    Entries all;
    for (int i = from; i < to; ++i)
        for (history::SeriesId series = 1; series <= 5; ++series)
            all.push_back({series, {begin.unix_ms + i * 10'000, 20 + noise(random.engine()), history::Quality::good}});
    return all;
}

std::string state_of(Bank& bank) {
    std::string all;
    for (history::SeriesId series = 1; series <= 5; ++series) all += bank.save(series);
    return all;
}

TEST(Bank, DuplicatesAndOldReadingsChangeNothing) {
    test::Random random;
    Bank once, often;
    const auto all = readings(random, 0, 2000);
    once.observe(all);
    for (std::size_t from = 0; from < all.size(); from += 500) {
        const std::size_t again = from >= 700 ? from - 700 : 0;
        often.observe(std::span(all).subspan(from, 500));
        often.observe(std::span(all).subspan(again, 500));
    }
    auto bad = readings(random, 2000, 2100);
    for (auto& one : bad) one.sample.quality = history::Quality::bad;
    often.observe(bad);
    auto strange = readings(random, 2100, 2200);
    for (auto& one : strange) one.sample.value = nothing;
    often.observe(strange);
    often.observe(
        Entries{{-4, {begin.unix_ms, 1, {}}}, {0, {begin.unix_ms, 1, {}}}, {1LL << 40, {begin.unix_ms, 1, {}}}});
    EXPECT_EQ(state_of(once), state_of(often));
}

TEST(Bank, ManySendersAtOnceLeaveWhatOneWouldLeave) {
    test::Random random;
    Bank one, many;
    const auto all = readings(random, 0, 5000);
    one.observe(all);
    std::vector<std::thread> senders;
    for (history::SeriesId series = 1; series <= 5; ++series)
        senders.emplace_back([&, series] {
            for (const auto& entry : all)
                if (entry.series == series) many.observe({&entry, 1});
        });
    for (auto& sender : senders) sender.join();
    EXPECT_EQ(state_of(one), state_of(many));
    const auto news = many.take_news(3);
    ASSERT_TRUE(news);
    EXPECT_EQ(news->oldest, begin);
    EXPECT_EQ(news->newest, (Instant{begin.unix_ms + 4999 * 10'000}));
    EXPECT_FALSE(many.take_news(3));
}

TEST(Bank, GoesOnAfterARestart) {
    test::Random random;
    Bank whole, first, second;
    const auto early = readings(random, 0, 3000), late = readings(random, 3000, 4000);
    for (Bank* bank : {&whole, &first}) bank->observe(early);
    for (history::SeriesId series = 1; series <= 5; ++series) EXPECT_TRUE(second.restore(series, first.save(series)));
    whole.observe(late);
    second.observe(late);
    EXPECT_EQ(state_of(whole), state_of(second));
    EXPECT_TRUE(whole.save(77).empty());
    second.observe(Entries{{2, {begin.unix_ms + 40'000'000, 900, history::Quality::good}}});
    const auto unusual = second.unusual(2);
    ASSERT_TRUE(unusual);
    EXPECT_EQ(unusual->value, 900);
}

}  // namespace
}  // namespace zs::warnings
