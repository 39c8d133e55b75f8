#include <fmt/format.h>

#include <algorithm>

#include "core/text.h"
#include "domains/sourcing/flow.h"
#include "domains/sourcing/price_service.h"
#include "platform/audit/audit.h"
#include "platform/sequence/sequence.h"

namespace zs::sourcing {
namespace {

FindingKind kind_of(replenishment::PriceFinding::Kind kind) {
    switch (kind) {
        case replenishment::PriceFinding::Kind::above_markup:
            return FindingKind::above_markup;
        case replenishment::PriceFinding::Kind::above_listed:
            return FindingKind::above_listed;
        default:
            return FindingKind::no_rule;
    }
}

PriceFinding finding_of(const replenishment::PriceFinding& found, const replenishment::SaleLine& line) {
    PriceFinding finding;
    finding.kind = kind_of(found.kind);
    finding.file_row = static_cast<std::int64_t>(found.row);
    finding.name = found.name;
    finding.category = line.category;
    finding.sold_on = line.date;
    finding.actual = found.actual;
    finding.most = found.most;
    finding.excess_per_unit = found.excess_per_unit;
    finding.excess = found.excess;
    finding.markup_percent = {found.markup_permille};
    finding.source = found.source;
    return finding;
}

/// Lines of a file are in the order of its rows.
const replenishment::SaleLine& line_of(const std::vector<replenishment::SaleLine>& lines, std::size_t row) {
    const auto found = std::lower_bound(lines.begin(), lines.end(), row,
                                        [](const auto& line, std::size_t wanted) { return line.row < wanted; });
    ZS_ASSERT(found != lines.end() && found->row == row);
    return *found;
}

}  // namespace

std::vector<replenishment::PriceRule> rules_in_use(Reader& reader) {
    std::vector<replenishment::PriceRule> rules;
    for (const auto& rule : select<PriceRule>(reader, "WHERE active = 1 ORDER BY id"))
        rules.push_back({std::string(text_of(rule.hospital)), replenishment::price_category(rule.category), rule.first,
                         rule.last, static_cast<int>(rule.markup_percent.units), rule.source});
    return rules;
}

Result<PriceCheck> check_list(Transaction& transaction, const Actor& actor, const CheckRequest& request,
                              const std::vector<replenishment::SaleLine>& lines) {
    if (!request.request_key.empty())
        if (auto known = select_one<PriceCheck>(transaction, "WHERE request_key = ? AND request_key <> ''",
                                                {request.request_key}))
            return *std::move(known);
    if (lines.empty()) return fail(Code::invalid, "sourcing.nothing_to_check");
    const auto rules = rules_in_use(transaction);
    ZS_TRY_ASSIGN(const auto found, replenishment::check_prices(lines, rules, text_of(request.hospital)));
    PriceCheck check;
    check.number = sequence::next(transaction, "JC", civil(today(transaction)).year);
    check.hospital = request.hospital;
    check.institution = text::trim(request.institution);
    check.list_name = text::trim(request.list_name);
    check.request_key = request.request_key;
    check.lines = static_cast<std::int64_t>(lines.size());
    check.findings = static_cast<std::int64_t>(found.size());
    check.checked_at = transaction.now();
    check.checked_by = actor.user_id;
    check.checker = actor.name;
    for (const auto& one : found) {
        auto& sum = one.kind == replenishment::PriceFinding::Kind::above_listed ? check.bought_above : check.excess;
        sum = sum + one.excess;
    }
    insert(transaction, check);
    for (const auto& one : found) {
        auto finding = finding_of(one, line_of(lines, one.row));
        finding.check_id = check.id;
        insert(transaction, finding);
    }
    audit::record(
        transaction, actor, "sourcing.price_check", "sourcing_price_check", check.id.value,
        fmt::format(R"({{"number":"{}","lines":{},"findings":{}}})", check.number, check.lines, check.findings));
    return check;
}

Result<PriceFinding> act(Transaction& transaction, const Actor& actor, Id<PriceFinding> id, FindingAction action,
                         const FindingInput& input) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(PriceFinding finding, load(transaction, id));
    const auto* edge = finding_flow.find(finding.state, action);
    if (edge == nullptr)
        return tl::unexpected(Error{Code::conflict,
                                    "workflow.action_not_allowed",
                                    {},
                                    {},
                                    fmt::format("{{\"current\":{}}}", to_json(finding))});
    if (!actor.may(edge->permission)) return fail(Code::forbidden, "access.forbidden");
    if (input.version && *input.version != finding.version) return fail(Code::stale, "entity.stale");
    const auto check = find(transaction, finding.check_id);
    if (actor.user_id != 0 && actor.user_id == check->checked_by) return fail(Code::forbidden, "sourcing.own_check");
    if (text::trim(input.note).empty()) return fail_field("note", "field.required");
    const PriceFinding before = finding;
    finding.state = edge->to;
    finding.answer = text::trim(input.note);
    finding.answerer = actor.name;
    finding.answered_at = transaction.now();
    ZS_TRY(update(transaction, finding));
    audit::record(transaction, actor, fmt::format("sourcing.price_finding.{}", text_of(action)),
                  "sourcing_price_finding", finding.id.value, diff(before, finding));
    return finding;
}

Status check_price_rule(Transaction&, const void*, void* after) {
    const auto& rule = *static_cast<const PriceRule*>(after);
    if (rule.last && *rule.last < rule.first) return fail_field("last_day", "sourcing.ends_before_it_begins");
    return {};
}

}  // namespace zs::sourcing
