-- Purchasing: contracts, orders, deliveries and acceptance, invoices, score cards and licences of suppliers.
CREATE TABLE purchasing_contract (
    id {id}, version BIGINT NOT NULL, number TEXT NOT NULL, title TEXT NOT NULL,
    vendor_id BIGINT NOT NULL CONSTRAINT fk_purchasing_contract_vendor REFERENCES organization_vendor (id),
    kind TEXT NOT NULL, valid_from BIGINT NOT NULL, valid_to BIGINT NOT NULL, delivery_days TEXT NOT NULL,
    delivery_hours TEXT NOT NULL, lead_days BIGINT NOT NULL, payment_days BIGINT NOT NULL,
    order_min BIGINT NOT NULL, file TEXT NOT NULL, note TEXT NOT NULL, active BIGINT NOT NULL,
    told_days BIGINT NOT NULL,
    CONSTRAINT uq_purchasing_contract_number UNIQUE (number));
CREATE INDEX ix_purchasing_contract_vendor ON purchasing_contract (vendor_id, valid_to);
CREATE TABLE purchasing_contract_line (
    id {id}, version BIGINT NOT NULL,
    contract_id BIGINT NOT NULL CONSTRAINT fk_purchasing_contract_line_contract REFERENCES purchasing_contract (id),
    item_id BIGINT NOT NULL CONSTRAINT fk_purchasing_contract_line_item REFERENCES materials_item (id),
    unit TEXT NOT NULL, price BIGINT NOT NULL, quantity_limit BIGINT, active BIGINT NOT NULL,
    CONSTRAINT uq_purchasing_contract_line_contract_id_item_id_unit UNIQUE (contract_id, item_id, unit));
CREATE INDEX ix_purchasing_contract_line_item ON purchasing_contract_line (item_id);
CREATE TABLE purchasing_market_price (
    id {id}, version BIGINT NOT NULL,
    item_id BIGINT NOT NULL CONSTRAINT fk_purchasing_market_price_item REFERENCES materials_item (id),
    from_on BIGINT NOT NULL, price BIGINT NOT NULL, source TEXT NOT NULL,
    CONSTRAINT uq_purchasing_market_price_item_id_from_on UNIQUE (item_id, from_on));
CREATE TABLE purchasing_acceptance_rule (
    id {id}, version BIGINT NOT NULL,
    category_id BIGINT NOT NULL CONSTRAINT fk_purchasing_acceptance_rule_category REFERENCES materials_category (id),
    certificate TEXT NOT NULL, licence TEXT NOT NULL, temperature_min BIGINT, temperature_max BIGINT,
    shelf_life_days BIGINT NOT NULL, two_people BIGINT NOT NULL, source TEXT NOT NULL,
    CONSTRAINT uq_purchasing_acceptance_rule_category_id UNIQUE (category_id));
CREATE TABLE purchasing_order (
    id {id}, version BIGINT NOT NULL, number TEXT NOT NULL, state TEXT NOT NULL,
    vendor_id BIGINT NOT NULL CONSTRAINT fk_purchasing_order_vendor REFERENCES organization_vendor (id),
    contract_id BIGINT NOT NULL,
    store_id BIGINT NOT NULL CONSTRAINT fk_purchasing_order_store REFERENCES materials_store (id),
    wanted_on BIGINT NOT NULL, confirmed_on BIGINT, note TEXT NOT NULL, source TEXT NOT NULL,
    lines BIGINT NOT NULL, value BIGINT NOT NULL, author_id BIGINT NOT NULL, author TEXT NOT NULL,
    created_at BIGINT NOT NULL, approver_id BIGINT NOT NULL, approver TEXT NOT NULL, approved_at BIGINT,
    sender_id BIGINT NOT NULL, sender TEXT NOT NULL, sent_at BIGINT, confirmed_by TEXT NOT NULL,
    confirmed_at BIGINT, delivered_at BIGINT, closed_at BIGINT, reason TEXT NOT NULL, request_key TEXT NOT NULL,
    CONSTRAINT uq_purchasing_order_number UNIQUE (number));
