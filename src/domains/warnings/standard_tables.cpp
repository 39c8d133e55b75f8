// What is watched of each type, and what its signs probably mean. Limits are those of the alarm rules; here only where
// no rule sets one (design defaults). Predictive rules of domain rules §3.1: leak over 5 mL/min a day, oxygen cell −10
// % a month.
#include "domains/warnings/standard_tables.h"

#include <fmt/format.h>

namespace zs::warnings {
namespace {

using Limit = std::optional<double>;
constexpr std::nullopt_t no = std::nullopt;
constexpr std::string_view design = "设计默认值 design default";
constexpr std::string_view typical = "成人常用默认值 typical adult default";
constexpr std::string_view gas = "GB 50751-2012 §7.1";

struct Line {
    std::string_view type, measure, zh, en;
    Limit low, high;
    std::string_view source = design;
    Limit rate = no;     // a day
    Limit horizon = no;  // days
    std::string_view gate = "";
    Limit gate_low = no;
    std::string_view partner = "";
    bool combined = false;
};
const Line lines[] = {
    {"anaesthesia", "paw_peak", "气道峰压", "Peak airway pressure", no, no, typical},
    {"anaesthesia", "peep", "呼气末正压", "PEEP", no, no, typical},
    {"anaesthesia", "vte", "呼出潮气量", "Expired tidal volume", no, no, typical},
    {"anaesthesia", "mv", "分钟通气量", "Minute volume", no, no, typical},
    {"anaesthesia", "fio2", "吸入氧浓度", "Inspired oxygen", no, no, "ISO 80601-2-13"},
    {"anaesthesia", "fico2", "吸入二氧化碳", "Inspired CO2", no, no, typical},
    {"anaesthesia", "agent", "麻醉药浓度", "Anaesthetic agent", no, no, design},
    {"anaesthesia", "o2_supply", "氧气供气压", "Oxygen supply", no, no, typical},
    {"anaesthesia", "leak", "系统泄漏", "System leak", no, no, typical, 5},
    {"anaesthesia", "battery", "电池电量", "Battery", no, no, design},
    {"anaesthesia", "o2_cell", "氧电池电压", "Oxygen cell", 40, no, "设计默认值: 每月 −10 %", 0.2},
    {"theatre_air", "dp", "压差", "Pressure difference", no, no, "GB 50333-2013"},
    {"theatre_air", "temperature", "温度", "Temperature", no, no, "GB 50333-2013"},
    {"theatre_air", "humidity", "相对湿度", "Humidity", no, no, "GB 50333-2013", no, 2},
    {"oxygen_plant", "o2_purity", "氧浓度", "Oxygen purity", no, no, gas, no, no, "", no, "@peer", true},
    {"oxygen_plant", "outlet_pressure", "出口压力", "Outlet pressure", no, no, gas, no, no, "", no, "", true},
    {"oxygen_plant", "flow", "产氧流量", "Flow", no, no, design, no, no, "", no, "@peer", true},
    {"oxygen_plant", "dew_point", "露点", "Dew point", no, no, gas},
    {"oxygen_plant", "co", "一氧化碳", "Carbon monoxide", no, no, design},
    {"oxygen_plant", "compressor_temp", "空压机排气温度", "Compressor temperature", no, no, design, no, no, "", no, "",
     true},
    {"oxygen_tank", "level", "液位", "Level", no, no, design, no, 3},
    {"oxygen_tank", "pressure", "罐内压力", "Pressure", no, no, design},
    {"reserve_bank", "pressure", "汇流排压力", "Bank pressure", no, no, design},
    {"gas_area", "o2_pressure", "氧气压力", "Oxygen pressure", no, no, gas},
    {"gas_area", "air_pressure", "压缩空气压力", "Air pressure", no, no, gas},
    {"gas_area", "vacuum", "负压", "Vacuum", no, no, gas},
    {"vacuum_plant", "vacuum", "负压", "Vacuum", no, no, gas},
    {"chiller", "supply_temp", "冷冻水出水温度", "Chilled water supply", no, no, design},
    {"chiller", "return_temp", "冷冻水回水温度", "Chilled water return", no, no, design, no, no, "load", 5, "", true},
    {"chiller", "flow", "冷冻水流量", "Flow", no, no, design, no, no, "load", 5, "", true},
    {"chiller", "power", "功率", "Power", no, no, design, no, no, "load", 5, "", true},
    {"chiller", "condenser_out", "冷却水出水温度", "Condenser out", no, no, design, no, 2},
    {"chiller", "vibration", "振动", "Vibration", no, no, "ISO 10816-3", no, no, "load", 5},
    {"air_handler", "filter_dp", "过滤器压差", "Filter pressure drop", no, no, design},
    {"air_handler", "supply_temp", "送风温度", "Supply air", no, 20, design},
    {"air_handler", "valve_position", "水阀开度", "Valve position", no, no, design},
    {"cold_room", "temperature", "温度", "Temperature", no, no, "药品经营质量管理规范 GSP 2-8 °C"},
    {"boiler", "steam_pressure", "蒸汽压力", "Steam pressure", 0.4, no, design},
    {"boiler", "exhaust_temp", "排烟温度", "Exhaust temperature", no, no, design},
    {"generator", "battery_voltage", "启动电池电压", "Starter battery", no, no, design},
    {"generator", "fuel_level", "油位", "Fuel level", no, no, design, no, 10},
    {"ups", "battery", "电池电量", "Battery", no, no, design},
    {"ups", "battery_temp", "电池温度", "Battery temperature", no, no, design},
    {"lift", "levelling_error", "平层误差", "Levelling error", no, no, design},
    {"lift", "door_seconds", "关门时间", "Door closing time", no, no, design},
    {"lift", "motor_temp", "曳引机温度", "Motor temperature", no, no, design, no, 2},
    {"transformer", "load", "负载率", "Load", no, no, design, no, 5},
    {"transformer", "winding_temp", "绕组温度", "Winding temperature", no, no, design, no, 5},
};

/// Three lines a cause: code | type | measure | signs | direction | urgency, cause in Chinese | English, what to check.
constexpr std::string_view causes = R"(an_leak|anaesthesia|leak|trend,gradual|up|soon
回路软管、密封圈或钠石灰罐漏气|Hoses, seals or the absorber leak
自检定位漏点;查软管、密封圈、钠石灰罐|Find the leak by self-test; check hoses, seals and the absorber
an_cell|anaesthesia|o2_cell|trend|down|soon
氧电池老化|The oxygen cell is going flat
用纯氧和空气校准,不合格则更换氧电池|Calibrate with oxygen and air; replace the cell if it fails
an_fio2|anaesthesia|fio2|gradual|down|soon
氧电池读数偏低|The oxygen cell reads low
校准氧电池并与便携氧浓度计对比|Calibrate the cell and compare with a portable analyser
an_agent|anaesthesia|agent|gradual|any|soon
挥发罐输出漂移|The vaporiser drifts
用气体分析仪校验挥发罐,超过 ±20 % 送修|Verify the vaporiser with a gas analyser; send it in beyond ±20 %
an_battery|anaesthesia|battery|trend,gradual|down|plan
蓄电池容量衰减|The battery fades
断开市电放电试验,容量低于 80 % 更换|Discharge test without mains; replace below 80 %
an_valve|anaesthesia|peep|trend,gradual|up|soon
呼气阀发涩|The expiratory valve sticks
清洁或更换呼气阀,查呼气管路积水|Clean or replace the valve; look for water in the tube
an_valve_low|anaesthesia|peep|trend,gradual|down|soon
PEEP 阀或呼气阀漏气|The PEEP or the expiratory valve leaks
自检,查阀片与密封|Run the self-test; check the valve disc and its seal
an_flow|anaesthesia|vte|trend,gradual|any|soon
流量传感器漂移或回路漏气|The flow sensor drifts, or the circuit leaks
校准流量传感器,做泄漏自检|Calibrate the flow sensor; run the leak test
an_supply_frozen|anaesthesia|o2_supply|frozen|any|plan
供气压传感器卡死|The supply pressure sensor is stuck
查传感器、接线和采集|Check the sensor, its wiring and the gateway
an_supply|anaesthesia|o2_supply|trend,shift|down|now
供气压下降:终端、软管或减压不良|Supply pressure falls: outlet, hose or regulator
查终端插头、软管和区域压力|Check the outlet, the hose and the area's pressure
air_leak|theatre_air|dp|trend,gradual|down|soon
手术间漏风、门封老化或送风不足|The theatre leaks, the door seal is worn, or too little air comes
查门封、回风口和高效过滤器阻力|Check the door seal, the return grille and the HEPA filter
air_temp_frozen|theatre_air|temperature|frozen|any|plan
温度传感器卡死|The temperature sensor is stuck
查传感器与控制器通信|Check the sensor and its link to the controller
air_temp|theatre_air|temperature|trend|any|soon
温控失效或冷热水不足|Control fails, or too little hot or chilled water
查水阀、盘管和冷热源|Check the valve, the coil and the source
oxy_sieve|oxygen_plant|o2_purity|trend,gradual|down|soon
分子筛老化或受潮|The molecular sieve is worn or wet
查露点、进气过滤和切换阀;安排更换分子筛|Check dew point, inlet filters and valves; plan new sieve
oxy_apart|oxygen_plant|o2_purity|disagreement|any|plan
两组机组纯度不再一致|The two trains no longer agree on purity
对比两组的切换时间、阀门和分析仪|Compare cycle times, valves and analysers of both trains
oxy_frozen|oxygen_plant|o2_purity|frozen|any|now
氧浓度分析仪卡死|The oxygen analyser is stuck
用便携氧浓度计复核,重启或更换分析仪|Verify with a portable analyser; restart or replace it
oxy_dew|oxygen_plant|dew_point|trend|up|soon
干燥机失效|The dryer fails
查干燥机、排水和再生|Check the dryer, its drain and regeneration
oxy_hot|oxygen_plant|compressor_temp|trend|up|soon
空压机散热不良或缺油|The compressor cools badly or lacks oil
清洁散热器,查油位和通风|Clean the cooler; check oil and ventilation
oxy_rhythm|oxygen_plant|flow|rhythm|any|soon
用氧的昼夜规律消失:持续泄漏、旁通或流量计失灵|Oxygen use no longer follows the day: a steady leak, a bypass or a dead flow meter
夜间比较各区域用量找泄漏,核对流量计|Compare the areas' use at night to find a leak; check the flow meter
oxy_together|oxygen_plant||combination|any|plan
机组各参数的关系改变:切换阀、进气或仪表异常|The train's readings no longer fit together: valves, intake or an instrument
对照另一组同时的读数,查切换阀时序与仪表|Compare with the other train at the same time; check valve timing and instruments
oxy_pressure|oxygen_plant|outlet_pressure|trend,shift|down|now
出口压力下降:管路漏或产量不足|Outlet pressure falls: a leak or too little output
查漏、查切换阀和缓冲罐|Look for leaks; check valves and the buffer tank
tank_leak|oxygen_tank|level|trend|down|now
液位下降过快:泄漏、放空或用量异常|The level falls too fast: leak, venting or unusual use
查安全阀、放空阀和用氧量,通知送液|Check relief and vent valves and use; call for a delivery
bank_leak|reserve_bank|pressure|trend,gradual|down|now
备用汇流排泄漏或已投用|The reserve bank leaks or is in use
肥皂水查漏,核对自动切换状态|Soap test; check whether it has changed over
area_leak|gas_area|o2_pressure|trend,gradual,shift|down|now
区域氧气管路漏气或减压阀漂移|The area's oxygen pipe leaks or its regulator drifts
查区域阀箱、终端和减压阀|Check the valve box, outlets and the regulator
area_frozen|gas_area|o2_pressure|frozen|any|soon
压力传感器卡死|The pressure sensor is stuck
对照就地压力表,查变送器|Compare with the local gauge; check the transmitter
area_air|gas_area|air_pressure|trend,gradual,shift|down|soon
压缩空气管路漏气|The compressed air pipe leaks
查区域阀箱和终端|Check the valve box and the outlets
area_vacuum|gas_area|vacuum|trend,gradual,shift|down|soon
负压管路漏或堵|The vacuum pipe leaks or clogs
查终端、集污瓶和区域阀门|Check outlets, traps and the area's valve
vacuum_leak|vacuum_plant|vacuum|trend,gradual|down|soon
真空泵磨损或系统漏气|The pump is worn or the system leaks
查泵油、滤芯、止回阀并分段查漏|Check oil, filter and check valve; isolate the leak
any_trend|||trend|any|plan
磨损、堵塞、泄漏或老化|Wear, clogging, a leak or ageing
安排检查,观察趋势|Plan an inspection and watch the trend
chiller_bearing|chiller|vibration|trend,gradual|up|soon
轴承磨损或不对中|A bearing is worn or the shaft is misaligned
测振动频谱,查润滑和对中|Measure the spectrum; check lubrication and alignment
chiller_gas|chiller|supply_temp|trend,gradual|up|soon
制冷剂不足或换热变差|Refrigerant is lost or the heat exchanger fouls
查蒸发压力、视液镜并检漏|Check suction pressure and sight glass; look for leaks
chiller_together|chiller||combination|any|plan
各参数的关系改变:换热变差、流量不足或仪表漂移|The chiller's readings no longer fit together: fouling, too little flow or a drifting instrument
比较供回水温差、流量与功率,查换热器与仪表|Compare temperatures, flow and power; check the heat exchanger and the instruments
chiller_frozen|chiller|supply_temp|frozen|any|plan
出水温度传感器卡死|The supply temperature sensor is stuck
查传感器和采集|Check the sensor and its gateway
chiller_tower|chiller|condenser_out|trend|up|plan
冷却塔或冷凝器结垢|The tower or the condenser fouls
清洗冷凝器,查冷却塔风机和水质|Clean the condenser; check tower fan and water
ahu_filter|air_handler|filter_dp|trend|up|plan
过滤器堵塞|The filter clogs
更换过滤器|Replace the filter
ahu_valve|air_handler|supply_temp|trend,gradual,scatter|any|plan
冷水阀发涩,调节振荡|The water valve sticks and control hunts
查执行器行程和阀杆|Check the actuator's travel and the stem
ahu_hunting|air_handler|valve_position|scatter|any|plan
水阀调节振荡|The valve hunts
查执行器和控制参数|Check the actuator and the controller's settings
ahu_frozen|air_handler|supply_temp|frozen|any|plan
送风温度传感器卡死|The supply air sensor is stuck
查传感器和采集|Check the sensor and its gateway
cold_gas|cold_room|temperature|trend,gradual,shift|up|now
制冷剂泄漏、门封不严或化霜不良|Refrigerant leak, door seal or defrost
查压缩机运行比例、门封和化霜;必要时转移药品|Check compressor duty, seal and defrost; move the drugs if need be
cold_frozen|cold_room|temperature|frozen|any|soon
温度探头卡死|The probe is stuck
用校准温度计复核并更换探头|Verify with a calibrated thermometer; replace the probe
boiler_scale|boiler|exhaust_temp|trend,gradual|up|plan
受热面结垢或积灰|Heating surfaces are scaled or sooted
查水质和软水,安排清洗|Check the water treatment; plan cleaning
gen_battery|generator|battery_voltage|trend,gradual|down|soon
启动电池老化|The starter battery fades
测内阻和充电机,必要时更换|Measure resistance and the charger; replace if need be
gen_fuel|generator|fuel_level|trend|down|soon
燃油将尽或渗漏|Fuel runs out or leaks
补油,查渗漏|Refill; look for leaks
ups_battery|ups|battery|trend,gradual|down|soon
蓄电池衰减或充电失效|The battery fades or is not charged
测单体内阻,核对充电电压|Measure each cell; check the charging voltage
ups_hot|ups|battery_temp|trend,gradual|up|soon
电池过热:老化或通风不良|The battery overheats: age or ventilation
查通风和单体温度,防热失控|Check ventilation and each cell's temperature
lift_level|lift|levelling_error|trend,gradual|up|plan
抱闸或平层感应器偏移|The brake or the levelling sensor has moved
调整平层感应器,查抱闸间隙|Adjust the sensor; check the brake's gap
lift_door|lift|door_seconds|trend,gradual|up|plan
门机阻力增大|The door drags
清洁地坎、查门机皮带和滑块|Clean the sill; check belt and shoes
lift_motor|lift|motor_temp|trend|up|soon
曳引机过热|The machine overheats
查通风、负载和抱闸|Check ventilation, load and brake
trafo_rhythm|transformer|load|rhythm|any|plan
负荷的昼夜规律消失:大负荷常开或表计失灵|The load no longer follows the day: something big runs all the time, or the meter is dead
查夜间负荷清单与电表|Check what runs at night, and the meter
trafo_hot|transformer|winding_temp|trend|up|now
绕组过热:过载或风机故障|The winding overheats: overload or fans
查负载、风机和温控器|Check load, fans and the controller)";

std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> parts;
    for (std::size_t from = 0, to = 0; to != std::string_view::npos; from = to + 1) {
        to = text.find(at, from);
        parts.push_back(text.substr(from, to == std::string_view::npos ? to : to - from));
    }
    return parts;
}

}  // namespace

