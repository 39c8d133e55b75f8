// Materials of the demo hospital: a catalogue, suppliers with their terms, two main stores, ward stores, most of a year
// in weekly issues, then ten weeks of receipts, requisitions, use, a stocktake and a closed month, all through the use
// cases.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <vector>

#include "app/demo/demo.h"
#include "app/demo/goods.h"
#include "app/demo/ward_supplies.h"
#include "domains/catalog/catalog.h"
#include "domains/materials/materials.h"
#include "domains/repair/played_transaction.h"
#include "domains/supply_planning/supply_planning.h"

namespace zs::demo {
namespace {

using namespace materials;

constexpr int days_played = 75;
constexpr int weeks_before = 36;      // told in one issue a week and store
constexpr std::int64_t piece = 1000;  // thousandths

bool is_medical(const Good& good) { return good.category == "YH" || good.category == "XD"; }

struct Stocked {
    Id<Item> id;
    const Good* good;
    int size;
};

class Play {
public:
    Play(Transaction& inner, std::uint64_t seed, Instant until) : transaction_(inner), random_(seed), until_(until) {
        keeper_ = Actor::system("demo");
        keeper_.name = "库管员";
        nurse_ = keeper_;
        nurse_.name = "护士长";
        head_ = keeper_;
        head_.name = "总务科长";
    }
    Status run() {
        const Zone zone;
        const Date last = local_date(until_, zone);
        const Date first = last + -days_played;
        transaction_.set(start_of_day(first + -7 * weeks_before, zone) + std::chrono::hours(7));
        ZS_TRY(furnish());
        ZS_TRY(add_terms());
        ZS_TRY(fill_shelves());
        for (int week = 0; week < weeks_before; ++week) ZS_TRY(live_week(first + 7 * (week - weeks_before), zone));
        ZS_TRY(build_ward_supplies(transaction_, second_, wards_, first));
        for (Date day = first; day < last; day = day + 1) {
            ZS_TRY(play_ward_morning(transaction_, second_, day));
            ZS_TRY(live(day, start_of_day(day, zone)));
        }
        transaction_.set(until_);
        ZS_TRY(leave_ward_round(transaction_, second_));
        return leave_work();
    }

private:
    std::int64_t pick(std::int64_t from, std::int64_t to) {
        return std::uniform_int_distribution<std::int64_t>(from, to)(random_);
    }
    std::int64_t id_of(std::string_view table, std::string_view code) {
        return transaction_.integer(fmt::format("SELECT id FROM {} WHERE code = ?", table), {std::string(code)})
            .value_or(0);
    }
    Status furnish();
    Status add_items();
    void add_vendors();
    Status fill_shelves();
    Status add_terms();
    Status live_week(Date monday, Zone zone);
    Status order_planned();
    Status receive_ordered();
    Status receive_lines(const std::vector<MovementLine>& lines);
    MovementLine line_of(const Stocked& one, std::int64_t pieces);
    Status live(Date day, Instant midnight);
    Result<Id<Requisition>> ask_for(std::size_t ward, int lines);
    Status replenish();
    Status count_store();
    Status leave_work();

