// The same promises on a real VictoriaMetrics: a map that survives, kills of either side, gaps in the network.
#include "platform/history/victoria.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/socket.h>

#include <ctime>
#include <thread>

#include "platform/history/store_checks.h"
#include "platform/history/victoria_client.h"

namespace zs::history {
namespace {

constexpr double digits = 1e-11;  // it keeps about 14 decimal digits of the values of a block

int free_port() {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    EXPECT_EQ(::bind(socket, reinterpret_cast<sockaddr*>(&address), size), 0);
    EXPECT_EQ(::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size), 0);
    ::close(socket);
    return ntohs(address.sin_port);
}

class Server {
public:
    explicit Server(fs::path directory, std::string dedup = "1ms")
        : directory_(std::move(directory)), dedup_(std::move(dedup)) {}
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server() { kill(); }

    std::string url() const { return fmt::format("http://127.0.0.1:{}", port_); }

    void start() {
        while (std::time(nullptr) == started_) continue;  // it tells its start by the second
        started_ = std::time(nullptr);
        std::vector<std::string> words = {"victoria-metrics",
                                          "-storageDataPath=" + directory_.string(),
                                          fmt::format("-httpListenAddr=127.0.0.1:{}", port_),
                                          "-retentionPeriod=100y",
                                          "-dedup.minScrapeInterval=" + dedup_,
                                          "-loggerLevel=PANIC"};
        child_ = ::fork();
        if (child_ == 0) {
            std::vector<char*> arguments;
            for (auto& word : words) arguments.push_back(word.data());
            arguments.push_back(nullptr);
            const int nowhere = ::open("/dev/null", O_RDWR);
            for (const int file : {0, 1, 2}) ::dup2(nowhere, file);
            ::execvp(arguments[0], arguments.data());
            ::_exit(127);
        }
        const auto url = http_client::parse_url(this->url() + "/health");
        for (int i = 0; i < 300; ++i) {
            if (const auto answer = http_client::send(*url, {}, std::chrono::seconds(1));
                answer && answer->status == 200)
                return;
            int status = 0;
            ASSERT_EQ(::waitpid(child_, &status, WNOHANG), 0) << "victoria-metrics (packages.txt) does not start";
            std::this_thread::sleep_for(std::chrono::milliseconds(20));  // until it answers, not for a fixed time
        }
        FAIL() << "victoria-metrics does not answer";
    }

    void kill() {
        if (child_ <= 0) return;
        ::kill(child_, SIGKILL);
        ::waitpid(child_, nullptr, 0);
        child_ = 0;
    }

