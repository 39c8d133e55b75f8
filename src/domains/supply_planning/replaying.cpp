// Replays: the past is read, played by replenishment, compared with what the ledger says happened.
#include "domains/supply_planning/replaying.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "domains/catalog/catalog.h"
#include "domains/materials/materials.h"
#include "domains/supply_planning/levels.h"
#include "platform/events/events.h"

namespace zs::supply_planning {
namespace {

constexpr int days_played_max = 365;
constexpr int days_known_min = 56;  // before the first played day: a forecast needs something to see
constexpr int review_days = 14;

/// What is compared.
struct Figures {
    double capital = 0, issued = 0, expired = 0;  // yuan
    double lines = 0, short_lines = 0, vital_short = 0, orders = 0, order_lines = 0;
    std::vector<double> by_evening;
};

struct Supplier {
    replenishment::SupplierTerms terms;
    replenishment::Wait wait;
    std::vector<replenishment::ReplayItem> items;
};
struct Past {
    Date first;
    int days = 0, known = 0;  // played, and before that
    std::map<std::int64_t, Supplier> suppliers;
    Figures actual;
    Rules rules;
};

std::map<std::int64_t, bool> main_stores(Reader& reader) {
    std::map<std::int64_t, bool> ids;
    reader.query("SELECT id FROM materials_store WHERE kind = 'main'", {},
                 [&](const Row& row) { ids[row.integer(0)] = true; });
    return ids;
}

/// Own stock of the main stores at each evening, going back from what is there now.
std::vector<double> evenings(Reader& reader, const Past& past, Zone zone) {
    constexpr std::string_view in_main =
        "account = 'store' AND owner_id = 0 AND place_id IN (SELECT id FROM materials_store WHERE kind = 'main')";
    double there =
        yuan(reader
                 .integer(fmt::format("SELECT CAST(COALESCE(SUM(value), 0) AS BIGINT) FROM materials_balance WHERE {}",
                                      in_main))
                 .value_or(0));
    std::map<std::int64_t, double> changes;
    reader.query(
        fmt::format("SELECT (at + {}) / 86400000 AS day, CAST(SUM(value) AS BIGINT) FROM materials_entry WHERE "
                    "at >= ? AND {} GROUP BY day",
                    zone.offset_minutes * std::int64_t{60'000}, in_main),
        {start_of_day(past.first, zone).unix_ms},
        [&](const Row& row) { changes[row.integer(0)] = yuan(row.integer(1)); });
    std::vector<double> values(static_cast<std::size_t>(past.days), 0.0);
    const Date end = past.first + past.days;
    if (const auto today = changes.find(end.days); today != changes.end()) there -= today->second;
    for (int back = past.days - 1; back >= 0; --back) {
        values[static_cast<std::size_t>(back)] = there;
        if (const auto change = changes.find(past.first.days + back); change != changes.end()) there -= change->second;
    }
    return values;
}

Figures what_happened(Reader& reader, const Past& past, Zone zone) {
    const Values period{start_of_day(past.first, zone).unix_ms, start_of_day(past.first + past.days, zone).unix_ms};
    const auto number = [&](std::string_view sql) { return reader.integer(sql, period).value_or(0); };
    Figures figures;
    figures.by_evening = evenings(reader, past, zone);
    for (const double value : figures.by_evening) figures.capital += value / past.days;
    figures.expired =
        yuan(number("SELECT CAST(COALESCE(SUM(e.value), 0) AS BIGINT) FROM materials_entry e JOIN materials_lot l ON "
                    "l.id = e.lot_id "
                    "WHERE e.at >= ? AND e.at < ? AND e.account = 'scrap' AND l.expires_on < e.at / 86400000 + 1"));
    figures.orders =
        static_cast<double>(number("SELECT COUNT(*) FROM materials_document o JOIN materials_store s ON s.id = "
                                   "o.store_id WHERE o.at >= ? AND o.at < "
                                   "? AND o.kind = 'receipt' AND s.kind = 'main'"));
    figures.order_lines = static_cast<double>(number(
        "SELECT CAST(COALESCE(SUM(o.lines), 0) AS BIGINT) FROM materials_document o JOIN materials_store s ON s.id = "
        "o.store_id WHERE o.at >= ? AND o.at < ? AND o.kind = 'receipt' AND s.kind = 'main'"));
    const std::string shorts = fmt::format(
        "SELECT COUNT(*) FROM (SELECT DISTINCT l.item_id, (o.picked_at + {}) / 86400000 AS day FROM "
        "materials_requisition_line l JOIN materials_requisition o ON o.id = l.requisition_id JOIN materials_item i ON "
        "i.id "
        "= l.item_id WHERE l.short_line = 1 AND o.picked_at >= ? AND o.picked_at < ?",
        zone.offset_minutes * std::int64_t{60'000});
    figures.short_lines = static_cast<double>(number(shorts + ") one"));
    figures.vital_short = static_cast<double>(number(shorts + " AND i.ved = 'vital') one"));
    return figures;
}

/// Days that goods last after their receipt, by item: the mean of their lots.
std::map<std::int64_t, int> shelf_lives(Reader& reader) {
    std::map<std::int64_t, int> days;
    reader.query(
        "SELECT item_id, CAST(AVG(expires_on - received_at / 86400000) AS BIGINT) FROM materials_lot WHERE expires_on "
        "IS "
        "NOT NULL GROUP BY item_id",
        {},
        [&](const Row& row) { days[row.integer(0)] = static_cast<int>(std::max<std::int64_t>(1, row.integer(1))); });
    return days;
}

double price_of(Reader& reader, const materials::Item& item) {
    const double price = static_cast<double>(materials::usual_price(reader, item).units) / 10'000;
    return std::max(price, 0.0001);
}

/// Demand of the main stores by item, with suppliers and what is issued at today's prices.
void read_items(Reader& reader, Past& past, Zone zone) {
    const auto stores = main_stores(reader);
    const Terms terms = read_terms(reader);
    const Date today = past.first + past.days;
    const auto learned = lead_times(reader, terms, today);
    const auto lives = shelf_lives(reader);
    std::map<std::int64_t, std::vector<double>> demand;
    for (const auto& [shelf, use] : use_by_day(reader, today, past.days + past.known)) {
        if (!stores.contains(shelf.store_id)) continue;
        auto& sum = demand[shelf.item_id];
        sum.resize(use.days.size(), 0.0);
        for (std::size_t day = 0; day < sum.size(); ++day) sum[day] += use.days[day];
    }
    std::map<std::int64_t, double> opening;
    for (const auto& one : materials::balance_at(reader, start_of_day(past.first, zone) - Duration{1}))
        if (one.account == materials::Account::store && stores.contains(one.place_id))
            opening[one.item_id] += units(one.quantity.units);
    for (const auto& item : select<materials::Item>(reader, "WHERE active = 1 ORDER BY id")) {
        const auto used = demand.find(item.id.value);
        if (used == demand.end()) continue;
        const std::int64_t vendor = item.vendor_id ? item.vendor_id->value : 0;
        const auto agreed = terms.of_item(item.id.value);
        replenishment::ReplayItem one;
        one.item = item.id.value;
        one.pack = units(agreed.pack.units);
        one.shelf_life_days = static_cast<int>(agreed.shelf_life_days);
        if (const auto life = lives.find(item.id.value); one.shelf_life_days == 0 && life != lives.end())
            one.shelf_life_days = life->second;
        one.vital = item.ved == materials::Ved::vital;
        one.abc = item.abc == materials::Abc::a   ? replenishment::Abc::a
                  : item.abc == materials::Abc::b ? replenishment::Abc::b
                                                  : replenishment::Abc::c;
        one.opening_units = std::max(0.0, opening[item.id.value]);
        one.demand = used->second;
        for (auto& day : one.demand) day = std::max(0.0, day);
        one.price = {price_of(reader, item)};
        one.cover_days_max = past.rules.learned.cover_days_max;
        for (int day = past.known; day < past.known + past.days; ++day) {
            past.actual.lines += one.demand[static_cast<std::size_t>(day)] > 0 ? 1 : 0;
            past.actual.issued += one.demand[static_cast<std::size_t>(day)] * one.price[0];
        }
        auto& supplier = past.suppliers[vendor];
        const auto known = terms.of_vendor(vendor);
        supplier.terms = {yuan(known.minimum_value.units), units(known.truck_m3.units)};
        const auto lead = learned.find(vendor);
        supplier.wait =
            lead == learned.end() ? replenishment::Wait{terms.prior.days, terms.prior.sd_days} : lead->second.wait;
        supplier.items.push_back(std::move(one));
    }
}

/// nullopt when the ledger is too young.
std::optional<Past> read_past(Reader& reader) {
    const Zone zone = catalog::calendar(reader)->zone();
    const Date today = materials::today(reader);
    const auto oldest = reader.integer("SELECT MIN(at) FROM materials_entry");
    if (!oldest) return std::nullopt;
    const int there = today - local_date({*oldest}, zone);
    Past past;
    past.rules = rules_of(reader);
    past.days = std::min(days_played_max, there - days_known_min);
    if (past.days < days_known_min / 2) return std::nullopt;
    past.known = std::min(there - past.days, past.rules.history_days);
    past.first = today + -past.days;
    past.actual = what_happened(reader, past, zone);
    read_items(reader, past, zone);
    return past;
}

/// Levels as the nightly plan computes them, from what was known on the day.
replenishment::Policy present_policy(const Rules& rules, const replenishment::LeadTimePrior& agreed) {
    return [rules, agreed](const replenishment::Past& known) {
        const StoreUse use{{}, {known.demand.begin(), known.demand.end()}};
        const auto lead = replenishment::learn_lead_time(known.deliveries, agreed);
        const auto expected = expect(use, rules, lead.wait.days);
        if (!expected) return replenishment::Levels{0, known.item->pack, 0};
        replenishment::LevelsInput input;
        input.use_per_day = expected->per_day;
        input.variance_per_day = expected->variance_per_day;
        input.wait = lead.wait;
        input.price = known.price;
        input.pack = known.item->pack;
        input.shelf_life_days = known.item->shelf_life_days;
        input.service = known.item->vital ? rules.learned.vital_service
                                          : rules.learned.service[static_cast<std::size_t>(known.item->abc)];
        return replenishment::explain_levels(input, rules.learned).levels;
    };
}

/// Usual waits vary: early, as expected or late by the spread, in turns that depend on nothing but the day.
int wait_on(const replenishment::Wait& wait, int day) {
    constexpr int turns = 3, step = 7;
    const int turn = (day * step) % turns - 1;
    return std::max(1, static_cast<int>(std::lround(wait.days + turn * wait.sd_days)));
}

void add(Figures& sum, const replenishment::ReplayResult& one) {
    sum.capital += one.mean_capital;
    sum.issued += one.issued_value;
    sum.expired += one.expired_value;
    sum.lines += static_cast<double>(one.lines);
    sum.short_lines += static_cast<double>(one.short_lines);
    sum.vital_short += static_cast<double>(one.vital_short_lines);
    sum.orders += static_cast<double>(one.orders);
    sum.order_lines += static_cast<double>(one.order_lines);
    sum.by_evening.resize(std::max(sum.by_evening.size(), one.capital.size()), 0.0);
    for (std::size_t day = 0; day < one.capital.size(); ++day) sum.by_evening[day] += one.capital[day];
}

std::string figures_json(const Figures& one, int days) {
    return fmt::format(
        R"({{"capital":{:.2f},"issued":{:.2f},"turnover_days":{:.2f},"lines":{:.0f},"short_lines":{:.0f},)"
        R"("vital_short":{:.0f},"expired":{:.2f},"orders":{:.0f},"order_lines":{:.0f}}})",
        one.capital, one.issued, one.issued > 0 ? one.capital / one.issued * days : 0, one.lines, one.short_lines,
        one.vital_short, one.expired, one.orders, one.order_lines);
}

/// `{"actual":{…},"policy":{…},"capital":[["2026-01-05",actual,policy],…]}`, a point a week.
std::string result_json(const Past& past, const Figures& policy) {
    std::string out = fmt::format(R"({{"actual":{},"policy":{},"capital":[)", figures_json(past.actual, past.days),
                                  figures_json(policy, past.days));
    constexpr int step = 7;
    for (int day = 0; day < past.days; day += step) {
        const auto at = static_cast<std::size_t>(day);
        out += fmt::format(R"({}["{}",{:.2f},{:.2f}])", day == 0 ? "" : ",", to_text(past.first + day),
                           past.actual.by_evening[at], at < policy.by_evening.size() ? policy.by_evening[at] : 0);
    }
    return out + "]}";
}

Status tell(Database& database, Replay& replay) {
    return database.write([&](Transaction& transaction) -> Status {
        Replay next = replay;
        if (next.state == ReplayState::done || next.state == ReplayState::failed) next.finished_at = transaction.now();
        ZS_TRY(update(transaction, next));
        events::publish(transaction, "supply_planning.replayed", next.id.value,
                        fmt::format(R"({{"topic":"supply_planning.replay","id":{},"campus_id":0,"department_id":0,)"
                                    R"("crew_id":0,"vendor_id":0,"actor_user_id":0,"share":{:.2f}}})",
                                    next.id.value, next.share));
        replay = next;
        return {};
    });
}

Status play(Database& database, Replay replay) {
    std::optional<Past> past;
    ZS_TRY(database.read([&](Reader& reader) -> Status {
        past = read_past(reader);
        return {};
    }));
    if (!past) {
        replay.state = ReplayState::failed;
        return tell(database, replay);
    }
    replay.state = ReplayState::running;
    replay.first_day = past->first;
    replay.days = past->days;
    ZS_TRY(tell(database, replay));
    Figures policy;
    double done = 0;
    for (const auto& [vendor, supplier] : past->suppliers) {
        const auto wait = supplier.wait;
        replenishment::ReplaySetting setting;
        setting.first_day = past->known;
        setting.days = past->days;
        setting.review_days = review_days;
        setting.joint = true;
        setting.suppliers = {supplier.terms};
        setting.wait = [wait](std::size_t, int day) { return wait_on(wait, day); };
        const replenishment::LeadTimePrior agreed{wait.days, wait.sd_days, 2, 365};
        add(policy, replenishment::replay(supplier.items, setting, present_policy(past->rules, agreed)));
        done += 1;
        replay.share = done / static_cast<double>(past->suppliers.size());
        ZS_TRY(tell(database, replay));
    }
    replay.state = ReplayState::done;
    replay.share = 1;
    replay.result.text = result_json(*past, policy);
    return tell(database, replay);
}

}  // namespace

Replay ask_replay(Transaction& transaction, const Actor& actor) {
    if (auto known = select_one<Replay>(transaction, "WHERE state IN ('waiting', 'running') ORDER BY id LIMIT 1"))
        return *std::move(known);
    Replay replay;
    replay.asked_by = actor.name;
    replay.asked_at = transaction.now();
    insert(transaction, replay);
    return replay;
}

Result<std::int64_t> run_replays(Database& database) {
    std::vector<Replay> waiting;
    ZS_TRY(database.write([&](Transaction& transaction) -> Status {
        waiting.clear();
        if (!transaction.exists("SELECT 1 FROM materials_entry LIMIT 1") &&
            !transaction.exists("SELECT 1 FROM supply_planning_replay WHERE state = 'waiting'"))
            return {};
        ask_replay(transaction, Actor::system("supply_planning.replay"));
        waiting = select<Replay>(transaction, "WHERE state IN ('waiting', 'running') ORDER BY id");
        return {};
    }));
    for (const auto& replay : waiting) ZS_TRY(play(database, replay));
    return static_cast<std::int64_t>(waiting.size());
}

}  // namespace zs::supply_planning
