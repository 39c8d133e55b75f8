// Warnings: the table of contents.
#include "domains/warnings/generated_resources.h"
#include "domains/warnings/parameters.h"
#include "domains/warnings/routes.h"
#include "domains/warnings/service.h"
#include "domains/warnings/views.h"
#include "domains/warnings/warnings.h"
#include "domains/warnings/workflow.h"

namespace zs::warnings {
namespace {

std::vector<Permission> permissions() {
    return {
        {"warnings.view",
         "查看早期预警",
         "See early warnings",
         {"engineer", "head", "dispatcher", "leader", "technician", "vice_president"}},
        {"warnings.work", "处理与判定预警", "Deal with warnings", {"engineer", "leader", "technician"}},
        {"warnings.judge", "统管预警", "Answer for warnings", {"engineer", "head", "leader"}},
        {"warnings.manage", "维护故障征兆表", "Edit the fault table", {"engineer"}},
        {"warnings.indicators", "预警指标", "Figures of warnings", {"engineer", "head", "leader", "vice_president"}}};
}

}  // namespace

Module module(Services&, const std::shared_ptr<telemetry::Archive>& archive) {
    name_constraint("uq_warnings_measure_code", "code", "warnings.code_taken");
    name_constraint("uq_warnings_measure_type", "measure", "warnings.measure_taken");
    name_constraint("uq_warnings_fault_code", "code", "warnings.code_taken");
    const auto lookout = std::make_shared<Lookout>(archive);
    archive->watch([lookout](const telemetry::Arrival& arrival) { lookout->hear(arrival); });
    repair::set_suspects({suspicion_of, judge_by_order});
    Module result;
    result.name = "warnings";
    result.level = 3;
    result.depends = {"catalog", "organization", "space", "messaging", "equipment", "telemetry", "repair", "alarms"};
    result.entities = {&table_of<Measure>(), &table_of<Fault>(),      &table_of<Warning>(),   &table_of<WarningEntry>(),
                       &table_of<Memory>(),  &table_of<WarningRow>(), &table_of<FailureRow>()};
    result.master_data = {master_data<Measure>("warnings/measures", "warnings.view", "warnings.manage", check_measure),
                          master_data<Fault>("warnings/faults", "warnings.view", "warnings.manage", check_fault)};
    result.workflows = {erase_types("warnings.warning", warning_flow)};
    result.routes = warning_routes(lookout);
    result.jobs = {{.name = "warnings.look",
                    .every_seconds = 15,
                    .time_max_seconds = 600,
                    .run_outside = [lookout](Database& database) { return lookout->look(database); },
                    .zh = "早期预警判断",
                    .en = "Judge readings for early warning"}};
    result.permissions = permissions();
    result.parameters = parameters();
    result.indicators = all_indicators();
    result.notices = notice_kinds();
    result.migrations = generated_migrations();
    result.messages = generated_messages();
    return result;
}

}  // namespace zs::warnings
