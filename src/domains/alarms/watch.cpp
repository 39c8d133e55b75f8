#include "domains/alarms/watch.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <map>

#include "core/text.h"
#include "domains/alarms/plan.h"
#include "domains/alarms/service.h"
#include "domains/equipment/equipment.h"
#include "platform/base/metrics.h"
#include "platform/database/epochs.h"

namespace zs::alarms {
namespace {

constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t catch_up_ms_max = 24 * hour_ms;
constexpr std::int64_t ahead_ms = 600'000;  // readings may be that much ahead of the clock
constexpr std::size_t written_at_once = 500;

const kept::Tables watched = kept::watch("alarms_rule") | kept::watch("telemetry_point");

std::map<std::int64_t, std::int64_t> marks_of(std::string_view text) {
    std::map<std::int64_t, std::int64_t> marks;
    for (const auto part : text::split(text, ';')) {
        const auto equals = part.find('=');
        if (equals == std::string_view::npos) continue;
        const auto point = text::parse_integer(part.substr(0, equals));
        const auto at = text::parse_integer(part.substr(equals + 1));
        if (point && at) marks.emplace(*point, *at);
    }
    return marks;
}

std::string text_of(const std::vector<std::pair<std::int64_t, std::int64_t>>& marks) {
    std::string text;
    for (const auto& [point, at] : marks) text += fmt::format("{}={};", point, at);
    return text;
}

}  // namespace

Sink Watch::sink() {
    return [this](const Transition& transition) {
        const std::scoped_lock lock(waiting_mutex_);
        waiting_.push_back(transition);
    };
}

Status Watch::build(Reader& reader, std::int64_t epoch) {
    auto plan = plan_of(reader);
    auto board = std::make_unique<Board>(plan.points, std::move(plan.conditions));
    if (board_) {
        board->adopt(*board_);
    } else {
        board->listen_from(reader.now().unix_ms);
        catch_up(reader, *board);
    }
    board_ = std::move(board);
    next_edition_ = plan.next_edition;
    fingerprint_ = equipment::devices_known(reader);
    epoch_ = epoch;
    return {};
}

/// Open alarms stand as active; readings since the last moment known to be evaluated are looked at again.
void Watch::catch_up(Reader& reader, Board& board) {
    reader.query(
        "SELECT a.point_id, (SELECT MIN(r.id) FROM alarms_rule r WHERE r.code = a.rule_code) FROM alarms_alarm a WHERE "
        "a.cleared_at IS NULL",
        {}, [&](const Row& row) { board.set_active(row.integer(0), row.integer(1)); });
    const auto now = reader.now().unix_ms;
    const auto progress = select_one<Progress>(reader, "ORDER BY id");
    const auto newest = progress ? marks_of(progress->newest) : std::map<std::int64_t, std::int64_t>{};
    // Of a point not heard of until then: what came since, late by as much as clocks may differ.
    const auto unheard = (progress ? progress->evaluated_until.unix_ms : now - hour_ms) - ahead_ms;
    const auto store = archive_->store();
    if (!store) return;
    for (const auto& point : select<telemetry::Point>(reader, "WHERE active = 1 ORDER BY id")) {
        const auto known = newest.find(point.id.value);
        const auto quiet_until = std::max(known == newest.end() ? unheard : known->second, now - catch_up_ms_max);
        const auto samples = (*store)->range(point.id.value, quiet_until - hour_ms, now + ahead_ms);
        if (!samples) continue;
        board.catch_up(point.id.value, *samples, quiet_until, sink());
        if (!samples->empty()) continue;
        if (const auto last = (*store)->latest(point.id.value))
            board.catch_up(point.id.value, {&*last, 1}, last->at_ms, sink());
    }
}

Status Watch::refresh(bool look_at_devices) {
    return database_.read([&](Reader& reader) -> Status {
        const auto epoch = reader.epoch(watched);
        {
            const std::shared_lock lock(board_mutex_);
            const bool same = board_ != nullptr && epoch != 0 && epoch == epoch_ && reader.now() < next_edition_;
            if (same && (!look_at_devices || equipment::devices_known(reader) == fingerprint_)) return {};
        }
        const std::unique_lock lock(board_mutex_);
        if (board_ != nullptr && epoch != 0 && epoch < epoch_) return {};  // somebody read newer rules meanwhile
        return build(reader, epoch);
    });
}

void Watch::arrived(const telemetry::Arrival& arrival) {
    if (arrival.replay || arrival.entries.empty()) return;
    if (const auto done = refresh(false); !done) spdlog::warn("alarms: rules not read: {}", done.error().key);
    {
        const std::shared_lock lock(board_mutex_);
        if (!board_) return;
        board_->take(arrival.entries, sink());
    }
    if (const auto done = write_down(); !done) spdlog::warn("alarms: not written yet: {}", done.error().key);
}

/// One writer at a time; whoever finds one at work leaves his transitions to him.
Result<std::size_t> Watch::write_down() {
    static auto& raised = metrics::counter("zhongshu_alarm_transitions_total", "Alarms raised or cleared by readings");
    std::size_t written = 0;
    while (true) {
        std::vector<Transition> batch;
        {
            const std::scoped_lock lock(waiting_mutex_);
            if (writing_ || waiting_.empty()) return written;
            writing_ = true;
            const auto n = std::min(waiting_.size(), written_at_once);
            batch.assign(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(n));
        }
        const auto done =
            database_.write([&](Transaction& transaction) { return note_transitions(transaction, batch); });
        const std::scoped_lock lock(waiting_mutex_);
        writing_ = false;
        if (!done) return tl::unexpected(done.error());
        waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(batch.size()));
        written += batch.size();
        raised.add(static_cast<std::int64_t>(batch.size()));
    }
}

