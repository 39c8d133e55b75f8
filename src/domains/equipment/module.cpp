// Equipment: the table of contents.
#include "domains/equipment/circuit_views.h"
#include "domains/equipment/equipment.h"
#include "domains/equipment/generated_resources.h"
#include "domains/equipment/parameters.h"
#include "domains/equipment/record_views.h"
#include "domains/equipment/routes.h"
#include "domains/equipment/service.h"
#include "domains/equipment/views.h"
#include "domains/equipment/workflow.h"

namespace zs::equipment {
namespace {

std::vector<Permission> permissions() {
    return {
        {"equipment.view",
         "查看设备",
         "See devices",
         {"engineer", "head", "dispatcher", "leader", "technician", "department", "vendor", "finance"}},
        {"equipment.comment",
         "设备备注",
         "Comment on devices",
         {"engineer", "head", "dispatcher", "leader", "technician", "department", "vendor"}},
        {"equipment.operate", "改变设备状态", "Change the state of devices", {"engineer", "leader"}},
        {"equipment.record", "记录检验保养", "Record inspections and maintenance", {"engineer", "leader"}},
        {"equipment.transfer", "设备移交", "Transfer devices", {"engineer", "head", "department"}},
        {"equipment.scrap", "批准报废", "Approve scrapping", {"head"}},
        {"equipment.manage", "维护设备台账", "Manage the ledger", {"engineer"}},
        {"equipment.indicators", "设备指标", "Equipment figures", {"engineer", "head"}},
    };
}

std::vector<MasterData> masters() {
    constexpr std::string_view manage = "equipment.manage";
    auto ledger = zs::master_data<Device>("equipment/ledger", manage, manage, check_device, "asset_no");
    ledger.scope = {.campus = "campus_id", .department = "department_id"};
    auto circuits = zs::master_data<Circuit>("equipment/circuits", manage, manage);
    circuits.scope = {.department = "department_id"};
    auto appliances = zs::master_data<Appliance>("equipment/appliances", manage, manage);
    appliances.scope = {.department = "department_id"};
    return {zs::master_data<DeviceClass>("equipment/device-classes", "session", manage),
            zs::master_data<DeviceType>("equipment/device-types", "session", manage, check_type), std::move(ledger),
            std::move(circuits), std::move(appliances)};
}

}  // namespace

Module module(Services& services) {
    name_constraint("uq_equipment_device_asset_no", "asset_no", "equipment.asset_no_taken");
    Module result;
    result.name = "equipment";
    result.level = 2;
    result.depends = {"catalog", "organization", "space"};
    result.entities = {&table_of<DeviceClass>(), &table_of<DeviceType>(), &table_of<Device>(),
                       &table_of<DeviceEntry>(), &table_of<Downtime>(),   &table_of<Document>(),
                       &table_of<DueClock>(),    &table_of<DueRecord>(),  &table_of<Transfer>(),
                       &table_of<Circuit>(),     &table_of<Appliance>(),  &table_of<DeviceRow>(),
                       &table_of<DueRow>(),      &table_of<RecordRow>(),  &table_of<DowntimeRow>(),
                       &table_of<TransferRow>(), &table_of<CircuitRow>(), &table_of<ApplianceRow>()};
    result.master_data = masters();
    result.workflows = {erase_types("equipment.device", device_flow), erase_types("equipment.transfer", transfer_flow)};
    for (auto&& routes : {device_routes(services), due_routes(), circuit_routes()})
        result.routes.insert(result.routes.end(), routes.begin(), routes.end());
    result.jobs = {{.name = "equipment.check_due",
                    .every_seconds = 600,
                    .run = check_due,
                    .zh = "到期提醒与检验锁定",
                    .en = "Reminders and locks of what is due"}};
    result.permissions = permissions();
    result.parameters = parameters();
    result.indicators = all_indicators();
    result.notices = notice_kinds();
    result.migrations = generated_migrations();
    result.messages = generated_messages();
    return result;
}

}  // namespace zs::equipment
