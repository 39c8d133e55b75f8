// What telemetry is made of.
#include "core/text.h"
#include "domains/telemetry/entities.h"
#include "domains/telemetry/generated_resources.h"
#include "domains/telemetry/manual_readings.h"
#include "domains/telemetry/routes.h"
#include "domains/telemetry/rules.h"
#include "domains/telemetry/source_entities.h"
#include "domains/telemetry/telemetry.h"

namespace zs::telemetry {

Status check_point(Transaction&, const void*, void* after) {
    auto& point = *static_cast<Point*>(after);
    std::vector<FieldError> errors;
    if (point.low && point.high && *point.low >= *point.high) errors.push_back({"low", "telemetry.low_above_high", {}});
    if (point.measurement.empty() != point.field.empty() || (point.measurement.empty() && !point.tags.empty()))
        errors.push_back({"measurement", "telemetry.series_incomplete", {}});
    if (const auto sorted = rules::sorted_tags(point.tags))
        point.tags = *sorted;
    else
        errors.push_back({"tags", "telemetry.bad_tags", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    point.search_key = text::search_key({point.name, point.code, point.name_en, point.device_code});
    return {};
}

Module module(Services& services, const std::shared_ptr<Archive>& archive, const std::shared_ptr<Board>& board,
              const TypesOf& types_of) {
    name_constraint("uq_telemetry_point_measurement_tags_field", "measurement", "telemetry.series_taken");
    name_constraint("uq_telemetry_topic_map_source_id_filter", "filter", "telemetry.filter_taken");
    name_constraint("uq_telemetry_register_device_type_measure", "measure", "telemetry.measure_taken");
    name_constraint("uq_telemetry_station_source_id_device_code", "device_code", "telemetry.device_taken");
    Module result;
    result.name = "telemetry";
    result.level = 2;
    result.entities = {&table_of<Point>(),    &table_of<UnknownSeries>(), &table_of<Source>(),
                       &table_of<TopicMap>(), &table_of<Register>(),      &table_of<Station>()};
    constexpr std::string_view manage = "telemetry.manage";
    result.master_data = {master_data<Point>("telemetry/points", "telemetry.view", manage, check_point),
                          master_data<Source>("telemetry/sources", manage, manage, check_source),
                          master_data<TopicMap>("telemetry/topic-maps", manage, manage, check_topic_map, ""),
                          master_data<Register>("telemetry/registers", manage, manage, check_register, ""),
                          master_data<Station>("telemetry/stations", manage, manage, check_station, "")};
    for (auto&& routes : {write_routes(services, archive), reading_routes(archive, types_of), trend_routes(archive),
                          quarantine_routes(services, archive), replay_routes(services, archive),
                          prometheus_routes(services, archive, types_of), source_routes(board)})
        result.routes.insert(result.routes.end(), routes.begin(), routes.end());
    result.permissions = {{"telemetry.view",
                           "查看点位与趋势",
                           "See points and trends",
                           {"administrator", "engineer", "head", "dispatcher", "leader", "technician"}},
                          {"telemetry.manage", "维护点位", "Manage points", {"administrator", "engineer", "head"}},
                          {"telemetry.write", "写入读数(网关)", "Write readings (gateways)", {"administrator"}}};
    result.jobs = {{.name = "telemetry.settle",
                    .every_seconds = 300,
                    .time_max_seconds = 1800,
                    .run_outside = [archive, &clock = services.clock](Database&) -> Result<std::int64_t> {
                        ZS_TRY_ASSIGN(auto* store, archive->store());
                        ZS_TRY(store->maintain(clock.now().unix_ms));
                        return 0;
                    },
                    .zh = "整理历史数据",
                    .en = "Settle the history"}};
    result.subscriptions = {manual_readings(services.database, services.clock, archive)};
    result.migrations = generated_migrations();
    result.messages = generated_messages();
    return result;
}

}  // namespace zs::telemetry
