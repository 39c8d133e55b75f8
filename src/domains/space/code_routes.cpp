// Place codes and their labels over HTTP.
#include <fmt/format.h>

#include "core/json.h"
#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/space/codes.h"
#include "domains/space/routes.h"
#include "domains/space/space.h"
#include "platform/documents/labels.h"

namespace zs::space {
namespace {

using http::Context;
using http::Response;

constexpr std::size_t labels_max = 2000;

struct NewCode {
    std::int64_t room_id = 0;
    std::string device_name;
};
constexpr auto describe(Of<NewCode>) {
    return view("NewPlaceCode", "", "新位置码", "New place code",
                field<&NewCode::room_id>(
                    "room_id", {.zh = "房间", .en = "Room", .required = true, .min = 1, .references = "space_room"}),
                field<&NewCode::device_name>("device_name", {.zh = "设备", .en = "Device", .length_max = 60}));
}

/// A code with the place it belongs to.
struct CodeRow {
    Id<PlaceCode> id;
    std::int64_t version = 0;
    std::string code;
    std::string token;  // whoever may print labels may read what is on them
    std::string device_name;
    bool active = true;
    std::int64_t room_id = 0;
    std::string room;
    std::int64_t floor_id = 0;
    std::string floor;
    std::string building;
    Instant created_at;
};
constexpr auto describe(Of<CodeRow>) {
    return view(
        "PlaceCodeRow",
        "space_place_code k JOIN space_room r ON r.id = k.room_id JOIN space_floor fl ON fl.id = r.floor_id JOIN "
        "space_building b ON b.id = fl.building_id",
        "位置码", "Place code", field<&CodeRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "k.id"}),
        field<&CodeRow::version>("version", {.zh = "版本", .en = "Version", .sql = "k.version"}),
        field<&CodeRow::code>("code", {.zh = "可读码", .en = "Code", .sql = "k.code", .searchable = true}),
        field<&CodeRow::token>("token", {.zh = "报修页代码", .en = "Token of the report page", .sql = "k.token"}),
        field<&CodeRow::device_name>("device_name",
                                     {.zh = "设备", .en = "Device", .sql = "k.device_name", .searchable = true}),
        field<&CodeRow::active>("active", {.zh = "启用", .en = "Active", .sql = "k.active"}),
        field<&CodeRow::room_id>("room_id", {.zh = "房间号", .en = "Room id", .sql = "k.room_id"}),
        field<&CodeRow::room>("room",
                              {.zh = "房间", .en = "Room", .sql = "r.name", .sql_en = "r.name_en", .searchable = true}),
        field<&CodeRow::floor_id>("floor_id", {.zh = "楼层号", .en = "Floor id", .sql = "r.floor_id"}),
        field<&CodeRow::floor>("floor", {.zh = "楼层", .en = "Floor", .sql = "fl.name", .sql_en = "fl.name_en"}),
        field<&CodeRow::building>("building", {.zh = "楼栋", .en = "Building", .sql = "b.name", .sql_en = "b.name_en"}),
        field<&CodeRow::created_at>("created_at", {.zh = "生成时间", .en = "Created", .sql = "k.created_at"}));
}

/// Staff of one campus or department label their own walls; crews and vendors work everywhere.
Restriction scope_of_codes(const Actor& actor) {
    const auto& scope = actor.scope;
    if (scope.campus_ids.empty() && scope.department_ids.empty() &&
        !(scope.crew_ids.empty() && scope.vendor_ids.empty()))
        return {};
    return scope_restriction(actor, {.campus = "b.campus_id", .department = "r.department_id"});
}

/// Any room below that the actor may label; `condition` on r (room), with one parameter.
Status check_scope(Reader& reader, const Actor& actor, std::string_view condition, std::int64_t id) {
    const auto scope = scope_of_codes(actor);
    if (scope.sql.empty()) return {};
    Values parameters{id};
    parameters.insert(parameters.end(), scope.parameters.begin(), scope.parameters.end());
    if (reader.exists(fmt::format("SELECT 1 FROM space_room r JOIN space_floor fl ON fl.id = r.floor_id JOIN "
                                  "space_building b ON b.id = fl.building_id WHERE {} AND {}",
                                  condition, scope.sql),
                      parameters))
        return {};
    return fail(Code::not_found, "entity.not_found");
}
constexpr std::string_view of_room = "r.id = ?";
constexpr std::string_view of_floor = "r.floor_id = ?";
constexpr std::string_view of_code = "r.id = (SELECT room_id FROM space_place_code WHERE id = ?)";

Result<Response> list_codes(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<CodeRow>(), scope_of_codes(context.actor));
}

/// What hangs here: by the token of a scanned label, else by the code that somebody typed.
Result<Response> scan(Context& context, Reader& reader) {
    const auto wanted = context.request.query_value("code");
    auto coded = place_by_token(reader, wanted);
    const bool proves = coded.has_value();
    if (!coded) coded = place_by_code(reader, wanted);
    if (!coded) return tl::unexpected(coded.error());
    std::string out =
        fmt::format("{{\"room_id\":{},\"floor_id\":{},\"proves_presence\":{},\"code\":", coded->place.room_id.value,
                    coded->place.floor_id.value, proves);
    json::append_string(out, coded->code.code);
    out += ",\"device_name\":";
    json::append_string(out, coded->code.device_name);
    out += ",\"place\":";
    json::append_string(out, coded->place.text(context.actor.language));
    return http::ok(out + "}");
}

Result<Response> make_code(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto input, context.command<NewCode>());
    ZS_TRY(check_scope(transaction, context.actor, of_room, input.room_id));
    ZS_TRY_ASSIGN(const auto code, ensure_code(transaction, context.actor, {input.room_id}, input.device_name));
    return http::created(to_json(code));
}

