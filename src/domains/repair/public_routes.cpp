// What a stranger with a printed code may do: report, say "me too", follow, rate, reopen. No login.
#include <fmt/format.h>

#include "core/json.h"
#include "core/limits.h"
#include "core/text.h"
#include "domains/equipment/equipment.h"
#include "domains/repair/commands.h"
#include "domains/repair/photos.h"
#include "domains/repair/routes.h"
#include "domains/repair/service.h"
#include "domains/space/space.h"
#include "platform/files/photo.h"
#include "platform/files/store.h"

namespace zs::repair {
namespace {

using http::Context;
using http::Response;

std::string expected_json(const WorkOrder& order) {
    if (!order.expected_likely_at) return "null";
    return fmt::format(R"({{"likely_at":{},"latest_at":{}}})", json::text_or_null(order.expected_likely_at),
                       json::text_or_null(order.expected_latest_at));
}

std::string_view state_label(OrderState state, Language language) {
    const auto& option = Column<OrderState>::options[static_cast<std::size_t>(state)];
    return language == Language::zh ? option.zh : option.en;
}

Actor reporter(const Context& context) {
    Actor actor = context.actor;
    if (actor.kind == ActorKind::anonymous) actor.name = actor.language == Language::zh ? "扫码报修人" : "Reporter";
    return actor;
}

void append_faults(std::string& out, Reader& reader, const space::Place& place, Language language) {
    out += ",\"faults\":[";
    reader.query(
        "SELECT f.id, f.name, f.name_en, f.icon, COALESCE(h.n, 0) AS n FROM repair_fault_type f LEFT JOIN (SELECT "
        "fault_type_id, COUNT(*) AS n FROM repair_work_order WHERE room_id = ? GROUP BY fault_type_id) h ON "
        "h.fault_type_id = f.id WHERE f.active = 1 ORDER BY COALESCE(h.n, 0) DESC, f.id",
        {place.room_id.value}, [&](const Row& row) {
            if (out.back() != '[') out += ',';
            out += fmt::format("{{\"id\":{},\"count\":{}", row.integer(0), row.integer(4));
            json::append_text(out, "name", language == Language::zh || row.text(2).empty() ? row.text(1) : row.text(2));
            json::append_text(out, "icon", row.text(3));
            out += '}';
        });
    out += ']';
}

/// Of the room; those of the scanned device first.
void append_open_orders(std::string& out, Reader& reader, const space::Place& place, std::int64_t device,
                        Language language) {
    out += ",\"open_orders\":[";
    reader.query(
        "SELECT number, title, state, reported_at, device_id FROM repair_work_order WHERE room_id = ? AND "
        "restored_at IS NULL AND state IN ('reported','accepted','pooled','dispatched','taken','working','on_hold') "
        "ORDER BY CASE WHEN device_id = ? THEN 0 ELSE 1 END, id DESC LIMIT 10",
        {place.room_id.value, device}, [&](const Row& row) {
            if (out.back() != '[') out += ',';
            const auto state = value_of<OrderState>(row.text(2)).value_or(OrderState::reported);
            out += fmt::format("{{\"reported_at\":\"{}\",\"same_device\":{}", to_text(Instant{row.integer(3)}),
                               device != 0 && row.integer(4) == device);
            json::append_text(out, "number", row.text(0));
            json::append_text(out, "title", row.text(1));
            json::append_text(out, "state", row.text(2));
            json::append_text(out, "state_label", state_label(state, language));
            out += '}';
        });
    out += ']';
}

/// What the code hangs on: null for a room; a device of the ledger also tells its number and state.
void append_device(std::string& out, const space::PlaceCode& code, const std::optional<equipment::Device>& device,
                   Language language) {
    if (code.device_name.empty() && !device) {
        out += "null";
        return;
    }
    out += '{';
    json::append_text(out, "name", device ? device->name : code.device_name);
    if (device) {
        json::append_text(out, "asset_no", device->asset_no);
        json::append_text(out, "state", text_of(device->state));
        const auto& state = Column<equipment::DeviceState>::options[static_cast<std::size_t>(device->state)];
        json::append_text(out, "state_label", language == Language::zh ? state.zh : state.en);
    }
    out += '}';
}

Result<Response> show_place(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto coded, space::place_by_token(reader, context.path_value()));
    const auto& place = coded.place;
    const bool zh = context.actor.language == Language::zh;
    std::string out = "{";
    json::append_text(out, "code", coded.code.code);
    out += ",\"place\":{";
    json::append_text(out, "campus", zh ? place.campus : place.campus_en);
    json::append_text(out, "building", zh ? place.building : place.building_en);
    json::append_text(out, "floor", zh ? place.floor : place.floor_en);
    json::append_text(out, "room", zh ? place.room : place.room_en);
    json::append_text(out, "department", zh ? place.department : place.department_en);
    json::append_text(out, "text", place.text(context.actor.language));
    out += "},\"device\":";
    const auto device = equipment::device_of_code(reader, coded.code.id);
    append_device(out, coded.code, device, context.actor.language);
    append_faults(out, reader, place, context.actor.language);
    append_open_orders(out, reader, place, device ? device->id.value : 0, context.actor.language);
    return http::ok(out + "}");
}

Result<Response> report_fault(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto input, context.command<PublicReport>());
    ZS_TRY_ASSIGN(const auto coded, space::place_by_token(transaction, context.path_value()));
    ReportFacts facts;
    facts.source = Source::scan;
    facts.room_id = coded.code.room_id;
    facts.fault_id = input.fault_id;
    facts.impact = input.impact;
    facts.description = input.description;
    facts.device_name = coded.code.device_name;
    if (const auto device = equipment::device_of_code(transaction, coded.code.id)) {
        facts.device_id = device->id.value;
        facts.device_down = input.device_down.value_or(false);
    }
    facts.reporter_name = input.reporter_name;
    facts.reporter_phone = input.phone;
    ZS_TRY_ASSIGN(facts.photos, photo_list(input.photos.text, "photos"));
    ZS_TRY_ASSIGN(const auto order, report(transaction, reporter(context), facts));
    return http::created(fmt::format(R"({{"number":"{}","tracking":"{}","expected":{}}})", order.number, order.tracking,
                                     expected_json(order)));
}

