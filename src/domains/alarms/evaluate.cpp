#include "domains/alarms/evaluate.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <thread>

namespace zs::alarms {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr double infinity = std::numeric_limits<double>::infinity();

bool is_timed(RuleKind kind) { return kind == RuleKind::flat || kind == RuleKind::stale; }
bool is_low(RuleKind kind) { return kind == RuleKind::low || kind == RuleKind::low_low; }

}  // namespace

Change step(Course& course, Look look, std::int64_t at_ms, std::int64_t on_ms, std::int64_t off_ms) {
    const bool stands = course.phase == Phase::active || course.phase == Phase::falling;
    const auto goes_on = stands ? Look::back : Look::beyond;
    if (look != goes_on) {
        course.phase = stands ? Phase::active : Phase::normal;
        return Change::none;
    }
    if (course.phase == Phase::normal || course.phase == Phase::active) {
        course.phase = stands ? Phase::falling : Phase::rising;
        course.since_ms = at_ms;
    }
    if (at_ms - course.since_ms < (stands ? off_ms : on_ms)) return Change::none;
    course.phase = stands ? Phase::normal : Phase::active;
    return stands ? Change::cleared : Change::raised;
}

Look look_at(RuleKind kind, double limit, double dead_band, double value) {
    if (is_low(kind) || (kind == RuleKind::rate && limit < 0)) {
        limit = -limit;
        value = -value;
    }
    if (value > limit) return Look::beyond;
    return value < limit - dead_band || dead_band == 0 ? Look::back : Look::between;
}

std::optional<double> rate_of(Course& course, std::int64_t at_ms, double value) {
    if (course.ref_ms == 0) {
        course.ref_ms = at_ms;
        course.ref_value = value;
        return std::nullopt;
    }
    const auto passed = at_ms - course.ref_ms;
    const double minutes = std::max(1.0, static_cast<double>(passed) / static_cast<double>(minute_ms));
    const double rate = (value - course.ref_value) / minutes;
    if (passed >= minute_ms) {
        course.ref_ms = at_ms;
        course.ref_value = value;
    }
    return rate;
}

/// One reader of a point at a time; nobody waits long, as only the point's own conditions are looked at meanwhile.
class Board::Hold {
public:
    explicit Hold(Series& series) : series_(series) {
        for (int spins = 0; series_.taken.exchange(1, std::memory_order_acquire) != 0; ++spins)
            if (spins > 64) std::this_thread::yield();  // whoever holds it was taken off the processor
    }
    ~Hold() { series_.taken.store(0, std::memory_order_release); }
    Hold(const Hold&) = delete;
    Hold& operator=(const Hold&) = delete;

private:
    Series& series_;
};

Board::Board(const std::vector<Watched>& points, std::vector<Condition> conditions)
    : series_count_(points.size()),
      series_(std::make_unique<Series[]>(points.size())),
      watched_(points),
      conditions_(std::move(conditions)) {
    std::int64_t top = 0;
    for (const auto& point : points) top = std::max(top, point.id);
    index_.assign(static_cast<std::size_t>(top) + 1, -1);
    for (std::size_t i = 0; i < points.size(); ++i)
        index_[static_cast<std::size_t>(points[i].id)] = static_cast<std::int32_t>(i);
    std::stable_sort(conditions_.begin(), conditions_.end(), [](const Condition& a, const Condition& b) {
        return std::pair(a.point_id, is_timed(a.kind)) < std::pair(b.point_id, is_timed(b.kind));
    });
    courses_.resize(conditions_.size());
    for (std::size_t i = 0; i < series_count_; ++i) {
        series_[i].band_low = -infinity;
        series_[i].band_high = infinity;
    }
    for (std::size_t i = conditions_.size(); i-- > 0;) {
        const auto& condition = conditions_[i];
        auto* series = series_of(condition.point_id);
        if (series == nullptr) continue;
        if (is_timed(condition.kind)) {
            timed_.push_back(static_cast<std::uint32_t>(i));
            continue;
        }
        series->first = static_cast<std::uint32_t>(i);
        ++series->count;
        if (condition.kind == RuleKind::rate || condition.set_point_id != 0)
            series->band_low = infinity;  // no band: every reading moves the reference, the setting moves the limit
        else if (is_low(condition.kind))
            series->band_low = std::max(series->band_low, condition.limit);
        else if (condition.kind != RuleKind::sensor)
            series->band_high = std::min(series->band_high, condition.limit);
    }
}

