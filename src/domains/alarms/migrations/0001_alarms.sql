-- Alarms: rules by edition, alarms with their timeline, holds, how far readings were evaluated.
CREATE TABLE alarms_rule (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, edition BIGINT NOT NULL, name TEXT NOT NULL,
    name_en TEXT NOT NULL, type_code TEXT NOT NULL, measure TEXT NOT NULL, point_id BIGINT NOT NULL, kind TEXT NOT NULL,
    limit_value DOUBLE PRECISION NOT NULL, dead_band DOUBLE PRECISION NOT NULL, on_delay_s BIGINT NOT NULL,
    off_delay_s BIGINT NOT NULL, while_measure TEXT NOT NULL, while_above DOUBLE PRECISION NOT NULL, harm TEXT NOT NULL,
    onset TEXT NOT NULL, priority TEXT NOT NULL, cause TEXT NOT NULL, cause_en TEXT NOT NULL, action TEXT NOT NULL,
    action_en TEXT NOT NULL, crew_id BIGINT CONSTRAINT fk_alarms_rule_crew REFERENCES organization_crew (id),
    opens_order BIGINT NOT NULL, life_support BIGINT NOT NULL, parents TEXT NOT NULL, source TEXT NOT NULL,
    tag TEXT NOT NULL, active BIGINT NOT NULL, valid_from BIGINT NOT NULL, valid_to BIGINT, changed_by TEXT NOT NULL,
    CONSTRAINT uq_alarms_rule_edition UNIQUE (code, edition));
CREATE INDEX ix_alarms_rule_valid ON alarms_rule (valid_to);
CREATE TABLE alarms_alarm (
    id {id}, version BIGINT NOT NULL, rule_id BIGINT NOT NULL CONSTRAINT fk_alarms_alarm_rule REFERENCES alarms_rule (id),
    rule_code TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL, kind TEXT NOT NULL, priority TEXT NOT NULL,
    life_support BIGINT NOT NULL,
    point_id BIGINT NOT NULL CONSTRAINT fk_alarms_alarm_point REFERENCES telemetry_point (id), measure TEXT NOT NULL,
    unit TEXT NOT NULL, device_id BIGINT NOT NULL, device_code TEXT NOT NULL, device_name TEXT NOT NULL,
    place TEXT NOT NULL, place_en TEXT NOT NULL, campus_id BIGINT NOT NULL, department_id BIGINT NOT NULL,
    crew_id BIGINT NOT NULL, state TEXT NOT NULL, overlay TEXT NOT NULL, root_id BIGINT NOT NULL,
    consequences BIGINT NOT NULL, limit_value DOUBLE PRECISION NOT NULL, value DOUBLE PRECISION NOT NULL,
    extreme DOUBLE PRECISION NOT NULL, raised_at BIGINT NOT NULL, noted_at BIGINT NOT NULL,
    attention_at BIGINT NOT NULL, cleared_at BIGINT, seen_at BIGINT, seen_by TEXT NOT NULL, stage BIGINT NOT NULL,
    order_id BIGINT NOT NULL, order_number TEXT NOT NULL, order_ended_at BIGINT, order_end TEXT NOT NULL,
    verdict TEXT NOT NULL, verdict_note TEXT NOT NULL, verdict_by TEXT NOT NULL);
CREATE UNIQUE INDEX uq_alarms_alarm_open ON alarms_alarm (point_id, rule_code) WHERE cleared_at IS NULL;
CREATE INDEX ix_alarms_alarm_state ON alarms_alarm (state);
CREATE INDEX ix_alarms_alarm_raised ON alarms_alarm (raised_at);
CREATE INDEX ix_alarms_alarm_device ON alarms_alarm (device_id, id);
CREATE INDEX ix_alarms_alarm_order ON alarms_alarm (order_id);
CREATE INDEX ix_alarms_alarm_root ON alarms_alarm (root_id);
CREATE TABLE alarms_entry (
    id {id}, alarm_id BIGINT NOT NULL CONSTRAINT fk_alarms_entry_alarm REFERENCES alarms_alarm (id),
    at BIGINT NOT NULL, action TEXT NOT NULL, actor_name TEXT NOT NULL, note TEXT NOT NULL);
CREATE INDEX ix_alarms_entry_alarm ON alarms_entry (alarm_id, id);
CREATE TABLE alarms_hold (
    id {id}, version BIGINT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL,
    point_id BIGINT NOT NULL CONSTRAINT fk_alarms_hold_point REFERENCES telemetry_point (id), rule_code TEXT NOT NULL,
    name TEXT NOT NULL, name_en TEXT NOT NULL, device_code TEXT NOT NULL, device_name TEXT NOT NULL,
    campus_id BIGINT NOT NULL, department_id BIGINT NOT NULL, crew_id BIGINT NOT NULL, reason TEXT NOT NULL,
    from_at BIGINT NOT NULL, until_at BIGINT NOT NULL, ended_at BIGINT, held_by TEXT NOT NULL,
    by_user_id BIGINT NOT NULL, approved_by TEXT NOT NULL, ended_by TEXT NOT NULL);
CREATE UNIQUE INDEX uq_alarms_hold_open ON alarms_hold (point_id, rule_code) WHERE state <> 'ended';
CREATE INDEX ix_alarms_hold_state ON alarms_hold (state, until_at);
CREATE TABLE alarms_progress (id {id}, evaluated_until BIGINT NOT NULL, newest TEXT NOT NULL);
