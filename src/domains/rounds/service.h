// Use cases of rounds: one public function = load → decide → store → publish, inside the caller's transaction.
#pragma once
#include "domains/rounds/commands.h"
#include "domains/rounds/rounds.h"
#include "domains/rounds/rules.h"

namespace zs::rounds {

/// Checks of a route beyond the field rules: times, crew.
Result<Route> add_route(Transaction& transaction, const Actor& actor, Route route);
Result<Route> change_route(Transaction& transaction, const Actor& actor, Id<Route> id, const json::object& body);
/// Replaces the points of a route, in order. Rounds that exist keep the lists they were given.
Status set_points(Transaction& transaction, const Actor& actor, Id<Route> id, PointsInput input);

/// Rounds of the actor's campuses and crews, and those that name him.
Restriction visible_rounds(const Actor& actor);
Result<Round> load_visible(Reader& reader, const Actor& actor, Id<Round> id);
/// Whether the steps of this round are his: of his crew, or of the campus he answers for.
bool is_his(const Actor& actor, const Round& round);

/// A round of a route at its beginning, with a visit a point and the lists copied; the present one if there is one.
Result<Round> open_round(Transaction& transaction, const Route& route, Instant starts_at);

/// What was seen at a point: place, time and order are judged, abnormal answers become findings. The same request again
/// changes nothing. Errors: rounds.visited_already, rounds.round_is_over, field errors.
Result<Visit> record_visit(Transaction& transaction, const Actor& actor, Id<Visit> id, const VisitInput& input);
Result<Visit> skip_visit(Transaction& transaction, const Actor& actor, Id<Visit> id, const SkipInput& input);
/// Points nobody visited are skipped. Errors: workflow.action_not_allowed.
Result<Round> finish_round(Transaction& transaction, const Actor& actor, Id<Round> id, const FinishInput& input);
/// A finished shift changes hands: two people, both named, both signed.
Result<Round> hand_over(Transaction& transaction, const Actor& actor, Id<Round> id, const HandoverInput& input);

/// The findings of a visit: new ones open a repair order, known ones are counted, normal readings after a repair
/// confirm it.
Status note_findings(Transaction& transaction, const Actor& actor, const Visit& visit, const maintenance::Items& items);

/// Visits counted again, published, stored.
Status store_round(Transaction& transaction, const Actor& actor, Round& round, std::string_view past);

std::string round_json(Reader& reader, const Actor& actor, const Round& round);
/// Row of a round's visits for pages that show many: {"items":[…]} of whole rounds.
std::string rounds_json(Reader& reader, const Actor& actor, const std::vector<Round>& rounds);

}  // namespace zs::rounds
