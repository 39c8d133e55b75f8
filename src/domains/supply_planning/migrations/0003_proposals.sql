-- Supply planning: orders, calls and transfers that are proposed, and what became of them.
CREATE TABLE supply_planning_proposal (
    id {id}, version BIGINT NOT NULL, number TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL,
    vendor_id BIGINT NOT NULL,
    store_id BIGINT NOT NULL CONSTRAINT fk_supply_planning_proposal_store REFERENCES materials_store (id),
    to_store_id BIGINT NOT NULL, call_by BIGINT, deliver_on BIGINT, window_text TEXT NOT NULL, lines BIGINT NOT NULL,
    value BIGINT NOT NULL, volume_m3 BIGINT NOT NULL, below_minimum BIGINT NOT NULL, vital BIGINT NOT NULL,
    reason TEXT NOT NULL, made_at BIGINT NOT NULL, decided_by_id BIGINT NOT NULL, decided_by TEXT NOT NULL,
    decided_at BIGINT, document_id BIGINT NOT NULL, CONSTRAINT uq_supply_planning_proposal_number UNIQUE (number));
CREATE INDEX ix_supply_planning_proposal_state ON supply_planning_proposal (state, made_at);
CREATE TABLE supply_planning_proposal_line (
    id {id}, proposal_id BIGINT NOT NULL CONSTRAINT fk_supply_planning_line_proposal REFERENCES supply_planning_proposal (id),
    item_id BIGINT NOT NULL CONSTRAINT fk_supply_planning_line_item REFERENCES materials_item (id),
    lot_id BIGINT NOT NULL, why TEXT NOT NULL, proposed BIGINT NOT NULL, quantity BIGINT NOT NULL, price BIGINT NOT NULL,
    position BIGINT NOT NULL, order_point BIGINT NOT NULL, order_up_to BIGINT NOT NULL, left_behind BIGINT NOT NULL,
    cover_days DOUBLE PRECISION NOT NULL, expires_on BIGINT, received BIGINT NOT NULL, received_at BIGINT,
    closed BIGINT NOT NULL);
CREATE INDEX ix_supply_planning_line_proposal ON supply_planning_proposal_line (proposal_id);
CREATE INDEX ix_supply_planning_line_open ON supply_planning_proposal_line (item_id) WHERE closed = 0;
