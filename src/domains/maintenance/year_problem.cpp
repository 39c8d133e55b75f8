// A year plan's problem, read from the records: clocks give due days, rosters and leave the capacity, access times the
// days of departments, places the ways. Nothing is decided here.
#include <algorithm>
#include <charconv>
#include <set>

#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/maintenance/year_service.h"
#include "domains/space/space.h"

namespace zs::maintenance {
namespace {

constexpr std::int64_t occurrences_max = 400;  // of one plan in one span
constexpr std::int64_t vendor_minutes = 480;   // of a company's day: not limited, only levelled
constexpr int late_days = 7;                   // what is late already is done within the first week

/// Someone of a crew on a day.
struct There {
    std::int64_t minutes = 0;
    std::set<std::string, std::less<>> trades;
};

class Builder {
public:
    Builder(Reader& reader, const YearPlan& plan)
        : reader_(reader),
          plan_(plan),
          parameters_(catalog::parameters(reader)),
          calendar_(catalog::calendar(reader)),
          hours_(access_hours(reader)),
          window_(window_rule(reader, reader.now())) {
        days_ = plan.last_day - plan.first_day + 1;
        result_.problem.days = days_;
        result_.problem.weekday = weekday(plan.first_day) - 1;
        set_costs();
        for (const auto id : ids_of(plan.crew_ids)) wanted_.insert(id);
        for (auto& activity : select<Activity>(reader, "WHERE active = 1 ORDER BY id"))
            activities_.emplace(activity.id.value, std::move(activity));
        for (auto& device : select<equipment::Device>(reader, "WHERE state NOT IN ('to_be_scrapped','scrapped')"))
            devices_.emplace(device.id.value, std::move(device));
        reader.query("SELECT r.id, r.floor_id, f.building_id FROM space_room r JOIN space_floor f ON f.id = r.floor_id",
                     {}, [&](const Row& row) {
                         rooms_[row.integer(0)] = {row.integer(1), row.integer(2)};
                     });
        read_orders();
        read_kept();
    }

    YearProblem build() {
        struct Line {
            std::int64_t plan, device, activity;
            equipment::DueClock clock;
        };
        std::vector<Line> lines;
        for (const auto& plan : select<Plan>(reader_, "ORDER BY id")) {
            if (!activities_.contains(plan.activity_id.value) || !devices_.contains(plan.device_id.value)) continue;
            if (plan.clock_id == 0) {
                ++result_.by_counter;
                continue;
            }
            const auto clock = find(reader_, Id<equipment::DueClock>{plan.clock_id});
            if (clock && clock->active)
                lines.push_back({plan.id.value, plan.device_id.value, plan.activity_id.value, *clock});
        }
        for (const auto& line : lines) add_plan(line.plan, line.device, line.activity, line.clock);
        return std::move(result_);
    }

private:
    struct Open {
        std::int64_t id;
        Date due_on;
        std::optional<Date> planned_on;
        bool pinned, excluded;
    };

    double real(std::string_view code) const { return parameters_->real(code, reader_.now()); }
    std::int64_t integer(std::string_view code) const { return parameters_->integer(code, reader_.now()); }

    void set_costs() {
        auto& costs = result_.problem.costs;
        costs.level = real("maintenance.year.level_weight");
        costs.stop = {real("maintenance.year.building_minutes"), real("maintenance.year.floor_minutes"),
                      real("maintenance.year.room_minutes"), real("maintenance.year.device_minutes")};
        costs.unplaced = real("maintenance.year.unplaced_weight");
    }

    void read_orders() {
        reader_.query(
            "SELECT plan_id, id, due_on, planned_on, pinned, state FROM maintenance_order WHERE plan_id > 0 AND state "
            "IN ('planned','working','excluded') ORDER BY id",
            {}, [&](const Row& row) {
                std::optional<Date> planned;
                if (!row.is_null(3)) planned = Date{static_cast<std::int32_t>(row.integer(3))};
                const Open order{row.integer(1), Date{static_cast<std::int32_t>(row.integer(2))}, planned,
                                 row.integer(4) != 0, row.text(5) == "excluded"};
                orders_[row.integer(0)].push_back(order);
            });
    }

