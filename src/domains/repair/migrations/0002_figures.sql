-- All that figures look at beside the time that puts an order into a period: a year of them reads 2 MB instead of the
-- wide rows. A column that a figure needs and that is not here costs time, nothing else.
CREATE INDEX ix_repair_work_order_figures ON repair_work_order (
    restored_at, state, reported_at, department_kind, held_ms, accepted_at, accept_due_at, dispatched_at,
    dispatch_due_at, taken_at, take_due_at, arrived_at, arrive_due_at, restore_due_at, confirmed_at, confirm_due_at,
    confirmed_by, escalation, rework_count, score, expected_latest_at, labour_minutes, parts_cost, campus_id,
    department_id, crew_id, vendor_id) WHERE restored_at IS NOT NULL;
DROP INDEX ix_repair_work_order_reported;
CREATE INDEX ix_repair_work_order_reported ON repair_work_order (
    reported_at, state, source, campus_id, department_id, crew_id, vendor_id);
