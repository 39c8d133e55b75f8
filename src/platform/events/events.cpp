// The outbox and its dispatcher.
#include "platform/events/events.h"

#include <spdlog/spdlog.h>

#include <condition_variable>
#include <thread>

namespace zs::events {
namespace {

constexpr int batch_max = 200;
constexpr int tries_max = 8;
constexpr auto poll = std::chrono::milliseconds(500);

}  // namespace

void publish(Transaction& transaction, std::string_view type, std::int64_t entity_id, std::string_view payload) {
    transaction.execute("INSERT INTO event_outbox (type, entity_id, payload, at) VALUES (?, ?, ?, ?)",
                        {std::string(type), entity_id, std::string(payload), transaction.now().unix_ms});
}

struct Dispatcher::State {
    Database& database;
    std::vector<Subscription> subscriptions;
    std::map<std::string, std::pair<std::int64_t, int>> failing;  // subscription → event and tries so far
    std::mutex mutex;
    std::condition_variable ready;
    bool woken = false;
    bool stopping = false;
    std::thread thread;

    State(Database& db, std::vector<Subscription> all) : database(db), subscriptions(std::move(all)) {}

    static std::int64_t cursor_of(Reader& reader, const std::string& name) {
        return reader.integer("SELECT last_id FROM event_cursor WHERE name = ?", {name}).value_or(0);
    }

    static void move_cursor(Transaction& transaction, const std::string& name, std::int64_t last_id) {
        transaction.execute(
            "INSERT INTO event_cursor (name, last_id) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET last_id = "
            "excluded.last_id",
            {name, last_id});
    }

    /// On PostgreSQL a lower id may commit after a higher one: events wait a moment so that none is skipped.
    static std::int64_t settled_before(const Reader& reader) {
        return reader.engine() == Engine::postgres ? reader.now().unix_ms - 1000 : reader.now().unix_ms + 1;
    }

    Result<std::int64_t> deliver(const Subscription& subscription) {
        std::int64_t handled = 0;
        std::optional<std::pair<Event, Error>> failed;
        const auto status = database.write([&](Transaction& transaction) -> Status {
            handled = 0;
            failed.reset();
            std::int64_t last = cursor_of(transaction, subscription.name);
            std::vector<Event> batch;
            transaction.query(
                "SELECT id, type, entity_id, payload, at FROM event_outbox WHERE id > ? AND at < ? ORDER BY id LIMIT " +
                    std::to_string(batch_max),
                {last, settled_before(transaction)}, [&](const Row& row) {
                    batch.push_back({row.integer(0),
                                     std::string(row.text(1)),
                                     row.integer(2),
                                     std::string(row.text(3)),
                                     {row.integer(4)}});
                });
            for (const auto& event : batch) {
                if (event.type.starts_with(subscription.prefix)) {
                    const auto done = transaction.nested([&] { return subscription.handle(transaction, event); });
                    if (!done && !give_up(transaction, subscription, event, done.error())) {
                        failed.emplace(event, done.error());
                        break;
                    }
                }
                last = event.id;
                ++handled;
            }
            if (handled > 0) move_cursor(transaction, subscription.name, last);
            return {};
        });
        if (!status) return tl::unexpected(status.error());
        if (failed) note_failure(subscription.name, failed->first, failed->second);
        return handled;
    }

    /// After the last try the event is put aside, where people see it, and the others go on.
    bool give_up(Transaction& transaction, const Subscription& subscription, const Event& event, const Error& error) {
        const auto found = failing.find(subscription.name);
        const bool final_error =
            error.code != Code::unavailable && error.code != Code::timeout && error.code != Code::stale;
        const bool tried_out =
            found != failing.end() && found->second.first == event.id && found->second.second >= tries_max;
        if (!final_error && !tried_out) return false;
        transaction.execute(
            "INSERT INTO event_failure (subscription, event_id, type, payload, error, at) VALUES (?, ?, ?, ?, ?, ?)",
            {subscription.name, event.id, event.type, event.payload, error.key, transaction.now().unix_ms});
        return true;
    }

    void note_failure(const std::string& name, const Event& event, const Error& error) {
        auto& [id, tries] = failing[name];
        tries = id == event.id ? tries + 1 : 1;
        id = event.id;
        spdlog::warn("event {} ({}) failed in {}: {} (try {})", event.id, event.type, name, error.key, tries);
    }

    Result<std::int64_t> deliver_all() {
        std::int64_t handled = 0;
        for (const auto& subscription : subscriptions) {
            ZS_TRY_ASSIGN(const std::int64_t count, deliver(subscription));
            handled += count;
        }
        return handled;
    }

    void run() {
        std::unique_lock lock(mutex);
        while (!stopping) {
            woken = false;
            lock.unlock();
            const auto handled = deliver_all();
            if (!handled) spdlog::warn("event delivery: {}", handled.error().key);
            lock.lock();
            if (handled && *handled > 0) continue;
            ready.wait_for(lock, poll, [&] { return woken || stopping; });
        }
    }
};

Dispatcher::Dispatcher(Database& database, std::vector<Subscription> subscriptions)
    : state_(std::make_unique<State>(database, std::move(subscriptions))) {}

Dispatcher::~Dispatcher() { stop(); }

void Dispatcher::start() {
    state_->thread = std::thread([this] { state_->run(); });
}

void Dispatcher::stop() {
    {
        const std::scoped_lock lock(state_->mutex);
        state_->stopping = true;
    }
    state_->ready.notify_all();
    if (state_->thread.joinable()) state_->thread.join();
}

void Dispatcher::wake() {
    {
        const std::scoped_lock lock(state_->mutex);
        state_->woken = true;
    }
    state_->ready.notify_one();
}

Status Dispatcher::drain() {
    for (;;) {
        ZS_TRY_ASSIGN(const std::int64_t handled, state_->deliver_all());
        if (handled == 0) return {};
    }
}

}  // namespace zs::events
