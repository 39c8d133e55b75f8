// The scheduler: what is due runs once for each due time, also with two processes and after a restart.
#include "platform/jobs/jobs.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <condition_variable>
#include <thread>

namespace zs::jobs {
namespace {

constexpr std::int64_t day_ms = 86'400'000;
constexpr std::int64_t zone_ms = 8 * 3'600'000;
constexpr auto tick = std::chrono::seconds(1);
constexpr int catch_up_max = 48;

/// The latest due time at or before `now`.
std::int64_t last_due(const Job& job, std::int64_t now_ms) {
    if (job.daily_minute >= 0) {
        const std::int64_t at = job.daily_minute * std::int64_t{60'000} - zone_ms;
        std::int64_t due = (now_ms - at) / day_ms * day_ms + at;
        const auto day_of_month = [](std::int64_t unix_ms) {
            return civil(Date{static_cast<std::int32_t>((unix_ms + zone_ms) / day_ms)}).day;
        };
        while (job.month_day > 0 && day_of_month(due) != job.month_day) due -= day_ms;
        return due;
    }
    const std::int64_t every = std::max(job.every_seconds, 1) * std::int64_t{1000};
    return now_ms / every * every;
}

std::int64_t interval_ms(const Job& job) {
    return job.daily_minute >= 0 ? day_ms : std::max(job.every_seconds, 1) * std::int64_t{1000};
}

struct Outcome {
    std::int64_t done = 0;
    std::string text = "ok";
    std::string error;
};

}  // namespace

struct Scheduler::State {
    Database& database;
    Clock& clock;
    std::vector<Job> jobs;
    std::mutex mutex;
    std::condition_variable ready;
    bool stopping = false;
    std::thread thread;

    State(Database& db, Clock& time, std::vector<Job> all) : database(db), clock(time), jobs(std::move(all)) {}

    /// Takes the due time for this process: false when another run has it, or nothing is due.
    Result<bool> claim(const Job& job, std::int64_t due) {
        bool mine = false;
        ZS_TRY(database.write([&](Transaction& transaction) -> Status {
            mine = transaction.execute(
                       "INSERT INTO job_state (name, last_due_at) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET "
                       "last_due_at = excluded.last_due_at WHERE job_state.last_due_at < excluded.last_due_at",
                       {job.name, due}) > 0;
            return {};
        }));
        return mine;
    }

    Outcome execute(const Job& job) {
        Outcome outcome;
        Result<std::int64_t> result = 0;
        if (job.run_outside) {
            result = job.run_outside(database);
        } else {
            const auto status = database.write([&](Transaction& transaction) -> Status {
                ZS_TRY_ASSIGN(result, job.run(transaction));
                return {};
            });
            if (!status) result = tl::unexpected(status.error());
        }
        if (result) {
            outcome.done = *result;
        } else {
            outcome.text = "failed";
            outcome.error = result.error().key;
        }
        return outcome;
    }

    Outcome execute_with_retries(const Job& job) {
        Outcome outcome = execute(job);
        for (int attempt = 1; attempt < 3 && outcome.error.starts_with("unavailable."); ++attempt)
            outcome = execute(job);
        return outcome;
    }

    void record(const Job& job, std::int64_t due, std::int64_t duration_ms, const Outcome& outcome) {
        if (!outcome.error.empty()) spdlog::warn("job {} failed: {}", job.name, outcome.error);
        if (duration_ms > job.time_max_seconds * std::int64_t{1000})
            spdlog::warn("job {} took {} ms, more than {} s", job.name, duration_ms, job.time_max_seconds);
        const auto status = database.write([&](Transaction& transaction) -> Status {
            transaction.execute(
                "INSERT INTO job_run (name, due_at, started_at, duration_ms, done, outcome, error) VALUES (?, ?, ?, ?, "
                "?, "
                "?, ?) ON CONFLICT (name, due_at) DO NOTHING",
                {job.name, due, transaction.now().unix_ms, duration_ms, outcome.done, outcome.text, outcome.error});
            return {};
        });
        if (!status) spdlog::warn("job {} could not be recorded: {}", job.name, status.error().key);
    }

