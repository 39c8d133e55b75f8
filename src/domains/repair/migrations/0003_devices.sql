-- Orders on devices of the ledger.
ALTER TABLE repair_work_order ADD COLUMN device_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE repair_work_order ADD COLUMN device_down BIGINT NOT NULL DEFAULT 0;
CREATE INDEX ix_repair_work_order_device ON repair_work_order (device_id, id) WHERE device_id > 0;
