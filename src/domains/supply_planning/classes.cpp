// Monthly classes: computed by replenishment, kept here, shown in the catalogue.
#include "domains/supply_planning/classes.h"

#include <fmt/format.h>

#include <cmath>
#include <map>

#include "domains/catalog/catalog.h"
#include "domains/materials/materials.h"
#include "domains/messaging/messaging.h"
#include "domains/supply_planning/ledger_use.h"
#include "platform/audit/audit.h"
#include "platform/events/events.h"

namespace zs::supply_planning {
namespace {

using replenishment::Classes;

replenishment::ClassLimits limits_of(Reader& reader) {
    const auto known = catalog::parameters(reader);
    const auto real = [&](std::string_view code) { return known->real(code, reader.now()); };
    replenishment::ClassLimits limits;
    limits.a_share = real("supply_planning.abc.a_share") / 100;
    limits.b_share = real("supply_planning.abc.b_share") / 100;
    limits.fast_turns_per_year = real("supply_planning.fsn.fast_turns");
    limits.slow_turns_per_year = real("supply_planning.fsn.slow_turns");
    limits.dead_days = static_cast<int>(real("supply_planning.dead_days"));
    return limits;
}

// The two domains name the same classes; the order of their values is not the same.
materials::Abc abc_of(replenishment::Abc abc) {
    if (abc == replenishment::Abc::a) return materials::Abc::a;
    return abc == replenishment::Abc::b ? materials::Abc::b : materials::Abc::c;
}
materials::Ved ved_of(replenishment::Ved ved) {
    if (ved == replenishment::Ved::vital) return materials::Ved::vital;
    return ved == replenishment::Ved::essential ? materials::Ved::essential : materials::Ved::desirable;
}
materials::Fsn fsn_of(const Classes& one) {
    if (one.dead) return materials::Fsn::dead;
    if (one.fsn == replenishment::Fsn::fast) return materials::Fsn::fast;
    return one.fsn == replenishment::Fsn::slow ? materials::Fsn::slow : materials::Fsn::standing;
}
Classes classes_of(const ItemClass& kept, const Classes& now) {
    Classes before;
    before.item = kept.item_id.value;
    before.abc = kept.abc == materials::Abc::a   ? replenishment::Abc::a
                 : kept.abc == materials::Abc::b ? replenishment::Abc::b
                                                 : replenishment::Abc::c;
    before.ved = kept.ved == materials::Ved::vital       ? replenishment::Ved::vital
                 : kept.ved == materials::Ved::essential ? replenishment::Ved::essential
                                                         : replenishment::Ved::desirable;
    before.dead = kept.fsn == materials::Fsn::dead;
    before.fsn = kept.fsn == materials::Fsn::fast       ? replenishment::Fsn::fast
                 : kept.fsn == materials::Fsn::slow     ? replenishment::Fsn::slow
                 : kept.fsn == materials::Fsn::standing ? replenishment::Fsn::non_moving
                                                        : now.fsn;  // dead stock's turns are not kept
    return before;
}

/// "68.2 %", "2.4", "180": as the sentence of the reason needs it.
std::string figure(ClassKind what, double value) {
    if (what == ClassKind::abc) return fmt::format("{:.1f} %", value * 100);
    return what == ClassKind::dead ? fmt::format("{:.0f}", value) : fmt::format("{:.1f}", value);
}

ClassKind kind_of(replenishment::ClassChange::What what) {
    using What = replenishment::ClassChange::What;
    switch (what) {
        case What::abc:
            return ClassKind::abc;
        case What::ved:
            return ClassKind::ved;
        case What::fsn:
            return ClassKind::fsn;
        case What::dead:
            return ClassKind::dead;
    }
    return ClassKind::abc;
}

/// The first time what the panel decided is no change, and neither is what the year says of movement.
bool is_told(const replenishment::ClassChange& change) {
    using What = replenishment::ClassChange::What;
    return !change.from.empty() || change.what == What::abc || change.what == What::dead;
}

void keep_changes(Transaction& transaction, const std::vector<replenishment::ClassChange>& changes, Date today) {
    const auto texts = messaging::vocabulary();
    for (const auto& one : changes) {
        if (!is_told(one)) continue;
        ClassChange change;
        change.item_id = {one.item};
        change.what = kind_of(one.what);
        change.before = one.from;
        change.after = one.to;
        const Params params{{"value", figure(change.what, one.value)}, {"limit", figure(change.what, one.limit)}};
        change.reason = texts->texts.text(one.reason, Language::zh, params);
        change.reason_en = texts->texts.text(one.reason, Language::en, params);
        change.changed_on = today;
        insert(transaction, change);
    }
}

ItemClass kept_class(const Classes& one, const replenishment::ItemYear& year, Date today) {
    const auto fen = [](double value) { return Money{std::llround(value * 100)}; };
    ItemClass kept;
    kept.item_id = {one.item};
    kept.abc = abc_of(one.abc);
    kept.ved = ved_of(one.ved);
    kept.fsn = fsn_of(one);
    kept.attention = one.attention;
    kept.issued_value = fen(std::max(0.0, year.issued_value));
    kept.mean_value = fen(year.mean_stock_value);
    kept.value_share = one.value_share;
    kept.cumulative_share = one.cumulative_share;
    kept.turns = one.turns_per_year;
    kept.idle_days = year.days_since_movement;
    kept.computed_on = today;
    return kept;
}

/// What was known of each item: the last computation; before the first one, what stands in the catalogue.
std::vector<Classes> known_before(Reader& reader, const std::map<std::int64_t, ItemClass>& kept,
                                  const std::vector<Classes>& now) {
    std::map<std::int64_t, materials::Abc> typed;
    for (const auto& item : select<materials::Item>(reader, "WHERE abc <> 'none'")) typed[item.id.value] = item.abc;
    std::vector<Classes> before;
    for (const auto& one : now) {
        const auto known = kept.find(one.item);
        if (known != kept.end()) {
            before.push_back(classes_of(known->second, one));
        } else if (const auto old = typed.find(one.item); old != typed.end()) {
            ItemClass first;
            first.item_id = {one.item};
            first.abc = old->second;
            first.ved = ved_of(one.ved);
            before.push_back(classes_of(first, one));
        }
    }
    return before;
}

}  // namespace

Result<std::int64_t> recompute_classes(Transaction& transaction) {
    const Date today = materials::today(transaction);
    const auto limits = limits_of(transaction);
    const auto years = item_years(transaction, today);
    const auto now = replenishment::classify(years, limits);
    std::map<std::int64_t, ItemClass> kept;
    for (auto& one : select<ItemClass>(transaction, "ORDER BY id")) kept.emplace(one.item_id.value, one);
    const auto changes = replenishment::find_changes(known_before(transaction, kept, now), now, limits);
    keep_changes(transaction, changes, today);
    std::vector<materials::ItemClass> shown;
    for (std::size_t i = 0; i < now.size(); ++i) {
        ItemClass one = kept_class(now[i], years[i], today);
        shown.push_back({one.item_id, one.abc, one.fsn});
        const auto known = kept.find(now[i].item);
        if (known == kept.end()) {
            insert(transaction, one);
            continue;
        }
        one.id = known->second.id;
        kept.erase(known);
        ZS_TRY(update(transaction, one));
    }
    for (const auto& gone : kept) erase(transaction, gone.second.id);  // no longer in use
    const Actor actor = Actor::system("supply_planning.classes");
    ZS_TRY(materials::set_classes(transaction, actor, shown));
    if (now.empty()) return 0;
    audit::record(transaction, actor, "supply_planning.classes", "supply_planning_item_class", 0,
                  fmt::format(R"({{"items":{},"changes":{}}})", now.size(), changes.size()));
    events::publish(transaction, "supply_planning.classes_computed", 0,
                    fmt::format(R"({{"topic":"supply_planning.classes","id":0,"campus_id":0,"department_id":0,)"
                                R"("crew_id":0,"vendor_id":0,"actor_user_id":0,"changes":{}}})",
                                changes.size()));
    return static_cast<std::int64_t>(now.size());
}

}  // namespace zs::supply_planning