    Status run_one(const Job& job, std::int64_t due) {
        ZS_TRY_ASSIGN(const bool mine, claim(job, due));
        if (!mine) return {};
        const std::int64_t began = steady_ms();
        const Outcome outcome = execute_with_retries(job);
        const bool idle = outcome.error.empty() && outcome.done == 0;
        if (!idle || job.record_idle) record(job, due, steady_ms() - began, outcome);
        return {};
    }

    /// What people asked for, job → when. A job that this process does not have is another's.
    Result<std::vector<std::pair<std::size_t, std::int64_t>>> asked() {
        std::vector<std::pair<std::size_t, std::int64_t>> found;
        ZS_TRY(database.read([&](Reader& reader) -> Status {
            found.clear();
            reader.query("SELECT name, asked_at FROM job_state WHERE asked_at > 0", {}, [&](const Row& row) {
                for (std::size_t i = 0; i < jobs.size(); ++i)
                    if (jobs[i].name == row.text(0)) found.emplace_back(i, row.integer(1));
            });
            return {};
        }));
        return found;
    }

    Status run_asked() {
        ZS_TRY_ASSIGN(const auto wishes, asked());
        for (const auto& [index, at] : wishes) {
            bool mine = false;
            ZS_TRY(database.write([&, index = index, at = at](Transaction& transaction) -> Status {
                mine = transaction.execute("UPDATE job_state SET asked_at = 0 WHERE name = ? AND asked_at = ?",
                                           {jobs[index].name, at}) > 0;
                return {};
            }));
            if (!mine) continue;
            const std::int64_t began = steady_ms();
            const Outcome outcome = execute_with_retries(jobs[index]);
            record(jobs[index], at, steady_ms() - began, outcome);
        }
        return {};
    }

    Status run_due() {
        const std::int64_t now_ms = clock.now().unix_ms;
        for (const auto& job : jobs) {
            const std::int64_t due = last_due(job, now_ms);
            std::int64_t first = due;
            if (job.missed == Missed::catch_up) {
                std::int64_t last = 0;
                ZS_TRY(database.read([&](Reader& reader) -> Status {
                    last = reader.integer("SELECT last_due_at FROM job_state WHERE name = ?", {job.name}).value_or(0);
                    return {};
                }));
                if (last > 0) first = std::max(last + interval_ms(job), due - catch_up_max * interval_ms(job));
            }
            for (std::int64_t at = first; at <= due; at += interval_ms(job)) ZS_TRY(run_one(job, at));
        }
        return {};
    }

    void run() {
        std::unique_lock lock(mutex);
        std::vector<std::int64_t> seen(jobs.size(), 0);
        while (!stopping) {
            lock.unlock();
            for (std::size_t i = 0; i < jobs.size(); ++i) {
                const std::int64_t due = last_due(jobs[i], clock.now().unix_ms);
                if (due <= seen[i]) continue;
                seen[i] = due;
                if (const auto status = run_one(jobs[i], due); !status)
                    spdlog::warn("job {}: {}", jobs[i].name, status.error().key);
            }
            if (const auto status = run_asked(); !status) spdlog::warn("jobs asked for: {}", status.error().key);
            lock.lock();
            ready.wait_for(lock, tick, [&] { return stopping; });
        }
    }
};

Scheduler::Scheduler(Database& database, Clock& clock, std::vector<Job> jobs)
    : state_(std::make_unique<State>(database, clock, std::move(jobs))) {}

Scheduler::~Scheduler() { stop(); }

void Scheduler::start() {
    state_->thread = std::thread([this] { state_->run(); });
}

void Scheduler::stop() {
    {
        const std::scoped_lock lock(state_->mutex);
        state_->stopping = true;
    }
    state_->ready.notify_all();
    if (state_->thread.joinable()) state_->thread.join();
}

void ask(Transaction& transaction, std::string_view name) {
    transaction.execute(
        "INSERT INTO job_state (name, last_due_at, asked_at) VALUES (?, 0, ?) ON CONFLICT (name) DO UPDATE SET "
        "asked_at = excluded.asked_at",
        {std::string(name), transaction.now().unix_ms});
}

Status Scheduler::run_due() { return state_->run_due(); }

}  // namespace zs::jobs
