// Domain events: an outbox table written with the change, delivered at least once to each subscription, in order.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/database/database.h"

namespace zs::events {

/// Past tense, "repair.work_order_closed"; `payload` is a JSON object. `entity_id` orders and identifies.
void publish(Transaction& transaction, std::string_view type, std::int64_t entity_id, std::string_view payload);

struct Event {
    std::int64_t id = 0;
    std::string type;
    std::int64_t entity_id = 0;
    std::string payload;
    Instant at;
};

/// `name` identifies the subscription's cursor in the database. `handle` runs in its own transaction together with the
/// cursor's step, so its database effects happen exactly once; it must not have others. `prefix` filters types.
struct Subscription {
    std::string name;
    std::string prefix;
    std::function<Status(Transaction&, const Event&)> handle;
    /// Asked before, in a read: false means that `handle` would do nothing, and the writer is not asked.
    std::function<bool(Reader&, const Event&)> wants = {};
    /// Instead of `handle`, for what only tells others: after the event's commit, at least once, in no transaction.
    std::function<void(const Event&)> tell = {};
};

/// Polls the outbox (woken at once by wake()) and feeds subscriptions. A failing event is retried with backoff and
/// after 8 tries moved to `event_failure` ("needs attention"), never silently lost.
class Dispatcher {
public:
    Dispatcher(Database& database, std::vector<Subscription> subscriptions);
    ~Dispatcher();
    void start();
    void stop();
    void wake();
    /// Delivers everything outstanding in this thread: for tests and the simulation.
    Status drain();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace zs::events
