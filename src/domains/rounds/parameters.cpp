// Defaults of the dated parameters of rounds, and what people are told.
#include "domains/rounds/parameters.h"

namespace zs::rounds {

std::vector<ParameterDefault> parameters() {
    return {{"rounds.target.coverage", "100", "%", "设备巡检覆盖率目标", "Target of inspection coverage",
             "总务科年度工作目标: 设备巡检覆盖率 100 %"}};
}

std::vector<notify::NoticeKind> notice_kinds() {
    using enum notify::Reach;
    const auto shutdown = [](std::string_view event, std::string_view zh, std::string_view en, std::string_view text) {
        return notify::NoticeKind{
            event, zh, en, text, "rounds_shutdown", "/shutdowns/", {{department, "rounds.read_shutdowns"}}};
    };
    return {shutdown("rounds.shutdown_announced", "停机通知", "Shutdown announced", "rounds.notice.shutdown"),
            shutdown("rounds.shutdown_cancelled", "停机取消", "Shutdown cancelled", "rounds.notice.shutdown_cancelled"),
            {"rounds.round_closed",
             "巡检到期未完成",
             "Round not walked in time",
             "rounds.notice.closed",
             "rounds_round",
             "/rounds/",
             {{crew, "rounds.lead"}}}};
}

}  // namespace zs::rounds