/// Alarms whose point or rule is gone end: nothing would ever clear them.
Status Watch::drop_unwatched() {
    std::vector<Id<Alarm>> gone;
    ZS_TRY(database_.read([&](Reader& reader) -> Status {
        const std::shared_lock lock(board_mutex_);
        reader.query(
            "SELECT a.id, a.point_id, (SELECT MIN(r.id) FROM alarms_rule r WHERE r.code = a.rule_code) FROM "
            "alarms_alarm a WHERE a.cleared_at IS NULL",
            {}, [&](const Row& row) {
                if (!board_->has(row.integer(1), row.integer(2))) gone.push_back({row.integer(0)});
            });
        return {};
    }));
    if (gone.empty()) return {};
    return database_.write([&](Transaction& transaction) -> Status {
        for (const auto id : gone) {
            auto alarm = find(transaction, id);
            if (alarm && !alarm->cleared_at)
                ZS_TRY(clear(transaction, *std::move(alarm), transaction.now(), std::nullopt, "unwatched"));
        }
        return {};
    });
}

Result<std::int64_t> Watch::sweep() {
    ZS_TRY(refresh(true));
    Progress progress;
    ZS_TRY(database_.read([&](Reader& reader) -> Status {
        progress.evaluated_until = reader.now();
        return {};
    }));
    {
        // Beside those who evaluate: what a reading changed is waiting before the next look at its point.
        const std::shared_lock lock(board_mutex_);
        board_->sweep(progress.evaluated_until.unix_ms, sink());
        progress.newest = text_of(board_->newest());
    }
    ZS_TRY_ASSIGN(const auto written, write_down());
    ZS_TRY(drop_unwatched());
    const auto found = static_cast<std::int64_t>(written);
    {
        // Somebody is writing: what was evaluated is not all stored yet, the next run notes it.
        const std::scoped_lock lock(waiting_mutex_);
        if (!waiting_.empty() || progress.newest == noted_) return found;
    }
    ZS_TRY(database_.write([&](Transaction& transaction) -> Status {
        const Values now{progress.evaluated_until.unix_ms, progress.newest};
        if (transaction.execute("UPDATE alarms_progress SET evaluated_until = ?, newest = ?", now) == 0)
            transaction.insert("INSERT INTO alarms_progress (evaluated_until, newest) VALUES (?, ?)", now);
        return {};
    }));
    noted_ = progress.newest;
    return found;
}

std::size_t Watch::conditions() {
    const std::shared_lock lock(board_mutex_);
    return board_ ? board_->conditions() : 0;
}

}  // namespace zs::alarms
