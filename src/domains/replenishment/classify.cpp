#include "domains/replenishment/classify.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace zs::replenishment {
namespace {

int attention_of(Abc abc, Ved ved) {
    if (abc == Abc::a || ved == Ved::vital) return 1;
    return abc == Abc::c && ved == Ved::desirable ? 3 : 2;
}

Fsn fsn_of(const ItemYear& item, double turns, const ClassLimits& limits) {
    if (item.mean_stock_value <= 0) return item.issued_value > 0 ? Fsn::fast : Fsn::non_moving;
    if (turns > limits.fast_turns_per_year) return Fsn::fast;
    return turns >= limits.slow_turns_per_year ? Fsn::slow : Fsn::non_moving;
}

Abc abc_of(double cumulative, bool largest, const ClassLimits& limits) {
    constexpr double rounding = 1e-9;
    if (largest || cumulative <= limits.a_share + rounding) return Abc::a;
    return cumulative <= limits.b_share + rounding ? Abc::b : Abc::c;
}

std::string life(bool dead) { return dead ? "dead" : "alive"; }

}  // namespace

std::vector<Classes> classify(std::span<const ItemYear> items, const ClassLimits& limits) {
    std::vector<std::size_t> order(items.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        if (items[a].issued_value != items[b].issued_value) return items[a].issued_value > items[b].issued_value;
        return items[a].item < items[b].item;
    });
    double total = 0;
    for (const auto& item : items) total += std::max(0.0, item.issued_value);
    std::vector<Classes> out(items.size());
    double sum = 0;
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        const auto& item = items[order[rank]];
        auto& classes = out[order[rank]];
        const double value = std::max(0.0, item.issued_value);
        sum += value;
        classes.item = item.item;
        classes.ved = item.ved;
        classes.value_share = total > 0 ? value / total : 0;
        classes.cumulative_share = total > 0 ? sum / total : 1;
        classes.abc = value > 0 ? abc_of(classes.cumulative_share, rank == 0, limits) : Abc::c;
        classes.turns_per_year = item.mean_stock_value > 0 ? value / item.mean_stock_value : 0;
        classes.fsn = fsn_of(item, classes.turns_per_year, limits);
        classes.dead = item.mean_stock_value > 0 && item.days_since_movement >= limits.dead_days;
        classes.attention = attention_of(classes.abc, classes.ved);
    }
    return out;
}

std::vector<ClassChange> find_changes(std::span<const Classes> before, std::span<const Classes> now,
                                      const ClassLimits& limits) {
    using What = ClassChange::What;
    std::unordered_map<std::int64_t, const Classes*> known;
    for (const auto& one : before) known[one.item] = &one;
    std::vector<ClassChange> changes;
    for (const auto& one : now) {
        const auto found = known.find(one.item);
        const Classes* old = found == known.end() ? nullptr : found->second;
        const auto compare = [&](What what, std::string from, const std::string& to, std::string reason, double value,
                                 double limit) {
            if (old == nullptr) from.clear();
            if (from != to) changes.push_back({one.item, what, from, to, std::move(reason), value, limit});
        };
        const Classes& last = old != nullptr ? *old : one;
        const bool rises = one.abc < last.abc;
        const double share_limit = (rises ? one.abc : last.abc) == Abc::a ? limits.a_share : limits.b_share;
        compare(
            What::abc, letter(last.abc), letter(one.abc),
            old == nullptr ? "replenishment.abc_first" : (rises ? "replenishment.abc_up" : "replenishment.abc_down"),
            one.cumulative_share, share_limit);
        compare(What::ved, letter(last.ved), letter(one.ved), "replenishment.ved_by_panel", 0, 0);
        const bool to_fast = one.fsn == Fsn::fast || last.fsn == Fsn::fast;
        compare(What::fsn, letter(last.fsn), letter(one.fsn), "replenishment.fsn_by_turns", one.turns_per_year,
                to_fast ? limits.fast_turns_per_year : limits.slow_turns_per_year);
        if (old != nullptr || one.dead)
            compare(What::dead, life(last.dead), life(one.dead),
                    one.dead ? "replenishment.dead_no_movement" : "replenishment.alive_again", 0, limits.dead_days);
    }
    return changes;
}

std::string letter(Abc abc) { return abc == Abc::a ? "A" : (abc == Abc::b ? "B" : "C"); }
std::string letter(Ved ved) { return ved == Ved::vital ? "V" : (ved == Ved::essential ? "E" : "D"); }
std::string letter(Fsn fsn) { return fsn == Fsn::fast ? "F" : (fsn == Fsn::slow ? "S" : "N"); }

}  // namespace zs::replenishment
