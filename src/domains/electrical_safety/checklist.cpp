// Editions of the checklist: stored, checked, changed until a survey uses them; the one to begin with.
#include "domains/electrical_safety/checklist.h"

#include <fmt/format.h>

#include <set>

#include "core/text.h"
#include "domains/electrical_safety/service.h"
#include "platform/audit/audit.h"

namespace zs::electrical_safety {
namespace {

/// The list as it is decoded: one member, so that every rule of a check is checked by the descriptor.
struct CheckList {
    Checks list;
};
constexpr auto describe(Of<CheckList>) {
    return view("ElectricalSafetyCheckList", "", "检查项", "Checks",
                field<&CheckList::list>("list", {.zh = "检查项", .en = "Checks"}));
}

bool has_limits(maintenance::TaskKind kind) { return kind == maintenance::TaskKind::number; }

Status check_edition(Reader& reader, EditionInput& input, std::int64_t id) {
    std::vector<FieldError> errors;
    input.code = text::trim(input.code);
    input.name = text::trim(input.name);
    if (input.code.empty()) errors.push_back({"code", "field.required", {}});
    if (input.name.empty()) errors.push_back({"name", "field.required", {}});
    if (reader.exists("SELECT 1 FROM electrical_safety_edition WHERE code = ? AND id <> ?", {input.code, id}))
        errors.push_back({"code", "electrical_safety.code_taken", {}});
    if (input.checks.empty()) errors.push_back({"checks", "field.required", {}});
    if (const auto finished = finish_checks(input.checks); !finished)
        errors.insert(errors.end(), finished.error().fields.begin(), finished.error().fields.end());
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

Check make(Target target, maintenance::TaskKind kind, std::string_view zh, std::string_view en, Severity severity,
           Remedy remedy, Limit limit = Limit::own, std::string_view unit = "") {
    Check check;
    check.task.kind = kind;
    check.task.title = zh;
    check.task.title_en = en;
    check.task.unit = unit;
    check.target = target;
    check.severity = severity;
    check.remedy = remedy;
    check.limit = limit;
    return check;
}

}  // namespace

JsonText stored(const Checks& checks) {
    JsonText text{""};
    append_json_array(text.text, checks);
    return text;
}

Checks checks_of(const JsonText& text) {
    const auto parsed = json::parse_object(fmt::format("{{\"list\":{}}}", text.text));
    ZS_ASSERT(parsed.has_value());
    auto list = decode_command<CheckList>(*parsed);
    ZS_ASSERT(list.has_value());
    return std::move(list->list);
}

Status finish_checks(Checks& checks) {
    maintenance::Tasks tasks;
    std::vector<FieldError> errors;
    for (const auto& check : checks) tasks.push_back(check.task);
    if (const auto finished = maintenance::finish_list(tasks); !finished)
        for (auto error : finished.error().fields) {  // tasks[2].title → checks[2].task.title
            const auto end = error.field.find(']');
            ZS_ASSERT(error.field.starts_with("tasks[") && end != std::string::npos);
            error.field = "checks" + error.field.substr(5, end - 4) + ".task" + error.field.substr(end + 1);
            errors.push_back(std::move(error));
        }
    for (std::size_t i = 0; i < checks.size(); ++i) {
        if (checks[i].limit != Limit::own && !has_limits(checks[i].task.kind))
            errors.push_back({fmt::format("checks[{}].limit", i), "electrical_safety.limit_of_numbers_only", {}});
        checks[i].task = tasks[i];
    }
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

Checks standard_checks() {
    using enum maintenance::TaskKind;
    using enum Target;
    using enum Severity;
    Checks checks = {
        make(department, pass_fail, "人离电断, 无长明灯和空开电器", "Nothing left on when nobody is there", general,
             Remedy::rectify),
        make(department, pass_fail, "无私拉乱接电线和串接插排", "No improvised wiring, no chained socket strips",
             serious, Remedy::rectify),
        make(department, pass_fail, "走廊加床、陪护床不压线不堵插座", "Extra beds press on no cable, block no socket",
             general, Remedy::rectify),
        make(department, pass_fail, "电动车及其电池不在室内充电", "No electric bicycle or its battery charged indoors",
             major, Remedy::rectify),
        make(department, photo, "配电箱现场照片", "Photo of the distribution board", general, Remedy::rectify),
        make(circuit, number, "剩余 (漏) 电流", "Leakage current", major, Remedy::repair, Limit::leakage, "mA"),
        make(circuit, number, "绝缘电阻", "Insulation resistance", serious, Remedy::repair, Limit::insulation, "MΩ"),
        make(circuit, number, "插座接地电阻", "Earth resistance at the socket", serious, Remedy::repair,
             Limit::socket_earth, "Ω"),
        make(circuit, number, "漏电保护器动作时间", "Trip time of the protection", major, Remedy::repair,
             Limit::trip_time, "ms"),
        make(circuit, pass_fail, "配电箱门、标识、接线完好", "Board door, labels and wiring sound", general,
             Remedy::repair),
        make(circuit, pass_fail, "插座面板无松动、发黑、破损", "Sockets firm, not burnt, not broken", serious,
             Remedy::repair),
        make(appliance, pass_fail, "电源线、插头无破损老化", "Cable and plug sound", serious, Remedy::rectify),
        make(appliance, pass_fail, "直接插墙插, 远离可燃物和水", "At a wall socket, away from water and what burns",
             general, Remedy::rectify),
        make(appliance, text, "备注 (品牌、责任人)", "Remark (make, keeper)", general, Remedy::rectify)};
    checks[4].task.needed = false;
    checks[8].task.needed = false;
    checks.back().task.needed = false;
    ZS_ASSERT(finish_checks(checks).has_value());
    return checks;
}

Result<Edition> add_edition(Transaction& transaction, const Actor& actor, EditionInput input) {
    ZS_TRY(check_edition(transaction, input, 0));
    Edition edition;
    edition.code = input.code;
    edition.name = input.name;
    edition.name_en = input.name_en;
    edition.checks = stored(input.checks);
    edition.active = input.active;
    insert(transaction, edition);
    audit::record(transaction, actor, "electrical_safety.edition.create", "electrical_safety_edition", edition.id.value,
                  to_json(edition));
    return edition;
}

Result<Edition> change_edition(Transaction& transaction, const Actor& actor, Id<Edition> id, EditionInput input) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(const Edition before, load(transaction, id));
    if (input.version && *input.version != before.version) return fail(Code::stale, "entity.stale");
    ZS_TRY(check_edition(transaction, input, id.value));
    Edition edition = before;
    edition.code = input.code;
    edition.name = input.name;
    edition.name_en = input.name_en;
    edition.checks = stored(input.checks);
    edition.active = input.active;
    const bool used = transaction.exists("SELECT 1 FROM electrical_safety_campaign WHERE edition_id = ?", {id.value});
    if (used && edition.checks != before.checks) return fail(Code::conflict, "electrical_safety.edition_in_use");
    ZS_TRY(update(transaction, edition));
    audit::record(transaction, actor, "electrical_safety.edition.change", "electrical_safety_edition", id.value,
                  diff(before, edition));
    return edition;
}

}  // namespace zs::electrical_safety
