// Rounds: what is due today, and what wards ask for besides.
#include <fmt/format.h>

#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/materials/materials.h"
#include "domains/space/space.h"
#include "domains/ward_supplies/publish.h"
#include "domains/ward_supplies/service.h"
#include "platform/sequence/sequence.h"

namespace zs::ward_supplies {
namespace {

/// The list of a day and store, made when the first stop needs it.
Round ensure_round(Transaction& transaction, Id<materials::Store> store, Date day) {
    lock(transaction, store);  // two who begin the same day come one after the other
    if (auto known = select_one<Round>(transaction, "WHERE store_id = ? AND day = ?", {store.value, day.days}))
        return *std::move(known);
    Round round;
    round.number = sequence::next(transaction, "PS", civil(day).year);
    round.store_id = store;
    round.day = day;
    round.made_at = transaction.now();
    insert(transaction, round);
    return round;
}

/// Numbers the stops of a round in the order in which one walks.
void put_in_order(Transaction& transaction, Id<Round> round) {
    std::vector<std::pair<std::int64_t, std::int64_t>> stops;  // id, position
    std::vector<StopPlace> places;
    transaction.query(
        "SELECT o.id, o.position, b.code, f.level, f.id, r.code, r.id FROM ward_supplies_stop o JOIN space_room r ON "
        "r.id = o.room_id JOIN space_floor f ON f.id = o.floor_id JOIN space_building b ON b.id = f.building_id WHERE "
        "o.round_id = ? ORDER BY o.id",
        {round.value}, [&](const Row& row) {
            stops.emplace_back(row.integer(0), row.integer(1));
            places.push_back(
                {std::string(row.text(2)), row.integer(3), row.integer(4), std::string(row.text(5)), row.integer(6)});
        });
    const auto graph = space::walking_graph(transaction);
    const auto order = walking_order(
        places, [&](std::int64_t from, std::int64_t to) { return graph ? graph->distance_m(from, to) : std::nullopt; });
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto& stop = stops[order[i]];
        const auto position = static_cast<std::int64_t>(i) + 1;
        if (stop.second != position)
            transaction.execute("UPDATE ward_supplies_stop SET position = ? WHERE id = ?", {position, stop.first});
    }
}

Status add_due(Transaction& transaction, const StandingOrder& order, Date day, std::int64_t& made) {
    const Round round = ensure_round(transaction, order.store_id, day);
    if (transaction.exists("SELECT 1 FROM ward_supplies_stop WHERE round_id = ? AND standing_order_id = ? AND origin = "
                           "'standing'",
                           {round.id.value, order.id.value}))
        return {};
    const auto room = find(transaction, order.room_id);
    if (!room) return {};
    Stop stop;
    stop.round_id = round.id;
    stop.standing_order_id = order.id.value;
    stop.department_id = order.department_id;
    stop.room_id = order.room_id;
    stop.floor_id = room->floor_id;
    stop.item_id = order.item_id;
    stop.planned = order.quantity;
    stop.note = order.note;
    stop.asked_at = transaction.now();
    insert(transaction, stop);
    ++made;
    return {};
}

/// What is asked for, with what its standing order says where nothing else is said.
Result<NewRequest> completed(Reader& reader, const Actor& actor, const NewRequest& input) {
    NewRequest asked = input;
    if (input.standing_order_id != 0) {
        const auto order = find(reader, Id<StandingOrder>{input.standing_order_id});
        if (!order || !in_scope(actor, {.department_id = order->department_id.value}))
            return fail(Code::not_found, "entity.not_found");
        asked.store_id = order->store_id.value;
        asked.department_id = order->department_id.value;
        asked.room_id = order->room_id.value;
        asked.item_id = order->item_id.value;
        if (asked.quantity.units == 0) asked.quantity = order->quantity;
        return asked;
    }
    if (asked.department_id == 0 && actor.scope.department_ids.size() == 1)
        asked.department_id = actor.scope.department_ids.front();
    std::vector<FieldError> errors;
    const auto need = [&](std::string_view name, std::int64_t value) {
        if (value <= 0) errors.push_back({std::string(name), "field.required", {}});
    };
    need("store_id", asked.store_id);
    need("department_id", asked.department_id);
    need("room_id", asked.room_id);
    need("item_id", asked.item_id);
    need("quantity", asked.quantity.units);
    if (!errors.empty()) return fail_fields(std::move(errors));
    return asked;
}

/// The first day on which it can be brought.
Date day_of_request(Reader& reader) {
    const Date day = today(reader);
    const auto begin = start_of_day(day, catalog::calendar(reader)->zone());
    const auto hours = catalog::parameters(reader)->integer("ward_supplies.last_request_hour", reader.now());
    return reader.now() < begin + std::chrono::hours(hours) ? day : day + 1;
}

Status check_request(Reader& reader, const Actor& actor, const NewRequest& asked) {
    if (!find(reader, Id<organization::Department>{asked.department_id}))
        return fail_field("department_id", "field.reference_missing");
    if (!in_scope(actor, {.department_id = asked.department_id})) return fail(Code::not_found, "entity.not_found");
    const auto store = materials::store_facts(reader, {asked.store_id});
    if (!store || (*store)->kind != materials::StoreKind::main || !(*store)->active)
        return fail_field("store_id", "materials.ask_a_main_store");
    const auto room = find(reader, Id<space::Room>{asked.room_id});
    if (!room || !room->active) return fail_field("room_id", "field.reference_missing");
    ZS_TRY(article_of(reader, asked.item_id));
    ZS_TRY(check_whole(reader, asked.item_id, asked.quantity, "quantity"));
    const auto open = reader.text(
        "SELECT r.number FROM ward_supplies_stop o JOIN ward_supplies_round r ON r.id = o.round_id WHERE o.state = "
        "'planned' AND o.origin = 'extra' AND o.department_id = ? AND o.room_id = ? AND o.item_id = ?",
        {asked.department_id, asked.room_id, asked.item_id});
    if (open) return fail(Code::conflict, "ward_supplies.asked_already", {{"number", *open}});
    return {};
}

}  // namespace

