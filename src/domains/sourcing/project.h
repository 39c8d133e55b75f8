// A purchase from the wish of a department to the contract, its lines, and its time line.
#pragma once
#include "domains/materials/entities.h"
#include "domains/sourcing/budget.h"

namespace zs::sourcing {

struct Project {
    Id<Project> id;
    std::int64_t version = 0;
    std::string number;
    State state = State::requested;
    std::string title;
    Id<organization::Department> department_id;
    Id<Category> category_id;
    Id<BudgetLine> budget_line_id;
    std::string reason;
    Date wanted_on;
    Money estimate;
    Money basis;  // last price where one is known, else the estimate
    Money reserved;
    Money spent;
    std::string over_budget_reason;  // empty: within the budget
    Route route = Route::direct;
    Route route_proposed = Route::direct;
    std::string route_why;  // RouteChoice::reason
    Money route_at_least;
    Money route_below;
    Route route_wanted = Route::direct;
    bool route_waiting = false;
    std::string route_reason;
    std::int64_t route_by = 0;
    std::string route_approver;
    SplitJudgement split = SplitJudgement::none;
    Money split_year;
    Money split_rolling;
    std::string split_note;
    std::string split_judge;
    std::int64_t requested_by = 0;
    std::string requester;
    Instant requested_at;
    std::int64_t approved_by = 0;
    std::string approver;
    std::optional<Instant> approved_at;
    std::int64_t bought_by = 0;
    std::string buyer;
    std::string specification;
    std::int64_t warranty_months = 0;
    std::string notice;
    bool open_to_all = false;
    std::optional<Instant> published_at;
    std::optional<Instant> close_at;
    std::optional<Instant> opened_at;
    std::string few_reason;
    std::optional<Instant> compared_at;
    std::optional<Instant> scored_at;
    std::optional<Date> result_due;
    std::optional<Instant> result_at;
    bool result_late = false;
    std::optional<Date> objections_until;
    std::int64_t quotation_id = 0;
    std::int64_t vendor_id = 0;
    Money awarded;
    Money saving;
    std::optional<Instant> awarded_at;
    std::string award_reason;
    std::string awarder;
    std::optional<Date> contract_due;
    std::string contract_number;
    std::optional<Date> contracted_on;
    bool contract_late = false;
    std::string end_reason;
    std::optional<Instant> ended_at;
    std::string request_key;
    Becomes becomes = Becomes::order;
    std::int64_t contract_months = 0;  // of a contract
    std::int64_t store_id = 0;         // of an order; 0: where such goods went last
};
constexpr auto describe(Of<Project>) {
    return entity(
        "sourcing_project", "采购项目", "Purchasing project",
        field<&Project::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Project::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Project::number>("number", {.zh = "编号", .en = "Number"}),
        field<&Project::state>("state", {.zh = "状态", .en = "State"}),
        field<&Project::title>("title", {.zh = "项目名称", .en = "Title"}),
        field<&Project::department_id>("department_id",
                                       {.zh = "申请科室", .en = "Department", .references = "organization_department"}),
        field<&Project::category_id>("category_id",
                                     {.zh = "品目", .en = "Category", .references = "sourcing_category"}),
        field<&Project::budget_line_id>("budget_line_id", {.zh = "预算", .en = "Budget line"}),
        field<&Project::reason>("reason", {.zh = "申请理由", .en = "Reason"}),
        field<&Project::wanted_on>("wanted_on", {.zh = "需要日期", .en = "Wanted on"}),
        field<&Project::estimate>("estimate", {.zh = "预算估价", .en = "Estimate", .unit = "¥"}),
        field<&Project::basis>("basis", {.zh = "对比基准", .en = "Basis of saving", .unit = "¥"}),
        field<&Project::reserved>("reserved", {.zh = "占用预算", .en = "Reserved", .unit = "¥"}),
        field<&Project::spent>("spent", {.zh = "签约金额", .en = "Spent", .unit = "¥"}),
        field<&Project::over_budget_reason>("over_budget_reason", {.zh = "超预算理由", .en = "Why over budget"}),
        field<&Project::route>("route", {.zh = "采购方式", .en = "Route"}),
        field<&Project::route_proposed>("route_proposed", {.zh = "建议方式", .en = "Route by the table"}),
        field<&Project::route_why>("route_why", {.zh = "方式依据", .en = "Why this route"}),
        field<&Project::route_at_least>("route_at_least", {.zh = "达到限额", .en = "Limit reached", .unit = "¥"}),
        field<&Project::route_below>("route_below", {.zh = "未达限额", .en = "Limit not reached", .unit = "¥"}),
        field<&Project::route_wanted>("route_wanted", {.zh = "拟改方式", .en = "Route asked for"}),
        field<&Project::route_waiting>("route_waiting", {.zh = "方式待批", .en = "Route to approve"}),
        field<&Project::route_reason>("route_reason", {.zh = "改变方式的理由", .en = "Why another route"}),
        field<&Project::route_by>("route_by", {.zh = "方式申请人号", .en = "Route asked by id"}),
        field<&Project::route_approver>("route_approver", {.zh = "方式批准人", .en = "Route approved by"}),
        field<&Project::split>("split", {.zh = "拆分核查", .en = "Split check"}),
        field<&Project::split_year>("split_year", {.zh = "年度累计", .en = "Sum of the year", .unit = "¥"}),
        field<&Project::split_rolling>("split_rolling", {.zh = "近一年累计", .en = "Sum of 365 days", .unit = "¥"}),
        field<&Project::split_note>("split_note", {.zh = "核查说明", .en = "What was found"}),
        field<&Project::split_judge>("split_judge", {.zh = "核查人", .en = "Judged by"}),
        field<&Project::requested_by>("requested_by", {.zh = "申请人号", .en = "Requested by id"}),
        field<&Project::requester>("requester", {.zh = "申请人", .en = "Requested by"}),
        field<&Project::requested_at>("requested_at", {.zh = "申请时间", .en = "Requested"}),
        field<&Project::approved_by>("approved_by", {.zh = "批准人号", .en = "Approved by id"}),
        field<&Project::approver>("approver", {.zh = "批准人", .en = "Approved by"}),
        field<&Project::approved_at>("approved_at", {.zh = "批准时间", .en = "Approved"}),
        field<&Project::bought_by>("bought_by", {.zh = "采购人号", .en = "Buyer id"}),
        field<&Project::buyer>("buyer", {.zh = "采购人", .en = "Buyer"}),
        field<&Project::specification>("specification", {.zh = "采购需求", .en = "Specification"}),
        field<&Project::warranty_months>("warranty_months", {.zh = "质保月数", .en = "Months of warranty"}),
        field<&Project::notice>("notice", {.zh = "公告", .en = "Notice"}),
        field<&Project::open_to_all>("open_to_all", {.zh = "公开征集", .en = "Open to all"}),
        field<&Project::published_at>("published_at", {.zh = "发布时间", .en = "Published"}),
        field<&Project::close_at>("close_at", {.zh = "截止时间", .en = "Closes"}),
        field<&Project::opened_at>("opened_at", {.zh = "开启时间", .en = "Opened"}),
        field<&Project::few_reason>("few_reason", {.zh = "不足三家的理由", .en = "Why fewer than three"}),
        field<&Project::compared_at>("compared_at", {.zh = "比价时间", .en = "Compared"}),
        field<&Project::scored_at>("scored_at", {.zh = "评审完成", .en = "Scored"}),
        field<&Project::result_due>("result_due", {.zh = "公示期限", .en = "Result due"}),
        field<&Project::result_at>("result_at", {.zh = "公示时间", .en = "Result published"}),
        field<&Project::result_late>("result_late", {.zh = "公示逾期", .en = "Result late"}),
        field<&Project::objections_until>("objections_until", {.zh = "质疑期至", .en = "Objections until"}),
        field<&Project::quotation_id>("quotation_id", {.zh = "成交报价", .en = "Quotation"}),
        field<&Project::vendor_id>("vendor_id",
                                   {.zh = "供应商", .en = "Supplier", .references = "organization_vendor"}),
        field<&Project::awarded>("awarded", {.zh = "成交金额", .en = "Awarded", .unit = "¥"}),
        field<&Project::saving>("saving", {.zh = "节约金额", .en = "Saving", .unit = "¥"}),
        field<&Project::awarded_at>("awarded_at", {.zh = "成交时间", .en = "Awarded at"}),
        field<&Project::award_reason>("award_reason", {.zh = "定标说明", .en = "Why this supplier"}),
        field<&Project::awarder>("awarder", {.zh = "成交批准人", .en = "Awarded by"}),
        field<&Project::contract_due>("contract_due", {.zh = "签约期限", .en = "Contract due"}),
        field<&Project::contract_number>("contract_number", {.zh = "合同号", .en = "Contract"}),
        field<&Project::contracted_on>("contracted_on", {.zh = "签约日期", .en = "Signed on"}),
        field<&Project::contract_late>("contract_late", {.zh = "签约逾期", .en = "Contract late"}),
        field<&Project::end_reason>("end_reason", {.zh = "终止原因", .en = "Why it ended"}),
        field<&Project::ended_at>("ended_at", {.zh = "结束时间", .en = "Ended"}),
        field<&Project::request_key>("request_key", {.zh = "提交标识", .en = "Request key"}),
        field<&Project::becomes>("becomes", {.zh = "成交后", .en = "Becomes"}),
        field<&Project::contract_months>("contract_months", {.zh = "合同月数", .en = "Months of the contract"}),
        field<&Project::store_id>("store_id", {.zh = "收货库房", .en = "Store", .references = "materials_store"}));
}
static_assert(fully_described<Project>);

/// One thing that is wanted: of the catalogue, or free with a specification.
struct Line {
    Id<Line> id;
    Id<Project> project_id;
    std::int64_t item_id = 0;  // 0: not of the catalogue
    std::string name;
    std::string specification;
    std::string unit;
    Quantity quantity;
    UnitPrice price;
    Money amount;
    UnitPrice last_price;  // of the newest receipt; 0 unknown
};
constexpr auto describe(Of<Line>) {
    return entity(
        "sourcing_line", "采购明细", "Line",
        field<&Line::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Line::project_id>("project_id", {.zh = "项目", .en = "Project", .references = "sourcing_project"}),
        field<&Line::item_id>("item_id", {.zh = "物资", .en = "Item", .references = "materials_item"}),
        field<&Line::name>("name", {.zh = "名称", .en = "Name"}),
        field<&Line::specification>("specification", {.zh = "规格要求", .en = "Specification"}),
        field<&Line::unit>("unit", {.zh = "单位", .en = "Unit"}),
        field<&Line::quantity>("quantity", {.zh = "数量", .en = "Quantity"}),
        field<&Line::price>("price", {.zh = "估价", .en = "Expected price", .unit = "¥"}),
        field<&Line::amount>("amount", {.zh = "估价金额", .en = "Expected amount", .unit = "¥"}),
        field<&Line::last_price>("last_price", {.zh = "上次价", .en = "Last price", .unit = "¥"}));
}
static_assert(fully_described<Line>);

/// What happened, when, by whom, with the text that was issued. Never changed.
struct Entry {
    Id<Entry> id;
    Id<Project> project_id;
    Instant at;
    std::string action;
    State state = State::requested;
    std::int64_t actor_id = 0;
    std::string actor;
    std::string note;
};
constexpr auto describe(Of<Entry>) {
    return entity(
        "sourcing_entry", "项目记录", "Entry of the time line",
        field<&Entry::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Entry::project_id>("project_id", {.zh = "项目", .en = "Project", .references = "sourcing_project"}),
        field<&Entry::at>("at", {.zh = "时间", .en = "At"}),
        field<&Entry::action>("action", {.zh = "事项", .en = "What"}),
        field<&Entry::state>("state", {.zh = "状态", .en = "State"}),
        field<&Entry::actor_id>("actor_id", {.zh = "经手人号", .en = "By id"}),
        field<&Entry::actor>("actor", {.zh = "经手人", .en = "By"}),
        field<&Entry::note>("note", {.zh = "说明", .en = "Note"}));
}
static_assert(fully_described<Entry>);

struct Invitation {
    Id<Invitation> id;
    Id<Project> project_id;
    Id<organization::Vendor> vendor_id;
    Instant invited_at;
};
constexpr auto describe(Of<Invitation>) {
    return entity(
        "sourcing_invitation", "邀请", "Invitation",
        field<&Invitation::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Invitation::project_id>("project_id", {.zh = "项目", .en = "Project", .references = "sourcing_project"}),
        field<&Invitation::vendor_id>("vendor_id",
                                      {.zh = "供应商", .en = "Supplier", .references = "organization_vendor"}),
        field<&Invitation::invited_at>("invited_at", {.zh = "邀请时间", .en = "Invited"}));
}
static_assert(fully_described<Invitation>);

struct Objection {
    Id<Objection> id;
    std::int64_t version = 0;
    Id<Project> project_id;
    std::int64_t vendor_id = 0;
    ObjectionState state = ObjectionState::open;
    Instant at;
    std::string author;
    std::string text;
    std::string answer;
    std::string answerer;
    std::optional<Instant> answered_at;
};
constexpr auto describe(Of<Objection>) {
    return entity(
        "sourcing_objection", "质疑", "Objection",
        field<&Objection::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Objection::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Objection::project_id>("project_id", {.zh = "项目", .en = "Project", .references = "sourcing_project"}),
        field<&Objection::vendor_id>("vendor_id",
                                     {.zh = "供应商", .en = "Supplier", .references = "organization_vendor"}),
        field<&Objection::state>("state", {.zh = "状态", .en = "State"}),
        field<&Objection::at>("at", {.zh = "提出时间", .en = "At"}),
        field<&Objection::author>("author", {.zh = "提出人", .en = "By"}),
        field<&Objection::text>("text", {.zh = "质疑内容", .en = "Objection"}),
        field<&Objection::answer>("answer", {.zh = "答复", .en = "Answer"}),
        field<&Objection::answerer>("answerer", {.zh = "答复人", .en = "Answered by"}),
        field<&Objection::answered_at>("answered_at", {.zh = "答复时间", .en = "Answered"}));
}
static_assert(fully_described<Objection>);

}  // namespace zs::sourcing