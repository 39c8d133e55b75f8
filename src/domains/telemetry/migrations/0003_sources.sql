-- Where readings come from: brokers and Modbus gateways, and how their messages and registers become series.
CREATE TABLE telemetry_source (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, host TEXT NOT NULL,
    port BIGINT NOT NULL, user_name TEXT NOT NULL, password TEXT NOT NULL, client_id TEXT NOT NULL, tls BIGINT NOT NULL,
    ca_pem TEXT NOT NULL, qos BIGINT NOT NULL, period_s BIGINT NOT NULL, timeout_ms BIGINT NOT NULL,
    active BIGINT NOT NULL,
    CONSTRAINT uq_telemetry_source_code UNIQUE (code));
CREATE TABLE telemetry_topic_map (
    id {id}, version BIGINT NOT NULL, source_id BIGINT NOT NULL REFERENCES telemetry_source (id), filter TEXT NOT NULL,
    format TEXT NOT NULL, measurement TEXT NOT NULL, tags TEXT NOT NULL, field TEXT NOT NULL, value_path TEXT NOT NULL,
    time_path TEXT NOT NULL, active BIGINT NOT NULL,
    CONSTRAINT uq_telemetry_topic_map_source_id_filter UNIQUE (source_id, filter));
CREATE TABLE telemetry_register (
    id {id}, version BIGINT NOT NULL, device_type TEXT NOT NULL, measure TEXT NOT NULL, function TEXT NOT NULL,
    address BIGINT NOT NULL, number_type TEXT NOT NULL, word_order TEXT NOT NULL, scale DOUBLE PRECISION NOT NULL,
    shift DOUBLE PRECISION NOT NULL, low DOUBLE PRECISION, high DOUBLE PRECISION, active BIGINT NOT NULL,
    CONSTRAINT uq_telemetry_register_device_type_measure UNIQUE (device_type, measure));
CREATE TABLE telemetry_station (
    id {id}, version BIGINT NOT NULL, source_id BIGINT NOT NULL REFERENCES telemetry_source (id), unit BIGINT NOT NULL,
    address_offset BIGINT NOT NULL, device_type TEXT NOT NULL, device_code TEXT NOT NULL, active BIGINT NOT NULL,
    CONSTRAINT uq_telemetry_station_source_id_device_code UNIQUE (source_id, device_code));