Date today(Reader& reader) { return local_date(reader.now(), catalog::calendar(reader)->zone()); }

Result<std::int64_t> plan(Transaction& transaction) {
    const Date day = today(transaction);
    std::int64_t done = 0;
    std::vector<std::int64_t> stores;
    for (const auto& order : select<StandingOrder>(transaction, "WHERE active = 1 ORDER BY store_id, id")) {
        if (!due_on({order.weekdays, order.from_day, order.to_day}, day)) continue;
        const auto before = done;
        ZS_TRY(add_due(transaction, order, day, done));
        const bool another = stores.empty() || stores.back() != order.store_id.value;
        if (done != before && another) stores.push_back(order.store_id.value);
    }
    for (const auto store : stores) put_in_order(transaction, ensure_round(transaction, {store}, day).id);
    const auto days = catalog::parameters(transaction)->integer("ward_supplies.lapse_days", transaction.now());
    StopInput lapsed;
    lapsed.reason = "逾期无人处理 · nobody dealt with it in time";
    const Actor system = Actor::system("ward_supplies.plan");
    for (const auto& stop : select<Stop>(transaction,
                                         "WHERE state = 'planned' AND round_id IN (SELECT id FROM ward_supplies_round "
                                         "WHERE day < ?) ORDER BY id",
                                         {day.days - days})) {
        ZS_TRY(act(transaction, system, stop.id, StopAction::miss, lapsed));
        ++done;
    }
    return done;
}

Result<Stop> request(Transaction& transaction, const Actor& actor, const NewRequest& input) {
    if (!input.request_key.empty())
        if (auto known = select_one<Stop>(transaction, "WHERE asked_key = ? AND asked_key <> ''", {input.request_key}))
            return load_visible(transaction, actor, known->id);
    ZS_TRY_ASSIGN(const auto asked, completed(transaction, actor, input));
    ZS_TRY(check_request(transaction, actor, asked));
    const Round round = ensure_round(transaction, {asked.store_id}, day_of_request(transaction));
    Stop stop;
    stop.round_id = round.id;
    stop.origin = StopOrigin::extra;
    stop.standing_order_id = asked.standing_order_id;
    stop.department_id = {asked.department_id};
    stop.room_id = {asked.room_id};
    stop.floor_id = find(transaction, stop.room_id)->floor_id;
    stop.item_id = {asked.item_id};
    stop.planned = asked.quantity;
    stop.note = text::trim(asked.note);
    stop.asked_by_id = actor.user_id;
    stop.asked_by = actor.name;
    stop.asked_at = transaction.now();
    stop.asked_key = asked.request_key;
    insert(transaction, stop);
    put_in_order(transaction, round.id);
    publish_stop(transaction, actor, stop, "asked");
    return load(transaction, stop.id);
}

}  // namespace zs::ward_supplies
