// A department asks for a purchase: lines, budget, route, and what comes to light as a split.
#include <fmt/format.h>

#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/materials/materials.h"
#include "domains/sourcing/flow.h"
#include "domains/sourcing/service.h"
#include "platform/sequence/sequence.h"

namespace zs::sourcing {
namespace {

Status fill_from_item(Reader& reader, const WantedLine& input, Line& line) {
    const auto facts = materials::item_facts(reader, {input.item_id});
    if (!facts) return fail_field("item_id", "field.reference_missing");
    const auto& item = (*facts)->item;
    if (!item.active) return fail_field("item_id", "materials.item_inactive");
    line.item_id = item.id.value;
    line.name = item.name;
    line.specification =
        input.specification.empty() ? item.specification : std::string(text::trim(input.specification));
    line.unit = item.unit;
    ZS_TRY_ASSIGN(line.quantity, materials::in_base_units(item, input.quantity, input.unit));
    line.last_price = materials::usual_price(reader, item);
    if (line.price.units == 0) line.price = line.last_price;
    return {};
}

Result<Line> wanted_line(Reader& reader, const WantedLine& input) {
    Line line;
    line.price = input.price;
    line.quantity = input.quantity;
    if (input.item_id > 0) {
        ZS_TRY(fill_from_item(reader, input, line));
    } else {
        line.name = text::trim(input.name);
        line.specification = text::trim(input.specification);
        line.unit = text::trim(input.unit);
        std::vector<FieldError> missing;
        if (line.name.empty()) missing.push_back({"name", "field.required", {}});
        if (line.specification.empty()) missing.push_back({"specification", "sourcing.free_line_needs_it", {}});
        if (line.unit.empty()) missing.push_back({"unit", "field.required", {}});
        if (!missing.empty()) return fail_fields(std::move(missing));
    }
    if (line.price.units <= 0) return fail_field("price", "sourcing.price_needed");
    ZS_TRY_ASSIGN(line.amount, multiply_round<2>(line.price, line.quantity, Rounding::half_up));
    return line;
}

/// All lines, or the errors of all.
Result<std::vector<Line>> wanted_lines(Reader& reader, const NewProject& input) {
    std::vector<Line> lines;
    std::vector<FieldError> errors;
    if (input.lines.empty()) errors.push_back({"lines", "field.required", {}});
    for (std::size_t i = 0; i < input.lines.size(); ++i) {
        auto line = wanted_line(reader, input.lines[i]);
        if (line) {
            lines.push_back(*std::move(line));
            continue;
        }
        if (line.error().fields.empty())
            errors.push_back({fmt::format("lines[{}].quantity", i), line.error().key, line.error().params});
        for (const auto& error : line.error().fields)
            errors.push_back({fmt::format("lines[{}].{}", i, error.field), error.key, error.params});
    }
    if (!errors.empty()) return fail_fields(std::move(errors));
    return lines;
}

std::vector<Purchase> untendered(Reader& reader, Id<organization::Department> department, Id<Category> category) {
    std::vector<Purchase> found;
    reader.query(
        "SELECT requested_at, estimate FROM sourcing_project WHERE department_id = ? AND category_id = ? AND route <> "
        "'tender' AND state NOT IN ('refused', 'cancelled', 'failed')",
        {department.value, category.value}, [&](const Row& row) {
            found.push_back({day_of(reader, {row.integer(0)}), {row.integer(1)}});
        });
    return found;
}

Money left_of(Reader& reader, const BudgetLine& line) {
    return {line.amount.units -
            reader
                .integer("SELECT CAST(COALESCE(SUM(reserved + spent), 0) AS BIGINT) FROM sourcing_project WHERE "
                         "budget_line_id = ?",
                         {line.id.value})
                .value_or(0)};
}

std::optional<BudgetLine> budget_of(Reader& reader, Id<organization::Department> department, Id<Category> category) {
    return select_one<BudgetLine>(reader, "WHERE department_id = ? AND category_id = ? AND year = ?",
                                  {department.value, category.value, std::int64_t{civil(today(reader)).year}});
}

Result<Id<organization::Department>> department_of(Reader& reader, const Actor& actor, const NewProject& input) {
    Id<organization::Department> id{input.department_id};
    if (id.value == 0 && actor.scope.department_ids.size() == 1) id = {actor.scope.department_ids.front()};
    if (!find(reader, id)) return fail_field("department_id", "field.required");
    if (!in_scope(actor, {.department_id = id.value})) return fail(Code::not_found, "entity.not_found");
    return id;
}

std::string yuan_text(Money amount) { return decimal_text(amount.units, Money::scale); }

/// The line is held, so that two who ask at once do not both take what is left.
Status reserve(Transaction& transaction, Project& project, const NewProject& input) {
    const auto budget = budget_of(transaction, project.department_id, project.category_id);
    if (!budget) return fail_field("category_id", "sourcing.no_budget_line");
    lock(transaction, budget->id);
    project.budget_line_id = budget->id;
    const Money left = left_of(transaction, *budget);
    project.over_budget_reason = text::trim(input.over_budget_reason);
    if (project.estimate <= left)
        project.over_budget_reason.clear();
    else if (project.over_budget_reason.empty())
        return fail_field("over_budget_reason", "sourcing.over_budget",
                          {{"left", yuan_text(left)}, {"estimate", yuan_text(project.estimate)}});
    project.reserved = project.estimate;
    return {};
}

void choose(Project& project, const Prospect& found) {
    project.route = project.route_proposed = project.route_wanted = found.choice.route;
    project.route_why = found.choice.reason;
    project.route_at_least = found.choice.at_least;
    project.route_below = found.choice.below;
    project.split = found.split.found ? SplitJudgement::open : SplitJudgement::none;
    project.split_year = found.split.year;
    project.split_rolling = found.split.in_365_days;
}

Status check_new(Reader& reader, const NewProject& input, std::optional<Category>& category) {
    std::vector<FieldError> errors;
    category = find(reader, Id<Category>{input.category_id});
    if (!category || !category->active) errors.push_back({"category_id", "field.reference_missing", {}});
    if (input.wanted_on < today(reader)) errors.push_back({"wanted_on", "sourcing.in_the_past", {}});
    if (text::trim(input.title).empty()) errors.push_back({"title", "field.required", {}});
    if (text::trim(input.reason).empty()) errors.push_back({"reason", "field.required", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

Status store(Transaction& transaction, const Actor& actor, Project& project, std::vector<Line>& lines) {
    project.number = sequence::next(transaction, "CG", civil(today(transaction)).year);
    insert(transaction, project);
    for (auto& line : lines) {
        line.project_id = project.id;
        insert(transaction, line);
    }
    record(transaction, actor, project, "request", project.reason);
    publish_event(transaction, actor, project, "project_requested");
    if (project.split == SplitJudgement::open) {
        record(transaction, Actor::system("sourcing.split"), project, "split_found", "");
        publish_event(transaction, actor, project, "split_found");
    }
    return {};
}

}  // namespace

Prospect prospect(Reader& reader, Id<organization::Department> department, const Category& category, Money amount) {
    const auto limits = thresholds(reader, category.kind, reader.now());
    const Date day = today(reader);
    const bool framework = category.framework_until && day <= *category.framework_until;
    Prospect found;
    found.choice = choose_route(category.kind, amount, limits, framework);
    found.split = find_split(untendered(reader, department, category.id), day, amount, limits.tender);
    found.budget = budget_of(reader, department, category.id);
    if (found.budget) found.left = left_of(reader, *found.budget);
    return found;
}

Result<Project> ask(Transaction& transaction, const Actor& actor, const NewProject& input) {
    if (!input.request_key.empty())
        if (auto known =
                select_one<Project>(transaction, "WHERE request_key = ? AND request_key <> ''", {input.request_key}))
            return *std::move(known);
    Project project;
    ZS_TRY_ASSIGN(project.department_id, department_of(transaction, actor, input));
    std::optional<Category> category;
    ZS_TRY(check_new(transaction, input, category));
    ZS_TRY_ASSIGN(auto lines, wanted_lines(transaction, input));
    project.title = text::trim(input.title);
    project.category_id = category->id;
    project.reason = text::trim(input.reason);
    project.wanted_on = input.wanted_on;
    project.request_key = input.request_key;
    project.requested_by = actor.user_id;
    project.requester = actor.name;
    project.requested_at = transaction.now();
    for (const auto& line : lines) {
        project.estimate = project.estimate + line.amount;
        const UnitPrice known = line.last_price.units > 0 ? line.last_price : line.price;
        ZS_TRY_ASSIGN(const Money last, multiply_round<2>(known, line.quantity, Rounding::half_up));
        project.basis = project.basis + last;
    }
    ZS_TRY(reserve(transaction, project, input));
    choose(project, prospect(transaction, project.department_id, *category, project.estimate));
    ZS_TRY(store(transaction, actor, project, lines));
    return project;
}

}  // namespace zs::sourcing