std::vector<Measure> standard_measures() {
    std::vector<Measure> all;
    for (const auto& line : lines) {
        Measure one;
        one.code = fmt::format("{}.{}", line.type, line.measure);
        one.type_code = line.type;
        one.measure = line.measure;
        one.name = line.zh;
        one.name_en = line.en;
        one.low = line.low;
        one.high = line.high;
        one.rate_per_day = line.rate;
        one.horizon_days = line.horizon;
        one.gate_measure = line.gate;
        one.gate_low = line.gate_low;
        one.partner = line.partner;
        one.combined = line.combined;
        one.source = line.source;
        all.push_back(std::move(one));
    }
    return all;
}

std::vector<Fault> standard_faults() {
    std::vector<Fault> all;
    const auto rows = split(causes, '\n');
    for (std::size_t at = 0; at + 2 < rows.size(); at += 3) {
        const auto head = split(rows[at], '|'), cause = split(rows[at + 1], '|'), advice = split(rows[at + 2], '|');
        const auto signs = split(head[3], ',');
        for (const auto sign : signs) {
            Fault one;
            one.code = signs.size() == 1 ? std::string(head[0]) : fmt::format("{}.{}", head[0], sign);
            one.type_code = head[1];
            one.measure = head[2];
            one.sign = value_of<Sign>(sign).value();
            one.direction = one.sign == Sign::scatter ? Direction::any : value_of<Direction>(head[4]).value();
            one.cause = cause[0];
            one.cause_en = cause[1];
            one.advice = advice[0];
            one.advice_en = advice[1];
            one.urgency = value_of<Urgency>(head[5]).value();
            one.source = design;
            all.push_back(std::move(one));
        }
    }
    return all;
}

}  // namespace zs::warnings