    /// Days that people fixed: on this plan before it is computed again, and on the accepted one.
    void read_kept() {
        reader_.query(
            "SELECT v.plan_id, v.due_on, v.day FROM maintenance_year_visit v JOIN maintenance_year_plan y ON y.id = "
            "v.year_plan_id WHERE v.pinned = 1 AND v.day IS NOT NULL AND (y.id = ? OR y.state = 'accepted') ORDER BY "
            "CASE WHEN y.id = ? THEN 1 ELSE 0 END, y.id",
            {plan_.id.value, plan_.id.value}, [&](const Row& row) {
                kept_[{row.integer(0), row.integer(1)}] = Date{static_cast<std::int32_t>(row.integer(2))};
            });
    }

    /// All due days of one plan in the span, the open order's first.
    void add_plan(std::int64_t plan, std::int64_t device, std::int64_t activity, const equipment::DueClock& clock) {
        Date due = clock.next_due;
        const Open* open = nullptr;
        for (const auto& order : orders_[plan]) {
            if (!order.excluded) {
                open = &order;
                due = order.due_on;
            } else if (order.due_on == due) {
                due = equipment::rules::advance(due, clock.interval_count, clock.interval_unit);
            }
        }
        for (std::int64_t n = 0; n < occurrences_max && due <= plan_.last_day; ++n) {
            add_visit(plan, device, activity, due, n == 0 ? open : nullptr);
            const Date from = std::max(due, plan_.first_day + -1);  // the next after a late one counts from its doing
            due = equipment::rules::advance(from, clock.interval_count, clock.interval_unit);
        }
    }

    void add_visit(std::int64_t plan, std::int64_t device_id, std::int64_t activity_id, Date due, const Open* open) {
        const auto& activity = activities_.at(activity_id);
        const auto& device = devices_.at(device_id);
        YearVisit row;
        row.plan_id = plan;
        row.order_id = open != nullptr ? open->id : 0;
        row.activity_id = activity_id;
        row.device_id = device_id;
        row.due_on = due;
        const auto window = static_cast<int>(rules::window_days(activity, window_));
        row.first_on = due + -window;
        row.last_on = due + window;
        row.minutes = activity.minutes;
        Order owned;
        set_owner(reader_, owned, activity, device);
        row.campus_id = owned.campus_id;
        row.department_id = owned.department_id;
        row.crew_id = owned.crew_id;
        row.vendor_id = owned.vendor_id;
        if (!wanted_.empty() && !wanted_.contains(row.crew_id)) return;
        year::Visit visit;
        visit.minutes = static_cast<std::int32_t>(activity.minutes);
        visit.first = std::max(0, row.first_on - plan_.first_day);
        visit.last = std::min(days_ - 1, row.last_on - plan_.first_day);
        if (row.last_on < plan_.first_day) visit.last = std::min(days_ - 1, late_days - 1);
        visit.crew = crew_index(row.crew_id, row.vendor_id);
        visit.path = path_of(device);
        visit.access = access_index(row.department_id);
        visit.skill = skill_index(visit.crew, row.crew_id, activity.trade);
        set_pin(visit, row, open);
        result_.problem.visits.push_back(visit);
        result_.visits.push_back(row);
    }

    void set_pin(year::Visit& visit, YearVisit& row, const Open* open) {
        std::optional<Date> day;
        const auto kept = kept_.find({row.plan_id, row.due_on.days});
        if (kept != kept_.end()) day = kept->second;
        if (open != nullptr && open->pinned) day = open->planned_on;
        if (!day || *day < plan_.first_day || *day > plan_.last_day || visit.crew < 0) return;
        visit.pinned = *day - plan_.first_day;
        row.pinned = true;
    }

