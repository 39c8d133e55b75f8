// The demo hospital's electrical surveys, through the use cases: last year's is closed with all its findings, this
// year's is half done.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/demo/demo.h"
#include "domains/catalog/catalog.h"
#include "domains/electrical_safety/service.h"
#include "domains/repair/played_transaction.h"
#include "domains/repair/repair.h"
#include "platform/base/random.h"

namespace zs::demo {
namespace {

using electrical_safety::Finding;
using electrical_safety::FindingAction;
using electrical_safety::FindingState;
using electrical_safety::Line;
using electrical_safety::LineState;
using electrical_safety::Sheet;
using electrical_safety::SheetAction;
using electrical_safety::Target;
using repair::OrderAction;
using repair::PlayedTransaction;

template <class T>
Status status_of(const Result<T>& result) {
    if (!result) return tl::unexpected(result.error());
    return {};
}

Actor named(std::string_view name) {
    Actor actor = Actor::system("demo");
    actor.name = name;
    return actor;
}

class Survey {
public:
    Survey(PlayedTransaction& transaction, Random& random, Instant end)
        : transaction_(transaction), random_(random), end_(end) {}

    /// Walks the first `share` of the sheets, from `first` on, some each day; the last of them is left under way.
    Status walk(Id<electrical_safety::Campaign> campaign, Instant first, double share, bool to_the_end) {
        const auto sheets = select<Sheet>(transaction_, "WHERE campaign_id = ? ORDER BY id", {campaign.value});
        const auto walked = static_cast<std::size_t>(static_cast<double>(sheets.size()) * share);
        for (std::size_t i = 0; i < walked; ++i) {
            const Instant at = first + std::chrono::hours(24 * static_cast<int>(i / 3)) +
                               std::chrono::minutes(70 * static_cast<int>(i % 3));
            if (at + std::chrono::hours(2) >= end_) return {};
            const bool last = !to_the_end && i + 1 == walked;
            ZS_TRY(sheet(sheets[i].id, at, last));
            if (!last && (to_the_end || i + 4 < walked)) ZS_TRY(confirm(sheets[i].id, at + std::chrono::hours(1)));
        }
        return {};
    }

    /// What was found longer than `days` ago is put right and re-checked.
    Status settle(int days) {
        for (const auto& finding : select<Finding>(transaction_, "WHERE state <> 'closed' ORDER BY id")) {
            Instant at = finding.found_at + std::chrono::hours(20);
            if (finding.found_at + std::chrono::hours(24 * days) >= end_) continue;
            if (finding.task == "overload" && days > 0 && random_.chance(0.5)) continue;  // takes its time
            if (finding.order_id != 0) ZS_TRY(repair(finding.order_id, at));
            transaction_.set(at + std::chrono::hours(3));
            ZS_TRY(step(finding));
        }
        return {};
    }

private:
    Actor surveyor(const Sheet& sheet) {
        Actor actor = named("电工");
        transaction_.query(
            "SELECT id, name FROM organization_person WHERE crew_id = ? AND active = 1 ORDER BY id LIMIT 1",
            {sheet.crew_id}, [&](const Row& row) {
                actor.person_id = row.integer(0);
                actor.name = row.text(1);
            });
        return actor;
    }

    maintenance::Answer answer(const maintenance::Item& item) {
        const auto& task = item.task;
        const bool wrong = random_.chance(0.03);
        maintenance::Answer given;
        given.code = task.code;
        if (task.kind == maintenance::TaskKind::pass_fail) given.value = wrong ? "fail" : "pass";
        if (task.kind == maintenance::TaskKind::text) given.value = "科室自用";
        if (task.kind != maintenance::TaskKind::number) return given;
        const double limit = task.high.value_or(task.low.value_or(1));
        const double part = task.high ? 0.1 + random_.uniform() * 0.5 : 8 + random_.uniform() * 30;
        const double bad = task.high ? 1.2 + random_.uniform() : 0.3 + random_.uniform() * 0.5;
        given.number = std::round(limit * (wrong ? bad : part) * 100) / 100;
        return given;
    }

    Status line(const Actor& actor, const Line& line, Instant at) {
        electrical_safety::LineInput input;
        input.happened_at = at;
        const bool gone = line.target == Target::appliance && random_.chance(0.04);
        input.found = gone ? LineState::missing : LineState::checked;
        if (gone) input.reason = "已报废搬走";
        for (const auto& item : maintenance::items_of(line.items))
            if (!gone && item.task.kind != maintenance::TaskKind::photo) input.answers.push_back(answer(item));
        transaction_.set(at);
        return status_of(electrical_safety::record_line(transaction_, actor, line.id, input));
    }

    Status sheet(Id<Sheet> id, Instant at, bool stop_halfway) {
        ZS_TRY_ASSIGN(const Sheet sheet, load(transaction_, id));
        const Actor actor = surveyor(sheet);
        const auto lines = select<Line>(transaction_, "WHERE sheet_id = ? ORDER BY position", {id.value});
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (stop_halfway && i >= 2) return {};
            at = at + std::chrono::minutes(5);
            ZS_TRY(line(actor, lines[i], at));
        }
        if (random_.chance(0.12)) ZS_TRY(found(actor, id, at));
        transaction_.set(at + std::chrono::minutes(4));
        return status_of(electrical_safety::act(transaction_, actor, id, SheetAction::finish, {}));
    }

