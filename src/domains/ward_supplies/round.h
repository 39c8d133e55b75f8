// The list of a day and store, its stops, and what people send about them.
#pragma once
#include "domains/ward_supplies/masters.h"

namespace zs::ward_supplies {

/// One list a day and store.
struct Round {
    Id<Round> id;
    std::int64_t version = 0;
    std::string number;
    Id<materials::Store> store_id;
    Date day;
    Instant made_at;
};
constexpr auto describe(Of<Round>) {
    return entity("ward_supplies_round", "配送单", "Delivery round",
                  field<&Round::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Round::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
                  field<&Round::number>("number", {.zh = "单号", .en = "Number"}),
                  field<&Round::store_id>("store_id", {.zh = "库房", .en = "Store", .references = "materials_store"}),
                  field<&Round::day>("day", {.zh = "日期", .en = "Day"}),
                  field<&Round::made_at>("made_at", {.zh = "生成时间", .en = "Made"}));
}
static_assert(fully_described<Round>);

/// One item for one room.
struct Stop {
    Id<Stop> id;
    std::int64_t version = 0;
    Id<Round> round_id;
    StopState state = StopState::planned;
    StopOrigin origin = StopOrigin::standing;
    std::int64_t standing_order_id = 0;
    Id<organization::Department> department_id;
    Id<space::Room> room_id;
    Id<space::Floor> floor_id;
    std::int64_t position = 0;  // on the way
    Id<materials::Item> item_id;
    Quantity planned;
    Quantity delivered;
    std::int64_t taken_back = 0;  // empty containers
    Quantity litres;
    Money value;  // as the ledger charged the department
    std::string note;
    std::int64_t asked_by_id = 0;
    std::string asked_by;
    Instant asked_at;
    std::string receiver;
    std::string reason;
    std::string done_by;
    std::optional<Instant> done_at;
    std::string month;  // of the delivery: "2026-11"
    std::int64_t document_id = 0;
    std::string asked_key;
    std::string done_key;
};
constexpr auto describe(Of<Stop>) {
    return entity(
        "ward_supplies_stop", "配送点", "Stop",
        field<&Stop::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Stop::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Stop::round_id>("round_id", {.zh = "配送单", .en = "Round", .references = "ward_supplies_round"}),
        field<&Stop::state>("state", {.zh = "状态", .en = "State"}),
        field<&Stop::origin>("origin", {.zh = "来源", .en = "Origin"}),
        field<&Stop::standing_order_id>("standing_order_id", {.zh = "固定配送", .en = "Standing order"}),
        field<&Stop::department_id>("department_id",
                                    {.zh = "科室", .en = "Department", .references = "organization_department"}),
        field<&Stop::room_id>("room_id", {.zh = "房间", .en = "Room", .references = "space_room"}),
        field<&Stop::floor_id>("floor_id", {.zh = "楼层", .en = "Floor", .references = "space_floor"}),
        field<&Stop::position>("position", {.zh = "顺序", .en = "Position"}),
        field<&Stop::item_id>("item_id", {.zh = "物资", .en = "Item", .references = "materials_item"}),
        field<&Stop::planned>("planned", {.zh = "应送", .en = "Planned"}),
        field<&Stop::delivered>("delivered", {.zh = "实送", .en = "Delivered"}),
        field<&Stop::taken_back>("taken_back", {.zh = "收回空桶", .en = "Taken back"}),
        field<&Stop::litres>("litres", {.zh = "升数", .en = "Litres", .unit = "L"}),
        field<&Stop::value>("value", {.zh = "金额", .en = "Value", .unit = "¥"}),
        field<&Stop::note>("note", {.zh = "备注", .en = "Note"}),
        field<&Stop::asked_by_id>("asked_by_id", {.zh = "要货人号", .en = "Asked by id"}),
        field<&Stop::asked_by>("asked_by", {.zh = "要货人", .en = "Asked by"}),
        field<&Stop::asked_at>("asked_at", {.zh = "要货时间", .en = "Asked"}),
        field<&Stop::receiver>("receiver", {.zh = "接收人", .en = "Received by"}),
        field<&Stop::reason>("reason", {.zh = "原因", .en = "Reason"}),
        field<&Stop::done_by>("done_by", {.zh = "配送人", .en = "By"}),
        field<&Stop::done_at>("done_at", {.zh = "完成时间", .en = "Done"}),
        field<&Stop::month>("month", {.zh = "月份", .en = "Month"}),
        field<&Stop::document_id>("document_id",
                                  {.zh = "出库单", .en = "Document", .references = "materials_document"}),
        field<&Stop::asked_key>("asked_key", {.zh = "要货标识", .en = "Key of asking"}),
        field<&Stop::done_key>("done_key", {.zh = "提交标识", .en = "Key of doing"}));
}
static_assert(fully_described<Stop>);

/// POST …/requests: "water is out". By a standing order (one tap), or place and item.
struct NewRequest {
    std::int64_t standing_order_id = 0;
    std::int64_t store_id = 0;
    std::int64_t department_id = 0;  // 0: the asker's own
    std::int64_t room_id = 0;
    std::int64_t item_id = 0;
    Quantity quantity;  // 0: as the standing order says
    std::string note;
    std::string request_key;
};
constexpr auto describe(Of<NewRequest>) {
    return view(
        "WardSuppliesNewRequest", "", "临时要货", "Extra delivery",
        field<&NewRequest::standing_order_id>("standing_order_id",
                                              {.zh = "固定配送", .en = "Standing order", .min = 0}),
        field<&NewRequest::store_id>("store_id",
                                     {.zh = "库房", .en = "Store", .min = 0, .references = "materials_store"}),
        field<&NewRequest::department_id>(
            "department_id", {.zh = "科室", .en = "Department", .min = 0, .references = "organization_department"}),
        field<&NewRequest::room_id>("room_id", {.zh = "送到房间", .en = "Room", .min = 0, .references = "space_room"}),
        field<&NewRequest::item_id>("item_id", {.zh = "物资", .en = "Item", .min = 0, .references = "materials_item"}),
        field<&NewRequest::quantity>("quantity", {.zh = "数量", .en = "Quantity", .min = 0, .max = 100'000}),
        field<&NewRequest::note>("note", {.zh = "备注", .en = "Note", .length_max = 200}),
        field<&NewRequest::request_key>("request_key", {.zh = "提交标识", .en = "Request key", .length_max = 64}));
}
static_assert(fully_described<NewRequest>);

/// POST …/stops/{id}/actions/{action}.
struct StopInput {
    std::optional<std::int64_t> version;
    Quantity delivered;
    std::int64_t taken_back = 0;
    std::string receiver;
    std::string reason;
    std::optional<Instant> happened_at;  // phones without signal send later
    std::string request_key;
};
constexpr auto describe(Of<StopInput>) {
    return view(
        "WardSuppliesStopInput", "", "配送登记", "What happened at a stop",
        field<&StopInput::version>("version", {.zh = "版本", .en = "Version"}),
        field<&StopInput::delivered>("delivered", {.zh = "实送数量", .en = "Delivered", .min = 0, .max = 100'000}),
        field<&StopInput::taken_back>("taken_back",
                                      {.zh = "收回空桶", .en = "Empties taken back", .min = 0, .max = 10000}),
        field<&StopInput::receiver>("receiver", {.zh = "接收人", .en = "Received by", .length_max = 40}),
        field<&StopInput::reason>("reason", {.zh = "原因", .en = "Reason", .length_max = 200}),
        field<&StopInput::happened_at>("happened_at", {.zh = "发生时间", .en = "Happened at"}),
        field<&StopInput::request_key>("request_key", {.zh = "提交标识", .en = "Request key", .length_max = 64}));
}
static_assert(fully_described<StopInput>);

}  // namespace zs::ward_supplies