Result<Response> join_order(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto coded, space::place_by_token(transaction, context.path_value()));
    ZS_TRY_ASSIGN(const auto body, context.body());
    const auto* number = body.if_contains("number");
    if (number == nullptr || !number->is_string()) return fail_field("number", "field.required");
    auto order = select_one<WorkOrder>(transaction, "WHERE number = ? AND room_id = ?",
                                       {std::string(number->as_string()), coded.code.room_id.value});
    if (!order || order->state >= OrderState::restored) return fail(Code::not_found, "entity.not_found");
    const std::string tracking = order->tracking;
    ZS_TRY(me_too(transaction, reporter(context), *std::move(order)));
    return http::ok(fmt::format(R"({{"tracking":"{}"}})", tracking));
}

void append_worker(std::string& out, Reader& reader, const WorkOrder& order) {
    out += ",\"worker\":";
    const auto name = reader.text("SELECT name FROM organization_person WHERE id = ?", {order.assignee_id});
    if (!name) {
        out += "null";
        return;
    }
    out += '{';
    json::append_text(out, "name", *name);
    json::append_text(out, "crew",
                      reader.text("SELECT name FROM organization_crew WHERE id = ?", {order.crew_id}).value_or(""));
    out += '}';
}

void append_steps(std::string& out, const WorkOrder& order, Language language) {
    struct Line {
        std::string_view step, zh, en;
        std::optional<Instant> at, due_at;
    };
    const Line lines[] = {{"report", "已报修", "Reported", order.reported_at, {}},
                          {"dispatch", "已派单", "Dispatched", order.dispatched_at, order.dispatch_due_at},
                          {"take", "已接单", "Taken", order.taken_at, order.take_due_at},
                          {"arrive", "已到场", "On site", order.arrived_at, order.arrive_due_at},
                          {"restore", "已恢复", "Restored", order.restored_at, order.restore_due_at},
                          {"confirm", "已确认", "Confirmed", order.confirmed_at, order.confirm_due_at}};
    out += ",\"steps\":[";
    for (const auto& line : lines) {
        if (out.back() != '[') out += ',';
        out += fmt::format(R"({{"step":"{}","label":"{}","at":{},"due_at":{}}})", line.step,
                           language == Language::zh ? line.zh : line.en, json::text_or_null(line.at),
                           json::text_or_null(line.due_at));
    }
    out += ']';
}

std::string tracking_json(Reader& reader, const WorkOrder& order, Language language) {
    std::string out =
        fmt::format("{{\"reported_at\":\"{}\",\"expected\":{}", to_text(order.reported_at), expected_json(order));
    json::append_text(out, "number", order.number);
    json::append_text(out, "title", order.title);
    json::append_text(out, "description", order.description);
    json::append_text(out, "state", text_of(order.state));
    json::append_text(out, "state_label", state_label(order.state, language));
    const auto place = space::place(reader, order.room_id);
    json::append_text(out, "place", place ? place->text(language) : "");
    append_worker(out, reader, order);
    append_steps(out, order, language);
    out += ",\"photos_after\":[";
    for (const auto& photo :
         select<Photo>(reader, "WHERE work_order_id = ? AND stage = 'after' ORDER BY id", {order.id.value})) {
        if (out.back() != '[') out += ',';
        out += fmt::format("\"/api/v1/public/track/{}/photos/{}\"", order.tracking, photo.hash);
    }
    const bool over = order.state == OrderState::restored || order.state == OrderState::confirmed;
    out += fmt::format("],\"can_rate\":{},\"can_reopen\":{},\"rating\":", over && order.score == 0, over);
    if (order.score == 0) return out + "null}";
    out += fmt::format("{{\"score\":{}", order.score);
    json::append_text(out, "comment", order.rating_comment);
    return out + "}}";
}

