// Routes of telemetry beyond its master data.
#pragma once
#include "domains/telemetry/telemetry.h"
#include "domains/telemetry/views.h"
#include "platform/module/module.h"

namespace zs::telemetry {

/// Range, mapping and search key of a point before it is stored. Errors: telemetry.low_above_high, telemetry.bad_tags,
/// telemetry.series_incomplete.
Status check_point(Transaction& transaction, const void* before_or_null, void* after);

/// Before they are stored. Field errors: telemetry.bad_host, telemetry.bad_certificate, telemetry.bad_filter and the
/// others of mapping::check, telemetry.not_a_broker, telemetry.not_a_gateway, telemetry.no_scale.
Status check_source(Transaction& transaction, const void* before_or_null, void* after);
Status check_topic_map(Transaction& transaction, const void* before_or_null, void* after);
Status check_register(Transaction& transaction, const void* before_or_null, void* after);
Status check_station(Transaction& transaction, const void* before_or_null, void* after);

/// What gateways send.
http::Routes write_routes(Services& services, std::shared_ptr<Archive> archive);
/// Old readings from tables.
http::Routes replay_routes(Services& services, const std::shared_ptr<Archive>& archive);
/// Points as they are now.
http::Routes reading_routes(const std::shared_ptr<Archive>& archive, const TypesOf& types_of);
/// Points as they were and as they become: trends, files of them, newest values for open pages.
http::Routes trend_routes(const std::shared_ptr<Archive>& archive);
/// As the pages draw them.
std::vector<TrendStep> steps_of(const std::vector<history::Bucket>& buckets);
/// The query API of Prometheus.
http::Routes prometheus_routes(Services& services, const std::shared_ptr<Archive>& archive, const TypesOf& types_of);
/// Series that belong to no point yet.
http::Routes quarantine_routes(Services& services, const std::shared_ptr<Archive>& archive);
/// Sources: how they do, and trying one out.
http::Routes source_routes(const std::shared_ptr<Board>& board);

}  // namespace zs::telemetry
