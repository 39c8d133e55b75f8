#include "platform/mqtt/publisher.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

#include "platform/mqtt/link.h"

namespace zs::mqtt {
namespace {

constexpr std::int64_t on_the_way_max = 5000;
constexpr std::chrono::seconds connect_max{15};

}  // namespace

struct Publisher::State {
    Link link;
    std::mutex mutex;
    std::condition_variable changed;
    std::int64_t on_the_way = 0;
    std::optional<int> connack;

    static State& of(void* self) { return *static_cast<State*>(self); }

    bool wait(std::chrono::milliseconds patience, std::int64_t most) {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, patience, [&] { return on_the_way <= most; });
    }
};

Result<std::unique_ptr<Publisher>> Publisher::open(const Broker& broker) {
    auto state = std::make_unique<State>();
    ZS_TRY_ASSIGN(state->link, make_link(broker, true, state.get()));
    auto* client = state->link.client.get();
    mosquitto_max_inflight_messages_set(client, 1000);
    mosquitto_connect_callback_set(client, [](mosquitto*, void* self, int code) {
        const std::scoped_lock lock(State::of(self).mutex);
        State::of(self).connack = code;
        State::of(self).changed.notify_all();
    });
    mosquitto_publish_callback_set(client, [](mosquitto*, void* self, int) {
        const std::scoped_lock lock(State::of(self).mutex);
        --State::of(self).on_the_way;
        State::of(self).changed.notify_all();
    });
    constexpr int keep_alive_s = 30;
    if (const int code = mosquitto_connect(client, broker.host.c_str(), broker.port, keep_alive_s);
        code != MOSQ_ERR_SUCCESS)
        return tl::unexpected(failure(code));
    mosquitto_reconnect_delay_set(client, 1, 30, true);
    mosquitto_loop_start(client);
    auto publisher = std::unique_ptr<Publisher>(new Publisher(std::move(state)));
    auto& inside = *publisher->state_;
    std::unique_lock lock(inside.mutex);
    if (!inside.changed.wait_for(lock, connect_max, [&] { return inside.connack.has_value(); }))
        return tl::unexpected(failure(MOSQ_ERR_CONN_LOST));
    if (*inside.connack != 0) return tl::unexpected(refusal(*inside.connack));
    lock.unlock();
    return publisher;
}

Publisher::Publisher(std::unique_ptr<State> state) : state_(std::move(state)) {}

Publisher::~Publisher() {
    mosquitto_disconnect(state_->link.client.get());
    mosquitto_loop_stop(state_->link.client.get(), false);
}

Status Publisher::publish(const std::string& topic, std::string_view payload, int qos) {
    constexpr std::chrono::minutes patience{1};
    if (!state_->wait(patience, on_the_way_max)) return fail(Code::unavailable, "mqtt.unreachable");
    {
        const std::scoped_lock lock(state_->mutex);
        ++state_->on_the_way;
    }
    const int code = mosquitto_publish(state_->link.client.get(), nullptr, topic.c_str(),
                                       static_cast<int>(payload.size()), payload.data(), qos, false);
    // Without a connection QoS 0 is gone and QoS 1 waits in the library.
    if (code == MOSQ_ERR_SUCCESS || (code == MOSQ_ERR_NO_CONN && qos > 0)) return {};
    const std::scoped_lock lock(state_->mutex);
    --state_->on_the_way;
    return tl::unexpected(failure(code));
}

bool Publisher::drain(int ms) { return state_->wait(std::chrono::milliseconds(ms), 0); }

}  // namespace zs::mqtt
