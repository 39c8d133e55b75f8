// Purchases of the demo hospital: budgets, suppliers, projects in every state, a price check with findings, all through
// the use cases on a clock that is moved.
#include <fmt/format.h>

#include "app/demo/demo.h"
#include "domains/catalog/catalog.h"
#include "domains/purchasing/origin_service.h"
#include "domains/repair/played_transaction.h"
#include "domains/sourcing/sourcing.h"

namespace zs::demo {
namespace {

using namespace sourcing;
using std::chrono::hours;
using std::chrono::minutes;

struct Want {
    std::string_view title, department, category, reason;
    std::vector<WantedLine> lines;
    std::string_view over_budget = "";
};

WantedLine free_line(std::string_view name, std::string_view unit, std::int64_t pieces, std::int64_t yuan,
                     std::string_view specification = "按采购需求书") {
    WantedLine line;
    line.name = name;
    line.unit = unit;
    line.specification = specification;
    line.quantity = {pieces * 1000};
    line.price = UnitPrice{yuan * 10'000};
    return line;
}

class Purchases {
public:
    Purchases(Transaction& transaction, Instant until) : transaction_(transaction), until_(until) {
        buyer_ = somebody("buyer");
        head_ = somebody("head");
        president_ = somebody("president");
        auditor_ = somebody("auditor");
        nurse_ = somebody("nurse");
        for (const auto* name : {"engineer", "storekeeper", "finance"}) members_.push_back(somebody(name));
    }
    Status run() {
        ZS_TRY(furnish());
        ZS_TRY(finished());
        ZS_TRY(under_way());
        ZS_TRY(waiting());
        ZS_TRY(ended());
        return check_sales();
    }

private:
    Actor somebody(std::string_view user_name) {
        Actor actor = Actor::system("demo");
        actor.name = transaction_.text("SELECT name FROM access_user WHERE user_name = ?", {std::string(user_name)})
                         .value_or(std::string(user_name));
        actor.user_id = id_of("access_user", "user_name", user_name);
        return actor;
    }
    std::int64_t id_of(std::string_view table, std::string_view column, std::string_view value) {
        return transaction_.integer(fmt::format("SELECT id FROM {} WHERE {} = ?", table, column), {std::string(value)})
            .value_or(0);
    }
    Actor supplier(std::size_t index) {
        Actor actor = Actor::system("demo");
        actor.name = "供应商";
        actor.scope.all = false;
        actor.scope.vendor_ids = {vendors_[index]};
        return actor;
    }
    /// `day` days before the present, at `hour` of that day.
    void at(int day, int hour) {
        const Zone zone;
        transaction_.set(start_of_day(local_date(until_, zone) + -day, zone) + hours(hour));
    }
    std::string invited(std::size_t count) const {
        std::string ids;
        for (std::size_t i = 0; i < count; ++i) ids += fmt::format("{}{}", i == 0 ? "" : ",", vendors_[i]);
        return ids;
    }
    Status furnish();
    Result<Id<Project>> want(const Want& want);
    Result<Id<Project>> approved(int day, const Want& wanted);
    Status specify(Id<Project> id, bool committee, Becomes becomes = Becomes::order);
    Status hear_award();
    Status publish(Id<Project> id, std::size_t suppliers, int open_days);
    Status quote_all(Id<Project> id, std::size_t suppliers, std::int64_t per_mille);
    Status open_and_compare(Id<Project> id);
    Status committee(Id<Project> id, std::size_t scored);
    Status result(Id<Project> id);
    Status step(const Actor& actor, Id<Project> id, Action action, const ProjectInput& input = {}) {
        ZS_TRY(sourcing::act(transaction_, actor, id, action, input));
        return {};
    }
    static ProjectInput because(std::string_view reason) {
        ProjectInput input;
        input.reason = reason;
        return input;
    }
    Status finished();
    Status under_way();
    Status waiting();
    Status ended();
    Status check_sales();

    repair::PlayedTransaction transaction_;
    Instant until_;
    Actor buyer_, head_, president_, auditor_, nurse_;
    std::vector<Actor> members_;
    std::vector<std::int64_t> vendors_;
};

Status Purchases::furnish() {
    at(160, 9);
    for (const auto* code : {"V-MED1", "V-MED2", "V-LIFT", "V-MED3"})
        vendors_.push_back(id_of("organization_vendor", "code", code));
    struct Kept {
        std::string_view code, name, name_en;
        Kind kind;
        std::int64_t yuan;
    };
    constexpr Kept lines[] = {{"CG-HC", "医用耗材", "Medical consumables", Kind::goods, 3'000'000},
                              {"CG-SB", "医疗设备", "Medical equipment", Kind::goods, 4'000'000},
                              {"CG-BG", "办公用品", "Office supplies", Kind::goods, 120'000},
                              {"CG-FW", "后勤服务", "Support services", Kind::services, 6'000'000},
                              {"CG-WX", "修缮工程", "Building works", Kind::works, 3'000'000},
                              {"CG-JJ", "家具", "Furniture", Kind::goods, 2'600'000}};
    const int year = civil(local_date(until_, Zone{})).year;
    for (const auto& line : lines) {
        Category category;
        category.code = line.code;
        category.name = line.name;
        category.name_en = line.name_en;
        category.kind = line.kind;
        if (line.code == "CG-BG") category.framework_until = date_of({year + 1, 12, 31});
        insert(transaction_, category);
        for (const auto* code : {"WK2", "NK1", "ICU", "ZWK"})
            for (const int of : {year - 1, year}) {
                BudgetLine budget;
                budget.department_id = {id_of("organization_department", "code", code)};
                if (budget.department_id.value == 0) continue;
                budget.category_id = category.id;
                budget.year = of;
                budget.amount = {line.yuan * 100};
                insert(transaction_, budget);
            }
    }
    return {};
}

Result<Id<Project>> Purchases::want(const Want& want) {
    NewProject wanted;
    wanted.title = want.title;
    wanted.department_id = id_of("organization_department", "code", want.department);
    wanted.category_id = id_of("sourcing_category", "code", want.category);
    wanted.reason = want.reason;
    wanted.wanted_on = local_date(transaction_.now(), Zone{}) + 60;
    wanted.over_budget_reason = want.over_budget;
    wanted.lines = want.lines;
    ZS_TRY_ASSIGN(const auto project, ask(transaction_, nurse_, wanted));
    return project.id;
}

Result<Id<Project>> Purchases::approved(int day, const Want& wanted) {
    at(day, 9);
    ZS_TRY_ASSIGN(const auto id, want(wanted));
    at(day, 15);
    const auto project = find(transaction_, id);
    const bool large = project->estimate > limit_of_head(transaction_, transaction_.now());
    ZS_TRY(step(large ? president_ : head_, id, Action::approve, because("同意")));
    return id;
}

Status Purchases::specify(Id<Project> id, bool committee, Becomes becomes) {
    transaction_.set(transaction_.now() + hours(2));
    ProjectInput input;
    input.specification = "符合国家标准, 送货上门并安装调试, 原厂质保。";
    input.warranty_months = 24;
    input.becomes = becomes;
    if (committee) input.criteria = {{"价格", 40, true}, {"技术指标", 35, false}, {"服务与业绩", 25, false}};
    return step(buyer_, id, Action::specify, input);
}

Status Purchases::publish(Id<Project> id, std::size_t suppliers, int open_days) {
    transaction_.set(transaction_.now() + minutes(30));
    ProjectInput input;
    input.notice = "采购公告: 欢迎符合资格的供应商报价, 采购需求见附表。";
    input.vendors = invited(suppliers);
    const Zone zone;
    const Date day = local_date(transaction_.now(), zone);
    const Date first =
        earliest_close(day, minimum_time(transaction_, find(transaction_, id)->route, transaction_.now()),
                       *catalog::calendar(transaction_));
    input.close_at = start_of_day(std::max(first, day + open_days), zone) + hours(15);
    return step(buyer_, id, Action::publish, input);
}

Status Purchases::quote_all(Id<Project> id, std::size_t suppliers, std::int64_t per_mille) {
    transaction_.set(*find(transaction_, id)->close_at - hours(5));
    for (std::size_t i = 0; i < suppliers; ++i) {
        transaction_.set(transaction_.now() + minutes(40));
        QuotationInput input;
        input.delivery_days = 10 + static_cast<std::int64_t>(i) * 5;
        input.warranty_months = i == 1 ? 12 : 24;
        input.tax_included = i != 2;
        for (const auto& line : select<Line>(transaction_, "WHERE project_id = ? ORDER BY id", {id.value})) {
            QuotedLineInput quoted;
            quoted.line_id = line.id.value;
            const std::int64_t share = per_mille + static_cast<std::int64_t>(i) * 23 - (i == 2 ? 120 : 0);
            quoted.price = UnitPrice{line.price.units / 1000 * share};
            quoted.offered = fmt::format("品牌 {}", static_cast<char>('A' + static_cast<int>(i)));
            input.lines.push_back(quoted);
        }
        ZS_TRY(quote(transaction_, supplier(i), id, input));
    }
    return {};
}

Status Purchases::open_and_compare(Id<Project> id) {
    transaction_.set(*find(transaction_, id)->close_at + minutes(30));
    ZS_TRY(step(buyer_, id, Action::open));
    transaction_.set(transaction_.now() + minutes(50));
    return step(buyer_, id, Action::compare);
}

Status Purchases::committee(Id<Project> id, std::size_t scored) {
    ProjectInput input;
    for (const auto& member : members_)
        input.members += fmt::format("{}{}", input.members.empty() ? "" : ",", member.user_id);
    ZS_TRY(step(buyer_, id, Action::appoint, input));
    const auto project = find(transaction_, id);
    for (std::size_t i = 0; i < scored; ++i) {
        transaction_.set(transaction_.now() + minutes(25));
        ZS_TRY(declare(transaction_, members_[i], id, {}));
        ScoreInput points;
        std::int64_t place = 0;
        for (const auto& quotation : open_quotations(transaction_, *project)) {
            for (const auto& criterion : criteria_of(transaction_, id))
                if (!criterion.is_price) {
                    const auto lost = (place * 7 + static_cast<std::int64_t>(i) * 3) % 12;
                    points.points.push_back(
                        {quotation.id.value, criterion.id.value, {(criterion.weight - lost) * 100}});
                }
            ++place;
        }
        ZS_TRY(score(transaction_, members_[i], id, points));
    }
    if (scored < members_.size()) return {};
    return step(buyer_, id, Action::close_scoring);
}

Status Purchases::result(Id<Project> id) {
    transaction_.set(transaction_.now() + hours(20));
    ProjectInput input;
    input.notice = "成交结果公示。";
    return step(buyer_, id, Action::publish_result, input);
}

/// A service by tender, consumables by three quotations, both with contracts; equipment that waits for its contract.
Status Purchases::finished() {
    ZS_TRY_ASSIGN(
        const auto tender,
        approved(95, {"住院楼保洁服务", "ZWK", "CG-FW", "现合同到期", {free_line("保洁服务", "年", 1, 2'400'000)}}));
    ZS_TRY(specify(tender, true));
    ZS_TRY(publish(tender, 3, 22));
    ZS_TRY(quote_all(tender, 3, 930));
    ZS_TRY(open_and_compare(tender));
    ZS_TRY(committee(tender, 3));
    ZS_TRY(result(tender));
    at(52, 10);
    ZS_TRY(step(president_, tender, Action::award, because("同意评审意见")));
    at(40, 10);
    ProjectInput contract;
    contract.contract_number = "HT-FW-0017";
    ZS_TRY(step(buyer_, tender, Action::contract, contract));

    ZS_TRY_ASSIGN(const auto three,
                  approved(76, {"骨科康复耗材",
                                "WK2",
                                "CG-HC",
                                "新增康复床位",
                                {free_line("弹力绷带", "卷", 3000, 28), free_line("护具", "套", 200, 460)}}));
    ZS_TRY(specify(three, false));
    ZS_TRY(publish(three, 3, 7));
    ZS_TRY(quote_all(three, 3, 900));
    ZS_TRY(open_and_compare(three));
    ZS_TRY(result(three));
    at(42, 11);
    ZS_TRY(step(president_, three, Action::award));
    at(36, 11);
    contract.contract_number = "HT-HC-0042";
    ZS_TRY(step(buyer_, three, Action::contract, contract));

    ZS_TRY_ASSIGN(
        const auto machine,
        approved(48, {"麻醉机更新", "ICU", "CG-SB", "原机超过使用年限", {free_line("麻醉机", "台", 4, 320'000)}}));
    ZS_TRY(specify(machine, true, Becomes::fixed_price));
    ZS_TRY(publish(machine, 3, 8));
    ZS_TRY(quote_all(machine, 3, 950));
    ZS_TRY(open_and_compare(machine));
    ZS_TRY(committee(machine, 3));
    ZS_TRY(result(machine));
    at(12, 9);
    ZS_TRY(step(president_, machine, Action::award, because("同意")));
    return hear_award();
}

/// Purchasing drafts the contract as soon as it hears of the award; the played years have no reader of events.
Status Purchases::hear_award() {
    events::Event event;
    transaction_.query(
        "SELECT id, type, entity_id, payload FROM event_outbox WHERE type = 'sourcing.awarded' ORDER BY id DESC LIMIT "
        "1",
        {}, [&](const Row& row) {
            event = {row.integer(0), std::string(row.text(1)), row.integer(2), std::string(row.text(3)), {}};
        });
    return purchasing::take_decision(transaction_, event);
}

Status Purchases::under_way() {
    ZS_TRY_ASSIGN(const auto objected,
                  approved(24, {"病房窗帘", "NK1", "CG-JJ", "旧窗帘不阻燃", {free_line("阻燃窗帘", "米", 900, 120)}}));
    ZS_TRY(specify(objected, false));
    ZS_TRY(publish(objected, 3, 8));
    ZS_TRY(quote_all(objected, 3, 940));
    ZS_TRY(open_and_compare(objected));
    at(3, 10);
    ZS_TRY(step(buyer_, objected, Action::publish_result, because("")));
    at(2, 10);
    auto project = find(transaction_, objected);
    ZS_TRY(object(transaction_, supplier(1), *std::move(project), {vendors_[1], "中标产品的阻燃等级不符合需求书。"}));

    ZS_TRY_ASSIGN(const auto judged,
                  approved(22, {"监护仪采购", "ICU", "CG-SB", "床位增加", {free_line("监护仪", "台", 30, 36'000)}}));
    ZS_TRY(specify(judged, true));
    ZS_TRY(publish(judged, 3, 9));
    ZS_TRY(quote_all(judged, 3, 920));
    ZS_TRY(open_and_compare(judged));
    ZS_TRY(committee(judged, 2));

    ZS_TRY_ASSIGN(const auto opened,
                  approved(14, {"骨科敷料", "WK2", "CG-HC", "季度用量", {free_line("水胶体敷料", "片", 5000, 14)}}));
    ZS_TRY(specify(opened, false));
    ZS_TRY(publish(opened, 3, 7));
    ZS_TRY(quote_all(opened, 3, 960));
    transaction_.set(*find(transaction_, opened)->close_at + hours(1));
    ZS_TRY(step(buyer_, opened, Action::open));

    ZS_TRY_ASSIGN(const auto published,
                  approved(2, {"治疗车", "WK2", "CG-SB", "更新破损车辆", {free_line("治疗车", "辆", 24, 2'800)}}));
    ZS_TRY(specify(published, false));
    return publish(published, 3, 9);
}

Status Purchases::waiting() {
    ZS_TRY_ASSIGN(const auto specified,
                  approved(6, {"骨科诊椅", "WK2", "CG-JJ", "门诊改造", {free_line("诊椅", "张", 40, 1'500)}}));
    ZS_TRY(specify(specified, false));
    ZS_TRY_ASSIGN(
        const auto other,
        approved(5, {"呼吸机配件", "ICU", "CG-HC", "原厂专用配件", {free_line("流量传感器", "个", 60, 1'900)}}));
    ProjectInput route;
    route.route = Route::single_source;
    route.reason = "只有原厂配件可以配套";
    ZS_TRY(step(buyer_, other, Action::change_route, route));
    at(1, 9);
    ZS_TRY(want({"护士站打印纸", "WK2", "CG-BG", "月度用量", {free_line("A4 复印纸", "箱", 60, 130)}}));
    ZS_TRY(
        want({"档案柜", "NK1", "CG-BG", "资料归档", {free_line("档案柜", "组", 90, 1'500)}, "旧柜损坏, 本年预算不足"}));
    // Two orders of one kind within the year that together reach the tender: the second one is noticed.
    at(60, 9);
    ZS_TRY_ASSIGN(const auto first,
                  approved(60, {"病房陪护椅一期", "NK1", "CG-JJ", "三层病房", {free_line("陪护椅", "张", 1200, 800)}}));
    ZS_TRY(step(buyer_, first, Action::cancel, because("规格有误, 重新申请")));
    ZS_TRY(approved(58, {"病房陪护椅一期", "NK1", "CG-JJ", "三层病房", {free_line("陪护椅", "张", 1200, 800)}}));
    at(1, 14);
    ZS_TRY(want({"病房陪护椅二期", "NK1", "CG-JJ", "五层病房", {free_line("陪护椅", "张", 1230, 800)}}));
    return {};
}

Status Purchases::ended() {
    at(33, 9);
    ZS_TRY_ASSIGN(const auto refused,
                  want({"进口办公椅", "WK2", "CG-JJ", "改善办公", {free_line("办公椅", "把", 20, 3'600)}}));
    at(32, 9);
    ZS_TRY(step(head_, refused, Action::refuse, because("不属于必需, 先修后买")));
    ZS_TRY_ASSIGN(
        const auto failed,
        approved(36, {"屋面防水修缮", "ZWK", "CG-WX", "雨季渗漏", {free_line("防水修缮", "平方米", 800, 110)}}));
    ZS_TRY(specify(failed, false));
    ZS_TRY(publish(failed, 3, 6));
    at(28, 9);
    return step(buyer_, failed, Action::fail, because("截止时没有供应商报价"));
}

Status Purchases::check_sales() {
    at(9, 10);
    const Date day = local_date(until_, Zone{}) + -40;
    const auto line = [&](std::size_t row, std::string_view name, std::string_view category, int paid_fen, int sold_fen,
                          int quantity) {
        replenishment::SaleLine sale;
        sale.row = row;
        sale.name = name;
        sale.category = category;
        sale.date = day;
        sale.paid = UnitPrice{paid_fen * 100};
        sale.sold = UnitPrice{sold_fen * 100};
        sale.quantity = {quantity * std::int64_t{1000}};
        return sale;
    };
    auto listed = line(5, "头孢注射剂", "drug", 4435, 4435, 120);
    listed.listed = UnitPrice{203'000};
    const std::vector<replenishment::SaleLine> sales = {
        line(2, "黄芪饮片", "herbal", 2400, 3000, 40), line(3, "当归饮片", "herbal", 2400, 12'000, 25),
        line(4, "输液器", "consumable", 95, 135, 800), listed, line(6, "义齿", "denture", 30'000, 45'000, 3)};
    ZS_TRY_ASSIGN(
        const auto check,
        check_list(transaction_, auditor_, {Hospital::public_hospital, "门诊药房", "门诊销售清单.xlsx", ""}, sales));
    at(6, 16);
    const auto findings = select<PriceFinding>(transaction_, "WHERE check_id = ? ORDER BY id", {check.id.value});
    ZS_TRY(sourcing::act(transaction_, buyer_, findings.at(0).id, FindingAction::correct, {{}, "价格已改, 差额退还"}));
    ZS_TRY(
        sourcing::act(transaction_, buyer_, findings.at(1).id, FindingAction::explain, {{}, "旧批次, 新批次已零差率"}));
    return {};
}

}  // namespace

Status build_suppliers(Transaction& transaction) {
    struct Company {
        std::string_view code, name;
    };
    constexpr Company companies[] = {
        {"V-MED1", "华康医疗器械有限公司"}, {"V-MED2", "瑞丰商贸有限公司"}, {"V-MED3", "安泰医用设备有限公司"}};
    for (const auto& company : companies) {
        organization::Vendor vendor;
        vendor.code = company.code;
        vendor.name = company.name;
        insert(transaction, vendor);
    }
    return {};
}

Status play_sourcing(Transaction& transaction, Instant until) { return Purchases(transaction, until).run(); }

}  // namespace zs::demo
