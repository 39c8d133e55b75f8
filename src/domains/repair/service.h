// Use cases of repair: one public function = load → decide → store → publish, inside the caller's transaction.
#pragma once
#include <vector>

#include "domains/repair/commands.h"
#include "domains/repair/entities.h"
#include "domains/repair/rules.h"
#include "platform/access/actor.h"
#include "platform/database/database.h"
#include "platform/events/events.h"

namespace zs::repair {

/// What somebody noticed, from any source.
struct ReportFacts {
    Source source = Source::scan;
    Id<space::Room> room_id;
    std::optional<std::int64_t> fault_id;       // default: the fault type "other"
    std::optional<std::int64_t> department_id;  // default: the room's
    std::optional<std::int64_t> impact;         // 1-3; default: the fault type's
    std::string title;                          // default: fault and device
    std::string description;
    std::string device_name;                // default: the device's
    std::optional<std::int64_t> device_id;  // of the ledger
    bool device_down = false;               // it cannot be used: its down-time begins
    std::string reporter_name;
    std::string reporter_phone;
    std::vector<std::string> photos;  // file hashes
    std::int64_t parent_id = 0;       // split from
};

/// Opens an order: priority, due times, zone, expectation, timeline, audit, event repair.work_order_reported.
/// Errors: entity.not_found (room), field errors (fault, department, device).
Result<WorkOrder> report(Transaction& transaction, const Actor& actor, const ReportFacts& facts);

/// Somebody still has it to do: neither restored nor ended. A merged order lives on in the one it was merged into. For
/// those who wait to look again (rounds, surveys).
bool is_under_repair(Reader& reader, std::int64_t order_id);

/// Takes a step. Checks, in this order: order visible to the actor (else entity.not_found), permission and duty
/// (forbidden), version (stale, with the current order), transition (conflict workflow.action_not_allowed, with the
/// current order and what is allowed), input (all field errors), then applies it.
Result<WorkOrder> act(Transaction& transaction, const Actor& actor, Id<WorkOrder> id, OrderAction action,
                      const ActionInput& input);
/// The same without the permission check: for system jobs and for holders of a tracking code.
Result<WorkOrder> act_unchecked(Transaction& transaction, const Actor& actor, WorkOrder order, OrderAction action,
                                const ActionInput& input);

/// Rates a restored or confirmed order, once; confirms it when asked and it is restored; a score at or below the
/// parameter repair.low_score reopens it as rework. Errors: repair.already_rated, workflow.action_not_allowed.
Result<WorkOrder> rate(Transaction& transaction, const Actor& actor, WorkOrder order, const RatingInput& rating,
                       ConfirmedBy by);

/// "Me too": counts another reporter of the same fault.
Status me_too(Transaction& transaction, const Actor& actor, WorkOrder order);

/// Looks for the best person and dispatches, or offers to the pool, or leaves it to people, as the parameters say.
/// Does nothing when the order has moved on. Returns whether somebody was found.
Result<bool> auto_dispatch(Transaction& transaction, Id<WorkOrder> id);
/// False where people dispatch all orders (parameter repair.dispatch.mode).
bool auto_dispatch_on(Reader& reader);

/// Who could go, best first, with the reasons, as JSON of dispatch::explanation_json; of these crews (none = all).
std::string candidates_json(Reader& reader, const WorkOrder& order, const std::vector<std::int64_t>& crews = {});
/// Everybody on duty with load: {"items":[{person_id, name, crew_id, open_jobs, work_minutes, room_id, until,
/// skills}]}.
std::string duty_json(Reader& reader);

/// Room of the order that a person finished within the last two hours; 0 = unknown.
std::int64_t last_finished_room(Reader& reader, std::int64_t person, Instant now);

/// Confirms restored orders after repair.confirm_after_minutes (never as praise), files confirmed ones whose papers are
/// complete, escalates late ones. Each returns how many it changed.
Result<std::int64_t> confirm_overdue(Transaction& transaction);
Result<std::int64_t> file_complete(Transaction& transaction);
Result<std::int64_t> escalate_late(Transaction& transaction);
/// The same beside the writer: who is late is found in a snapshot, each order is raised in a transaction of its own.
Result<std::int64_t> escalate_beside(Database& database);
/// Removes reporters' telephone numbers of orders closed longer ago than repair.phone_retention_days.
Result<std::int64_t> purge_phones(Transaction& transaction);

/// The order if this actor may see it, else entity.not_found: guessing ids shows nothing.
Result<WorkOrder> load_visible(Reader& reader, const Actor& actor, Id<WorkOrder> id);
Result<WorkOrder> load_by_tracking(Reader& reader, std::string_view tracking);
/// The actor's orders for lists: in his scope, dispatched to him, or reported by him; own_orders only his own work (a
/// vendor's people: what the vendor was sent).
Restriction visible_orders(const Actor& actor);
Restriction own_orders(const Actor& actor);
/// Steps of the hands on the job: for the person it was dispatched to, his crew leader, the vendor, or a dispatcher.
bool is_work(OrderAction action);
/// Actions that this actor may take now.
std::vector<OrderAction> allowed_actions(const Actor& actor, const WorkOrder& order);
/// What is asked only of some orders: of those on a device of the ledger, of those with a suspected cause.
struct AlsoAsked {
    bool device = false, suspicion = false;
};
/// {"action","label","fields":[…]}: a button and what it asks for.
std::string action_json(OrderAction action, Language language, AlsoAsked also = {});
/// The whole order as JSON for `actor`: fields, names, timeline, photos, parts, duplicates nearby, allowed actions.
std::string order_json(Reader& reader, const Actor& actor, const WorkOrder& order);

/// Time limits and clock of a priority at a moment, from the dated parameters.
rules::TimeLimits time_limits(Reader& reader, Priority priority, Instant at);
ServiceHours service_hours(Reader& reader, Instant at);

/// Adds a timeline row. Used by service units only.
void add_timeline(Transaction& transaction, const Actor& actor, const WorkOrder& order, std::string_view action,
                  OrderState from, std::string_view reason = {}, std::string_view note = {},
                  std::string_view proof = {}, std::string_view facts = "{}", std::optional<Instant> at = {});
/// Publishes `repair.work_order_<past>` with what live pages, scopes and notices need. `facts` are further members of
/// the payload: `,"level":2`.
void publish_change(Transaction& transaction, const Actor& actor, const WorkOrder& order, std::string_view past,
                    std::string_view facts = {});
/// Writes into the order's timeline what became of an escalation: acknowledged by somebody, or passed on to the next
/// level because nobody did. Event of messaging.
Status note_acknowledged(Transaction& transaction, const events::Event& event);
Status note_climbed(Transaction& transaction, const events::Event& event);
RowOwner owner_of(const WorkOrder& order);

}  // namespace zs::repair
