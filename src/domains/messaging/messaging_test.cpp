// Robots by table; sending to a real local receiver that checks signature and size.
#include "domains/messaging/messaging.h"

#include <gtest/gtest.h>

#include <boost/asio.hpp>
#include <boost/beast.hpp>
#include <thread>

#include "core/hash.h"
#include "core/json.h"
#include "domains/messaging/generated_resources.h"
#include "domains/messaging/robots.h"
#include "platform/database/engines/test_database.h"

namespace zs::messaging {
namespace {

namespace wire = boost::beast::http;
using boost::asio::ip::tcp;

/// A group chat's server: answers with what it was told to, keeps what it was sent.
class Receiver {
public:
    Receiver() : thread_([this] { run(); }) {}
    ~Receiver() {
        stopping_ = true;
        boost::asio::io_context io;
        tcp::socket wake(io);
        boost::system::error_code ignored;
        wake.connect(acceptor_.local_endpoint(), ignored);
        thread_.join();
    }
    std::string url(std::string_view path) const {
        return "http://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port()) + std::string(path);
    }
    std::string answer = R"({"errcode":0,"errmsg":"ok","code":0})";
    std::vector<wire::request<wire::string_body>> received;

private:
    void run() {
        for (;;) {
            tcp::socket socket(io_);
            acceptor_.accept(socket);
            if (stopping_) return;
            boost::beast::flat_buffer buffer;
            wire::request<wire::string_body> request;
            boost::system::error_code error;
            wire::read(socket, buffer, request, error);
            wire::response<wire::string_body> response{wire::status::ok, 11};
            response.body() = answer;
            response.prepare_payload();
            received.push_back(std::move(request));
            wire::write(socket, response, error);
        }
    }
    boost::asio::io_context io_;
    tcp::acceptor acceptor_{io_, tcp::endpoint(boost::asio::ip::make_address("127.0.0.1"), 0)};
    std::atomic<bool> stopping_{false};
    std::thread thread_;
};

TEST(Robots, SignAsTheirMakersSay) {
    Channel channel;
    channel.kind = ChannelKind::dingtalk;
    channel.url = "https://example.invalid/robot/send?access_token=T";
    channel.secret = "SECtest";
    EXPECT_EQ(robots::request(channel, "x", Instant{1'700'000'000'000}).url,
              "https://example.invalid/robot/send?access_token=T&timestamp=1700000000000&sign="
              "aZLLrriXgn05YbwaGR7knYsLeJADjr9NwLaNNKpxh4g%3D");
    channel.kind = ChannelKind::feishu;
    const auto body = json::parse_object(robots::request(channel, "x", Instant{1'700'000'000'000}).body);
    EXPECT_EQ(body->at("timestamp").as_string(), "1700000000");
    EXPECT_EQ(body->at("sign").as_string(), base64(hmac_sha256("1700000000\nSECtest", "")));
}

TEST(Robots, MergeStaysWithinBytesAndCharacters) {
    const std::vector<std::string> lines(500, "水龙头漏水水龙头漏水");
    const auto text = robots::merge(lines, 4096);
    EXPECT_LE(text.size(), 4096U);
    EXPECT_NE(text.find("另有"), std::string::npos);
    std::string chinese;
    for (int i = 0; i < 3000; ++i) chinese += "水";
    const auto cut = robots::merge({chinese}, 4096);
    EXPECT_LE(cut.size(), 4096U);
    EXPECT_EQ((cut.size() - std::string("…").size()) % 3, 0U);
}

struct AnswerCase {
    ChannelKind kind;
    int status;
    std::string_view body;
    robots::Verdict expected;
};
constexpr AnswerCase answers[] = {
    {ChannelKind::wecom, 200, R"({"errcode":0})", robots::Verdict::delivered},
    {ChannelKind::wecom, 200, R"({"errcode":45009})", robots::Verdict::slow_down},
    {ChannelKind::dingtalk, 200, R"({"errcode":310000})", robots::Verdict::refused},
    {ChannelKind::dingtalk, 200, R"({"errcode":130101})", robots::Verdict::slow_down},
    {ChannelKind::feishu, 200, R"({"code":0})", robots::Verdict::delivered},
    {ChannelKind::feishu, 429, "", robots::Verdict::slow_down},
    {ChannelKind::feishu, 502, "<html>", robots::Verdict::refused},
    {ChannelKind::wecom, 200, "[]", robots::Verdict::refused},
};
TEST(Robots, ReadAnswers) {
    for (const auto& one : answers)
        EXPECT_EQ(robots::read_answer(one.kind, one.status, one.body), one.expected) << one.body;
}

class SenderTest : public ::testing::Test {
protected:
    void SetUp() override { ASSERT_TRUE(migrate(*database, generated_migrations())); }
    void add_channel(ChannelKind kind, std::int64_t quiet_from = 0, std::int64_t quiet_to = 0) {
        ASSERT_TRUE(database->write([&](Transaction& transaction) -> Status {
            Channel channel;
            channel.code = channel.name = "C";
            channel.kind = kind;
            channel.url = receiver.url("/send?key=K");
            channel.secret = "S";
            channel.topics = "repair.work_order_reported, repair.work_order_escalated";
            channel.quiet_from_minute = quiet_from;
            channel.quiet_to_minute = quiet_to;
            insert(transaction, channel);
            return {};
        }));
    }
    void happen(std::int64_t id, const std::string& type, const std::string& priority) {
        ASSERT_TRUE(database->write([&](Transaction& transaction) {
            return enqueue(transaction, {id, type, id,
                                         R"({"number":"WX-)" + std::to_string(id) + R"(","priority":")" + priority +
                                             R"(","title":"灯不亮","crew_id":3})",
                                         transaction.now()});
        }));
    }
    std::int64_t count(const std::string& state) {
        std::int64_t result = -1;
        EXPECT_TRUE(database->read([&](Reader& reader) -> Status {
            result = reader.integer("SELECT COUNT(*) FROM messaging_message WHERE state = ?", {state}).value_or(-1);
            return {};
        }));
        return result;
    }
    Receiver receiver;
    testing::TestDatabase database;
};