    /// Makes what it took visible to questions.
    void make_visible() const {
        const auto url = http_client::parse_url(this->url() + "/internal/force_flush");
        ASSERT_TRUE(http_client::send(*url, {}, std::chrono::seconds(30)).has_value());
    }

private:
    fs::path directory_;
    std::string dedup_;
    int port_ = free_port();
    pid_t child_ = 0;
    std::time_t started_ = 0;
};

struct Both {
    Place place;
    Server server{place.path / "remote"};
    Options options(std::size_t memory_samples = 1000) const { return {place.path / "buffer", memory_samples, {}}; }
    Result<std::unique_ptr<Store>> open(std::int64_t confirm_ms, std::size_t memory_samples = 1000) const {
        return open_victoria(options(memory_samples), {server.url(), server.url(), confirm_ms, 0});
    }
};

/// Times repeat, and then with the same value: which of two different ones VictoriaMetrics keeps is its own affair.
Sample sample_of(SeriesId series, std::int64_t at) {
    const auto mixed = static_cast<std::uint64_t>(at) * 0x9E37'79B9'7F4A'7C15U + static_cast<std::uint64_t>(series);
    const auto number = static_cast<double>(static_cast<std::int64_t>(mixed >> 40U) - 8'000'000);
    const auto quality = mixed % 10 == 0 ? Quality::bad : mixed % 10 == 1 ? Quality::uncertain : Quality::good;
    return {at, number / 1000, quality};
}

TEST(Victoria, is_a_map_that_survives) {
    Both both;
    both.server.start();
    test::Random random;
    Model model;
    auto store = *both.open(0);
    std::int64_t now = start_ms;
    for (int round = 0; round < 60; ++round) {
        std::vector<Entry> batch(random.index(200) + 1);
        for (auto& entry : batch) {
            const SeriesId series = random.integer(-2, 4);
            entry = {series, sample_of(series, any_sample(random, now).at_ms)};
            model[series][entry.sample.at_ms] = entry.sample;
        }
        ASSERT_TRUE(store->append(batch).has_value());
        now += random.integer(0, 3 * hour_ms);
        if (random.chance(30)) {
            ASSERT_TRUE(store->maintain(now).has_value());
            both.server.make_visible();
        }
        if (random.chance(10)) {
            store.reset();
            store = *both.open(0);
        }
        const auto from = floor_to(now - random.integer(0, 5 * day_ms), random.chance(50) ? hour_ms : 1);
        const auto steps = {std::int64_t{777}, minute_ms, hour_ms, 6 * hour_ms};
        expect_equal(*store, model, random.integer(-2, 4), from, from + random.integer(1, 4 * day_ms),
                     *(steps.begin() + random.integer(0, 3)), digits);
        if (HasFatalFailure()) return;
    }
    for (int i = 0; i < 2; ++i) ASSERT_TRUE(store->maintain(now).has_value());
    both.server.make_visible();
    EXPECT_EQ(store->figures().file_samples, 0U);
    for (SeriesId series = -2; series <= 4; ++series)
        expect_equal(*store, model, series, start_ms - day_ms, now + day_ms, hour_ms, digits);
}

TEST(Victoria, keeps_what_it_acknowledged_when_we_are_killed) {
    Both both;
    both.server.start();
    expect_kept_when_killed([&] { return both.open(0, 20'000); });
}

TEST(Victoria, gets_again_what_it_lost_when_it_was_killed) {
    Both both;
    both.server.start();
    auto store = *both.open(60'000);
    constexpr std::int64_t rounds = 60;
    for (std::int64_t round = 0; round < rounds; ++round) {
        std::vector<Entry> batch;
        for (std::int64_t i = 0; i < 500; ++i)
            batch.push_back({i % 7, {start_ms + round * 1000 + i, 1.5, Quality::good}});
        ASSERT_TRUE(store->append(batch).has_value());
        if (round % 10 == 5) {
            ASSERT_TRUE(store->maintain(start_ms).has_value());
        }
        if (round == 30) both.server.kill();  // seconds after it took some: they are in its memory only
        if (round == 30) {
            EXPECT_EQ(store->maintain(start_ms).error().key, "history.remote_unreachable");
            both.server.start();
        }
    }
    ASSERT_TRUE(store->maintain(start_ms).has_value());
    both.server.make_visible();
    const auto client = VictoriaClient::of(both.server.url(), both.server.url());
    std::size_t there = 0, found = 0;
    for (SeriesId series = 0; series < 7; ++series) {
        std::vector<Sample> samples;
        ASSERT_TRUE(client->samples(series, start_ms, start_ms + rounds * 1000, samples).has_value());
        there += samples.size();
        found += store->range(series, start_ms, start_ms + rounds * 1000)->size();
    }
    EXPECT_EQ(there, static_cast<std::size_t>(rounds) * 500);
    EXPECT_EQ(found, there);
}

TEST(Victoria, keeps_readings_while_it_cannot_be_reached) {
    Both both;
    auto store = *both.open(0);
    std::vector<Entry> batch;
    for (std::int64_t i = 0; i < 3000; ++i) batch.push_back({1, {start_ms + i * 1000, 2.5, Quality::good}});
    ASSERT_TRUE(store->append(batch).has_value());
    EXPECT_EQ(store->maintain(start_ms).error().key, "history.remote_unreachable");
    EXPECT_EQ(store->range(1, start_ms, start_ms + day_ms).error().key, "history.remote_unreachable");
    EXPECT_EQ(store->latest(1)->at_ms, start_ms + 2'999'000);
    store.reset();
    both.server.start();
    store = *both.open(0);
    for (int i = 0; i < 2; ++i) {
        ASSERT_TRUE(store->maintain(start_ms).has_value());
        both.server.make_visible();
    }
    EXPECT_EQ(store->figures().file_samples, 0U);
    EXPECT_EQ(store->range(1, start_ms, start_ms + day_ms)->size(), 3000U);
    store.reset();
    store = *both.open(0);
    EXPECT_EQ(store->latest(1)->at_ms, start_ms + 2'999'000);
}

TEST(Victoria, is_refused_when_it_would_drop_or_double) {
    const Place place;
    Server server(place.path / "remote", "0s");
    server.start();
    const auto refused = open_victoria({place.path / "buffer", 1000, {}}, {server.url(), server.url(), 0, 0});
    EXPECT_EQ(refused.error().key, "history.remote_settings");
    EXPECT_EQ(open_victoria({place.path / "buffer", 1000, {}}, {"ftp://x", "ftp://x", 0, 0}).error().key,
              "history.bad_address");
    EXPECT_EQ(retention_days("6y"), 2190);
    EXPECT_EQ(retention_days("24"), 744);
    EXPECT_EQ(retention_days("36h"), 1);
    EXPECT_FALSE(retention_days("soon").has_value());
}

TEST(Victoria, reads_only_whole_answers) {
    std::vector<Sample> samples;
    EXPECT_TRUE(read_export(R"({"metric":{"series":"1","quality":"bad"},"values":[1.5,-2],"timestamps":[1000,2000]})",
                            samples));
    ASSERT_EQ(samples.size(), 2U);
    EXPECT_EQ(samples[1], (Sample{2000, -2, Quality::bad}));
    for (const std::string_view broken :
         {"error", R"({"metric":{},"values":[1,2],"timestamps":[1]})", R"({"metric":{},"values":[1)",
          R"({"metric":{},"values":[null],"timestamps":[1]})", R"({"values":[1],"timestamps":[1,2]})"}) {
        samples.clear();
        EXPECT_FALSE(read_export(broken, samples)) << broken;
    }
}

}  // namespace
}  // namespace zs::history
