// First steps of an empty hospital: what is there already, and the standard catalogue at one tap.
#include "app/start_routes.h"

#include <fmt/format.h>

#include "domains/alarms/alarms.h"
#include "domains/equipment/equipment.h"
#include "domains/organization/organization.h"
#include "domains/repair/repair.h"
#include "domains/warnings/warnings.h"
#include "platform/audit/audit.h"

namespace zs::app {
namespace {

using http::Context;
using http::Response;

struct Step {
    std::string_view name;
    std::string_view sql;  // counts what the step is about
    std::int64_t enough = 1;
};
constexpr Step steps[] = {
    {"catalogue",
     "SELECT CASE WHEN EXISTS (SELECT 1 FROM organization_trade) AND EXISTS (SELECT 1 FROM organization_shift) AND "
     "EXISTS (SELECT 1 FROM repair_reason) THEN (SELECT COUNT(*) FROM repair_fault_type WHERE active = 1) ELSE 0 END"},
    {"departments", "SELECT COUNT(*) FROM organization_department WHERE active = 1"},
    {"campuses", "SELECT COUNT(*) FROM space_campus"},
    {"floors", "SELECT COUNT(*) FROM space_floor"},
    {"rooms", "SELECT COUNT(*) FROM space_room"},
    {"crews", "SELECT COUNT(*) FROM organization_crew WHERE active = 1"},
    {"people", "SELECT COUNT(*) FROM organization_person WHERE active = 1"},
    {"zones",
     "SELECT COUNT(*) FROM space_zone z WHERE EXISTS (SELECT 1 FROM space_zone_member m WHERE m.zone_id = z.id)"},
    {"logins", "SELECT COUNT(*) FROM access_user WHERE active = 1", 2},
    {"codes", "SELECT COUNT(*) FROM space_place_code WHERE active = 1"}};

Result<Response> progress(Context&, Reader& reader) {
    std::string items;
    bool finished = true;
    for (const auto& step : steps) {
        const auto count = reader.integer(step.sql).value_or(0);
        const bool done = count >= step.enough;
        finished = finished && done;
        items +=
            fmt::format(R"({}{{"step":"{}","count":{},"done":{}}})", items.empty() ? "" : ",", step.name, count, done);
    }
    return http::ok(fmt::format(R"({{"finished":{},"items":[{}]}})", finished, items));
}

Result<Response> take_catalogue(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto organization, organization::add_standard_catalogue(transaction));
    ZS_TRY_ASSIGN(const auto repair, repair::add_standard_catalogue(transaction));
    ZS_TRY_ASSIGN(const auto equipment, equipment::add_standard_catalogue(transaction));
    ZS_TRY_ASSIGN(const auto alarms, alarms::add_standard_rules(transaction));
    ZS_TRY_ASSIGN(const auto warnings, warnings::add_standard_tables(transaction));
    const auto all = organization + repair + equipment + alarms + warnings;
    const std::string added = fmt::format(R"({{"added":{}}})", all);
    if (all > 0) audit::record(transaction, context.actor, "start.catalogue", "", 0, added);
    return http::ok(added);
}

}  // namespace

http::Routes start_routes() {
    constexpr std::string_view permission = "organization.manage";
    constexpr std::string_view scope = "none: master data";
    return {{.method = http::Method::get,
             .path = "/api/v1/start",
             .permission = permission,
             .summary = "First steps of a hospital: which are done",
             .read = progress,
             .scope = scope},
            {.method = http::Method::post,
             .path = "/api/v1/start/catalogue",
             .permission = permission,
             .summary = "Take the standard trades, shifts, fault types and reasons; codes that exist stay as they are",
             .write = take_catalogue,
             .scope = scope}};
}

}  // namespace zs::app
