-- Maintenance: manuals of device types with their editions, plans of devices, counters, orders.
CREATE TABLE maintenance_activity (
    id {id}, version BIGINT NOT NULL,
    type_id BIGINT NOT NULL CONSTRAINT fk_maintenance_activity_type REFERENCES equipment_device_type (id),
    name TEXT NOT NULL, name_en TEXT NOT NULL, interval_kind TEXT NOT NULL, interval_count BIGINT NOT NULL,
    interval_unit TEXT NOT NULL, every DOUBLE PRECISION NOT NULL, counter TEXT NOT NULL, condition TEXT NOT NULL,
    window_days BIGINT NOT NULL, trade TEXT NOT NULL, skills TEXT NOT NULL, minutes BIGINT NOT NULL,
    tools TEXT NOT NULL, parts TEXT NOT NULL, safety TEXT NOT NULL, tasks TEXT NOT NULL, edition BIGINT NOT NULL,
    active BIGINT NOT NULL, CONSTRAINT uq_maintenance_activity_name UNIQUE (type_id, name));
CREATE TABLE maintenance_edition (
    id {id},
    activity_id BIGINT NOT NULL CONSTRAINT fk_maintenance_edition_activity REFERENCES maintenance_activity (id),
    edition BIGINT NOT NULL, until_at BIGINT NOT NULL, actor_name TEXT NOT NULL, content TEXT NOT NULL,
    CONSTRAINT uq_maintenance_edition UNIQUE (activity_id, edition));
CREATE TABLE maintenance_plan (
    id {id},
    device_id BIGINT NOT NULL CONSTRAINT fk_maintenance_plan_device REFERENCES equipment_device (id),
    activity_id BIGINT NOT NULL CONSTRAINT fk_maintenance_plan_activity REFERENCES maintenance_activity (id),
    clock_id BIGINT NOT NULL, last_reading DOUBLE PRECISION NOT NULL,
    CONSTRAINT uq_maintenance_plan UNIQUE (device_id, activity_id));
CREATE INDEX ix_maintenance_plan_clock ON maintenance_plan (clock_id);
CREATE TABLE maintenance_reading (
    id {id},
    device_id BIGINT NOT NULL CONSTRAINT fk_maintenance_reading_device REFERENCES equipment_device (id),
    counter TEXT NOT NULL, value DOUBLE PRECISION NOT NULL, at BIGINT NOT NULL,
    CONSTRAINT uq_maintenance_reading UNIQUE (device_id, counter));
CREATE TABLE maintenance_order (
    id {id}, version BIGINT NOT NULL, number TEXT NOT NULL, plan_id BIGINT NOT NULL,
    activity_id BIGINT NOT NULL CONSTRAINT fk_maintenance_order_activity REFERENCES maintenance_activity (id),
    edition BIGINT NOT NULL, title TEXT NOT NULL, title_en TEXT NOT NULL,
    device_id BIGINT NOT NULL CONSTRAINT fk_maintenance_order_device REFERENCES equipment_device (id),
    state TEXT NOT NULL, due_on BIGINT NOT NULL, window_days BIGINT NOT NULL, planned_on BIGINT, done_on BIGINT,
    compliant BIGINT NOT NULL, overdue BIGINT NOT NULL, counted_at BIGINT NOT NULL, started_at BIGINT, done_at BIGINT,
    campus_id BIGINT NOT NULL, department_id BIGINT NOT NULL, crew_id BIGINT NOT NULL, vendor_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL, person TEXT NOT NULL, minutes BIGINT NOT NULL, labour_minutes BIGINT NOT NULL,
    skills TEXT NOT NULL, tools TEXT NOT NULL, parts TEXT NOT NULL, safety TEXT NOT NULL, items TEXT NOT NULL,
    abnormal BIGINT NOT NULL, result TEXT NOT NULL, exclusion TEXT NOT NULL, note TEXT NOT NULL,
    signature TEXT NOT NULL, repair_id BIGINT NOT NULL, repair_number TEXT NOT NULL, request_key TEXT NOT NULL,
    created_at BIGINT NOT NULL, CONSTRAINT uq_maintenance_order_number UNIQUE (number));
CREATE INDEX ix_maintenance_order_state ON maintenance_order (state, due_on);
CREATE INDEX ix_maintenance_order_plan ON maintenance_order (plan_id, due_on);
CREATE INDEX ix_maintenance_order_device ON maintenance_order (device_id, due_on);
CREATE INDEX ix_maintenance_order_counted ON maintenance_order (counted_at);
CREATE INDEX ix_maintenance_order_crew ON maintenance_order (crew_id, state);
