// Choices of the catalogue, the ledger, requisitions and stocktakes, with their texts and tones.
#pragma once
#include "platform/entity/descriptor.h"

namespace zs::materials {

/// What happens when it is missing: treatment stops, treatment suffers, work is less convenient.
enum class Ved { vital, essential, desirable };
constexpr auto options(Of<Ved>) {
    return std::array{Option{"vital", "V 关键", "V vital"}, Option{"essential", "E 必要", "E essential"},
                      Option{"desirable", "D 一般", "D desirable"}};
}
/// By yearly value: up to 70 % A, up to 90 % B, the rest C.
enum class Abc { none, a, b, c };
constexpr auto options(Of<Abc>) {
    return std::array{Option{"none", "未分类", "Not classed"}, Option{"a", "A 类", "A"}, Option{"b", "B 类", "B"},
                      Option{"c", "C 类", "C"}};
}
/// By turnover a year: above 3 fast, 1 to 3 slow, below 1 standing, no movement in 180 days dead.
enum class Fsn { none, fast, slow, standing, dead };
constexpr auto options(Of<Fsn>) {
    return std::array{Option{"none", "未分类", "Not classed"}, Option{"fast", "F 快", "F fast"},
                      Option{"slow", "S 慢", "S slow"}, Option{"standing", "N 滞", "N not moving"},
                      Option{"dead", "呆滞", "Dead", Tone::late}};
}
enum class Valuation { moving_average, fifo };
constexpr auto options(Of<Valuation>) {
    return std::array{Option{"moving_average", "移动加权平均", "Moving average"},
                      Option{"fifo", "先进先出", "First in, first out"}};
}
enum class StoreKind { main, ward };
constexpr auto options(Of<StoreKind>) {
    return std::array{Option{"main", "总库", "Main store"}, Option{"ward", "科室二级库", "Ward store"}};
}

/// Where a quantity may be. `store` and `transit` are stock, the others are counter-accounts: what came from or went
/// to.
enum class Account { store, transit, supplier, use, adjustment, scrap, production, revaluation };
constexpr auto options(Of<Account>) {
    return std::array{Option{"store", "库存", "Store"},
                      Option{"transit", "在途", "In transit"},
                      Option{"supplier", "供应商", "Supplier"},
                      Option{"use", "科室领用", "Used by departments"},
                      Option{"adjustment", "盘盈盘亏", "Adjustments"},
                      Option{"scrap", "报废", "Scrap"},
                      Option{"production", "自制", "Production"},
                      Option{"revaluation", "均价调整", "Revaluation"}};
}
enum class DocumentKind {
    receipt,
    issue,
    give_back,
    transfer,
    arrival,
    put_away,
    adjustment,
    scrap,
    production,
    reversal,
    close,
    reopen
};
constexpr auto options(Of<DocumentKind>) {
    return std::array{Option{"receipt", "入库", "Receipt"},           Option{"issue", "出库", "Issue"},
                      Option{"give_back", "退库", "Return"},          Option{"transfer", "调拨出", "Transfer out"},
                      Option{"arrival", "调拨入", "Transfer in"},     Option{"put_away", "移位", "Put-away"},
                      Option{"adjustment", "盘点调整", "Adjustment"}, Option{"scrap", "报废", "Scrap"},
                      Option{"production", "自制", "Production"},     Option{"reversal", "冲销", "Reversal"},
                      Option{"close", "月结", "Month close"},         Option{"reopen", "反月结", "Month reopened"}};
}

enum class RequisitionState { requested, approved, picked, handed_over, refused, cancelled };
inline constexpr std::size_t requisition_state_count = 6;
constexpr auto options(Of<RequisitionState>) {
    return std::array{Option{"requested", "待审批", "To approve", Tone::waiting},
                      Option{"approved", "待拣货", "To pick", Tone::waiting},
                      Option{"picked", "待交接", "To hand over", Tone::working},
                      Option{"handed_over", "已交接", "Handed over", Tone::done},
                      Option{"refused", "已退回", "Refused", Tone::late},
                      Option{"cancelled", "已撤销", "Withdrawn", Tone::neutral}};
}
enum class RequisitionAction { approve, refuse, cancel, pick, hand_over };
constexpr auto options(Of<RequisitionAction>) {
    return std::array{Option{"approve", "批准", "Approve"}, Option{"refuse", "退回", "Refuse"},
                      Option{"cancel", "撤销", "Withdraw"}, Option{"pick", "拣货出库", "Pick"},
                      Option{"hand_over", "交接确认", "Hand over"}};
}

enum class StocktakeState { counting, review, posted, cancelled };
inline constexpr std::size_t stocktake_state_count = 4;
constexpr auto options(Of<StocktakeState>) {
    return std::array{
        Option{"counting", "盘点中", "Counting", Tone::working}, Option{"review", "待审核", "To review", Tone::waiting},
        Option{"posted", "已过账", "Posted", Tone::done}, Option{"cancelled", "已取消", "Cancelled", Tone::neutral}};
}
/// What counting a line showed.
enum class CountResult { waiting, equal, missing, surplus, unexpected };
constexpr auto options(Of<CountResult>) {
    return std::array{
        Option{"waiting", "未盘", "To count", Tone::waiting}, Option{"equal", "账实相符", "Equal", Tone::done},
        Option{"missing", "盘亏", "Missing", Tone::late}, Option{"surplus", "盘盈", "Surplus", Tone::late},
        Option{"unexpected", "账外", "Not in the books", Tone::late}};
}
enum class StocktakeAction { count, submit, recount, post, cancel };
constexpr auto options(Of<StocktakeAction>) {
    return std::array{Option{"count", "录入", "Count"}, Option{"submit", "提交", "Submit"},
                      Option{"recount", "复盘", "Count again"}, Option{"post", "过账", "Post"},
                      Option{"cancel", "取消", "Cancel"}};
}

}  // namespace zs::materials