TEST_F(SenderTest, SendsWhatWaitsAsOneMessage) {
    add_channel(ChannelKind::wecom);
    happen(1, "repair.work_order_reported", "p2");
    happen(2, "repair.work_order_escalated", "p2");
    happen(3, "repair.work_order_closed", "p2");  // nobody asked for it
    EXPECT_EQ(*send_waiting(*database), 2);
    ASSERT_EQ(receiver.received.size(), 1U);
    const auto body = json::parse_object(receiver.received[0].body());
    const std::string text(body->at("markdown").at("content").as_string());
    EXPECT_NE(text.find("WX-1"), std::string::npos);
    EXPECT_NE(text.find("WX-2"), std::string::npos);
    EXPECT_EQ(*send_waiting(*database), 0);  // once
    EXPECT_EQ(receiver.received.size(), 1U);
}

TEST_F(SenderTest, SignatureArrives) {
    add_channel(ChannelKind::dingtalk);
    happen(1, "repair.work_order_reported", "p2");
    EXPECT_EQ(*send_waiting(*database), 1);
    const std::string target(receiver.received.at(0).target());
    const std::string stamp = std::to_string(database.clock().now().unix_ms);
    EXPECT_NE(target.find("timestamp=" + stamp), std::string::npos) << target;
    EXPECT_NE(target.find("&sign="), std::string::npos);
}

TEST_F(SenderTest, TriesAgainLaterAndGivesUpAfterFour) {
    add_channel(ChannelKind::wecom);
    receiver.answer = R"({"errcode":93000,"errmsg":"invalid webhook url"})";
    happen(1, "repair.work_order_reported", "p2");
    for (const int minutes : {0, 1, 5, 30}) {
        database.clock().set(database.clock().now() + std::chrono::minutes(minutes));
        EXPECT_EQ(*send_waiting(*database), 0);
        EXPECT_EQ(*send_waiting(*database), 0);  // not before its time
    }
    EXPECT_EQ(receiver.received.size(), 4U);
    EXPECT_EQ(count("failed"), 1);
}

TEST_F(SenderTest, QuietHoursHoldBackAllButUrgent) {
    add_channel(ChannelKind::wecom, 0, 1439);
    happen(1, "repair.work_order_reported", "p3");
    happen(2, "repair.work_order_reported", "p1");
    EXPECT_EQ(*send_waiting(*database), 1);
    EXPECT_EQ(count("waiting"), 1);
}

TEST_F(SenderTest, SlowsDownWithoutLosingTries) {
    add_channel(ChannelKind::wecom);
    receiver.answer = R"({"errcode":45009})";
    happen(1, "repair.work_order_reported", "p2");
    for (int i = 0; i < 6; ++i) {
        EXPECT_EQ(*send_waiting(*database), 0);
        database.clock().set(database.clock().now() + std::chrono::minutes(1));
    }
    receiver.answer = R"({"errcode":0})";
    EXPECT_EQ(*send_waiting(*database), 1);
}

}  // namespace
}  // namespace zs::messaging
