// Listens to a broker for ever: connects, connects again with growing pauses, and acknowledges only what is durable.
//
// libmosquitto 2.0 writes PUBACK before it calls us. We drive it ourselves in its "threaded" mode, in which answers are
// queued and not sent: read what is there, make it durable, then let the answers go (docs/decisions/0015). A process
// that dies in between acknowledged nothing that it had not stored, and the broker sends it again.
#pragma once
#include <memory>

#include "platform/mqtt/mqtt.h"

namespace zs::mqtt {

struct Figures {
    std::uint64_t received = 0;          // messages, with those that came again
    std::uint64_t acknowledged = 0;      // QoS 1, after they were durable
    std::uint64_t dropped = 0;           // QoS 0, the oldest, while nothing could be stored
    std::uint64_t left_with_broker = 0;  // QoS 1 not acknowledged because they could not be stored
    std::uint64_t connects = 0;
};

/// Makes messages durable. An error: nothing of the batch is acknowledged, the connection is given up, the broker sends
/// again later. Called in the subscriber's own thread.
using Take = std::function<Status(std::span<const Message>)>;
/// True: subscribed. False: not connected, and why. In the subscriber's own thread.
using Told = std::function<void(bool connected, const Error* error, const Figures& figures)>;

struct Wishes {
    Broker broker;
    std::vector<Subscription> subscriptions;
    std::vector<std::string> no_longer;  // filters of before: the broker remembers them otherwise
    bool clean = false;                  // for tests of a connection: the broker keeps nothing for us
    std::size_t inbox_max = 20'000;      // messages in memory at once
    std::size_t inbox_bytes_max = 32U << 20U;
    int pause_ms_min = 1000, pause_ms_max = 30'000;  // before it connects again
};

class Subscriber {
public:
    Subscriber(Wishes wishes, Take take, Told told);
    /// Stops and waits for the thread.
    ~Subscriber();
    Subscriber(const Subscriber&) = delete;
    Subscriber& operator=(const Subscriber&) = delete;
    Figures figures() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace zs::mqtt
