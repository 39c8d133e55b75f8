// Scheduled work: declared in modules, one row per due time (unique), leases, retries, missed-run policy.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/database/database.h"

namespace zs::jobs {

enum class Missed { skip, catch_up };

struct Job {
    std::string name;        // "repair.auto_confirm"
    int every_seconds = 60;  // due at whole multiples since 1970 in UTC …
    int daily_minute = -1;   // … or once a day at this minute of local (+08:00) time, 0-1439
    int month_day = 0;       // with daily_minute: only on this day of the month, 1-28; 0 = every day
    Missed missed = Missed::skip;
    int time_max_seconds = 60;
    /// One transaction; returns the number of things done for the record.
    std::function<Result<std::int64_t>(Transaction&)> run;
    /// Instead of `run`, for work with outside effects (sending): gets the database itself.
    std::function<Result<std::int64_t>(Database&)> run_outside = {};
    bool record_idle = false;           // false: runs that did nothing leave no row (frequent jobs)
    std::string_view zh = "", en = "";  // what the page of jobs calls it; empty = its name
};

/// A run of the job that does not wait for its next due time, for a person who mended its cause: it begins within two
/// seconds and is recorded even if there was nothing to do. Asked twice before it began, it runs once.
void ask(Transaction& transaction, std::string_view name);

class Scheduler {
public:
    Scheduler(Database& database, Clock& clock, std::vector<Job> jobs);
    ~Scheduler();
    void start();
    void stop();
    /// Runs everything due at the clock's present time, in this thread: for tests and the simulation.
    Status run_due();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace zs::jobs
