// A copy taken while others write, packed and merged under its hands, opens with everything confirmed before it.
#include "platform/history/copy.h"

#include <atomic>
#include <thread>

#include "platform/history/store_checks.h"

namespace zs::history {
namespace {

TEST(HistoryCopy, holds_what_was_confirmed_before_it) {
    const Place place;
    const auto backup = place.path / "backup";
    auto store = *Store::open({place.path / "store", 2000, {}});
    std::atomic<std::int64_t> confirmed{0};
    std::atomic<bool> stop{false};
    std::thread writer([&] {
        for (std::int64_t round = 0; !stop; ++round) {
            std::vector<Entry> batch;
            for (std::int64_t i = 0; i < 100; ++i)
                batch.push_back({i % 5, {start_ms + (round * 100 + i) * 2000, 1, Quality::good}});
            EXPECT_TRUE(store->append(batch).has_value());
            confirmed = (round + 1) * 100;
            if (round % 40 == 39) {
                EXPECT_TRUE(store->maintain(start_ms + 40 * day_ms).has_value());
            }
        }
    });
    for (int copy = 0; copy < 5; ++copy) {
        const auto target = confirmed + 3000;
        while (confirmed < target) std::this_thread::yield();
        const auto before = confirmed.load();
        const auto copied = copy_store(place.path / "store", backup);
        ASSERT_TRUE(copied.has_value()) << copied.error().key;
        auto twin = *Store::open({backup, 1'000'000, {}});
        std::size_t found = 0;
        for (SeriesId series = 0; series < 5; ++series)
            found += twin->range(series, start_ms, start_ms + before * 2000)->size();
        EXPECT_EQ(found, static_cast<std::size_t>(before));
        twin.reset();
    }
    stop = true;
    writer.join();
    ASSERT_TRUE(store->flush().has_value());
    const auto last = copy_store(place.path / "store", backup);
    const auto again = copy_store(place.path / "store", backup);
    ASSERT_TRUE(last.has_value() && again.has_value());
    EXPECT_EQ(again->files, last->files);
    EXPECT_LE(again->fresh, 1U);  // the log
}

}  // namespace
}  // namespace zs::history