CREATE UNIQUE INDEX uq_purchasing_order_request ON purchasing_order (request_key) WHERE request_key <> '';
CREATE INDEX ix_purchasing_order_state ON purchasing_order (state, created_at);
CREATE INDEX ix_purchasing_order_vendor ON purchasing_order (vendor_id, created_at);
CREATE TABLE purchasing_order_line (
    id {id}, version BIGINT NOT NULL,
    order_id BIGINT NOT NULL CONSTRAINT fk_purchasing_order_line_order REFERENCES purchasing_order (id),
    item_id BIGINT NOT NULL CONSTRAINT fk_purchasing_order_line_item REFERENCES materials_item (id),
    contract_line_id BIGINT NOT NULL,
    store_id BIGINT NOT NULL CONSTRAINT fk_purchasing_order_line_store REFERENCES materials_store (id),
    quantity BIGINT NOT NULL, unit TEXT NOT NULL, price BIGINT NOT NULL, price_reason TEXT NOT NULL,
    reference BIGINT NOT NULL, value BIGINT NOT NULL, wanted_on BIGINT NOT NULL, accepted BIGINT NOT NULL,
    rejected BIGINT NOT NULL, invoiced BIGINT NOT NULL);
CREATE INDEX ix_purchasing_order_line ON purchasing_order_line (order_id);
CREATE INDEX ix_purchasing_order_line_item ON purchasing_order_line (item_id);
CREATE INDEX ix_purchasing_order_line_contract ON purchasing_order_line (contract_line_id) WHERE contract_line_id > 0;
CREATE TABLE purchasing_delivery (
    id {id}, version BIGINT NOT NULL, number TEXT NOT NULL, state TEXT NOT NULL,
    order_id BIGINT NOT NULL CONSTRAINT fk_purchasing_delivery_order REFERENCES purchasing_order (id),
    vendor_id BIGINT NOT NULL CONSTRAINT fk_purchasing_delivery_vendor REFERENCES organization_vendor (id),
    note_number TEXT NOT NULL, arrives_on BIGINT NOT NULL, announcer_id BIGINT NOT NULL,
    announcer TEXT NOT NULL, announced_at BIGINT NOT NULL, two_people BIGINT NOT NULL,
    inspector_id BIGINT NOT NULL, inspector TEXT NOT NULL, inspected_at BIGINT, acceptor_id BIGINT NOT NULL,
    acceptor TEXT NOT NULL, accepted_at BIGINT, value BIGINT NOT NULL, document_id BIGINT NOT NULL,
    reason TEXT NOT NULL, note TEXT NOT NULL, request_key TEXT NOT NULL,
    CONSTRAINT uq_purchasing_delivery_number UNIQUE (number));
CREATE UNIQUE INDEX uq_purchasing_delivery_request ON purchasing_delivery (request_key) WHERE request_key <> '';
CREATE INDEX ix_purchasing_delivery_order ON purchasing_delivery (order_id);
CREATE INDEX ix_purchasing_delivery_state ON purchasing_delivery (state, announced_at);
CREATE TABLE purchasing_delivery_line (
    id {id}, version BIGINT NOT NULL,
    delivery_id BIGINT NOT NULL CONSTRAINT fk_purchasing_delivery_line_delivery REFERENCES purchasing_delivery (id),
    order_line_id BIGINT NOT NULL CONSTRAINT fk_purchasing_delivery_line_order_line REFERENCES purchasing_order_line (id),
    item_id BIGINT NOT NULL CONSTRAINT fk_purchasing_delivery_line_item REFERENCES materials_item (id),
    announced BIGINT NOT NULL, accepted BIGINT NOT NULL, rejected BIGINT NOT NULL, lot_number TEXT NOT NULL,
    expires_on BIGINT, made_on BIGINT, packaging_ok BIGINT NOT NULL, certificate TEXT NOT NULL,
    temperature BIGINT, defect TEXT NOT NULL, remark TEXT NOT NULL, saving BIGINT NOT NULL,
    document_id BIGINT NOT NULL);
