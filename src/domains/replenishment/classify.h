// ABC by value, VED by need, FSN by movement, and what changed since last time and why.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace zs::replenishment {

enum class Abc : std::uint8_t { a, b, c };
/// Vital: treatment stops without it. Essential, desirable. A panel of people says so.
enum class Ved : std::uint8_t { vital, essential, desirable };
enum class Fsn : std::uint8_t { fast, slow, non_moving };

/// Cut-offs; dated parameters of the hospital. Sources: ABC 70/90 % and FSN 3/1 turns a year, both common practice;
/// dead stock after 180 days without movement is a design default.
struct ClassLimits {
    double a_share = 0.70, b_share = 0.90;
    double fast_turns_per_year = 3, slow_turns_per_year = 1;
    int dead_days = 180;
};

/// What one item did within the last year.
struct ItemYear {
    std::int64_t item = 0;
    double issued_value = 0;      // yuan handed out
    double mean_stock_value = 0;  // yuan on the shelves, on average
    int days_since_movement = 0;  // of any kind but counting
    Ved ved = Ved::desirable;
};

struct Classes {
    std::int64_t item = 0;
    Abc abc = Abc::c;
    Ved ved = Ved::desirable;
    Fsn fsn = Fsn::non_moving;
    bool dead = false;  // 呆滞: has stock and no movement for `dead_days`
    /// Attention by ABC × VED: 1 = AV AE AD BV CV, 2 = BE CE BD, 3 = CD.
    int attention = 3;
    double value_share = 0;       // of all issues, 0 … 1
    double cumulative_share = 0;  // with all items of larger value
    double turns_per_year = 0;
};

/// Items in the order given. The largest item is always A; equal values are ordered by their id.
std::vector<Classes> classify(std::span<const ItemYear> items, const ClassLimits& limits);

/// One class that is another than before. `reason` is a key of messages.json; `value` and `limit` are its numbers
/// (shares of 1, turns a year or days).
struct ClassChange {
    enum class What : std::uint8_t { abc, ved, fsn, dead };
    std::int64_t item = 0;
    What what = What::abc;
    std::string from, to;  // "A", "V", "F", "dead", "alive"; from is empty for a new item
    std::string reason;
    double value = 0, limit = 0;
};
/// Changes by item, in the order of `now`; items that are gone are not mentioned.
std::vector<ClassChange> find_changes(std::span<const Classes> before, std::span<const Classes> now,
                                      const ClassLimits& limits);

std::string letter(Abc abc);
std::string letter(Ved ved);
std::string letter(Fsn fsn);

}  // namespace zs::replenishment
