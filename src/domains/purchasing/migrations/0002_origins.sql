-- Purchasing: orders and contracts that other domains' decisions became, and what could not be drafted, with the reason.
ALTER TABLE purchasing_order ADD COLUMN source_kind TEXT NOT NULL DEFAULT 'none';
ALTER TABLE purchasing_order ADD COLUMN source_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE purchasing_contract ADD COLUMN source_kind TEXT NOT NULL DEFAULT 'none';
ALTER TABLE purchasing_contract ADD COLUMN source_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE purchasing_contract ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE purchasing_contract ADD COLUMN warranty_months BIGINT NOT NULL DEFAULT 0;
CREATE TABLE purchasing_origin (
    id {id}, version BIGINT NOT NULL, kind TEXT NOT NULL, source_id BIGINT NOT NULL, number TEXT NOT NULL,
    title TEXT NOT NULL, state TEXT NOT NULL, event_id BIGINT NOT NULL, vendor_id BIGINT NOT NULL,
    store_id BIGINT NOT NULL, author_id BIGINT NOT NULL, author TEXT NOT NULL, payload TEXT NOT NULL,
    reason TEXT NOT NULL, reason_en TEXT NOT NULL, order_id BIGINT NOT NULL, contract_id BIGINT NOT NULL,
    tries BIGINT NOT NULL, made_at BIGINT NOT NULL,
    CONSTRAINT uq_purchasing_origin_event_id UNIQUE (event_id));
CREATE INDEX ix_purchasing_origin_source ON purchasing_origin (kind, source_id);
CREATE INDEX ix_purchasing_origin_state ON purchasing_origin (state, made_at);
-- What was decided before this version has been bought by hand.
INSERT INTO event_cursor (name, last_id) SELECT 'purchasing.planned', COALESCE(MAX(id), 0) FROM event_outbox;
INSERT INTO event_cursor (name, last_id) SELECT 'purchasing.awarded', COALESCE(MAX(id), 0) FROM event_outbox;