    /// The device at the top of the tree decides where the stop is.
    year::Path path_of(const equipment::Device& device) {
        const auto* top = &device;
        for (int up = 0; top->parent_id && up < 20; ++up) {
            const auto above = devices_.find(top->parent_id->value);
            if (above == devices_.end()) break;
            top = &above->second;
        }
        // A device without a room is a place of its own.
        std::array<std::int64_t, year::path_length> keys{-top->id.value, -top->id.value, -top->id.value, top->id.value};
        if (top->room_id) {
            const auto& [floor, building] = rooms_[top->room_id->value];
            keys = {building, floor, top->room_id->value, top->id.value};
        }
        year::Path path{};
        for (std::size_t k = 0; k < keys.size(); ++k)
            path[k] = places_[k].try_emplace(keys[k], static_cast<std::int32_t>(places_[k].size())).first->second;
        return path;
    }

    std::int32_t access_index(std::int64_t department) {
        const auto rule = hours_.ruled_by(department);
        if (rule == 0) return -1;
        const auto [entry, fresh] = access_.try_emplace(rule, static_cast<std::int32_t>(access_.size()));
        if (fresh) {
            auto& minutes = result_.problem.access.emplace_back();
            for (int day = 0; day < days_; ++day)
                minutes.push_back(static_cast<std::int32_t>(hours_.open_minutes(rule, plan_.first_day + day)));
        }
        return entry->second;
    }

    bool is_open(Date day) const { return calendar_->is_working_day(day) || integer("maintenance.year.weekends") != 0; }

    std::int32_t crew_index(std::int64_t crew, std::int64_t vendor) {
        if (crew == 0 && vendor == 0) return -1;
        const auto key = std::pair(crew, crew == 0 ? vendor : 0);
        const auto [entry, fresh] = crews_.try_emplace(key, static_cast<std::int32_t>(crews_.size()));
        if (!fresh) return entry->second;
        result_.crews.push_back(key);
        auto& added = result_.problem.crews.emplace_back();
        added.limited = crew != 0;
        auto& there = there_.emplace_back(static_cast<std::size_t>(days_));
        if (crew != 0) read_crew(crew, there);
        const auto share = integer("maintenance.year.share_percent");
        for (int day = 0; day < days_; ++day) {
            const bool open = is_open(plan_.first_day + day);
            std::int64_t minutes = crew == 0 ? vendor_minutes : 0;
            for (const auto& one : there[static_cast<std::size_t>(day)]) minutes += one.minutes * share / 100;
            added.capacity.push_back(open ? static_cast<std::int32_t>(minutes) : 0);
        }
        return entry->second;
    }

