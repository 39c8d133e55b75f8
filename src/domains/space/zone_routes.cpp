// Zones over HTTP: the plan, its gaps and overlaps, saving an edited plan.
#include <fmt/format.h>

#include "core/json.h"
#include "domains/space/routes.h"
#include "domains/space/space.h"
#include "domains/space/zones.h"

namespace zs::space {
namespace {

using http::Context;
using http::Response;

constexpr std::size_t problems_max = 2000;  // rooms listed; the counts are of all

struct MembersInput {
    JsonText floors{"[]"};
    JsonText rooms{"[]"};
};
constexpr auto describe(Of<MembersInput>) {
    return view("ZoneMembersInput", "", "责任区范围", "Zone members",
                field<&MembersInput::floors>("floors", {.zh = "楼层", .en = "Floors"}),
                field<&MembersInput::rooms>("rooms", {.zh = "房间", .en = "Rooms"}));
}

struct DraftInput {
    std::int64_t id = 0;
    std::int64_t version = 0;
    std::int64_t crew_id = 0;
    std::string trades;
    JsonText floors{"[]"};
    JsonText rooms{"[]"};
};
constexpr auto describe(Of<DraftInput>) {
    return view(
        "ZoneDraft", "", "责任区草稿", "Zone draft",
        field<&DraftInput::id>("id", {.zh = "责任区", .en = "Zone", .required = true, .min = 1}),
        field<&DraftInput::version>("version", {.zh = "版本", .en = "Version", .required = true}),
        field<&DraftInput::crew_id>(
            "crew_id", {.zh = "班组", .en = "Crew", .required = true, .min = 1, .references = "organization_crew"}),
        field<&DraftInput::trades>("trades", {.zh = "工种", .en = "Trades", .length_max = 200}),
        field<&DraftInput::floors>("floors", {.zh = "楼层", .en = "Floors"}),
        field<&DraftInput::rooms>("rooms", {.zh = "房间", .en = "Rooms"}));
}
struct PlanInput {
    std::vector<DraftInput> zones;
};
constexpr auto describe(Of<PlanInput>) {
    return view("ZonePlanInput", "", "责任区方案", "Zone plan",
                field<&PlanInput::zones>("zones", {.zh = "责任区", .en = "Zones", .required = true}));
}

Result<std::vector<std::int64_t>> id_list(std::string_view json_text, const std::string& name) {
    std::vector<std::int64_t> ids;
    const auto parsed = json::parse(json_text);
    if (!parsed || !parsed->is_array()) return fail_field(name, "field.not_an_integer");
    for (const auto& item : parsed->as_array()) {
        if (!item.is_int64()) return fail_field(name, "field.not_an_integer");
        ids.push_back(item.as_int64());
    }
    return ids;
}

Result<std::vector<ZoneDraft>> drafts_of(const Context& context) {
    ZS_TRY_ASSIGN(const auto input, context.command<PlanInput>());
    std::vector<ZoneDraft> drafts;
    for (std::size_t i = 0; i < input.zones.size(); ++i) {
        const auto& zone = input.zones[i];
        ZS_TRY_ASSIGN(auto floors, id_list(zone.floors.text, fmt::format("zones[{}].floors", i)));
        ZS_TRY_ASSIGN(auto rooms, id_list(zone.rooms.text, fmt::format("zones[{}].rooms", i)));
        drafts.push_back({{zone.id}, zone.version, zone.crew_id, zone.trades, std::move(floors), std::move(rooms)});
    }
    return drafts;
}

std::string ids_text(const std::vector<std::int64_t>& ids) { return fmt::format("[{}]", fmt::join(ids, ",")); }

std::string trades_text(const TradeSet& trades) {
    std::string out = "[";
    for (const auto& trade : trades) {
        if (out.size() > 1) out += ',';
        json::append_string(out, trade);
    }
    return out + "]";
}

/// Counts, and the rooms with something wrong: a gap first, then missing trades, then overlaps.
std::string check_json(Reader& reader, const std::vector<ZonePlan>& plans) {
    std::map<std::int64_t, std::string> names;
    reader.query("SELECT id, code, name, floor_id FROM space_room WHERE active = 1", {}, [&](const Row& row) {
        auto& text = names[row.integer(0)];
        text = fmt::format("\"floor_id\":{},\"code\":", row.integer(3));
        json::append_string(text, row.text(1));
        text += ",\"name\":";
        json::append_string(text, row.text(2));
    });
    std::int64_t rooms = 0, gaps = 0, partial = 0, overlaps = 0;
    std::string items = "[";
    std::size_t listed = 0;
    for (const auto& line : judge_zones(plans, rooms_at(reader, std::nullopt))) {
        ++rooms;
        gaps += line.gap() ? 1 : 0;
        partial += !line.gap() && !line.missing.empty() ? 1 : 0;
        overlaps += line.overlap.empty() ? 0 : 1;
        if ((line.missing.empty() && !line.gap() && line.overlap.empty()) || ++listed > problems_max) continue;
        items += fmt::format(R"({}{{"room_id":{},{},"zone_ids":{},"missing":{},"overlap":{}}})",
                             items.size() > 1 ? "," : "", line.room_id, names[line.room_id], ids_text(line.zone_ids),
                             trades_text(line.missing), trades_text(line.overlap));
    }
    return fmt::format(R"({{"rooms":{},"gaps":{},"partial":{},"overlaps":{},"items":{}]}})", rooms, gaps, partial,
                       overlaps, items);
}

Result<Response> plan(Context& context, Reader& reader) {
    const bool zh = context.actor.language == Language::zh;
    std::string out = "{\"items\":[";
    for (const auto& one : zone_plan(reader)) {
        if (out.back() != '[') out += ',';
        out += fmt::format(R"({{"id":{},"version":{},"crew_id":{},"floors":{},"rooms":{},"answers_for":{},"code":)",
                           one.zone.id.value, one.zone.version, one.zone.crew_id.value, ids_text(one.floors),
                           ids_text(one.rooms), trades_text(one.trades));
        json::append_string(out, one.zone.code);
        out += ",\"name\":";
        json::append_string(out, zh || one.zone.name_en.empty() ? one.zone.name : one.zone.name_en);
        out += ",\"trades\":";
        json::append_string(out, one.zone.trades);
        out += '}';
    }
    return http::ok(out + "]}");
}

Result<Response> check(Context&, Reader& reader) { return http::ok(check_json(reader, zone_plan(reader))); }

Result<Response> check_drafts(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto drafts, drafts_of(context));
    ZS_TRY_ASSIGN(const auto plans, with_drafts(reader, drafts));
    return http::ok(check_json(reader, plans));
}

Result<Response> save_plan(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto drafts, drafts_of(context));
    ZS_TRY(save_drafts(transaction, context.actor, drafts));
    return plan(context, transaction);
}