    Status found(const Actor& actor, Id<Sheet> id, Instant at) {
        electrical_safety::FoundAppliance input;
        input.name = random_.chance(0.5) ? "暖风机" : "电热毯";
        input.power_w = input.name == "暖风机" ? 1800 : 120;
        input.happened_at = at;
        ZS_TRY_ASSIGN(const Sheet sheet, load(transaction_, id));
        input.circuit_id = transaction_.integer(
            "SELECT circuit_id FROM electrical_safety_line WHERE sheet_id = ? AND target = 'circuit' LIMIT 1",
            {id.value});
        const auto campaign = find(transaction_, sheet.campaign_id);
        const auto edition = find(transaction_, campaign->edition_id);
        for (const auto& task :
             electrical_safety::rules::tasks_for(electrical_safety::checks_of(edition->checks), Target::appliance, {}))
            input.answers.push_back(answer({task, {}, {}}));
        return status_of(electrical_safety::register_found(transaction_, actor, id, input));
    }

    Status confirm(Id<Sheet> id, Instant at) {
        transaction_.set(at);
        electrical_safety::SheetInput input;
        input.note = "情况属实";
        return status_of(electrical_safety::act(transaction_, named("科室护士长"), id, SheetAction::confirm, input));
    }

    Status repair(std::int64_t order_id, Instant at) {
        auto order = find(transaction_, Id<repair::WorkOrder>{order_id});
        if (!order || order->state != repair::OrderState::reported) return {};
        Actor actor = named("电工");
        transaction_.query(
            "SELECT id, name FROM organization_person WHERE crew_id = ? AND active = 1 ORDER BY id LIMIT 1",
            {order->crew_id}, [&](const Row& row) {
                actor.person_id = row.integer(0);
                actor.name = row.text(1);
            });
        if (actor.person_id == 0) return {};
        repair::ActionInput dispatch;
        dispatch.person_id = actor.person_id;
        repair::ActionInput finish;
        finish.cause = "wear";
        finish.remedy = "replaced";
        finish.labour_minutes = 45;
        const std::pair<OrderAction, repair::ActionInput> steps[] = {{OrderAction::dispatch, dispatch},
                                                                     {OrderAction::take, {}},
                                                                     {OrderAction::arrive, {}},
                                                                     {OrderAction::finish, finish}};
        for (const auto& [action, input] : steps) {
            at = at + std::chrono::minutes(20);
            transaction_.set(at);
            ZS_TRY_ASSIGN(order, repair::act_unchecked(transaction_, actor, *std::move(order), action, input));
        }
        return {};
    }

    Status step(const Finding& finding) {
        if (finding.remedy == electrical_safety::Remedy::repair &&
            repair::is_under_repair(transaction_, finding.order_id))
            return {};
        electrical_safety::FindingInput input;
        if (finding.remedy == electrical_safety::Remedy::rectify && finding.state == FindingState::open) {
            input.note = finding.task == "overload" ? "移走部分电器, 分回路使用" : "已拆除并教育当班人员";
            ZS_TRY(
                electrical_safety::act(transaction_, named("科室护士长"), finding.id, FindingAction::rectify, input));
        }
        input.note = "复查合格";
        return status_of(electrical_safety::act(transaction_, named("电工"), finding.id, FindingAction::pass, input));
    }

    PlayedTransaction& transaction_;
    Random& random_;
    Instant end_;
};

Result<electrical_safety::Campaign> open(PlayedTransaction& transaction, Id<electrical_safety::Edition> edition,
                                         Date first, Date last) {
    electrical_safety::NewCampaign input;
    input.name = fmt::format("{} 年用电安全普查", civil(first).year);
    input.edition_id = edition.value;
    input.starts_on = first;
    input.due_on = last;
    transaction.set(start_of_day(first, {}) + std::chrono::hours(8));
    return electrical_safety::open_campaign(transaction, named("设备工程师"), input);
}

}  // namespace

Status play_surveys(Transaction& inner, Instant from, Instant until) {
    PlayedTransaction transaction(inner);
    transaction.set(from);
    Random random(0xE1EC);
    electrical_safety::EditionInput input;
    input.code = "YD-1";
    input.name = "用电安全检查表";
    input.name_en = "Electrical safety checklist";
    input.checks = electrical_safety::standard_checks();
    ZS_TRY_ASSIGN(const auto edition,
                  electrical_safety::add_edition(transaction, named("设备工程师"), std::move(input)));
    const Zone zone = catalog::calendar(transaction)->zone();
    const Date today = local_date(until, zone);
    constexpr int year = 365;
    Survey survey(transaction, random, until);
    if (const Date first = today + -(year + 60); start_of_day(first, zone) > from) {
        ZS_TRY_ASSIGN(const auto last_year, open(transaction, edition.id, first, first + 45));
        ZS_TRY(survey.walk(last_year.id, start_of_day(first + 1, zone) + std::chrono::hours(9), 1.0, true));
        ZS_TRY(survey.settle(0));
        transaction.set(start_of_day(first + 50, zone));
        ZS_TRY(electrical_safety::close_campaign(transaction, named("设备工程师"), last_year.id));
    }
    const Date first = std::max(today + -16, local_date(from, zone) + 1);
    ZS_TRY_ASSIGN(const auto this_year, open(transaction, edition.id, first, today + 20));
    ZS_TRY(survey.walk(this_year.id, start_of_day(first + 1, zone) + std::chrono::hours(9), 0.5, false));
    ZS_TRY(survey.settle(4));
    transaction.set(until);
    return status_of(electrical_safety::check_due(transaction));
}

}  // namespace zs::demo
