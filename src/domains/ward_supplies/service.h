// Use cases of ward supplies: load → decide → store → publish, inside the caller's transaction.
#pragma once
#include <string_view>

#include "domains/ward_supplies/container.h"
#include "domains/ward_supplies/round.h"
#include "domains/ward_supplies/rules.h"
#include "platform/access/actor.h"

namespace zs::ward_supplies {

/// Stops that the actor may see: columns of `o` (stop) and `s` (store).
Restriction visible_stops(const Actor& actor);
/// Rows of the account of containers, column of `c`.
Restriction visible_containers(const Actor& actor);
/// Error entity.not_found outside his scope.
Result<Stop> load_visible(Reader& reader, const Actor& actor, Id<Stop> id);

/// The active article of an item; error on `item_id`: ward_supplies.not_an_article.
Result<Article> article_of(Reader& reader, std::int64_t item_id);
/// Whole units where the item is not divided. Error on `field`: ward_supplies.whole_units.
Status check_whole(Reader& reader, std::int64_t item_id, Quantity quantity, std::string_view field);

/// Stops of today for every standing order that is due and has none yet; stops that nobody dealt with within
/// `ward_supplies.lapse_days` are not delivered. How many of both. A job, or whenever somebody asks.
Result<std::int64_t> plan(Transaction& transaction);
/// "Water is out": one more stop on today's round, or tomorrow's after `ward_supplies.last_request_hour`. The same
/// request key again returns what it made. Errors: ward_supplies.asked_already {number}, field errors.
Result<Stop> request(Transaction& transaction, const Actor& actor, const NewRequest& input);

/// One step. Delivering issues from the store to the department in the same transaction and keeps the account of
/// containers. The same request key again returns the stop. Errors: workflow.action_not_allowed, entity.stale,
/// materials.not_enough, ward_supplies.more_empties_than_out, field errors.
Result<Stop> act(Transaction& transaction, const Actor& actor, Id<Stop> id, StopAction action, const StopInput& input);
std::vector<StopAction> allowed_actions(const Actor& actor, const Stop& stop);

/// Containers out at a place, of a department in all, and empties that a store has in hand.
struct Holder {
    std::int64_t department_id = 0, floor_id = 0, item_id = 0;
};
std::int64_t held_at(Reader& reader, const Holder& holder);
std::int64_t held_by(Reader& reader, std::int64_t department_id);
struct Hand {
    std::int64_t store_id = 0, item_id = 0;
};
std::int64_t empties_in_hand(Reader& reader, const Hand& hand);
/// How many containers a department may hold: its own limit, else ward_supplies.containers_max.
std::int64_t containers_max(Reader& reader, std::int64_t department_id);
/// Publishes ward_supplies.too_many_containers when what a department holds passed its limit.
void tell_if_passed(Transaction& transaction, const Actor& actor, std::int64_t department_id, std::int64_t before);

/// A count sets the account. Errors: field errors; a reason is needed where it differs and is not the first.
Result<Container> count(Transaction& transaction, const Actor& actor, const NewCount& input);
/// Empties to the supplier. Errors: ward_supplies.fewer_in_hand {in_hand}, field errors.
Result<EmptiesReturn> send_back(Transaction& transaction, const Actor& actor, const NewReturn& input);

/// What a month cost by "department" or "floor", beside the month before. JSON.
struct Asked {
    std::string month;
    bool by_floor = false;
    std::int64_t item_id = 0;  // 0: all
};
std::string summary_json(Reader& reader, const Actor& actor, const Asked& asked);
/// A stop with names and buttons; a day's rounds with theirs.
std::string stop_json(Reader& reader, const Actor& actor, const Stop& stop);
std::string rounds_json(Reader& reader, const Actor& actor, Date day);

Date today(Reader& reader);

}  // namespace zs::ward_supplies
