-- Materials: the catalogue, stores, the double-entry stock ledger with its balances and snapshots.
CREATE TABLE materials_category (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL,
    valuation TEXT NOT NULL, active BIGINT NOT NULL, CONSTRAINT uq_materials_category_code UNIQUE (code));
CREATE TABLE materials_item (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL,
    specification TEXT NOT NULL,
    category_id BIGINT CONSTRAINT fk_materials_item_category REFERENCES materials_category (id), unit TEXT NOT NULL,
    units TEXT NOT NULL, divisible BIGINT NOT NULL, storage TEXT NOT NULL, lot_managed BIGINT NOT NULL,
    expiry_managed BIGINT NOT NULL, serial_managed BIGINT NOT NULL, high_value BIGINT NOT NULL,
    exchange_required BIGINT NOT NULL, ved TEXT NOT NULL, abc TEXT NOT NULL, fsn TEXT NOT NULL,
    vendor_id BIGINT CONSTRAINT fk_materials_item_vendor REFERENCES organization_vendor (id), barcodes TEXT NOT NULL,
    substitutes TEXT NOT NULL, price BIGINT NOT NULL, search_key TEXT NOT NULL, active BIGINT NOT NULL,
    CONSTRAINT uq_materials_item_code UNIQUE (code));
CREATE INDEX ix_materials_item_category ON materials_item (category_id);
CREATE TABLE materials_recipe (
    id {id}, version BIGINT NOT NULL,
    article_id BIGINT NOT NULL CONSTRAINT fk_materials_recipe_article REFERENCES materials_item (id),
    part_id BIGINT NOT NULL CONSTRAINT fk_materials_recipe_part REFERENCES materials_item (id),
    quantity BIGINT NOT NULL, CONSTRAINT uq_materials_recipe UNIQUE (article_id, part_id));
CREATE TABLE materials_store (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL, kind TEXT NOT NULL,
    department_id BIGINT CONSTRAINT fk_materials_store_department REFERENCES organization_department (id),
    campus_id BIGINT CONSTRAINT fk_materials_store_campus REFERENCES space_campus (id),
    negative_allowed BIGINT NOT NULL, active BIGINT NOT NULL, CONSTRAINT uq_materials_store_code UNIQUE (code));
CREATE TABLE materials_bin (
    id {id}, version BIGINT NOT NULL,
    store_id BIGINT NOT NULL CONSTRAINT fk_materials_bin_store REFERENCES materials_store (id), code TEXT NOT NULL,
    walk BIGINT NOT NULL, active BIGINT NOT NULL, CONSTRAINT uq_materials_bin_code UNIQUE (store_id, code));
CREATE TABLE materials_lot (
    id {id}, item_id BIGINT NOT NULL CONSTRAINT fk_materials_lot_item REFERENCES materials_item (id),
    number TEXT NOT NULL, expires_on BIGINT, made_on BIGINT, vendor_id BIGINT NOT NULL, price BIGINT NOT NULL,
    received_at BIGINT NOT NULL, CONSTRAINT uq_materials_lot_number UNIQUE (item_id, number));
CREATE INDEX ix_materials_lot_expires ON materials_lot (expires_on);
CREATE TABLE materials_document (
    id {id}, number TEXT NOT NULL, kind TEXT NOT NULL, at BIGINT NOT NULL, recorded_at BIGINT NOT NULL,
    store_id BIGINT NOT NULL, to_store_id BIGINT NOT NULL, department_id BIGINT NOT NULL, vendor_id BIGINT NOT NULL,
    of_document_id BIGINT NOT NULL, requisition_id BIGINT NOT NULL, stocktake_id BIGINT NOT NULL, month TEXT NOT NULL,
    reason TEXT NOT NULL, note TEXT NOT NULL, lines BIGINT NOT NULL, value BIGINT NOT NULL, request_key TEXT NOT NULL,
    actor_id BIGINT NOT NULL, actor TEXT NOT NULL, CONSTRAINT uq_materials_document_number UNIQUE (number));
CREATE UNIQUE INDEX uq_materials_document_request ON materials_document (request_key) WHERE request_key <> '';
CREATE INDEX ix_materials_document_at ON materials_document (at);
CREATE INDEX ix_materials_document_of ON materials_document (of_document_id) WHERE of_document_id > 0;
CREATE TABLE materials_entry (
    id {id}, document_id BIGINT NOT NULL CONSTRAINT fk_materials_entry_document REFERENCES materials_document (id),
    item_id BIGINT NOT NULL, lot_id BIGINT NOT NULL, owner_id BIGINT NOT NULL, account TEXT NOT NULL,
    place_id BIGINT NOT NULL, bin_id BIGINT NOT NULL, quantity BIGINT NOT NULL, value BIGINT NOT NULL,
    at BIGINT NOT NULL);
CREATE INDEX ix_materials_entry_document ON materials_entry (document_id);
CREATE INDEX ix_materials_entry_item ON materials_entry (item_id, at);
CREATE INDEX ix_materials_entry_at ON materials_entry (at);
CREATE TABLE materials_balance (
    id {id}, item_id BIGINT NOT NULL, account TEXT NOT NULL, place_id BIGINT NOT NULL, bin_id BIGINT NOT NULL,
    lot_id BIGINT NOT NULL, owner_id BIGINT NOT NULL, quantity BIGINT NOT NULL, value BIGINT NOT NULL,
    CONSTRAINT uq_materials_balance UNIQUE (item_id, place_id, account, bin_id, lot_id, owner_id));
