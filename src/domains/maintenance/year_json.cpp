// A year plan as a page needs it: load against capacity by crew and day, what found no day, what may be done.
#include <fmt/format.h>

#include <algorithm>

#include "core/json.h"
#include "domains/catalog/catalog.h"
#include "domains/maintenance/workflow.h"
#include "domains/maintenance/year_service.h"

namespace zs::maintenance {
namespace {

struct Load {
    std::int64_t minutes = 0, visits = 0;
};
using Loads = std::map<std::pair<std::int64_t, std::int64_t>, std::map<std::int64_t, Load>>;  // crew, vendor → day

Loads loads_of(Reader& reader, const Actor& actor, const YearPlan& plan) {
    auto scope = visible_visits(actor);
    if (scope.sql.empty()) scope.sql = "1=1";
    Values parameters{plan.id.value};
    parameters.insert(parameters.end(), scope.parameters.begin(), scope.parameters.end());
    Loads loads;
    reader.query(
        fmt::format("SELECT v.crew_id, v.vendor_id, v.day, SUM(v.minutes), COUNT(*) FROM maintenance_year_visit v "
                    "WHERE v.year_plan_id = ? AND v.day IS NOT NULL AND {} GROUP BY v.crew_id, v.vendor_id, v.day "
                    "ORDER BY v.crew_id, v.vendor_id, v.day",
                    scope.sql),
        parameters, [&](const Row& row) {
            const auto crew = row.integer(0);
            auto& load = loads[{crew, crew == 0 ? row.integer(1) : 0}][row.integer(2)];
            load.minutes += row.integer(3);
            load.visits += row.integer(4);
        });
    return loads;
}

/// {"id","vendor_id","name","limited","capacity":[…],"load":[[day,minutes,visits],…]} of crews with something to see.
void append_crews(std::string& out, Reader& reader, const Actor& actor, const YearPlan& plan) {
    auto loads = loads_of(reader, actor, plan);
    json::append_key(out, "crews");
    out += '[';
    const auto capacity = json::parse(plan.capacity.text);
    const auto* list = capacity ? capacity->if_array() : nullptr;
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
        const auto& one = (*list)[i].as_object();
        const auto crew = one.at("crew_id").to_number<std::int64_t>();
        const auto vendor = one.at("vendor_id").to_number<std::int64_t>();
        const auto load = loads.find({crew, vendor});
        if (load == loads.end() && !actor.scope.all) continue;
        if (out.back() != '[') out += ',';
        out += fmt::format("{{\"id\":{},\"vendor_id\":{}", crew, vendor);
        const auto table = crew != 0 ? "organization_crew" : "organization_vendor";
        json::append_text(
            out, "name",
            reader.text(fmt::format("SELECT name FROM {} WHERE id = ?", table), {crew != 0 ? crew : vendor})
                .value_or(""));
        out += fmt::format(",\"limited\":{},\"capacity\":[", one.at("limited").as_bool());
        for (const auto& minutes : one.at("minutes").as_array())
            out += fmt::format("{}{}", out.back() == '[' ? "" : ",", minutes.to_number<std::int64_t>());
        out += "],\"load\":[";
        if (load != loads.end())
            for (const auto& [day, here] : load->second)
                out += fmt::format("{}[{},{},{}]", out.back() == '[' ? "" : ",", day - plan.first_day.days,
                                   here.minutes, here.visits);
        out += "]}";
    }
    out += ']';
}

void append_unplaced(std::string& out, Reader& reader, const Actor& actor, const YearPlan& plan) {
    auto scope = visible_visits(actor);
    if (scope.sql.empty()) scope.sql = "1=1";
    Values parameters{plan.id.value};
    parameters.insert(parameters.end(), scope.parameters.begin(), scope.parameters.end());
    json::append_key(out, "unplaced");
    out += '[';
    reader.query(
        fmt::format("SELECT v.why, COUNT(*), SUM(v.minutes) FROM maintenance_year_visit v WHERE v.year_plan_id = ? AND "
                    "v.day IS NULL AND {} GROUP BY v.why ORDER BY 2 DESC, v.why",
                    scope.sql),
        parameters, [&](const Row& row) {
            const auto why = value_of<year::Why>(row.text(0)).value_or(year::Why::full);
            const auto& option = Column<year::Why>::options[static_cast<std::size_t>(why)];
            out += fmt::format(R"({}{{"why":"{}","visits":{},"minutes":{},"label":)", out.back() == '[' ? "" : ",",
                               option.value, row.integer(1), row.integer(2));
            json::append_string(out, actor.language == Language::zh ? option.zh : option.en);
            out += '}';
        });
    out += ']';
}

/// How many of its orders are decided (done, or their window passed), and how many were done within the window;
/// excluded ones leave the rate.
void append_compliance(std::string& out, Reader& reader, const Actor& actor, const YearPlan& plan) {
    auto scope = visible_visits(actor);
    if (scope.sql.empty()) scope.sql = "1=1";
    Values parameters{plan.id.value};
    parameters.insert(parameters.end(), scope.parameters.begin(), scope.parameters.end());
    reader.query(
        fmt::format(
            "SELECT COUNT(*), COUNT(CASE WHEN o.state = 'done' THEN 1 END), COUNT(CASE WHEN o.state = 'done' AND "
            "o.compliant = 1 THEN 1 END) FROM maintenance_year_visit v JOIN maintenance_order o ON o.id = "
            "v.order_id WHERE v.year_plan_id = ? AND {} AND (o.state = 'done' OR (o.state IN "
            "('planned','working') AND o.overdue = 1))",
            scope.sql),
        parameters, [&](const Row& row) {
            out += fmt::format(R"(,"decided":{},"done":{},"compliant":{})", row.integer(0), row.integer(1),
                               row.integer(2));
        });
}

void append_steps(std::string& out, const Actor& actor, const YearPlan& plan) {
    json::append_key(out, "allowed_actions");
    out += '[';
    for (const auto action : {YearAction::accept, YearAction::replan, YearAction::discard}) {
        if (!year_flow.find(plan.state, action) || !actor.may("maintenance.plan") || !plans_for(actor, plan)) continue;
        const auto& option = Column<YearAction>::options[static_cast<std::size_t>(action)];
        out += fmt::format(R"({}{{"action":"{}","fields":[],"label":)", out.back() == '[' ? "" : ",", option.value);
        json::append_string(out, actor.language == Language::zh ? option.zh : option.en);
        out += '}';
    }
    out += ']';
}

}  // namespace

