// Classes and types that fit most hospitals. Scores: Fennigkoh–Smith; lives: 医院财务制度 and its successors.
#include "domains/equipment/equipment.h"

namespace zs::equipment {
namespace {

struct ClassLine {
    std::string_view code, zh, en;
    bool locks;
};
constexpr ClassLine classes[] = {{"imaging", "医学影像", "Imaging", false},
                                 {"life_support", "生命支持", "Life support", false},
                                 {"emergency", "急救", "Emergency", false},
                                 {"theatre", "手术室设备", "Theatre", false},
                                 {"monitoring", "监护检测", "Monitoring", false},
                                 {"sterilising", "消毒灭菌", "Sterilising", false},
                                 {"medical_gas", "医用气体", "Medical gas", false},
                                 {"hvac", "暖通空调", "HVAC", false},
                                 {"power", "供配电", "Power", false},
                                 {"radiation", "辐射", "Radiation", false},
                                 {"metrology", "强检计量", "Legal metrology", false},
                                 {"special", "特种设备", "Special equipment", true}};

struct TypeLine {
    std::string_view code, zh, en, classes, trade;
    int function, risk, maintenance, life;
};
constexpr TypeLine types[] = {
    {"ct", "CT", "CT scanner", "imaging,radiation", "", 6, 4, 5, 6},
    {"mri", "磁共振", "MRI scanner", "imaging", "", 6, 4, 5, 6},
    {"dr", "DR 摄片机", "X-ray (DR)", "imaging,radiation", "", 6, 4, 4, 6},
    {"theatre_lamp", "手术无影灯", "Theatre lamp", "theatre", "power", 9, 3, 3, 5},
    {"operating_table", "手术床", "Operating table", "theatre", "", 9, 4, 3, 5},
    {"anaesthesia", "麻醉机", "Anaesthesia machine", "theatre,life_support", "", 10, 5, 5, 5},
    {"ventilator", "呼吸机", "Ventilator", "life_support,emergency", "", 10, 5, 4, 5},
    {"defibrillator", "除颤仪", "Defibrillator", "life_support,emergency", "", 10, 5, 3, 5},
    {"monitor", "监护仪", "Patient monitor", "monitoring,metrology", "", 7, 3, 3, 5},
    {"infusion_pump", "输液泵", "Infusion pump", "monitoring,metrology", "", 7, 4, 2, 5},
    {"steriliser", "压力蒸汽灭菌器", "Steam steriliser", "sterilising,special", "boiler", 8, 4, 5, 6},
    {"oxygen_plant", "制氧机组", "Oxygen plant", "medical_gas,life_support", "gas", 10, 5, 5, 10},
    {"oxygen_tank", "液氧贮罐", "Liquid oxygen tank", "medical_gas,special", "gas", 10, 5, 4, 10},
    {"lift", "电梯", "Lift", "special", "lift", 2, 4, 5, 15},
    {"boiler", "蒸汽锅炉", "Steam boiler", "special", "boiler", 2, 5, 5, 10},
    {"chiller", "冷水机组", "Chiller", "hvac", "hvac", 2, 2, 5, 10},
    {"air_handler", "空调机组", "Air handling unit", "hvac", "hvac", 2, 2, 4, 10},
    {"generator", "柴油发电机", "Diesel generator", "power,emergency", "power", 8, 5, 4, 10},
    {"transformer", "变压器", "Transformer", "power", "power", 8, 4, 3, 20},
    {"ups", "不间断电源", "UPS", "power,emergency", "power", 8, 5, 3, 8},
    {"reserve_bank", "备用氧汇流排", "Oxygen reserve bank", "medical_gas,life_support", "gas", 10, 5, 3, 10},
    {"gas_area", "区域气体监测箱", "Medical gas area panel", "medical_gas,life_support", "gas", 10, 5, 3, 10},
    {"vacuum_plant", "负压吸引机组", "Vacuum plant", "medical_gas,life_support", "gas", 9, 4, 4, 10},
    {"theatre_air", "手术间净化", "Theatre air", "theatre,hvac", "hvac", 9, 4, 4, 10},
    {"cold_room", "冷库与药品冷藏", "Cold room", "", "hvac", 4, 3, 3, 10}};

}  // namespace

Result<std::int64_t> add_standard_catalogue(Transaction& transaction) {
    std::int64_t added = 0;
    for (const auto& line : classes) {
        if (transaction.exists("SELECT 1 FROM equipment_device_class WHERE code = ?", {std::string(line.code)}))
            continue;
        DeviceClass one;
        one.code = line.code;
        one.name = line.zh;
        one.name_en = line.en;
        one.locks = line.locks;
        insert(transaction, one);
        ++added;
    }
    for (const auto& line : types) {
        if (transaction.exists("SELECT 1 FROM equipment_device_type WHERE code = ?", {std::string(line.code)}))
            continue;
        DeviceType type;
        type.code = line.code;
        type.name = line.zh;
        type.name_en = line.en;
        type.generic_name = line.zh;
        type.classes = line.classes;
        type.trade = line.trade;
        type.function_score = line.function;
        type.risk_score = line.risk;
        type.maintenance_score = line.maintenance;
        type.life_years = line.life;
        insert(transaction, type);
        ++added;
    }
    return added;
}

}  // namespace zs::equipment
