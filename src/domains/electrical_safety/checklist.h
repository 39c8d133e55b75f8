// Checklists in editions: what a survey asks of a department, of each circuit and of each appliance.
#pragma once
#include "domains/electrical_safety/states.h"
#include "domains/maintenance/maintenance.h"

namespace zs::electrical_safety {

/// A task of the shared vocabulary with what it is asked of and what follows when it is abnormal.
struct Check {
    maintenance::Task task;
    Target target = Target::department;
    Severity severity = Severity::general;
    Remedy remedy = Remedy::rectify;
    Limit limit = Limit::own;  // number: the parameter of the sheet's day is its limit
};
constexpr auto describe(Of<Check>) {
    return view("ElectricalSafetyCheck", "", "检查项", "Check",
                field<&Check::task>("task", {.zh = "检查项", .en = "Task"}),
                field<&Check::target>("target", {.zh = "对象", .en = "Asked of"}),
                field<&Check::severity>("severity", {.zh = "隐患等级", .en = "Severity"}),
                field<&Check::remedy>("remedy", {.zh = "处置", .en = "Remedy"}),
                field<&Check::limit>("limit", {.zh = "限值", .en = "Limit"}));
}
static_assert(fully_described<Check>);
using Checks = std::vector<Check>;

/// Once a survey uses it, it never changes: a new one is made from it.
struct Edition {
    Id<Edition> id;
    std::int64_t version = 0;
    std::string code;
    std::string name;
    std::string name_en;
    JsonText checks{"[]"};
    bool active = true;
};
constexpr auto describe(Of<Edition>) {
    return entity("electrical_safety_edition", "用电检查表", "Electrical checklist",
                  field<&Edition::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Edition::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
                  field<&Edition::code>("code", {.zh = "代码", .en = "Code", .length_max = 40, .searchable = true}),
                  field<&Edition::name>("name", {.zh = "名称", .en = "Name", .length_max = 80, .searchable = true}),
                  field<&Edition::name_en>("name_en", {.zh = "英文名", .en = "English name", .length_max = 120}),
                  field<&Edition::checks>("checks", {.zh = "检查项", .en = "Checks"}),
                  field<&Edition::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<Edition>);

/// POST …/editions and …/editions/{id}: the whole list.
struct EditionInput {
    std::optional<std::int64_t> version;
    std::string code;
    std::string name;
    std::string name_en;
    Checks checks;
    bool active = true;
};
constexpr auto describe(Of<EditionInput>) {
    return view("ElectricalSafetyEditionInput", "", "用电检查表", "Electrical checklist",
                field<&EditionInput::version>("version", {.zh = "版本", .en = "Version"}),
                field<&EditionInput::code>("code", {.zh = "代码", .en = "Code", .required = true, .length_max = 40}),
                field<&EditionInput::name>("name", {.zh = "名称", .en = "Name", .required = true, .length_max = 80}),
                field<&EditionInput::name_en>("name_en", {.zh = "英文名", .en = "English name", .length_max = 120}),
                field<&EditionInput::checks>("checks", {.zh = "检查项", .en = "Checks"}),
                field<&EditionInput::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<EditionInput>);

/// As a column keeps it: a JSON array. What was stored reads back (Bug otherwise).
JsonText stored(const Checks& checks);
Checks checks_of(const JsonText& text);
/// Codes for those without one; field errors `checks[2].task.title` and the like, all at once.
Status finish_checks(Checks& checks);
/// Checks that fit most hospitals, to begin with; limits come from the parameters.
Checks standard_checks();

Result<Edition> add_edition(Transaction& transaction, const Actor& actor, EditionInput input);
/// Errors: electrical_safety.edition_in_use, entity.stale, field errors.
Result<Edition> change_edition(Transaction& transaction, const Actor& actor, Id<Edition> id, EditionInput input);

}  // namespace zs::electrical_safety
