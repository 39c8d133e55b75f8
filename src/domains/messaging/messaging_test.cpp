// Robots by table; sending to a real local receiver; notices and escalations in a small hospital.
#include "domains/messaging/messaging.h"

#include <gtest/gtest.h>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

#include "core/hash.h"
#include "core/json.h"
#include "domains/messaging/robots.h"
#include "support/messaging_house.h"

namespace zs::messaging {
namespace {

/// A group chat's server: answers with what it was told to, keeps what it was sent.
class Receiver {
public:
    struct Asked {
        std::string target, body;
    };
    Receiver() : listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof(address);
        auto* bare = reinterpret_cast<sockaddr*>(&address);
        EXPECT_EQ(::bind(listener_, bare, size), 0);
        EXPECT_EQ(::listen(listener_, 16), 0);
        EXPECT_EQ(::getsockname(listener_, bare, &size), 0);
        port_ = ntohs(address.sin_port);
        thread_ = std::thread([this] { run(); });
    }
    ~Receiver() {
        ::shutdown(listener_, SHUT_RDWR);
        thread_.join();
        ::close(listener_);
    }
    std::string url(std::string_view path) const {
        return "http://127.0.0.1:" + std::to_string(port_) + std::string(path);
    }
    std::string answer = R"({"errcode":0,"errmsg":"ok","code":0})";
    std::vector<Asked> received;

private:
    void run() {
        for (int peer = ::accept(listener_, nullptr, nullptr); peer >= 0;
             peer = ::accept(listener_, nullptr, nullptr)) {
            received.push_back(read_request(peer));
            const std::string text =
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + std::to_string(answer.size()) +
                "\r\n\r\n" + answer;
            EXPECT_EQ(::send(peer, text.data(), text.size(), MSG_NOSIGNAL), static_cast<ssize_t>(text.size()));
            ::close(peer);
        }
    }
    static Asked read_request(int peer) {
        std::string text;
        std::size_t head = std::string::npos, length = 0;
        while (head == std::string::npos || text.size() < head + 4 + length) {
            char bytes[4096];
            const auto count = ::recv(peer, bytes, sizeof(bytes), 0);
            if (count <= 0) break;
            text.append(bytes, static_cast<std::size_t>(count));
            head = text.find("\r\n\r\n");
            const auto told = text.find("Content-Length: ");
            if (told != std::string::npos) length = std::stoul(text.substr(told + 16, 9));
        }
        const auto begin = text.find(' ') + 1;
        return {text.substr(begin, text.find(' ', begin) - begin), head == text.npos ? "" : text.substr(head + 4)};
    }
    int listener_;
    std::uint16_t port_ = 0;
    std::thread thread_;
};

std::string more(std::size_t n) { return "… 另有 " + std::to_string(n) + " 条"; }

TEST(Robots, SignAsTheirMakersSay) {
    Channel channel;
    channel.kind = ChannelKind::dingtalk;
    channel.url = "https://example.invalid/robot/send?access_token=T";
    channel.secret = "SECtest";
    const Instant now{1'700'000'000'000};
    EXPECT_EQ(robots::request(channel, "t", "x", {}, now).url,
              "https://example.invalid/robot/send?access_token=T&timestamp=1700000000000&sign="
              "aZLLrriXgn05YbwaGR7knYsLeJADjr9NwLaNNKpxh4g%3D");
    channel.kind = ChannelKind::feishu;
    const auto body = json::parse_object(robots::request(channel, "t", "x", {}, now).body);
    EXPECT_EQ(body->at("timestamp").as_string(), "1700000000");
    EXPECT_EQ(body->at("sign").as_string(), base64(hmac_sha256("1700000000\nSECtest", "")));
}

TEST(Robots, NamePeopleInTheirOwnWay) {
    Channel channel;
    const std::vector<std::string> people{"li", "wang"};
    channel.kind = ChannelKind::wecom;
    auto body = json::parse_object(robots::request(channel, "t", "x", people, {}).body);
    EXPECT_EQ(body->at("msgtype").as_string(), "text");
    EXPECT_EQ(json::write(body->at("text").at("mentioned_list")), R"(["li","wang"])");
    channel.kind = ChannelKind::dingtalk;
    body = json::parse_object(robots::request(channel, "t", "x", people, {}).body);
    EXPECT_EQ(json::write(body->at("at").at("atUserIds")), R"(["li","wang"])");
    EXPECT_EQ(body->at("markdown").at("text").as_string(), "x @li @wang");
    channel.kind = ChannelKind::feishu;
    body = json::parse_object(robots::request(channel, "t", "x", people, {}).body);
    EXPECT_EQ(body->at("content").at("text").as_string(), "x <at user_id=\"li\"></at> <at user_id=\"wang\"></at>");
    EXPECT_EQ(robots::limits_of(ChannelKind::wecom, robots::form_of(ChannelKind::wecom, people)).text_bytes_max, 2048U);
}

TEST(Robots, MergeStaysWithinBytesAndCharacters) {
    const std::vector<std::string> lines(500, "水龙头漏水水龙头漏水");
    const auto text = robots::merge(lines, 4096, more);
    EXPECT_LE(text.size(), 4096U);
    EXPECT_GT(text.size(), 3900U);
    EXPECT_NE(text.find("另有"), std::string::npos);
    std::string chinese;
    for (int i = 0; i < 3000; ++i) chinese += "水";
    for (std::size_t limit = 100; limit < 106; ++limit) {
        const auto cut = robots::merge({chinese}, limit, more);
        EXPECT_LE(cut.size(), limit);
        EXPECT_EQ(cut.size() % 3, 0U);  // whole characters of three bytes
    }
}

TEST(Robots, AnswersAreStoredWholeAndValid) {
    std::string long_answer = "x";
    for (int i = 0; i < 100; ++i) long_answer += "错";
    EXPECT_EQ(robots::short_answer(long_answer).size(), 199U);
    EXPECT_EQ(robots::short_answer("\xff\xfe\xff"), "(3 bytes)");
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

class SenderTest : public ::testing::Test, protected testing::House {
protected:
    Id<Channel> add_channel(ChannelKind kind, std::int64_t quiet_from = 0, std::int64_t quiet_to = 0,
                            std::optional<Id<Channel>> fallback = {}, const std::string& path = "/send?key=K") {
        Channel channel;
        channel.code = channel.name = "C" + path;
        channel.kind = kind;
        channel.url = receiver.url(path);
        channel.secret = "S";
        channel.topics = "repair.work_order_reported, repair.work_order_escalated";
        channel.quiet_from_minute = quiet_from;
        channel.quiet_to_minute = quiet_to;
        channel.fallback_channel_id = fallback;
        write([&](Transaction& transaction) { return insert(transaction, channel), Status{}; });
        return channel.id;
    }
    void happen(const std::string& type, const std::string& priority) {
        publish(type, {{"number", "WX-" + std::to_string(++number)}, {"priority", priority}, {"title", "灯不亮"}});
    }
    std::string markdown(std::size_t index) {
        const auto body = json::parse_object(receiver.received.at(index).body);
        return std::string(body->at("markdown")
                               .at(body->at("markdown").as_object().contains("text") ? "text" : "content")
                               .as_string());
    }
    std::int64_t count(const std::string& state) {
        return integer("SELECT COUNT(*) FROM messaging_message WHERE state = '" + state + "'");
    }
    void pass(std::chrono::minutes time) { database.clock().set(database.clock().now() + time); }
    Receiver receiver;
    int number = 0;
};

TEST_F(SenderTest, SendsWhatWaitsAsOneMessage) {
    add_channel(ChannelKind::wecom);
    happen("repair.work_order_reported", "p2");
    happen("repair.work_order_escalated", "p2");
    happen("repair.work_order_closed", "p2");  // nobody asked for it
    EXPECT_EQ(*send_waiting(*database), 2);
    ASSERT_EQ(receiver.received.size(), 1U);
    const auto text = markdown(0);
    EXPECT_NE(text.find("P2 new WX-1"), std::string::npos) << text;
    EXPECT_NE(text.find("WX-2"), std::string::npos) << text;
    EXPECT_NE(text.find("](https://repair.example/orders/77)"), std::string::npos) << text;
    EXPECT_EQ(*send_waiting(*database), 0);  // once
    EXPECT_EQ(receiver.received.size(), 1U);
}

TEST_F(SenderTest, TheSameEventTwiceIsOneMessage) {
    add_channel(ChannelKind::wecom);
    happen("repair.work_order_reported", "p2");
    deliver_events();
    rewind_events();
    deliver_events();
    EXPECT_EQ(*send_waiting(*database), 1);
}

TEST_F(SenderTest, SignatureArrives) {
    add_channel(ChannelKind::dingtalk);
    happen("repair.work_order_reported", "p2");
    EXPECT_EQ(*send_waiting(*database), 1);
    const std::string target(receiver.received.at(0).target);
    const std::string stamp = std::to_string(database.clock().now().unix_ms);
    EXPECT_NE(target.find("timestamp=" + stamp), std::string::npos) << target;
    EXPECT_NE(target.find("&sign="), std::string::npos);
}

TEST_F(SenderTest, TriesAgainLaterAndGivesUpAfterFour) {
    add_channel(ChannelKind::wecom);
    receiver.answer = R"({"errcode":93000,"errmsg":"invalid webhook url"})";
    happen("repair.work_order_reported", "p2");
    for (const int minutes : {0, 1, 5, 30}) {
        pass(std::chrono::minutes(minutes));
        EXPECT_EQ(*send_waiting(*database), 0);
        EXPECT_EQ(*send_waiting(*database), 0);  // not before its time
    }
    EXPECT_EQ(receiver.received.size(), 4U);
    EXPECT_EQ(count("failed"), 1);
}

TEST_F(SenderTest, AfterThreeFailuresTheFallbackGetsIt) {
    Receiver other;
    const auto second = add_channel(ChannelKind::wecom);
    write([&](Transaction& transaction) -> Status {
        transaction.execute("UPDATE messaging_channel SET topics = '', url = ? WHERE id = ?",
                            {other.url("/other"), second.value});
        return {};
    });
    add_channel(ChannelKind::wecom, 0, 0, second, "/first");
    receiver.answer = "gone";
    happen("repair.work_order_reported", "p2");
    for (const int minutes : {0, 1, 5}) {
        pass(std::chrono::minutes(minutes));
        EXPECT_EQ(*send_waiting(*database), 0);
    }
    EXPECT_EQ(count("moved"), 1);
    EXPECT_EQ(*send_waiting(*database), 1);
    EXPECT_EQ(other.received.size(), 1U);
    EXPECT_EQ(receiver.received.size(), 3U);
}

TEST_F(SenderTest, QuietHoursHoldBackAllButUrgent) {
    add_channel(ChannelKind::wecom, 0, 1439);
    happen("repair.work_order_reported", "p3");
    happen("repair.work_order_reported", "p1");
    EXPECT_EQ(*send_waiting(*database), 1);
    EXPECT_EQ(count("waiting"), 1);
}

TEST_F(SenderTest, AFloodIsCollectedButUrgentOnesGoThrough) {
    add_channel(ChannelKind::wecom);
    for (int i = 0; i < 10; ++i) {
        happen("repair.work_order_reported", "p3");
        EXPECT_EQ(*send_waiting(*database), 1);
        pass(std::chrono::minutes(0));
        database.clock().set(database.clock().now() + std::chrono::seconds(10));
    }
    for (int i = 0; i < 5; ++i) happen("repair.work_order_reported", "p3");
    EXPECT_EQ(*send_waiting(*database), 0);
    happen("repair.work_order_reported", "p1");
    EXPECT_EQ(*send_waiting(*database), 1);
    pass(std::chrono::minutes(10));
    EXPECT_EQ(*send_waiting(*database), 5);
    EXPECT_EQ(receiver.received.size(), 12U);
}

TEST_F(SenderTest, SlowsDownWithoutLosingTriesAndLeavesTheRobotAlone) {
    add_channel(ChannelKind::dingtalk);
    receiver.answer = R"({"errcode":130101})";
    happen("repair.work_order_reported", "p2");
    EXPECT_EQ(*send_waiting(*database), 0);
    receiver.answer = R"({"errcode":0})";
    happen("repair.work_order_reported", "p1");  // nothing more until the pause is over, not even this
    pass(std::chrono::minutes(9));
    EXPECT_EQ(*send_waiting(*database), 0);
    EXPECT_EQ(receiver.received.size(), 1U);
    pass(std::chrono::minutes(2));
    EXPECT_EQ(*send_waiting(*database), 2);
}

}  // namespace
}  // namespace zs::messaging