std::string year_json(Reader& reader, const Actor& actor, const YearPlan& plan) {
    YearPlan shown = plan;
    shown.capacity = {"[]"};  // under "crews", of those that the caller sees
    std::string out = to_json(shown);
    out.pop_back();
    const double cost = plan.level_cost + plan.way_cost + plan.unplaced_cost;
    out += fmt::format(",\"gap\":{:.4f}", cost > 0 ? (cost - plan.bound) / cost : 0);
    out += fmt::format(",\"today\":\"{}\"", to_text(local_date(reader.now(), catalog::calendar(reader)->zone())));
    append_crews(out, reader, actor, plan);
    append_unplaced(out, reader, actor, plan);
    append_compliance(out, reader, actor, plan);
    append_steps(out, actor, plan);
    const bool open = plan.state == YearState::draft || plan.state == YearState::accepted;
    out += fmt::format(",\"may_move\":{}", open && actor.may("maintenance.plan") &&
                                               (plans_for(actor, plan) || !actor.scope.crew_ids.empty()));
    return out + "}";
}

std::vector<std::string> warnings_of(Reader& reader, const YearPlan& plan, const YearVisit& visit) {
    std::vector<std::string> warnings;
    if (!visit.day) return warnings;
    if (*visit.day < visit.first_on || *visit.day > visit.last_on) warnings.emplace_back("outside_window");
    const auto hours = access_hours(reader);
    if (hours.open_minutes(visit.department_id, *visit.day) < visit.minutes) warnings.emplace_back("quiet");
    const auto load =
        reader
            .integer(
                "SELECT SUM(minutes) FROM maintenance_year_visit WHERE year_plan_id = ? AND crew_id = ? AND day = ?",
                {plan.id.value, visit.crew_id, std::int64_t{visit.day->days}})
            .value_or(0);
    const auto capacity = json::parse(plan.capacity.text);
    const auto* list = capacity ? capacity->if_array() : nullptr;
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
        const auto& one = (*list)[i].as_object();
        if (one.at("crew_id").to_number<std::int64_t>() != visit.crew_id || !one.at("limited").as_bool()) continue;
        const auto minutes = one.at("minutes").as_array()[static_cast<std::size_t>(*visit.day - plan.first_day)];
        const auto here = minutes.to_number<std::int64_t>();
        if (here == 0)
            warnings.emplace_back("no_capacity");
        else if (load > here)
            warnings.emplace_back("over_capacity");
    }
    return warnings;
}

}  // namespace zs::maintenance