    /// Who of a crew works on each day: by the roster where the day has one, else everybody who is not on leave.
    void read_crew(std::int64_t crew, std::vector<std::vector<There>>& there) {
        const auto start = integer("maintenance.year.start_minute"), end = integer("maintenance.year.end_minute");
        struct Member {
            std::set<std::string, std::less<>> trades;
            std::vector<std::pair<Date, Date>> away;
        };
        std::map<std::int64_t, Member> people;
        const auto trades = reader_.text("SELECT trades FROM organization_crew WHERE id = ?", {crew}).value_or("");
        reader_.query("SELECT id, skills FROM organization_person WHERE crew_id = ? AND active = 1 ORDER BY id", {crew},
                      [&](const Row& row) {
                          const std::string skills(row.text(1));
                          for (auto& code : equipment::rules::codes_of(skills.empty() ? trades : skills))
                              people[row.integer(0)].trades.insert(std::move(code));
                          people[row.integer(0)];
                      });
        reader_.query(
            "SELECT l.person_id, l.first_day, l.last_day FROM organization_leave l JOIN organization_person p ON p.id "
            "= l.person_id WHERE p.crew_id = ? ORDER BY l.id",
            {crew}, [&](const Row& row) {
                people[row.integer(0)].away.emplace_back(Date{static_cast<std::int32_t>(row.integer(1))},
                                                         Date{static_cast<std::int32_t>(row.integer(2))});
            });
        std::vector<bool> rostered(static_cast<std::size_t>(days_), false);
        reader_.query(
            "SELECT e.day, e.person_id, e.state, s.start_minute, s.end_minute FROM organization_roster_entry e JOIN "
            "organization_person p ON p.id = e.person_id JOIN organization_shift s ON s.id = e.shift_id WHERE "
            "p.crew_id = ? AND e.day >= ? AND e.day <= ? ORDER BY e.day, e.id",
            {crew, std::int64_t{plan_.first_day.days}, std::int64_t{plan_.last_day.days}}, [&](const Row& row) {
                const auto day = static_cast<std::size_t>(row.integer(0) - plan_.first_day.days);
                rostered[day] = true;
                const auto minutes = std::min(row.integer(4), end) - std::max(row.integer(3), start);
                if (row.text(2) == "planned" && minutes > 0)
                    there[day].push_back({minutes, people[row.integer(1)].trades});
            });
        for (int i = 0; i < days_; ++i) {
            if (rostered[static_cast<std::size_t>(i)]) continue;
            const Date day = plan_.first_day + i;
            for (const auto& [id, member] : people) {
                bool away = false;
                for (const auto& [first, last] : member.away) away = away || (first <= day && day <= last);
                if (!away) there[static_cast<std::size_t>(i)].push_back({end - start, member.trades});
            }
        }
    }

    std::int32_t skill_index(std::int32_t crew, std::int64_t crew_id, const std::string& trade) {
        if (crew < 0 || crew_id == 0 || trade.empty()) return -1;
        const auto [entry, fresh] = skills_.try_emplace({crew, trade}, static_cast<std::int32_t>(skills_.size()));
        if (fresh) {
            auto& days = result_.problem.skills.emplace_back();
            for (const auto& there : there_[static_cast<std::size_t>(crew)])
                days.push_back(
                    std::ranges::any_of(there, [&](const There& one) { return one.trades.contains(trade); }));
        }
        return entry->second;
    }

    Reader& reader_;
    const YearPlan& plan_;
    std::shared_ptr<const catalog::Parameters> parameters_;
    std::shared_ptr<const Calendar> calendar_;
    AccessHours hours_;
    rules::WindowRule window_;
    int days_ = 0;
    YearProblem result_;
    std::set<std::int64_t> wanted_;
    std::map<std::int64_t, Activity> activities_;
    std::map<std::int64_t, equipment::Device> devices_;
    std::map<std::int64_t, std::pair<std::int64_t, std::int64_t>> rooms_;  // floor, building
    std::map<std::int64_t, std::vector<Open>> orders_;
    std::map<std::pair<std::int64_t, std::int64_t>, Date> kept_;
    std::array<std::map<std::int64_t, std::int32_t>, year::path_length> places_;
    std::map<std::int64_t, std::int32_t> access_;
    std::map<std::pair<std::int64_t, std::int64_t>, std::int32_t> crews_;
    std::vector<std::vector<std::vector<There>>> there_;  // of each crew and day
    std::map<std::pair<std::int32_t, std::string>, std::int32_t> skills_;
};

}  // namespace

std::vector<std::int64_t> ids_of(std::string_view list) {
    std::vector<std::int64_t> ids;
    for (const auto part : text::split(list, ',')) {
        const auto word = text::trim(part);
        std::int64_t id = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), id);
        if (error == std::errc() && end == word.data() + word.size() && id > 0) ids.push_back(id);
    }
    return ids;
}

YearProblem read_problem(Reader& reader, const YearPlan& plan) { return Builder(reader, plan).build(); }

}  // namespace zs::maintenance