CREATE INDEX ix_materials_balance_place ON materials_balance (place_id, item_id);
CREATE TABLE materials_snapshot (
    id {id}, at BIGINT NOT NULL, valid BIGINT NOT NULL, month TEXT NOT NULL, document_id BIGINT NOT NULL);
CREATE INDEX ix_materials_snapshot_at ON materials_snapshot (at);
CREATE TABLE materials_snapshot_row (
    snapshot_id BIGINT NOT NULL, item_id BIGINT NOT NULL, account TEXT NOT NULL, place_id BIGINT NOT NULL,
    bin_id BIGINT NOT NULL, lot_id BIGINT NOT NULL, owner_id BIGINT NOT NULL, quantity BIGINT NOT NULL,
    value BIGINT NOT NULL,
    CONSTRAINT uq_materials_snapshot_row UNIQUE (snapshot_id, item_id, place_id, account, bin_id, lot_id, owner_id));
-- One row that postings share and closings hold alone (PostgreSQL; SQLite has one writer).
CREATE TABLE materials_ledger (
    id BIGINT PRIMARY KEY, locked_until BIGINT NOT NULL, snapshot_at BIGINT NOT NULL, snapshot_entry BIGINT NOT NULL);
INSERT INTO materials_ledger (id, locked_until, snapshot_at, snapshot_entry) VALUES (1, 0, 0, 0);
CREATE TABLE materials_requisition (
    id {id}, version BIGINT NOT NULL, number TEXT NOT NULL, state TEXT NOT NULL,
    department_id BIGINT NOT NULL CONSTRAINT fk_materials_requisition_department REFERENCES organization_department (id),
    store_id BIGINT NOT NULL CONSTRAINT fk_materials_requisition_store REFERENCES materials_store (id),
    to_store_id BIGINT NOT NULL, place TEXT NOT NULL, note TEXT NOT NULL, lines BIGINT NOT NULL, value BIGINT NOT NULL,
    old_missing BIGINT NOT NULL, requested_by BIGINT NOT NULL, requester TEXT NOT NULL, requested_at BIGINT NOT NULL,
    approver TEXT NOT NULL, approved_at BIGINT, picker TEXT NOT NULL, picked_at BIGINT, document_id BIGINT NOT NULL,
    receiver TEXT NOT NULL, handed_at BIGINT, reason TEXT NOT NULL, request_key TEXT NOT NULL,
    CONSTRAINT uq_materials_requisition_number UNIQUE (number));
CREATE UNIQUE INDEX uq_materials_requisition_request ON materials_requisition (request_key) WHERE request_key <> '';
CREATE INDEX ix_materials_requisition_state ON materials_requisition (state, requested_at);
CREATE INDEX ix_materials_requisition_department ON materials_requisition (department_id, requested_at);
CREATE TABLE materials_requisition_line (
    id {id}, version BIGINT NOT NULL,
    requisition_id BIGINT NOT NULL CONSTRAINT fk_materials_line_requisition REFERENCES materials_requisition (id),
    item_id BIGINT NOT NULL CONSTRAINT fk_materials_line_item REFERENCES materials_item (id), asked BIGINT NOT NULL,
    picked BIGINT NOT NULL, short_line BIGINT NOT NULL, old_returned BIGINT NOT NULL, old_reason TEXT NOT NULL);
CREATE INDEX ix_materials_requisition_line ON materials_requisition_line (requisition_id);
CREATE TABLE materials_stocktake (
    id {id}, version BIGINT NOT NULL, number TEXT NOT NULL, state TEXT NOT NULL,
    store_id BIGINT NOT NULL CONSTRAINT fk_materials_stocktake_store REFERENCES materials_store (id), abc_only TEXT NOT NULL,
    frozen_at BIGINT NOT NULL, frozen_entry BIGINT NOT NULL, lines BIGINT NOT NULL, counted BIGINT NOT NULL,
    equal BIGINT NOT NULL, difference BIGINT NOT NULL, over_tolerance BIGINT NOT NULL, starter TEXT NOT NULL,
    counters TEXT NOT NULL, approver TEXT NOT NULL, posted_at BIGINT, document_id BIGINT NOT NULL, reason TEXT NOT NULL,
    CONSTRAINT uq_materials_stocktake_number UNIQUE (number));
CREATE INDEX ix_materials_stocktake_store ON materials_stocktake (store_id, state);
CREATE TABLE materials_count_line (
    id {id}, version BIGINT NOT NULL,
    stocktake_id BIGINT NOT NULL CONSTRAINT fk_materials_count_stocktake REFERENCES materials_stocktake (id),
    item_id BIGINT NOT NULL CONSTRAINT fk_materials_count_item REFERENCES materials_item (id), lot_id BIGINT NOT NULL,
    owner_id BIGINT NOT NULL, bin_id BIGINT NOT NULL, expected BIGINT NOT NULL, expected_value BIGINT NOT NULL,
    moved BIGINT NOT NULL, counted BIGINT, counted_at BIGINT, counter TEXT NOT NULL, result TEXT NOT NULL,
    difference BIGINT NOT NULL, difference_value BIGINT NOT NULL, over_tolerance BIGINT NOT NULL,
    recounts BIGINT NOT NULL, unexpected BIGINT NOT NULL, reason TEXT NOT NULL);
CREATE INDEX ix_materials_count_line ON materials_count_line (stocktake_id);
