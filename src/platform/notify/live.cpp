// Fan-out to open pages.
#include "platform/notify/live.h"

#include <fmt/format.h>

#include <atomic>

#include <deque>

namespace zs::live {
namespace {

constexpr std::size_t queue_max = 500;

class Subscriber final : public http::Stream {
public:
    explicit Subscriber(Actor actor) : actor_(std::move(actor)), bytes_("event: hello\ndata: {}\n\n") {}

    std::string take() override {
        const std::scoped_lock lock(mutex_);
        waiting_ = 0;
        return std::exchange(bytes_, {});
    }
    void on_ready(std::function<void()> wake) override {
        const std::scoped_lock lock(mutex_);
        wake_ = std::move(wake);
    }
    void close() override { closed_.store(true); }
    bool closed() const { return closed_.load(); }

    const Actor& actor() const { return actor_; }

    void push(std::string_view topic, std::string_view data) {
        const std::scoped_lock lock(mutex_);
        if (++waiting_ > queue_max)
            bytes_ = "event: resync\ndata: {}\n\n";  // too slow: the page reads again instead
        else
            bytes_ += fmt::format("event: {}\ndata: {}\n\n", topic, data);
        if (wake_) wake_();
    }

private:
    Actor actor_;
    std::mutex mutex_;
    std::string bytes_;
    std::size_t waiting_ = 0;
    std::function<void()> wake_;
    std::atomic<bool> closed_{false};
};

}  // namespace

struct Hub::State {
    std::mutex mutex;
    std::vector<std::shared_ptr<Subscriber>> subscribers;

    template <class May>
    void push(std::string_view topic, std::string_view data, const May& may) {
        const std::scoped_lock lock(mutex);
        std::erase_if(subscribers, [](const auto& subscriber) { return subscriber->closed(); });
        for (const auto& subscriber : subscribers)
            if (may(subscriber->actor())) subscriber->push(topic, data);
    }
};

Hub::Hub() : state_(std::make_shared<State>()) {}
Hub::~Hub() = default;

void Hub::publish(std::string_view topic, const RowOwner& owner, std::string_view data) {
    state_->push(topic, data, [&](const Actor& actor) { return in_scope(actor, owner); });
}

void Hub::publish_to_user(std::string_view topic, std::int64_t user_id, std::string_view data) {
    state_->push(topic, data, [&](const Actor& actor) { return user_id != 0 && actor.user_id == user_id; });
}

std::shared_ptr<http::Stream> Hub::subscribe(const Actor& actor) {
    auto subscriber = std::make_shared<Subscriber>(actor);
    const std::scoped_lock lock(state_->mutex);
    state_->subscribers.push_back(subscriber);
    return subscriber;
}

std::size_t Hub::subscribers() const {
    const std::scoped_lock lock(state_->mutex);
    return state_->subscribers.size();
}

}  // namespace zs::live
