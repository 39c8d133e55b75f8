// The demo hospital's year of maintenance: when theatres, intensive care and wards may be disturbed, and a draft plan.
#include "app/demo/demo.h"
#include "domains/catalog/catalog.h"
#include "domains/maintenance/year_service.h"
#include "domains/reliability/service.h"

namespace zs::demo {
namespace {

using maintenance::AccessKind;

struct AccessPlan {
    std::string_view department, weekdays;
    AccessKind kind;
    int start, end;
    std::string_view note;
};
constexpr AccessPlan plans[] = {{"MZK", "3,5", AccessKind::open, 840, 1050, "周三、周五下午手术少"},
                                {"ICU", "1,2,3,4,5", AccessKind::open, 780, 960, "探视前、查房后"},
                                {"WK1", "1,2,3,4,5", AccessKind::quiet, 480, 600, "晨间查房"},
                                {"WK2", "1,2,3,4,5", AccessKind::quiet, 480, 600, "晨间查房"}};

Actor engineer() {
    Actor actor = Actor::system("demo");
    actor.name = "设备工程师";
    return actor;
}

}  // namespace

Status judge_devices(Transaction& transaction) {
    ZS_TRY(reliability::assess(transaction));
    std::vector<std::int64_t> oldest;
    transaction.query(
        "SELECT device_id FROM reliability_assessment WHERE age_years > life_years ORDER BY score DESC, id LIMIT 9", {},
        [&](const Row& row) { oldest.push_back(row.integer(0)); });
    for (std::size_t i = 0; i < oldest.size(); ++i) {
        reliability::JudgementInput input;
        input.parts_percent = i % 3 == 0 ? 100 : 60;
        input.safety_percent = i % 3 == 0 ? 100 : i % 2 == 0 ? 70 : 40;
        input.note = i % 3 == 0 ? "厂家已停止供应主板, 同类已淘汰" : "备件交货期超过三个月";
        ZS_TRY(reliability::judge(transaction, engineer(), {oldest[i]}, input));
    }
    return {};
}

Status build_year(Transaction& transaction) {
    for (const auto& plan : plans) {
        const auto department = transaction.integer("SELECT id FROM organization_department WHERE code = ?",
                                                    {std::string(plan.department)});
        if (!department) continue;
        maintenance::AccessTime time;
        time.department_id = {*department};
        time.kind = plan.kind;
        time.weekdays = plan.weekdays;
        time.start_minute = plan.start;
        time.end_minute = plan.end;
        time.note = plan.note;
        insert(transaction, time);
    }
    const Actor actor = engineer();
    maintenance::NewYearPlan wanted;
    wanted.name = "未来一年保养计划";
    ZS_TRY(maintenance::draft_year(transaction, actor, wanted));
    return {};
}

}  // namespace zs::demo
