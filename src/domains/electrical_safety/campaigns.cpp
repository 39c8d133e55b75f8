// Surveys: opened with a sheet for each department, more departments, closed when all are confirmed.
#include <fmt/format.h>

#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/electrical_safety/service.h"
#include "domains/electrical_safety/workflow.h"
#include "domains/equipment/equipment.h"
#include "domains/space/space.h"
#include "platform/audit/audit.h"
#include "platform/sequence/sequence.h"

namespace zs::electrical_safety {
namespace {

std::int64_t first_room(Reader& reader, Id<organization::Department> department) {
    return reader
        .integer("SELECT id FROM space_room WHERE department_id = ? AND active = 1 ORDER BY id LIMIT 1",
                 {department.value})
        .value_or(0);
}

/// The crew that answers for the wiring of a room; 0 = nobody, or no room.
std::int64_t crew_of(Reader& reader, std::int64_t room) {
    if (room == 0) return 0;
    const auto responsible = space::responsible_for(reader, {room}, "power");
    return responsible ? responsible->crew_id.value : 0;
}

/// Makes the lines of one sheet, in order.
class Lines {
public:
    Lines(Transaction& transaction, Sheet& sheet, const Checks& checks, const rules::Limits& limits)
        : transaction_(transaction), sheet_(sheet), checks_(checks), limits_(limits) {}

    void department(const organization::Department& department, std::int64_t room) {
        Line line;
        line.target = Target::department;
        line.code = department.code;
        line.name = department.name;
        line.room_id = room;
        add(std::move(line));
    }
    void circuit(const equipment::Circuit& circuit) {
        Line line;
        line.target = Target::circuit;
        line.circuit_id = circuit.id.value;
        line.code = circuit.code;
        line.name = circuit.name;
        line.room_id = circuit.room_id ? circuit.room_id->value : 0;
        line.rated_kw = circuit.rated_kw;
        line.load_kw = equipment::circuit_load(transaction_, circuit.id).load_kw;
        add(std::move(line));
    }
    void appliance(const equipment::Appliance& appliance) {
        Line line;
        line.target = Target::appliance;
        line.circuit_id = appliance.circuit_id ? appliance.circuit_id->value : 0;
        line.appliance_id = appliance.id.value;
        line.code = appliance.code;
        line.name = appliance.name;
        line.room_id = appliance.room_id ? appliance.room_id->value : 0;
        line.power_w = appliance.power_w * appliance.quantity;
        line.quantity = appliance.quantity;
        add(std::move(line));
    }

private:
    void add(Line line) {
        line.sheet_id = sheet_.id;
        line.position = ++sheet_.lines;
        line.items = maintenance::stored(maintenance::copy_list(rules::tasks_for(checks_, line.target, limits_)));
        insert(transaction_, line);
    }

