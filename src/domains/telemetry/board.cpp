#include "domains/telemetry/board.h"

#include <numeric>

namespace zs::telemetry {
namespace {

constexpr std::size_t trials_kept = 20;
constexpr std::size_t trials_running_max = 4;
constexpr std::size_t heard_max = 100;

}  // namespace

Board::Row& Board::row(Id<Source> source, Instant now) {
    auto& row = rows_[source.value];
    const auto second = now.unix_ms / 1000;
    if (second - row.second >= static_cast<std::int64_t>(row.seconds.size())) row.seconds.fill(0);
    for (auto at = std::max(row.second + 1, second - 59); at <= second && at - row.second < 60; ++at)
        row.seconds[static_cast<std::size_t>(at % 60)] = 0;
    row.second = std::max(row.second, second);
    return row;
}

void Board::connected(Id<Source> source, Instant now) {
    const std::scoped_lock lock(mutex_);
    auto& figures = row(source, now).figures;
    if (!figures.connected) ++figures.connects;
    if (!figures.connected) figures.connected_at = now;
    figures.connected = true;
}

void Board::disconnected(Id<Source> source, const Error* error, Instant now) {
    const std::scoped_lock lock(mutex_);
    auto& figures = row(source, now).figures;
    figures.connected = false;
    if (error == nullptr) return;
    figures.error = *error;
    figures.error_at = now;
}

void Board::trouble(Id<Source> source, Error error, Instant now) {
    const std::scoped_lock lock(mutex_);
    auto& figures = row(source, now).figures;
    figures.error = std::move(error);
    figures.error_at = now;
}

void Board::add(Id<Source> source, const Batch& batch, Instant now) {
    const std::scoped_lock lock(mutex_);
    auto& one = row(source, now);
    auto& figures = one.figures;
    figures.messages += batch.messages;
    figures.stored += batch.stored;
    figures.waiting += batch.waiting;
    figures.refused += batch.refused;
    if (batch.messages > 0) figures.last_message_at = now;
    one.seconds[static_cast<std::size_t>(now.unix_ms / 1000 % 60)] += batch.messages;
}

void Board::note_losses(Id<Source> source, std::uint64_t dropped, std::uint64_t left_behind) {
    const std::scoped_lock lock(mutex_);
    auto& figures = rows_[source.value].figures;
    figures.dropped = dropped;
    figures.left_behind = left_behind;
}

void Board::forget(Id<Source> source) {
    const std::scoped_lock lock(mutex_);
    rows_.erase(source.value);
}

SourceFigures Board::figures(Id<Source> source, Instant now) const {
    const std::scoped_lock lock(mutex_);
    const auto found = rows_.find(source.value);
    if (found == rows_.end()) return {};
    auto figures = found->second.figures;
    const auto& row = found->second;
    const auto second = now.unix_ms / 1000;
    for (std::size_t back = 0; back < row.seconds.size(); ++back) {
        const auto at = row.second - static_cast<std::int64_t>(back);
        if (second - at < 60 && at >= 0) figures.per_minute += row.seconds[static_cast<std::size_t>(at % 60)];
    }
    return figures;
}

std::int64_t Board::ask_trial(Id<Source> source, Instant now) {
    const std::scoped_lock lock(mutex_);
    const auto running =
        std::count_if(trials_.begin(), trials_.end(), [](const auto& one) { return one.second.running; });
    if (running >= static_cast<std::ptrdiff_t>(trials_running_max)) return 0;
    Trial trial;
    trial.id = ++last_trial_;
    trial.source_id = source;
    trial.begun_at = now;
    asked_.push_back(trial.id);
    trials_.emplace(trial.id, std::move(trial));
    if (trials_.size() > trials_kept) trials_.erase(trials_.begin());
    changed_.notify_all();
    return last_trial_;
}

std::optional<Trial> Board::next_trial(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, patience, [&] { return woken_ || !asked_.empty(); });
    woken_ = false;
    while (!asked_.empty()) {
        const auto found = trials_.find(asked_.front());
        asked_.pop_front();
        if (found != trials_.end()) return found->second;
    }
    return std::nullopt;
}

void Board::wake() {
    const std::scoped_lock lock(mutex_);
    woken_ = true;
    changed_.notify_all();
}

void Board::hear(std::int64_t trial, Heard heard) {
    const std::scoped_lock lock(mutex_);
    const auto found = trials_.find(trial);
    if (found != trials_.end() && found->second.heard.size() < heard_max)
        found->second.heard.push_back(std::move(heard));
}

void Board::end_trial(std::int64_t trial, std::optional<Error> error) {
    const std::scoped_lock lock(mutex_);
    const auto found = trials_.find(trial);
    if (found == trials_.end()) return;
    found->second.running = false;
    found->second.error = std::move(error);
}

std::optional<Trial> Board::trial(std::int64_t id) const {
    const std::scoped_lock lock(mutex_);
    const auto found = trials_.find(id);
    if (found == trials_.end()) return std::nullopt;
    return found->second;
}

}  // namespace zs::telemetry
