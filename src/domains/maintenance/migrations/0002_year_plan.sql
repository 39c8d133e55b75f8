-- The year plan: when departments may be disturbed, plans, their visits; days that people fixed on orders. Counters:
-- every reading is kept.
ALTER TABLE maintenance_order ADD COLUMN pinned BIGINT NOT NULL DEFAULT 0;
CREATE TABLE maintenance_access_time (
    id {id}, version BIGINT NOT NULL,
    department_id BIGINT NOT NULL CONSTRAINT fk_maintenance_access_time_department REFERENCES organization_department (id),
    kind TEXT NOT NULL, weekdays TEXT NOT NULL, start_minute BIGINT NOT NULL, end_minute BIGINT NOT NULL,
    first_day BIGINT, last_day BIGINT, note TEXT NOT NULL, active BIGINT NOT NULL);
CREATE INDEX ix_maintenance_access_time_department ON maintenance_access_time (department_id);
CREATE TABLE maintenance_year_plan (
    id {id}, version BIGINT NOT NULL, name TEXT NOT NULL, first_day BIGINT NOT NULL, last_day BIGINT NOT NULL,
    crew_ids TEXT NOT NULL, state TEXT NOT NULL, progress BIGINT NOT NULL, seed BIGINT NOT NULL,
    visits BIGINT NOT NULL, placed BIGINT NOT NULL, by_counter BIGINT NOT NULL, moved BIGINT NOT NULL,
    level_cost DOUBLE PRECISION NOT NULL, way_cost DOUBLE PRECISION NOT NULL, unplaced_cost DOUBLE PRECISION NOT NULL,
    bound DOUBLE PRECISION NOT NULL, seconds DOUBLE PRECISION NOT NULL, capacity TEXT NOT NULL, message TEXT NOT NULL,
    created_by TEXT NOT NULL, created_at BIGINT NOT NULL, worked_at BIGINT NOT NULL, accepted_by TEXT NOT NULL,
    accepted_at BIGINT);
CREATE INDEX ix_maintenance_year_plan_state ON maintenance_year_plan (state);
CREATE TABLE maintenance_year_visit (
    id {id}, version BIGINT NOT NULL,
    year_plan_id BIGINT NOT NULL CONSTRAINT fk_maintenance_year_visit_plan REFERENCES maintenance_year_plan (id),
    plan_id BIGINT NOT NULL, order_id BIGINT NOT NULL, activity_id BIGINT NOT NULL, device_id BIGINT NOT NULL,
    due_on BIGINT NOT NULL, first_on BIGINT NOT NULL, last_on BIGINT NOT NULL, day BIGINT, pinned BIGINT NOT NULL,
    why TEXT NOT NULL, minutes BIGINT NOT NULL, campus_id BIGINT NOT NULL, department_id BIGINT NOT NULL,
    crew_id BIGINT NOT NULL, vendor_id BIGINT NOT NULL);
CREATE INDEX ix_maintenance_year_visit_day ON maintenance_year_visit (year_plan_id, day);
CREATE INDEX ix_maintenance_year_visit_order ON maintenance_year_visit (order_id);
CREATE INDEX ix_maintenance_year_visit_plan ON maintenance_year_visit (plan_id, due_on);
CREATE TABLE maintenance_counter_entry (
    id {id},
    device_id BIGINT NOT NULL CONSTRAINT fk_maintenance_counter_entry_device REFERENCES equipment_device (id),
    counter TEXT NOT NULL, value DOUBLE PRECISION NOT NULL, at BIGINT NOT NULL);
CREATE INDEX ix_maintenance_counter_entry_device ON maintenance_counter_entry (device_id, counter, at);
INSERT INTO maintenance_counter_entry (device_id, counter, value, at)
    SELECT device_id, counter, value, at FROM maintenance_reading ORDER BY id;
