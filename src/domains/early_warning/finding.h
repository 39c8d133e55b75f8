// What a detector says of one value.
#pragma once
#include <cstdint>
#include <string_view>

namespace zs::early_warning {

enum class Kind : std::uint8_t {
    none,
    spike,             // one step larger than the steps before
    extreme,           // a value far outside what was seen
    frozen,            // the same value for longer than usual
    level_shift,       // the level of the last readings moved
    spread,            // the readings scatter more or less than before
    season,            // unlike other days at this hour
    season_level,      // for some time now unlike other days
    drift,             // moves steadily towards a limit
    periodicity_lost,  // the daily rhythm is gone
    disagreement,      // two sensors that used to agree no longer do
    combination,       // each value usual, all together not
};

/// Key for texts and the interface: "level_shift".
std::string_view key_of(Kind kind);

/// Score 0 … 1; from 0.5 on it is worth telling somebody. `expected` is what the value should have been.
struct Finding {
    double score = 0;
    Kind kind = Kind::none;
    double expected = 0;
    double surprise = 0;  // what the score was made of, before an alert silences the ones after it
    double scale = 1;     // the surprise that is worth telling

    void judge(Kind what, double how_surprising, double worth_telling);
};

/// False for what no sensor means: NaN, infinities, and sizes whose square would overflow.
bool usable(double value);

/// 0 → 0, `worth_telling` → 0.5, without limit → 1.
double score_of(double surprise, double worth_telling);

}  // namespace zs::early_warning
