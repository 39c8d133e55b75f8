// The figures that equipment declares (domain rules §2.3, §2.6), each from rows.
#include "domains/equipment/parameters.h"
#include "domains/equipment/record_views.h"
#include "domains/equipment/views.h"

namespace zs::equipment {
namespace {

using indicators::Better;
using indicators::Indicator;
using indicators::Kind;
using indicators::Section;
using indicators::Source;

constexpr ScopeColumns scope{"d.campus_id", "d.department_id", "d.crew_id", "d.vendor_id"};

std::vector<indicators::Dimension> dimensions_of_device() {
    return {{"department",
             "科室",
             "Department",
             "d.department_id",
             "(SELECT p.name FROM organization_department p WHERE p.id = d.department_id)",
             "(SELECT p.name_en FROM organization_department p WHERE p.id = d.department_id)",
             {},
             "未分科室",
             "No department"},
            {"device_type", "设备类型", "Device type", "d.type_id",
             "(SELECT t.name FROM equipment_device_type t WHERE t.id = d.type_id)",
             "(SELECT t.name_en FROM equipment_device_type t WHERE t.id = d.type_id)"},
            {.name = "device_state",
             .zh = "设备状态",
             .en = "Device state",
             .key = "d.state",
             .label = "d.state",
             .options = Column<DeviceState>::options,
             .in_order = true}};
}

std::vector<indicators::Dimension> with_kind(std::string_view key) {
    auto all = dimensions_of_device();
    all.push_back({.name = "due_kind",
                   .zh = "项目类别",
                   .en = "Kind of due",
                   .key = key,
                   .label = key,
                   .options = Column<DueKind>::options,
                   .in_order = true});
    return all;
}

const Source& devices() {
    static const Source source{"equipment.devices",
                               "期末 (不晚于现在) 已建档且未报废的设备, 按现在的状态",
                               "Devices registered by the end of the period and not scrapped, as they are now",
                               "equipment_device d",
                               "",
                               "d.registered_at < ? AND d.state <> 'scrapped'",
                               scope,
                               dimensions_of_device(),
                               &table_of<DeviceRow>(),
                               "d.id"};
    return source;
}

const Source& clocks() {
    static const Source source{"equipment.clocks",
                               "期末 (不晚于现在) 在册设备的到期项, 按现在的状态",
                               "Due clocks of devices registered by the end of the period, as they are now",
                               "equipment_due_clock c JOIN equipment_device d ON d.id = c.device_id",
                               "",
                               "d.registered_at < ? AND c.active = 1 AND d.state <> 'scrapped'",
                               scope,
                               with_kind("c.kind"),
                               &table_of<DueRow>(),
                               "c.id"};
    return source;
}

const Source& records() {
    static const Source source{"equipment.records",
                               "完成的到期项, 按记录时间计入期间",
                               "Due clocks recorded as done, by the time of recording",
                               "equipment_due_record x JOIN equipment_device d ON d.id = x.device_id",
                               "x.at",
                               "",
                               scope,
                               with_kind("x.kind"),
                               &table_of<RecordRow>(),
                               "x.id"};
    return source;
}

const Source& downtimes() {
    static const Source source{"equipment.downtimes",
                               "结束的停机, 按恢复时间计入期间",
                               "Down-times that ended, by the time of restoring",
                               "equipment_downtime w JOIN equipment_device d ON d.id = w.device_id",
                               "w.ended_at",
                               "",
                               scope,
                               dimensions_of_device(),
                               &table_of<DowntimeRow>(),
                               "w.id"};
    return source;
}

using Declared = std::vector<Indicator>;

void add_stock(Declared& all) {
    all.push_back({.id = "equipment.device_count",
                   .zh = "在册设备",
                   .en = "Devices",
                   .unit = "台",
                   .definition_zh = "期末在册、未报废的设备台数",
                   .definition_en = "Devices on the register at the end of the period, scrapped ones left out",
                   .source = &devices(),
                   .section = Section::quality,
                   .unit_en = "devices"});
    all.push_back({.id = "equipment.intact_rate",
                   .zh = "设备完好率",
                   .en = "Intact rate",
                   .unit = "%",
                   .definition_zh = "在用与备用台数 ÷ 在册应用台数 (不含待报废、已报废)",
                   .definition_en = "In use or standby ÷ devices on the register, those to be scrapped left out",
                   .better = Better::higher,
                   .kind = Kind::share,
                   .source = &devices(),
                   .where = "d.state <> 'to_be_scrapped'",
                   .value = "CASE WHEN d.state IN ('in_use','standby') THEN 1 ELSE 0 END",
                   .target_parameter = "equipment.target.intact_rate",
                   .section = Section::quality,
                   .row_field = "state"});
    all.push_back({.id = "equipment.ran_while_stopped",
                   .zh = "停用期间运行",
                   .en = "Ran while stopped",
                   .unit = "台",
                   .definition_zh = "停用期间被发现仍在运行、尚未重新投用的设备",
                   .definition_en = "Stopped devices that somebody found running, not yet put in use again",
                   .better = Better::lower,
                   .source = &devices(),
                   .where = "d.ran_anyway_at IS NOT NULL",
                   .section = Section::quality,
                   .row_field = "ran_anyway_at",
                   .unit_en = "devices"});
}

void add_due(Declared& all) {
    all.push_back({.id = "equipment.overdue_clocks",
                   .zh = "逾期到期项",
                   .en = "Overdue",
                   .unit = "项",
                   .definition_zh = "到期日加宽限已过而未记录完成的到期项",
                   .definition_en = "Due clocks past their day and window without a record",
                   .better = Better::lower,
                   .source = &clocks(),
                   .where = "c.level = 'overdue'",
                   .section = Section::backlog,
                   .row_field = "next_due",
                   .unit_en = "clocks"});
    all.push_back({.id = "equipment.statutory_valid",
                   .zh = "法定检验在有效期",
                   .en = "Inspections in force",
                   .unit = "%",
                   .definition_zh = "未逾期且上次未判不合格的法定检验项 ÷ 法定检验项",
                   .definition_en = "Statutory inspections neither overdue nor failed ÷ statutory inspections",
                   .better = Better::higher,
                   .kind = Kind::share,
                   .source = &clocks(),
                   .where = "c.kind = 'statutory'",
                   .value = "CASE WHEN c.level = 'overdue' OR c.last_result = 'failed' THEN 0 ELSE 1 END",
                   .target_parameter = "equipment.target.statutory_on_time",
                   .section = Section::on_time,
                   .row_field = "next_due"});
    all.push_back({.id = "equipment.statutory_on_time",
                   .zh = "法定检验按期率",
                   .en = "Inspections on time",
                   .unit = "%",
                   .definition_zh = "到期日加宽限内完成的法定检验 ÷ 期内记录的法定检验",
                   .definition_en = "Statutory inspections done by their day and window ÷ those recorded in the period",
                   .better = Better::higher,
                   .kind = Kind::share,
                   .source = &records(),
                   .where = "x.kind = 'statutory'",
                   .value = "x.on_time",
                   .target_parameter = "equipment.target.statutory_on_time",
                   .section = Section::on_time,
                   .row_field = "on_time"});
    all.push_back({.id = "equipment.calibration_coverage",
                   .zh = "计量检定覆盖率",
                   .en = "Calibration coverage",
                   .unit = "%",
                   .definition_zh = "在检定有效期内的计量项 ÷ 计量项",
                   .definition_en = "Calibrations in force ÷ calibrations",
                   .better = Better::higher,
                   .kind = Kind::share,
                   .source = &clocks(),
                   .where = "c.kind = 'calibration'",
                   .value = "CASE WHEN c.level = 'overdue' OR c.last_result = 'failed' THEN 0 ELSE 1 END",
                   .target_parameter = "equipment.target.calibration_coverage",
                   .section = Section::on_time,
                   .row_field = "next_due"});
}

void add_reliability(Declared& all) {
    constexpr std::string_view failures = "w.failure = 1";
    all.push_back({.id = "equipment.mtbf",
                   .zh = "平均无故障时间 MTBF",
                   .en = "Time between failures, mean",
                   .unit = "h",
                   .definition_zh = "每次故障停机之前的运行时长, 平均值",
                   .definition_en = "Hours of running before each failure; mean",
                   .better = Better::higher,
                   .kind = Kind::mean,
                   .source = &downtimes(),
                   .where = failures,
                   .value = "w.ran_ms / 3600000.0",
                   .section = Section::duration,
                   .row_field = "ran_hours"});
    all.push_back({.id = "equipment.mttr",
                   .zh = "平均修复时间 MTTR",
                   .en = "Time to repair, mean",
                   .unit = "h",
                   .definition_zh = "故障停机的恢复时间 − 停机时间, 平均值",
                   .definition_en = "Restored − taken down of failures; mean",
                   .better = Better::lower,
                   .kind = Kind::mean,
                   .source = &downtimes(),
                   .where = failures,
                   .value = "(w.ended_at - w.began_at) / 3600000.0",
                   .section = Section::duration,
                   .row_field = "down_minutes"});
    all.push_back({.id = "equipment.availability",
                   .zh = "可用率",
                   .en = "Availability",
                   .unit = "%",
                   .definition_zh = "每次故障的 运行时长 ÷ (运行时长 + 停机时长), 平均值",
                   .definition_en = "Of each failure: running ÷ (running + down); mean",
                   .better = Better::higher,
                   .kind = Kind::mean,
                   .source = &downtimes(),
                   .where = failures,
                   .value = "100.0 * w.ran_ms / NULLIF(w.ran_ms + w.ended_at - w.began_at, 0)",
                   .target_parameter = "equipment.target.availability",
                   .section = Section::quality,
                   .row_field = "down_minutes"});
}

Declared declare() {
    Declared all;
    for (const auto add : {add_stock, add_due, add_reliability}) add(all);
    return all;
}

}  // namespace

std::vector<const Indicator*> all_indicators() {
    static const Declared declared = declare();
    return indicators::pointers_to(declared);
}

}  // namespace zs::equipment
