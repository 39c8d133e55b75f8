// What tests of both stores share: a directory, a plain map as model, a child that is killed.
#pragma once
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>
#include <map>

#include "platform/history/codec.h"
#include "support/seed.h"

namespace zs::history {

namespace fs = std::filesystem;

constexpr std::int64_t start_ms = 1'750'000'000'000;

/// A directory of one test, gone afterwards.
struct Place {
    fs::path path = fs::temp_directory_path() / ("zs_history_" + std::to_string(::getpid()));
    Place() { fs::remove_all(path); }
    ~Place() { fs::remove_all(path); }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    Options options(std::size_t memory_samples = 1000) const { return {path, memory_samples, {}}; }
    std::vector<fs::path> files(std::string_view ending) const {
        std::vector<fs::path> found;
        for (const auto& file : fs::directory_iterator(path))
            if (file.path().string().ends_with(ending)) found.push_back(file.path());
        return found;
    }
};

using Model = std::map<SeriesId, std::map<std::int64_t, Sample>>;

inline std::vector<Sample> expected(const Model& model, SeriesId series, std::int64_t from, std::int64_t to) {
    std::vector<Sample> samples;
    if (const auto found = model.find(series); found != model.end())
        for (auto at = found->second.lower_bound(from); at != found->second.end() && at->first < to; ++at)
            samples.push_back(at->second);
    return samples;
}

inline std::map<std::int64_t, Bucket> expected_buckets(const std::vector<Sample>& samples, std::int64_t from,
                                                       std::int64_t step) {
    std::map<std::int64_t, Bucket> buckets;
    for (const auto& [at, value, quality] : samples) {
        if (quality == Quality::bad) continue;
        const auto begin = from + (at - from) / step * step;
        buckets.try_emplace(begin, Bucket{begin, 0, 0, value, value}).first->second.add({at, 1, value, value, value});
    }
    return buckets;
}

inline void expect_near(const Sample& one, const Sample& right, double tolerance) {
    ASSERT_EQ(one.at_ms, right.at_ms);
    ASSERT_NEAR(one.value, right.value, tolerance * (1 + std::abs(right.value)));
    ASSERT_EQ(one.quality, right.quality);
}

/// `tolerance`: relative, of a store that keeps fewer digits than ours.
inline void expect_equal(const Store& store, const Model& model, SeriesId series, std::int64_t from, std::int64_t to,
                         std::int64_t step, double tolerance = 0) {
    const auto right = expected(model, series, from, to);
    const auto read = store.range(series, from, to);
    ASSERT_TRUE(read.has_value());
    ASSERT_EQ(read->size(), right.size()) << "series " << series << " from " << from << " to " << to;
    for (std::size_t i = 0; i < right.size(); ++i) expect_near((*read)[i], right[i], tolerance);
    const auto buckets = expected_buckets(right, from, step);
    const auto sums = store.aggregate(series, from, to, step);
    ASSERT_TRUE(sums.has_value());
    ASSERT_EQ(sums->size(), buckets.size()) << "step " << step;
    auto bucket = buckets.begin();
    for (const auto& sum : *sums) {
        ASSERT_EQ(sum.at_ms, bucket->first);
        ASSERT_EQ(sum.n, bucket->second.n);
        ASSERT_NEAR(sum.sum, bucket->second.sum, 1e-6 * (1 + std::abs(sum.sum)));
        ASSERT_NEAR(sum.min, bucket->second.min, tolerance * (1 + std::abs(sum.min)));
        ASSERT_NEAR(sum.max, bucket->second.max, tolerance * (1 + std::abs(sum.max)));
        ++bucket;
    }
    if (const auto found = model.find(series); found != model.end()) {
        const auto latest = store.latest(series);
        ASSERT_TRUE(latest.has_value());
        expect_near(*latest, found->second.rbegin()->second, tolerance);
    }
}

inline Sample any_sample(test::Random& random, std::int64_t around) {
    Sample sample;
    sample.at_ms = around + random.integer(-90'000, 90'000) * (random.chance(10) ? 1000 : 1);
    const auto kind = random.integer(0, 3);
    sample.value = kind == 0   ? static_cast<double>(random.integer(-1000, 1000)) / 10
                   : kind == 1 ? static_cast<double>(random.integer(0, 1'000'000))
                   : kind == 2 ? static_cast<double>(random.integer(-999, 999)) / 997
                               : -0.0;
    sample.quality = random.chance(90) ? Quality::good : random.chance(50) ? Quality::bad : Quality::uncertain;
    return sample;
}

/// A child appends until it is killed; what it was told to be kept is there afterwards.
inline void expect_kept_when_killed(const std::function<Result<std::unique_ptr<Store>>()>& open) {
    int acknowledged[2];
    ASSERT_EQ(::pipe(acknowledged), 0);
    const auto child = ::fork();
    if (child == 0) {
        auto store = open();
        if (!store) ::_exit(1);
        for (std::int64_t round = 0;; ++round) {
            std::vector<Entry> batch;
            for (std::int64_t i = 0; i < 500; ++i)
                batch.push_back({i % 7, {start_ms + round * 1000 + i, static_cast<double>(round), Quality::good}});
            if (!(*store)->append(batch)) ::_exit(2);
            if (::write(acknowledged[1], &round, sizeof round) != sizeof round) ::_exit(3);
        }
    }
    std::int64_t last = -1;
    while (last < 150 && ::read(acknowledged[0], &last, sizeof last) == sizeof last) continue;
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status));
    ::close(acknowledged[1]);
    while (::read(acknowledged[0], &last, sizeof last) == sizeof last) continue;
    ::close(acknowledged[0]);
    const auto opened = open();
    ASSERT_TRUE(opened.has_value());
    const auto& store = *opened;
    std::size_t found = 0;
    for (SeriesId series = 0; series < 7; ++series) {
        const auto samples = store->range(series, start_ms, start_ms + (last + 1) * 1000);
        ASSERT_TRUE(samples.has_value());
        found += samples->size();
    }
    EXPECT_EQ(found, static_cast<std::size_t>(last + 1) * 500);
}

}  // namespace zs::history
