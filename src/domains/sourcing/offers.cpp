// Suppliers: what they are invited to, their own quotation, sealed until the close.
#include "domains/sourcing/offers.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/json.h"
#include "core/text.h"
#include "platform/audit/audit.h"

namespace zs::sourcing {
namespace {

bool is_his(const Actor& actor, std::int64_t vendor_id) {
    const auto& own = actor.scope.vendor_ids;
    return std::find(own.begin(), own.end(), vendor_id) != own.end();
}

std::vector<Line> lines_of(Reader& reader, Id<Project> id) {
    return select<Line>(reader, "WHERE project_id = ? ORDER BY id", {id.value});
}

/// One line for each that is wanted; nothing that is not.
Result<std::vector<QuotationLine>> quoted_lines(const std::vector<Line>& wanted, const QuotationInput& input) {
    std::vector<QuotationLine> lines;
    std::vector<FieldError> errors;
    for (std::size_t i = 0; i < input.lines.size(); ++i) {
        const auto& one = input.lines[i];
        const auto same = [&](const Line& line) { return line.id.value == one.line_id; };
        const auto line = std::find_if(wanted.begin(), wanted.end(), same);
        const auto twice = [&](const QuotationLine& other) { return other.line_id.value == one.line_id; };
        if (line == wanted.end() || std::any_of(lines.begin(), lines.end(), twice)) {
            errors.push_back({fmt::format("lines[{}].line_id", i), "field.reference_missing", {}});
            continue;
        }
        QuotationLine quoted;
        quoted.line_id = line->id;
        quoted.unit = one.unit.empty() ? line->unit : std::string(text::trim(one.unit));
        quoted.price = one.price;
        quoted.offered = text::trim(one.offered);
        if (one.per_unit) quoted.per_unit = *one.per_unit;
        if (quoted.unit != line->unit && !one.per_unit)
            errors.push_back({fmt::format("lines[{}].per_unit", i), "sourcing.unit_unclear", {{"unit", line->unit}}});
        lines.push_back(std::move(quoted));
    }
    if (errors.empty() && lines.size() != wanted.size())
        errors.push_back({"lines", "sourcing.every_line", {{"n", std::to_string(wanted.size())}}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return lines;
}

Result<Evaluated> evaluate(Reader& reader, const Project& project, const Quotation& quotation,
                           const std::vector<Line>& wanted, const std::vector<QuotationLine>& lines) {
    Quoted quoted;
    quoted.tax_included = quotation.tax_included;
    quoted.tax_permille = quotation.tax_permille;
    quoted.delivery_fee = quotation.delivery_fee;
    quoted.warranty_months = quotation.warranty_months;
    for (const auto& line : lines)
        for (const auto& asked : wanted)
            if (asked.id == line.line_id) quoted.lines.push_back({asked.quantity, line.price, line.per_unit});
    return evaluate(quoted, project.warranty_months,
                    number(reader, "sourcing.warranty_permille", *project.published_at));
}

/// Open for quotations: published, and before the close. Errors: sourcing.closed.
Result<Project> load_quotable(Transaction& transaction, const Actor& actor, Id<Project> id) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Project project, load_offer(transaction, actor, id));
    if (project.state != State::published || transaction.now() >= *project.close_at)
        return fail(Code::conflict, "sourcing.closed");
    return project;
}

void note_in_time_line(Transaction& transaction, const Actor& actor, const Quotation& quotation,
                       std::string_view action) {
    audit::record(transaction, actor, fmt::format("sourcing.quotation.{}", action), "sourcing_quotation",
                  quotation.id.value, "{}");
}

}  // namespace

Restriction visible_offers(const Actor& actor) {
    Restriction own{"(o.published_at IS NOT NULL AND (o.open_to_all = 1", {}};
    for (const auto id : actor.scope.vendor_ids) {
        own.sql += " OR EXISTS (SELECT 1 FROM sourcing_invitation v WHERE v.project_id = o.id AND v.vendor_id = ?)";
        own.parameters.emplace_back(id);
    }
    own.sql += "))";
    if (actor.scope.vendor_ids.empty()) return {"1=0", {}};
    return own;
}

Result<std::int64_t> company_of(const Actor& actor) {
    if (actor.scope.vendor_ids.size() != 1) return fail(Code::forbidden, "sourcing.no_company");
    return actor.scope.vendor_ids.front();
}

Result<Project> load_offer(Reader& reader, const Actor& actor, Id<Project> id) {
    auto project = find(reader, id);
    bool may = project && project->published_at && !actor.scope.vendor_ids.empty() && project->open_to_all;
    if (project && project->published_at)
        for (const auto vendor : actor.scope.vendor_ids)
            may = may || reader.exists("SELECT 1 FROM sourcing_invitation WHERE project_id = ? AND vendor_id = ?",
                                       {id.value, vendor});
    if (!may) return fail(Code::not_found, "entity.not_found");
    return *std::move(project);
}

Result<Quotation> quote(Transaction& transaction, const Actor& actor, Id<Project> id, const QuotationInput& input) {
    ZS_TRY_ASSIGN(const Project project, load_quotable(transaction, actor, id));
    ZS_TRY_ASSIGN(const auto company, company_of(actor));
    const auto wanted = lines_of(transaction, id);
    ZS_TRY_ASSIGN(auto lines, quoted_lines(wanted, input));
    auto quotation = select_one<Quotation>(transaction, "WHERE project_id = ? AND vendor_id = ?", {id.value, company})
                         .value_or(Quotation{});
    quotation.project_id = id;
    quotation.vendor_id = {company};
    quotation.state = QuotationState::submitted;
    quotation.tax_included = input.tax_included.value_or(true);
    quotation.tax_permille = input.tax_permille.value_or(quotation.tax_permille);
    quotation.delivery_fee = input.delivery_fee;
    quotation.delivery_days = input.delivery_days;
    quotation.warranty_months = input.warranty_months;
    quotation.note = text::trim(input.note);
    quotation.submitted_at = transaction.now();
    quotation.submitter = actor.name;
    ZS_TRY_ASSIGN(const auto value, evaluate(transaction, project, quotation, wanted, lines));
    quotation.total = value.total;
    quotation.compared = value.compared;
    if (quotation.id.value == 0)
        insert(transaction, quotation);
    else
        ZS_TRY(update(transaction, quotation));
    transaction.execute("DELETE FROM sourcing_quotation_line WHERE quotation_id = ?", {quotation.id.value});
    for (auto& line : lines) {
        line.quotation_id = quotation.id;
        insert(transaction, line);
    }
    note_in_time_line(transaction, actor, quotation, "submit");
    return quotation;
}

Result<Quotation> withdraw(Transaction& transaction, const Actor& actor, Id<Project> id) {
    ZS_TRY(load_quotable(transaction, actor, id));
    ZS_TRY_ASSIGN(const auto company, company_of(actor));
    auto quotation = select_one<Quotation>(
        transaction, "WHERE project_id = ? AND vendor_id = ? AND state = 'submitted'", {id.value, company});
    if (!quotation) return fail(Code::conflict, "sourcing.nothing_submitted");
    quotation->state = QuotationState::withdrawn;
    ZS_TRY(update(transaction, *quotation));
    note_in_time_line(transaction, actor, *quotation, "withdraw");
    return *std::move(quotation);
}

std::string offer_json(Reader& reader, const Actor& actor, const Project& project) {
    std::string out = fmt::format(R"({{"id":{},"version":{})", project.id.value, project.version);
    const auto add = [&](std::string_view name, std::string_view value) { json::append_text(out, name, value); };
    add("number", project.number);
    add("title", project.title);
    add("state", text_of(project.state));
    add("route", text_of(project.route));
    add("specification", project.specification);
    add("notice", project.notice);
    add("published_at", to_text(*project.published_at));
    add("close_at", to_text(*project.close_at));
    add("objections_until", project.objections_until ? to_text(*project.objections_until) : "");
    out += fmt::format(R"(,"warranty_months":{},"open":{},"lines":[)", project.warranty_months,
                       project.state == State::published && reader.now() < *project.close_at);
    for (const auto& line : lines_of(reader, project.id)) {
        if (out.back() != '[') out += ',';
        out += fmt::format(R"({{"id":{},"quantity":"{}")", line.id.value,
                           decimal_text(line.quantity.units, Quantity::scale));
        add("name", line.name);
        add("specification", line.specification);
        add("unit", line.unit);
        out += '}';
    }
    out += "],\"result\":";
    const bool told = project.result_at.has_value();
    const bool his = told && is_his(actor, project.vendor_id);
    out += told ? fmt::format(R"({{"won":{},"awarded":"{}"}})", his, decimal_text(project.awarded.units, Money::scale))
                : "null";
    out += ",\"quotation\":";
    const auto company = company_of(actor);
    const auto own =
        company ? select_one<Quotation>(reader, "WHERE project_id = ? AND vendor_id = ?", {project.id.value, *company})
                : std::nullopt;
    if (!own) return out + "null}";
    out += to_json(*own);
    out.pop_back();
    out += ",\"lines\":";
    append_json_array(out, select<QuotationLine>(reader, "WHERE quotation_id = ? ORDER BY line_id", {own->id.value}));
    return out + "}}";
}

}  // namespace zs::sourcing
