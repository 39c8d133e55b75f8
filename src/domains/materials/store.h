// Stores, ward stores and their bins.
#pragma once
#include "domains/materials/item.h"

namespace zs::materials {

struct Store {
    Id<Store> id;
    std::int64_t version = 0;
    std::string code;
    std::string name;
    std::string name_en;
    StoreKind kind = StoreKind::main;
    std::optional<Id<organization::Department>> department_id;  // whose store it is
    std::optional<Id<space::Campus>> campus_id;
    bool negative_allowed = false;  // issue before the receipt is entered; must be cleared before the month is closed
    bool active = true;
};
constexpr auto describe(Of<Store>) {
    return entity("materials_store", "库房", "Store",
                  field<&Store::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Store::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
                  field<&Store::code>(
                      "code", {.zh = "代码", .en = "Code", .required = true, .length_max = 40, .searchable = true}),
                  field<&Store::name>(
                      "name", {.zh = "名称", .en = "Name", .required = true, .length_max = 60, .searchable = true}),
                  field<&Store::name_en>("name_en", {.zh = "英文名", .en = "English name", .length_max = 80}),
                  field<&Store::kind>("kind", {.zh = "类别", .en = "Kind"}),
                  field<&Store::department_id>(
                      "department_id", {.zh = "所属科室", .en = "Department", .references = "organization_department"}),
                  field<&Store::campus_id>("campus_id", {.zh = "院区", .en = "Campus", .references = "space_campus"}),
                  field<&Store::negative_allowed>("negative_allowed", {.zh = "允许负库存", .en = "May go negative"}),
                  field<&Store::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<Store>);

struct Bin {
    Id<Bin> id;
    std::int64_t version = 0;
    Id<Store> store_id;
    std::string code;
    std::int64_t walk = 0;  // position on the way through the store
    bool active = true;
};
constexpr auto describe(Of<Bin>) {
    return entity(
        "materials_bin", "货位", "Bin",
        field<&Bin::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Bin::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Bin::store_id>("store_id",
                              {.zh = "库房", .en = "Store", .required = true, .references = "materials_store"}),
        field<&Bin::code>("code", {.zh = "代码", .en = "Code", .required = true, .length_max = 40, .searchable = true}),
        field<&Bin::walk>("walk", {.zh = "行走顺序", .en = "Walking order", .min = 0, .max = 100000}),
        field<&Bin::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<Bin>);

}  // namespace zs::materials
