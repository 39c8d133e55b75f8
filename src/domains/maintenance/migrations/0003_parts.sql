-- What the parts of the stores on an order cost.
ALTER TABLE maintenance_order ADD COLUMN parts_cost BIGINT NOT NULL DEFAULT 0;
