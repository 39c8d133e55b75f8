// Use cases of alarms: one public function = load → decide → store → publish, inside the caller's transaction.
#pragma once
#include <span>

#include "domains/alarms/commands.h"
#include "domains/alarms/evaluate.h"
#include "domains/alarms/rules.h"
#include "platform/access/actor.h"
#include "platform/database/database.h"
#include "platform/events/events.h"

namespace zs::alarms {

/// Alarms and holds of the actor's campuses, departments and crews.
Restriction visible(const Actor& actor);
RowOwner owner_of(const Alarm& alarm);
Result<Alarm> load_visible(Reader& reader, const Actor& actor, Id<Alarm> id);
Result<Hold> load_visible(Reader& reader, const Actor& actor, Id<Hold> id);

/// `none`: of a time that is over, when a hospital is made with a past.
enum class Orders { open, none };
/// What the evaluator found, in its order: alarms raised (with root, holds, order, notices) and cleared. The same again
/// changes nothing.
Status note_transitions(Transaction& transaction, std::span<const Transition> transitions,
                        Orders orders = Orders::open);
/// Ends an open alarm: its condition is over, or nobody watches it any more (`note`).
Status clear(Transaction& transaction, Alarm alarm, Instant at, std::optional<double> extreme,
             std::string_view note = {});

/// Acknowledges; its consequences, which it explains, with it. Errors: entity.not_found, workflow.action_not_allowed.
Result<Alarm> acknowledge(Transaction& transaction, const Actor& actor, Id<Alarm> id, std::string_view note);
/// Somebody acknowledged the notice instead of the alarm: event of messaging.
Status note_acknowledged(Transaction& transaction, const events::Event& event);
/// Held back for at most 8 h, then it returns by itself. Errors: alarms.never_shelved, alarms.held_already.
Result<Hold> shelve(Transaction& transaction, const Actor& actor, Id<Alarm> id, const ShelveInput& input);
/// Asks for the approval of a second person. Errors: alarms.held_already.
Result<Hold> ask_out_of_service(Transaction& transaction, const Actor& actor, Id<Alarm> id,
                                const OutOfServiceInput& input);
/// Errors: alarms.two_people, alarms.not_waiting.
Result<Hold> approve(Transaction& transaction, const Actor& actor, Id<Hold> id);
/// Before its time, or refused. Errors: alarms.ended_already.
Result<Hold> end_hold(Transaction& transaction, const Actor& actor, Id<Hold> id);
/// What it was: a real fault, or why it was a false alarm.
Result<Alarm> judge(Transaction& transaction, const Actor& actor, Id<Alarm> id, const VerdictInput& input);

/// Holds whose time is over, devices back from or under repair: alarms return or are held back. Returns how many.
Result<std::int64_t> keep_overlays(Transaction& transaction);
/// Raises the stage of alarms nobody acknowledged. Returns how many.
Result<std::int64_t> escalate(Transaction& transaction);
/// The end of an alarm's repair order: event of repair.
Status note_order(Transaction& transaction, const events::Event& event);

/// Adds a rule, or a new edition of it. Errors: field errors, alarms.code_taken.
Result<Rule> add_rule(Transaction& transaction, const Actor& actor, Rule rule);
Result<Rule> change_rule(Transaction& transaction, const Actor& actor, Id<Rule> id, const json::object& body);

void add_entry(Transaction& transaction, const Alarm& alarm, std::string_view action, std::string_view by,
               std::string_view note, std::optional<Instant> at = {});
/// Publishes `alarms.alarm_<past>` with what live pages, scopes and notices need.
void publish_change(Transaction& transaction, const Actor& actor, const Alarm& alarm, std::string_view past,
                    std::string_view facts = {});

/// An alarm with its rule, root, consequences, timeline, allowed steps.
std::string alarm_json(Reader& reader, const Actor& actor, const Alarm& alarm);
/// Open alarms as a tree, worst first: roots above their consequences, at most 500.
std::string open_json(Reader& reader, const Actor& actor);

}  // namespace zs::alarms
