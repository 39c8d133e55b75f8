// Routes of suppliers and of members of committees: each sees his own part only. The table last, handlers first.
#include <fmt/format.h>

#include "domains/sourcing/offers.h"
#include "domains/sourcing/routes.h"
#include "platform/module/exchange.h"

namespace zs::sourcing {
namespace {

using http::Context;
using http::Response;

Result<Response> list_offers(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<OfferRow>(), visible_offers(context.actor));
}

Result<Response> export_offers(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<OfferRow>(), visible_offers(context.actor));
}

Result<Response> offer_of(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto project, load_offer(reader, context.actor, Id<Project>{id}));
    return http::ok(offer_json(reader, context.actor, project));
}

Result<Response> new_quotation(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY(load_offer(transaction, context.actor, Id<Project>{id}));
    ZS_TRY_ASSIGN(const auto input, context.command<QuotationInput>());
    ZS_TRY(quote(transaction, context.actor, Id<Project>{id}, input));
    return offer_of(context, transaction);
}

Result<Response> take_back(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY(withdraw(transaction, context.actor, Id<Project>{id}));
    return offer_of(context, transaction);
}

Result<Response> supplier_objects(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(auto project, load_offer(transaction, context.actor, Id<Project>{id}));
    ZS_TRY_ASSIGN(auto input, context.command<ObjectionInput>());
    ZS_TRY_ASSIGN(input.vendor_id, company_of(context.actor));
    ZS_TRY_ASSIGN(const auto objection, object(transaction, context.actor, std::move(project), input));
    return http::created(to_json(objection));
}

Restriction own_scoring(const Actor& actor) {
    return {"EXISTS (SELECT 1 FROM sourcing_member m WHERE m.project_id = o.id AND m.user_id = ?)", {actor.user_id}};
}

Result<Response> list_scoring(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<OfferRow>(), own_scoring(context.actor));
}

Result<Response> scoring_of(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto member, load_member(reader, context.actor, Id<Project>{id}));
    ZS_TRY_ASSIGN(const auto project, load(reader, Id<Project>{id}));
    return http::ok(scoring_json(reader, context.actor, project, member));
}

Result<Response> declare_conflict(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<DeclareInput>());
    ZS_TRY(declare(transaction, context.actor, Id<Project>{id}, input));
    return scoring_of(context, transaction);
}

Result<Response> enter_scores(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<ScoreInput>());
    ZS_TRY(score(transaction, context.actor, Id<Project>{id}, input));
    return scoring_of(context, transaction);
}

void add_scoring(http::Routes& routes) {
    using enum http::Method;
    const auto add = [&](http::Route route) {
        route.permission = "sourcing.score";
        route.scope = "projects in whose committee the user sits";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/sourcing/scoring",
         .summary = "Projects that the user judges",
         .read = list_scoring,
         .output = &table_of<OfferRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/sourcing/scoring/{id}",
         .summary = "What a member judges: criteria, quotations, his own points",
         .read = scoring_of});
    add({.method = post,
         .path = "/api/v1/sourcing/scoring/{id}/declare",
         .summary = "Declare a conflict of interest, or none",
         .write = declare_conflict,
         .input = &table_of<DeclareInput>()});
    add({.method = post,
         .path = "/api/v1/sourcing/scoring/{id}/scores",
         .summary = "Give all points, once",
         .write = enter_scores,
         .input = &table_of<ScoreInput>()});
}

}  // namespace

http::Routes supplier_routes() {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        route.permission = "sourcing.quote";
        route.scope = "projects to which the vendor is invited, or that are open to all";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/sourcing/offers",
         .summary = "Projects for which a supplier may quote, or quoted",
         .read = list_offers,
         .output = &table_of<OfferRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/sourcing/offers/export",
         .summary = "The same as xlsx",
         .read = export_offers});
    add({.method = get,
         .path = "/api/v1/sourcing/offers/{id}",
         .summary = "What is wanted, and the supplier's own quotation",
         .read = offer_of});
    add({.method = post,
         .path = "/api/v1/sourcing/offers/{id}/quotation",
         .summary = "Make or replace the quotation, sealed until the close",
         .write = new_quotation,
         .input = &table_of<QuotationInput>()});
    add({.method = post,
         .path = "/api/v1/sourcing/offers/{id}/withdraw",
         .summary = "Take the quotation back before the close",
         .write = take_back});
    add({.method = post,
         .path = "/api/v1/sourcing/offers/{id}/objections",
         .summary = "Object to a published result",
         .write = supplier_objects,
         .input = &table_of<ObjectionInput>(),
         .output = &table_of<Objection>()});
    add_scoring(routes);
    return routes;
}

}  // namespace zs::sourcing
