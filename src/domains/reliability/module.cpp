// Reliability: the table of contents.
#include "domains/reliability/generated_resources.h"
#include "domains/reliability/parameters.h"
#include "domains/reliability/reliability.h"
#include "domains/reliability/routes.h"
#include "domains/reliability/service.h"
#include "domains/reliability/views.h"

namespace zs::reliability {

Module module(Services&, const std::shared_ptr<telemetry::Archive>& archive) {
    Module result;
    result.name = "reliability";
    result.level = 4;
    result.depends = {"catalog", "organization", "space", "equipment", "telemetry", "repair", "maintenance"};
    result.entities = {&table_of<Judgement>(), &table_of<Assessment>(), &table_of<AssessmentRow>()};
    result.routes = routes();
    result.jobs = {{.name = "reliability.assess",
                    .every_seconds = 3600,
                    .run = assess,
                    .zh = "评估设备老化与更新",
                    .en = "Assess devices"},
                   {.name = "reliability.note_hours",
                    .every_seconds = 3600,
                    .run_outside = [archive](Database& database) { return note_hours(database, *archive); },
                    .zh = "记下监测的运行小时",
                    .en = "Note measured running hours"}};
    result.permissions = {
        {"reliability.view",
         "查看设备可靠性",
         "See reliability",
         {"engineer", "head", "leader", "department", "vice_president"}},
        {"reliability.judge", "鉴定设备", "Judge devices", {"engineer"}},
        {"reliability.indicators", "可靠性指标", "Reliability figures", {"engineer", "head", "vice_president"}},
    };
    result.parameters = parameters();
    result.indicators = all_indicators();
    result.migrations = generated_migrations();
    result.messages = generated_messages();
    return result;
}

}  // namespace zs::reliability
