// Out to suppliers and back: notice, minimum times, the close, the opening, the comparison.
#include <fmt/format.h>

#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/sourcing/offers.h"

namespace zs::sourcing {
namespace {

bool is_open_to_all(Route route) { return route == Route::tender || route == Route::consultation; }

Status check_vendors(Reader& reader, const std::vector<std::int64_t>& vendors) {
    for (const auto id : vendors) {
        const auto vendor = find(reader, Id<organization::Vendor>{id});
        if (!vendor || !vendor->active) return fail_field("vendors", "field.reference_missing");
    }
    return {};
}

void check_close(Reader& reader, const Project& project, const ProjectInput& input, std::vector<FieldError>& errors) {
    if (!input.close_at) return errors.push_back({"close_at", "field.required", {}});
    const auto first =
        earliest_close(today(reader), minimum_time(reader, project.route, reader.now()), *catalog::calendar(reader));
    if (*input.close_at <= reader.now())
        errors.push_back({"close_at", "sourcing.in_the_past", {}});
    else if (day_of(reader, *input.close_at) < first)
        errors.push_back({"close_at", "sourcing.too_early", {{"first", to_text(first)}}});
}

Status publish(Step& step) {
    auto& [transaction, actor, project, input] = step;
    const bool all = is_open_to_all(project.route);
    std::vector<FieldError> errors;
    check_close(transaction, project, input, errors);
    ZS_TRY_ASSIGN(const auto vendors, ids_of(input.vendors, "vendors"));
    const auto needed = static_cast<std::size_t>(suppliers_needed(project.route));
    if (all && text::trim(input.notice).empty()) errors.push_back({"notice", "sourcing.notice_needed", {}});
    if (!all && vendors.size() < needed && (vendors.empty() || text::trim(input.reason).empty()))
        errors.push_back({"vendors", "sourcing.too_few_invited", {{"needed", std::to_string(needed)}}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    ZS_TRY(check_vendors(transaction, vendors));
    project.notice = text::trim(input.notice);
    project.open_to_all = all;
    project.published_at = transaction.now();
    project.close_at = input.close_at;
    for (const auto id : vendors) {
        Invitation invitation;
        invitation.project_id = project.id;
        invitation.vendor_id = {id};
        invitation.invited_at = transaction.now();
        insert(transaction, invitation);
        publish_event(transaction, actor, project, "invited", id);
    }
    return {};
}

Status open(Step& step) {
    auto& [transaction, actor, project, input] = step;
    if (transaction.now() < *project.close_at)
        return fail(Code::conflict, "sourcing.still_sealed",
                    {{"until", local_text(*project.close_at, catalog::calendar(transaction)->zone())}});
    const auto received = transaction
                              .integer(
                                  "SELECT COUNT(*) FROM sourcing_quotation WHERE project_id = ? AND state = "
                                  "'submitted'",
                                  {project.id.value})
                              .value_or(0);
    if (received == 0) return fail(Code::conflict, "sourcing.no_quotation");
    if (received < suppliers_needed(project.route)) {
        project.few_reason = text::trim(input.reason);
        if (project.few_reason.empty())
            return fail_field("reason", "sourcing.fewer_than_three", {{"received", std::to_string(received)}});
    }
    project.opened_at = transaction.now();
    return {};
}

}  // namespace

Status go_to_market(Step& step, Action action) {
    if (action == Action::publish) return publish(step);
    if (action == Action::open) return open(step);
    step.project.compared_at = step.transaction.now();
    return {};
}

bool is_open(const Project& project) { return project.opened_at.has_value(); }

std::vector<Quotation> open_quotations(Reader& reader, const Project& project) {
    if (!is_open(project)) return {};
    return select<Quotation>(reader, "WHERE project_id = ? AND state = 'submitted' ORDER BY compared, id",
                             {project.id.value});
}

}  // namespace zs::sourcing
