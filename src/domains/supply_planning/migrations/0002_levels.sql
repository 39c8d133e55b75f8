-- Supply planning: what suppliers and items ask of an order, and the stock levels of every store and item.
CREATE TABLE supply_planning_vendor_terms (
    id {id}, version BIGINT NOT NULL,
    vendor_id BIGINT NOT NULL CONSTRAINT fk_supply_planning_terms_vendor REFERENCES organization_vendor (id),
    lead_days BIGINT NOT NULL, lead_spread_days BIGINT NOT NULL, minimum_value BIGINT NOT NULL, truck_m3 BIGINT NOT NULL,
    windows TEXT NOT NULL, call_days_before BIGINT NOT NULL, note TEXT NOT NULL, active BIGINT NOT NULL,
    CONSTRAINT uq_supply_planning_vendor_terms_vendor_id UNIQUE (vendor_id));
CREATE TABLE supply_planning_item_terms (
    id {id}, version BIGINT NOT NULL,
    item_id BIGINT NOT NULL CONSTRAINT fk_supply_planning_terms_item REFERENCES materials_item (id),
    pack BIGINT NOT NULL, litres BIGINT NOT NULL, shelf_life_days BIGINT NOT NULL, called BIGINT NOT NULL,
    emergency_par BIGINT NOT NULL, delivery_max BIGINT NOT NULL, contract_left BIGINT,
    CONSTRAINT uq_supply_planning_item_terms_item_id UNIQUE (item_id));
CREATE TABLE supply_planning_level (
    id {id}, item_id BIGINT NOT NULL CONSTRAINT fk_supply_planning_level_item REFERENCES materials_item (id),
    store_id BIGINT NOT NULL CONSTRAINT fk_supply_planning_level_store REFERENCES materials_store (id),
    period TEXT NOT NULL, history_days BIGINT NOT NULL, used BIGINT NOT NULL, method TEXT NOT NULL,
    use_per_day DOUBLE PRECISION NOT NULL, sd_per_day DOUBLE PRECISION NOT NULL, wait_days DOUBLE PRECISION NOT NULL,
    wait_sd_days DOUBLE PRECISION NOT NULL, deliveries DOUBLE PRECISION NOT NULL, service DOUBLE PRECISION NOT NULL,
    expected BIGINT NOT NULL, safety BIGINT NOT NULL, order_point BIGINT NOT NULL, quantity BIGINT NOT NULL,
    order_up_to BIGINT NOT NULL, binding TEXT NOT NULL, price BIGINT NOT NULL, computed_at BIGINT NOT NULL,
    CONSTRAINT uq_supply_planning_level UNIQUE (item_id, store_id));
CREATE INDEX ix_supply_planning_level_store ON supply_planning_level (store_id);
