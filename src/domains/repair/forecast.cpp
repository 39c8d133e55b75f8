// Expected restoring times: empirical quantiles of comparable orders, from the narrowest group with enough history.
#include "domains/repair/forecast.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <mutex>

#include "domains/catalog/catalog.h"

namespace zs::repair::forecast {
namespace {

constexpr std::size_t group_orders_min = 30;
constexpr std::int64_t load_kept_ms = 30'000;
constexpr Duration history = std::chrono::hours(24 * 365);

/// What makes orders comparable. -1 in a field = any.
struct Group {
    std::int64_t fault = -1;
    std::int64_t area = -1;
    std::int64_t hour_band = -1;
    std::int64_t load_band = -1;
    std::int64_t priority = -1;
    friend auto operator<=>(const Group&, const Group&) = default;
};

struct Quantiles {
    std::int64_t likely_minutes = 0;
    std::int64_t latest_minutes = 0;
};

struct Model {
    std::map<Group, Quantiles> groups;
    std::array<std::int64_t, 2> load_bounds{};  // open orders at reporting: low ≤ [0] < middle ≤ [1] < high
    std::size_t orders = 0;
    course::Courses courses;
};

struct Sample {
    Group group;
    Instant reported_at;
    Instant restored_at;
    std::int64_t open_orders = 0;
};

struct Memory {
    std::mutex mutex;
    std::shared_ptr<const Model> model;
    std::int64_t open_orders = 0;
    Instant open_orders_at{std::numeric_limits<std::int64_t>::min() / 2};
};
Memory& memory() {
    static Memory instance;
    return instance;
}

/// Night 22-6, morning 6-12, afternoon 12-18, evening 18-22.
std::int64_t hour_band(Instant at, Zone zone) {
    const int hour = minute_of_day(at, zone) / 60;
    return hour < 6 || hour >= 22 ? 0 : hour < 12 ? 1 : hour < 18 ? 2 : 3;
}

std::int64_t load_band(const Model& model, std::int64_t open) {
    return open <= model.load_bounds[0] ? 0 : open <= model.load_bounds[1] ? 1 : 2;
}

/// From the narrowest to the widest group of an order.
std::array<Group, 5> widening(const Group& full) {
    return {full, Group{full.fault, full.area, full.hour_band, -1, full.priority},
            Group{full.fault, -1, -1, -1, full.priority}, Group{-1, -1, full.hour_band, -1, full.priority},
            Group{-1, -1, -1, -1, full.priority}};
}

/// Nearest-rank quantile with the finite-sample correction (n + 1)·q, so that a new order of the same kind stays below
/// it with at least the wanted probability.
std::int64_t quantile(const std::vector<std::int64_t>& sorted, double share) {
    const auto rank = static_cast<std::size_t>(std::ceil(static_cast<double>(sorted.size() + 1) * share));
    return sorted[std::clamp<std::size_t>(rank, 1, sorted.size()) - 1];
}

/// How many orders were open when each was reported: a sweep over starts and ends.
void count_open(std::vector<Sample>& samples) {
    std::sort(samples.begin(), samples.end(),
              [](const Sample& a, const Sample& b) { return a.reported_at < b.reported_at; });
    std::vector<Instant> ends;
    for (const auto& sample : samples) ends.push_back(sample.restored_at);
    std::sort(ends.begin(), ends.end());
    std::size_t finished = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        while (finished < ends.size() && ends[finished] <= samples[i].reported_at) ++finished;
        samples[i].open_orders = static_cast<std::int64_t>(i - std::min(i, finished));
    }
}

std::vector<Sample> read_history(Reader& reader, Instant until, Zone zone) {
    std::vector<Sample> samples;
    reader.query(
        "SELECT fault_type_id, area_class, priority, reported_at, restored_at FROM repair_work_order WHERE restored_at "
        ">= ? "
        "AND restored_at < ? AND state IN ('restored','confirmed','closed')",
        {(until - history).unix_ms, until.unix_ms}, [&](const Row& row) {
            Sample sample;
            sample.reported_at = {row.integer(3)};
            sample.restored_at = {row.integer(4)};
            const auto area = value_of<space::AreaClass>(row.text(1)).value_or(space::AreaClass::c);
            const auto priority = value_of<Priority>(row.text(2)).value_or(Priority::p3);
            sample.group = {row.integer(0), static_cast<std::int64_t>(area), hour_band(sample.reported_at, zone), 0,
                            static_cast<std::int64_t>(priority)};
            samples.push_back(sample);
        });
    return samples;
}

/// Steps that moved an order; its priority tells from the beginning how fast it goes.
void add_step(std::vector<course::Step>& steps, std::string_view action, bool moved, std::string_view priority,
              Instant at) {
    if (steps.empty())
        steps.push_back({fmt::format("report:{}", priority), at});
    else if (moved)
        steps.push_back({std::string(action), at});
}

/// The way of every restored order up to its first finish.
course::Courses read_courses(Reader& reader, Instant until) {
    course::Courses courses;
    std::vector<course::Step> steps;
    std::int64_t order = 0;
    bool finished = false;
    const auto close = [&] {
        if (finished) courses.add(steps);
        steps.clear();
        finished = false;
    };
    reader.query(
        "SELECT t.work_order_id, t.action, t.from_state, t.to_state, t.at, o.priority FROM repair_work_order o JOIN "
        "repair_timeline_entry t ON t.work_order_id = o.id WHERE o.restored_at >= ? AND o.restored_at < ? AND o.state "
        "IN ('restored','confirmed','closed') ORDER BY t.work_order_id, t.id",
        {(until - history).unix_ms, until.unix_ms}, [&](const Row& row) {
            if (row.integer(0) != order) close();
            order = row.integer(0);
            if (finished) return;
            add_step(steps, row.text(1), row.text(2) != row.text(3), row.text(5), {row.integer(4)});
            finished = row.text(1) == text_of(OrderAction::finish);
        });
    close();
    courses.settle();
    return courses;
}

std::shared_ptr<Model> fit(std::vector<Sample> samples, double coverage) {
    auto model = std::make_shared<Model>();
    model->orders = samples.size();
    count_open(samples);
    std::vector<std::int64_t> open;
    for (const auto& sample : samples) open.push_back(sample.open_orders);
    std::sort(open.begin(), open.end());
    if (!open.empty()) model->load_bounds = {open[open.size() / 3], open[open.size() * 2 / 3]};
    std::map<Group, std::vector<std::int64_t>> minutes;
    for (auto& sample : samples) {
        sample.group.load_band = load_band(*model, sample.open_orders);
        const std::int64_t took = (sample.restored_at - sample.reported_at).count() / 60'000;
        for (const auto& group : widening(sample.group)) minutes[group].push_back(took);
    }
    for (auto& [group, values] : minutes) {
        if (values.size() < group_orders_min) continue;
        std::sort(values.begin(), values.end());
        model->groups[group] = {quantile(values, 0.5), quantile(values, coverage)};
    }
    return model;
}

/// Open orders now, read at most every half minute: the load changes slower than reports come in.
std::int64_t open_orders(Reader& reader) {
    auto& kept = memory();
    const Instant now = reader.now();
    if (now - kept.open_orders_at > Duration(load_kept_ms) || now < kept.open_orders_at) {
        kept.open_orders = reader
                               .integer(
                                   "SELECT COUNT(*) FROM repair_work_order WHERE state IN ('reported','accepted',"
                                   "'pooled','dispatched','taken','working','on_hold')")
                               .value_or(0);
        kept.open_orders_at = now;
    }
    return kept.open_orders;
}

}  // namespace

