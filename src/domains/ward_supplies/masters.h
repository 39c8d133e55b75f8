// Master data of ward supplies: what is carried, how large wards are, who gets what on which days.
#pragma once
#include "domains/materials/materials.h"
#include "domains/space/entities.h"
#include "domains/ward_supplies/states.h"

namespace zs::ward_supplies {

/// An item that is carried to the wards. A returnable one is a full container: one base unit, one container.
struct Article {
    Id<Article> id;
    std::int64_t version = 0;
    Id<materials::Item> item_id;
    Quantity litres;          // of one base unit; 0: nothing to drink
    bool returnable = false;  // the container comes back empty
    Money deposit;            // for one container
    bool active = true;
};
constexpr auto describe(Of<Article>) {
    return entity(
        "ward_supplies_article", "配送物资", "Ward article",
        field<&Article::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Article::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Article::item_id>(
            "item_id",
            {.zh = "物资", .en = "Item", .required = true, .create_only = true, .references = "materials_item"}),
        field<&Article::litres>("litres",
                                {.zh = "每单位升数", .en = "Litres each", .min = 0, .max = 1000, .unit = "L"}),
        field<&Article::returnable>("returnable", {.zh = "回收空桶", .en = "Container comes back"}),
        field<&Article::deposit>("deposit", {.zh = "每桶押金", .en = "Deposit", .min = 0, .max = 10000, .unit = "¥"}),
        field<&Article::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<Article>);

/// What figures for each bed and head are divided by; empty: not known, the figure does not apply.
struct Ward {
    Id<Ward> id;
    std::int64_t version = 0;
    Id<organization::Department> department_id;
    std::optional<std::int64_t> staff;
    std::optional<std::int64_t> beds;
    std::optional<std::int64_t> containers_max;  // instead of the hospital's parameter
};
constexpr auto describe(Of<Ward>) {
    return entity("ward_supplies_ward", "科室规模", "Ward size",
                  field<&Ward::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Ward::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
                  field<&Ward::department_id>("department_id", {.zh = "科室",
                                                                .en = "Department",
                                                                .required = true,
                                                                .create_only = true,
                                                                .references = "organization_department"}),
                  field<&Ward::staff>("staff", {.zh = "职工人数", .en = "Staff", .min = 1, .max = 10000}),
                  field<&Ward::beds>("beds", {.zh = "床位数", .en = "Beds", .min = 1, .max = 10000}),
                  field<&Ward::containers_max>("containers_max",
                                               {.zh = "留桶上限", .en = "Most containers", .min = 0, .max = 10000}));
}
static_assert(fully_described<Ward>);

struct StandingOrder {
    Id<StandingOrder> id;
    std::int64_t version = 0;
    Id<materials::Store> store_id;
    Id<organization::Department> department_id;
    Id<space::Room> room_id;
    Id<materials::Item> item_id;
    Quantity quantity;
    std::string weekdays = "1,2,3,4,5";
    Date from_day;
    std::optional<Date> to_day;
    std::string note;
    bool active = true;
};
constexpr auto describe(Of<StandingOrder>) {
    return entity(
        "ward_supplies_standing_order", "固定配送", "Standing order",
        field<&StandingOrder::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&StandingOrder::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&StandingOrder::store_id>(
            "store_id", {.zh = "库房", .en = "Store", .required = true, .references = "materials_store"}),
        field<&StandingOrder::department_id>(
            "department_id",
            {.zh = "科室", .en = "Department", .required = true, .references = "organization_department"}),
        field<&StandingOrder::room_id>("room_id",
                                       {.zh = "送到房间", .en = "Room", .required = true, .references = "space_room"}),
        field<&StandingOrder::item_id>("item_id",
                                       {.zh = "物资", .en = "Item", .required = true, .references = "materials_item"}),
        field<&StandingOrder::quantity>(
            "quantity", {.zh = "每次数量", .en = "Quantity", .required = true, .min = 0.001, .max = 100'000}),
        field<&StandingOrder::weekdays>(
            "weekdays", {.zh = "星期 (1 = 周一)", .en = "Weekdays (1 = Monday)", .required = true, .length_max = 13}),
        field<&StandingOrder::from_day>("from_day", {.zh = "开始", .en = "From", .required = true}),
        field<&StandingOrder::to_day>("to_day", {.zh = "结束", .en = "To"}),
        field<&StandingOrder::note>("note", {.zh = "备注", .en = "Note", .length_max = 200}),
        field<&StandingOrder::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<StandingOrder>);

Status check_article(Transaction& transaction, const void* before_or_null, void* after);
Status check_standing_order(Transaction& transaction, const void* before_or_null, void* after);

}  // namespace zs::ward_supplies
