// Departments, trades, crews, posts, people, vendor companies.
#pragma once
#include "platform/entity/entity.h"

namespace zs::space {
struct Campus;
}

namespace zs::organization {

enum class DepartmentKind { clinical, medical_technical, administrative, logistics };
constexpr auto options(Of<DepartmentKind>) {
    return std::array{Option{"clinical", "临床", "Clinical"}, Option{"medical_technical", "医技", "Medical technical"},
                      Option{"administrative", "行政", "Administrative"}, Option{"logistics", "后勤", "Logistics"}};
}

struct Department {
    Id<Department> id;
    std::int64_t version = 0;
    std::string code;
    std::string name;
    std::string name_en;
    DepartmentKind kind = DepartmentKind::clinical;
    std::optional<Id<Department>> parent_id;
    std::optional<Id<space::Campus>> campus_id;
    std::string phone;
    std::string search_key;  // name, code, pinyin initials
    bool active = true;
};
constexpr auto describe(Of<Department>) {
    return entity(
        "organization_department", "科室", "Department",
        field<&Department::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Department::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Department::code>("code", {.zh = "代码", .en = "Code", .required = true, .length_max = 40}),
        field<&Department::name>("name", {.zh = "名称", .en = "Name", .required = true, .length_max = 60}),
        field<&Department::name_en>("name_en", {.zh = "英文名", .en = "English name", .length_max = 80}),
        field<&Department::kind>("kind", {.zh = "类别", .en = "Kind"}),
        field<&Department::parent_id>("parent_id",
                                      {.zh = "上级科室", .en = "Parent", .references = "organization_department"}),
        field<&Department::campus_id>("campus_id", {.zh = "院区", .en = "Campus", .references = "space_campus"}),
        field<&Department::phone>("phone", {.zh = "电话", .en = "Phone", .length_max = 30}),
        field<&Department::search_key>("search_key",
                                       {.zh = "检索码", .en = "Search key", .read_only = true, .searchable = true}),
        field<&Department::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<Department>);

/// 工种: plumbing, electrical …; a fault type needs one, a crew and a person have several (comma-separated codes).
struct Trade {
    Id<Trade> id;
    std::int64_t version = 0;
    std::string code;
    std::string name;
    std::string name_en;
};
constexpr auto describe(Of<Trade>) {
    return entity("organization_trade", "工种", "Trade",
                  field<&Trade::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Trade::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
                  field<&Trade::code>(
                      "code", {.zh = "代码", .en = "Code", .required = true, .length_max = 40, .searchable = true}),
                  field<&Trade::name>(
                      "name", {.zh = "名称", .en = "Name", .required = true, .length_max = 60, .searchable = true}),
                  field<&Trade::name_en>("name_en", {.zh = "英文名", .en = "English name", .length_max = 80}));
}
static_assert(fully_described<Trade>);

struct Vendor {
    Id<Vendor> id;
    std::int64_t version = 0;
    std::string code;
    std::string name;
    std::string contact;
    std::string phone;
    std::string trades;
    bool active = true;
};
constexpr auto describe(Of<Vendor>) {
    return entity("organization_vendor", "外包单位", "Vendor",
                  field<&Vendor::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Vendor::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
                  field<&Vendor::code>(
                      "code", {.zh = "代码", .en = "Code", .required = true, .length_max = 40, .searchable = true}),
                  field<&Vendor::name>(
                      "name", {.zh = "名称", .en = "Name", .required = true, .length_max = 80, .searchable = true}),
                  field<&Vendor::contact>("contact", {.zh = "联系人", .en = "Contact", .length_max = 40}),
                  field<&Vendor::phone>("phone", {.zh = "电话", .en = "Phone", .length_max = 30}),
                  field<&Vendor::trades>(
                      "trades", {.zh = "工种", .en = "Trades", .length_max = 200, .codes_of = "organization_trade"}),
                  field<&Vendor::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<Vendor>);

struct Person;
struct Crew {
    Id<Crew> id;
    std::int64_t version = 0;
    std::string code;
    std::string name;
    std::string name_en;
    std::string trades;  // comma-separated trade codes
    std::optional<Id<Department>> department_id;
    std::optional<std::int64_t> lead_person_id;
    std::optional<Id<Vendor>> vendor_id;  // an outsourced crew
    std::string phone;
    bool active = true;
};
constexpr auto describe(Of<Crew>) {
    return entity(
        "organization_crew", "班组", "Crew",
        field<&Crew::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Crew::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Crew::code>("code",
                           {.zh = "代码", .en = "Code", .required = true, .length_max = 40, .searchable = true}),
        field<&Crew::name>("name",
                           {.zh = "名称", .en = "Name", .required = true, .length_max = 60, .searchable = true}),
        field<&Crew::name_en>("name_en", {.zh = "英文名", .en = "English name", .length_max = 80}),
        field<&Crew::trades>("trades",
                             {.zh = "工种", .en = "Trades", .length_max = 200, .codes_of = "organization_trade"}),
        field<&Crew::department_id>("department_id",
                                    {.zh = "所属科室", .en = "Department", .references = "organization_department"}),
        field<&Crew::lead_person_id>("lead_person_id",
                                     {.zh = "班长", .en = "Leader", .references = "organization_person"}),
        field<&Crew::vendor_id>("vendor_id", {.zh = "外包单位", .en = "Vendor", .references = "organization_vendor"}),
        field<&Crew::phone>("phone", {.zh = "电话", .en = "Phone", .length_max = 30}),
        field<&Crew::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<Crew>);

/// 岗位; a 24 h post must be covered around the clock by `staff_min` people of its crew.
struct Post {
    Id<Post> id;
    std::int64_t version = 0;
    std::string code;
    std::string name;
    std::string name_en;
    std::optional<Id<Crew>> crew_id;
    bool round_the_clock = false;
    std::int64_t staff_min = 1;
};
constexpr auto describe(Of<Post>) {
    return entity(
        "organization_post", "岗位", "Post",
        field<&Post::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Post::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Post::code>("code",
                           {.zh = "代码", .en = "Code", .required = true, .length_max = 40, .searchable = true}),
        field<&Post::name>("name",
                           {.zh = "名称", .en = "Name", .required = true, .length_max = 60, .searchable = true}),
        field<&Post::name_en>("name_en", {.zh = "英文名", .en = "English name", .length_max = 80}),
        field<&Post::crew_id>("crew_id", {.zh = "班组", .en = "Crew", .references = "organization_crew"}),
        field<&Post::round_the_clock>("round_the_clock", {.zh = "24 小时岗", .en = "24 h post"}),
        field<&Post::staff_min>("staff_min", {.zh = "最少人数", .en = "Minimum staff", .min = 0, .max = 100}));
}
static_assert(fully_described<Post>);

struct Person {
    Id<Person> id;
    std::int64_t version = 0;
    std::string code;  // 工号
    std::string name;
    std::optional<Id<Department>> department_id;
    std::optional<Id<Crew>> crew_id;
    std::optional<Id<Post>> post_id;
    std::optional<Id<Vendor>> vendor_id;
    std::string skills;  // comma-separated trade codes; empty = the crew's trades
    std::string phone;
    std::optional<std::int64_t> base_room_id;  // where the walk to a job starts when nothing newer is known
    std::string search_key;
    bool active = true;
};
constexpr auto describe(Of<Person>) {
    return entity(
        "organization_person", "人员", "Person",
        field<&Person::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Person::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Person::code>("code", {.zh = "工号", .en = "Staff number", .required = true, .length_max = 40}),
        field<&Person::name>("name", {.zh = "姓名", .en = "Name", .required = true, .length_max = 60}),
        field<&Person::department_id>("department_id",
                                      {.zh = "科室", .en = "Department", .references = "organization_department"}),
        field<&Person::crew_id>("crew_id", {.zh = "班组", .en = "Crew", .references = "organization_crew"}),
        field<&Person::post_id>("post_id", {.zh = "岗位", .en = "Post", .references = "organization_post"}),
        field<&Person::vendor_id>("vendor_id", {.zh = "外包单位", .en = "Vendor", .references = "organization_vendor"}),
        field<&Person::skills>("skills",
                               {.zh = "技能", .en = "Skills", .length_max = 200, .codes_of = "organization_trade"}),
        field<&Person::phone>("phone", {.zh = "电话", .en = "Phone", .length_max = 30}),
        field<&Person::base_room_id>("base_room_id", {.zh = "常驻位置", .en = "Base room", .references = "space_room"}),
        field<&Person::search_key>("search_key",
                                   {.zh = "检索码", .en = "Search key", .read_only = true, .searchable = true}),
        field<&Person::active>("active", {.zh = "在岗", .en = "Active"}));
}
static_assert(fully_described<Person>);

}  // namespace zs::organization
