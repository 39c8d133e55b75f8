// A project as pages get it: budget, lines, quotations once they are open, committee, objections, time line.
#include <fmt/format.h>

#include "core/json.h"
#include "domains/purchasing/purchasing.h"
#include "domains/sourcing/offers.h"
#include "platform/workflow/buttons.h"

namespace zs::sourcing {
namespace {

struct Asked {
    std::string_view name;
    bool required = false;
};

/// What a button asks for beyond its page's own form.
std::vector<Asked> asked_of(const Project& project, Action action) {
    switch (action) {
        case Action::approve:
            return {{"reason", project.split == SplitJudgement::open || !project.over_budget_reason.empty()}};
        case Action::approve_route:
        case Action::award:
            return {{"reason", false}};
        case Action::refuse:
        case Action::refuse_route:
        case Action::cancel:
        case Action::fail:
            return {{"reason", true}};
        case Action::change_route:
            return {{"route", true}, {"reason", true}};
        case Action::specify:
            if (!needs_committee(project.route))
                return {{"specification", true},
                        {"warranty_months", false},
                        {"becomes", false},
                        {"contract_months", false},
                        {"store_id", false}};
            return {{"specification", true}, {"warranty_months", false}, {"criteria", true},
                    {"becomes", false},      {"contract_months", false}, {"store_id", false}};
        case Action::publish:
            return {{"vendors", false}, {"close_at", true}, {"notice", false}, {"reason", false}};
        case Action::open:
            return {{"reason", false}};
        case Action::appoint:
            return {{"members", false}, {"drawn", false}};
        case Action::publish_result:
            return {{"quotation_id", false}, {"notice", project.open_to_all}, {"reason", false}};
        case Action::contract:
            return {{"contract_number", false}, {"contracted_on", false}, {"reason", false}};
        default:
            return {};
    }
}

std::string name_in(Reader& reader, std::string_view table, std::int64_t id) {
    return reader.text(fmt::format("SELECT name FROM {} WHERE id = ?", table), {id}).value_or("");
}

/// Opens "name":[ … ] and calls `each` for every element.
template <class Elements, class Each>
void append_list(std::string& out, std::string_view name, const Elements& elements, const Each& each) {
    json::append_key(out, name);
    out += '[';
    for (const auto& element : elements) {
        if (out.back() != '[') out += ',';
        each(element);
    }
    out += ']';
}

void append_quotation(std::string& out, Reader& reader, const Ranked& one) {
    const auto& quotation = one.quotation;
    out += to_json(quotation);
    out.pop_back();
    json::append_text(out, "vendor", name_in(reader, "organization_vendor", quotation.vendor_id.value));
    out += fmt::format(R"(,"points":"{}")", decimal_text(one.sum.units, 2));
    append_list(out, "criteria", one.points,
                [&](Decimal<2> points) { out += fmt::format("\"{}\"", decimal_text(points.units, 2)); });
    const auto lines = select<QuotationLine>(reader, "WHERE quotation_id = ? ORDER BY line_id", {quotation.id.value});
    append_list(out, "lines", lines, [&](const QuotationLine& line) {
        out += to_json(line);
        out.pop_back();
        const auto base = base_price(line.price, line.per_unit, quotation.tax_included, quotation.tax_permille);
        out += fmt::format(R"(,"base_price":"{}"}})", decimal_text(base ? base->units : 0, UnitPrice::scale));
    });
    out += '}';
}

/// Conflicts are for all to see, points for nobody before all are in.
void append_member(std::string& out, Reader& reader, const Project& project, const Member& member) {
    out += to_json(member);
    out.pop_back();
    const auto scores = project.scored_at ? select<Score>(reader, "WHERE member_id = ? ORDER BY id", {member.id.value})
                                          : std::vector<Score>{};
    append_list(out, "scores", scores, [&](const Score& score) { out += to_json(score); });
    out += '}';
}

void append_budget(std::string& out, Reader& reader, const Project& project) {
    json::append_key(out, "budget");
    const auto row = select_one<BudgetRow>(reader, "WHERE b.id = ?", {project.budget_line_id.value});
    out += row ? to_json(*row) : "null";
}

/// The purchases that together look like one.
void append_split(std::string& out, Reader& reader, const Project& project) {
    std::vector<ProjectRow> others;
    if (project.split != SplitJudgement::none)
        others = select<ProjectRow>(reader,
                                    "WHERE o.department_id = ? AND o.category_id = ? AND o.id <= ? AND o.route <> "
                                    "'tender' AND o.state NOT IN ('refused', 'cancelled', 'failed') AND o.requested_at "
                                    "> ? ORDER BY o.id DESC LIMIT 50",
                                    {project.department_id.value, project.category_id.value, project.id.value,
                                     (project.requested_at - std::chrono::hours(24 * 366)).unix_ms});
    append_list(out, "split_of", others, [&](const ProjectRow& row) {
        out += fmt::format(R"({{"id":{},"estimate":"{}")", row.id.value, decimal_text(row.estimate.units, 2));
        json::append_text(out, "number", row.number);
        json::append_text(out, "title", row.title);
        json::append_text(out, "route", text_of(row.route));
        json::append_text(out, "requested_at", to_text(row.requested_at));
        out += '}';
    });
}

void append_suppliers(std::string& out, Reader& reader, const Project& project) {
    const auto invited = select<Invitation>(reader, "WHERE project_id = ? ORDER BY id", {project.id.value});
    append_list(out, "invited", invited, [&](const Invitation& one) {
        out += fmt::format(R"({{"vendor_id":{})", one.vendor_id.value);
        json::append_text(out, "name", name_in(reader, "organization_vendor", one.vendor_id.value));
        out += '}';
    });
    append_list(out, "criteria", criteria_of(reader, project.id), [&](const Criterion& one) { out += to_json(one); });
    append_list(out, "quotations", ranking(reader, project),
                [&](const Ranked& one) { append_quotation(out, reader, one); });
    const auto members = select<Member>(reader, "WHERE project_id = ? ORDER BY id", {project.id.value});
    append_list(out, "members", members, [&](const Member& one) { append_member(out, reader, project, one); });
    const auto objections = select<Objection>(reader, "WHERE project_id = ? ORDER BY id", {project.id.value});
    append_list(out, "objections", objections, [&](const Objection& one) {
        out += to_json(one);
        out.pop_back();
        json::append_text(out, "vendor", name_in(reader, "organization_vendor", one.vendor_id));
        out += '}';
    });
}

}  // namespace

std::string project_json(Reader& reader, const Actor& actor, const Project& project) {
    std::string out = to_json(project);
    out.pop_back();
    json::append_text(out, "department", name_in(reader, "organization_department", project.department_id.value));
    json::append_text(out, "category", name_in(reader, "sourcing_category", project.category_id.value));
    json::append_text(out, "vendor", name_in(reader, "organization_vendor", project.vendor_id));
    out += fmt::format(R"(,"needs_committee":{},"suppliers_needed":{},"sealed":{},"closed":{})",
                       needs_committee(project.route), suppliers_needed(project.route), !is_open(project),
                       project.close_at && reader.now() >= *project.close_at);
    append_buttons(out, allowed_actions(actor, project), actor.language,
                   [&](Action action) { return asked_of(project, action); });
    append_budget(out, reader, project);
    json::append_key(out, "origin");
    out += purchasing::origin_json(reader, actor, purchasing::OriginKind::project, project.id.value);
    const auto lines = select<Line>(reader, "WHERE project_id = ? ORDER BY id", {project.id.value});
    append_list(out, "items", lines, [&](const Line& line) { out += to_json(line); });
    append_split(out, reader, project);
    append_suppliers(out, reader, project);
    const auto entries = select<Entry>(reader, "WHERE project_id = ? ORDER BY id", {project.id.value});
    append_list(out, "timeline", entries, [&](const Entry& entry) { out += to_json(entry); });
    return out + '}';
}

std::string scoring_json(Reader& reader, const Actor& actor, const Project& project, const Member& member) {
    std::string out = fmt::format(R"({{"id":{},"own":{})", project.id.value, to_json(member));
    json::append_text(out, "number", project.number);
    json::append_text(out, "title", project.title);
    json::append_text(out, "state", text_of(project.state));
    json::append_text(out, "specification", project.specification);
    append_list(out, "criteria", criteria_of(reader, project.id), [&](const Criterion& one) { out += to_json(one); });
    // A member sees what is offered once he declared that he may judge it.
    const bool may = member.conflict == Conflict::none && actor.user_id == member.user_id;
    append_list(out, "quotations", may ? ranking(reader, project) : std::vector<Ranked>{},
                [&](const Ranked& one) { append_quotation(out, reader, one); });
    const auto lines = select<Line>(reader, "WHERE project_id = ? ORDER BY id", {project.id.value});
    append_list(out, "items", lines, [&](const Line& line) {
        out += fmt::format(R"({{"id":{},"quantity":"{}")", line.id.value, decimal_text(line.quantity.units, 3));
        json::append_text(out, "name", line.name);
        json::append_text(out, "specification", line.specification);
        json::append_text(out, "unit", line.unit);
        out += '}';
    });
    const auto own = select<Score>(reader, "WHERE member_id = ? ORDER BY id", {member.id.value});
    append_list(out, "scores", own, [&](const Score& one) { out += to_json(one); });
    return out + '}';
}

}  // namespace zs::sourcing
