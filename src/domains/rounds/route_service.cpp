// Routes: adding and changing them and their points.
#include <fmt/format.h>

#include <set>

#include "core/text.h"
#include "domains/rounds/service.h"
#include "domains/space/space.h"
#include "platform/audit/audit.h"

namespace zs::rounds {
namespace {

Status check_route(Reader& reader, const Route& route) {
    std::vector<FieldError> errors;
    if (text::trim(route.name).empty()) errors.push_back({"name", "field.required", {}});
    if (!rules::minutes_of(route.times)) errors.push_back({"times", "rounds.bad_times", {}});
    if (!find(reader, route.crew_id)) errors.push_back({"crew_id", "field.reference_missing", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

/// A leader keeps the routes of his own crew.
Status check_his(const Actor& actor, const Route& route) {
    if (in_scope(actor, {.campus_id = route.campus_id, .crew_id = route.crew_id.value})) return {};
    return fail(Code::forbidden, "rounds.not_yours");
}

/// Room and name come from the device where nobody said others.
Result<Point> point_of(Reader& reader, const PointInput& input, const std::string& path) {
    Point point;
    point.name = text::trim(input.name);
    point.name_en = input.name_en;
    point.tag = text::trim(input.tag);
    point.seconds_min = input.seconds_min;
    std::int64_t room = input.room_id.value_or(0);
    if (input.device_id) {
        const auto device = find(reader, Id<equipment::Device>{*input.device_id});
        if (!device) return fail_field(path + ".device_id", "field.reference_missing");
        point.device_id = device->id.value;
        if (point.name.empty()) point.name = device->name;
        if (room == 0 && device->room_id) room = device->room_id->value;
    }
    const auto found = find(reader, Id<space::Room>{room});
    if (!found) return fail_field(path + ".room_id", room == 0 ? "field.required" : "field.reference_missing");
    point.room_id = found->id;
    if (point.name.empty()) point.name = found->name;
    return point;
}

Result<std::vector<Point>> check_points(Reader& reader, PointsInput& input) {
    std::vector<Point> points;
    std::vector<FieldError> errors;
    for (std::size_t i = 0; i < input.points.size(); ++i) {
        const std::string path = fmt::format("points[{}]", i);
        if (const auto listed = maintenance::finish_list(input.points[i].tasks); !listed)
            for (auto field : listed.error().fields) {
                field.field = path + "." + field.field;
                errors.push_back(std::move(field));
            }
        auto point = point_of(reader, input.points[i], path);
        if (!point) {
            errors.insert(errors.end(), point.error().fields.begin(), point.error().fields.end());
            continue;
        }
        point->tasks = maintenance::stored(input.points[i].tasks);
        point->position = static_cast<std::int64_t>(i) + 1;
        points.push_back(*std::move(point));
    }
    if (input.points.empty()) errors.push_back({"points", "field.required", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return points;
}

}  // namespace

Result<Route> add_route(Transaction& transaction, const Actor& actor, Route route) {
    ZS_TRY(check_route(transaction, route));
    ZS_TRY(check_his(actor, route));
    insert(transaction, route);
    audit::record(transaction, actor, "rounds.route.create", "rounds_route", route.id.value, to_json(route));
    return route;
}

Result<Route> change_route(Transaction& transaction, const Actor& actor, Id<Route> id, const json::object& body) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(const Route before, load(transaction, id));
    ZS_TRY(check_his(actor, before));
    Route route = before;
    ZS_TRY(decode_patch(route, body));
    ZS_TRY(check_route(transaction, route));
    ZS_TRY(update(transaction, route));
    audit::record(transaction, actor, "rounds.route.change", "rounds_route", id.value, diff(before, route));
    return route;
}

Status set_points(Transaction& transaction, const Actor& actor, Id<Route> id, PointsInput input) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Route route, load(transaction, id));
    ZS_TRY(check_his(actor, route));
    if (input.version && *input.version != route.version) return fail(Code::stale, "entity.stale");
    ZS_TRY_ASSIGN(auto points, check_points(transaction, input));
    std::set<std::int64_t> kept;
    for (std::size_t i = 0; i < points.size(); ++i) {
        points[i].route_id = id;
        const auto known = input.points[i].id.value_or(0);
        const auto before = find(transaction, Id<Point>{known});
        if (before && before->route_id == id && kept.insert(known).second) {
            points[i].id = before->id;
            ZS_TRY(update(transaction, points[i]));
        } else {
            insert(transaction, points[i]);
            kept.insert(points[i].id.value);
        }
    }
    for (auto& point : select<Point>(transaction, "WHERE route_id = ? AND active = 1", {id.value})) {
        if (kept.contains(point.id.value)) continue;
        point.active = false;
        ZS_TRY(update(transaction, point));
    }
    const auto place = space::place(transaction, points.front().room_id);
    if (place) route.campus_id = place->campus_id.value;
    ZS_TRY(update(transaction, route));
    std::string list;
    append_json_array(list, points);
    audit::record(transaction, actor, "rounds.route.points", "rounds_route", id.value,
                  fmt::format("{{\"points\":{}}}", list));
    return {};
}

}  // namespace zs::rounds
