// The last year played again under the present rules, on the hospital's own ledger, against what happened.
#pragma once
#include "domains/materials/entities.h"
#include "domains/supply_planning/states.h"
#include "platform/access/actor.h"

namespace zs::supply_planning {

struct Replay {
    Id<Replay> id;
    std::int64_t version = 0;
    ReplayState state = ReplayState::waiting;
    double share = 0;  // done, 0 … 1
    std::optional<Date> first_day;
    std::int64_t days = 0;
    std::string asked_by;
    Instant asked_at;
    std::optional<Instant> finished_at;
    JsonText result;  // figures of both, capital by week
};
constexpr auto describe(Of<Replay>) {
    return entity("supply_planning_replay", "回放", "Replay",
                  field<&Replay::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Replay::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
                  field<&Replay::state>("state", {.zh = "状态", .en = "State"}),
                  field<&Replay::share>("share", {.zh = "进度", .en = "Done"}),
                  field<&Replay::first_day>("first_day", {.zh = "起始日", .en = "First day"}),
                  field<&Replay::days>("days", {.zh = "天数", .en = "Days"}),
                  field<&Replay::asked_by>("asked_by", {.zh = "发起人", .en = "Asked by"}),
                  field<&Replay::asked_at>("asked_at", {.zh = "发起时间", .en = "Asked"}),
                  field<&Replay::finished_at>("finished_at", {.zh = "完成时间", .en = "Finished"}),
                  field<&Replay::result>("result", {.zh = "结果", .en = "Result"}));
}
static_assert(fully_described<Replay>);

/// A replay that waits for its job; one that waits or runs already is that one.
Replay ask_replay(Transaction& transaction, const Actor& actor);
/// The job: plays what waits, or on its own day one more. Reads and computes outside the writer, tells how far it is
/// after each supplier. How many were played.
Result<std::int64_t> run_replays(Database& database);

}  // namespace zs::supply_planning
