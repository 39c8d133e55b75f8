// Routes of proposals. The table last, handlers first.
#include <fmt/format.h>

#include "core/json.h"
#include "domains/materials/materials.h"
#include "domains/purchasing/purchasing.h"
#include "domains/supply_planning/proposals.h"
#include "domains/supply_planning/routes.h"
#include "platform/module/exchange.h"
#include "platform/workflow/buttons.h"

namespace zs::supply_planning {
namespace {

using http::Context;
using http::Response;

struct AskedField {
    std::string_view name;
    bool required = false;
};
std::vector<AskedField> asked_fields(ProposalAction action) {
    if (action == ProposalAction::dismiss || action == ProposalAction::reopen) return {{"reason", true}};
    return {};
}

void append_line(std::string& out, Reader& reader, const ProposalLine& line) {
    out += to_json(line);
    out.pop_back();
    if (const auto facts = materials::item_facts(reader, line.item_id)) {
        const auto& item = (*facts)->item;
        json::append_text(out, "code", item.code);
        json::append_text(out, "name", item.name);
        json::append_text(out, "name_en", item.name_en);
        json::append_text(out, "specification", item.specification);
        json::append_text(out, "unit", item.unit);
        json::append_text(out, "ved", text_of(item.ved));
        out += fmt::format(R"(,"divisible":{})", item.divisible);
    }
    if (line.lot_id != 0)
        json::append_text(out, "lot",
                          reader.text("SELECT number FROM materials_lot WHERE id = ?", {line.lot_id}).value_or(""));
    const auto level = reader.integer(
        "SELECT l.id FROM supply_planning_level l JOIN supply_planning_proposal p ON l.store_id = CASE "
        "WHEN p.to_store_id > 0 THEN p.to_store_id ELSE p.store_id END WHERE p.id = ? AND l.item_id = ?",
        {line.proposal_id.value, line.item_id.value});
    out += fmt::format(R"(,"level_id":{}}})", level.value_or(0));
}

Response answer(Reader& reader, const Actor& actor, const Proposal& proposal) {
    Response response = http::ok(proposal_json(reader, actor, proposal));
    response.headers.emplace_back("ETag", fmt::format("\"{}\"", proposal.version));
    return response;
}

Result<Response> list_proposals(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<ProposalRow>(), visible_proposals(context.actor));
}
Result<Response> export_proposals(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<ProposalRow>(), visible_proposals(context.actor));
}
Result<Response> get_proposal(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto proposal, load_visible(reader, context.actor, Id<Proposal>{id}));
    return answer(reader, context.actor, proposal);
}
Result<Response> step_proposal(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    const auto action = value_of<ProposalAction>(context.path_value(1));
    if (!action || *action == ProposalAction::lapse) return fail(Code::not_found, "http.not_found");
    ZS_TRY_ASSIGN(const auto input, context.command<ProposalInput>());
    ZS_TRY_ASSIGN(const auto proposal, act(transaction, context.actor, Id<Proposal>{id}, *action, input));
    return answer(transaction, context.actor, proposal);
}
/// The nightly job once more, now: it begins within two seconds.
Result<Response> ask_plan(Context&, Transaction& transaction) {
    jobs::ask(transaction, "supply_planning.plan");
    return http::ok(R"({"asked":true})");
}

}  // namespace

std::string proposal_json(Reader& reader, const Actor& actor, const Proposal& proposal) {
    std::string out = to_json(proposal);
    out.pop_back();
    const auto row = select_one<ProposalRow>(reader, "WHERE p.id = ?", {proposal.id.value});
    json::append_text(out, "vendor", row && row->vendor ? *row->vendor : "");
    json::append_text(out, "store", row ? row->store : "");
    json::append_text(out, "to_store", row && row->to_store ? *row->to_store : "");
    append_buttons(out, allowed_actions(reader, actor, proposal), actor.language, asked_fields);
    json::append_key(out, "origin");
    out += purchasing::origin_json(reader, actor, purchasing::OriginKind::proposal, proposal.id.value);
    json::append_key(out, "items");
    out += '[';
    for (const auto& line : select<ProposalLine>(reader, "WHERE proposal_id = ? ORDER BY id", {proposal.id.value})) {
        if (out.back() != '[') out += ',';
        append_line(out, reader, line);
    }
    return out + "]}";
}

http::Routes proposal_routes() {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        route.scope = "campus, department of the store";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/supply-planning/proposals",
         .permission = "supply_planning.view",
         .summary = "List proposed orders, calls and transfers",
         .read = list_proposals,
         .output = &table_of<ProposalRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/supply-planning/proposals/export",
         .permission = "supply_planning.view",
         .summary = "Proposals as xlsx, filtered like the list",
         .read = export_proposals});
    add({.method = get,
         .path = "/api/v1/supply-planning/proposals/{id}",
         .permission = "supply_planning.view",
         .summary = "A proposal with its lines and why each is there",
         .read = get_proposal,
         .output = &table_of<Proposal>()});
    add({.method = post,
         .path = "/api/v1/supply-planning/proposals/{id}/actions/{action}",
         .permission = "supply_planning.view",
         .summary =
             "Accept it, with other quantities where wanted, dismiss it or take an acceptance back with a reason",
         .write = step_proposal,
         .input = &table_of<ProposalInput>(),
         .output = &table_of<Proposal>()});
    add({.method = post,
         .path = "/api/v1/supply-planning/plan",
         .permission = "supply_planning.decide",
         .summary = "Levels and proposals are computed anew, besides every night",
         .write = ask_plan});
    return routes;
}

}  // namespace zs::supply_planning
