// Committees: odd, at least three, without conflicts; nobody sees points before all have given theirs.
#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "core/json.h"
#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/sourcing/offers.h"
#include "platform/access/entities.h"
#include "platform/base/random.h"

namespace zs::sourcing {
namespace {

bool holds(std::string_view list, std::string_view name) {
    for (const auto part : text::split(list, ','))
        if (text::trim(part) == name) return true;
    return false;
}

/// Whether the person behind the user works for a company that quoted.
bool works_for_supplier(Reader& reader, std::int64_t user_id, Id<Project> project) {
    return reader.exists(
        "SELECT 1 FROM access_user u JOIN organization_person p ON p.id = u.person_id JOIN sourcing_quotation q ON "
        "q.vendor_id = p.vendor_id WHERE u.id = ? AND q.project_id = ?",
        {user_id, project.value});
}

struct Choice {
    const Expert* expert = nullptr;
    bool drawn = false;
};

/// Who may be chosen at all: neither asks, approves, buys nor works for a supplier, and does not sit there already.
bool is_eligible(Reader& reader, const Project& project, const std::vector<Member>& sitting, std::int64_t user) {
    const auto same = [&](const Member& member) { return member.user_id == user; };
    return user != project.requested_by && user != project.bought_by && user != project.approved_by &&
           !works_for_supplier(reader, user, project.id) && std::none_of(sitting.begin(), sitting.end(), same);
}

Status name_members(Step& step, const std::vector<Expert>& pool, const std::vector<Member>& sitting,
                    std::vector<Choice>& chosen) {
    ZS_TRY_ASSIGN(const auto named, ids_of(step.input.members, "members"));
    for (const auto id : named) {
        const auto expert = std::find_if(pool.begin(), pool.end(), [&](const Expert& one) { return one.id == id; });
        if (expert == pool.end()) return fail_field("members", "sourcing.no_expert");
        if (!is_eligible(step.transaction, step.project, sitting, id))
            return fail_field("members", "sourcing.not_independent", {{"name", expert->name}});
        chosen.push_back({&*expert, false});
    }
    return {};
}

/// The lot is a function of the project and the moment, so that a draw can be checked later.
Status draw_members(Step& step, const std::vector<Expert>& pool, const std::vector<Member>& sitting,
                    std::vector<Choice>& chosen) {
    std::vector<const Expert*> left;
    for (const auto& expert : pool) {
        const auto taken = [&](const Choice& one) { return one.expert == &expert; };
        if (is_eligible(step.transaction, step.project, sitting, expert.id) &&
            std::none_of(chosen.begin(), chosen.end(), taken))
            left.push_back(&expert);
    }
    Random random(static_cast<std::uint64_t>(step.transaction.now().unix_ms) ^
                  static_cast<std::uint64_t>(step.project.id.value) << 40U);
    if (left.size() < static_cast<std::size_t>(step.input.drawn))
        return fail_field("drawn", "sourcing.too_few_experts", {{"n", std::to_string(left.size())}});
    for (std::int64_t i = 0; i < step.input.drawn; ++i) {
        const auto at = random.below(left.size());
        chosen.push_back({left[at], true});
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(at));
    }
    return {};
}

Status appoint(Step& step) {
    auto& [transaction, actor, project, input] = step;
    if (criteria_of(transaction, project.id).empty()) return fail(Code::conflict, "sourcing.no_criteria");
    const auto sitting = select<Member>(transaction, "WHERE project_id = ? ORDER BY id", {project.id.value});
    const auto pool = experts(transaction);
    std::vector<Choice> chosen;
    ZS_TRY(name_members(step, pool, sitting, chosen));
    ZS_TRY(draw_members(step, pool, sitting, chosen));
    const auto judging = std::count_if(sitting.begin(), sitting.end(),
                                       [](const Member& one) { return one.conflict != Conflict::conflicted; });
    const auto size = static_cast<std::size_t>(judging) + chosen.size();
    if (size < 3 || size % 2 == 0 || chosen.empty())
        return fail_field("members", "sourcing.odd_committee", {{"n", std::to_string(size)}});
    for (const auto& one : chosen) {
        Member member;
        member.project_id = project.id;
        member.user_id = one.expert->id;
        member.name = one.expert->name;
        member.drawn = one.drawn;
        insert(transaction, member);
    }
    return {};
}

Status close_scoring(Step& step) {
    const auto members = judging_members(step.transaction, step.project.id);
    const auto missing =
        std::count_if(members.begin(), members.end(), [](const Member& member) { return !member.scored_at; });
    if (missing > 0) return fail(Code::conflict, "sourcing.scores_missing", {{"n", std::to_string(missing)}});
    if (members.size() < 3 || members.size() % 2 == 0)
        return fail(Code::conflict, "sourcing.odd_committee", {{"n", std::to_string(members.size())}});
    step.project.scored_at = step.transaction.now();
    return {};
}

/// Mean points of the committee by quotation and criterion.
Decimal<2> mean_points(Reader& reader, const Quotation& quotation, const Criterion& criterion) {
    Decimal<2> mean;
    reader.query(
        "SELECT CAST(SUM(s.points) AS BIGINT), COUNT(*) FROM sourcing_score s JOIN sourcing_member m ON m.id = "
        "s.member_id WHERE s.quotation_id = ? AND s.criterion_id = ? AND m.conflict = 'none'",
        {quotation.id.value, criterion.id.value}, [&](const Row& row) {
            if (row.integer(1) > 0) mean.units = (row.integer(0) + row.integer(1) / 2) / row.integer(1);
        });
    return mean;
}

Status check_points(const std::vector<Quotation>& quotations, const std::vector<Criterion>& criteria,
                    const ScoreInput& input) {
    std::vector<FieldError> errors;
    std::size_t needed = 0;
    for (const auto& criterion : criteria) needed += criterion.is_price ? 0 : quotations.size();
    for (std::size_t i = 0; i < input.points.size(); ++i) {
        const auto& one = input.points[i];
        const auto criterion = std::find_if(criteria.begin(), criteria.end(), [&](const Criterion& other) {
            return other.id.value == one.criterion_id && !other.is_price;
        });
        const auto known = std::any_of(quotations.begin(), quotations.end(),
                                       [&](const Quotation& other) { return other.id.value == one.quotation_id; });
        const auto twice = [&](const PointsInput& other) {
            return &other < &one && other.quotation_id == one.quotation_id && other.criterion_id == one.criterion_id;
        };
        if (criterion == criteria.end() || !known || std::any_of(input.points.begin(), input.points.end(), twice))
            errors.push_back({fmt::format("points[{}].criterion_id", i), "field.reference_missing", {}});
        else if (one.points.units > criterion->weight * 100)
            errors.push_back({fmt::format("points[{}].points", i),
                              "sourcing.above_weight",
                              {{"weight", std::to_string(criterion->weight)}}});
    }
    if (errors.empty() && input.points.size() != needed)
        errors.push_back({"points", "sourcing.all_points", {{"n", std::to_string(needed)}}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

}  // namespace

Status seat_committee(Step& step, Action action) {
    return action == Action::appoint ? appoint(step) : close_scoring(step);
}

std::vector<Expert> experts(Reader& reader) {
    std::vector<std::string> roles;
    for (const auto& role : select<access::Role>(reader, "ORDER BY id"))
        if (holds(role.permissions, "sourcing.score")) roles.push_back(role.code);
    std::vector<Expert> found;
    for (const auto& user : select<access::User>(reader, "WHERE active = 1 ORDER BY id"))
        if (user.roles != "administrator" &&
            std::any_of(roles.begin(), roles.end(), [&](const auto& role) { return holds(user.roles, role); }))
            found.push_back({user.id.value, user.name});
    return found;
}

std::vector<Criterion> criteria_of(Reader& reader, Id<Project> id) {
    return select<Criterion>(reader, "WHERE project_id = ? ORDER BY id", {id.value});
}

std::vector<Member> judging_members(Reader& reader, Id<Project> id) {
    return select<Member>(reader, "WHERE project_id = ? AND conflict <> 'conflicted' ORDER BY id", {id.value});
}

std::vector<Ranked> ranking(Reader& reader, const Project& project) {
    const auto quotations = open_quotations(reader, project);
    std::vector<Ranked> ranked;
    const auto criteria = project.scored_at ? criteria_of(reader, project.id) : std::vector<Criterion>{};
    for (const auto& quotation : quotations) {
        Ranked one{quotation, {}, {}};
        for (const auto& criterion : criteria) {
            one.points.push_back(criterion.is_price
                                     ? price_score(quotations.front().compared, quotation.compared, criterion.weight)
                                     : mean_points(reader, quotation, criterion));
            one.sum = one.sum + one.points.back();
        }
        ranked.push_back(std::move(one));
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) { return a.sum > b.sum; });
    return ranked;
}

Result<Member> load_member(Reader& reader, const Actor& actor, Id<Project> id) {
    auto member =
        select_one<Member>(reader, "WHERE project_id = ? AND user_id = ? AND user_id > 0", {id.value, actor.user_id});
    if (!member) return fail(Code::not_found, "entity.not_found");
    return *std::move(member);
}

Result<Member> declare(Transaction& transaction, const Actor& actor, Id<Project> id, const DeclareInput& input) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Member member, load_member(transaction, actor, id));
    const auto project = find(transaction, id);
    if (project->state != State::in_committee) return fail(Code::conflict, "sourcing.not_in_committee");
    if (member.scored_at) return fail(Code::conflict, "sourcing.scored_already");
    if (input.conflicted && text::trim(input.note).empty()) return fail_field("note", "field.required");
    member.conflict = input.conflicted ? Conflict::conflicted : Conflict::none;
    member.conflict_note = text::trim(input.note);
    member.declared_at = transaction.now();
    ZS_TRY(update(transaction, member));
    record(transaction, actor, *project, input.conflicted ? "stand_back" : "declare", input.note);
    return member;
}

Result<Member> score(Transaction& transaction, const Actor& actor, Id<Project> id, const ScoreInput& input) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Member member, load_member(transaction, actor, id));
    const auto project = find(transaction, id);
    if (project->state != State::in_committee) return fail(Code::conflict, "sourcing.not_in_committee");
    if (member.conflict != Conflict::none) return fail(Code::conflict, "sourcing.declare_first");
    if (member.scored_at) return fail(Code::conflict, "sourcing.scored_already");
    ZS_TRY(check_points(open_quotations(transaction, *project), criteria_of(transaction, id), input));
    for (const auto& one : input.points) {
        Score points;
        points.member_id = member.id;
        points.quotation_id = {one.quotation_id};
        points.criterion_id = {one.criterion_id};
        points.points = one.points;
        insert(transaction, points);
    }
    member.scored_at = transaction.now();
    ZS_TRY(update(transaction, member));
    record(transaction, actor, *project, "score", "");
    publish_event(transaction, actor, *project, "project_changed");
    return member;
}

}  // namespace zs::sourcing
