-- Ward supplies: what is carried to the wards by standing order, and what became of each stop.
CREATE TABLE ward_supplies_article (
    id {id}, version BIGINT NOT NULL,
    item_id BIGINT NOT NULL CONSTRAINT fk_ward_supplies_article_item REFERENCES materials_item (id),
    litres BIGINT NOT NULL, returnable BIGINT NOT NULL, deposit BIGINT NOT NULL, active BIGINT NOT NULL,
    CONSTRAINT uq_ward_supplies_article_item_id UNIQUE (item_id));
CREATE TABLE ward_supplies_ward (
    id {id}, version BIGINT NOT NULL,
    department_id BIGINT NOT NULL CONSTRAINT fk_ward_supplies_ward_department REFERENCES organization_department (id),
    staff BIGINT, beds BIGINT, containers_max BIGINT,
    CONSTRAINT uq_ward_supplies_ward_department_id UNIQUE (department_id));
CREATE TABLE ward_supplies_standing_order (
    id {id}, version BIGINT NOT NULL,
    store_id BIGINT NOT NULL CONSTRAINT fk_ward_supplies_order_store REFERENCES materials_store (id),
    department_id BIGINT NOT NULL CONSTRAINT fk_ward_supplies_order_department REFERENCES organization_department (id),
    room_id BIGINT NOT NULL CONSTRAINT fk_ward_supplies_order_room REFERENCES space_room (id),
    item_id BIGINT NOT NULL CONSTRAINT fk_ward_supplies_order_item REFERENCES materials_item (id),
    quantity BIGINT NOT NULL, weekdays TEXT NOT NULL, from_day BIGINT NOT NULL, to_day BIGINT, note TEXT NOT NULL,
    active BIGINT NOT NULL);
CREATE INDEX ix_ward_supplies_order_department ON ward_supplies_standing_order (department_id);
CREATE TABLE ward_supplies_round (
    id {id}, version BIGINT NOT NULL, number TEXT NOT NULL,
    store_id BIGINT NOT NULL CONSTRAINT fk_ward_supplies_round_store REFERENCES materials_store (id),
    day BIGINT NOT NULL, made_at BIGINT NOT NULL, CONSTRAINT uq_ward_supplies_round_day UNIQUE (store_id, day));
CREATE INDEX ix_ward_supplies_round_on ON ward_supplies_round (day);
CREATE TABLE ward_supplies_stop (
    id {id}, version BIGINT NOT NULL,
    round_id BIGINT NOT NULL CONSTRAINT fk_ward_supplies_stop_round REFERENCES ward_supplies_round (id),
    state TEXT NOT NULL, origin TEXT NOT NULL, standing_order_id BIGINT NOT NULL,
    department_id BIGINT NOT NULL CONSTRAINT fk_ward_supplies_stop_department REFERENCES organization_department (id),
    room_id BIGINT NOT NULL CONSTRAINT fk_ward_supplies_stop_room REFERENCES space_room (id),
    floor_id BIGINT NOT NULL CONSTRAINT fk_ward_supplies_stop_floor REFERENCES space_floor (id),
    position BIGINT NOT NULL,
    item_id BIGINT NOT NULL CONSTRAINT fk_ward_supplies_stop_item REFERENCES materials_item (id),
    planned BIGINT NOT NULL, delivered BIGINT NOT NULL, taken_back BIGINT NOT NULL, litres BIGINT NOT NULL,
    value BIGINT NOT NULL, note TEXT NOT NULL, asked_by_id BIGINT NOT NULL, asked_by TEXT NOT NULL,
    asked_at BIGINT NOT NULL, receiver TEXT NOT NULL, reason TEXT NOT NULL, done_by TEXT NOT NULL, done_at BIGINT,
    month TEXT NOT NULL, document_id BIGINT NOT NULL, asked_key TEXT NOT NULL, done_key TEXT NOT NULL);
CREATE INDEX ix_ward_supplies_stop_round ON ward_supplies_stop (round_id, position);
CREATE INDEX ix_ward_supplies_stop_department ON ward_supplies_stop (department_id, month);
CREATE INDEX ix_ward_supplies_stop_done ON ward_supplies_stop (done_at);
CREATE INDEX ix_ward_supplies_stop_open ON ward_supplies_stop (state) WHERE state = 'planned';
CREATE UNIQUE INDEX uq_ward_supplies_stop_asked_key ON ward_supplies_stop (asked_key) WHERE asked_key <> '';
CREATE TABLE ward_supplies_container (
    id {id}, department_id BIGINT NOT NULL CONSTRAINT fk_ward_supplies_container_department REFERENCES
        organization_department (id),
    floor_id BIGINT NOT NULL CONSTRAINT fk_ward_supplies_container_floor REFERENCES space_floor (id),
    item_id BIGINT NOT NULL CONSTRAINT fk_ward_supplies_container_item REFERENCES materials_item (id),
    kind TEXT NOT NULL, quantity BIGINT NOT NULL, deposit BIGINT NOT NULL, at BIGINT NOT NULL, store_id BIGINT NOT NULL,
    stop_id BIGINT NOT NULL, reason TEXT NOT NULL, actor TEXT NOT NULL, request_key TEXT NOT NULL);
CREATE INDEX ix_ward_supplies_container_place ON ward_supplies_container (department_id, floor_id, item_id);
CREATE INDEX ix_ward_supplies_container_at ON ward_supplies_container (at);
CREATE UNIQUE INDEX uq_ward_supplies_container_key ON ward_supplies_container (request_key) WHERE request_key <> '';
CREATE TABLE ward_supplies_empties_return (
    id {id}, number TEXT NOT NULL,
    store_id BIGINT NOT NULL CONSTRAINT fk_ward_supplies_return_store REFERENCES materials_store (id),
    vendor_id BIGINT NOT NULL CONSTRAINT fk_ward_supplies_return_vendor REFERENCES organization_vendor (id),
    item_id BIGINT NOT NULL CONSTRAINT fk_ward_supplies_return_item REFERENCES materials_item (id),
    quantity BIGINT NOT NULL, deposit BIGINT NOT NULL, at BIGINT NOT NULL, receiver TEXT NOT NULL, note TEXT NOT NULL,
    actor TEXT NOT NULL, request_key TEXT NOT NULL, CONSTRAINT uq_ward_supplies_return_number UNIQUE (number));
CREATE UNIQUE INDEX uq_ward_supplies_return_key ON ward_supplies_empties_return (request_key) WHERE request_key <> '';
