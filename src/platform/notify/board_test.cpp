// Pages get the newest of what they named, once, and not too often.
#include "platform/notify/board.h"

#include <gtest/gtest.h>

namespace zs::live {
namespace {

TEST(Board, tells_each_page_what_it_named) {
    Board board;
    EXPECT_FALSE(board.watched());
    const auto page = board.watch({1, 2});
    int woken = 0;
    page->on_ready([&] { ++woken; });
    EXPECT_EQ(page->take(), "event: hello\ndata: {}\n\n");
    EXPECT_EQ(page->take(), "");
    board.post(std::vector<Reading>{{3, 100, 1.0}});
    EXPECT_EQ(woken, 0);
    board.post(std::vector<Reading>{{1, 100, 1.5}, {2, 100, 2.5, "bad"}});
    board.post(std::vector<Reading>{{1, 200, 1.75}, {1, 150, 9.0}});
    EXPECT_EQ(woken, 1);
    EXPECT_EQ(page->take(), "event: readings\ndata: {\"items\":[[1,200,1.75,\"good\"],[2,100,2.5,\"bad\"]]}\n\n");
    board.post(std::vector<Reading>{{1, 300, 2.0}});
    EXPECT_EQ(page->take(), "") << "a second has not passed";
    EXPECT_LE(page->rest().count(), 1000);
    page->close();
    board.post(std::vector<Reading>{{1, 400, 3.0}});
    EXPECT_FALSE(board.watched());
}

}  // namespace
}  // namespace zs::live
