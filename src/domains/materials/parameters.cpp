// Defaults of the dated parameters of materials, and what people are told.
#include "domains/materials/parameters.h"

namespace zs::materials {

std::vector<ParameterDefault> parameters() {
    constexpr std::string_view own = "设计默认值 design default";
    return {
        {"materials.price_factor_max", "10", "", "入库价与近期价相差多少倍须说明",
         "Times by which a price may differ from the last without a reason", own},
        {"materials.requisition.limit_free", "2000", "元", "申领免审批限额", "Requisitions up to this need no approval",
         own},
        {"materials.requisition.limit_head", "20000", "元", "总务科长审批限额 (以上由分管院长批)",
         "The head approves up to this, the vice president beyond", own},
        {"materials.tolerance.a", "0", "%", "盘点允差 A 类 (金额)", "Tolerance of stocktakes, class A (of value)", own},
        {"materials.tolerance.b", "0.5", "%", "盘点允差 B 类 (金额)", "Tolerance of stocktakes, class B", own},
        {"materials.tolerance.c", "2", "%", "盘点允差 C 类 (金额)", "Tolerance of stocktakes, class C", own},
        {"materials.piece.use_hours", "24", "h", "高值耗材领出后须使用或退库的时限",
         "Hours within which an issued piece is used or returned", own},
        {"materials.piece.bill_hours", "24", "h", "高值耗材使用后须计费的时限",
         "Hours within which a used piece is billed", own},
        {"materials.piece.markup_percent_max", "0", "%", "高值耗材计费最高加成",
         "Most that may be added to what a piece cost", "公立医院医用耗材零加成 (2019)"},
        {"materials.target.closed_loop", "98", "%", "高值耗材闭环率目标", "Target of pieces used and billed", own},
        {"materials.near_expiry_days", "90", "d", "近效期天数", "Near its expiry within", own},
        {"materials.target.short", "1", "%", "缺货率目标 (不高于)", "Target of stock-out lines (at most)", own},
        {"materials.target.turnover", "15", "d", "周转天数目标 (不高于)", "Target of turnover days (at most)", own},
        {"materials.target.equal", "99", "%", "账物相符率目标", "Target of book equals stock", own},
    };
}

std::vector<notify::NoticeKind> notice_kinds() {
    using enum notify::Reach;
    const auto of_requisition = [](std::string_view event, std::string_view zh, std::string_view en,
                                   std::string_view text, std::vector<notify::Audience> audiences) {
        return notify::NoticeKind{event, zh, en, text, "materials_requisition", "/requisitions/", std::move(audiences)};
    };
    return {of_requisition("materials.requisition_asked", "新申领", "New requisition", "materials.notice.asked",
                           {{overseer, "materials.keep"}, {overseer, "materials.approve"}}),
            of_requisition("materials.requisition_picked", "申领已拣货", "Requisition picked",
                           "materials.notice.picked", {{department, "materials.request"}}),
            {"materials.gap_found",
             "高值耗材闭环异常",
             "Gap of a high-value piece",
             "materials.notice.gap",
             "materials_gap",
             "/pieces/gaps?id=",
             {{overseer, "materials.gaps"}, {department, "materials.use_pieces"}}},
            of_requisition("materials.requisition_refused", "申领退回", "Requisition refused",
                           "materials.notice.refused", {{department, "materials.request"}})};
}

}  // namespace zs::materials
