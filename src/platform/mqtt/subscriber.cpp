#include "platform/mqtt/subscriber.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <deque>
#include <thread>

#include "platform/mqtt/link.h"

namespace zs::mqtt {
namespace {

constexpr std::size_t payload_bytes_max = 1U << 20U;
constexpr int look_up_ms = 1000;       // keep-alive and the like
constexpr int answer_ms_max = 15'000;  // for the broker's answer to CONNECT and SUBSCRIBE

std::int64_t steady_ms() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

}  // namespace

struct Subscriber::State {
    Wishes wishes;
    Take take;
    Told told;
    std::atomic<bool> stopping{false};
    int wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    std::atomic<std::uint64_t> received{0}, acknowledged{0}, dropped{0}, left_with_broker{0}, connects{0};
    std::deque<Message> inbox;  // what came and is not durable yet
    std::size_t inbox_bytes = 0;
    Link link;
    std::optional<Error> trouble;  // ends the session
    bool subscribed = false;
    std::thread thread;

    ~State() { ::close(wake); }
    Figures figures() const { return {received, acknowledged, dropped, left_with_broker, connects}; }

    // ---- what the library tells us, in our own thread

    static State& of(void* self) { return *static_cast<State*>(self); }

    void on_connect(int code) {
        if (code != 0) {
            trouble = refusal(code);
            return;
        }
        for (const auto& filter : wishes.no_longer) mosquitto_unsubscribe(link.client.get(), nullptr, filter.c_str());
        std::vector<std::string> filters;
        int qos = 0;
        for (const auto& one : wishes.subscriptions) {
            filters.push_back(one.filter);
            qos = std::max(qos, one.qos);
        }
        std::vector<char*> names;
        for (auto& filter : filters) names.push_back(filter.data());
        mosquitto_subscribe_multiple(link.client.get(), nullptr, static_cast<int>(names.size()), names.data(), qos, 0,
                                     nullptr);
    }

    void on_subscribe(std::span<const int> granted) {
        constexpr int refused = 128;
        if (std::find(granted.begin(), granted.end(), refused) != granted.end()) {
            trouble = Error{Code::unavailable, "mqtt.refused_topic", {}};
            return;
        }
        subscribed = true;
        ++connects;
        told(true, nullptr, figures());
    }

    void on_message(const mosquitto_message& message) {
        ++received;
        const auto bytes = static_cast<std::size_t>(message.payloadlen);
        Message one{message.topic, {}, message.qos, message.retain};
        if (bytes > payload_bytes_max)
            ++dropped;
        else if (bytes > 0)
            one.payload.assign(static_cast<const char*>(message.payload), bytes);
        inbox_bytes += one.payload.size() + one.topic.size();
        inbox.push_back(std::move(one));
    }

    // ---- the session

    bool full() const { return inbox.size() >= wishes.inbox_max || inbox_bytes >= wishes.inbox_bytes_max; }

    /// Reads while messages come and there is room.
    int read() {
        for (;;) {
            const auto before = received.load();
            errno = 0;
            if (const int code = mosquitto_loop_read(link.client.get(), 1); code != MOSQ_ERR_SUCCESS) return code;
            if (received == before || full() || trouble) return MOSQ_ERR_SUCCESS;
        }
    }

    bool tls_waits() {
        auto* tls = wishes.broker.tls ? static_cast<SSL*>(mosquitto_ssl_get(link.client.get())) : nullptr;
        return tls != nullptr && SSL_pending(tls) > 0;
    }

    /// Makes the inbox durable; true: its answers may go.
    bool settle() {
        if (inbox.empty()) return true;
        const std::vector<Message> batch(std::make_move_iterator(inbox.begin()), std::make_move_iterator(inbox.end()));
        inbox.clear();
        inbox_bytes = 0;
        const auto done = take(batch);
        if (done) {
            for (const auto& one : batch) acknowledged += one.qos > 0 ? 1 : 0;
            return true;
        }
        trouble = done.error();
        keep(batch);
        return false;
    }

