// The result is published, objected to, awarded, and becomes a contract.
#include <fmt/format.h>

#include "core/json.h"
#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/purchasing/purchasing.h"
#include "domains/sourcing/offers.h"
#include "platform/events/events.h"

namespace zs::sourcing {
namespace {

/// The quotation that wins: the first of the ranking, or another with a reason.
Result<Quotation> winner_of(Step& step) {
    const auto ranked = ranking(step.transaction, step.project);
    const auto wanted = step.input.quotation_id.value_or(ranked.front().quotation.id.value);
    for (const auto& one : ranked) {
        if (one.quotation.id.value != wanted) continue;
        if (&one != &ranked.front() && text::trim(step.input.reason).empty())
            return fail_field("reason", "sourcing.not_the_first");
        return one.quotation;
    }
    return fail_field("quotation_id", "field.reference_missing");
}

Status publish_result(Step& step) {
    auto& [transaction, actor, project, input] = step;
    if (project.state == State::compared && needs_committee(project.route))
        return fail(Code::conflict, "sourcing.committee_needed");
    if (project.open_to_all && text::trim(input.notice).empty()) return fail_field("notice", "sourcing.notice_needed");
    ZS_TRY_ASSIGN(const auto winner, winner_of(step));
    const auto calendar = catalog::calendar(transaction);
    const Date decided = day_of(transaction, project.scored_at.value_or(*project.compared_at));
    const auto within = static_cast<int>(number(transaction, "sourcing.days.result", transaction.now()));
    project.result_due = add_working_days(decided, within, *calendar);
    project.result_at = transaction.now();
    project.result_late = today(transaction) > *project.result_due;
    project.quotation_id = winner.id.value;
    project.vendor_id = winner.vendor_id.value;
    project.awarded = winner.total;
    project.award_reason = text::trim(input.reason);
    project.objections_until.reset();
    if (const int days = objection_days(transaction, project.route, transaction.now()); days > 0)
        project.objections_until = add_working_days(today(transaction), days, *calendar);
    return {};
}

Status check_awarder(const Step& step) {
    const auto user = step.actor.user_id;
    const auto& project = step.project;
    if (user == 0) return {};
    const bool sits = step.transaction.exists("SELECT 1 FROM sourcing_member WHERE project_id = ? AND user_id = ?",
                                              {project.id.value, user});
    if (user == project.requested_by || user == project.bought_by || sits)
        return fail(Code::forbidden, "sourcing.own_project");
    return {};
}

/// What others build contracts and orders from: supplier, lines, prices of one base unit with tax.
Result<std::string> award_payload(Reader& reader, const Project& project) {
    const auto quotation = find(reader, Id<Quotation>{project.quotation_id});
    std::string out = fmt::format(
        R"({{"topic":"sourcing.project","id":{},"number":"{}","vendor_id":{},"department_id":{},"campus_id":0,)"
        R"("crew_id":0,"awarded":"{}","delivery_days":{},"warranty_months":{},)"
        R"("becomes":"{}","contract_months":{},"store_id":{},"buyer_user_id":{})",
        project.id.value, project.number, project.vendor_id, project.department_id.value,
        decimal_text(project.awarded.units, Money::scale), quotation->delivery_days, quotation->warranty_months,
        text_of(project.becomes), project.contract_months, project.store_id, project.bought_by);
    json::append_text(out, "title", project.title);
    json::append_text(out, "state", "awarded");
    out += ",\"lines\":[";
    for (const auto& line :
         select<QuotationLine>(reader, "WHERE quotation_id = ? ORDER BY line_id", {project.quotation_id})) {
        const auto wanted = find(reader, line.line_id);
        ZS_TRY_ASSIGN(const auto price,
                      base_price(line.price, line.per_unit, quotation->tax_included, quotation->tax_permille));
        if (out.back() != '[') out += ',';
        out += fmt::format(R"({{"item_id":{},"quantity":"{}","price":"{}")", wanted->item_id,
                           decimal_text(wanted->quantity.units, Quantity::scale),
                           decimal_text(price.units, UnitPrice::scale));
        json::append_text(out, "name", wanted->name);
        json::append_text(out, "unit", wanted->unit);
        out += '}';
    }
    return out + "]}";
}

Status award(Step& step) {
    auto& [transaction, actor, project, input] = step;
    ZS_TRY(check_awarder(step));
    if (project.awarded > limit_of_head(transaction, transaction.now()) && !actor.may("sourcing.approve_large"))
        return fail(Code::forbidden, "sourcing.above_your_limit");
    if (project.objections_until && today(transaction) <= *project.objections_until)
        return fail(Code::conflict, "sourcing.objection_period", {{"until", to_text(*project.objections_until)}});
    if (transaction.exists("SELECT 1 FROM sourcing_objection WHERE project_id = ? AND state = 'open'",
                           {project.id.value}))
        return fail(Code::conflict, "sourcing.objection_open");
    if (transaction.exists("SELECT 1 FROM sourcing_objection WHERE project_id = ? AND state = 'upheld'",
                           {project.id.value}))
        return fail(Code::conflict, "sourcing.objection_upheld");
    project.awarder = actor.name;
    project.awarded_at = transaction.now();
    project.saving = project.basis - project.awarded;
    project.reserved = project.awarded;
    project.contract_due =
        today(transaction) + static_cast<int>(number(transaction, "sourcing.days.contract", transaction.now()));
    ZS_TRY_ASSIGN(const auto payload, award_payload(transaction, project));
    events::publish(transaction, "sourcing.awarded", project.id.value, payload);
    return {};
}

/// The number of the contract or order that the award became; empty where it became none.
std::string drafted_number(Reader& reader, Id<Project> id) {
    const auto origin = purchasing::find_origin(reader, purchasing::OriginKind::project, id.value);
    if (!origin || origin->state != purchasing::OriginState::drafted) return {};
    if (const auto contract = find(reader, Id<purchasing::Contract>{origin->contract_id})) return contract->number;
    const auto order = find(reader, Id<purchasing::Order>{origin->order_id});
    return order ? order->number : std::string();
}

Status sign_contract(Step& step) {
    auto& [transaction, actor, project, input] = step;
    std::vector<FieldError> errors;
    std::string agreed(text::trim(input.contract_number));
    if (agreed.empty()) agreed = drafted_number(transaction, project.id);
    if (agreed.empty()) errors.push_back({"contract_number", "field.required", {}});
    const Date signed_on = input.contracted_on.value_or(today(transaction));
    if (signed_on > today(transaction)) errors.push_back({"contracted_on", "sourcing.in_the_future", {}});
    if (signed_on < day_of(transaction, *project.awarded_at))
        errors.push_back({"contracted_on", "sourcing.before_the_award", {}});
    project.contract_late = signed_on > *project.contract_due;
    if (project.contract_late && text::trim(input.reason).empty())
        errors.push_back({"reason", "sourcing.contract_is_late", {{"due", to_text(*project.contract_due)}}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    project.contract_number = std::move(agreed);
    project.contracted_on = signed_on;
    project.spent = project.awarded;
    project.reserved = {};
    project.ended_at = transaction.now();
    return {};
}

}  // namespace

Status decide_result(Step& step, Action action) {
    if (action == Action::publish_result) return publish_result(step);
    return action == Action::award ? award(step) : sign_contract(step);
}

Result<Objection> object(Transaction& transaction, const Actor& actor, Project project, const ObjectionInput& input) {
    lock(transaction, project.id);
    const bool open = project.state == State::result_published &&
                      (!project.objections_until || today(transaction) <= *project.objections_until);
    if (!open) return fail(Code::conflict, "sourcing.no_objection_now");
    if (!transaction.exists("SELECT 1 FROM sourcing_quotation WHERE project_id = ? AND vendor_id = ? AND state = "
                            "'submitted'",
                            {project.id.value, input.vendor_id}))
        return fail_field("vendor_id", "sourcing.did_not_quote");
    if (text::trim(input.text).empty()) return fail_field("text", "field.required");
    Objection objection;
    objection.project_id = project.id;
    objection.vendor_id = input.vendor_id;
    objection.at = transaction.now();
    objection.author = actor.name;
    objection.text = text::trim(input.text);
    insert(transaction, objection);
    record(transaction, actor, project, "object", objection.text);
    publish_event(transaction, actor, project, "objected");
    return objection;
}

Result<Objection> answer(Transaction& transaction, const Actor& actor, Id<Objection> id, const AnswerInput& input) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Objection objection, load(transaction, id));
    ZS_TRY_ASSIGN(const Project project, load_visible(transaction, actor, objection.project_id));
    if (objection.state != ObjectionState::open) return fail(Code::conflict, "sourcing.answered_already");
    if (text::trim(input.text).empty()) return fail_field("text", "field.required");
    objection.state = input.upheld ? ObjectionState::upheld : ObjectionState::rejected;
    objection.answer = text::trim(input.text);
    objection.answerer = actor.name;
    objection.answered_at = transaction.now();
    ZS_TRY(update(transaction, objection));
    record(transaction, actor, project, input.upheld ? "uphold" : "reject_objection", objection.answer);
    publish_event(transaction, actor, project, "project_changed");
    return objection;
}

}  // namespace zs::sourcing
