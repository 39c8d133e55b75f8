// Automatic dispatch: gathers the candidates from the database, lets dispatch::rank choose, records why.
#include <fmt/format.h>

#include "core/json.h"
#include "domains/catalog/catalog.h"
#include "domains/organization/organization.h"
#include "domains/repair/service.h"
#include "domains/repair/workload.h"
#include "domains/space/space.h"

namespace zs::repair {
namespace {

dispatch::Policy policy(Reader& reader, Instant now) {
    const auto parameters = catalog::parameters(reader);
    dispatch::Policy result;
    result.walking_m_per_minute = parameters->real("repair.dispatch.walking_m_per_minute", now);
    result.unknown_walk_m = parameters->real("repair.dispatch.unknown_walk_m", now);
    result.foreign_zone_minutes = parameters->real("repair.dispatch.foreign_zone_minutes", now);
    result.open_jobs_max = parameters->integer("repair.dispatch.open_jobs_max", now);
    result.urgent_interrupts = parameters->integer("repair.dispatch.urgent_interrupts", now) != 0;
    result.walk_weight = parameters->real("repair.dispatch.walk_weight", now);
    return result;
}

std::vector<dispatch::Candidate> candidates(Reader& reader, const WorkOrder& order) {
    const Instant now = reader.now();
    const auto graph = space::walking_graph(reader);
    auto loads = workloads(reader, now);
    std::vector<dispatch::Candidate> all;
    for (const auto& person : organization::on_duty(reader, now)) {
        dispatch::Candidate candidate;
        candidate.has_trade = std::find(person.skills.begin(), person.skills.end(), order.trade) != person.skills.end();
        if (!candidate.has_trade) continue;
        candidate.person_id = person.person_id.value;
        candidate.name = person.name;
        candidate.crew_id = person.crew_id.value;
        candidate.of_zone_crew = order.zone_id != 0 && person.crew_id.value == order.crew_id;
        candidate.on_duty_until = person.until;
        auto& load = loads[person.person_id.value];
        candidate.open_jobs = load.jobs;
        std::int64_t from = load.last_room;
        if (from == 0) from = last_finished_room(reader, person.person_id.value, now);
        if (from == 0) from = person.base_room_id;
        if (from != 0) candidate.walk_m = graph->distance_m(from, order.room_id.value);
        all.push_back(std::move(candidate));
    }
    return all;
}

}  // namespace

std::int64_t last_finished_room(Reader& reader, std::int64_t person, Instant now) {
    return reader
        .integer(
            "SELECT room_id FROM repair_work_order WHERE assignee_id = ? AND restored_at > ? ORDER BY restored_at DESC "
            "LIMIT 1",
            {person, (now - std::chrono::hours(2)).unix_ms})
        .value_or(0);
}

std::string candidates_json(Reader& reader, const WorkOrder& order, const std::vector<std::int64_t>& crews) {
    auto found = candidates(reader, order);
    if (!crews.empty())
        std::erase_if(found, [&](const auto& candidate) {
            return std::find(crews.begin(), crews.end(), candidate.crew_id) == crews.end();
        });
    const auto ranked = dispatch::rank(found, order.priority, reader.now(), policy(reader, reader.now()));
    const auto zone = reader.text("SELECT name FROM space_zone WHERE id = ?", {order.zone_id}).value_or("");
    return dispatch::explanation_json(ranked, found.size(), zone, 20);
}

std::string duty_json(Reader& reader) {
    const auto loads = workloads(reader, reader.now());
    std::string out = "{\"items\":[";
    for (const auto& person : organization::on_duty(reader, reader.now())) {
        if (out.back() != '[') out += ',';
        const auto load = loads.find(person.person_id.value);
        out += fmt::format(
            R"({{"person_id":{},"crew_id":{},"open_jobs":{},"work_minutes":{},"room_id":{},"until":"{}",)",
            person.person_id.value, person.crew_id.value, load == loads.end() ? 0 : load->second.jobs.size(),
            load == loads.end() ? 0 : load->second.minutes(),
            load == loads.end() || load->second.last_room == 0 ? person.base_room_id : load->second.last_room,
            to_text(person.until));
        out += "\"name\":";
        json::append_string(out, person.name);
        out += ",\"skills\":\"";
        for (std::size_t i = 0; i < person.skills.size(); ++i) out += (i > 0 ? "," : "") + person.skills[i];
        out += "\"}";
    }
    return out + "]}";
}

bool auto_dispatch_on(Reader& reader) {
    return catalog::parameters(reader)->text("repair.dispatch.mode", reader.now()) != "manual";
}

Result<bool> auto_dispatch(Transaction& transaction, Id<WorkOrder> id) {
    if (!auto_dispatch_on(transaction)) return false;
    const auto order = find(transaction, id);
    if (!order || (order->state != OrderState::reported && order->state != OrderState::accepted)) return false;
    const Instant now = transaction.now();
    const auto parameters = catalog::parameters(transaction);
    const auto mode = parameters->text("repair.dispatch.mode", now);
    const Actor actor = Actor::system("repair.auto_dispatch");
    const auto fall_back = [&]() -> Result<bool> {
        if (order->priority > Priority::p2) {
            ZS_TRY(act_unchecked(transaction, actor, *order, OrderAction::offer, {}));
        }
        return false;
    };
    if (mode == "pool") return fall_back();
    auto found = candidates(transaction, *order);
    if (mode == "zone_only") std::erase_if(found, [](const auto& candidate) { return !candidate.of_zone_crew; });
    const auto ranked = dispatch::rank(found, order->priority, now, policy(transaction, now));
    if (ranked.empty()) return fall_back();
    const auto zone = transaction.text("SELECT name FROM space_zone WHERE id = ?", {order->zone_id}).value_or("");
    WorkOrder chosen = *order;
    chosen.dispatch_reason.text = dispatch::explanation_json(ranked, found.size(), zone, 5);
    ActionInput input;
    input.person_id = ranked.front().person_id;
    ZS_TRY(act_unchecked(transaction, actor, std::move(chosen), OrderAction::dispatch, input));
    return true;
}

}  // namespace zs::repair