Result<Response> make_floor_codes(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto floor, context.id());
    ZS_TRY(load(transaction, Id<Floor>{floor}));
    ZS_TRY(check_scope(transaction, context.actor, of_floor, floor));
    ZS_TRY_ASSIGN(const auto made, codes_for_floor(transaction, context.actor, {floor}));
    return http::ok(fmt::format(R"({{"created":{}}})", made));
}

Result<Response> rotate(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY(check_scope(transaction, context.actor, of_code, id));
    ZS_TRY_ASSIGN(const auto code, rotate_code(transaction, context.actor, {id}));
    return http::ok(to_json(code));
}

Result<Response> deactivate(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY(check_scope(transaction, context.actor, of_code, id));
    ZS_TRY(deactivate_code(transaction, context.actor, {id}));
    return http::no_content();
}

std::optional<documents::LabelFormat> label_format(std::string_view text) {
    if (text == "40x30") return documents::LabelFormat::mm40x30;
    if (text == "60x40" || text.empty()) return documents::LabelFormat::mm60x40;
    if (text == "a4") return documents::LabelFormat::a4_sheet;
    return std::nullopt;
}

/// Active codes of one floor (?floor_id=) or single ones (?ids=1,2,3), by code, within the actor's scope.
Result<std::vector<PlaceCode>> chosen_codes(Reader& reader, const Actor& actor, const http::Request& request) {
    if (const auto floor = text::parse_integer(request.query_value("floor_id"))) {
        ZS_TRY(check_scope(reader, actor, of_floor, *floor));
        return select<PlaceCode>(
            reader,
            "WHERE active = 1 AND room_id IN (SELECT id FROM space_room WHERE floor_id = ? AND active = 1) ORDER BY "
            "code LIMIT 2001",
            {*floor});
    }
    std::vector<PlaceCode> codes;
    for (const auto part : text::split(request.query_value("ids"), ',')) {
        const auto id = text::parse_integer(part);
        if (!id) return fail_field("ids", "field.not_an_integer");
        if (codes.size() > labels_max) break;
        ZS_TRY(check_scope(reader, actor, of_code, *id));
        ZS_TRY_ASSIGN(auto code, load(reader, Id<PlaceCode>{*id}));
        if (!code.active) return fail(Code::conflict, "space.code_inactive", {{"code", code.code}});
        codes.push_back(std::move(code));
    }
    return codes;
}

Result<Response> print_labels(Services& services, Context& context, Reader& reader) {
    const auto format = label_format(context.request.query_value("format"));
    if (!format) return fail_field("format", "field.not_one_of", {{"options", "40x30, 60x40, a4"}});
    ZS_TRY_ASSIGN(const auto codes, chosen_codes(reader, context.actor, context.request));
    if (codes.empty()) return fail(Code::not_found, "entity.not_found");
    if (codes.size() > labels_max)
        return fail(Code::too_large, "space.too_many_labels", {{"max", std::to_string(labels_max)}});
    const std::string hospital = catalog::hospital_name(reader);
    std::vector<documents::Label> labels;
    for (const auto& code : codes) {
        ZS_TRY_ASSIGN(const auto where, place(reader, code.room_id));
        documents::Label label;
        label.url = fmt::format("{}/r/{}", services.public_url, code.token);
        label.code = code.code;
        label.title = code.device_name.empty() ? where.room : code.device_name;
        label.lines = {fmt::format("{} {}", where.building, where.floor), where.department};
        // Who finds a code on a wall must know what it is for.
        label.hospital = (hospital.empty() ? where.campus : hospital) + " · 扫码报修";
        labels.push_back(std::move(label));
    }
    ZS_TRY_ASSIGN(auto pdf, documents::render_labels(labels, *format));
    return Response{
        200, "application/pdf", std::move(pdf), {{"Content-Disposition", "inline; filename=labels.pdf"}}, {}};
}

}  // namespace

http::Routes code_routes(Services& services) {
    using enum http::Method;
    http::Routes all;
    const auto add = [&](http::Route route) {
        route.scope = "campus or department of the room; crews and vendors everywhere";
        all.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/space/place-codes",
         .permission = "space.codes",
         .summary = "Place codes",
         .read = list_codes,
         .output = &table_of<CodeRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/space/scan",
         .permission = "session",
         .summary = "The place of a scanned token or of a readable code: ?code=",
         .read = scan});
    add({.method = post,
         .path = "/api/v1/space/place-codes",
         .permission = "space.codes",
         .summary = "A code for a room or a thing in it",
         .write = make_code,
         .input = &table_of<NewCode>(),
         .output = &table_of<PlaceCode>()});
    add({.method = post,
         .path = "/api/v1/space/floors/{id}/place-codes",
         .permission = "space.codes",
         .summary = "Codes for all rooms of a floor",
         .write = make_floor_codes});
    add({.method = post,
         .path = "/api/v1/space/place-codes/{id}/rotate",
         .permission = "space.codes",
         .summary = "New token; old labels stop working",
         .write = rotate,
         .output = &table_of<PlaceCode>()});
    add({.method = post,
         .path = "/api/v1/space/place-codes/{id}/deactivate",
         .permission = "space.codes",
         .summary = "The code's labels stop working",
         .write = deactivate});
    add({.method = get,
         .path = "/api/v1/space/labels",
         .permission = "space.codes",
         .summary = "Labels as PDF: ?floor_id= or ?ids=, format=40x30|60x40|a4",
         .read = [&services](Context& context, Reader& reader) { return print_labels(services, context, reader); }});
    return all;
}

}  // namespace zs::space