    Transaction& transaction_;
    Sheet& sheet_;
    const Checks& checks_;
    const rules::Limits& limits_;
};

Status open_sheet(Transaction& transaction, const Actor& actor, const Campaign& campaign, const Checks& checks,
                  const organization::Department& department) {
    const Zone zone = catalog::calendar(transaction)->zone();
    Sheet sheet;
    sheet.campaign_id = campaign.id;
    sheet.department_id = department.id;
    sheet.campus_id = department.campus_id ? department.campus_id->value : 0;
    const auto room = first_room(transaction, department.id);
    sheet.crew_id = campaign.crew_id != 0 ? campaign.crew_id : crew_of(transaction, room);
    sheet.starts_at = start_of_day(campaign.starts_on, zone);
    sheet.due_at = start_of_day(campaign.due_on + 1, zone);
    sheet.number = sequence::next(transaction, "YDJ", civil(campaign.starts_on).year);
    insert(transaction, sheet);
    const auto limits = limits_on(transaction, sheet.starts_at);
    Lines lines(transaction, sheet, checks, limits);
    lines.department(department, room);
    for (const auto& circuit : select<equipment::Circuit>(
             transaction, "WHERE department_id = ? AND active = 1 ORDER BY code", {department.id.value}))
        lines.circuit(circuit);
    for (const auto& appliance : select<equipment::Appliance>(
             transaction, "WHERE department_id = ? AND active = 1 ORDER BY code", {department.id.value}))
        lines.appliance(appliance);
    return store_sheet(transaction, actor, sheet, "opened");
}

/// "临床科室": has departments below it, and is surveyed only when it is named.
bool is_group(Reader& reader, Id<organization::Department> id) {
    return reader.exists("SELECT 1 FROM organization_department WHERE parent_id = ? AND active = 1", {id.value});
}

Status open_sheets(Transaction& transaction, const Actor& actor, const Campaign& campaign, const Checks& checks,
                   const std::set<std::int64_t>& wanted) {
    for (const auto id : wanted)
        if (!find(transaction, Id<organization::Department>{id}))
            return fail_field("departments", "field.reference_missing");
    for (const auto& department : select<organization::Department>(transaction, "WHERE active = 1 ORDER BY code, id")) {
        if (wanted.empty() ? is_group(transaction, department.id) : !wanted.contains(department.id.value)) continue;
        if (transaction.exists("SELECT 1 FROM electrical_safety_sheet WHERE campaign_id = ? AND department_id = ?",
                               {campaign.id.value, department.id.value}))
            continue;
        ZS_TRY(open_sheet(transaction, actor, campaign, checks, department));
    }
    return {};
}

Status take_step(Campaign& campaign, CampaignAction action) {
    const auto next = campaign_flow.next(campaign.state, action);
    if (!next) return fail(Code::conflict, "workflow.action_not_allowed");
    campaign.state = *next;
    return {};
}

}  // namespace

rules::Limits limits_on(Reader& reader, Instant at) {
    const auto parameters = catalog::parameters(reader);
    return {.leakage_ma = parameters->real("electrical_safety.limit.leakage_ma", at),
            .insulation_mohm = parameters->real("electrical_safety.limit.insulation_mohm", at),
            .socket_earth_ohm = parameters->real("electrical_safety.limit.socket_earth_ohm", at),
            .trip_ms = parameters->real("electrical_safety.limit.trip_ms", at)};
}

Result<Campaign> open_campaign(Transaction& transaction, const Actor& actor, const NewCampaign& input) {
    ZS_TRY(rules::check_campaign(input));
    const auto edition = find(transaction, Id<Edition>{*input.edition_id});
    std::vector<FieldError> errors;
    if (!edition || !edition->active) errors.push_back({"edition_id", "field.reference_missing", {}});
    if (input.crew_id && !find(transaction, Id<organization::Crew>{*input.crew_id}))
        errors.push_back({"crew_id", "field.reference_missing", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    Campaign campaign;
    campaign.name = text::trim(input.name);
    campaign.edition_id = edition->id;
    campaign.crew_id = input.crew_id.value_or(0);
    campaign.starts_on = *input.starts_on;
    campaign.due_on = *input.due_on;
    campaign.note = input.note;
    campaign.opened_at = transaction.now();
    campaign.opened_by = actor.name;
    campaign.number = sequence::next(transaction, "YDP", civil(campaign.starts_on).year);
    insert(transaction, campaign);
    ZS_TRY(open_sheets(transaction, actor, campaign, checks_of(edition->checks), *rules::ids_of(input.departments)));
    audit::record(transaction, actor, "electrical_safety.campaign.open", "electrical_safety_campaign",
                  campaign.id.value, to_json(campaign));
    return campaign;
}

Result<Campaign> add_departments(Transaction& transaction, const Actor& actor, Id<Campaign> id,
                                 const MoreDepartments& input) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Campaign campaign, load(transaction, id));
    if (campaign.state != CampaignState::running) return fail(Code::conflict, "workflow.action_not_allowed");
    const auto wanted = rules::ids_of(input.departments);
    if (!wanted) return fail_field("departments", "field.reference_missing");
    if (wanted->empty()) return fail_field("departments", "field.required");
    ZS_TRY_ASSIGN(const Edition edition, load(transaction, campaign.edition_id));
    ZS_TRY(open_sheets(transaction, actor, campaign, checks_of(edition.checks), *wanted));
    ZS_TRY(update(transaction, campaign));
    audit::record(transaction, actor, "electrical_safety.campaign.departments", "electrical_safety_campaign", id.value);
    return campaign;
}

Result<Campaign> close_campaign(Transaction& transaction, const Actor& actor, Id<Campaign> id) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Campaign campaign, load(transaction, id));
    const Campaign before = campaign;
    ZS_TRY(take_step(campaign, CampaignAction::close));
    if (transaction.exists("SELECT 1 FROM electrical_safety_sheet WHERE campaign_id = ? AND state <> 'confirmed'",
                           {id.value}))
        return fail(Code::conflict, "electrical_safety.sheets_open");
    campaign.closed_at = transaction.now();
    campaign.closed_by = actor.name;
    ZS_TRY(update(transaction, campaign));
    audit::record(transaction, actor, "electrical_safety.campaign.close", "electrical_safety_campaign", id.value,
                  diff(before, campaign));
    return campaign;
}

}  // namespace zs::electrical_safety
