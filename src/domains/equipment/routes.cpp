// Routes of devices. The table last, handlers first.
#include "domains/equipment/routes.h"

#include <fmt/format.h>

#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/equipment/service.h"
#include "domains/equipment/views.h"
#include "domains/space/space.h"
#include "platform/audit/audit.h"
#include "platform/files/photo.h"
#include "platform/files/store.h"
#include "platform/module/exchange.h"

namespace zs::equipment {
namespace {

using http::Context;
using http::Response;

const std::vector<std::string_view> own_keys = {"class", "due_days"};

void narrow(Restriction& restriction, std::string_view sql, Value parameter) {
    restriction.sql = restriction.sql.empty() ? std::string(sql) : fmt::format("{} AND {}", restriction.sql, sql);
    restriction.parameters.push_back(std::move(parameter));
}

/// Visible devices; ?class= keeps to one class, ?due_days= to what is due within so many days (0: overdue).
Result<Restriction> wanted_devices(const Context& context, Reader& reader) {
    auto restriction = visible_devices(context.actor);
    if (const auto code = context.request.query_value("class"); !code.empty())
        narrow(restriction, "',' || t.classes || ',' || d.classes || ',' LIKE ? ESCAPE '\\'",
               fmt::format("%,{},%", code));
    if (const auto days = context.request.query_value("due_days"); !days.empty()) {
        const auto count = text::parse_integer(days);
        if (!count || *count < 0 || *count > 3650) return fail_field("due_days", "field.not_an_integer");
        const Date today = local_date(reader.now(), catalog::calendar(reader)->zone());
        narrow(restriction, "d.next_due < ?", std::int64_t{today.days} + *count);
    }
    return restriction;
}

Result<Response> list_devices(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto wanted, wanted_devices(context, reader));
    return http::list_page(context, reader, table_of<DeviceRow>(), wanted, own_keys);
}

Result<Response> export_devices(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto wanted, wanted_devices(context, reader));
    return export_list(reader, context, table_of<DeviceRow>(), wanted, own_keys);
}

/// Figures above the list: devices by state, clocks overdue and near, devices that ran while stopped.
Result<Response> summary(Context& context, Reader& reader) {
    const auto scope = visible_devices(context.actor);
    const std::string where = scope.sql.empty() ? "" : " AND " + scope.sql;
    json::object states;
    for (const auto& option : Column<DeviceState>::options) states[option.value] = 0;
    reader.query(fmt::format("SELECT d.state, COUNT(*) FROM equipment_device d WHERE 1 = 1{} GROUP BY d.state", where),
                 scope.parameters, [&](const Row& row) { states[row.text(0)] = row.integer(1); });
    json::object levels;
    for (const auto& option : Column<DueLevel>::options) levels[option.value] = 0;
    reader.query(fmt::format("SELECT c.level, COUNT(*) FROM equipment_due_clock c JOIN equipment_device d ON d.id = "
                             "c.device_id WHERE c.active = 1{} GROUP BY c.level",
                             where),
                 scope.parameters, [&](const Row& row) { levels[row.text(0)] = row.integer(1); });
    const auto count = [&](std::string_view condition) {
        return reader
            .integer(fmt::format("SELECT COUNT(*) FROM equipment_device d WHERE {}{}", condition, where),
                     scope.parameters)
            .value_or(0);
    };
    return http::ok(json::write(json::object{{"states", std::move(states)},
                                             {"levels", std::move(levels)},
                                             {"locked", count("d.locked = 1")},
                                             {"ran_anyway", count("d.ran_anyway_at IS NOT NULL")}}));
}

Response device_response(Reader& reader, const Actor& actor, const Device& device) {
    Response response = http::ok(device_json(reader, actor, device));
    response.headers.emplace_back("ETag", fmt::format("\"{}\"", device.version));
    return response;
}

Result<Response> get_device(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto device, load_visible(reader, context.actor, {id}));
    return device_response(reader, context.actor, device);
}

/// The device of a scanned label, of a readable code, or of an asset number: ?code=
Result<Response> scan(Context& context, Reader& reader) {
    const auto wanted = context.request.query_value("code");
    auto coded = space::place_by_token(reader, wanted);
    if (!coded) coded = space::place_by_code(reader, wanted);
    auto device = coded ? select_one<Device>(reader, "WHERE place_code_id = ?", {coded->code.id.value}) : std::nullopt;
    if (!device) device = select_one<Device>(reader, "WHERE asset_no = ?", {std::string(text::trim(wanted))});
    if (!device) return fail(Code::not_found, "equipment.code_unknown");
    ZS_TRY(load_visible(reader, context.actor, device->id));
    std::string out = fmt::format("{{\"id\":{},\"asset_no\":", device->id.value);
    json::append_string(out, device->asset_no);
    out += ",\"name\":";
    json::append_string(out, device->name);
    return http::ok(out + "}");
}

