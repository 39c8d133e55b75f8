// Short manuals to begin with, for the types of the standard catalogue. Limits are usual values of such machines, to be
// replaced by the maker's; the lift's list follows TSG T5002-2017, half-monthly.
#include <algorithm>

#include "domains/maintenance/service.h"

namespace zs::maintenance {
namespace {

using equipment::IntervalUnit;
using enum TaskKind;

Task check(std::string_view zh, std::string_view en) {
    Task task;
    task.title = zh;
    task.title_en = en;
    return task;
}
Task range(std::string_view zh, std::string_view en, std::optional<double> low, std::optional<double> high,
           std::string_view unit) {
    Task task = check(zh, en);
    task.kind = number;
    task.low = low;
    task.high = high;
    task.unit = unit;
    return task;
}
Task hours() {
    Task task = check("运行小时", "Running hours");
    task.kind = meter;
    task.unit = "h";
    task.counter = "running_hours";
    return task;
}
Task one_of(std::string_view zh, std::string_view en, std::string_view choices, std::string_view normal) {
    Task task = check(zh, en);
    task.kind = choice;
    task.choices = choices;
    task.normal = normal;
    return task;
}
Task picture(std::string_view zh, std::string_view en) {
    Task task = check(zh, en);
    task.kind = photo;
    task.needed = false;
    return task;
}

struct Standard {
    std::string_view type, zh, en;
    std::int64_t count;
    IntervalUnit unit;
    std::int64_t minutes;
    std::string_view trade, skills, tools, parts, safety;
    Tasks tasks;
    double every_hours = 0;  // above 0: by running hours instead
};

constexpr std::string_view care = "预防性维护";
constexpr std::string_view care_en = "Preventive maintenance";
using enum IntervalUnit;

std::vector<Standard> declare_plants() {
    return {
        {"oxygen_plant",
         care,
         care_en,
         4,
         month,
         180,
         "gas",
         "医用气体操作",
         "氧浓度检测仪, 露点仪, 皂液",
         "进气滤芯, 消声器, 密封圈",
         "停一列留一列; 泄压后拆卸; 周围禁油禁火",
         {range("氧浓度", "Oxygen concentration", 99.5, 100, "%"), range("露点", "Dew point", {}, -40, "℃"),
          range("供气压力", "Supply pressure", 0.4, 0.55, "MPa"), hours(),
          check("均压与放空阀动作", "Equalising and vent valves act"), check("滤芯压差", "Filter pressure drop"),
          check("管路与接头无泄漏", "No leaks"), check("切换至备用试验", "Switch-over to reserve"),
          picture("控制屏照片", "Photo of the panel")}},
        {"oxygen_plant",
         "空压机换油换滤",
         "Compressor oil and filters",
         1,
         year,
         150,
         "gas",
         "",
         "扳手, 接油盘",
         "压缩机油, 油滤, 油气分离器",
         "冷却并泄压后操作",
         {check("换油", "Oil changed"), check("换油滤与空滤", "Oil and air filter changed"), hours(),
          range("排气温度", "Discharge temperature", {}, 105, "℃")},
         2000},
        {"chiller",
         care,
         care_en,
         1,
         year,
         240,
         "hvac",
         "制冷作业",
         "压力表, 钳形表, 检漏仪",
         "冷冻油, 干燥过滤器",
         "断电挂牌; 冷媒回收",
         {range("蒸发压力", "Evaporating pressure", 0.25, 0.45, "MPa"),
          range("冷凝压力", "Condensing pressure", 0.7, 1.2, "MPa"),
          range("冷凝器趋近温度", "Condenser approach", {}, 4, "℃"), range("运行电流", "Current", {}, 560, "A"),
          hours(), one_of("冷冻油颜色", "Colour of the oil", "清亮,微黄,发黑", "清亮,微黄"),
          check("制冷剂无泄漏", "No refrigerant leak"), check("水流开关与保护动作", "Flow switch and protection act")}},
        {"lift",
         "半月维保",
         "Half-monthly service",
         15,
         day,
         60,
         "lift",
         "电梯作业 T",
         "限速器测试, 塞尺",
         "润滑油",
         "设置护栏和告示; 两人作业; 断电上锁",
         {check("机房温度与照明", "Machine room"), check("制动器间隙与动作", "Brake"),
          check("层门门锁啮合", "Door locks"), check("轿内对讲与报警", "Intercom and alarm"),
          check("平层精度", "Levelling"), range("平层误差", "Levelling error", 0, 10, "mm"),
          check("底坑无积水", "Pit dry"), check("防夹保护", "Door protection")}},
        {"generator",
         "带载试运行",
         "Test under load",
         1,
         month,
         60,
         "power",
         "高低压电工",
         "万用表, 红外测温",
         "机油, 冷却液",
         "排烟通畅; 听力防护",
         {range("启动时间", "Starting time", 0, 15, "s"), range("电压", "Voltage", 380, 420, "V"),
          range("频率", "Frequency", 49, 51, "Hz"), range("机油压力", "Oil pressure", 0.25, 0.6, "MPa"),
          range("水温", "Coolant temperature", 60, 95, "℃"), range("油箱油位", "Fuel level", 60, 100, "%"),
          range("蓄电池电压", "Battery voltage", 24, 29, "V"), hours()}},
        {"transformer",
         care,
         care_en,
         6,
         month,
         90,
         "power",
         "高低压电工",
         "红外测温, 兆欧表",
         "",
         "停电验电接地",
         {range("绕组温度", "Winding temperature", {}, 100, "℃"), check("接头无过热变色", "Joints not overheated"),
          check("风机自启", "Fans start"), range("三相不平衡度", "Imbalance", 0, 15, "%"),
          check("清扫除尘", "Cleaned")}},
        {"boiler",
         care,
         care_en,
         6,
         month,
         180,
         "boiler",
         "司炉证",
         "压力表校验, 水质试剂",
         "密封垫",
         "降温降压后开启",
         {range("工作压力", "Working pressure", {}, 0.8, "MPa"), check("安全阀手动排放", "Safety valve lifts"),
          check("水位计冲洗", "Gauge glass flushed"), range("炉水 pH", "Boiler water pH", 10, 12, ""),
          check("联锁保护试验", "Interlocks tested")}},
        {"air_handler",
         "换洗滤网",
         "Filters",
         1,
         month,
         45,
         "hvac",
         "",
         "压差计",
         "初效滤网",
         "停机断电",
         {range("初效压差", "Pre-filter drop", 0, 100, "Pa"), range("中效压差", "Fine filter drop", 0, 160, "Pa"),
          check("滤网清洗或更换", "Filter washed or changed"), check("皮带松紧", "Belt tension"),
          check("接水盘无积水", "Drain pan dry")}},
    };
}

std::vector<Standard> declare_clinical() {
    return {
        {"anaesthesia",
         care,
         care_en,
         4,
         month,
         90,
         "",
         "医学工程",
         "气体流量分析仪, 模拟肺",
         "氧电池, 密封圈, 钠石灰",
         "移出病人后进行; 用后复位报警限",
         {check("自检通过", "Self-test passed"), range("低压泄漏", "Low-pressure leak", 0, 150, "mL/min"),
          range("氧浓度误差", "Oxygen error", -3, 3, "%"), range("潮气量误差", "Tidal volume error", -10, 10, "%"),
          range("后备电池", "Backup battery", 30, {}, "min"), check("笑气联锁", "Nitrous oxide interlock"),
          check("报警功能", "Alarms"), picture("测试记录照片", "Photo of the record")}},
        {"ventilator",
         care,
         care_en,
         4,
         month,
         60,
         "",
         "医学工程",
         "气体流量分析仪",
         "滤网, 氧电池",
         "移出病人后进行",
         {check("自检通过", "Self-test passed"), range("潮气量误差", "Tidal volume error", -10, 10, "%"),
          range("氧浓度误差", "Oxygen error", -3, 3, "%"), range("后备电池", "Backup battery", 30, {}, "min"),
          check("报警功能", "Alarms")}},
        {"steriliser",
         care,
         care_en,
         6,
         month,
         120,
         "boiler",
         "压力容器操作",
         "温度验证仪",
         "门封条",
         "排尽蒸汽后开门",
         {range("灭菌温度偏差", "Temperature deviation", 0, 3, "℃"), check("真空泄漏试验", "Vacuum leak test"),
          check("安全阀与压力表在检", "Safety valve and gauge valid"), check("门联锁", "Door interlock")}},
        {"theatre_lamp",
         care,
         care_en,
         1,
         year,
         30,
         "power",
         "",
         "照度计",
         "灯珠",
         "登高防护",
         {range("中心照度", "Central illuminance", 40, 160, "klx"), check("关节无漂移", "Arms do not drift"),
          check("备用电源切换", "Switches to backup")}},
        {"ct",
         care,
         care_en,
         4,
         month,
         240,
         "",
         "厂家授权",
         "水模",
         "滤网, 碳刷",
         "断电; 防辐射",
         {range("水模 CT 值", "Water CT number", -4, 4, "HU"), range("噪声", "Noise", 0, 0.35, "%"),
          range("机房温度", "Room temperature", 18, 24, "℃"), check("滑环清洁", "Slip ring cleaned")}},
        {"mri",
         care,
         care_en,
         4,
         month,
         240,
         "",
         "厂家授权",
         "模体",
         "",
         "去除铁磁物品",
         {range("液氦液位", "Helium level", 60, 100, "%"), range("冷头压力", "Cold head pressure", 1.9, 2.3, "MPa"),
          range("机房温度", "Room temperature", 18, 24, "℃"), check("失超管通畅", "Quench pipe clear")}},
        {"dr",
         care,
         care_en,
         6,
         month,
         120,
         "",
         "厂家授权",
         "剂量仪",
         "",
         "防辐射",
         {range("管电压偏差", "Tube voltage error", -5, 5, "%"), check("准直对中", "Collimation"),
          check("急停", "Emergency stop")}},
    };
}

bool has_manual(Reader& reader, std::string_view type) {
    return reader.exists(
        "SELECT 1 FROM maintenance_activity a JOIN equipment_device_type t ON t.id = a.type_id WHERE t.code = ?",
        {std::string(type)});
}

Activity activity_of(const Standard& one, std::int64_t type) {
    Activity activity;
    activity.type_id = {type};
    activity.name = one.zh;
    activity.name_en = one.en;
    activity.interval_count = one.count;
    activity.interval_unit = one.unit;
    if (one.every_hours > 0) {
        activity.interval_kind = IntervalKind::running_hours;
        activity.every = one.every_hours;
    }
    activity.trade = one.trade;
    activity.skills = one.skills;
    activity.minutes = one.minutes;
    activity.tools = one.tools;
    activity.parts = one.parts;
    activity.safety = one.safety;
    return activity;
}

}  // namespace

Result<std::int64_t> add_standard_manuals(Transaction& transaction) {
    const Actor actor = Actor::system("maintenance.standard_manuals");
    std::vector<Standard> all = declare_plants();
    for (auto& one : declare_clinical()) all.push_back(std::move(one));
    std::erase_if(all, [&](const Standard& one) { return has_manual(transaction, one.type); });
    std::int64_t added = 0;
    for (auto& one : all) {
        const auto type =
            transaction.integer("SELECT id FROM equipment_device_type WHERE code = ?", {std::string(one.type)});
        if (!type) continue;
        Activity activity = activity_of(one, *type);
        ZS_TRY(finish_list(one.tasks));
        activity.tasks = stored(one.tasks);
        ZS_TRY(add_activity(transaction, actor, std::move(activity)));
        ++added;
    }
    return added;
}

}  // namespace zs::maintenance
