// Trades and shifts that fit most hospitals: a starting set that each can edit.
#include "domains/organization/organization.h"
#include "platform/entity/entity.h"

namespace zs::organization {
namespace {

struct TradeLine {
    std::string_view code, name, name_en;
};
constexpr TradeLine trades[] = {{"plumbing", "给排水", "Plumbing"},
                                {"power", "强电照明", "Power and lighting"},
                                {"hvac", "暖通空调", "HVAC"},
                                {"gas", "医用气体", "Medical gas"},
                                {"lift", "电梯", "Lifts"},
                                {"weak_current", "弱电呼叫", "Nurse call and data"},
                                {"carpentry", "门窗家具", "Doors, furniture"},
                                {"civil", "土建防水", "Building works"},
                                {"kitchen", "厨房洗衣设备", "Kitchen, laundry"},
                                {"medical", "医疗设备", "Medical devices"}};

struct ShiftLine {
    std::string_view code, name, name_en;
    std::int64_t start, end;
};
constexpr ShiftLine shifts[] = {{"day", "白班", "Day", 480, 1050},
                                {"late", "中班", "Late", 960, 1440},
                                {"night", "夜班", "Night", 1020, 1920},
                                {"duty24", "24 小时值班", "24 h duty", 480, 1920}};

}  // namespace

Result<std::int64_t> add_standard_catalogue(Transaction& transaction) {
    std::int64_t added = 0;
    for (const auto& line : trades) {
        if (transaction.exists("SELECT 1 FROM organization_trade WHERE code = ?", {std::string(line.code)})) continue;
        Trade trade{{}, 0, std::string(line.code), std::string(line.name), std::string(line.name_en)};
        insert(transaction, trade);
        ++added;
    }
    for (const auto& line : shifts) {
        if (transaction.exists("SELECT 1 FROM organization_shift WHERE code = ?", {std::string(line.code)})) continue;
        Shift shift{{},         0,       std::string(line.code), std::string(line.name), std::string(line.name_en),
                    line.start, line.end};
        insert(transaction, shift);
        ++added;
    }
    return added;
}

}  // namespace zs::organization
