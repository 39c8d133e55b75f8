// The store against a plain map, killed, cut short, damaged and without room.
#include "platform/history/history.h"

#include <fcntl.h>
#include <sys/resource.h>

#include <fstream>
#include <thread>

#include "platform/history/store_checks.h"

namespace zs::history {
namespace {

std::unique_ptr<Store> opened(const Options& options) {
    auto store = Store::open(options);
    EXPECT_TRUE(store.has_value()) << (store ? "" : store.error().key);
    return store ? std::move(*store) : nullptr;
}

TEST(History, is_a_map_that_survives) {
    const Place place;
    test::Random random;
    Model model;
    auto store = opened(place.options());
    std::int64_t now = start_ms;
    for (int round = 0; round < 120; ++round) {
        std::vector<Entry> batch(random.index(200) + 1);
        for (auto& entry : batch) {
            entry = {random.integer(-2, 4), any_sample(random, now)};
            model[entry.series][entry.sample.at_ms] = entry.sample;
        }
        ASSERT_TRUE(store->append(batch).has_value());
        now += random.integer(0, 3 * hour_ms);
        if (random.chance(10)) {
            ASSERT_TRUE(store->flush().has_value());
        }
        if (random.chance(10)) {
            ASSERT_TRUE(store->maintain(now).has_value());
        }
        if (random.chance(10)) {
            store.reset();
            store = opened(place.options());
        }
        const auto from = floor_to(now - random.integer(0, 5 * day_ms), random.chance(50) ? hour_ms : 1);
        const auto steps = {std::int64_t{777}, minute_ms, hour_ms, 6 * hour_ms};
        expect_equal(*store, model, random.integer(-2, 4), from, from + random.integer(1, 4 * day_ms),
                     *(steps.begin() + random.integer(0, 3)));
        if (HasFatalFailure()) return;
    }
}

TEST(History, packs_and_unpacks_any_values) {
    test::Random random;
    for (int round = 0; round < 200; ++round) {
        std::vector<Sample> samples(random.index(300));
        std::int64_t at = random.integer(-day_ms, start_ms);
        for (auto& sample : samples) {
            sample = any_sample(random, 0);
            if (random.chance(5)) sample.value = random.chance(50) ? 1e300 : 5e-324;
            sample.at_ms = at += random.integer(1, 20'000);
        }
        std::vector<Sample> back;
        ASSERT_TRUE(unpack_samples(pack_samples(samples), back));
        ASSERT_EQ(back.size(), samples.size());
        for (std::size_t i = 0; i < back.size(); ++i) {
            ASSERT_EQ(back[i], samples[i]);
            ASSERT_EQ(std::signbit(back[i].value), std::signbit(samples[i].value));
        }
    }
}

TEST(History, keeps_what_it_acknowledged_when_killed) {
    const Place place;
    expect_kept_when_killed([&] { return Store::open(place.options(20'000)); });
}

TEST(History, leaves_out_a_torn_end) {
    const Place place;
    {
        auto store = opened(place.options());
        for (std::int64_t i = 0; i < 10; ++i)
            ASSERT_TRUE(store->append(std::vector<Entry>{{1, {start_ms + i, 1, Quality::good}}}).has_value());
    }
    const auto log = place.files(".log").front();
    fs::resize_file(log, fs::file_size(log) - 3);
    auto store = opened(place.options());
    EXPECT_EQ(store->figures().damaged, 1U);
    EXPECT_EQ(store->range(1, start_ms, start_ms + 100)->size(), 9U);
    ASSERT_TRUE(store->append(std::vector<Entry>{{1, {start_ms + 50, 1, Quality::good}}}).has_value());
    store.reset();
    store = opened(place.options());
    EXPECT_EQ(store->range(1, start_ms, start_ms + 100)->size(), 10U);
}

void flip_byte(const fs::path& path, std::int64_t at_from_end) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(-at_from_end, std::ios::end);
    const char byte = static_cast<char>(file.get() ^ 0x55);
    file.seekp(-at_from_end, std::ios::end);
    file.put(byte);
}

TEST(History, serves_the_rest_of_damaged_files) {
    const Place place;
    {
        auto store = opened(place.options());
        for (std::int64_t day = 0; day < 2; ++day)
            for (std::int64_t i = 0; i < 500; ++i)
                ASSERT_TRUE(store->append(std::vector<Entry>{{1, {start_ms + day * day_ms + i, 1, Quality::good}}}));
        ASSERT_TRUE(store->flush().has_value());
        auto runs = place.files(".run");
        ASSERT_EQ(runs.size(), 2U);
        std::sort(runs.begin(), runs.end());
        flip_byte(runs.front(), static_cast<std::int64_t>(fs::file_size(runs.front())) - 40);  // inside a block
        EXPECT_EQ(store->range(1, start_ms, start_ms + day_ms).error().key, "history.damaged");
        EXPECT_EQ(store->range(1, start_ms + day_ms, start_ms + 2 * day_ms)->size(), 500U);
        flip_byte(runs.front(), 30);  // inside the index
    }
    auto store = opened(place.options());
    EXPECT_EQ(store->figures().damaged, 1U);
    EXPECT_EQ(place.files(".damaged").size(), 1U);
    EXPECT_EQ(store->range(1, start_ms, start_ms + 2 * day_ms)->size(), 500U);
}

TEST(History, refuses_without_room_and_goes_on_with_it) {
    const Place place;
    std::signal(SIGXFSZ, SIG_IGN);
    auto store = opened(place.options(100'000));
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const rlimit small{64 << 10, before.rlim_max};
    std::vector<Entry> batch(1000);
    std::int64_t at = start_ms, kept = 0;
    const auto append = [&] {
        for (auto& entry : batch) entry = {1, {at++, 1.5, Quality::good}};
        return store->append(batch);
    };
    ::setrlimit(RLIMIT_FSIZE, &small);
    Status status;
    for (int i = 0; i < 100 && status; ++i) {
        status = append();
        kept += status ? 1000 : 0;
    }
    ::setrlimit(RLIMIT_FSIZE, &before);
    ASSERT_FALSE(status.has_value());
    EXPECT_EQ(status.error().key, "unavailable.disk_full");
    ASSERT_TRUE(append().has_value());
    store.reset();
    store = opened(place.options(100'000));
    EXPECT_EQ(store->range(1, start_ms, at)->size(), static_cast<std::size_t>(kept) + 1000);
}

TEST(History, thins_by_age) {
    const Place place;
    auto options = place.options();
    options.policy = {10, 20, 30};
    auto store = opened(options);
    const auto first = floor_to(start_ms, day_ms);
    std::vector<Entry> batch;
    for (std::int64_t i = 0; i < 720; ++i)
        batch.push_back({1, {first + i * 10'000, static_cast<double>(i), Quality::good}});
    ASSERT_TRUE(store->append(batch).has_value());
    ASSERT_TRUE(store->flush().has_value());
    const auto hours = store->aggregate(1, first, first + day_ms, hour_ms);
    for (const auto& [age, samples] :
         std::initializer_list<std::pair<std::int64_t, std::size_t>>{{5, 720}, {11, 120}, {21, 2}, {31, 0}}) {
        ASSERT_TRUE(store->maintain(first + age * day_ms).has_value());
        EXPECT_EQ(store->range(1, first, first + day_ms)->size(), samples) << age;
        if (age > 30) break;
        const auto now = store->aggregate(1, first, first + day_ms, hour_ms);
        ASSERT_EQ(now->size(), hours->size());
        EXPECT_EQ(now->front().sum, hours->front().sum);
        EXPECT_EQ(now->back().max, hours->back().max);
    }
    EXPECT_EQ(store->figures().files, 0U);
}

TEST(History, refuses_what_is_no_number) {
    const Place place;
    auto store = opened(place.options());
    const std::vector<Entry> batch = {{1, {start_ms, 1, Quality::good}}, {1, {start_ms + 1, 0.0 / 0.0, Quality::good}}};
    EXPECT_EQ(store->append(batch).error().key, "history.not_a_number");
    EXPECT_FALSE(store->latest(1).has_value());
    EXPECT_EQ(Store::open(place.options()).error().key, "history.in_use");
}

TEST(History, is_shared_by_threads) {
    const Place place;
    auto store = opened(place.options(5000));
    std::vector<std::thread> threads;
    for (SeriesId series = 0; series < 4; ++series)
        threads.emplace_back([&, series] {
            for (std::int64_t i = 0; i < 200; ++i) {
                std::vector<Entry> batch;
                for (std::int64_t k = 0; k < 50; ++k)
                    batch.push_back({series, {start_ms + (i * 50 + k) * 1000, 1, Quality::good}});
                EXPECT_TRUE(store->append(batch).has_value());
                const auto read = store->range(series, start_ms, start_ms + day_ms);
                EXPECT_EQ(read->size(), static_cast<std::size_t>(i + 1) * 50);
            }
        });
    for (auto& thread : threads) thread.join();
    EXPECT_LE(store->figures().syncs, 800U);
}

}  // namespace
}  // namespace zs::history