std::optional<Expectation> expect(Reader& reader, const WorkOrder& order) {
    const auto wanted = catalog::parameters(reader)->integer("repair.forecast.orders_min", order.reported_at);
    const Zone zone = catalog::calendar(reader)->zone();
    std::shared_ptr<const Model> model;
    std::int64_t open = 0;
    {
        const std::scoped_lock lock(memory().mutex);
        model = memory().model;
        if (!model || model->orders < static_cast<std::size_t>(wanted)) return std::nullopt;
        open = open_orders(reader);
    }
    const Group full{order.fault_type_id.value, static_cast<std::int64_t>(order.area_class),
                     hour_band(order.reported_at, zone), load_band(*model, open),
                     static_cast<std::int64_t>(order.priority)};
    for (const auto& group : widening(full)) {
        const auto found = model->groups.find(group);
        if (found == model->groups.end()) continue;
        return Expectation{order.reported_at + std::chrono::minutes(found->second.likely_minutes),
                           order.reported_at + std::chrono::minutes(found->second.latest_minutes)};
    }
    return std::nullopt;
}

std::optional<course::Outlook> outlook(const WorkOrder& order, std::span<const TimelineEntry> timeline) {
    if (order.restored_at || order.state > OrderState::on_hold) return std::nullopt;
    std::shared_ptr<const Model> model;
    {
        const std::scoped_lock lock(memory().mutex);
        model = memory().model;
    }
    std::vector<course::Step> steps;
    for (const auto& entry : timeline)
        add_step(steps, entry.action, entry.from_state != entry.to_state, text_of(order.priority), entry.at);
    if (!model || steps.empty()) return std::nullopt;
    return model->courses.outlook(steps);
}

Result<std::int64_t> learn(Reader& reader, Instant until, Learn what) {
    const Zone zone = catalog::calendar(reader)->zone();
    const auto coverage = catalog::parameters(reader)->real("repair.forecast.coverage_percent", until) / 100.0;
    auto model = fit(read_history(reader, until, zone), coverage);
    if (what == Learn::everything) model->courses = read_courses(reader, until);
    const auto orders = static_cast<std::int64_t>(model->orders);
    const std::scoped_lock lock(memory().mutex);
    memory().model = std::move(model);
    return orders;
}

void forget() {
    const std::scoped_lock lock(memory().mutex);
    memory().model.reset();
    memory().open_orders_at = {std::numeric_limits<std::int64_t>::min() / 2};
}

}  // namespace zs::repair::forecast
