// Visits of points, the end of a round, hand-over of a shift.
#include <fmt/format.h>

#include <algorithm>

#include "core/json.h"
#include "core/text.h"
#include "domains/rounds/service.h"
#include "domains/rounds/workflow.h"
#include "domains/space/space.h"
#include "platform/audit/audit.h"

namespace zs::rounds {
namespace {

Error with_current(Code code, std::string_view key, const Round& round) {
    return {code, std::string(key), {}, {}, fmt::format("{{\"current\":{}}}", to_json(round))};
}

Status take_step(Round& round, RoundAction action) {
    const auto next = round_flow.next(round.state, action);
    if (!next) return tl::unexpected(with_current(Code::conflict, "workflow.action_not_allowed", round));
    round.state = *next;
    return {};
}

struct OwnVisit {
    Round round;
    Visit visit;
};
/// The visit with its round, held until the transaction ends, if the step is the actor's.
Result<OwnVisit> load_own(Transaction& transaction, const Actor& actor, Id<Visit> id) {
    ZS_TRY_ASSIGN(const Visit seen, load(transaction, id));
    lock(transaction, seen.round_id);
    ZS_TRY_ASSIGN(Round round, load_visible(transaction, actor, seen.round_id));
    if (!is_his(actor, round)) return fail(Code::forbidden, "rounds.not_yours");
    ZS_TRY_ASSIGN(Visit visit, load(transaction, id));
    return OwnVisit{std::move(round), std::move(visit)};
}

bool is_again(const Visit& visit, const std::string& request_key) {
    return visit.state != VisitState::waiting && !request_key.empty() && visit.request_key == request_key;
}

Status check_open(const OwnVisit& own, Instant left_at, Instant now) {
    if (rules::may_still_arrive(own.round, own.visit, left_at, now)) return {};
    const bool over = own.visit.state == VisitState::skipped && own.visit.reason.empty();
    return tl::unexpected(
        with_current(Code::conflict, over ? "rounds.round_is_over" : "rounds.visited_already", own.round));
}

/// What the scanned text is: the tag of the point, a label's token, or a code that people read.
rules::Scanned scanned_at(Reader& reader, const Visit& visit, const std::string& wanted) {
    rules::Scanned scanned;
    const std::string code(text::trim(wanted));
    scanned.given = !code.empty();
    if (!scanned.given) return scanned;
    const auto point = find(reader, visit.point_id);
    scanned.is_tag = point && !point->tag.empty() && point->tag == code;
    auto place = space::place_by_token(reader, code);
    scanned.by_token = place.has_value();
    if (!place) place = space::place_by_code(reader, code);
    if (!place) return scanned;
    scanned.room_id = place->code.room_id.value;
    if (const auto device = equipment::device_of_code(reader, place->code.id)) scanned.device_id = device->id.value;
    return scanned;
}

/// A point before this one still waits, on a route that is walked in order.
bool is_out_of_order(Reader& reader, const OwnVisit& own) {
    return own.round.ordered &&
           reader.exists("SELECT 1 FROM rounds_visit WHERE round_id = ? AND position < ? AND state = 'waiting'",
                         {own.round.id.value, own.visit.position});
}

void sign(Visit& visit, Round& round, const Actor& actor) {
    visit.person_id = actor.person_id;
    visit.person = actor.name;
    round.person_id = actor.person_id;
    round.person = actor.name;
}

/// Nothing waits any more: the round is done.
void end_when_complete(Reader& reader, Round& round, Instant at) {
    if (reader.exists("SELECT 1 FROM rounds_visit WHERE round_id = ? AND state = 'waiting'", {round.id.value})) return;
    round.state = RoundState::done;
    round.ended_at = at;
}

Status judge(Transaction& transaction, OwnVisit& own, const VisitInput& input) {
    auto& visit = own.visit;
    auto items = maintenance::items_of(visit.items);
    ZS_TRY(maintenance::answer(items, input.answers));
    visit.arrived_at = input.arrived_at;
    visit.left_at = std::min(*input.left_at, transaction.now());
    visit.seconds = (*input.left_at - *input.arrived_at).count() / 1000;
    visit.too_fast = rules::is_too_fast(visit.seconds, visit.seconds_min);
    const auto standing = rules::standing(visit, scanned_at(transaction, visit, input.scanned));
    visit.proof = standing.proof;
    visit.wrong_place = standing.wrong_place;
    visit.out_of_order = is_out_of_order(transaction, own);
    visit.items = maintenance::stored(items);
    visit.abnormal = maintenance::count(items, maintenance::Verdict::abnormal);
    visit.note = input.note;
    return {};
}

}  // namespace

Result<Visit> record_visit(Transaction& transaction, const Actor& actor, Id<Visit> id, const VisitInput& input) {
    ZS_TRY_ASSIGN(OwnVisit own, load_own(transaction, actor, id));
    if (is_again(own.visit, input.request_key)) return own.visit;
    ZS_TRY(rules::check_times(input, transaction.now()));
    ZS_TRY(check_open(own, *input.left_at, transaction.now()));
    const bool was_over = own.round.state == RoundState::done;
    ZS_TRY(judge(transaction, own, input));
    if (!was_over) ZS_TRY(take_step(own.round, RoundAction::visit));
    own.visit.state = VisitState::visited;
    own.visit.request_key = input.request_key;
    sign(own.visit, own.round, actor);
    if (!own.round.began_at || *own.round.began_at > *own.visit.arrived_at) own.round.began_at = own.visit.arrived_at;
    ZS_TRY(update(transaction, own.visit));
    const auto items = maintenance::items_of(own.visit.items);
    if (own.visit.device_id != 0)
        maintenance::note_readings(transaction, {own.visit.device_id}, items, *own.visit.left_at);
    ZS_TRY(note_findings(transaction, actor, own.visit, items));
    end_when_complete(transaction, own.round, *own.visit.left_at);
    ZS_TRY(store_round(transaction, actor, own.round, "changed"));
    audit::record(transaction, actor, "rounds.visit.record", "rounds_visit", id.value,
                  fmt::format(R"({{"round":"{}","abnormal":{}}})", own.round.number, own.visit.abnormal));
    return own.visit;
}

Result<Visit> skip_visit(Transaction& transaction, const Actor& actor, Id<Visit> id, const SkipInput& input) {
    ZS_TRY_ASSIGN(OwnVisit own, load_own(transaction, actor, id));
    if (is_again(own.visit, input.request_key)) return own.visit;
    if (text::trim(input.reason).empty()) return fail_field("reason", "field.required");
    const Instant at = std::min(input.happened_at.value_or(transaction.now()), transaction.now());
    ZS_TRY(check_open(own, at, transaction.now()));
    if (own.round.state != RoundState::done) ZS_TRY(take_step(own.round, RoundAction::visit));
    own.visit.state = VisitState::skipped;
    own.visit.reason = input.reason;
    own.visit.request_key = input.request_key;
    sign(own.visit, own.round, actor);
    if (!own.round.began_at) own.round.began_at = at;
    ZS_TRY(update(transaction, own.visit));
    end_when_complete(transaction, own.round, at);
    ZS_TRY(store_round(transaction, actor, own.round, "changed"));
    audit::record(transaction, actor, "rounds.visit.skip", "rounds_visit", id.value);
    return own.visit;
}

Result<Round> finish_round(Transaction& transaction, const Actor& actor, Id<Round> id, const FinishInput& input) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Round round, load_visible(transaction, actor, id));
    if (!is_his(actor, round)) return fail(Code::forbidden, "rounds.not_yours");
    ZS_TRY(take_step(round, RoundAction::finish));
    transaction.execute(
        "UPDATE rounds_visit SET state = 'skipped', reason = ?, person = ? WHERE round_id = ? AND state = 'waiting'",
        {input.note, actor.name, id.value});
    round.note = input.note;
    round.ended_at = std::min(input.happened_at.value_or(transaction.now()), transaction.now());
    ZS_TRY(store_round(transaction, actor, round, "changed"));
    audit::record(transaction, actor, "rounds.round.finish", "rounds_round", id.value);
    return round;
}

