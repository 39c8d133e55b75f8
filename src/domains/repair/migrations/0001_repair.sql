-- Repair: fault types, coded reasons, work orders with timeline, photos and parts.
CREATE TABLE repair_fault_type (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL,
    category TEXT NOT NULL, icon TEXT NOT NULL, trade TEXT NOT NULL, usual_impact BIGINT NOT NULL,
    safety BIGINT NOT NULL, usual_minutes BIGINT NOT NULL, room_kinds TEXT NOT NULL, active BIGINT NOT NULL,
    CONSTRAINT uq_repair_fault_type_code UNIQUE (code));
CREATE TABLE repair_reason (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
    name_en TEXT NOT NULL, stops_clock BIGINT NOT NULL, active BIGINT NOT NULL,
    CONSTRAINT uq_repair_reason_kind_code UNIQUE (kind, code));
CREATE TABLE repair_work_order (
    id {id}, version BIGINT NOT NULL, number TEXT NOT NULL, tracking TEXT NOT NULL, source TEXT NOT NULL,
    state TEXT NOT NULL, priority TEXT NOT NULL,
    fault_type_id BIGINT NOT NULL CONSTRAINT fk_repair_work_order_fault REFERENCES repair_fault_type (id),
    trade TEXT NOT NULL, title TEXT NOT NULL, description TEXT NOT NULL,
    room_id BIGINT NOT NULL CONSTRAINT fk_repair_work_order_room REFERENCES space_room (id),
    campus_id BIGINT NOT NULL, department_id BIGINT NOT NULL, department_kind TEXT NOT NULL, area_class TEXT NOT NULL,
    device_name TEXT NOT NULL, impact BIGINT NOT NULL, reporter_name TEXT NOT NULL, reporter_phone TEXT NOT NULL,
    reporter_user_id BIGINT NOT NULL, zone_id BIGINT NOT NULL, crew_id BIGINT NOT NULL, assignee_id BIGINT NOT NULL,
    vendor_id BIGINT NOT NULL, parent_id BIGINT NOT NULL, merged_into_id BIGINT NOT NULL, rework_of_id BIGINT NOT NULL,
    reported_at BIGINT NOT NULL, accepted_at BIGINT, dispatched_at BIGINT, taken_at BIGINT, arrived_at BIGINT,
    restored_at BIGINT, confirmed_at BIGINT, closed_at BIGINT,
    accept_due_at BIGINT, dispatch_due_at BIGINT, take_due_at BIGINT, arrive_due_at BIGINT, restore_due_at BIGINT,
    confirm_due_at BIGINT, due_at BIGINT, held_since BIGINT, held_ms BIGINT NOT NULL, hold_count BIGINT NOT NULL,
    hold_reason TEXT NOT NULL, expected_likely_at BIGINT, expected_latest_at BIGINT,
    cause TEXT NOT NULL, remedy TEXT NOT NULL, work_note TEXT NOT NULL, labour_minutes BIGINT NOT NULL,
    parts_cost BIGINT NOT NULL, signature TEXT NOT NULL, confirmed_by TEXT NOT NULL, score BIGINT NOT NULL,
    rating_comment TEXT NOT NULL, rework_count BIGINT NOT NULL, me_too_count BIGINT NOT NULL,
    escalation BIGINT NOT NULL, dispatch_reason TEXT NOT NULL,
    CONSTRAINT uq_repair_work_order_number UNIQUE (number),
    CONSTRAINT uq_repair_work_order_tracking UNIQUE (tracking));
CREATE INDEX ix_repair_work_order_state_due ON repair_work_order (state, due_at);
CREATE INDEX ix_repair_work_order_state_reported ON repair_work_order (state, reported_at);
CREATE INDEX ix_repair_work_order_reported ON repair_work_order (reported_at);
CREATE INDEX ix_repair_work_order_restored ON repair_work_order (restored_at);
CREATE INDEX ix_repair_work_order_room ON repair_work_order (room_id, restored_at);
CREATE INDEX ix_repair_work_order_rework ON repair_work_order (rework_of_id);
CREATE INDEX ix_repair_work_order_crew ON repair_work_order (crew_id, reported_at);
CREATE INDEX ix_repair_work_order_assignee ON repair_work_order (assignee_id, restored_at);
CREATE INDEX ix_repair_work_order_department ON repair_work_order (department_id, reported_at);
CREATE TABLE repair_timeline_entry (
    id {id}, work_order_id BIGINT NOT NULL CONSTRAINT fk_repair_timeline_entry_order REFERENCES repair_work_order (id),
    at BIGINT NOT NULL, action TEXT NOT NULL, from_state TEXT NOT NULL, to_state TEXT NOT NULL,
    actor_user_id BIGINT NOT NULL, actor_name TEXT NOT NULL, reason TEXT NOT NULL, note TEXT NOT NULL,
    proof TEXT NOT NULL, facts TEXT NOT NULL);
CREATE INDEX ix_repair_timeline_entry_order ON repair_timeline_entry (work_order_id, id);
CREATE TABLE repair_photo (
    id {id}, work_order_id BIGINT NOT NULL CONSTRAINT fk_repair_photo_order REFERENCES repair_work_order (id),
    stage TEXT NOT NULL, hash TEXT NOT NULL, at BIGINT NOT NULL);
CREATE INDEX ix_repair_photo_order ON repair_photo (work_order_id);
CREATE TABLE repair_part_line (
    id {id}, work_order_id BIGINT NOT NULL CONSTRAINT fk_repair_part_line_order REFERENCES repair_work_order (id),
    name TEXT NOT NULL, quantity BIGINT NOT NULL, unit TEXT NOT NULL, cost BIGINT NOT NULL);
CREATE INDEX ix_repair_part_line_order ON repair_part_line (work_order_id);
