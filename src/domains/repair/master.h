// Master data of repair: kinds of fault and coded reasons.
#pragma once
#include "platform/entity/entity.h"

namespace zs::repair {

/// A kind of fault: decides the icon a reporter taps, the trade that is needed and the usual impact.
struct FaultType {
    Id<FaultType> id;
    std::int64_t version = 0;
    std::string code;
    std::string name;
    std::string name_en;
    std::string category;  // "plumbing", "power", "hvac", "gas" … (domain rules §1)
    std::string icon;
    std::string trade;                // organization_trade.code
    std::int64_t usual_impact = 3;    // 1 out of use or dangerous, 2 limited, 3 inconvenient
    bool safety = false;              // water or gas leak, live parts, people trapped: P1 outside offices too
    std::int64_t usual_minutes = 30;  // planning value until history exists
    std::string room_kinds;           // comma-separated; empty = everywhere
    bool active = true;
};
constexpr auto describe(Of<FaultType>) {
    return entity(
        "repair_fault_type", "故障类型", "Fault type",
        field<&FaultType::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&FaultType::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&FaultType::code>("code",
                                {.zh = "代码", .en = "Code", .required = true, .length_max = 40, .searchable = true}),
        field<&FaultType::name>("name",
                                {.zh = "名称", .en = "Name", .required = true, .length_max = 60, .searchable = true}),
        field<&FaultType::name_en>("name_en", {.zh = "英文名", .en = "English name", .length_max = 80}),
        field<&FaultType::category>("category", {.zh = "大类", .en = "Category", .required = true, .length_max = 40}),
        field<&FaultType::icon>("icon", {.zh = "图标", .en = "Icon", .length_max = 40}),
        field<&FaultType::trade>(
            "trade",
            {.zh = "工种", .en = "Trade", .required = true, .length_max = 40, .codes_of = "organization_trade"}),
        field<&FaultType::usual_impact>("usual_impact", {.zh = "通常影响", .en = "Usual impact", .min = 1, .max = 3}),
        field<&FaultType::safety>("safety", {.zh = "涉及安全", .en = "Safety"}),
        field<&FaultType::usual_minutes>("usual_minutes",
                                         {.zh = "通常工时", .en = "Usual work", .min = 1, .max = 10000, .unit = "min"}),
        field<&FaultType::room_kinds>("room_kinds", {.zh = "适用房间", .en = "Room kinds", .length_max = 200}),
        field<&FaultType::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<FaultType>);

/// Dated codes of choice lists: hold reasons, refusal reasons, causes, remedies.
enum class ReasonKind { hold, refuse, cancel, cause, remedy, override_dispatch };
constexpr auto options(Of<ReasonKind>) {
    return std::array{
        Option{"hold", "挂起原因", "Hold"},           Option{"refuse", "退单原因", "Refusal"},
        Option{"cancel", "取消原因", "Cancellation"}, Option{"cause", "故障原因", "Cause"},
        Option{"remedy", "处理措施", "Remedy"},       Option{"override_dispatch", "改派原因", "Override"}};
}
struct Reason {
    Id<Reason> id;
    std::int64_t version = 0;
    std::string code;
    ReasonKind kind = ReasonKind::hold;
    std::string name;
    std::string name_en;
    bool stops_clock = false;  // hold reasons: waiting for parts, access or a vendor stops the restore clock
    bool active = true;
};
constexpr auto describe(Of<Reason>) {
    return entity("repair_reason", "原因代码", "Reason",
                  field<&Reason::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Reason::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
                  field<&Reason::code>(
                      "code", {.zh = "代码", .en = "Code", .required = true, .length_max = 40, .searchable = true}),
                  field<&Reason::kind>("kind", {.zh = "类别", .en = "Kind", .required = true}),
                  field<&Reason::name>(
                      "name", {.zh = "名称", .en = "Name", .required = true, .length_max = 60, .searchable = true}),
                  field<&Reason::name_en>("name_en", {.zh = "英文名", .en = "English name", .length_max = 80}),
                  field<&Reason::stops_clock>("stops_clock", {.zh = "停表", .en = "Stops the clock"}),
                  field<&Reason::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<Reason>);

}  // namespace zs::repair
