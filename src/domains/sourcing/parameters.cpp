// Dated parameters of sourcing with their sources, read for a day; what people are told.
#include <fmt/format.h>

#include "domains/catalog/catalog.h"
#include "domains/sourcing/limits.h"

namespace zs::sourcing {
namespace {

Money yuan(std::int64_t amount) {
    constexpr std::int64_t fen = 100;
    return {amount * fen};
}

}  // namespace

std::int64_t number(Reader& reader, std::string_view code, Instant at) {
    return catalog::parameters(reader)->integer(code, at);
}

Date day_of(Reader& reader, Instant at) { return local_date(at, catalog::calendar(reader)->zone()); }
Date today(Reader& reader) { return day_of(reader, reader.now()); }

Thresholds thresholds(Reader& reader, Kind kind, Instant at) {
    const auto of_kind = [&](std::string_view limit) {
        return yuan(number(reader, fmt::format("sourcing.threshold.{}.{}", limit, text_of(kind)), at));
    };
    return {yuan(number(reader, "sourcing.threshold.direct", at)), of_kind("dispersed"), of_kind("tender")};
}

MinimumTime minimum_time(Reader& reader, Route route, Instant at) {
    const auto days = [&](std::string_view code) { return static_cast<int>(number(reader, code, at)); };
    switch (route) {
        case Route::tender:
            return {days("sourcing.days.tender"), 0};
        case Route::consultation:
            return {days("sourcing.days.consultation"), 0};
        case Route::negotiation:
            return {0, days("sourcing.days.negotiation")};
        case Route::three_quotations:
            return {0, days("sourcing.days.three_quotations")};
        default:
            return {};
    }
}

int objection_days(Reader& reader, Route route, Instant at) {
    if (route == Route::direct || route == Route::framework) return 0;
    return static_cast<int>(
        number(reader, route == Route::single_source ? "sourcing.days.single_source" : "sourcing.days.objection", at));
}

Money limit_of_head(Reader& reader, Instant at) { return yuan(number(reader, "sourcing.approve.limit_head", at)); }

std::vector<ParameterDefault> parameters() {
    constexpr std::string_view own = "设计默认值 design default",
                               office =
                                   "国办发〔2019〕55号 (地方标准不同, 按本地改) central units, local limits differ",
                               works = "国家发展改革委令第16号", law35 = "政府采购法 35 条", law46 = "政府采购法 46 条",
                               law52 = "政府采购法 52 条", order87 = "财政部令第87号";
    return {
        {"sourcing.threshold.direct", "50000", "元", "达到此额须三家询价", "Three quotations from", own},
        {"sourcing.threshold.dispersed.goods", "1000000", "元", "分散采购限额: 货物", "Dispersed limit: goods", office},
        {"sourcing.threshold.dispersed.services", "1000000", "元", "分散采购限额: 服务", "Dispersed limit: services",
         office},
        {"sourcing.threshold.dispersed.works", "1200000", "元", "分散采购限额: 工程", "Dispersed limit: works", office},
        {"sourcing.threshold.tender.goods", "2000000", "元", "公开招标数额: 货物", "Tender from: goods", office},
        {"sourcing.threshold.tender.services", "2000000", "元", "公开招标数额: 服务", "Tender from: services", office},
        {"sourcing.threshold.tender.works", "4000000", "元", "必须招标数额: 工程", "Tender from: works", works},
        {"sourcing.days.tender", "20", "d", "招标文件发出至截止 (日)", "Tender: days from notice to close", law35},
        {"sourcing.days.consultation", "10", "d", "磋商文件发出至截止 (日)", "Consultation: days to the close",
         "财库〔2014〕214号"},
        {"sourcing.days.negotiation", "3", "d", "谈判文件发出至截止 (工作日)", "Negotiation: working days to the close",
         "财政部令第74号"},
        {"sourcing.days.three_quotations", "3", "d", "询价发出至截止 (工作日)",
         "Three quotations: working days to the close", "财政部令第74号"},
        {"sourcing.days.result", "2", "d", "评审后公示结果 (工作日)", "Result published within working days", order87},
        {"sourcing.days.objection", "7", "d", "质疑期 (工作日)", "Working days to object", law52},
        {"sourcing.days.single_source", "5", "d", "单一来源公示 (工作日)", "Single source: working days to object",
         "财政部令第74号"},
        {"sourcing.contract.months", "12", "mo", "成交转合同的默认月数", "Months of a contract where nobody says", own},
        {"sourcing.days.contract", "30", "d", "成交后签约 (日)", "Days to the contract", law46},
        {"sourcing.price_weight.goods", "30", "", "价格分最低权重: 货物", "Least weight of the price: goods", order87},
        {"sourcing.price_weight.services", "10", "", "价格分最低权重: 服务", "Least weight of the price: services",
         order87},
        {"sourcing.price_weight.works", "10", "", "价格分最低权重: 工程", "Least weight of the price: works", own},
        {"sourcing.approve.limit_head", "100000", "元", "总务科长审批限额 (以上由分管院长批)",
         "The head approves up to this, the vice president beyond", own},
        {"sourcing.warranty_permille", "5", "", "比价: 每少一个月质保加价千分数",
         "Comparison: permille of the goods for a missing month of warranty", own},
        {"sourcing.files_years", "15", "a", "采购文件保存年限", "Years that files are kept", "政府采购法 42 条"},
        {"sourcing.target.days", "60", "d", "立项到成交天数目标 (不高于)", "Target of days to the award (at most)",
         own},
    };
}

std::vector<notify::NoticeKind> notice_kinds() {
    using enum notify::Reach;
    const auto kind = [](std::string_view event, std::string_view zh, std::string_view en, std::string_view text,
                         std::string_view page, std::vector<notify::Audience> audiences) {
        return notify::NoticeKind{event, zh, en, text, "sourcing_project", page, std::move(audiences)};
    };
    return {kind("sourcing.project_requested", "新采购申请", "New purchase request", "sourcing.notice.requested",
                 "/sourcing/", {{overseer, "sourcing.approve"}}),
            kind("sourcing.project_approved", "采购立项", "Purchase approved", "sourcing.notice.approved", "/sourcing/",
                 {{overseer, "sourcing.buy"}, {department, "sourcing.request"}}),
            kind("sourcing.project_refused", "采购申请退回", "Purchase refused", "sourcing.notice.refused",
                 "/sourcing/", {{department, "sourcing.request"}}),
            kind("sourcing.split_found", "疑似拆分采购", "Split purchase suspected", "sourcing.notice.split",
                 "/sourcing/", {{overseer, "sourcing.audit"}}),
            kind("sourcing.invited", "报价邀请", "Invitation to quote", "sourcing.notice.invited", "/offers/",
                 {{vendor, "sourcing.quote"}}),
            kind("sourcing.objected", "收到质疑", "Objection", "sourcing.notice.objected", "/sourcing/",
                 {{overseer, "sourcing.buy"}, {overseer, "sourcing.award"}})};
}

}  // namespace zs::sourcing
