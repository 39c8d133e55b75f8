// Messages of a broker into the history: understood, stored, and only then acknowledged.
#include <spdlog/spdlog.h>

#include <condition_variable>
#include <mutex>

#include "app/gateways/gateways.h"
#include "domains/telemetry/ingest.h"
#include "domains/telemetry/mapping.h"
#include "platform/mqtt/subscriber.h"

namespace zs::gateways {
namespace {

using telemetry::Batch;
using telemetry::Reading;

constexpr std::size_t readings_at_once = 50'000;
constexpr std::size_t shown_bytes_max = 200;
constexpr auto trial_time = std::chrono::seconds(10);

/// The beginning of a payload as text that a page can show.
std::string shown(std::string_view payload) {
    std::string text;
    for (const char c : payload.substr(0, shown_bytes_max)) {
        const auto byte = static_cast<unsigned char>(c);
        text += byte < 0x20 || byte >= 0x7F ? '.' : c;  // half a character at the cut is none
    }
    if (payload.size() > shown_bytes_max) text += "...";
    return text;
}

Error about(Error error, const mqtt::Message& message) {
    error.params = {{"topic", shown(message.topic)}, {"payload", shown(message.payload)}};
    return error;
}

mqtt::Wishes wishes_of(const Setup& setup) {
    const auto& source = setup.source;
    mqtt::Wishes wishes;
    wishes.broker.host = source.host;
    wishes.broker.port = static_cast<std::uint16_t>(source.port);
    wishes.broker.user = source.user_name;
    wishes.broker.password = source.password;
    wishes.broker.tls = source.tls;
    wishes.broker.ca_pem = source.ca_pem;
    for (const auto& map : setup.maps) wishes.subscriptions.push_back({map.filter, static_cast<int>(source.qos)});
    return wishes;
}

class BrokerWorker final : public Worker {
public:
    BrokerWorker(const Surroundings& around, const Setup& setup, std::vector<std::string> no_longer)
        : around_(around), source_(setup.source), maps_(setup.maps) {
        auto wishes = wishes_of(setup);
        wishes.broker.client_id = source_.client_id.empty() ? "zhongshu-" + source_.code : source_.client_id;
        wishes.no_longer = std::move(no_longer);
        subscriber_ = std::make_unique<mqtt::Subscriber>(
            std::move(wishes), [this](std::span<const mqtt::Message> messages) { return take(messages); },
            [this](bool connected, const Error* error, const mqtt::Figures& figures) {
                told(connected, error, figures);
            });
    }

private:
    Status take(std::span<const mqtt::Message> messages) {
        const Instant now = around_.clock.now();
        Batch batch;
        batch.messages = messages.size();
        std::vector<Reading> readings;
        for (const auto& message : messages) {
            if (const auto read = telemetry::mapping::read(maps_, message.topic, message.payload, now, readings);
                !read) {
                ++batch.refused;
                around_.board->trouble(source_.id, about(read.error(), message), now);
            }
            if (readings.size() >= readings_at_once) ZS_TRY(store(readings, batch, now));
        }
        ZS_TRY(store(readings, batch, now));
        around_.board->add(source_.id, batch, now);
        return {};
    }

    Status store(std::vector<Reading>& readings, Batch& batch, Instant now) {
        if (readings.empty()) return {};
        ZS_TRY_ASSIGN(const auto written, telemetry::ingest(around_.database, *around_.archive, readings));
        readings.clear();
        batch.stored += written.stored;
        batch.waiting += written.waiting;
        batch.refused += written.refused;
        if (!written.refusals.empty())
            around_.board->trouble(
                source_.id,
                Error{
                    Code::invalid, std::string(written.refusals.front().key), {{"n", std::to_string(written.refused)}}},
                now);
        return {};
    }

    void told(bool connected, const Error* error, const mqtt::Figures& figures) {
        const Instant now = around_.clock.now();
        if (connected) {
            spdlog::info("source {}: connected", source_.code);
            around_.board->connected(source_.id, now);
        } else {
            if (error != nullptr) spdlog::warn("source {}: {}", source_.code, error->key);
            around_.board->disconnected(source_.id, error, now);
        }
        around_.board->note_losses(source_.id, figures.dropped, figures.left_with_broker);
    }

    const Surroundings& around_;
    const telemetry::Source source_;
    const std::vector<telemetry::TopicMap> maps_;
    std::unique_ptr<mqtt::Subscriber> subscriber_;
};

}  // namespace

std::unique_ptr<Worker> listen_to_broker(const Surroundings& around, const Setup& setup,
                                         std::vector<std::string> no_longer) {
    return std::make_unique<BrokerWorker>(around, setup, std::move(no_longer));
}

void try_broker(const Surroundings& around, const Setup& setup, std::int64_t trial, const std::atomic<bool>& stopping) {
    auto wishes = wishes_of(setup);
    wishes.clean = true;  // a name of its own: the real connection stays, and nothing waits for this one
    for (auto& one : wishes.subscriptions) one.qos = 0;
    if (wishes.subscriptions.empty()) wishes.subscriptions.push_back({"#", 0});
    std::mutex mutex;
    std::optional<Error> trouble;
    std::condition_variable changed;
    const auto hear = [&](std::span<const mqtt::Message> messages) -> Status {
        for (const auto& message : messages) {
            telemetry::Heard heard{around.clock.now(), shown(message.topic), shown(message.payload), {}, {}};
            if (const auto read =
                    telemetry::mapping::read(setup.maps, message.topic, message.payload, heard.at, heard.readings);
                !read)
                heard.error = about(read.error(), message);
            around.board->hear(trial, std::move(heard));
        }
        return {};
    };
    const auto told = [&](bool connected, const Error* error, const mqtt::Figures&) {
        const std::scoped_lock lock(mutex);
        if (!connected && error != nullptr) trouble = *error;
        changed.notify_all();
    };
    {
        const mqtt::Subscriber subscriber(std::move(wishes), hear, told);
        std::unique_lock lock(mutex);
        for (int tenths = 0; tenths < trial_time / std::chrono::milliseconds(100) && !trouble && !stopping; ++tenths)
            changed.wait_for(lock, std::chrono::milliseconds(100));
    }
    around.board->end_trial(trial, trouble);
}

}  // namespace zs::gateways