Result<Response> track(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto order, load_by_tracking(reader, context.path_value()));
    return http::ok(tracking_json(reader, order, context.actor.language));
}

Result<Response> rate_tracked(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto input, context.command<RatingInput>());
    ZS_TRY_ASSIGN(auto order, load_by_tracking(transaction, context.path_value()));
    ZS_TRY_ASSIGN(order, rate(transaction, reporter(context), std::move(order), input, ConfirmedBy::reporter));
    return http::ok(tracking_json(transaction, order, context.actor.language));
}

Result<Response> reopen_tracked(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto body, context.body());
    const auto* reason = body.if_contains("reason");
    if (reason == nullptr || !reason->is_string() || text::trim(std::string_view(reason->as_string())).empty())
        return fail_field("reason", "field.required");
    ActionInput input;
    input.note = text::cut_bytes(std::string_view(reason->as_string()), 1500);
    ZS_TRY_ASSIGN(auto order, load_by_tracking(transaction, context.path_value()));
    ZS_TRY_ASSIGN(order, act_unchecked(transaction, reporter(context), std::move(order), OrderAction::reopen, input));
    return http::ok(tracking_json(transaction, order, context.actor.language));
}

/// A photo taken before the report exists: kept by content, so that the same one twice takes no more room.
Result<Response> store_photo(Services& services, Context& context) {
    ZS_TRY(services.database.read([&](Reader& reader) -> Status {
        ZS_TRY(space::place_by_token(reader, context.path_value()));
        return {};
    }));
    ZS_TRY_ASSIGN(const auto clean, files::sanitize_photo(context.request.body));
    ZS_TRY_ASSIGN(const auto stored, services.files.put(clean, files::Purpose::photo));
    return http::created(
        fmt::format(R"({{"hash":"{}","bytes":{},"mime":"{}"}})", stored.hash, stored.bytes, stored.mime));
}

Result<Response> tracked_photo(Services& services, Context& context) {
    const std::string hash(context.path_value(1));
    ZS_TRY(services.database.read([&](Reader& reader) -> Status {
        ZS_TRY_ASSIGN(const auto order, load_by_tracking(reader, context.path_value(0)));
        if (!reader.exists("SELECT 1 FROM repair_photo WHERE work_order_id = ? AND hash = ?", {order.id.value, hash}))
            return fail(Code::not_found, "entity.not_found");
        return {};
    }));
    ZS_TRY_ASSIGN(auto bytes, services.files.read(hash));
    return Response{200, "image/jpeg", std::move(bytes), {{"Cache-Control", "private, max-age=86400"}}, {}};
}

}  // namespace

http::Routes public_routes(Services& services) {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        route.permission = "public";
        route.scope = "the place or order whose unguessable code is in the path";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/public/place/{code}",
         .summary = "Place and faults behind a printed code",
         .read = show_place,
         .per_minute = 120});
    add({.method = post,
         .path = "/api/v1/public/report/{code}",
         .summary = "Report a fault without login",
         .write = report_fault,
         .input = &table_of<PublicReport>(),
         .per_minute = 20});
    add({.method = post,
         .path = "/api/v1/public/report/{code}/me-too",
         .summary = "Join an order already reported",
         .write = join_order,
         .per_minute = 20});
    add({.method = post,
         .path = "/api/v1/public/photos/{code}",
         .summary = "Upload a photo for a report",
         .plain = [&services](Context& context) { return store_photo(services, context); },
         .body_max = limits::upload_bytes_max,
         .per_minute = 30});
    add({.method = get,
         .path = "/api/v1/public/track/{tracking}",
         .summary = "Follow an order",
         .read = track,
         .per_minute = 240});
    add({.method = get,
         .path = "/api/v1/public/track/{tracking}/photos/{hash}",
         .summary = "A photo of the result",
         .plain = [&services](Context& context) { return tracked_photo(services, context); },
         .per_minute = 240});
    add({.method = post,
         .path = "/api/v1/public/track/{tracking}/rate",
         .summary = "Rate and confirm",
         .write = rate_tracked,
         .input = &table_of<RatingInput>(),
         .per_minute = 20});
    add({.method = post,
         .path = "/api/v1/public/track/{tracking}/reopen",
         .summary = "Say that it is not repaired",
         .write = reopen_tracked,
         .per_minute = 20});
    return routes;
}

}  // namespace zs::repair