Result<Response> take_action(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    const auto action = value_of<DeviceAction>(context.path_value(1));
    if (!action) return fail(Code::not_found, "http.not_found");
    ZS_TRY_ASSIGN(const auto input, context.command<DeviceActionInput>());
    ZS_TRY_ASSIGN(const auto device, act(transaction, context.actor, {id}, *action, input));
    return device_response(transaction, context.actor, device);
}

/// The printed code of a device: made once, then the same.
Result<Response> make_code(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(Device device, load_visible(transaction, context.actor, {id}));
    if (!is_his(context.actor, device)) return fail(Code::forbidden, "equipment.not_yours");
    if (!device.room_id) return fail(Code::conflict, "equipment.has_no_room");
    const std::string name = fmt::format("{} {}", device.asset_no, device.name);
    ZS_TRY_ASSIGN(const auto code,
                  space::ensure_code(transaction, context.actor, *device.room_id, text::cut_bytes(name, 60)));
    if (device.place_code_id != code.id.value) {
        device.place_code_id = code.id.value;
        ZS_TRY(update(transaction, device));
        audit::record(transaction, context.actor, "equipment.device.code", "equipment_device", id);
    }
    return http::created(to_json(code));
}

/// A certificate or a photo, before it is named: photos are cleaned, documents kept as they are.
Result<Response> upload(Services& services, Context& context) {
    std::string bytes = context.request.body;
    const bool is_photo = files::mime_of(bytes).starts_with("image/");
    if (is_photo) {
        ZS_TRY_ASSIGN(bytes, files::sanitize_photo(bytes));
    }
    if (!is_photo && files::mime_of(bytes) != "application/pdf") return fail(Code::invalid, "equipment.file_kind");
    ZS_TRY_ASSIGN(const auto stored,
                  services.files.put(bytes, is_photo ? files::Purpose::photo : files::Purpose::attachment));
    return http::created(fmt::format(R"({{"hash":"{0}","bytes":{1},"mime":"{2}","url":"/api/v1/files/{0}"}})",
                                     stored.hash, stored.bytes, stored.mime));
}

Result<Response> new_document(Services& services, Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY(load_visible(transaction, context.actor, {id}));
    ZS_TRY_ASSIGN(const auto input, context.command<NewDocument>());
    if (!input.kind) return fail_field("kind", "field.required");
    ZS_TRY_ASSIGN(const auto bytes, services.files.read(input.hash));
    Document document;
    document.kind = *input.kind;
    document.title = input.title;
    document.hash = input.hash;
    document.mime = files::mime_of(bytes);
    document.bytes = static_cast<std::int64_t>(bytes.size());
    ZS_TRY_ASSIGN(document, add_document(transaction, context.actor, {id}, std::move(document)));
    return http::created(to_json(document));
}

}  // namespace

http::Routes device_routes(Services& services) {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        route.scope = device_scope;
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/equipment/devices",
         .permission = "equipment.view",
         .summary = "List devices: ?class=, ?due_days=",
         .read = list_devices,
         .output = &table_of<DeviceRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/equipment/devices/export",
         .permission = "equipment.view",
         .summary = "Devices as xlsx, filtered like the list",
         .read = export_devices});
    add({.method = get,
         .path = "/api/v1/equipment/summary",
         .permission = "equipment.view",
         .summary = "Devices by state, due clocks by nearness",
         .read = summary});
    add({.method = get,
         .path = "/api/v1/equipment/devices/{id}",
         .permission = "equipment.view",
         .summary = "The whole life of a device",
         .read = get_device,
         .output = &table_of<Device>()});
    add({.method = get,
         .path = "/api/v1/equipment/scan",
         .permission = "equipment.view",
         .summary = "The device of a scanned token, a readable code or an asset number: ?code=",
         .read = scan});
    add({.method = post,
         .path = "/api/v1/equipment/devices/{id}/actions/{action}",
         .permission = "equipment.view",
         .summary = "Take a step of the workflow",
         .write = take_action,
         .input = &table_of<DeviceActionInput>(),
         .output = &table_of<Device>()});
    add({.method = post,
         .path = "/api/v1/equipment/devices/{id}/code",
         .permission = "space.codes",
         .summary = "The printed code of a device",
         .write = make_code,
         .output = &table_of<space::PlaceCode>()});
    add({.method = post,
         .path = "/api/v1/equipment/files",
         .permission = "equipment.record",
         .summary = "Upload a photo or a PDF",
         .plain = [&services](Context& context) { return upload(services, context); },
         .body_max = limits::upload_bytes_max});
    add({.method = post,
         .path = "/api/v1/equipment/devices/{id}/documents",
         .permission = "equipment.record",
         .summary = "Add an uploaded file to a device",
         .write = [&services](Context& context,
                              Transaction& transaction) { return new_document(services, context, transaction); },
         .input = &table_of<NewDocument>(),
         .output = &table_of<Document>()});
    return routes;
}

}  // namespace zs::equipment
