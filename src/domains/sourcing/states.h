// Choices of purchasing projects with their texts and tones.
#pragma once
#include "platform/entity/descriptor.h"

namespace zs::sourcing {

/// Thresholds of law differ by kind.
enum class Kind { goods, services, works };
constexpr auto options(Of<Kind>) {
    return std::array{Option{"goods", "货物", "Goods"}, Option{"services", "服务", "Services"},
                      Option{"works", "工程", "Works"}};
}

/// How a supplier is found.
enum class Route { direct, three_quotations, negotiation, consultation, tender, single_source, framework };
constexpr auto options(Of<Route>) {
    return std::array{Option{"direct", "自行采购", "Direct"},
                      Option{"three_quotations", "三家询价", "Three quotations"},
                      Option{"negotiation", "竞争性谈判", "Competitive negotiation"},
                      Option{"consultation", "竞争性磋商", "Competitive consultation"},
                      Option{"tender", "公开招标", "Public tender"},
                      Option{"single_source", "单一来源", "Single source"},
                      Option{"framework", "框架协议", "Framework agreement"}};
}

/// What an award becomes.
enum class Becomes { order, fixed_price, call_off };
constexpr auto options(Of<Becomes>) {
    return std::array{Option{"order", "一次性订单", "One order"},
                      Option{"fixed_price", "框架合同 (定价)", "Framework contract"},
                      Option{"call_off", "准时制合同", "Just-in-time contract"}};
}

enum class State {
    requested,
    approved,
    specified,
    published,
    opened,
    compared,
    in_committee,
    scored,
    result_published,
    awarded,
    contracted,
    refused,
    cancelled,
    failed
};
inline constexpr std::size_t state_count = 14;
constexpr auto options(Of<State>) {
    return std::array{Option{"requested", "待审批", "To approve", Tone::waiting},
                      Option{"approved", "已立项", "Approved", Tone::waiting},
                      Option{"specified", "需求已定", "Specified", Tone::working},
                      Option{"published", "征集报价", "Quotations invited", Tone::working},
                      Option{"opened", "已开标", "Opened", Tone::working},
                      Option{"compared", "已比价", "Compared", Tone::working},
                      Option{"in_committee", "评审中", "In committee", Tone::working},
                      Option{"scored", "已评分", "Scored", Tone::working},
                      Option{"result_published", "结果公示", "Result published", Tone::waiting},
                      Option{"awarded", "已成交", "Awarded", Tone::waiting},
                      Option{"contracted", "已签约", "Contracted", Tone::done},
                      Option{"refused", "已退回", "Refused", Tone::late},
                      Option{"cancelled", "已取消", "Cancelled", Tone::neutral},
                      Option{"failed", "废标", "Failed", Tone::late}};
}

enum class Action {
    approve,
    refuse,
    change_route,
    approve_route,
    refuse_route,
    specify,
    publish,
    open,
    compare,
    appoint,
    close_scoring,
    publish_result,
    award,
    contract,
    cancel,
    fail
};
constexpr auto options(Of<Action>) {
    return std::array{Option{"approve", "批准立项", "Approve"},
                      Option{"refuse", "退回", "Refuse"},
                      Option{"change_route", "改用其他方式", "Change the route"},
                      Option{"approve_route", "批准该方式", "Approve the route"},
                      Option{"refuse_route", "不同意该方式", "Refuse the route"},
                      Option{"specify", "确定采购需求", "Fix the specification"},
                      Option{"publish", "发布公告/邀请", "Publish or invite"},
                      Option{"open", "开启报价", "Open the quotations"},
                      Option{"compare", "完成比价", "Compare"},
                      Option{"appoint", "组成评审小组", "Appoint the committee"},
                      Option{"close_scoring", "汇总评分", "Close the scoring"},
                      Option{"publish_result", "公示结果", "Publish the result"},
                      Option{"award", "确认成交", "Award"},
                      Option{"contract", "登记合同", "Contract signed"},
                      Option{"cancel", "取消项目", "Cancel"},
                      Option{"fail", "废标", "Declare failed"}};
}

/// What the auditor made of a sum that looks like one purchase in pieces.
enum class SplitJudgement { none, open, explained, split };
constexpr auto options(Of<SplitJudgement>) {
    return std::array{Option{"none", "无", "None"}, Option{"open", "待核查", "To judge", Tone::late},
                      Option{"explained", "理由成立", "Explained", Tone::done},
                      Option{"split", "确认拆分", "Split purchase", Tone::late}};
}

enum class QuotationState { submitted, withdrawn };
constexpr auto options(Of<QuotationState>) {
    return std::array{Option{"submitted", "已提交", "Submitted", Tone::done},
                      Option{"withdrawn", "已撤回", "Withdrawn", Tone::neutral}};
}

enum class Conflict { undeclared, none, conflicted };
constexpr auto options(Of<Conflict>) {
    return std::array{Option{"undeclared", "未声明", "Not declared", Tone::waiting},
                      Option{"none", "无利益冲突", "No conflict", Tone::done},
                      Option{"conflicted", "须回避", "Conflicted", Tone::late}};
}

enum class ObjectionState { open, rejected, upheld };
constexpr auto options(Of<ObjectionState>) {
    return std::array{Option{"open", "待答复", "To answer", Tone::late},
                      Option{"rejected", "不成立", "Rejected", Tone::done},
                      Option{"upheld", "成立", "Upheld", Tone::late}};
}

enum class Hospital { public_hospital, private_hospital };
constexpr auto options(Of<Hospital>) {
    return std::array{Option{"public", "公立医院", "Public"}, Option{"private", "民营医院", "Private"}};
}

enum class FindingKind { above_markup, above_listed, no_rule };
constexpr auto options(Of<FindingKind>) {
    return std::array{Option{"above_markup", "超加成", "Above the mark-up", Tone::late},
                      Option{"above_listed", "高于挂网价", "Above the list price", Tone::late},
                      Option{"no_rule", "无适用规则", "No rule", Tone::waiting}};
}
enum class FindingState { open, explained, corrected };
inline constexpr std::size_t finding_state_count = 3;
constexpr auto options(Of<FindingState>) {
    return std::array{Option{"open", "待处理", "Open", Tone::late},
                      Option{"explained", "已说明", "Explained", Tone::done},
                      Option{"corrected", "已纠正", "Corrected", Tone::done}};
}
enum class FindingAction { explain, correct };
constexpr auto options(Of<FindingAction>) {
    return std::array{Option{"explain", "说明", "Explain"}, Option{"correct", "纠正", "Correct"}};
}

}  // namespace zs::sourcing