Board::Series* Board::series_of(std::int64_t point_id) const {
    if (point_id <= 0 || point_id >= static_cast<std::int64_t>(index_.size())) return nullptr;
    const auto at = index_[static_cast<std::size_t>(point_id)];
    return at < 0 ? nullptr : &series_[static_cast<std::size_t>(at)];
}

/// Remembers the reading; false when it is not news.
bool Board::note(Series& series, const history::Sample& sample) const {
    if (sample.at_ms <= series.newest_ms || !std::isfinite(sample.value)) return false;
    if (sample.value != series.value.load(std::memory_order_relaxed) || series.seen == 0) {
        series.value.store(sample.value, std::memory_order_relaxed);
        series.changed_ms = sample.at_ms;
        series.seen = 1;
    } else if (series.seen < 3) {
        ++series.seen;
    }
    series.newest_ms = sample.at_ms;
    return true;
}

void Board::take(std::span<const history::Entry> entries, const Sink& sink) {
    for (const auto& [id, sample] : entries) {
        auto* series = series_of(id);
        if (series == nullptr) continue;
        const Hold hold(*series);
        if (!note(*series, sample)) continue;
        if (series->busy == 0 && sample.value >= series->band_low && sample.value <= series->band_high &&
            sample.quality != history::Quality::bad)
            continue;
        look(*series, sample, 0, sink);
    }
}

bool Board::open(const Condition& condition) const {
    if (condition.gate_point_id == 0) return true;
    const auto* gate = series_of(condition.gate_point_id);
    return gate != nullptr && gate->value.load(std::memory_order_relaxed) > condition.gate_above;
}

std::optional<LimitNow> Board::limit_of(const Condition& condition) const {
    if (condition.set_point_id == 0) return LimitNow{condition.limit, condition.dead_band};
    const auto* setting = series_of(condition.set_point_id);
    const double set = setting == nullptr ? std::nan("") : setting->value.load(std::memory_order_relaxed);
    if (std::isnan(set)) return std::nullopt;
    const double unit = condition.set_percent ? std::abs(set) / 100 : 1;
    return LimitNow{set + unit * condition.limit, unit * condition.dead_band};
}

void Board::look(Series& series, const history::Sample& sample, std::int64_t quiet_until_ms, const Sink& sink) {
    const bool bad = sample.quality == history::Quality::bad;
    series.busy = 0;
    for (std::size_t slot = series.first; slot < series.first + series.count; ++slot) {
        const auto& condition = conditions_[slot];
        auto& course = courses_[slot];
        Look seen = Look::back;
        double limit = condition.limit;
        if (condition.kind == RuleKind::sensor) {
            seen = bad ? Look::beyond : Look::back;
        } else if (bad) {  // not to be believed: what stands, stands
            series.busy += course.phase == Phase::normal ? 0 : 1;
            continue;
        } else if (condition.kind == RuleKind::rate) {
            const auto rate = rate_of(course, sample.at_ms, sample.value);
            if (rate) seen = look_at(condition.kind, condition.limit, condition.dead_band, *rate);
        } else if (const auto now = limit_of(condition)) {
            limit = now->limit;
            seen = look_at(condition.kind, now->limit, now->dead_band, sample.value);
        } else {
            seen = Look::between;  // without its setting there is no limit: what stands, stands
        }
        if (!open(condition)) seen = Look::back;
        const bool stood = course.phase == Phase::active || course.phase == Phase::falling;
        if (stood)
            course.extreme = is_low(condition.kind) ? std::min(course.extreme, sample.value)
                                                    : std::max(course.extreme, sample.value);
        const auto change = step(course, seen, sample.at_ms, condition.on_ms, condition.off_ms);
        if (change == Change::raised) course.extreme = sample.value;
        if (change != Change::none && sample.at_ms <= quiet_until_ms)
            course.phase = change == Change::raised ? Phase::rising : Phase::falling;
        else if (change != Change::none)
            report(slot, change, sample, limit, sink);
        series.busy += course.phase == Phase::normal ? 0 : 1;
    }
}

void Board::report(std::size_t slot, Change change, const history::Sample& at, double limit, const Sink& sink) const {
    const auto& condition = conditions_[slot];
    sink({condition.point_id, condition.rule_id, change, at.at_ms, at.value, courses_[slot].extreme, limit});
}