Result<Response> members(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY(load(reader, Id<Zone>{id}));
    std::vector<std::int64_t> floors, rooms;
    for (const auto& member : select<ZoneMember>(reader, "WHERE zone_id = ? ORDER BY id", {id})) {
        if (member.floor_id) floors.push_back(member.floor_id->value);
        if (member.room_id) rooms.push_back(member.room_id->value);
    }
    return http::ok(fmt::format(R"({{"floors":{},"rooms":{}}})", ids_text(floors), ids_text(rooms)));
}

Result<Response> replace_members(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<MembersInput>());
    ZS_TRY_ASSIGN(const auto floors, id_list(input.floors.text, "floors"));
    ZS_TRY_ASSIGN(const auto rooms, id_list(input.rooms.text, "rooms"));
    ZS_TRY(set_members(transaction, context.actor, {id}, floors, rooms));
    return http::no_content();
}

}  // namespace

http::Routes zone_routes() {
    using enum http::Method;
    return common_knowledge({{.method = get,
                              .path = "/api/v1/space/zone-plan",
                              .permission = "session",
                              .summary = "All zones with crew, trades, floors and rooms",
                              .read = plan},
                             {.method = put,
                              .path = "/api/v1/space/zone-plan",
                              .permission = "space.manage",
                              .summary = "Save several zones at once; each with the version that was seen",
                              .write = save_plan,
                              .input = &table_of<PlanInput>()},
                             {.method = get,
                              .path = "/api/v1/space/zone-check",
                              .permission = "session",
                              .summary = "Rooms without a zone, without a trade, or with two zones for one trade",
                              .read = check},
                             {.method = post,
                              .path = "/api/v1/space/zone-check",
                              .permission = "space.manage",
                              .summary = "The same for an edited plan that is not saved yet",
                              .read = check_drafts,
                              .input = &table_of<PlanInput>()},
                             {.method = get,
                              .path = "/api/v1/space/zones/{id}/members",
                              .permission = "session",
                              .summary = "Floors and rooms of a zone",
                              .read = members},
                             {.method = put,
                              .path = "/api/v1/space/zones/{id}/members",
                              .permission = "space.manage",
                              .summary = "Replace the floors and rooms of a zone",
                              .write = replace_members,
                              .input = &table_of<MembersInput>()}});
}

}  // namespace zs::space
