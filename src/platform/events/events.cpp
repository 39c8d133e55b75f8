// The outbox and its dispatcher.
#include "platform/events/events.h"

#include <spdlog/spdlog.h>

#include <condition_variable>
#include <thread>

#include "platform/base/clock.h"

namespace zs::events {
namespace {

constexpr int batch_max = 500;
constexpr int tries_max = 8;
constexpr std::int64_t slice_us = 3000;
constexpr auto pause = std::chrono::milliseconds(10);  // between batches: what came meanwhile is read together
constexpr auto poll = std::chrono::milliseconds(100);

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

    static std::vector<Event> events_after(Reader& reader, std::int64_t last_id) {
        std::vector<Event> events;
        reader.query(
            "SELECT id, type, entity_id, payload, at FROM event_outbox WHERE id > ? AND at < ? ORDER BY id "
            "LIMIT " +
                std::to_string(batch_max),
            {last_id, settled_before(reader)}, [&](const Row& row) {
                events.push_back({row.integer(0),
                                  std::string(row.text(1)),
                                  row.integer(2),
                                  std::string(row.text(3)),
                                  {row.integer(4)}});
            });
        return events;
    }

    /// What one subscription has before it.
    struct Outstanding {
        const Subscription* subscription = nullptr;
        std::int64_t cursor = 0;
        std::shared_ptr<const std::vector<Event>> events;  // shared by subscriptions that are equally far
        std::vector<const Event*> wanted;                  // those of them with something to do

        std::int64_t last_id() const { return events->back().id; }
    };

    /// Read beside the writer, so that events nobody wants cost it nothing.
    Result<std::vector<Outstanding>> outstanding() {
        std::vector<Outstanding> all;
        ZS_TRY(database.read([&](Reader& reader) -> Status {
            all.clear();
            std::map<std::int64_t, std::shared_ptr<const std::vector<Event>>> after;
            for (const auto& subscription : subscriptions) {
                Outstanding next{&subscription, cursor_of(reader, subscription.name), {}, {}};
                auto& events = after[next.cursor];
                if (!events) events = std::make_shared<const std::vector<Event>>(events_after(reader, next.cursor));
                if (events->empty()) continue;
                next.events = events;
                for (const auto& event : *events)
                    if (event.type.starts_with(subscription.prefix) &&
                        (!subscription.wants || subscription.wants(reader, event)))
                        next.wanted.push_back(&event);
                all.push_back(std::move(next));
            }
            return {};
        }));
        return all;
    }

    /// Handles what is wanted, for a few milliseconds at most: other writes wait meanwhile.
    Result<std::int64_t> deliver(const Outstanding& next) {
        const auto& subscription = *next.subscription;
        std::int64_t handled = 0;
        std::optional<std::pair<Event, Error>> failed;
        ZS_TRY(database.write([&](Transaction& transaction) -> Status {
            handled = 0;
            failed.reset();
            if (cursor_of(transaction, subscription.name) != next.cursor) return {};  // another process was faster
            const std::int64_t until_us = steady_us() + slice_us;
            std::int64_t last = next.last_id();
            for (const auto* event : next.wanted) {
                const auto done = transaction.nested([&] { return subscription.handle(transaction, *event); });
                if (!done && !give_up(transaction, subscription, *event, done.error())) {
                    failed.emplace(*event, done.error());
                    last = event->id - 1;
                    break;
                }
                ++handled;
                if (event != next.wanted.back() && steady_us() > until_us) {
                    last = event->id;
                    break;
                }
            }
            if (last > next.cursor) move_cursor(transaction, subscription.name, last);
            return {};
        }));
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

    /// Returns how many events it has passed, those that nobody wanted included.
    Result<std::int64_t> deliver_all() {
        ZS_TRY_ASSIGN(const auto all, outstanding());
        std::int64_t passed = 0;
        std::vector<const Outstanding*> done;
        for (const auto& next : all) {
            if (!next.wanted.empty() && !next.subscription->tell) {
                ZS_TRY_ASSIGN(const auto handled, deliver(next));
                passed += handled;
                continue;
            }
            for (const auto* event : next.wanted) next.subscription->tell(*event);
            done.push_back(&next);
            passed += static_cast<std::int64_t>(next.events->size());
        }
        if (done.empty()) return passed;
        ZS_TRY(database.write([&](Transaction& transaction) -> Status {
            for (const auto* next : done) move_cursor(transaction, next->subscription->name, next->last_id());
            return {};
        }));
        return passed;
    }

    void run() {
        std::unique_lock lock(mutex);
        while (!stopping) {
            woken = false;
            lock.unlock();
            const auto passed = deliver_all();
            if (!passed) spdlog::warn("event delivery: {}", passed.error().key);
            lock.lock();
            ready.wait_for(lock, passed && *passed > 0 ? pause : poll, [&] { return woken || stopping; });
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
