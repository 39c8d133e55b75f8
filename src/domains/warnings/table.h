// What a device type's points are measured against, and what their signs probably mean. Hospitals may edit both.
#pragma once
#include "domains/warnings/states.h"
#include "platform/entity/entity.h"

namespace zs::warnings {

/// A measured quantity of a device type. The limits that a trend leads to are those of the alarm rules in force; `low`
/// and `high` only stand in where no rule sets one. `gate_measure` shows whether the device works: readings while it is
/// outside `gate_low` … `gate_high` say nothing. `partner` is a measure of the same device, or "@peer": the same
/// measure of the sister device (two trains of a plant).
struct Measure {
    Id<Measure> id;
    std::int64_t version = 0;
    std::string code;  // "oxygen_plant.o2_purity"
    std::string type_code;
    std::string measure;
    std::string name;
    std::string name_en;
    std::optional<double> low;
    std::optional<double> high;
    std::optional<double> rate_per_day;  // a steady change this fast is told without a limit too
    std::optional<double> horizon_days;  // a limit farther away is not told
    std::string gate_measure;
    std::optional<double> gate_low;
    std::optional<double> gate_high;
    std::string partner;
    bool combined = false;  // one of those that are watched together
    std::string source;
    bool active = true;
};
constexpr auto describe(Of<Measure>) {
    return entity(
        "warnings_measure", "预警监测量", "Watched quantity",
        field<&Measure::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Measure::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Measure::code>("code",
                              {.zh = "代码", .en = "Code", .required = true, .length_max = 120, .searchable = true}),
        field<&Measure::type_code>("type_code", {.zh = "设备类型",
                                                 .en = "Device type",
                                                 .required = true,
                                                 .length_max = 40,
                                                 .codes_of = "equipment_device_type"}),
        field<&Measure::measure>("measure",
                                 {.zh = "测量量", .en = "Measured quantity", .required = true, .length_max = 60}),
        field<&Measure::name>("name",
                              {.zh = "名称", .en = "Name", .required = true, .length_max = 60, .searchable = true}),
        field<&Measure::name_en>("name_en", {.zh = "英文名", .en = "English name", .length_max = 80}),
        field<&Measure::low>("low", {.zh = "下限(无报警规则时)", .en = "Low limit (where no alarm rule sets one)"}),
        field<&Measure::high>("high", {.zh = "上限(无报警规则时)", .en = "High limit (where no alarm rule sets one)"}),
        field<&Measure::rate_per_day>("rate_per_day",
                                      {.zh = "每日变化达此值也预警", .en = "Warn from a change a day of", .min = 0}),
        field<&Measure::horizon_days>(
            "horizon_days",
            {.zh = "多少天内到限才预警", .en = "Warn of limits within", .min = 0, .max = 365, .unit = "d"}),
        field<&Measure::gate_measure>("gate_measure",
                                      {.zh = "运行判据(测量量)", .en = "Works when this measure", .length_max = 60}),
        field<&Measure::gate_low>("gate_low", {.zh = "运行判据不低于", .en = "is at least"}),
        field<&Measure::gate_high>("gate_high", {.zh = "运行判据不高于", .en = "is at most"}),
        field<&Measure::partner>("partner", {.zh = "应一致的测量量(@peer 为同系统另一台)",
                                             .en = "Should agree with (@peer: the sister device)",
                                             .length_max = 60}),
        field<&Measure::combined>("combined", {.zh = "参与组合判断", .en = "Watched together"}),
        field<&Measure::source>("source", {.zh = "依据", .en = "Source", .length_max = 200}),
        field<&Measure::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<Measure>);

/// A row of the fault table: this sign of this measure on this type probably means that. Empty type or measure: any.
struct Fault {
    Id<Fault> id;
    std::int64_t version = 0;
    std::string code;
    std::string type_code;
    std::string measure;
    Sign sign = Sign::trend;
    Direction direction = Direction::any;
    std::string cause;
    std::string cause_en;
    std::string advice;  // what to check
    std::string advice_en;
    Urgency urgency = Urgency::plan;
    std::string source;
    bool active = true;
};
constexpr auto describe(Of<Fault>) {
    return entity(
        "warnings_fault", "故障征兆表", "Fault table",
        field<&Fault::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Fault::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Fault::code>("code",
                            {.zh = "代码", .en = "Code", .required = true, .length_max = 60, .searchable = true}),
        field<&Fault::type_code>("type_code", {.zh = "设备类型(空为任何)",
                                               .en = "Device type (empty: any)",
                                               .length_max = 40,
                                               .codes_of = "equipment_device_type"}),
        field<&Fault::measure>("measure",
                               {.zh = "测量量(空为任何)", .en = "Measured quantity (empty: any)", .length_max = 60}),
        field<&Fault::sign>("sign", {.zh = "征兆", .en = "Sign"}),
        field<&Fault::direction>("direction", {.zh = "方向", .en = "Direction"}),
        field<&Fault::cause>(
            "cause",
            {.zh = "可能原因", .en = "Probable cause", .required = true, .length_max = 200, .searchable = true}),
        field<&Fault::cause_en>("cause_en", {.zh = "可能原因(英文)", .en = "In English", .length_max = 300}),
        field<&Fault::advice>("advice", {.zh = "检查什么", .en = "What to check", .required = true, .length_max = 300}),
        field<&Fault::advice_en>("advice_en", {.zh = "检查什么(英文)", .en = "In English", .length_max = 400}),
        field<&Fault::urgency>("urgency", {.zh = "紧急程度", .en = "Urgency"}),
        field<&Fault::source>("source", {.zh = "依据", .en = "Source", .length_max = 200}),
        field<&Fault::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<Fault>);

}  // namespace zs::warnings
