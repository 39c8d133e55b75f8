-- Points, and the series of gateways that nobody has named yet. The samples lie in the history, not here.
CREATE TABLE telemetry_point (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL, unit TEXT NOT NULL,
    decimals BIGINT NOT NULL, low DOUBLE PRECISION, high DOUBLE PRECISION, period_s BIGINT NOT NULL,
    flat_minutes BIGINT NOT NULL, device_code TEXT NOT NULL, measurement TEXT NOT NULL, tags TEXT NOT NULL,
    field TEXT NOT NULL, active BIGINT NOT NULL, search_key TEXT NOT NULL,
    CONSTRAINT uq_telemetry_point_code UNIQUE (code));
CREATE UNIQUE INDEX uq_telemetry_point_measurement_tags_field ON telemetry_point (measurement, tags, field) WHERE measurement <> '';
CREATE INDEX ix_telemetry_point_device ON telemetry_point (device_code);
CREATE TABLE telemetry_unknown_series (
    id {id}, measurement TEXT NOT NULL, tags TEXT NOT NULL, field TEXT NOT NULL, first_seen_at BIGINT NOT NULL,
    ignored BIGINT NOT NULL,
    CONSTRAINT uq_telemetry_unknown_series_measurement_tags_field UNIQUE (measurement, tags, field));
