// Empty containers: the account of each department and floor, and what goes back to the supplier.
#pragma once
#include "domains/ward_supplies/masters.h"

namespace zs::ward_supplies {

/// A row of the account. What is out at a place is the sum of its rows; nothing is changed or deleted.
struct Container {
    Id<Container> id;
    Id<organization::Department> department_id;
    Id<space::Floor> floor_id;
    Id<materials::Item> item_id;
    ContainerMove kind = ContainerMove::delivered;
    std::int64_t quantity = 0;  // with sign
    Money deposit;              // with sign, as of that day
    Instant at;
    std::int64_t store_id = 0;  // that gave or took it; 0: a count
    std::int64_t stop_id = 0;
    std::string reason;
    std::string actor;
    std::string request_key;
};
constexpr auto describe(Of<Container>) {
    return entity(
        "ward_supplies_container", "空桶账", "Account of containers",
        field<&Container::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Container::department_id>("department_id",
                                         {.zh = "科室", .en = "Department", .references = "organization_department"}),
        field<&Container::floor_id>("floor_id", {.zh = "楼层", .en = "Floor", .references = "space_floor"}),
        field<&Container::item_id>("item_id", {.zh = "物资", .en = "Item", .references = "materials_item"}),
        field<&Container::kind>("kind", {.zh = "类别", .en = "Kind"}),
        field<&Container::quantity>("quantity", {.zh = "数量", .en = "Quantity"}),
        field<&Container::deposit>("deposit", {.zh = "押金", .en = "Deposit", .unit = "¥"}),
        field<&Container::at>("at", {.zh = "时间", .en = "At"}),
        field<&Container::store_id>("store_id", {.zh = "库房", .en = "Store", .references = "materials_store"}),
        field<&Container::stop_id>("stop_id", {.zh = "配送点", .en = "Stop"}),
        field<&Container::reason>("reason", {.zh = "原因", .en = "Reason"}),
        field<&Container::actor>("actor", {.zh = "经手人", .en = "By"}),
        field<&Container::request_key>("request_key", {.zh = "提交标识", .en = "Request key"}));
}
static_assert(fully_described<Container>);

/// A document: empties handed to the supplier, for their deposits.
struct EmptiesReturn {
    Id<EmptiesReturn> id;
    std::string number;
    Id<materials::Store> store_id;
    Id<organization::Vendor> vendor_id;
    Id<materials::Item> item_id;
    std::int64_t quantity = 0;
    Money deposit;
    Instant at;
    std::string receiver;
    std::string note;
    std::string actor;
    std::string request_key;
};
constexpr auto describe(Of<EmptiesReturn>) {
    return entity(
        "ward_supplies_empties_return", "空桶退回单", "Return of empties",
        field<&EmptiesReturn::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&EmptiesReturn::number>("number", {.zh = "单号", .en = "Number"}),
        field<&EmptiesReturn::store_id>("store_id", {.zh = "库房", .en = "Store", .references = "materials_store"}),
        field<&EmptiesReturn::vendor_id>("vendor_id",
                                         {.zh = "供应商", .en = "Supplier", .references = "organization_vendor"}),
        field<&EmptiesReturn::item_id>("item_id", {.zh = "物资", .en = "Item", .references = "materials_item"}),
        field<&EmptiesReturn::quantity>("quantity", {.zh = "数量", .en = "Quantity"}),
        field<&EmptiesReturn::deposit>("deposit", {.zh = "应退押金", .en = "Deposit due", .unit = "¥"}),
        field<&EmptiesReturn::at>("at", {.zh = "时间", .en = "At"}),
        field<&EmptiesReturn::receiver>("receiver", {.zh = "供应商接收人", .en = "Received by"}),
        field<&EmptiesReturn::note>("note", {.zh = "备注", .en = "Note"}),
        field<&EmptiesReturn::actor>("actor", {.zh = "经手人", .en = "By"}),
        field<&EmptiesReturn::request_key>("request_key", {.zh = "提交标识", .en = "Request key"}));
}
static_assert(fully_described<EmptiesReturn>);

/// POST …/containers/counts: what is really there; the account follows.
struct NewCount {
    std::int64_t department_id = 0;
    std::int64_t floor_id = 0;
    std::int64_t item_id = 0;
    std::int64_t counted = 0;
    std::string reason;  // needed where the account says otherwise
    std::string request_key;
};
constexpr auto describe(Of<NewCount>) {
    return view(
        "WardSuppliesNewCount", "", "空桶清点", "Count of containers",
        field<&NewCount::department_id>(
            "department_id",
            {.zh = "科室", .en = "Department", .required = true, .min = 1, .references = "organization_department"}),
        field<&NewCount::floor_id>(
            "floor_id", {.zh = "楼层", .en = "Floor", .required = true, .min = 1, .references = "space_floor"}),
        field<&NewCount::item_id>(
            "item_id", {.zh = "物资", .en = "Item", .required = true, .min = 1, .references = "materials_item"}),
        field<&NewCount::counted>("counted",
                                  {.zh = "实有数量", .en = "Counted", .required = true, .min = 0, .max = 100'000}),
        field<&NewCount::reason>("reason", {.zh = "差异原因", .en = "Why it differs", .length_max = 200}),
        field<&NewCount::request_key>("request_key", {.zh = "提交标识", .en = "Request key", .length_max = 64}));
}
static_assert(fully_described<NewCount>);

/// POST …/returns.
struct NewReturn {
    std::int64_t store_id = 0;
    std::int64_t vendor_id = 0;
    std::int64_t item_id = 0;
    std::int64_t quantity = 0;
    std::string receiver;
    std::string note;
    std::string request_key;
};
constexpr auto describe(Of<NewReturn>) {
    return view(
        "WardSuppliesNewReturn", "", "退回空桶", "Return empties",
        field<&NewReturn::store_id>(
            "store_id", {.zh = "库房", .en = "Store", .required = true, .min = 1, .references = "materials_store"}),
        field<&NewReturn::vendor_id>(
            "vendor_id",
            {.zh = "供应商", .en = "Supplier", .required = true, .min = 1, .references = "organization_vendor"}),
        field<&NewReturn::item_id>(
            "item_id", {.zh = "物资", .en = "Item", .required = true, .min = 1, .references = "materials_item"}),
        field<&NewReturn::quantity>("quantity",
                                    {.zh = "数量", .en = "Quantity", .required = true, .min = 1, .max = 100'000}),
        field<&NewReturn::receiver>("receiver",
                                    {.zh = "供应商接收人", .en = "Received by", .required = true, .length_max = 40}),
        field<&NewReturn::note>("note", {.zh = "备注", .en = "Note", .length_max = 200}),
        field<&NewReturn::request_key>("request_key", {.zh = "提交标识", .en = "Request key", .length_max = 64}));
}
static_assert(fully_described<NewReturn>);

}  // namespace zs::ward_supplies
