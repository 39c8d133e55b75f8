// The schedule: rounds are opened a day ahead, with their lists, and closed when their time is over.
#include <fmt/format.h>

#include "domains/catalog/catalog.h"
#include "domains/rounds/service.h"
#include "domains/rounds/workflow.h"
#include "platform/sequence/sequence.h"

namespace zs::rounds {
namespace {

constexpr std::chrono::hours ahead{24};

/// Time over: points nobody visited are skipped; a round that nobody began is missed.
Status close(Transaction& transaction, const Actor& actor, Round round) {
    const auto next = round_flow.next(round.state, RoundAction::close);
    ZS_ASSERT(next.has_value());
    transaction.execute("UPDATE rounds_visit SET state = 'skipped' WHERE round_id = ? AND state = 'waiting'",
                        {round.id.value});
    round.state = *next;
    round.ended_at = transaction.now();
    return store_round(transaction, actor, round, "closed");
}

}  // namespace

Result<Round> open_round(Transaction& transaction, const Route& route, Instant starts_at) {
    if (auto known =
            select_one<Round>(transaction, "WHERE route_id = ? AND starts_at = ?", {route.id.value, starts_at.unix_ms}))
        return *std::move(known);
    const auto points =
        select<Point>(transaction, "WHERE route_id = ? AND active = 1 ORDER BY position", {route.id.value});
    Round round;
    round.route_id = route.id;
    round.name = route.name;
    round.name_en = route.name_en;
    round.kind = route.kind;
    round.ordered = route.ordered;
    round.starts_at = starts_at;
    round.due_at = starts_at + std::chrono::minutes(route.window_minutes);
    round.campus_id = route.campus_id;
    round.crew_id = route.crew_id.value;
    round.points = static_cast<std::int64_t>(points.size());
    const Zone zone = catalog::calendar(transaction)->zone();
    round.number = sequence::next(transaction, "XJ", civil(local_date(starts_at, zone)).year);
    insert(transaction, round);
    for (const auto& point : points) {
        Visit visit;
        visit.round_id = round.id;
        visit.point_id = point.id;
        visit.position = point.position;
        visit.name = point.name;
        visit.name_en = point.name_en;
        visit.room_id = point.room_id;
        visit.device_id = point.device_id;
        visit.seconds_min = point.seconds_min;
        visit.items = maintenance::stored(maintenance::copy_list(maintenance::tasks_of(point.tasks)));
        insert(transaction, visit);
    }
    return round;
}

Result<std::int64_t> keep_schedule(Transaction& transaction) {
    const Actor actor = Actor::system("rounds.schedule");
    const Instant now = transaction.now();
    const Zone zone = catalog::calendar(transaction)->zone();
    std::int64_t changed = 0;
    for (const auto& route : select<Route>(transaction,
                                           "WHERE active = 1 AND EXISTS (SELECT 1 FROM rounds_point p WHERE "
                                           "p.route_id = rounds_route.id AND p.active = 1) ORDER BY id")) {
        for (const Instant at : rules::beginnings(route, now, now + ahead, zone)) {
            if (transaction.exists("SELECT 1 FROM rounds_round WHERE route_id = ? AND starts_at = ?",
                                   {route.id.value, at.unix_ms}))
                continue;
            ZS_TRY(open_round(transaction, route, at));
            ++changed;
        }
    }
    for (auto& round : select<Round>(
             transaction, "WHERE state IN ('due','under_way') AND due_at < ? ORDER BY id LIMIT 200", {now.unix_ms})) {
        ZS_TRY(close(transaction, actor, std::move(round)));
        ++changed;
    }
    return changed;
}

}  // namespace zs::rounds
