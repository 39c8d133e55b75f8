// The figures that repair declares (domain rules §0-1). An order belongs to the period in which service was restored;
// cancelled and merged orders never count.
#include "domains/repair/indicators.h"

#include <deque>

namespace zs::repair {
namespace {

using indicators::Better;
using indicators::Indicator;
using indicators::Kind;
using indicators::Section;

constexpr std::string_view counted = "o.state IN ('restored','confirmed','closed')";
constexpr std::string_view counted_clinical =
    "o.state IN ('restored','confirmed','closed') AND o.department_kind = 'clinical'";
constexpr std::string_view reported = "o.state <> 'merged'";

using Declared = std::vector<Indicator>;

void add_volume(Declared& all) {
    all.push_back({.id = "repair.reported",
                   .zh = "报修量",
                   .en = "Orders reported",
                   .unit = "项",
                   .definition_zh = "期内报修的工单数(不含合并)",
                   .definition_en = "Orders reported in the period, merged ones left out",
                   .source = &reported_orders(),
                   .where = reported,
                   .section = Section::volume,
                   .unit_en = "orders"});
    all.push_back(
        {.id = "repair.orders",
         .zh = "维修完成量",
         .en = "Orders restored",
         .unit = "项",
         .definition_zh = "期内恢复使用的工单数(不含取消、合并)",
         .definition_en = "Orders whose service was restored in the period; cancelled and merged ones do not count",
         .source = &restored_orders(),
         .where = counted,
         .section = Section::volume,
         .headline = true,
         .unit_en = "orders"});
    all.push_back({.id = "repair.proactive_share",
                   .zh = "主动发现占比",
                   .en = "Found before reported",
                   .unit = "%",
                   .definition_zh = "巡检、报警、主动发现的工单 ÷ 报修工单",
                   .definition_en = "Orders from rounds, alarms and staff ÷ reported orders",
                   .better = Better::higher,
                   .kind = Kind::share,
                   .source = &reported_orders(),
                   .where = reported,
                   .value = "CASE WHEN o.source IN ('round','alarm','proactive') THEN 1 ELSE 0 END",
                   .section = Section::volume,
                   .row_field = "source"});
}

/// One of the six steps: done by its limit ÷ orders on which it was done and that have a limit.
Indicator step_on_time(std::string_view id, std::string_view zh, std::string_view en, std::string_view definition_zh,
                       std::string_view definition_en, std::string_view value) {
    return {
        .id = id,
        .zh = zh,
        .en = en,
        .unit = "%",
        .definition_zh = definition_zh,
        .definition_en = definition_en,
        .better = Better::higher,
        .kind = Kind::share,
        .source = &restored_orders(),
        .where = counted,
        .value = value,
        .target_parameter = id == "repair.on_time_rate" ? "repair.target.on_time_rate" : "repair.target.step_on_time",
        .section = Section::on_time};
}

void add_on_time(Declared& all) {
    all.push_back(step_on_time(
        "repair.accept_on_time", "受理及时率", "Accepted on time", "受理时间 ≤ 受理时限 ÷ 有受理时间与时限的工单",
        "Accepted by the limit ÷ orders with an acceptance and a limit",
        "CASE WHEN o.accepted_at IS NULL OR o.accept_due_at IS NULL THEN NULL WHEN o.accepted_at <= o.accept_due_at "
        "THEN 1 ELSE 0 END"));
    all.push_back(step_on_time(
        "repair.dispatch_on_time", "派单及时率", "Dispatched on time", "派单时间 ≤ 派单时限 ÷ 有派单时间与时限的工单",
        "Dispatched by the limit ÷ orders dispatched with a limit",
        "CASE WHEN o.dispatched_at IS NULL OR o.dispatch_due_at IS NULL THEN NULL WHEN o.dispatched_at <= "
        "o.dispatch_due_at THEN 1 ELSE 0 END"));
    all.push_back(step_on_time(
        "repair.take_on_time", "接单及时率", "Taken on time", "接单时间 ≤ 接单时限 ÷ 有接单时间与时限的工单",
        "Taken by the limit ÷ orders taken with a limit",
        "CASE WHEN o.taken_at IS NULL OR o.take_due_at IS NULL THEN NULL WHEN o.taken_at <= o.take_due_at THEN 1 ELSE "
        "0 END"));
    all.push_back(step_on_time(
        "repair.arrive_on_time", "到场及时率", "Arrived on time", "到场时间 ≤ 到场时限 ÷ 有到场时间与时限的工单",
        "Arrived by the limit ÷ orders with an arrival and a limit",
        "CASE WHEN o.arrived_at IS NULL OR o.arrive_due_at IS NULL THEN NULL WHEN o.arrived_at <= o.arrive_due_at THEN "
        "1 ELSE 0 END"));
    all.push_back(step_on_time(
        "repair.on_time_rate", "完成及时率", "Restored on time",
        "恢复时间 ≤ 恢复时限的工单 ÷ 已恢复且有时限的工单(时限扣除停表挂起)",
        "Restored by the limit ÷ restored orders with a limit; holds that stop the clock move the limit",
        "CASE WHEN o.restore_due_at IS NULL THEN NULL WHEN o.restored_at <= o.restore_due_at THEN 1 ELSE 0 END"));
    all.back().headline = true;
    auto confirm = step_on_time(
        "repair.confirm_on_time", "确认及时率", "Confirmed on time",
        "科室或报修人在确认时限内确认的工单 ÷ 已确认的工单(到期自动确认算未及时)",
        "Confirmed by people within the limit ÷ confirmed orders; automatic confirmation counts as late",
        "CASE WHEN o.confirmed_at IS NULL OR o.confirm_due_at IS NULL THEN NULL WHEN o.confirmed_by <> 'automatic' AND "
        "o.confirmed_at <= o.confirm_due_at THEN 1 ELSE 0 END");
    confirm.target_parameter = "";
    all.push_back(confirm);
    all.push_back({.id = "repair.escalated_share",
                   .zh = "升级占比",
                   .en = "Escalated",
                   .unit = "%",
                   .definition_zh = "曾因超时升级的工单 ÷ 已恢复工单",
                   .definition_en = "Orders that were told to somebody above for lateness ÷ restored orders",
                   .better = Better::lower,
                   .kind = Kind::share,
                   .source = &restored_orders(),
                   .where = counted,
                   .value = "CASE WHEN o.escalation > 0 THEN 1 ELSE 0 END",
                   .section = Section::on_time,
                   .row_field = "escalation"});
}

/// Mean, median and P90 of one span, all of them in hours.
struct Span {
    std::string_view mean_id, p50_id, p90_id;
    std::string_view zh, en;  // "处理时长"
    std::string_view definition_zh, definition_en;
    std::string_view where, value, row_field;
    std::string_view target_parameter = "";  // of the mean
};

void add_span(Declared& all, const Span& span) {
    struct Part {
        std::string_view id, zh, en;
        Kind kind;
    };
    static std::deque<std::string> texts;  // the declared views live as long as the program
    const auto keep = [&](std::string_view a, std::string_view b) -> std::string_view {
        return texts.emplace_back(std::string(a) + std::string(b));
    };
    for (const auto& part :
         {Part{span.mean_id, "平均", ", mean", Kind::mean}, Part{span.p50_id, "中位", ", median", Kind::median},
          Part{span.p90_id, "P90 ", ", P90", Kind::percentile_90}}) {
        const bool percentile = part.kind != Kind::mean;
        all.push_back({.id = part.id,
                       .zh = keep(part.zh, span.zh),
                       .en = keep(span.en, part.en),
                       .unit = "h",
                       .definition_zh = keep(span.definition_zh, percentile ? ", 百分位按最近秩" : ", 平均值"),
                       .definition_en = keep(span.definition_en, percentile ? "; nearest rank" : "; mean"),
                       .better = Better::lower,
                       .kind = part.kind,
                       .source = &restored_orders(),
                       .where = span.where,
                       .value = span.value,
                       .target_parameter = percentile ? "" : span.target_parameter,
                       .section = Section::duration,
                       .row_field = span.row_field});
    }
}

void add_duration(Declared& all) {
    constexpr std::string_view gross_h = "(o.restored_at - o.reported_at) / 3600000.0";
    constexpr std::string_view net_h = "(o.restored_at - o.reported_at - o.held_ms) / 3600000.0";
    add_span(all, {"repair.handling_mean", "repair.handling_p50", "repair.handling_p90", "处理时长", "Handling time",
                   "恢复时间 − 报修时间 − 停表挂起时长", "Restored − reported − holds that stop the clock", counted,
                   net_h, "handling_minutes"});
    add_span(all,
             {"repair.handling_gross_mean", "repair.handling_gross_p50", "repair.handling_gross_p90", "历时(含挂起)",
              "Elapsed time", "恢复时间 − 报修时间", "Restored − reported", counted, gross_h, "elapsed_minutes"});
    add_span(all, {"repair.handling_clinical", "repair.handling_clinical_p50", "repair.handling_clinical_p90",
                   "临床处理时长", "Clinical handling time", "临床科室的工单: 恢复时间 − 报修时间 − 停表挂起时长",
                   "Orders of clinical departments: restored − reported − holds that stop the clock", counted_clinical,
                   net_h, "handling_minutes", "repair.target.clinical_handling_h"});
    add_span(all, {"repair.handling_clinical_gross_mean", "repair.handling_clinical_gross_p50",
                   "repair.handling_clinical_gross_p90", "临床历时(含挂起)", "Clinical elapsed time",
                   "临床科室的工单: 恢复时间 − 报修时间", "Orders of clinical departments: restored − reported",
                   counted_clinical, gross_h, "elapsed_minutes"});
    all.push_back({.id = "repair.response_mean",
                   .zh = "平均到场时长",
                   .en = "Time to arrive, mean",
                   .unit = "h",
                   .definition_zh = "到场时间 − 报修时间, 平均值",
                   .definition_en = "Arrived − reported; mean",
                   .better = Better::lower,
                   .kind = Kind::mean,
                   .source = &restored_orders(),
                   .where = counted,
                   .value = "(o.arrived_at - o.reported_at) / 3600000.0",
                   .section = Section::duration,
                   .row_field = "response_minutes"});
    constexpr std::string_view clinical_of[][2] = {
        {"repair.handling_mean", "repair.handling_clinical"},
        {"repair.handling_p50", "repair.handling_clinical_p50"},
        {"repair.handling_p90", "repair.handling_clinical_p90"},
        {"repair.handling_gross_mean", "repair.handling_clinical_gross_mean"},
        {"repair.handling_gross_p50", "repair.handling_clinical_gross_p50"},
        {"repair.handling_gross_p90", "repair.handling_clinical_gross_p90"}};
    for (auto& indicator : all) {
        for (const auto& [whole, part] : clinical_of)
            if (indicator.id == whole) indicator.beside = part;
        if (indicator.id == "repair.handling_clinical") indicator.headline = true;
    }
}

void add_quality(Declared& all) {
    all.push_back(
        {.id = "repair.first_time_fix",
         .zh = "一次修复率",
         .en = "First-time fix",
         .unit = "%",
         .definition_zh = "7 天内未返修、同处同类未再报的工单 ÷ 已恢复工单",
         .definition_en = "Neither reopened nor reported again for the same place and fault within 7 days ÷ restored",
         .better = Better::higher,
         .kind = Kind::share,
         .source = &restored_orders(),
         .where = counted,
         .value = "CASE WHEN o.rework_count > 0 OR EXISTS (SELECT 1 FROM repair_work_order w WHERE w.rework_of_id = "
                  "o.id AND w.state NOT IN ('cancelled','merged')) THEN 0 ELSE 1 END",
         .target_parameter = "repair.target.first_time_fix",
         .section = Section::quality,
         .row_field = "rework_count"});
    all.push_back({.id = "repair.rework_rate",
                   .zh = "返修率",
                   .en = "Rework rate",
                   .unit = "%",
                   .definition_zh = "返修或 7 天内同处同类再报的工单 ÷ 已恢复工单(一单只计一次)",
                   .definition_en = "Reopened or reported again within 7 days ÷ restored; an order counts once",
                   .better = Better::lower,
                   .kind = Kind::share,
                   .source = &restored_orders(),
                   .where = counted,
                   .value = "CASE WHEN o.rework_count > 0 OR EXISTS (SELECT 1 FROM repair_work_order w WHERE "
                            "w.rework_of_id = o.id AND w.state NOT IN ('cancelled','merged')) THEN 1 ELSE 0 END",
                   .section = Section::quality,
                   .row_field = "rework_count"});
}

void add_satisfaction(Declared& all) {
    all.push_back({.id = "repair.satisfaction",
                   .zh = "满意率",
                   .en = "Satisfaction",
                   .unit = "%",
                   .definition_zh = "评分 ≥ 4 的工单 ÷ 已评价工单(自动确认不计)",
                   .definition_en = "Score 4 or 5 ÷ rated orders; automatic confirmation is no rating",
                   .better = Better::higher,
                   .kind = Kind::share,
                   .source = &restored_orders(),
                   .where = "o.score > 0",
                   .value = "CASE WHEN o.score >= 4 THEN 1 ELSE 0 END",
                   .target_parameter = "repair.target.satisfaction",
                   .section = Section::satisfaction,
                   .row_field = "score",
                   .headline = true});
    all.push_back({.id = "repair.rating_rate",
                   .zh = "评价率",
                   .en = "Rating rate",
                   .unit = "%",
                   .definition_zh = "已评价工单 ÷ 已恢复工单",
                   .definition_en = "Rated ÷ restored",
                   .better = Better::higher,
                   .kind = Kind::share,
                   .source = &restored_orders(),
                   .where = counted,
                   .value = "CASE WHEN o.score > 0 THEN 1 ELSE 0 END",
                   .section = Section::satisfaction,
                   .row_field = "score"});
    all.push_back({.id = "repair.score_mean",
                   .zh = "平均评分",
                   .en = "Mean score",
                   .unit = "/ 5",
                   .definition_zh = "已评价工单的评分, 平均值",
                   .definition_en = "Score of rated orders; mean",
                   .better = Better::higher,
                   .kind = Kind::mean,
                   .source = &restored_orders(),
                   .where = "o.score > 0",
                   .value = "o.score * 1.0",
                   .section = Section::satisfaction,
                   .row_field = "score"});
}

void add_backlog(Declared& all) {
    const auto age = [&](std::string_view id, std::string_view zh, std::string_view en, std::string_view definition_zh,
                         std::string_view definition_en, std::string_view where) {
        all.push_back({.id = id,
                       .zh = zh,
                       .en = en,
                       .unit = "项",
                       .definition_zh = definition_zh,
                       .definition_en = definition_en,
                       .better = Better::lower,
                       .source = &open_orders(),
                       .where = where,
                       .section = Section::backlog,
                       .row_field = "reported_at",
                       .unit_en = "orders"});
    };
    age("repair.backlog", "积压", "Backlog", "期末未恢复的工单数", "Orders not restored at the end of the period", "");
    age("repair.backlog_day", "积压 1 天内", "Backlog up to 1 day", "期末未恢复且报修不到 1 天的工单数",
        "Not restored at the end of the period and reported less than 1 day before it",
        "o.reported_at >= ? - 86400000");
    age("repair.backlog_days", "积压 1–3 天", "Backlog 1–3 days", "期末未恢复且报修 1 至 3 天的工单数",
        "Not restored at the end of the period and reported 1 to 3 days before it",
        "o.reported_at < ? - 86400000 AND o.reported_at >= ? - 259200000");
    age("repair.backlog_week", "积压 3–7 天", "Backlog 3–7 days", "期末未恢复且报修 3 至 7 天的工单数",
        "Not restored at the end of the period and reported 3 to 7 days before it",
        "o.reported_at < ? - 259200000 AND o.reported_at >= ? - 604800000");
    age("repair.backlog_old", "积压 7 天以上", "Backlog over 7 days", "期末未恢复且报修超过 7 天的工单数",
        "Not restored at the end of the period and reported more than 7 days before it",
        "o.reported_at < ? - 604800000");
    all.back().target_parameter = "repair.target.backlog_old";
}

void add_forecast(Declared& all) {
    constexpr std::string_view told =
        "o.state IN ('restored','confirmed','closed') AND o.expected_latest_at IS NOT NULL";
    // Told times that always hold are as useless as those that never do: neither direction is better than the target.
    all.push_back(
        {.id = "repair.forecast_coverage",
         .zh = "预计时间兑现率",
         .en = "Forecast coverage",
         .unit = "%",
         .definition_zh = "在告知的最迟时间前恢复的工单 ÷ 告知过时间的工单, 应接近目标",
         .definition_en = "Restored by the latest time told ÷ orders with a told time; should be near its target",
         .kind = Kind::share,
         .source = &restored_orders(),
         .where = told,
         .value = "CASE WHEN o.restored_at <= o.expected_latest_at THEN 1 ELSE 0 END",
         .target_parameter = "repair.forecast.coverage_percent",
         .section = Section::forecast,
         .row_field = "expected_latest_at"});
    all.push_back({.id = "repair.forecast_told",
                   .zh = "告知的最迟时间",
                   .en = "Latest time told",
                   .unit = "h",
                   .definition_zh = "告知的最迟恢复时间 − 报修时间, 平均值",
                   .definition_en = "Latest time told − reported; mean",
                   .better = Better::lower,
                   .kind = Kind::mean,
                   .source = &restored_orders(),
                   .where = told,
                   .value = "(o.expected_latest_at - o.reported_at) / 3600000.0",
                   .section = Section::forecast,
                   .row_field = "expected_latest_at"});
}

void add_effort(Declared& all) {
    all.push_back({.id = "repair.labour_hours",
                   .zh = "维修工时",
                   .en = "Labour",
                   .unit = "h",
                   .definition_zh = "已恢复工单登记工时合计",
                   .definition_en = "Sum of labour written on restored orders",
                   .kind = Kind::sum,
                   .source = &restored_orders(),
                   .where = counted,
                   .value = "o.labour_minutes / 60.0",
                   .section = Section::effort,
                   .row_field = "labour_minutes"});
    all.push_back({.id = "repair.parts_cost",
                   .zh = "单均材料费",
                   .en = "Parts cost per order",
                   .unit = "元",
                   .definition_zh = "材料费 ÷ 已恢复工单",
                   .definition_en = "Parts cost ÷ restored orders",
                   .better = Better::lower,
                   .kind = Kind::mean,
                   .source = &restored_orders(),
                   .where = counted,
                   .value = "o.parts_cost / 100.0",
                   .section = Section::effort,
                   .row_field = "parts_cost"});
}

Declared declare() {
    Declared all;
    for (const auto add :
         {add_volume, add_on_time, add_duration, add_quality, add_satisfaction, add_backlog, add_forecast, add_effort})
        add(all);
    return all;
}

}  // namespace

std::vector<const Indicator*> all_indicators() {
    static const Declared declared = declare();
    return indicators::pointers_to(declared);
}

}  // namespace zs::repair
