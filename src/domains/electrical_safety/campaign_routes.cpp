// Routes of checklists and surveys. The table last, handlers first.
#include <fmt/format.h>

#include "domains/electrical_safety/routes.h"
#include "domains/electrical_safety/service.h"
#include "domains/electrical_safety/views.h"

namespace zs::electrical_safety {
namespace {

using http::Context;
using http::Response;

Result<Response> list_editions(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<Edition>());
}

std::string edition_json(Reader& reader, const Edition& edition) {
    std::string out = to_json(edition);
    out.pop_back();
    const bool used =
        reader.exists("SELECT 1 FROM electrical_safety_campaign WHERE edition_id = ?", {edition.id.value});
    return out + fmt::format(R"(,"in_use":{}}})", used);
}

Result<Response> get_edition(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto edition, load(reader, Id<Edition>{id}));
    return http::ok(edition_json(reader, edition));
}

Result<Response> get_standard(Context&, Reader&) {
    return http::ok(fmt::format(R"({{"checks":{}}})", stored(standard_checks()).text));
}

Result<Response> create_edition(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(auto input, context.command<EditionInput>());
    ZS_TRY_ASSIGN(const auto edition, add_edition(transaction, context.actor, std::move(input)));
    return http::created(edition_json(transaction, edition));
}

Result<Response> put_edition(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(auto input, context.command<EditionInput>());
    ZS_TRY_ASSIGN(const auto edition, change_edition(transaction, context.actor, {id}, std::move(input)));
    return http::ok(edition_json(transaction, edition));
}

Result<Response> list_campaigns(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<CampaignRow>());
}

Result<Response> get_campaign(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto campaign, load(reader, Id<Campaign>{id}));
    return http::ok(campaign_json(reader, context.actor, campaign));
}

Result<Response> create_campaign(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto input, context.command<NewCampaign>());
    ZS_TRY_ASSIGN(const auto campaign, open_campaign(transaction, context.actor, input));
    return http::created(campaign_json(transaction, context.actor, campaign));
}

Result<Response> more_departments(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<MoreDepartments>());
    ZS_TRY_ASSIGN(const auto campaign, add_departments(transaction, context.actor, {id}, input));
    return http::ok(campaign_json(transaction, context.actor, campaign));
}

Result<Response> close_survey(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto campaign, close_campaign(transaction, context.actor, {id}));
    return http::ok(campaign_json(transaction, context.actor, campaign));
}

}  // namespace

http::Routes campaign_routes() {
    using enum http::Method;
    constexpr std::string_view view = "electrical_safety.view";
    constexpr std::string_view manage = "electrical_safety.manage";
    http::Routes routes;
    const auto add = [&](http::Route route) {
        route.scope = "none: surveys concern the whole hospital; their counts keep to the sheets in scope";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/electrical-safety/editions",
         .permission = view,
         .summary = "List checklists",
         .read = list_editions,
         .output = &table_of<Edition>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/electrical-safety/standard-checks",
         .permission = manage,
         .summary = "Checks that fit most hospitals, to begin a checklist with",
         .read = get_standard});
    add({.method = get,
         .path = "/api/v1/electrical-safety/editions/{id}",
         .permission = view,
         .summary = "A checklist, and whether a survey uses it",
         .read = get_edition,
         .output = &table_of<Edition>()});
    add({.method = post,
         .path = "/api/v1/electrical-safety/editions",
         .permission = manage,
         .summary = "Add a checklist",
         .write = create_edition,
         .input = &table_of<EditionInput>(),
         .output = &table_of<Edition>()});
    add({.method = post,
         .path = "/api/v1/electrical-safety/editions/{id}",
         .permission = manage,
         .summary = "Change a checklist; its checks stay once a survey uses it",
         .write = put_edition,
         .input = &table_of<EditionInput>(),
         .output = &table_of<Edition>()});
    add({.method = get,
         .path = "/api/v1/electrical-safety/campaigns",
         .permission = view,
         .summary = "List surveys",
         .read = list_campaigns,
         .output = &table_of<CampaignRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/electrical-safety/campaigns/{id}",
         .permission = view,
         .summary = "A survey with its counts",
         .read = get_campaign,
         .output = &table_of<Campaign>()});
    add({.method = post,
         .path = "/api/v1/electrical-safety/campaigns",
         .permission = manage,
         .summary = "Open a survey with a sheet for each department",
         .write = create_campaign,
         .input = &table_of<NewCampaign>(),
         .output = &table_of<Campaign>()});
    add({.method = post,
         .path = "/api/v1/electrical-safety/campaigns/{id}/departments",
         .permission = manage,
         .summary = "Add departments that were forgotten",
         .write = more_departments,
         .input = &table_of<MoreDepartments>(),
         .output = &table_of<Campaign>()});
    add({.method = post,
         .path = "/api/v1/electrical-safety/campaigns/{id}/close",
         .permission = manage,
         .summary = "Close a survey whose sheets are all confirmed",
         .write = close_survey,
         .output = &table_of<Campaign>()});
    return routes;
}

}  // namespace zs::electrical_safety
