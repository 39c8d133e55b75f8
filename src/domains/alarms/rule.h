// Rules: when a point of a device type is in alarm. Every change is a new edition with the time from which it holds.
#pragma once
#include "domains/alarms/states.h"
#include "domains/organization/entities.h"
#include "platform/entity/entity.h"

namespace zs::alarms {

/// Of all devices of a type (`type_code` and `measure`, "*" = every measure), or of one point (`point_id`). A limit
/// that is relative counts from the newest value of another measure of the device, its setting; a device that does not
/// report the setting has no such limit.
struct Rule {
    Id<Rule> id;
    std::int64_t version = 0;
    std::string code;
    std::int64_t edition = 1;
    std::string name;
    std::string name_en;
    std::string type_code;
    std::string measure;
    std::int64_t point_id = 0;
    RuleKind kind = RuleKind::high;
    double limit_value = 0;
    std::string relative_to;        // measure that `limit_value` counts from; empty: it is the limit itself
    bool relative_percent = false;  // and in % of it; so is the dead band
    double dead_band = 0;
    std::int64_t on_delay_s = 0;
    std::int64_t off_delay_s = 0;
    std::string while_measure;  // only while this measure of the same device is above `while_above`
    double while_above = 0;
    Harm harm = Harm::minor;
    Onset onset = Onset::delayed;
    Priority priority = Priority::low;  // follows from harm and onset
    std::string cause;
    std::string cause_en;
    std::string action;
    std::string action_en;
    std::optional<Id<organization::Crew>> crew_id;  // else the device's
    bool opens_order = false;
    bool life_support = false;  // never shelved
    std::string parents;        // codes of rules whose alarm, there or upstream, explains this one
    std::string source;
    Tag tag = Tag::own;
    bool active = true;
    Instant valid_from;
    std::optional<Instant> valid_to;
    std::string changed_by;
};
constexpr auto describe(Of<Rule>) {
    using zs::field;
    return entity(
        "alarms_rule", "报警规则", "AlarmRule",
        field<&Rule::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Rule::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Rule::code>(
            "code",
            {.zh = "代码", .en = "Code", .required = true, .create_only = true, .length_max = 80, .searchable = true}),
        field<&Rule::edition>("edition", {.zh = "版次", .en = "Edition", .read_only = true}),
        field<&Rule::name>("name",
                           {.zh = "名称", .en = "Name", .required = true, .length_max = 60, .searchable = true}),
        field<&Rule::name_en>("name_en", {.zh = "英文名", .en = "English name", .length_max = 100}),
        field<&Rule::type_code>(
            "type_code",
            {.zh = "设备类型", .en = "Device type", .length_max = 40, .codes_of = "equipment_device_type"}),
        field<&Rule::measure>("measure", {.zh = "测量量", .en = "Measured quantity", .length_max = 60}),
        field<&Rule::point_id>("point_id",
                               {.zh = "只对点位", .en = "Only this point", .references = "telemetry_point"}),
        field<&Rule::kind>("kind", {.zh = "类别", .en = "Kind", .required = true}),
        field<&Rule::limit_value>("limit_value", {.zh = "限值", .en = "Limit"}),
        field<&Rule::relative_to>(
            "relative_to",
            {.zh = "限值相对于(设定值的测量量)", .en = "Limit counts from (measure of the setting)", .length_max = 60}),
        field<&Rule::relative_percent>("relative_percent",
                                       {.zh = "按设定值的百分比", .en = "In per cent of the setting"}),
        field<&Rule::dead_band>("dead_band", {.zh = "死区", .en = "Dead band", .min = 0}),
        field<&Rule::on_delay_s>("on_delay_s",
                                 {.zh = "报警延时", .en = "On delay", .min = 0, .max = 3600, .unit = "s"}),
        field<&Rule::off_delay_s>("off_delay_s",
                                  {.zh = "恢复延时", .en = "Off delay", .min = 0, .max = 3600, .unit = "s"}),
        field<&Rule::while_measure>("while_measure", {.zh = "仅当测量量", .en = "Only while", .length_max = 60}),
        field<&Rule::while_above>("while_above", {.zh = "高于", .en = "is above"}),
        field<&Rule::harm>("harm", {.zh = "后果", .en = "Consequence", .required = true}),
        field<&Rule::onset>("onset", {.zh = "紧迫程度", .en = "Urgency", .required = true}),
        field<&Rule::priority>("priority", {.zh = "优先级", .en = "Priority", .read_only = true}),
        field<&Rule::cause>("cause", {.zh = "可能原因", .en = "Probable cause", .length_max = 300}),
        field<&Rule::cause_en>("cause_en", {.zh = "可能原因(英)", .en = "Cause in English", .length_max = 400}),
        field<&Rule::action>("action", {.zh = "应检查", .en = "What to check", .required = true, .length_max = 300}),
        field<&Rule::action_en>("action_en", {.zh = "应检查(英)", .en = "Check in English", .length_max = 400}),
        field<&Rule::crew_id>("crew_id", {.zh = "负责班组", .en = "Owner crew", .references = "organization_crew"}),
        field<&Rule::opens_order>("opens_order", {.zh = "自动开工单", .en = "Opens an order"}),
        field<&Rule::life_support>("life_support", {.zh = "生命支持(不可搁置)", .en = "Life support (never shelved)"}),
        field<&Rule::parents>("parents", {.zh = "根源规则", .en = "Consequence of", .length_max = 300}),
        field<&Rule::source>("source", {.zh = "依据", .en = "Source", .length_max = 120}),
        field<&Rule::tag>("tag", {.zh = "依据类别", .en = "Kind of source", .read_only = true}),
        field<&Rule::active>("active", {.zh = "启用", .en = "Active"}),
        field<&Rule::valid_from>("valid_from", {.zh = "生效", .en = "Valid from"}),
        field<&Rule::valid_to>("valid_to", {.zh = "失效", .en = "Valid to", .read_only = true}),
        field<&Rule::changed_by>("changed_by", {.zh = "修改人", .en = "Changed by", .read_only = true}));
}
static_assert(fully_described<Rule>);

}  // namespace zs::alarms