void Board::look_timed(std::size_t slot, std::int64_t now_ms, const Sink& sink) {
    const auto& condition = conditions_[slot];
    auto& series = *series_of(condition.point_id);
    const auto& point = watched_[static_cast<std::size_t>(&series - series_.get())];
    const Hold hold(series);
    if (series.newest_ms == 0) return;  // never heard of: nothing has stopped
    auto& course = courses_[slot];
    const bool stands = course.phase == Phase::active || course.phase == Phase::falling;
    const auto heard_ms = stands ? series.newest_ms : std::max(series.newest_ms, listening_since_ms_);
    const double silent_ms = static_cast<double>(now_ms - heard_ms);
    bool beyond = silent_ms > condition.limit * static_cast<double>(point.period_s) * 1000;
    if (condition.kind == RuleKind::flat) {
        const double minutes = point.flat_minutes > 0 ? static_cast<double>(point.flat_minutes) : condition.limit;
        const double same_ms = static_cast<double>(series.newest_ms - series.changed_ms);
        beyond = minutes > 0 && series.seen >= 3 && same_ms >= minutes * static_cast<double>(minute_ms);
    }
    const auto look = beyond && open(condition) ? Look::beyond : Look::back;
    const double value = series.value.load(std::memory_order_relaxed);
    const auto change = step(course, look, now_ms, condition.on_ms, condition.off_ms);
    if (change == Change::raised) course.extreme = value;
    if (change != Change::none) report(slot, change, {now_ms, value}, condition.limit, sink);
}

void Board::sweep(std::int64_t now_ms, const Sink& sink) {
    for (const auto slot : timed_) look_timed(slot, now_ms, sink);
}

const Course* Board::find(std::int64_t point_id, std::int64_t line) const {
    const auto first = std::lower_bound(conditions_.begin(), conditions_.end(), point_id,
                                        [](const Condition& one, std::int64_t id) { return one.point_id < id; });
    for (auto at = first; at != conditions_.end() && at->point_id == point_id; ++at)
        if (at->line == line) return &courses_[static_cast<std::size_t>(at - conditions_.begin())];
    return nullptr;
}

Course* Board::find(std::int64_t point_id, std::int64_t line) {
    return const_cast<Course*>(std::as_const(*this).find(point_id, line));  // of an object that may be changed
}

void Board::adopt(const Board& before) {
    listening_since_ms_ = before.listening_since_ms_;
    for (std::size_t i = 0; i < series_count_; ++i) {
        const auto* old = before.series_of(watched_[i].id);
        if (old == nullptr) continue;
        auto& series = series_[i];
        series.newest_ms = old->newest_ms;
        series.changed_ms = old->changed_ms;
        series.seen = old->seen;
        series.value.store(old->value.load(std::memory_order_relaxed), std::memory_order_relaxed);
    }
    for (std::size_t slot = 0; slot < conditions_.size(); ++slot) {
        const auto& condition = conditions_[slot];
        if (const auto* old = before.find(condition.point_id, condition.line)) courses_[slot] = *old;
        auto* series = series_of(condition.point_id);
        if (series != nullptr && !is_timed(condition.kind)) series->busy += courses_[slot].phase != Phase::normal;
    }
}

void Board::set_active(std::int64_t point_id, std::int64_t line) {
    auto* course = find(point_id, line);
    if (course == nullptr) return;
    course->phase = Phase::active;
    series_of(point_id)->busy += 1;  // counted anew at the next reading
}

void Board::catch_up(std::int64_t point_id, std::span<const history::Sample> samples, std::int64_t quiet_until_ms,
                     const Sink& sink) {
    auto* series = series_of(point_id);
    if (series == nullptr) return;
    const Hold hold(*series);
    for (const auto& sample : samples)
        if (note(*series, sample)) look(*series, sample, quiet_until_ms, sink);
}

std::vector<std::pair<std::int64_t, std::int64_t>> Board::newest() const {
    std::vector<std::pair<std::int64_t, std::int64_t>> found;
    found.reserve(series_count_);
    for (std::size_t i = 0; i < series_count_; ++i) {
        const Hold hold(series_[i]);
        if (series_[i].newest_ms != 0) found.emplace_back(watched_[i].id, series_[i].newest_ms);
    }
    return found;
}

}  // namespace zs::alarms
