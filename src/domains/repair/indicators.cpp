// The figures that repair declares (domain rules §0-1). An order belongs to the period in which service was restored;
// cancelled and merged orders never count.
#include "domains/repair/indicators.h"

#include "domains/repair/views.h"

namespace zs::repair {
namespace {

using indicators::Better;
using indicators::Indicator;
using indicators::Kind;
using indicators::Source;

const std::vector<indicators::Dimension> dimensions = {
    {"zone", "责任区", "Zone", "o.zone_id", "(SELECT z.name FROM space_zone z WHERE z.id = o.zone_id)"},
    {"crew", "班组", "Crew", "o.crew_id", "(SELECT c.name FROM organization_crew c WHERE c.id = o.crew_id)"},
    {"trade", "工种", "Trade", "o.trade", "(SELECT t.name FROM organization_trade t WHERE t.code = o.trade)"},
    {"department", "科室", "Department", "o.department_id",
     "(SELECT d.name FROM organization_department d WHERE d.id = o.department_id)"},
    {"department_kind", "科室类别", "Department kind", "o.department_kind", "o.department_kind"},
    {"technician", "维修人", "Technician", "o.assignee_id",
     "(SELECT p.name FROM organization_person p WHERE p.id = o.assignee_id)"},
    {"fault", "故障类型", "Fault", "o.fault_type_id",
     "(SELECT f.name FROM repair_fault_type f WHERE f.id = o.fault_type_id)"},
    {"priority", "优先级", "Priority", "o.priority", "o.priority"},
    {"source", "来源", "Source", "o.source", "o.source"},
    // Hour and weekday of reporting in the hospital's zone (UTC+8, no summer time); 1970-01-01 was a Thursday.
    {"hour", "小时", "Hour", "(o.reported_at + 28800000) / 3600000 % 24", "(o.reported_at + 28800000) / 3600000 % 24"},
    {"weekday", "星期", "Weekday", "((o.reported_at + 28800000) / 86400000 + 3) % 7 + 1",
     "((o.reported_at + 28800000) / 86400000 + 3) % 7 + 1"},
    {"hour_weekday", "星期×小时", "Weekday × hour",
     "(((o.reported_at + 28800000) / 86400000 + 3) % 7 + 1) * 100 + (o.reported_at + 28800000) / 3600000 % 24",
     "(((o.reported_at + 28800000) / 86400000 + 3) % 7 + 1) * 100 + (o.reported_at + 28800000) / 3600000 % 24"},
};
constexpr ScopeColumns scope{"o.campus_id", "o.department_id", "o.crew_id", "o.vendor_id"};

const Source finished{
    "repair.restored_orders", "repair_work_order o", "o.restored_at", scope, dimensions, &table_of<OrderRow>(), "o.id"};
const Source reported_source{
    "repair.reported_orders", "repair_work_order o", "o.reported_at", scope, dimensions, &table_of<OrderRow>(), "o.id"};
const Source backlog{"repair.backlog", "repair_work_order o", "", scope, dimensions, &table_of<OrderRow>(), "o.id"};

constexpr std::string_view counted = "o.state IN ('restored','confirmed','closed')";
constexpr std::string_view clinical = "o.state IN ('restored','confirmed','closed') AND o.department_kind = 'clinical'";
constexpr std::string_view gross_h = "(o.restored_at - o.reported_at) / 3600000.0";
constexpr std::string_view net_h = "(o.restored_at - o.reported_at - o.held_ms) / 3600000.0";

std::vector<Indicator> declare() {
    std::vector<Indicator> all;
    const auto add = [&](Indicator indicator) { all.push_back(indicator); };
    const auto on_time = [&](std::string_view id, std::string_view zh, std::string_view en,
                             std::string_view definition_zh, std::string_view definition_en, std::string_view value) {
        add({id, zh, en, "%", definition_zh, definition_en, Better::higher, Kind::share, &finished, counted, value, 1.0,
             id == "repair.on_time_rate" ? "repair.target.on_time_rate" : ""});
    };
    add({"repair.orders", "维修完成量", "Orders restored", "项", "期内恢复使用的工单数(不含取消、合并)",
         "Orders whose service was restored in the period; cancelled and merged ones do not count", Better::neither,
         Kind::count, &finished, counted});
    add({"repair.reported", "报修量", "Orders reported", "项", "期内报修的工单数(不含合并)",
         "Orders reported in the period, merged ones left out", Better::neither, Kind::count, &reported_source,
         "o.state <> 'merged'"});
    on_time("repair.on_time_rate", "完成及时率", "Restored on time",
            "恢复时间 ≤ 恢复时限的工单 ÷ 已恢复工单(时限扣除停表挂起)",
            "Restored by the limit ÷ restored; holds that stop the clock move the limit",
            "CASE WHEN o.restore_due_at IS NULL THEN NULL WHEN o.restored_at <= o.restore_due_at THEN 1 ELSE 0 END");
    on_time("repair.accept_on_time", "受理及时率", "Accepted on time", "受理时间 ≤ 受理时限 ÷ 有受理时间的工单",
            "Accepted by the limit ÷ orders with an acceptance",
            "CASE WHEN o.accepted_at IS NULL THEN NULL WHEN o.accepted_at <= o.accept_due_at THEN 1 ELSE 0 END");
    on_time("repair.dispatch_on_time", "派单及时率", "Dispatched on time", "派单时间 ≤ 派单时限 ÷ 有派单时间的工单",
            "Dispatched by the limit ÷ orders dispatched",
            "CASE WHEN o.dispatched_at IS NULL THEN NULL WHEN o.dispatched_at <= o.dispatch_due_at THEN 1 ELSE 0 END");
    on_time("repair.take_on_time", "接单及时率", "Taken on time", "接单时间 ≤ 接单时限 ÷ 有接单时间的工单",
            "Taken by the limit ÷ orders taken",
            "CASE WHEN o.taken_at IS NULL THEN NULL WHEN o.taken_at <= o.take_due_at THEN 1 ELSE 0 END");
    on_time("repair.arrive_on_time", "到场及时率", "Arrived on time", "到场时间 ≤ 到场时限 ÷ 有到场时间的工单",
            "Arrived by the limit ÷ orders with an arrival",
            "CASE WHEN o.arrived_at IS NULL THEN NULL WHEN o.arrived_at <= o.arrive_due_at THEN 1 ELSE 0 END");
    const auto hours = [&](std::string_view id, std::string_view zh, std::string_view en, Kind kind,
                           std::string_view where, std::string_view value, std::string_view zh_text,
                           std::string_view en_text) {
        add({id, zh, en, "h", zh_text, en_text, Better::lower, kind, &finished, where, value});
    };
    hours("repair.handling_mean", "平均处理时长", "Mean handling time", Kind::mean, counted, net_h,
          "恢复时间 − 报修时间 − 停表挂起时长,平均值", "Restored − reported − holds that stop the clock, mean");
    hours("repair.handling_p50", "处理时长中位数", "Median handling time", Kind::median, counted, net_h,
          "同平均处理时长,第 50 百分位(最近秩)", "As the mean; 50th percentile, nearest rank");
    hours("repair.handling_p90", "处理时长 P90", "Handling time P90", Kind::percentile_90, counted, net_h,
          "同平均处理时长,第 90 百分位(最近秩)", "As the mean; 90th percentile, nearest rank");
    hours("repair.handling_gross_mean", "平均历时(含挂起)", "Mean elapsed time", Kind::mean, counted, gross_h,
          "恢复时间 − 报修时间,平均值", "Restored − reported, mean");
    hours("repair.handling_clinical", "临床平均处理时长", "Clinical handling time", Kind::mean, clinical, net_h,
          "报修科室为临床的工单的平均处理时长", "Mean handling time of orders from clinical departments");
    hours("repair.response_mean", "平均到场时长", "Mean time to arrive", Kind::mean, counted,
          "(o.arrived_at - o.reported_at) / 3600000.0", "到场时间 − 报修时间,平均值", "Arrived − reported, mean");
    constexpr std::string_view not_fixed =
        "o.rework_count > 0 OR EXISTS (SELECT 1 FROM repair_work_order w WHERE w.rework_of_id = o.id AND w.state NOT "
        "IN "
        "('cancelled','merged'))";
    static const std::string fixed = "CASE WHEN " + std::string(not_fixed) + " THEN 0 ELSE 1 END";
    static const std::string rework = "CASE WHEN " + std::string(not_fixed) + " THEN 1 ELSE 0 END";
    add({"repair.first_time_fix", "一次修复率", "First-time fix", "%",
         "7 天内未返修、同处同类未再报的工单 ÷ 已恢复工单",
         "Neither reopened nor reported again for the same place and fault within 7 days ÷ restored", Better::higher,
         Kind::share, &finished, counted, fixed, 1.0, "repair.target.first_time_fix"});
    add({"repair.rework_rate", "返修率", "Rework rate", "%",
         "返修或 7 天内同处同类再报的工单 ÷ 已恢复工单(一单只计一次)",
         "Reopened or reported again within 7 days ÷ restored; an order counts once", Better::lower, Kind::share,
         &finished, counted, rework});
    add({"repair.satisfaction", "满意率", "Satisfaction", "%", "评分 ≥ 4 的工单 ÷ 已评价工单(自动确认不计)",
         "Score 4 or 5 ÷ rated orders; automatic confirmation is no rating", Better::higher, Kind::share, &finished,
         "o.score > 0", "CASE WHEN o.score >= 4 THEN 1 ELSE 0 END", 1.0, "repair.target.satisfaction"});
    add({"repair.rating_rate", "评价率", "Rating rate", "%", "已评价工单 ÷ 已恢复工单", "Rated ÷ restored",
         Better::higher, Kind::share, &finished, counted, "CASE WHEN o.score > 0 THEN 1 ELSE 0 END"});
    add({"repair.proactive_share", "主动发现占比", "Found before reported", "%",
         "巡检、报警、主动发现的工单 ÷ 报修工单", "Orders from rounds, alarms and staff ÷ reported orders",
         Better::higher, Kind::share, &reported_source, "o.state <> 'merged'",
         "CASE WHEN o.source IN ('round','alarm','proactive') THEN 1 ELSE 0 END"});
    add({"repair.forecast_coverage", "预计时间兑现率", "Forecast coverage", "%",
         "在告知的最迟时间前恢复的工单 ÷ 告知过时间的工单",
         "Restored by the latest time told ÷ orders with a told time", Better::higher, Kind::share, &finished,
         "o.state IN ('restored','confirmed','closed') AND o.expected_latest_at IS NOT NULL",
         "CASE WHEN o.restored_at <= o.expected_latest_at THEN 1 ELSE 0 END"});
    add({"repair.labour_hours", "维修工时", "Labour", "h", "已恢复工单登记工时合计",
         "Sum of labour written on restored orders", Better::neither, Kind::sum, &finished, counted,
         "o.labour_minutes / 60.0"});
    add({"repair.parts_cost", "单均材料费", "Parts cost per order", "元", "材料费 ÷ 已恢复工单",
         "Parts cost ÷ restored orders", Better::lower, Kind::mean, &finished, counted, "o.parts_cost / 100.0"});
    const auto stock = [&](std::string_view id, std::string_view zh, std::string_view en, std::string_view zh_text,
                           std::string_view en_text, std::string_view where) {
        add({id, zh, en, "项", zh_text, en_text, Better::lower, Kind::count, &backlog, where});
    };
    stock("repair.backlog", "积压", "Backlog", "期末未恢复的工单数", "Orders not restored at the end of the period",
          "o.reported_at < ? AND (o.restored_at IS NULL OR o.restored_at >= ?) AND o.state NOT IN "
          "('cancelled','merged')");
    stock("repair.backlog_old", "积压 7 天以上", "Backlog over 7 days", "期末未恢复且报修超过 7 天的工单数",
          "Not restored at the end of the period and reported more than 7 days before it",
          "o.reported_at < ? - 604800000 AND (o.restored_at IS NULL OR o.restored_at >= ?) AND o.state NOT IN "
          "('cancelled','merged')");
    return all;
}

}  // namespace

std::vector<const Indicator*> all_indicators() {
    static const std::vector<Indicator> declared = declare();
    std::vector<const Indicator*> pointers;
    for (const auto& indicator : declared) pointers.push_back(&indicator);
    return pointers;
}

}  // namespace zs::repair
