// Taking a step: every effect of an action on the order.
#include <fmt/format.h>

#include "core/json.h"
#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/organization/organization.h"
#include "domains/repair/device_down.h"
#include "domains/repair/photos.h"
#include "domains/repair/service.h"
#include "domains/repair/suspicion.h"
#include "domains/space/space.h"
#include "platform/audit/audit.h"

namespace zs::repair {
namespace {

/// Everything an effect may look at.
struct Step {
    Transaction& transaction;
    const Actor& actor;
    const ActionInput& input;
    WorkOrder& order;
    Instant at;
    std::string proof = {};
    std::string facts = "{}";
};

/// Who stands before the device may find that it cannot be used.
Status note_device_down(Step& step) {
    if (!step.input.device_down.value_or(false) || step.order.device_down) return {};
    if (step.order.device_id == 0) return fail_field("device_down", "repair.no_device");
    step.order.device_down = true;
    return take_device_down(step.transaction, step.actor, step.order, step.at);
}

void first_time(std::optional<Instant>& when, Instant at) {
    if (!when) when = at;
}

Status check_reason(Step& step, OrderAction action) {
    const auto kind = rules::reason_kind(action);
    if (!kind || step.input.reason.empty()) return {};
    const auto reason = select_one<Reason>(step.transaction, "WHERE code = ? AND kind = ? AND active = 1",
                                           {step.input.reason, std::string(text_of(*kind))});
    if (!reason) return fail_field("reason", "field.reference_missing");
    return {};
}

Status dispatch_to_person(Step& step) {
    const auto person = find(step.transaction, Id<organization::Person>{*step.input.person_id});
    if (!person || !person->active || !person->crew_id) return fail_field("person_id", "repair.not_a_technician");
    auto& order = step.order;
    first_time(order.accepted_at, step.at);
    first_time(order.dispatched_at, step.at);
    if (!order.arrived_at) order.taken_at.reset();
    order.assignee_id = person->id.value;
    order.crew_id = person->crew_id->value;
    order.vendor_id = person->vendor_id ? person->vendor_id->value : 0;
    if (step.actor.kind != ActorKind::system) order.dispatch_reason.text = "{}";
    return {};
}

Status dispatch_to_vendor(Step& step) {
    const auto vendor = find(step.transaction, Id<organization::Vendor>{*step.input.vendor_id});
    if (!vendor || !vendor->active) return fail_field("vendor_id", "field.reference_missing");
    first_time(step.order.accepted_at, step.at);
    first_time(step.order.dispatched_at, step.at);
    step.order.vendor_id = vendor->id.value;
    step.order.assignee_id = 0;
    return {};
}

/// Arriving is proved by scanning the code of the room (or of a device in it).
Status arrive(Step& step) {
    if (!step.input.scanned.empty()) {
        const auto coded = space::place_by_token(step.transaction, step.input.scanned);
        if (!coded) return fail_field("scanned", "repair.code_unknown");
        if (coded->place.room_id != step.order.room_id) return fail_field("scanned", "repair.wrong_place");
        step.proof = "scan";
    }
    first_time(step.order.arrived_at, step.at);
    ZS_TRY(note_device_down(step));
    return store_photo_list(step.transaction, step.order.id, PhotoStage::before, step.input.photos_before.text,
                            "photos_before");
}

Status hold(Step& step) {
    const auto parameters = catalog::parameters(step.transaction);
    if (step.order.hold_count >= parameters->integer("repair.holds_max", step.at))
        return fail(Code::conflict, "repair.too_many_holds");
    ZS_TRY(note_device_down(step));
    step.order.held_since = step.at;
    step.order.hold_reason = step.input.reason;
    step.order.hold_count += 1;
    return {};
}

/// Ends a hold, whatever ends it: time counts as held only when the reason stops the clock.
void end_hold(Step& step) {
    auto& order = step.order;
    if (!order.held_since) return;
    const bool stops =
        step.transaction.exists("SELECT 1 FROM repair_reason WHERE code = ? AND stops_clock = 1", {order.hold_reason});
    if (stops) rules::extend_after_hold(order, step.at - *order.held_since);
    order.held_since.reset();
    order.hold_reason.clear();
}

Status store_parts(Step& step) {
    Money total;
    for (const auto& part : step.input.parts) {
        PartLine line{{}, step.order.id, part.name, part.quantity, part.unit, part.cost};
        insert(step.transaction, line);
        total = total + part.cost;
    }
    step.order.parts_cost = step.order.parts_cost + total;
    return {};
}

Status finish(Step& step) {
    auto& order = step.order;
    const auto known = [&](std::string_view code, ReasonKind kind) {
        return step.transaction.exists("SELECT 1 FROM repair_reason WHERE code = ? AND kind = ?",
                                       {std::string(code), std::string(text_of(kind))});
    };
    std::vector<FieldError> errors;
    if (!known(step.input.cause, ReasonKind::cause)) errors.push_back({"cause", "field.reference_missing", {}});
    if (!known(step.input.remedy, ReasonKind::remedy)) errors.push_back({"remedy", "field.reference_missing", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    ZS_TRY(store_photo_list(step.transaction, order.id, PhotoStage::before, step.input.photos_before.text,
                            "photos_before"));
    ZS_TRY(
        store_photo_list(step.transaction, order.id, PhotoStage::after, step.input.photos_after.text, "photos_after"));
    ZS_TRY(store_parts(step));
    order.cause = step.input.cause;
    order.remedy = step.input.remedy;
    order.labour_minutes += *step.input.labour_minutes;
    order.work_note = step.input.note;
    order.signature = step.input.signature;
    order.restored_at = step.at;
    const auto limits = time_limits(step.transaction, order.priority, step.at);
    order.confirm_due_at = step.at + std::chrono::minutes(limits.confirm_minutes);
    ZS_TRY(tell_suspects(step.transaction, step.actor, order, step.input, step.at));
    return bring_device_back(step.transaction, step.actor, order, step.at);
}

/// Rework: the same order goes round again; it counts once however often that happens.
void reopen(Step& step) {
    auto& order = step.order;
    order.rework_count += 1;
    order.restored_at.reset();
    order.confirmed_at.reset();
    order.confirm_due_at.reset();
    order.confirmed_by = ConfirmedBy::nobody;
    order.taken_at.reset();
    order.arrived_at.reset();
    const auto limits = time_limits(step.transaction, order.priority, step.at);
    const auto calendar = catalog::calendar(step.transaction);
    const auto hours = service_hours(step.transaction, step.at);
    const auto due = [&](std::int64_t minutes) {
        return rules::add_minutes(step.at, minutes, limits.clock, *calendar, hours);
    };
    order.dispatch_due_at = due(limits.dispatch_minutes);
    order.take_due_at = due(limits.take_minutes);
    order.arrive_due_at = due(limits.arrive_minutes);
    order.restore_due_at = due(limits.restore_minutes);
}

/// What a merged order says of its device is said by the order that goes on.
void pass_device_on(const Step& step, WorkOrder& target) {
    const bool same = target.device_id == 0 || target.device_id == step.order.device_id;
    if (step.order.device_down && same && !target.restored_at) {
        target.device_id = step.order.device_id;
        target.device_down = true;
    }
}

Status merge(Step& step) {
    auto target = find(step.transaction, Id<WorkOrder>{*step.input.into_id});
    if (!target || target->id == step.order.id) return fail_field("into_id", "field.reference_missing");
    if (target->merged_into_id != 0 || target->state >= OrderState::confirmed)
        return fail_field("into_id", "repair.merge_target_is_over");
    target->me_too_count += 1 + step.order.me_too_count;
    pass_device_on(step, *target);
    ZS_TRY(update(step.transaction, *target));
    ZS_TRY(bring_device_back(step.transaction, step.actor, step.order, step.at));
    add_timeline(step.transaction, step.actor, *target, "me_too", target->state, {}, step.order.number);
    step.order.merged_into_id = target->id.value;
    return {};
}

Status split(Step& step) {
    ReportFacts facts;
    facts.source = step.order.source;
    facts.room_id = step.order.room_id;
    facts.fault_id = step.input.fault_id;
    facts.department_id = step.order.department_id == 0 ? std::nullopt : std::optional(step.order.department_id);
    facts.title = step.input.title;
    facts.description = step.input.note;
    facts.device_name = step.order.device_name;
    if (step.order.device_id != 0) facts.device_id = step.order.device_id;
    facts.reporter_name = step.order.reporter_name;
    facts.reporter_phone = step.order.reporter_phone;
    facts.parent_id = step.order.id.value;
    ZS_TRY_ASSIGN(const WorkOrder child, report(step.transaction, step.actor, facts));
    step.facts = fmt::format(R"({{"child_id":{},"child_number":"{}"}})", child.id.value, child.number);
    return {};
}

void reprioritize(Step& step) {
    step.facts =
        fmt::format(R"({{"before":"{}","after":"{}"}})", text_of(step.order.priority), text_of(*step.input.priority));
    step.order.priority = *step.input.priority;
    rules::set_due_times(step.order, time_limits(step.transaction, step.order.priority, step.at),
                         *catalog::calendar(step.transaction), service_hours(step.transaction, step.at));
}

void confirm(Step& step) {
    auto& order = step.order;
    order.confirmed_at = step.at;
    if (step.actor.kind == ActorKind::system)
        order.confirmed_by = ConfirmedBy::automatic;
    else
        order.confirmed_by = step.actor.kind == ActorKind::anonymous ? ConfirmedBy::reporter : ConfirmedBy::department;
    if (step.input.score && order.score == 0) {
        order.score = *step.input.score;
        order.rating_comment = step.input.note;
    }
}

Status apply(Step& step, OrderAction action) {
    auto& order = step.order;
    switch (action) {
        case OrderAction::accept:
            first_time(order.accepted_at, step.at);
            return {};
        case OrderAction::dispatch:
            return end_hold(step), dispatch_to_person(step);
        case OrderAction::send_to_vendor:
            return end_hold(step), dispatch_to_vendor(step);
        case OrderAction::offer:
            first_time(order.accepted_at, step.at);
            order.assignee_id = 0;
            return {};
        case OrderAction::grab:
            first_time(order.dispatched_at, step.at);
            order.assignee_id = step.actor.person_id;
            order.taken_at = step.at;
            return {};
        case OrderAction::take:
            if (order.assignee_id == 0) order.assignee_id = step.actor.person_id;
            order.taken_at = step.at;
            return {};
        case OrderAction::refuse:
            order.assignee_id = 0;
            order.vendor_id = 0;
            order.taken_at.reset();
            return {};
        case OrderAction::arrive:
            return arrive(step);
        case OrderAction::hold:
            return hold(step);
        case OrderAction::resume:
            end_hold(step);
            first_time(order.arrived_at, step.at);
            return {};
        case OrderAction::finish:
            return finish(step);
        case OrderAction::confirm:
            return confirm(step), Status{};
        case OrderAction::reopen:
            reopen(step);
            return take_device_down(step.transaction, step.actor, order, step.at);
        case OrderAction::file:
            if (!rules::papers_complete(order)) return fail(Code::conflict, "repair.papers_incomplete");
            order.closed_at = step.at;
            return {};
        case OrderAction::cancel:
            end_hold(step);
            return bring_device_back(step.transaction, step.actor, order, step.at, false);
        case OrderAction::merge:
            return merge(step);
        case OrderAction::split:
            return split(step);
        case OrderAction::reprioritize:
            return reprioritize(step), Status{};
        case OrderAction::comment:
            return {};
    }
    return {};
}

tl::unexpected<Error> not_allowed(Reader& reader, const Actor& actor, const WorkOrder& order, Code code,
                                  std::string_view key) {
    Error error{code, std::string(key), {{"state", std::string(text_of(order.state))}}, {}, {}};
    error.details = fmt::format(R"({{"current":{}}})", order_json(reader, actor, order));
    return tl::unexpected(std::move(error));
}

}  // namespace

Result<WorkOrder> act_unchecked(Transaction& transaction, const Actor& actor, WorkOrder order, OrderAction action,
                                const ActionInput& input) {
    if (input.version && *input.version != order.version)
        return not_allowed(transaction, actor, order, Code::stale, "entity.stale");
    const auto next = order_flow.next(order.state, action);
    if (!next) return not_allowed(transaction, actor, order, Code::conflict, "workflow.action_not_allowed");
    ZS_TRY(rules::check_input(action, input));
    ZS_TRY_ASSIGN(const Instant at, rules::action_time(order, input.happened_at, transaction.now()));
    Step step{transaction, actor, input, order, at};
    ZS_TRY(check_reason(step, action));
    const WorkOrder before = order;
    ZS_TRY(apply(step, action));
    order.state = *next;
    order.due_at = rules::next_due(order);
    if (order.state != before.state) order.escalation = 0;
    ZS_TRY(update(transaction, order));
    add_timeline(transaction, actor, order, text_of(action), before.state, input.reason, input.note, step.proof,
                 step.facts, at);
    audit::record(transaction, actor, fmt::format("repair.work_order.{}", text_of(action)), "repair_work_order",
                  order.id.value, diff(before, order));
    publish_change(transaction, actor, order, fmt::format("action_{}", text_of(action)));
    return order;
}

Result<WorkOrder> rate(Transaction& transaction, const Actor& actor, WorkOrder order, const RatingInput& rating,
                       ConfirmedBy by) {
    if (order.state != OrderState::restored && order.state != OrderState::confirmed)
        return not_allowed(transaction, actor, order, Code::conflict, "workflow.action_not_allowed");
    if (order.score != 0) return fail(Code::conflict, "repair.already_rated");
    const WorkOrder before = order;
    order.score = rating.score;
    order.rating_comment = rating.comment;
    ZS_TRY(update(transaction, order));
    add_timeline(transaction, actor, order, "rate", order.state, {}, rating.comment, {},
                 fmt::format(R"({{"score":{}}})", rating.score));
    audit::record(transaction, actor, "repair.work_order.rate", "repair_work_order", order.id.value,
                  diff(before, order));
    ActionInput input;
    input.note = rating.comment;
    const auto low = catalog::parameters(transaction)->integer("repair.low_score", transaction.now());
    if (rating.score <= low) {
        if (input.note.empty()) input.note = fmt::format("★{}", rating.score);
        return act_unchecked(transaction, actor, std::move(order), OrderAction::reopen, input);
    }
    if (order.state == OrderState::restored && rating.confirm.value_or(true)) {
        ZS_TRY_ASSIGN(order, act_unchecked(transaction, actor, std::move(order), OrderAction::confirm, input));
        order.confirmed_by = by;
        ZS_TRY(update(transaction, order));
    }
    return order;
}

Status me_too(Transaction& transaction, const Actor& actor, WorkOrder order) {
    order.me_too_count += 1;
    ZS_TRY(update(transaction, order));
    add_timeline(transaction, actor, order, "me_too", order.state);
    publish_change(transaction, actor, order, "joined");
    return {};
}

}  // namespace zs::repair
