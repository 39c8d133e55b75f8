-- Early warning: what is watched, the fault table, warnings with their steps, and what the detectors remember.
CREATE TABLE warnings_measure (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, type_code TEXT NOT NULL, measure TEXT NOT NULL,
    name TEXT NOT NULL, name_en TEXT NOT NULL, low DOUBLE PRECISION, high DOUBLE PRECISION,
    rate_per_day DOUBLE PRECISION, horizon_days DOUBLE PRECISION, gate_measure TEXT NOT NULL, gate_low DOUBLE PRECISION, gate_high DOUBLE PRECISION,
    partner TEXT NOT NULL, combined BIGINT NOT NULL, source TEXT NOT NULL, active BIGINT NOT NULL,
    CONSTRAINT uq_warnings_measure_code UNIQUE (code), CONSTRAINT uq_warnings_measure_type UNIQUE (type_code, measure));
CREATE TABLE warnings_fault (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, type_code TEXT NOT NULL, measure TEXT NOT NULL,
    sign TEXT NOT NULL, direction TEXT NOT NULL, cause TEXT NOT NULL, cause_en TEXT NOT NULL, advice TEXT NOT NULL,
    advice_en TEXT NOT NULL, urgency TEXT NOT NULL, source TEXT NOT NULL, active BIGINT NOT NULL,
    CONSTRAINT uq_warnings_fault_code UNIQUE (code));
CREATE TABLE warnings_warning (
    id {id}, version BIGINT NOT NULL, number TEXT NOT NULL,
    device_id BIGINT NOT NULL CONSTRAINT fk_warnings_warning_device REFERENCES equipment_device (id),
    point_id BIGINT NOT NULL, fault_id BIGINT NOT NULL CONSTRAINT fk_warnings_warning_fault REFERENCES warnings_fault (id),
    cause_code TEXT NOT NULL, sign TEXT NOT NULL, kind TEXT NOT NULL, direction TEXT NOT NULL, state TEXT NOT NULL, outcome TEXT NOT NULL,
    urgency TEXT NOT NULL, cause TEXT NOT NULL, cause_en TEXT NOT NULL, advice TEXT NOT NULL, advice_en TEXT NOT NULL,
    strength DOUBLE PRECISION NOT NULL, value DOUBLE PRECISION NOT NULL, expected DOUBLE PRECISION NOT NULL,
    slope_per_day DOUBLE PRECISION NOT NULL, limit_value DOUBLE PRECISION, limit_at BIGINT, limit_from BIGINT,
    limit_until BIGINT, since BIGINT NOT NULL, told_at BIGINT NOT NULL, seen_at BIGINT NOT NULL, grew BIGINT NOT NULL,
    grew_at BIGINT, campus_id BIGINT NOT NULL, crew_id BIGINT NOT NULL, order_id BIGINT NOT NULL,
    order_number TEXT NOT NULL, judged_at BIGINT, judged_by TEXT NOT NULL, actual_cause TEXT NOT NULL,
    reason TEXT NOT NULL, ended_at BIGINT, CONSTRAINT uq_warnings_warning_number UNIQUE (number));
CREATE UNIQUE INDEX uq_warnings_warning_open ON warnings_warning (device_id, cause_code) WHERE ended_at IS NULL;
CREATE INDEX ix_warnings_warning_state ON warnings_warning (state, limit_at);
CREATE INDEX ix_warnings_warning_told ON warnings_warning (told_at);
CREATE INDEX ix_warnings_warning_device ON warnings_warning (device_id, id);
CREATE TABLE warnings_entry (
    id {id}, warning_id BIGINT NOT NULL CONSTRAINT fk_warnings_entry_warning REFERENCES warnings_warning (id),
    at BIGINT NOT NULL, action TEXT NOT NULL, from_state TEXT NOT NULL, to_state TEXT NOT NULL,
    actor_name TEXT NOT NULL, note TEXT NOT NULL);
CREATE INDEX ix_warnings_entry_warning ON warnings_entry (warning_id, id);
CREATE TABLE warnings_memory (
    id {id}, holder TEXT NOT NULL, at BIGINT NOT NULL, bytes TEXT NOT NULL,
    CONSTRAINT uq_warnings_memory_holder UNIQUE (holder));
