// Drinking water and small supplies of the demo's wards: two months of morning rounds, all through the use cases.
#include "app/demo/ward_supplies.h"

#include <fmt/format.h>

#include <algorithm>

#include "domains/materials/materials.h"
#include "domains/ward_supplies/ward_supplies.h"

namespace zs::demo {
namespace {

using namespace ward_supplies;

constexpr std::int64_t piece = 1000;  // thousandths
constexpr std::string_view receivers[] = {"李护士", "周护士", "吴护士", "郑护士"};

Actor keeper() {
    Actor actor = Actor::system("demo");
    actor.name = "库管员";
    return actor;
}

struct Carried {
    std::string_view name, specification, weekdays;
    std::int64_t litres, deposit_fen, quantity;
};
constexpr Carried carried[] = {{"桶装饮用水", "纯净 18.9 L", "1,3,5", 18'900, 5000, 3},
                               {"瓶装饮用水", "550 mL", "2", 550, 0, 24},
                               {"一次性纸杯", "9 oz", "1", 0, 0, 100}};

std::int64_t item_of(Reader& reader, const Carried& one) {
    return reader
        .integer("SELECT MIN(id) FROM materials_item WHERE name = ? AND specification = ?",
                 {std::string(one.name), std::string(one.specification)})
        .value_or(0);
}

/// Where water stands in a ward: a room of its own.
std::int64_t room_of(Reader& reader, std::int64_t department) {
    return reader
        .integer("SELECT MIN(id) FROM space_room WHERE department_id = ? AND active = 1 AND name LIKE ?",
                 {department, std::string("%护士站%")})
        .value_or(reader.integer("SELECT MIN(id) FROM space_room WHERE department_id = ? AND active = 1", {department})
                      .value_or(0));
}

/// The store never runs out of what the wards drink.
Status receive_low(Transaction& transaction, std::int64_t store) {
    for (const auto& one : carried) {
        const auto item = find(transaction, Id<materials::Item>{item_of(transaction, one)});
        if (!item) continue;
        const auto there = transaction.integer(
            "SELECT CAST(COALESCE(SUM(quantity), 0) AS BIGINT) FROM materials_balance WHERE item_id = ? AND place_id = "
            "? AND account = 'store'",
            {item->id.value, store});
        if (there.value_or(0) > one.quantity * 12 * piece) continue;
        materials::MovementInput input;
        input.store_id = store;
        input.vendor_id = item->vendor_id ? item->vendor_id->value : 0;
        materials::MovementLine line;
        line.item_id = item->id.value;
        line.quantity = {one.quantity * 40 * piece};
        line.price = item->price;
        input.lines.push_back(line);
        ZS_TRY(materials::move(transaction, keeper(), materials::DocumentKind::receipt, input));
    }
    return {};
}

/// Most bring back as many empties as they get; one ward in four forgets some.
std::int64_t empties(Reader& reader, const Stop& stop) {
    const auto article = select_one<Article>(reader, "WHERE item_id = ?", {stop.item_id.value});
    if (!article || !article->returnable) return 0;
    const auto out = held_at(reader, {stop.department_id.value, stop.floor_id.value, stop.item_id.value});
    const std::int64_t wanted = stop.planned.units / piece - (stop.department_id.value % 4 == 1 ? 1 : 0);
    return std::min(out, wanted);
}

Status walk(Transaction& transaction, const Stop& stop) {
    StopInput input;
    if (stop.id.value % 29 == 0) {
        input.reason = "病区通道施工, 未能进入";
        ZS_TRY(act(transaction, keeper(), stop.id, StopAction::miss, input));
        return {};
    }
    input.delivered = stop.planned;
    input.taken_back = empties(transaction, stop);
    input.receiver = receivers[static_cast<std::size_t>(stop.id.value) % std::size(receivers)];
    ZS_TRY(act(transaction, keeper(), stop.id, StopAction::deliver, input));
    return {};
}

std::vector<Stop> open_stops(Reader& reader, std::int64_t store) {
    return select<Stop>(reader,
                        "WHERE state = 'planned' AND round_id IN (SELECT id FROM ward_supplies_round WHERE store_id = "
                        "?) ORDER BY round_id, position",
                        {store});
}

/// On Thursdays a ward runs dry before its day.
Status ask_for_more(Transaction& transaction, Date day) {
    const auto orders = select<StandingOrder>(transaction, "WHERE active = 1 ORDER BY id");
    if (orders.empty() || weekday(day) != 4) return {};
    const auto& order = orders[static_cast<std::size_t>(day.days) % orders.size()];
    NewRequest asked;
    asked.standing_order_id = order.id.value;
    asked.note = "水没了";
    Actor nurse = keeper();
    nurse.name = "护士长";
    (void)request(transaction, nurse, asked);
    return {};
}

Status give_back_empties(Transaction& transaction, std::int64_t store, Date day) {
    const auto item = find(transaction, Id<materials::Item>{item_of(transaction, carried[0])});
    if (!item || !item->vendor_id || civil(day).day % 10 != 5) return {};
    NewReturn input;
    input.store_id = store;
    input.vendor_id = item->vendor_id->value;
    input.item_id = item->id.value;
    input.quantity = empties_in_hand(transaction, {store, item->id.value}) - 2;
    input.receiver = "送水司机";
    if (input.quantity > 0) ZS_TRY(send_back(transaction, keeper(), input));
    return {};
}

}  // namespace

Status build_ward_supplies(Transaction& transaction, std::int64_t store, const std::vector<std::int64_t>& wards,
                           Date from) {
    for (const auto& one : carried) {
        Article article;
        article.item_id = {item_of(transaction, one)};
        article.litres = {one.litres};
        article.returnable = one.deposit_fen > 0;
        article.deposit = {one.deposit_fen};
        ZS_TRY(check_article(transaction, nullptr, &article));
        insert(transaction, article);
    }
    std::int64_t position = 0;
    for (const auto department : wards) {
        const auto room = room_of(transaction, department);
        if (room == 0) continue;
        if (++position % 5 != 0) {  // of the fifth nobody knows how large it is
            Ward ward;
            ward.department_id = {department};
            ward.staff = 22 + position;
            ward.beds = 40 - position;
            insert(transaction, ward);
        }
        for (const auto& one : carried) {
            StandingOrder order;
            order.store_id = {store};
            order.department_id = {department};
            order.room_id = {room};
            order.item_id = {item_of(transaction, one)};
            order.quantity = {(one.quantity + (one.litres > 1000 ? position % 3 : 0)) * piece};
            order.weekdays = one.weekdays;
            order.from_day = from;
            ZS_TRY(check_standing_order(transaction, nullptr, &order));
            insert(transaction, order);
        }
    }
    return {};
}

Status play_ward_morning(repair::PlayedTransaction& transaction, std::int64_t store, Date day) {
    const Instant midnight = start_of_day(day, Zone{});
    int minute = 300;
    transaction.set(midnight + std::chrono::minutes(minute));
    ZS_TRY(plan(transaction));
    minute = 390;
    transaction.set(midnight + std::chrono::minutes(minute));
    ZS_TRY(receive_low(transaction, store));
    ZS_TRY(ask_for_more(transaction, day));
    for (const auto& stop : open_stops(transaction, store)) {
        transaction.set(midnight + std::chrono::minutes(minute += 3));
        if ((stop.id.value + day.days) % 19 == 0) continue;  // tomorrow
        ZS_TRY(walk(transaction, stop));
    }
    return give_back_empties(transaction, store, day);
}

Status leave_ward_round(Transaction& transaction, std::int64_t store) {
    ZS_TRY(plan(transaction));
    return receive_low(transaction, store);
}

}  // namespace zs::demo
