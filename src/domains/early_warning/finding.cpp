// Names of the kinds and the common scale of scores.
#include "domains/early_warning/finding.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace zs::early_warning {

std::string_view key_of(Kind kind) {
    static constexpr std::array<std::string_view, 12> keys{
        "none",   "spike",        "extreme", "frozen",           "level_shift",  "spread",
        "season", "season_level", "drift",   "periodicity_lost", "disagreement", "combination"};
    return keys[static_cast<std::size_t>(kind)];
}

bool usable(double value) { return std::isfinite(value) && std::abs(value) < 1e30; }

void Finding::judge(Kind what, double how_surprising, double worth_telling) {
    kind = what;
    surprise = std::max(0.0, how_surprising);
    scale = worth_telling;
    score = score_of(surprise, scale);
}

double score_of(double surprise, double worth_telling) {
    return surprise > 0 ? surprise / (surprise + worth_telling) : 0;
}

}  // namespace zs::early_warning
