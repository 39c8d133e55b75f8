// What the phone of the person on the job asks for: today's work with the best way through it, and what a fault takes.
#include <fmt/format.h>

#include <algorithm>

#include "core/json.h"
#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/repair/routes.h"
#include "domains/repair/service.h"
#include "domains/repair/usual.h"
#include "domains/repair/views.h"
#include "domains/repair/visiting.h"
#include "domains/space/space.h"

namespace zs::repair {
namespace {

using http::Context;
using http::Response;

constexpr std::int64_t own_orders_max = 60;
constexpr std::string_view recent_orders =
    "(SELECT id FROM repair_work_order WHERE fault_type_id = ? AND restored_at > ? ORDER BY restored_at DESC LIMIT "
    "300)";

/// Orders that are his now, most urgent limit first.
std::vector<WorkOrder> open_work(Reader& reader, const Actor& actor) {
    const auto own = own_orders(actor);
    std::vector<std::int64_t> ids;
    reader.query(fmt::format("SELECT o.id FROM repair_work_order o WHERE o.state IN "
                             "('dispatched','taken','working','on_hold') AND {} ORDER BY o.due_at, o.id LIMIT {}",
                             own.sql, own_orders_max),
                 own.parameters, [&](const Row& row) { ids.push_back(row.integer(0)); });
    std::vector<WorkOrder> orders;
    for (const auto id : ids)
        if (auto order = find(reader, Id<WorkOrder>{id})) orders.push_back(*std::move(order));
    return orders;
}

/// Codes that hang in a room. `mark` lets a phone without signal recognise a scanned token, but not make one up.
std::string place_codes(Reader& reader, Id<space::Room> room) {
    std::string out = "[";
    reader.query("SELECT code, token FROM space_place_code WHERE room_id = ? AND active = 1 ORDER BY id LIMIT 40",
                 {room.value}, [&](const Row& row) {
                     if (out.back() != '[') out += ',';
                     out += "{\"code\":";
                     json::append_string(out, row.text(0));
                     out += fmt::format(",\"mark\":\"{}\"}}", space::mark_of(row.text(1)));
                 });
    return out + "]";
}

std::int64_t usual_minutes(Reader& reader, const WorkOrder& order) {
    return reader.integer("SELECT usual_minutes FROM repair_fault_type WHERE id = ?", {order.fault_type_id.value})
        .value_or(30);
}

/// The job that the person arrived at last and has not finished: he is there.
const WorkOrder* under_way(const std::vector<WorkOrder>& orders) {
    const WorkOrder* found = nullptr;
    for (const auto& order : orders)
        if (order.state == OrderState::working && (found == nullptr || order.arrived_at > found->arrived_at))
            found = &order;
    return found;
}

std::vector<visiting::Stop> stops_of(Reader& reader, const std::vector<WorkOrder>& orders) {
    std::vector<visiting::Stop> stops;
    for (const auto& order : orders) {
        if (order.state == OrderState::on_hold || &order == under_way(orders)) continue;
        auto stop = std::find_if(stops.begin(), stops.end(),
                                 [&](const auto& one) { return one.room_id == order.room_id.value; });
        if (stop == stops.end())
            stop = stops.insert(stops.end(), visiting::Stop{order.room_id.value, {}, order.priority, {}, 0});
        stop->order_ids.push_back(order.id.value);
        stop->priority = std::min(stop->priority, order.priority);
        const auto due = order.arrived_at ? order.restore_due_at : order.arrive_due_at;
        if (due && (!stop->due || *due < *stop->due)) stop->due = due;
        stop->work_minutes += usual_minutes(reader, order);
    }
    return stops;
}

/// Where he starts: the job under way, the place scanned last, the last finished job; 0 = unknown.
std::int64_t start_room(Context& context, Reader& reader, const WorkOrder* working) {
    if (working != nullptr) return working->room_id.value;
    if (const auto scanned = text::parse_integer(context.request.query_value("from"))) return *scanned;
    return context.actor.person_id == 0 ? 0 : last_finished_room(reader, context.actor.person_id, reader.now());
}

/// When he leaves: after what is left of the job under way, at once for a P1.
Instant leaves_at(Reader& reader, const WorkOrder* working, const std::vector<visiting::Stop>& stops) {
    const Instant now = reader.now();
    const bool urgent =
        std::any_of(stops.begin(), stops.end(), [](const auto& one) { return one.priority == Priority::p1; });
    if (working == nullptr || !working->arrived_at || urgent) return now;
    const Instant usual_end = *working->arrived_at + std::chrono::minutes(usual_minutes(reader, *working));
    return std::max(usual_end, now + std::chrono::minutes(5));
}

std::string points_json(const space::WalkingGraph& graph, std::int64_t from, std::int64_t to) {
    std::string out = "[";
    for (const auto& point : graph.way(from, to)) {
        if (out.back() != '[') out += ',';
        out += fmt::format(R"({{"floor_id":{},"x_m":{:.1f},"y_m":{:.1f}}})", point.floor_id, point.x_m, point.y_m);
    }
    return out + "]";
}

std::string route_json(Context& context, Reader& reader, const std::vector<WorkOrder>& orders) {
    const auto graph = space::walking_graph(reader);
    const auto stops = stops_of(reader, orders);
    const auto* working = under_way(orders);
    std::int64_t at = start_room(context, reader, working);
    const auto parameters = catalog::parameters(reader);
    const visiting::Policy policy{parameters->real("repair.dispatch.walking_m_per_minute", reader.now()),
                                  parameters->real("repair.dispatch.unknown_walk_m", reader.now())};
    const auto visits = visiting::plan(stops, at, leaves_at(reader, working, stops), policy,
                                       [&](std::int64_t from, std::int64_t to) { return graph->distance_m(from, to); });
    std::string out = fmt::format("{{\"from_room_id\":{},\"stops\":[", at == 0 ? "null" : std::to_string(at));
    double total = 0;
    for (const auto& visit : visits) {
        const auto& stop = stops[visit.stop];
        if (out.back() != '[') out += ',';
        const auto place = space::place(reader, {stop.room_id});
        out += fmt::format(R"({{"room_id":{},"floor_id":{},"order_ids":[{}],"walk_m":{})", stop.room_id,
                           place ? place->floor_id.value : 0, fmt::join(stop.order_ids, ","),
                           at != 0 && visit.walk_known ? fmt::format("{:.0f}", visit.walk_m) : "null");
        out += fmt::format(R"(,"arrives_at":"{}","late":{},"points":{},"place":)", to_text(visit.arrives_at),
                           visit.late, at == 0 ? "[]" : points_json(*graph, at, stop.room_id));
        json::append_string(out, place ? place->text(context.actor.language) : "");
        out += '}';
        total += visit.walk_m;
        at = stop.room_id;
    }
    return out + fmt::format("],\"total_m\":{:.0f}}}", total);
}

/// Steps on site as the workflow has them, so that a phone without signal knows what comes after what.
std::string steps_json(const Actor& actor) {
    std::string out = "[";
    for (const auto& step : order_flow.steps) {
        if (!is_work(step.action) && step.action != OrderAction::comment && step.action != OrderAction::grab) continue;
        if (!actor.may(step.permission)) continue;
        if (out.back() != '[') out += ',';
        out += action_json(step.action, actor.language);
        out.pop_back();
        out += fmt::format(R"(,"from":"{}","to":"{}"}})", text_of(step.from), text_of(step.to));
    }
    return out + "]";
}

Result<std::string> rows_json(Reader& reader, const QueryPairs& pairs, const Restriction& restriction) {
    ZS_TRY_ASSIGN(const auto query, parse_list_query(table_of<OrderRow>(), pairs));
    ZS_TRY_ASSIGN(auto page, list_json(reader, table_of<OrderRow>(), query, restriction));
    return std::move(page.json);
}

Result<Response> my_work(Context& context, Reader& reader) {
    const auto& actor = context.actor;
    const auto orders = open_work(reader, actor);
    std::string out = "{\"items\":[";
    for (const auto& order : orders) {
        if (out.back() != '[') out += ',';
        out += order_json(reader, actor, order);
        out.pop_back();
        out += fmt::format(",\"place_codes\":{}}}", place_codes(reader, order.room_id));
    }
    const auto zone = catalog::calendar(reader)->zone();
    const auto today = start_of_day(local_date(reader.now(), zone), zone);
    ZS_TRY_ASSIGN(const auto done,
                  rows_json(reader, {{"restored_at.gte", to_text(today)}, {"sort", "-restored_at"}, {"limit", "100"}},
                            own_orders(actor)));
    std::string pool = R"({"items":[],"next":null,"total":null})";
    if (actor.person_id != 0) {
        ZS_TRY_ASSIGN(
            pool, rows_json(reader, {{"state", "pooled"}, {"sort", "due_at"}, {"limit", "50"}}, visible_orders(actor)));
    }
    out += fmt::format("],\"done\":{},\"pool\":{},\"route\":{},\"steps\":{}}}", done, pool,
                       route_json(context, reader, orders), steps_json(actor));
    return http::ok(std::move(out));
}

Result<Response> usual_work(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY(load(reader, Id<FaultType>{id}));
    const Values which{id, (reader.now() - std::chrono::hours(24 * 365)).unix_ms};
    std::vector<usual::Finished> orders;
    reader.query(fmt::format("SELECT cause, remedy, labour_minutes, signature FROM repair_work_order WHERE id IN {}",
                             recent_orders),
                 which, [&](const Row& row) {
                     orders.push_back(
                         {std::string(row.text(0)), std::string(row.text(1)), row.integer(2), !row.text(3).empty()});
                 });
    const auto parts =
        select<PartLine>(reader, fmt::format("WHERE work_order_id IN {} ORDER BY id DESC", recent_orders), which);
    const auto photos = reader.integer(
        fmt::format(
            "SELECT COUNT(DISTINCT work_order_id) FROM repair_photo WHERE stage = 'after' AND work_order_id IN {}",
            recent_orders),
        which);
    return http::ok(usual::to_json(usual::of(orders, parts), photos.value_or(0)));
}

}  // namespace

http::Routes site_routes() {
    using enum http::Method;
    http::Routes routes;
    routes.push_back({.method = get,
                      .path = "/api/v1/repair/my-work",
                      .permission = "repair.work",
                      .summary = "Own open orders, the best way through them, the pool, done today: ?from=room_id",
                      .read = my_work,
                      .scope = "orders of the person or of the vendor; pool: crew and campus of the order"});
    routes.push_back({.method = get,
                      .path = "/api/v1/repair/fault-types/{id}/usual",
                      .permission = "repair.work",
                      .summary = "Usual causes, remedies, labour and parts of a kind of fault",
                      .read = usual_work,
                      .scope = "none: counts over all orders of the kind, no rows"});
    return routes;
}

}  // namespace zs::repair
