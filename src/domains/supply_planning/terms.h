// What suppliers and items ask of an order: kept by the buyer.
#pragma once
#include "domains/materials/entities.h"
#include "domains/replenishment/replenishment.h"

namespace zs::supply_planning {

struct VendorTerms {
    Id<VendorTerms> id;
    std::int64_t version = 0;
    Id<organization::Vendor> vendor_id;
    std::int64_t lead_days = 7;         // agreed, from order to receipt
    std::int64_t lead_spread_days = 2;  // usual deviation
    Money minimum_value;                // smaller orders are not delivered
    Quantity truck_m3;                  // what one delivery takes; 0: no bound
    std::string windows;                // of deliveries: "1 08:00-10:00,4 08:00-10:00"; 1 = Monday
    std::int64_t call_days_before = 1;  // a delivery is called so many days before its window
    std::string note;
    bool active = true;
};
constexpr auto describe(Of<VendorTerms>) {
    return entity(
        "supply_planning_vendor_terms", "供货约定", "Supplier terms",
        field<&VendorTerms::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&VendorTerms::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&VendorTerms::vendor_id>(
            "vendor_id", {.zh = "供应商", .en = "Supplier", .required = true, .references = "organization_vendor"}),
        field<&VendorTerms::lead_days>("lead_days",
                                       {.zh = "约定到货天数", .en = "Agreed days of delivery", .min = 0, .max = 365}),
        field<&VendorTerms::lead_spread_days>("lead_spread_days",
                                              {.zh = "到货波动天数", .en = "Usual deviation", .min = 0, .max = 180}),
        field<&VendorTerms::minimum_value>("minimum_value",
                                           {.zh = "起订金额", .en = "Minimum order", .min = 0, .unit = "¥"}),
        field<&VendorTerms::truck_m3>("truck_m3",
                                      {.zh = "每车容积", .en = "Truck volume", .min = 0, .max = 1000, .unit = "m³"}),
        field<&VendorTerms::windows>("windows", {.zh = "送货窗口", .en = "Delivery windows", .length_max = 200}),
        field<&VendorTerms::call_days_before>("call_days_before",
                                              {.zh = "提前要货天数", .en = "Called days before", .min = 0, .max = 30}),
        field<&VendorTerms::note>("note", {.zh = "备注", .en = "Note", .length_max = 200}),
        field<&VendorTerms::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<VendorTerms>);

struct ItemTerms {
    Id<ItemTerms> id;
    std::int64_t version = 0;
    Id<materials::Item> item_id;
    Quantity pack{1000};               // base units sold together
    Quantity litres;                   // volume of one base unit
    std::int64_t shelf_life_days = 0;  // of fresh goods; 0: does not spoil, or is not known
    bool called = false;               // JIT: called for the supplier's windows instead of ordered
    Quantity emergency_par;            // own reserve that calls never plan to touch
    Quantity delivery_max;             // of one call; 0: no bound
    std::optional<Quantity> contract_left;
};
constexpr auto describe(Of<ItemTerms>) {
    return entity(
        "supply_planning_item_terms", "物资订货约定", "Item terms",
        field<&ItemTerms::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&ItemTerms::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&ItemTerms::item_id>("item_id",
                                   {.zh = "物资", .en = "Item", .required = true, .references = "materials_item"}),
        field<&ItemTerms::pack>("pack", {.zh = "订货包装量", .en = "Pack", .min = 0.001, .max = 1'000'000}),
        field<&ItemTerms::litres>("litres",
                                  {.zh = "单位体积", .en = "Volume of a unit", .min = 0, .max = 100'000, .unit = "L"}),
        field<&ItemTerms::shelf_life_days>("shelf_life_days",
                                           {.zh = "保质期", .en = "Shelf life", .min = 0, .max = 10'000, .unit = "d"}),
        field<&ItemTerms::called>("called", {.zh = "JIT 要货", .en = "Called for windows"}),
        field<&ItemTerms::emergency_par>("emergency_par", {.zh = "应急储备", .en = "Emergency par", .min = 0}),
        field<&ItemTerms::delivery_max>("delivery_max", {.zh = "每次最多", .en = "Most of a call", .min = 0}),
        field<&ItemTerms::contract_left>("contract_left", {.zh = "合同余量", .en = "Left of the contract", .min = 0}));
}
static_assert(fully_described<ItemTerms>);

/// "1 08:00-10:00,4 08:00-10:00"; nullopt when it cannot be read. Pure.
std::optional<std::vector<replenishment::DeliveryWindow>> windows_of(std::string_view text, int call_days_before);

Status check_vendor_terms(Transaction& transaction, const void* before_or_null, void* after);
Status check_item_terms(Transaction& transaction, const void* before_or_null, void* after);

}  // namespace zs::supply_planning