    /// Nothing could be stored: QoS 1 comes again from the broker, QoS 0 waits here, the oldest go first.
    void keep(std::span<const Message> batch) {
        for (const auto& one : batch) {
            if (one.qos > 0) {
                ++left_with_broker;
                continue;
            }
            inbox_bytes += one.payload.size() + one.topic.size();
            inbox.push_back(one);
        }
        while (full()) {
            inbox_bytes -= inbox.front().payload.size() + inbox.front().topic.size();
            inbox.pop_front();
            ++dropped;
        }
    }

    int wait(bool want_write) {
        pollfd all[2] = {{mosquitto_socket(link.client.get()), POLLIN, 0}, {wake, POLLIN, 0}};
        if (want_write) all[0].events |= POLLOUT;
        if (::poll(all, 2, tls_waits() ? 0 : look_up_ms) <= 0) return tls_waits() ? POLLIN : 0;
        return all[0].revents | (tls_waits() ? POLLIN : 0);
    }

    /// One connection from its beginning to its end.
    void session() {
        const int begun = mosquitto_connect_async(link.client.get(), wishes.broker.host.c_str(), wishes.broker.port,
                                                  wishes.broker.keep_alive_s);
        if (begun != MOSQ_ERR_SUCCESS) {
            trouble = failure(begun);
            return;
        }
        const auto patience = steady_ms() + answer_ms_max;
        while (!stopping && !trouble) {
            auto* client = link.client.get();
            if (mosquitto_socket(client) < 0 || (!subscribed && steady_ms() > patience)) {
                trouble = failure(MOSQ_ERR_CONN_LOST);
                return;
            }
            const int ready = wait(mosquitto_want_write(client));
            int code = MOSQ_ERR_SUCCESS;
            if ((ready & (POLLIN | POLLERR | POLLHUP)) != 0) {
                code = read();
                if (!settle()) return;  // the answers in the library's queue die with the connection
            }
            if (code == MOSQ_ERR_SUCCESS && !trouble && mosquitto_want_write(client))
                code = mosquitto_loop_write(client, 1);
            if (code == MOSQ_ERR_SUCCESS) code = mosquitto_loop_misc(client);
            if (code != MOSQ_ERR_SUCCESS && !trouble) trouble = failure(code);
        }
    }

    void pause(int ms) const {
        pollfd one{wake, POLLIN, 0};
        if (!stopping) ::poll(&one, 1, ms);
    }

    Status make_client() {
        ZS_TRY_ASSIGN(link, make_link(wishes.broker, wishes.clean, this));
        auto* client = link.client.get();
        mosquitto_threaded_set(client, true);  // answers wait for mosquitto_loop_write
        mosquitto_connect_callback_set(client, [](mosquitto*, void* self, int code) { of(self).on_connect(code); });
        mosquitto_subscribe_callback_set(client, [](mosquitto*, void* self, int, int count, const int* granted) {
            of(self).on_subscribe({granted, static_cast<std::size_t>(count)});
        });
        mosquitto_message_callback_set(
            client, [](mosquitto*, void* self, const mosquitto_message* message) { of(self).on_message(*message); });
        return {};
    }

    void leave() {
        if (link.client && subscribed && !trouble) {
            mosquitto_disconnect(link.client.get());
            mosquitto_loop_write(link.client.get(), 1);
        }
        link = {};
    }

    void run() {
        int pause_ms = wishes.pause_ms_min;
        while (!stopping) {
            trouble.reset();
            subscribed = false;
            if (settle()) {  // what a failing store left over
                if (const auto made = make_client(); made)
                    session();
                else
                    trouble = made.error();
            }
            const bool worked = subscribed;
            leave();
            if (stopping) return;
            told(false, trouble ? &*trouble : nullptr, figures());
            pause_ms = worked ? wishes.pause_ms_min : std::min(wishes.pause_ms_max, pause_ms * 2);
            pause(pause_ms);
        }
    }
};

Subscriber::Subscriber(Wishes wishes, Take take, Told told) : state_(std::make_unique<State>()) {
    state_->wishes = std::move(wishes);
    state_->take = std::move(take);
    state_->told = std::move(told);
    state_->thread = std::thread([state = state_.get()] { state->run(); });
}

Subscriber::~Subscriber() {
    state_->stopping = true;
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto told = ::write(state_->wake, &one, sizeof one);
    state_->thread.join();
}

Figures Subscriber::figures() const { return state_->figures(); }

}  // namespace zs::mqtt
