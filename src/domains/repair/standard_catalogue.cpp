// Fault types and coded reasons that fit most hospitals: a starting set that each can edit.
#include "domains/repair/master.h"
#include "domains/repair/repair.h"
#include "platform/entity/entity.h"

namespace zs::repair {
namespace {

struct FaultLine {
    std::string_view code, name, name_en, category, icon, trade;
    std::int64_t impact;
    bool safety;
    std::int64_t minutes;
};
constexpr FaultLine faults[] = {
    {"light", "灯不亮", "Light out", "power", "light", "power", 3, false, 20},
    {"socket", "插座没电", "Dead socket", "power", "socket", "power", 2, false, 30},
    {"power_cut", "停电跳闸", "Power cut", "power", "electricity", "power", 1, true, 45},
    {"tap", "龙头漏水", "Dripping tap", "plumbing", "tap", "plumbing", 3, false, 30},
    {"drain", "下水堵塞", "Blocked drain", "plumbing", "drain", "plumbing", 2, false, 50},
    {"leak", "管道漏水", "Pipe leak", "plumbing", "leak", "plumbing", 1, true, 70},
    {"toilet", "马桶故障", "Toilet fault", "plumbing", "toilet", "plumbing", 2, false, 40},
    {"hot_water", "没有热水", "No hot water", "plumbing", "hot_water", "plumbing", 2, false, 60},
    {"aircon", "空调不制冷热", "Air conditioner fault", "hvac", "aircon", "hvac", 2, false, 60},
    {"aircon_drip", "空调滴水异响", "Air conditioner drips, noise", "hvac", "fan", "hvac", 3, false, 45},
    {"oxygen", "氧气终端漏气", "Oxygen outlet leak", "gas", "oxygen", "gas", 1, true, 40},
    {"vacuum", "负压吸引不足", "Weak suction", "gas", "vacuum", "gas", 2, false, 45},
    {"nurse_call", "呼叫器故障", "Nurse call fault", "weak_current", "nurse_call", "weak_current", 2, false, 35},
    {"network", "网络不通", "Network down", "weak_current", "network", "weak_current", 2, false, 40},
    {"tv", "电视无信号", "TV without signal", "weak_current", "tv", "weak_current", 3, false, 25},
    {"telephone", "电话故障", "Telephone fault", "weak_current", "telephone", "weak_current", 3, false, 30},
    {"door", "门损坏", "Door damaged", "carpentry", "door", "carpentry", 3, false, 45},
    {"lock", "门锁故障", "Lock fault", "carpentry", "lock", "carpentry", 2, false, 35},
    {"window", "窗户损坏", "Window damaged", "carpentry", "window", "carpentry", 3, false, 45},
    {"bed", "病床故障", "Bed fault", "furniture", "bed", "carpentry", 2, false, 40},
    {"furniture", "家具损坏", "Furniture damaged", "furniture", "furniture", "carpentry", 3, false, 40},
    {"wall", "墙面渗水脱落", "Wall damp or peeling", "civil", "wall", "civil", 3, false, 180},
    {"ceiling", "吊顶损坏", "Ceiling damaged", "civil", "roof", "civil", 3, false, 120},
    {"lift", "电梯故障", "Lift fault", "lift", "lift", "lift", 2, false, 60},
    {"lift_trapped", "电梯困人", "People trapped in a lift", "lift", "alarm", "lift", 1, true, 30},
    {"kitchen", "厨房设备故障", "Kitchen device fault", "kitchen", "kitchen", "kitchen", 2, false, 90},
    {"other", "其他", "Other", "other", "other", "power", 3, false, 40}};

struct ReasonLine {
    ReasonKind kind;
    std::string_view code, name, name_en;
    bool stops_clock = false;
};
constexpr ReasonLine reasons[] = {
    {ReasonKind::hold, "part", "待配件", "Waiting for a part", true},
    {ReasonKind::hold, "access", "待科室允许进入", "Waiting for access", true},
    {ReasonKind::hold, "vendor", "待外协", "Waiting for a vendor", true},
    {ReasonKind::hold, "shutdown", "待停水停电窗口", "Waiting for a shutdown window", true},
    {ReasonKind::hold, "urgent", "先处理紧急单", "Urgent order first", false},
    {ReasonKind::refuse, "not_my_trade", "非本工种", "Not my trade"},
    {ReasonKind::refuse, "overloaded", "手头任务过多", "Too many jobs"},
    {ReasonKind::refuse, "off_duty", "即将下班", "Going off duty"},
    {ReasonKind::cancel, "duplicate", "重复报修", "Reported twice"},
    {ReasonKind::cancel, "not_found", "现场无此故障", "No fault found"},
    {ReasonKind::cancel, "withdrawn", "科室撤回", "Withdrawn"},
    {ReasonKind::cause, "wear", "自然磨损", "Wear"},
    {ReasonKind::cause, "misuse", "使用不当", "Misuse"},
    {ReasonKind::cause, "ageing", "设备老化", "Ageing"},
    {ReasonKind::cause, "installation", "安装缺陷", "Faulty installation"},
    {ReasonKind::cause, "outside", "外部原因", "Outside cause"},
    {ReasonKind::cause, "unknown", "原因不明", "Unknown"},
    {ReasonKind::remedy, "repaired", "修复", "Repaired"},
    {ReasonKind::remedy, "replaced", "更换部件", "Part replaced"},
    {ReasonKind::remedy, "adjusted", "调整紧固", "Adjusted"},
    {ReasonKind::remedy, "cleaned", "清理疏通", "Cleaned, unblocked"},
    {ReasonKind::remedy, "temporary", "临时处置", "Temporary fix"},
    {ReasonKind::override_dispatch, "knows_site", "熟悉现场", "Knows the place"},
    {ReasonKind::override_dispatch, "balance", "平衡工作量", "Balance the load"}};

}  // namespace

Result<std::int64_t> add_standard_catalogue(Transaction& transaction) {
    std::int64_t added = 0;
    for (const auto& line : faults) {
        if (transaction.exists("SELECT 1 FROM repair_fault_type WHERE code = ?", {std::string(line.code)})) continue;
        FaultType fault;
        fault.code = line.code;
        fault.name = line.name;
        fault.name_en = line.name_en;
        fault.category = line.category;
        fault.icon = line.icon;
        fault.trade = line.trade;
        fault.usual_impact = line.impact;
        fault.safety = line.safety;
        fault.usual_minutes = line.minutes;
        insert(transaction, fault);
        ++added;
    }
    for (const auto& line : reasons) {
        if (transaction.exists("SELECT 1 FROM repair_reason WHERE code = ?", {std::string(line.code)})) continue;
        Reason reason;
        reason.code = line.code;
        reason.kind = line.kind;
        reason.name = line.name;
        reason.name_en = line.name_en;
        reason.stops_clock = line.stops_clock;
        insert(transaction, reason);
        ++added;
    }
    return added;
}

}  // namespace zs::repair
