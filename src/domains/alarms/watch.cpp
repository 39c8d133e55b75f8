#include "domains/alarms/watch.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <limits>
#include <map>

#include "core/text.h"
#include "domains/alarms/service.h"
#include "platform/base/metrics.h"
#include "platform/database/epochs.h"

namespace zs::alarms {
namespace {

constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t catch_up_ms_max = 24 * hour_ms;
constexpr std::int64_t ahead_ms = 600'000;  // readings may be that much ahead of the clock
constexpr std::size_t written_at_once = 500;

const kept::Tables watched = kept::watch("alarms_rule") | kept::watch("telemetry_point");

/// A device's points by what they measure.
using Measures = std::map<std::pair<std::string, std::string>, std::int64_t>;

struct Plan {
    std::vector<Watched> points;
    std::vector<Condition> conditions;
    Instant next_edition{std::numeric_limits<std::int64_t>::max()};
};

Condition condition_of(const Rule& rule, const telemetry::Point& point, std::int64_t line, const Measures& measures) {
    Condition condition{
        point.id.value,         rule.id.value,          line, rule.kind, rule.limit_value, rule.dead_band,
        rule.on_delay_s * 1000, rule.off_delay_s * 1000};
    if (rule.while_measure.empty() || rule.while_measure == point.measure) return condition;
    const auto gate = measures.find({point.device_code, rule.while_measure});
    condition.gate_point_id = gate == measures.end() ? 0 : gate->second;  // not measured here: always
    condition.gate_above = rule.while_above;
    return condition;
}

/// A rule of a single point goes before the same kind of its type.
bool overruled(const Rule& rule, const telemetry::Point& point, const std::vector<const Rule*>& rules) {
    if (rule.point_id != 0) return false;
    return std::any_of(rules.begin(), rules.end(), [&](const Rule* other) {
        if (other->kind != rule.kind) return false;
        return other->point_id == point.id.value || (rule.measure == "*" && other->measure == point.measure);
    });
}

Plan plan_of(Reader& reader) {
    Plan plan;
    const auto now = reader.now();
    std::map<std::string, std::int64_t> lines;
    std::map<std::string, std::vector<Rule>> of_type;  // and "" for single points
    for (auto& rule : select<Rule>(reader, "ORDER BY code, edition")) {
        const auto line = lines.emplace(rule.code, rule.id.value).first->second;
        if (rule.valid_from > now) plan.next_edition = std::min(plan.next_edition, rule.valid_from);
        if (rule.valid_to && *rule.valid_to > now) plan.next_edition = std::min(plan.next_edition, *rule.valid_to);
        if (!rule.active || rule.valid_from > now || (rule.valid_to && *rule.valid_to <= now)) continue;
        rule.edition = line;  // from here on the line
        of_type[rule.point_id != 0 ? "" : rule.type_code].push_back(std::move(rule));
    }
    std::map<std::string, std::string> types;
    reader.query("SELECT d.asset_no, t.code FROM equipment_device d JOIN equipment_device_type t ON t.id = d.type_id",
                 {}, [&](const Row& row) { types.emplace(row.text(0), row.text(1)); });
    const auto points = select<telemetry::Point>(reader, "WHERE active = 1 ORDER BY id");
    Measures measures;
    for (const auto& point : points)
        if (!point.measure.empty()) measures.emplace(std::pair(point.device_code, point.measure), point.id.value);
    for (const auto& point : points) {
        plan.points.push_back({point.id.value, point.period_s, point.flat_minutes});
        std::vector<const Rule*> candidates;
        for (const auto& rule : of_type[""])
            if (rule.point_id == point.id.value) candidates.push_back(&rule);
        const auto type = types.find(point.device_code);
        if (type != types.end())
            for (const auto& rule : of_type[type->second])
                if (rule.measure == point.measure || rule.measure == "*") candidates.push_back(&rule);
        for (const auto* rule : candidates)
            if (!overruled(*rule, point, candidates))
                plan.conditions.push_back(condition_of(*rule, point, rule->edition, measures));
    }
    return plan;
}

std::string devices_fingerprint(Reader& reader) {
    std::string text;
    reader.query("SELECT COUNT(*), MAX(id), CAST(SUM(type_id) AS BIGINT) FROM equipment_device", {},
                 [&](const Row& row) {
                     text = fmt::format("{}.{}.{}", row.integer(0), row.is_null(1) ? 0 : row.integer(1),
                                        row.is_null(2) ? 0 : row.integer(2));
                 });
    return text;
}

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
    fingerprint_ = devices_fingerprint(reader);
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
            if (same && (!look_at_devices || devices_fingerprint(reader) == fingerprint_)) return {};
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
