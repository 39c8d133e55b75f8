-- High-value consumables, one code one piece: where a piece is, on whom it was used, what was charged, what does not fit.
ALTER TABLE materials_lot ADD COLUMN batch TEXT NOT NULL DEFAULT '';
ALTER TABLE materials_lot ADD COLUMN udi TEXT NOT NULL DEFAULT '';
CREATE INDEX ix_materials_lot_number ON materials_lot (number);
CREATE TABLE materials_piece (
    id {id}, version BIGINT NOT NULL,
    item_id BIGINT NOT NULL CONSTRAINT fk_materials_piece_item REFERENCES materials_item (id),
    lot_id BIGINT NOT NULL CONSTRAINT fk_materials_piece_lot REFERENCES materials_lot (id), state TEXT NOT NULL,
    store_id BIGINT NOT NULL, department_id BIGINT NOT NULL, since BIGINT NOT NULL, document_id BIGINT NOT NULL,
    use_id BIGINT NOT NULL, charge_id BIGINT NOT NULL, CONSTRAINT uq_materials_piece_lot UNIQUE (lot_id));
CREATE INDEX ix_materials_piece_state ON materials_piece (state, since);
CREATE TABLE materials_piece_use (
    id {id}, version BIGINT NOT NULL,
    piece_id BIGINT NOT NULL CONSTRAINT fk_materials_piece_use_piece REFERENCES materials_piece (id),
    department_id BIGINT NOT NULL, patient_number TEXT NOT NULL, procedure_name TEXT NOT NULL, room TEXT NOT NULL,
    operator_name TEXT NOT NULL, used_at BIGINT NOT NULL, recorded_at BIGINT NOT NULL, document_id BIGINT NOT NULL,
    repeated BIGINT NOT NULL, reason TEXT NOT NULL, cancelled_at BIGINT, cancel_reason TEXT NOT NULL,
    request_key TEXT NOT NULL, actor_id BIGINT NOT NULL, actor TEXT NOT NULL);
CREATE UNIQUE INDEX uq_materials_piece_use_request ON materials_piece_use (request_key) WHERE request_key <> '';
CREATE INDEX ix_materials_piece_use_piece ON materials_piece_use (piece_id);
CREATE INDEX ix_materials_piece_use_at ON materials_piece_use (used_at);
CREATE TABLE materials_charge (
    id {id}, version BIGINT NOT NULL, number TEXT NOT NULL, code TEXT NOT NULL, piece_id BIGINT NOT NULL,
    use_id BIGINT NOT NULL, department_id BIGINT NOT NULL, patient_number TEXT NOT NULL, price BIGINT NOT NULL,
    charged_at BIGINT NOT NULL, recorded_at BIGINT NOT NULL, bill_number TEXT NOT NULL, cancelled_at BIGINT,
    cancel_reason TEXT NOT NULL, request_key TEXT NOT NULL, actor_id BIGINT NOT NULL, actor TEXT NOT NULL,
    CONSTRAINT uq_materials_charge_number UNIQUE (number));
CREATE UNIQUE INDEX uq_materials_charge_request ON materials_charge (request_key) WHERE request_key <> '';
CREATE INDEX ix_materials_charge_piece ON materials_charge (piece_id);
CREATE INDEX ix_materials_charge_at ON materials_charge (charged_at);
CREATE TABLE materials_gap (
    id {id}, version BIGINT NOT NULL, mark TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL,
    piece_id BIGINT NOT NULL, charge_id BIGINT NOT NULL, store_id BIGINT NOT NULL, department_id BIGINT NOT NULL,
    code TEXT NOT NULL, since BIGINT NOT NULL, found_at BIGINT NOT NULL, acknowledged_by TEXT NOT NULL,
    acknowledged_at BIGINT, reason TEXT NOT NULL, closed_at BIGINT, CONSTRAINT uq_materials_gap_mark UNIQUE (mark));
CREATE INDEX ix_materials_gap_state ON materials_gap (state, found_at);
CREATE INDEX ix_materials_gap_piece ON materials_gap (piece_id);
CREATE INDEX ix_materials_gap_found ON materials_gap (found_at);
-- Held by whoever looks for gaps (PostgreSQL).
INSERT INTO materials_ledger (id, locked_until, snapshot_at, snapshot_entry) VALUES (2, 0, 0, 0);
-- Pieces that lie in stores already.
INSERT INTO materials_piece (version, item_id, lot_id, state, store_id, department_id, since, document_id, use_id,
    charge_id)
SELECT 1, b.item_id, b.lot_id, CASE WHEN b.account = 'transit' THEN 'on_the_way' ELSE 'in_store' END, MIN(b.place_id),
    COALESCE(MIN(s.department_id), 0), MIN(l.received_at), 0, 0, 0
FROM materials_balance b JOIN materials_item i ON i.id = b.item_id JOIN materials_lot l ON l.id = b.lot_id
LEFT JOIN materials_store s ON s.id = b.place_id
WHERE i.serial_managed = 1 AND b.quantity > 0 GROUP BY b.item_id, b.lot_id, b.account;