CREATE INDEX ix_purchasing_delivery_line ON purchasing_delivery_line (delivery_id);
CREATE INDEX ix_purchasing_delivery_line_order ON purchasing_delivery_line (order_line_id);
CREATE INDEX ix_purchasing_delivery_line_item ON purchasing_delivery_line (item_id);
CREATE TABLE purchasing_invoice (
    id {id}, version BIGINT NOT NULL, number TEXT NOT NULL, state TEXT NOT NULL,
    vendor_id BIGINT NOT NULL CONSTRAINT fk_purchasing_invoice_vendor REFERENCES organization_vendor (id),
    invoiced_on BIGINT NOT NULL, amount BIGINT NOT NULL, expected BIGINT NOT NULL, author_id BIGINT NOT NULL,
    author TEXT NOT NULL, created_at BIGINT NOT NULL, released_by TEXT NOT NULL, release_reason TEXT NOT NULL,
    request_number TEXT NOT NULL, requester_id BIGINT NOT NULL, requester TEXT NOT NULL, requested_at BIGINT,
    due_on BIGINT, approver_id BIGINT NOT NULL, approver TEXT NOT NULL, approved_at BIGINT,
    payer_id BIGINT NOT NULL, payer TEXT NOT NULL, paid_at BIGINT, voucher TEXT NOT NULL, reason TEXT NOT NULL,
    file TEXT NOT NULL, request_key TEXT NOT NULL);
CREATE UNIQUE INDEX uq_purchasing_invoice_vendor_id_number ON purchasing_invoice (vendor_id, number) WHERE state <> 'withdrawn';
CREATE UNIQUE INDEX uq_purchasing_invoice_request ON purchasing_invoice (request_key) WHERE request_key <> '';
CREATE INDEX ix_purchasing_invoice_state ON purchasing_invoice (state, created_at);
CREATE TABLE purchasing_invoice_line (
    id {id}, version BIGINT NOT NULL,
    invoice_id BIGINT NOT NULL CONSTRAINT fk_purchasing_invoice_line_invoice REFERENCES purchasing_invoice (id),
    order_line_id BIGINT NOT NULL CONSTRAINT fk_purchasing_invoice_line_order_line REFERENCES purchasing_order_line (id),
    quantity BIGINT NOT NULL, price BIGINT NOT NULL, amount BIGINT NOT NULL, order_price BIGINT NOT NULL,
    open_quantity BIGINT NOT NULL, verdict TEXT NOT NULL);
CREATE INDEX ix_purchasing_invoice_line ON purchasing_invoice_line (invoice_id);
CREATE INDEX ix_purchasing_invoice_line_order ON purchasing_invoice_line (order_line_id);
CREATE TABLE purchasing_supplier (
    id {id}, version BIGINT NOT NULL,
    vendor_id BIGINT NOT NULL CONSTRAINT fk_purchasing_supplier_vendor REFERENCES organization_vendor (id),
    standing TEXT NOT NULL, score BIGINT, on_time BIGINT, quality BIGINT, price BIGINT, service BIGINT,
    deliveries BIGINT NOT NULL, computed_at BIGINT, lifted_until BIGINT, lift_reason TEXT NOT NULL,
    lifted_by TEXT NOT NULL,
    CONSTRAINT uq_purchasing_supplier_vendor_id UNIQUE (vendor_id));
CREATE TABLE purchasing_licence (
    id {id}, version BIGINT NOT NULL,
    vendor_id BIGINT NOT NULL CONSTRAINT fk_purchasing_licence_vendor REFERENCES organization_vendor (id),
    kind TEXT NOT NULL, number TEXT NOT NULL, valid_from BIGINT, valid_to BIGINT, file TEXT NOT NULL,
    state TEXT NOT NULL, note TEXT NOT NULL, uploader_id BIGINT NOT NULL, uploader TEXT NOT NULL,
    uploaded_at BIGINT NOT NULL, checker TEXT NOT NULL, checked_at BIGINT, told_days BIGINT NOT NULL);
CREATE INDEX ix_purchasing_licence_vendor ON purchasing_licence (vendor_id, kind);