    repair::PlayedTransaction transaction_;
    std::mt19937_64 random_;
    Instant until_;
    Actor keeper_, nurse_, head_;
    std::vector<Stocked> stocked_;
    std::vector<std::int64_t> wards_, ward_stores_, bins_;
    std::int64_t main_ = 0, second_ = 0;
    std::map<std::string, std::int64_t, std::less<>> vendors_;  // by category
    int lots_ = 0;
};

Status Play::add_items() {
    struct Line {
        std::string_view code, name, name_en;
        Valuation valuation;
    };
    constexpr Line categories[] = {{"YH", "医用耗材", "Medical consumables", Valuation::fifo},
                                   {"XD", "消毒用品", "Disinfectants", Valuation::fifo},
                                   {"BJ", "保洁用品", "Cleaning supplies", Valuation::moving_average},
                                   {"BG", "办公用品", "Office supplies", Valuation::moving_average},
                                   {"WX", "维修配件", "Repair parts", Valuation::moving_average},
                                   {"SH", "生活用品", "Daily supplies", Valuation::moving_average},
                                   {"BF", "被服", "Linen", Valuation::moving_average}};
    for (const auto& line : categories) {
        Category category;
        category.code = line.code;
        category.name = line.name;
        category.name_en = line.name_en;
        category.valuation = line.valuation;
        insert(transaction_, category);
    }
    int number = 0;
    for (const auto& good : goods)
        for (int size = 0; size < 4; ++size) {
            Item item;
            item.code = fmt::format("{}{:04}", good.category, ++number);
            item.name = good.name;
            item.name_en = good.name_en;
            item.specification = good.sizes[static_cast<std::size_t>(size)];
            item.category_id = Id<Category>{id_of("materials_category", good.category)};
            item.unit = good.unit;
            item.units = good.units;
            item.lot_managed = item.expiry_managed = good.kept == Kept::lot;
            item.exchange_required = good.kept == Kept::exchange;
            item.ved = good.ved;
            item.abc = good.price_fen * good.weekly > 12'000  ? Abc::a
                       : good.price_fen * good.weekly > 4'000 ? Abc::b
                                                              : Abc::c;
            item.vendor_id = Id<organization::Vendor>{vendors_.find(good.category)->second};
            item.barcodes = fmt::format("69012345{:05}", number);
            item.price = {good.price_fen * std::int64_t{100}};
            ZS_TRY(check_item(transaction_, nullptr, &item));
            insert(transaction_, item);
            stocked_.push_back({item.id, &good, size});
        }
    return {};
}

void Play::add_vendors() {
    struct Line {
        std::string_view code, name, categories;
    };
    constexpr Line lines[] = {{"V-SUPPLY", "康远医疗供应有限公司", "YH"},
                              {"V-CLEAN", "洁安消毒用品有限公司", "XD,BJ"},
                              {"V-OFFICE", "文达办公供应有限公司", "BG,SH"},
                              {"V-PARTS", "恒固后勤配件有限公司", "WX,BF"}};
    for (const auto& line : lines) {
        organization::Vendor vendor;
        vendor.code = line.code;
        vendor.name = line.name;
        insert(transaction_, vendor);
        for (std::size_t at = 0; at < line.categories.size(); at += 3)
            vendors_[std::string(line.categories.substr(at, 2))] = vendor.id.value;
    }
}

/// What the suppliers agreed to; drinking water comes in windows.
Status Play::add_terms() {
    struct Line {
        std::string_view category;
        std::int64_t days, spread, minimum_yuan;
        std::string_view windows;
    };
    constexpr Line lines[] = {{"YH", 5, 2, 2000, ""},
                              {"XD", 4, 1, 1500, ""},
                              {"BG", 6, 2, 800, "1 08:00-10:00,4 08:00-10:00"},
                              {"WX", 9, 3, 1000, ""}};
    for (const auto& line : lines) {
        supply_planning::VendorTerms terms;
        terms.vendor_id = {vendors_.find(line.category)->second};
        terms.lead_days = line.days;
        terms.lead_spread_days = line.spread;
        terms.minimum_value = {line.minimum_yuan * 100};
        terms.windows = line.windows;
        ZS_TRY(supply_planning::check_vendor_terms(transaction_, nullptr, &terms));
        insert(transaction_, terms);
    }
    for (const auto& one : stocked_) {
        supply_planning::ItemTerms terms;
        terms.item_id = one.id;
        terms.called = one.good->category == "SH";
        const auto units = units_of(std::string(one.good->units));
        if (units && !units->empty() && units->front().holds.units <= 20 * piece) terms.pack = units->front().holds;
        insert(transaction_, terms);
    }
    return {};
}

/// A week in one issue of each main store, stronger in winter; and what runs low comes in.
Status Play::live_week(Date monday, Zone zone) {
    transaction_.set(start_of_day(monday + 2, zone) + std::chrono::hours(10));
    const int month = civil(monday).month;
    const std::int64_t strength = month <= 3 || month >= 11 ? 12 : 9;
    for (const auto store : {main_, second_}) {
        MovementInput issued;
        issued.store_id = store;
        issued.department_id = wards_[static_cast<std::size_t>(pick(0, static_cast<std::int64_t>(wards_.size()) - 1))];
        for (const auto& one : stocked_) {
            if (is_medical(*one.good) != (store == main_) || one.id.value % 23 == 0 || pick(1, 100) > 50) continue;
            MovementLine line;
            line.item_id = one.id.value;
            line.quantity = {std::max<std::int64_t>(1, one.good->weekly * strength * pick(3, 12) / 100) * piece};
            line.old_returned = true;
            const auto there = transaction_.integer(
                "SELECT CAST(COALESCE(SUM(quantity), 0) AS BIGINT) FROM materials_balance WHERE item_id = ? AND "
                "place_id "
                "= ? AND account = 'store'",
                {line.item_id, store});
            line.quantity.units = std::min(line.quantity.units, there.value_or(0));
            if (line.quantity.units > 0) issued.lines.push_back(line);
        }
        if (!issued.lines.empty()) (void)move(transaction_, keeper_, DocumentKind::issue, issued);
    }
    return replenish();
}

/// What the plan of that day proposes is accepted, so that later receipts answer it.
Status Play::order_planned() {
    using namespace supply_planning;
    auto levels = compute_levels(transaction_);
    ZS_TRY(keep_levels(transaction_, levels));
    ZS_TRY(keep_drafts(transaction_, draft_orders(look(transaction_, std::move(levels)))));
    Actor buyer = keeper_;
    buyer.name = "采购员";
    for (const auto& one : select<Proposal>(transaction_, "WHERE state = 'open' ORDER BY id"))
        ZS_TRY(act(transaction_, buyer, one.id, ProposalAction::accept, {}));
    return {};
}

Status Play::receive_ordered() {
    using namespace supply_planning;
    for (const auto& order : select<Proposal>(transaction_, "WHERE state = 'accepted' ORDER BY id")) {
        MovementInput input;
        input.store_id = order.store_id.value;
        input.vendor_id = order.vendor_id;
        for (const auto& wanted :
             select<ProposalLine>(transaction_, "WHERE proposal_id = ? ORDER BY id", {order.id.value})) {
            if (pick(1, 100) > 92) continue;  // the supplier had none
            const auto of = std::find_if(stocked_.begin(), stocked_.end(),
                                         [&](const Stocked& one) { return one.id == wanted.item_id; });
            input.lines.push_back(line_of(*of, wanted.quantity.units / piece));
        }
        if (input.lines.empty()) continue;
        ZS_TRY_ASSIGN(const auto document, move(transaction_, keeper_, DocumentKind::receipt, input));
        ZS_TRY(take_receipt(transaction_, document.id.value));
    }
    return {};
}

Status Play::furnish() {
    add_vendors();
    const auto campus = transaction_.integer("SELECT MIN(id) FROM space_campus");
    const auto store = [&](std::string code, std::string name, std::string name_en, StoreKind kind,
                           std::int64_t department) {
        Store one;
        one.code = std::move(code);
        one.name = std::move(name);
        one.name_en = std::move(name_en);
        one.kind = kind;
        if (department != 0) one.department_id = Id<organization::Department>{department};
        if (campus) one.campus_id = Id<space::Campus>{*campus};
        insert(transaction_, one);
        return one.id.value;
    };
    main_ = store("CK1", "医用物资总库", "Medical store", StoreKind::main, 0);
    second_ = store("CK2", "后勤物资总库", "Logistics store", StoreKind::main, 0);
    for (const auto* code : {"WK2", "WK1", "NK1", "ICU", "EK", "FCK"}) {
        const auto department = id_of("organization_department", code);
        if (department == 0) continue;
        wards_.push_back(department);
        const auto name = transaction_.text("SELECT name FROM organization_department WHERE id = ?", {department});
        ward_stores_.push_back(store(fmt::format("KS-{}", code), name.value_or("") + "二级库",
                                     fmt::format("Ward store {}", code), StoreKind::ward, department));
    }
    for (int shelf = 0; shelf < 24; ++shelf) {
        Bin bin;
        bin.store_id = {shelf < 16 ? main_ : second_};
        bin.code = fmt::format("{}-{:02}", shelf < 16 ? "A" : "B", shelf % 16 + 1);
        bin.walk = shelf;
        insert(transaction_, bin);
        bins_.push_back(bin.id.value);
    }
    return add_items();
}

MovementLine Play::line_of(const Stocked& one, std::int64_t pieces) {
    MovementLine line;
    line.item_id = one.id.value;
    line.quantity = {pieces * piece};
    line.price = UnitPrice{one.good->price_fen * pick(94, 106)};
    const std::size_t shelf = static_cast<std::size_t>(one.id.value);
    line.bin_id = is_medical(*one.good) ? bins_[shelf % 16] : bins_[16 + shelf % 8];
    if (one.good->kept == Kept::lot) {
        line.lot_number = fmt::format("P{:06}", ++lots_);
        line.expires_on = local_date(transaction_.now(), Zone{}) + static_cast<int>(pick(60, 900));
    }
    return line;
}

/// One document for each store and supplier that has some of them.
Status Play::receive_lines(const std::vector<MovementLine>& lines) {
    std::map<std::pair<std::int64_t, std::int64_t>, MovementInput> documents;  // by store and supplier
    for (const auto& line : lines) {
        const auto of = std::find_if(stocked_.begin(), stocked_.end(),
                                     [&](const Stocked& one) { return one.id.value == line.item_id; });
        const std::int64_t store = is_medical(*of->good) ? main_ : second_;
        const std::int64_t vendor = vendors_.find(of->good->category)->second;
        auto& input = documents[{store, vendor}];
        input.store_id = store;
        input.vendor_id = vendor;
        input.lines.push_back(line);
    }
    for (const auto& one : documents) ZS_TRY(move(transaction_, keeper_, DocumentKind::receipt, one.second));
    return {};
}

Status Play::fill_shelves() {
    std::vector<MovementLine> lines;
    for (std::size_t i = 0; i < stocked_.size(); ++i) {
        lines.push_back(line_of(stocked_[i], std::max<std::int64_t>(4, stocked_[i].good->weekly * pick(4, 9))));
        if (lines.size() == 25 || i + 1 == stocked_.size()) {
            ZS_TRY(receive_lines(lines));
            lines.clear();
        }
    }
    return {};
}

/// What has less than two weeks of use is ordered again.
Status Play::replenish() {
    std::map<std::int64_t, std::int64_t> there;
    transaction_.query(
        "SELECT b.item_id, CAST(SUM(b.quantity) AS BIGINT) FROM materials_balance b JOIN materials_store s ON s.id = "
        "b.place_id WHERE s.kind = 'main' AND b.account = 'store' GROUP BY b.item_id",
        {}, [&](const Row& row) { there[row.integer(0)] = row.integer(1) / piece; });
    std::vector<MovementLine> lines;
    for (const auto& one : stocked_)
        if (there[one.id.value] < one.good->weekly * 2 && pick(1, 100) <= 85)
            lines.push_back(line_of(one, one.good->weekly * pick(4, 8)));
    if (lines.empty()) return {};
    return receive_lines(lines);
}

Result<Id<Requisition>> Play::ask_for(std::size_t ward, int lines) {
    const bool medical = pick(1, 100) <= 65;
    NewRequisition wanted;
    wanted.department_id = wards_[ward];
    wanted.store_id = medical ? main_ : second_;
    wanted.place = "护士站";
    for (int tries = 0; tries < 200 && static_cast<int>(wanted.lines.size()) < lines; ++tries) {
        const auto& one = stocked_[static_cast<std::size_t>(pick(0, static_cast<std::int64_t>(stocked_.size()) - 1))];
        const auto same = [&](const AskedLine& line) { return line.item_id == one.id.value; };
        if (is_medical(*one.good) != medical || std::any_of(wanted.lines.begin(), wanted.lines.end(), same)) continue;
        AskedLine line;
        line.item_id = one.id.value;
        line.quantity = {std::max<std::int64_t>(1, one.good->weekly * pick(3, 12) / 10) * piece};
        line.old_returned = one.good->kept == Kept::exchange;
        wanted.lines.push_back(line);
    }
    ZS_TRY_ASSIGN(const auto made, ask(transaction_, nurse_, wanted));
    return made.id;
}

Status Play::count_store() {
    ZS_TRY_ASSIGN(auto stocktake, start_stocktake(transaction_, keeper_, {second_, Abc::none}));
    CountInput counts;
    for (const auto& line : select<CountLine>(transaction_, "WHERE stocktake_id = ?", {stocktake.id.value})) {
        Counted one;
        one.line_id = line.id.value;
        one.quantity = line.expected;
        if (pick(1, 100) <= 3) one.quantity.units += (pick(0, 1) == 0 ? -1 : 1) * piece;
        if (one.quantity.units < 0) one.quantity = {};
        counts.counts.push_back(one);
    }
    ZS_TRY_ASSIGN(stocktake, count(transaction_, keeper_, stocktake.id, counts));
    ZS_TRY_ASSIGN(stocktake, act(transaction_, keeper_, stocktake.id, StocktakeAction::submit, {}));
    ZS_TRY(act(transaction_, head_, stocktake.id, StocktakeAction::post, {{}, "清点差异"}));
    return {};
}

Status Play::live(Date day, Instant midnight) {
    const auto at = [&](int minute) { transaction_.set(midnight + std::chrono::minutes(minute)); };
    if (weekday(day) <= 5)
        for (std::size_t ward = 0; ward < wards_.size(); ++ward) {
            at(490 + static_cast<int>(ward) * 6);
            ZS_TRY_ASSIGN(const auto asked, ask_for(ward, 5));
            if (find(transaction_, asked)->state == RequisitionState::requested) {
                at(560);
                ZS_TRY(act(transaction_, head_, asked, RequisitionAction::approve, {}));
            }
            at(600 + static_cast<int>(ward) * 8);
            if (!act(transaction_, keeper_, asked, RequisitionAction::pick, {})) continue;  // none of it in stock
            at(680 + static_cast<int>(ward) * 7);
            ZS_TRY(act(transaction_, nurse_, asked, RequisitionAction::hand_over, {}));
        }
    // Wards use up about a tenth of what they have.
    at(1080);
    for (std::size_t ward = 0; ward < ward_stores_.size(); ++ward) {
        MovementInput used;
        used.store_id = ward_stores_[ward];
        transaction_.query(
            "SELECT item_id, CAST(SUM(quantity) AS BIGINT) FROM materials_balance WHERE place_id = ? AND account = "
            "'store' AND quantity > 0 GROUP BY item_id ORDER BY item_id",
            {ward_stores_[ward]}, [&](const Row& row) {
                if (pick(1, 100) > 12) return;
                MovementLine line;
                line.item_id = row.integer(0);
                line.quantity = {std::max<std::int64_t>(1, row.integer(1) / piece * pick(2, 8) / 10) * piece};
                used.lines.push_back(line);
            });
        if (!used.lines.empty()) (void)move(transaction_, nurse_, DocumentKind::issue, used);
    }
    at(1100);
    constexpr int ordered_before = 24, received_before = 18;
    const int left = local_date(until_, Zone{}) - day;
    if (left == ordered_before) ZS_TRY(order_planned());
    if (left == received_before) ZS_TRY(receive_ordered());
    if (weekday(day) == 4 && (left > ordered_before || left < received_before)) ZS_TRY(replenish());
    at(1120);
    ZS_TRY(keep_snapshots(transaction_));
    const auto today = civil(day);
    if (today.day == 28) ZS_TRY(count_store());
    const auto before = civil(day + -5);
    if (today.day == 5 && before.month != today.month)
        (void)close_month(transaction_, head_, fmt::format("{}-{:02}", before.year, before.month));
    return {};
}

/// What a visitor of the demo meets: requisitions in every open state, a count that is under way.
Status Play::leave_work() {
    for (std::size_t ward = 0; ward < std::min<std::size_t>(4, wards_.size()); ++ward) {
        ZS_TRY_ASSIGN(const auto asked, ask_for(ward, 4));
        if (ward == 1 || ward == 2) (void)act(transaction_, keeper_, asked, RequisitionAction::pick, {});
    }
    for (const auto& one : stocked_) {
        if (one.good->kept != Kept::exchange || wards_.empty()) continue;
        NewRequisition wanted;
        wanted.department_id = wards_.front();
        wanted.store_id = second_;
        wanted.lines.push_back({one.id.value, {piece}, "", false, "旧件随设备报废"});
        ZS_TRY(ask(transaction_, nurse_, wanted));
        break;
    }
    return {};
}

}  // namespace

Status play_materials(Transaction& transaction, std::uint64_t seed, Instant until) {
    return Play(transaction, seed, until).run();
}

}  // namespace zs::demo
