// Steps that people take: an order is opened, the cause is confirmed or refused, here or when the order is finished,
// the warning ends.
#include <fmt/format.h>

#include <algorithm>

#include "domains/warnings/record.h"
#include "platform/audit/audit.h"

namespace zs::warnings {
namespace {

Error with_current(Code code, std::string_view key, const Warning& warning) {
    return {code, std::string(key), {}, {}, fmt::format("{{\"current\":{}}}", to_json(warning))};
}

/// One repair order, at the device's room, with the sentences as its description.
Status open_order(Transaction& transaction, const Actor& actor, Warning& warning) {
    if (warning.order_id != 0) return tl::unexpected(with_current(Code::conflict, "warnings.order_already", warning));
    ZS_TRY_ASSIGN(const auto device, load(transaction, warning.device_id));
    if (!device.room_id) return fail(Code::conflict, "warnings.device_without_room");
    repair::ReportFacts facts;
    facts.source = repair::Source::alarm;
    facts.room_id = *device.room_id;
    facts.device_name = device.name;
    facts.device_id = device.id.value;
    facts.title = fmt::format("{} · 早期预警", device.name);
    facts.description =
        fmt::format("{}\n{}", warning.number, fmt::join(sentences(transaction, warning, Language::zh), "\n"));
    facts.impact = warning.urgency == Urgency::plan ? 3 : 2;
    facts.reporter_name = actor.name;
    ZS_TRY_ASSIGN(const auto order, repair::report(transaction, actor, facts));
    warning.order_id = order.id.value;
    warning.order_number = order.number;
    return {};
}

Status apply(Transaction& transaction, const Actor& actor, Warning& warning, WarningAction action,
             const WarningInput& input) {
    const Instant at = std::min(input.happened_at.value_or(transaction.now()), transaction.now());
    const auto judge = [&](Outcome outcome) {
        warning.outcome = outcome;
        warning.judged_at = at;
        warning.judged_by = actor.name;
    };
    switch (action) {
        case WarningAction::order:
            return open_order(transaction, actor, warning);
        case WarningAction::confirm:
            judge(Outcome::right);
            return {};
        case WarningAction::confirm_other:
            judge(Outcome::other);
            warning.actual_cause = input.actual_cause;
            return {};
        case WarningAction::refute:
            judge(Outcome::wrong);
            warning.reason = input.reason;
            warning.ended_at = at;
            return {};
        case WarningAction::dismiss:
            warning.reason = input.reason;
            warning.ended_at = at;
            return {};
        case WarningAction::close:
        case WarningAction::fade:
            warning.ended_at = at;
            return {};
        case WarningAction::watch:
            return {};
    }
    return {};
}

/// Effect, timeline, audit, event; what was allowed is checked by who calls.
Status take_step(Transaction& transaction, const Actor& actor, Warning& warning, WarningAction action,
                 const WarningInput& input) {
    const auto next = warning_flow.next(warning.state, action);
    ZS_ASSERT(next.has_value());
    const Warning before = warning;
    ZS_TRY(apply(transaction, actor, warning, action, input));
    warning.state = *next;
    ZS_TRY(update(transaction, warning));
    std::string note = input.reason.empty() ? input.actual_cause : input.reason;
    if (!input.note.empty()) note += (note.empty() ? "" : " · ") + input.note;
    if (action == WarningAction::order) note = warning.order_number;
    add_entry(transaction, actor, warning, text_of(action), before.state, note);
    audit::record(transaction, actor, fmt::format("warnings.warning.{}", text_of(action)), "warnings_warning",
                  warning.id.value, diff(before, warning));
    publish_change(transaction, actor, warning, fmt::format("action_{}", text_of(action)));
    return {};
}

/// The warning that this order, or one that was merged into it, is about, while nobody has judged it.
std::optional<Warning> waiting_for(Reader& reader, const repair::WorkOrder& order) {
    return select_one<Warning>(
        reader,
        "WHERE outcome = 'unjudged' AND ended_at IS NULL AND order_id > 0 AND (order_id = ? OR (SELECT "
        "o.merged_into_id FROM repair_work_order o WHERE o.id = warnings_warning.order_id) = ?) ORDER BY id",
        {order.id.value, order.id.value});
}

/// Causes that the fault table knows of this type of device, each once; first rows of signs of one cause.
std::vector<repair::Suspicion::Cause> causes_of(Reader& reader, const Warning& warning) {
    std::vector<repair::Suspicion::Cause> causes;
    for (const auto& row : select<Fault>(
             reader,
             "WHERE active = 1 AND type_code = (SELECT t.code FROM equipment_device d JOIN equipment_device_type t ON "
             "t.id = d.type_id WHERE d.id = ?) ORDER BY id",
             {warning.device_id.value})) {
        const std::string code(rules::cause_of(row.code));
        const bool known = std::any_of(causes.begin(), causes.end(), [&](const auto& one) { return one.code == code; });
        if (code != warning.cause_code && !known) causes.push_back({code, row.cause, row.cause_en});
    }
    return causes;
}

}  // namespace

std::optional<repair::Suspicion> suspicion_of(Reader& reader, const repair::WorkOrder& order) {
    const auto warning = waiting_for(reader, order);
    if (!warning) return std::nullopt;
    return repair::Suspicion{warning->cause, warning->cause_en, causes_of(reader, *warning)};
}

Status judge_by_order(Transaction& transaction, const Actor& actor, const repair::WorkOrder& order,
                      const repair::ActionInput& found, Instant at) {
    auto warning = waiting_for(transaction, order);
    if (!warning) return {};
    lock(transaction, warning->id);
    WarningInput input;
    input.happened_at = at;
    input.note = order.number;
    switch (*found.suspected) {
        case repair::Suspected::right:
            return take_step(transaction, actor, *warning, WarningAction::confirm, input);
        case repair::Suspected::other:
            input.actual_cause = found.actual_cause;
            for (const auto& cause : causes_of(transaction, *warning))
                if (cause.code == found.actual_cause) input.actual_cause = cause.name;
            return take_step(transaction, actor, *warning, WarningAction::confirm_other, input);
        case repair::Suspected::none:
            input.reason = found.note;
            return take_step(transaction, actor, *warning, WarningAction::refute, input);
    }
    return {};
}

Result<Warning> load_visible(Reader& reader, const Actor& actor, Id<Warning> id) {
    ZS_TRY_ASSIGN(auto warning, load(reader, id));
    ZS_TRY(equipment::load_visible(reader, actor, warning.device_id));
    return warning;
}

std::vector<WarningAction> allowed_actions(const Actor& actor, const Warning& warning) {
    std::vector<WarningAction> allowed;
    for (const auto& step : warning_flow.steps) {
        if (step.from != warning.state || !actor.may(step.permission)) continue;
        if (step.action == WarningAction::fade || (step.action == WarningAction::order && warning.order_id != 0))
            continue;
        allowed.push_back(step.action);
    }
    return allowed;
}

Result<Warning> act(Transaction& transaction, const Actor& actor, Id<Warning> id, WarningAction action,
                    const WarningInput& input) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Warning warning, load_visible(transaction, actor, id));
    const auto* step = warning_flow.find(warning.state, action);
    if (step != nullptr && !actor.may(step->permission)) return fail(Code::forbidden, "access.forbidden");
    if (input.version && *input.version != warning.version)
        return tl::unexpected(with_current(Code::stale, "entity.stale", warning));
    if (step == nullptr) return tl::unexpected(with_current(Code::conflict, "workflow.action_not_allowed", warning));
    ZS_TRY(rules::check_input(action, input, transaction.now()));
    ZS_TRY(take_step(transaction, actor, warning, step->action, input));
    return warning;
}

}  // namespace zs::warnings