Result<Round> hand_over(Transaction& transaction, const Actor& actor, Id<Round> id, const HandoverInput& input) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Round round, load_visible(transaction, actor, id));
    if (!is_his(actor, round)) return fail(Code::forbidden, "rounds.not_yours");
    if (round.kind != RouteKind::plant_room) return fail(Code::conflict, "rounds.no_handover_here");
    if (round.handed_at) return tl::unexpected(with_current(Code::conflict, "rounds.handed_over_already", round));
    if (round.state != RoundState::done && round.state != RoundState::missed)
        return tl::unexpected(with_current(Code::conflict, "rounds.finish_first", round));
    std::vector<FieldError> errors;
    const auto need = [&](std::string_view field, const std::string& value) {
        if (text::trim(value).empty()) errors.push_back({std::string(field), "field.required", {}});
    };
    need("giver", input.giver);
    need("receiver", input.receiver);
    need("giver_signature", input.giver_signature);
    need("receiver_signature", input.receiver_signature);
    if (errors.empty() && text::trim(input.giver) == text::trim(input.receiver))
        errors.push_back({"receiver", "rounds.two_people_sign", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    round.giver = text::trim(input.giver);
    round.receiver = text::trim(input.receiver);
    round.giver_signature = input.giver_signature;
    round.receiver_signature = input.receiver_signature;
    round.handover_note = input.note;
    round.handed_at = std::min(input.happened_at.value_or(transaction.now()), transaction.now());
    ZS_TRY(store_round(transaction, actor, round, "handed_over"));
    audit::record(transaction, actor, "rounds.round.hand_over", "rounds_round", id.value,
                  fmt::format(R"({{"handed_at":"{}"}})", to_text(*round.handed_at)));
    return round;
}

Status store_round(Transaction& transaction, const Actor& actor, Round& round, std::string_view past) {
    transaction.query(
        "SELECT COUNT(CASE WHEN state = 'visited' THEN 1 END), COUNT(CASE WHEN state = 'skipped' THEN 1 END), "
        "COUNT(CASE WHEN too_fast = 1 THEN 1 END), COUNT(CASE WHEN wrong_place = 1 THEN 1 END), "
        "COUNT(CASE WHEN out_of_order = 1 THEN 1 END), CAST(COALESCE(SUM(abnormal), 0) AS BIGINT) FROM rounds_visit "
        "WHERE round_id = ?",
        {round.id.value}, [&](const Row& row) {
            round.visited = row.integer(0);
            round.skipped = row.integer(1);
            round.too_fast = row.integer(2);
            round.wrong_place = row.integer(3);
            round.out_of_order = row.integer(4);
            round.abnormal = row.integer(5);
        });
    ZS_TRY(update(transaction, round));
    std::string name;
    json::append_string(name, round.name);
    events::publish(transaction, fmt::format("rounds.round_{}", past), round.id.value,
                    fmt::format(R"({{"topic":"rounds.round","id":{},"number":"{}","state":"{}","version":{},)"
                                R"("title":{},"campus_id":{},"department_id":0,"crew_id":{},"vendor_id":0,)"
                                R"("assignee_id":{},"actor_user_id":{}}})",
                                round.id.value, round.number, text_of(round.state), round.version, name,
                                round.campus_id, round.crew_id, round.person_id, actor.user_id));
    return {};
}

Restriction visible_rounds(const Actor& actor) {
    auto restriction = scope_restriction(actor, {.campus = "o.campus_id", .crew = "o.crew_id"});
    if (actor.scope.all || actor.person_id == 0) return restriction;
    restriction.sql = fmt::format("({} OR o.person_id = ?)", restriction.sql.empty() ? "1=1" : restriction.sql);
    restriction.parameters.emplace_back(actor.person_id);
    return restriction;
}

bool is_his(const Actor& actor, const Round& round) {
    return in_scope(actor, {.campus_id = round.campus_id, .crew_id = round.crew_id});
}

Result<Round> load_visible(Reader& reader, const Actor& actor, Id<Round> id) {
    auto round = find(reader, id);
    const bool named = round && actor.person_id != 0 && round->person_id == actor.person_id;
    if (!round || !(named || is_his(actor, *round))) return fail(Code::not_found, "entity.not_found");
    return *std::move(round);
}

}  // namespace zs::rounds
