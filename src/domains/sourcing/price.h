// Prices against the rules of mark-ups and ceilings: dated rules, checks of whole lists, findings to be answered.
#pragma once
#include "domains/sourcing/states.h"
#include "platform/entity/entity.h"

namespace zs::sourcing {
/// Sale ≤ purchase × (1 + mark-up) from `first` to `last`.
struct PriceRule {
    Id<PriceRule> id;
    std::int64_t version = 0;
    std::string code;
    Hospital hospital = Hospital::public_hospital;
    std::string category;
    Date first;
    std::optional<Date> last;
    Decimal<1> markup_percent;
    std::string source;
    bool active = true;
};
constexpr auto describe(Of<PriceRule>) {
    return entity(
        "sourcing_price_rule", "价格规则", "Price rule",
        field<&PriceRule::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&PriceRule::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&PriceRule::code>("code",
                                {.zh = "代码", .en = "Code", .required = true, .length_max = 40, .searchable = true}),
        field<&PriceRule::hospital>("hospital", {.zh = "医院类型", .en = "Hospital"}),
        field<&PriceRule::category>("category", {.zh = "类别", .en = "Category", .required = true, .length_max = 40}),
        field<&PriceRule::first>("first_day", {.zh = "自", .en = "From", .required = true}),
        field<&PriceRule::last>("last_day", {.zh = "至", .en = "To"}),
        field<&PriceRule::markup_percent>(
            "markup_percent", {.zh = "最高加成", .en = "Mark-up at most", .min = 0, .max = 500, .unit = "%"}),
        field<&PriceRule::source>("source", {.zh = "依据", .en = "Source", .required = true, .length_max = 200}),
        field<&PriceRule::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<PriceRule>);

struct PriceCheck {
    Id<PriceCheck> id;
    std::int64_t version = 0;
    std::string number;
    Hospital hospital = Hospital::public_hospital;
    std::string institution;
    std::string list_name;
    std::int64_t lines = 0;
    std::int64_t findings = 0;
    Money excess;  // sold above the mark-up
    Money bought_above;
    Instant checked_at;
    std::int64_t checked_by = 0;
    std::string checker;
    std::string request_key;
};
constexpr auto describe(Of<PriceCheck>) {
    return entity("sourcing_price_check", "价格检查", "Price check",
                  field<&PriceCheck::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&PriceCheck::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
                  field<&PriceCheck::number>("number", {.zh = "编号", .en = "Number"}),
                  field<&PriceCheck::hospital>("hospital", {.zh = "医院类型", .en = "Hospital"}),
                  field<&PriceCheck::institution>("institution", {.zh = "机构", .en = "Institution"}),
                  field<&PriceCheck::list_name>("list_name", {.zh = "文件", .en = "File"}),
                  field<&PriceCheck::lines>("lines", {.zh = "行数", .en = "Lines"}),
                  field<&PriceCheck::findings>("findings", {.zh = "问题数", .en = "Findings"}),
                  field<&PriceCheck::excess>("excess", {.zh = "超额金额", .en = "Excess", .unit = "¥"}),
                  field<&PriceCheck::bought_above>(
                      "bought_above", {.zh = "高于挂网价金额", .en = "Bought above the list", .unit = "¥"}),
                  field<&PriceCheck::checked_at>("checked_at", {.zh = "检查时间", .en = "Checked"}),
                  field<&PriceCheck::checked_by>("checked_by", {.zh = "检查人号", .en = "Checked by id"}),
                  field<&PriceCheck::checker>("checker", {.zh = "检查人", .en = "Checked by"}),
                  field<&PriceCheck::request_key>("request_key", {.zh = "提交标识", .en = "Request key"}));
}
static_assert(fully_described<PriceCheck>);

struct PriceFinding {
    Id<PriceFinding> id;
    std::int64_t version = 0;
    Id<PriceCheck> check_id;
    FindingKind kind = FindingKind::above_markup;
    FindingState state = FindingState::open;
    std::int64_t file_row = 0;
    std::string name;
    std::string category;
    Date sold_on;
    UnitPrice actual;
    UnitPrice most;
    UnitPrice excess_per_unit;
    Money excess;
    Decimal<1> markup_percent;
    std::string source;
    std::string answer;
    std::string answerer;
    std::optional<Instant> answered_at;
};
constexpr auto describe(Of<PriceFinding>) {
    return entity(
        "sourcing_price_finding", "价格问题", "Price finding",
        field<&PriceFinding::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&PriceFinding::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&PriceFinding::check_id>("check_id", {.zh = "检查", .en = "Check", .references = "sourcing_price_check"}),
        field<&PriceFinding::kind>("kind", {.zh = "问题", .en = "Finding"}),
        field<&PriceFinding::state>("state", {.zh = "状态", .en = "State"}),
        field<&PriceFinding::file_row>("file_row", {.zh = "行号", .en = "Row"}),
        field<&PriceFinding::name>("name", {.zh = "名称", .en = "Name"}),
        field<&PriceFinding::category>("category", {.zh = "类别", .en = "Category"}),
        field<&PriceFinding::sold_on>("sold_on", {.zh = "日期", .en = "Day"}),
        field<&PriceFinding::actual>("actual", {.zh = "实际价", .en = "Actual", .unit = "¥"}),
        field<&PriceFinding::most>("most", {.zh = "允许价", .en = "Allowed", .unit = "¥"}),
        field<&PriceFinding::excess_per_unit>("excess_per_unit", {.zh = "单位超额", .en = "Excess each", .unit = "¥"}),
        field<&PriceFinding::excess>("excess", {.zh = "超额金额", .en = "Excess", .unit = "¥"}),
        field<&PriceFinding::markup_percent>("markup_percent", {.zh = "加成上限", .en = "Mark-up", .unit = "%"}),
        field<&PriceFinding::source>("source", {.zh = "依据", .en = "Source"}),
        field<&PriceFinding::answer>("answer", {.zh = "处理说明", .en = "Answer"}),
        field<&PriceFinding::answerer>("answerer", {.zh = "处理人", .en = "Answered by"}),
        field<&PriceFinding::answered_at>("answered_at", {.zh = "处理时间", .en = "Answered"}));
}
static_assert(fully_described<PriceFinding>);

}  // namespace zs::sourcing