// Pages get the newest of what they named, once, and not too often.
#include "platform/notify/newest.h"

#include <gtest/gtest.h>

namespace zs::live {
namespace {

TEST(Newest, tells_each_page_what_it_named) {
    Newest newest;
    EXPECT_FALSE(newest.watched());
    const auto page = newest.watch({1, 2});
    int woken = 0;
    page->on_ready([&] { ++woken; });
    EXPECT_EQ(page->take(), "event: hello\ndata: {}\n\n");
    EXPECT_EQ(page->take(), "");
    newest.post(std::vector<Reading>{{3, 100, 1.0}});
    EXPECT_EQ(woken, 0);
    newest.post(std::vector<Reading>{{1, 100, 1.5}, {2, 100, 2.5, "bad"}});
    newest.post(std::vector<Reading>{{1, 200, 1.75}, {1, 150, 9.0}});
    EXPECT_EQ(woken, 1);
    EXPECT_EQ(page->take(), "event: readings\ndata: {\"items\":[[1,200,1.75,\"good\"],[2,100,2.5,\"bad\"]]}\n\n");
    newest.post(std::vector<Reading>{{1, 300, 2.0}});
    EXPECT_EQ(page->take(), "") << "a second has not passed";
    EXPECT_LE(page->rest().count(), 1000);
    page->close();
    newest.post(std::vector<Reading>{{1, 400, 3.0}});
    EXPECT_FALSE(newest.watched());
}

}  // namespace
}  // namespace zs::live
