-- Equipment: classes, types, devices with timeline, down-time, documents, due clocks, transfers; circuits and appliances.
CREATE TABLE equipment_device_class (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL,
    locks BIGINT NOT NULL, CONSTRAINT uq_equipment_device_class_code UNIQUE (code));
CREATE TABLE equipment_device_type (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL,
    generic_name TEXT NOT NULL, classes TEXT NOT NULL, trade TEXT NOT NULL, function_score BIGINT NOT NULL,
    risk_score BIGINT NOT NULL, maintenance_score BIGINT NOT NULL, life_years BIGINT NOT NULL,
    maintenance_months BIGINT NOT NULL, active BIGINT NOT NULL,
    CONSTRAINT uq_equipment_device_type_code UNIQUE (code));
CREATE TABLE equipment_device (
    id {id}, version BIGINT NOT NULL, asset_no TEXT NOT NULL, name TEXT NOT NULL,
    type_id BIGINT NOT NULL CONSTRAINT fk_equipment_device_type REFERENCES equipment_device_type (id),
    classes TEXT NOT NULL, state TEXT NOT NULL,
    parent_id BIGINT CONSTRAINT fk_equipment_device_parent REFERENCES equipment_device (id),
    room_id BIGINT CONSTRAINT fk_equipment_device_room REFERENCES space_room (id),
    department_id BIGINT CONSTRAINT fk_equipment_device_department REFERENCES organization_department (id),
    custodian_id BIGINT CONSTRAINT fk_equipment_device_custodian REFERENCES organization_person (id),
    crew_id BIGINT CONSTRAINT fk_equipment_device_crew REFERENCES organization_crew (id), brand TEXT NOT NULL,
    model TEXT NOT NULL, serial TEXT NOT NULL, udi TEXT NOT NULL, registration_no TEXT NOT NULL,
    registration_until BIGINT, category_code TEXT NOT NULL, management_class TEXT NOT NULL,
    statutory_no TEXT NOT NULL, rating TEXT NOT NULL, power_kw DOUBLE PRECISION, voltage TEXT NOT NULL,
    manufacturer TEXT NOT NULL, supplier TEXT NOT NULL,
    vendor_id BIGINT CONSTRAINT fk_equipment_device_vendor REFERENCES organization_vendor (id),
    contract_no TEXT NOT NULL, price BIGINT NOT NULL, funding TEXT NOT NULL, bought_on BIGINT, accepted_on BIGINT,
    in_service_on BIGINT, warranty_until BIGINT, life_years BIGINT, telemetry_id TEXT NOT NULL, note TEXT NOT NULL,
    campus_id BIGINT NOT NULL, next_due BIGINT, locked BIGINT NOT NULL, ran_anyway_at BIGINT, place_code_id BIGINT,
    down_since BIGINT, registered_at BIGINT NOT NULL, search_key TEXT NOT NULL,
    CONSTRAINT uq_equipment_device_asset_no UNIQUE (asset_no));
CREATE INDEX ix_equipment_device_due ON equipment_device (next_due);
CREATE INDEX ix_equipment_device_department ON equipment_device (department_id);
CREATE INDEX ix_equipment_device_room ON equipment_device (room_id);
CREATE INDEX ix_equipment_device_parent ON equipment_device (parent_id);
CREATE INDEX ix_equipment_device_code ON equipment_device (place_code_id);
CREATE INDEX ix_equipment_device_state ON equipment_device (state);
CREATE TABLE equipment_device_entry (
    id {id}, device_id BIGINT NOT NULL CONSTRAINT fk_equipment_device_entry_device REFERENCES equipment_device (id),
    at BIGINT NOT NULL, action TEXT NOT NULL, from_state TEXT NOT NULL, to_state TEXT NOT NULL,
    actor_user_id BIGINT NOT NULL, actor_name TEXT NOT NULL, note TEXT NOT NULL, facts TEXT NOT NULL);
CREATE INDEX ix_equipment_device_entry_device ON equipment_device_entry (device_id, id);
CREATE TABLE equipment_downtime (
    id {id}, device_id BIGINT NOT NULL CONSTRAINT fk_equipment_downtime_device REFERENCES equipment_device (id),
    began_at BIGINT NOT NULL, ended_at BIGINT, failure BIGINT NOT NULL, ran_ms BIGINT NOT NULL,
    order_id BIGINT NOT NULL, order_number TEXT NOT NULL, reason TEXT NOT NULL);
CREATE INDEX ix_equipment_downtime_device ON equipment_downtime (device_id, began_at);
CREATE INDEX ix_equipment_downtime_ended ON equipment_downtime (ended_at);
CREATE TABLE equipment_document (
    id {id}, device_id BIGINT NOT NULL CONSTRAINT fk_equipment_document_device REFERENCES equipment_device (id),
    kind TEXT NOT NULL, title TEXT NOT NULL, hash TEXT NOT NULL, mime TEXT NOT NULL, bytes BIGINT NOT NULL,
    at BIGINT NOT NULL, actor_name TEXT NOT NULL);
CREATE INDEX ix_equipment_document_device ON equipment_document (device_id);
CREATE TABLE equipment_due_clock (
    id {id}, version BIGINT NOT NULL,
    device_id BIGINT NOT NULL CONSTRAINT fk_equipment_due_clock_device REFERENCES equipment_device (id),
    kind TEXT NOT NULL, title TEXT NOT NULL, holder TEXT NOT NULL, interval_count BIGINT NOT NULL,
    interval_unit TEXT NOT NULL, counted_from TEXT NOT NULL, window_days BIGINT NOT NULL, agency TEXT NOT NULL,
    last_done BIGINT, next_due BIGINT NOT NULL, active BIGINT NOT NULL, last_result TEXT NOT NULL,
    level TEXT NOT NULL);
CREATE INDEX ix_equipment_due_clock_device ON equipment_due_clock (device_id);
CREATE INDEX ix_equipment_due_clock_due ON equipment_due_clock (next_due);
CREATE TABLE equipment_due_record (
    id {id}, clock_id BIGINT NOT NULL CONSTRAINT fk_equipment_due_record_clock REFERENCES equipment_due_clock (id),
    device_id BIGINT NOT NULL CONSTRAINT fk_equipment_due_record_device REFERENCES equipment_device (id),
    kind TEXT NOT NULL, due_on BIGINT NOT NULL, done_on BIGINT NOT NULL, on_time BIGINT NOT NULL,
    result TEXT NOT NULL, agency TEXT NOT NULL, certificate_no TEXT NOT NULL, evidence TEXT NOT NULL,
    note TEXT NOT NULL, cost BIGINT NOT NULL, actor_user_id BIGINT NOT NULL, actor_name TEXT NOT NULL,
    at BIGINT NOT NULL);
CREATE INDEX ix_equipment_due_record_clock ON equipment_due_record (clock_id);
CREATE INDEX ix_equipment_due_record_device ON equipment_due_record (device_id);
CREATE INDEX ix_equipment_due_record_at ON equipment_due_record (at);
CREATE TABLE equipment_transfer (
    id {id}, version BIGINT NOT NULL,
    device_id BIGINT NOT NULL CONSTRAINT fk_equipment_transfer_device REFERENCES equipment_device (id),
    state TEXT NOT NULL, from_department_id BIGINT NOT NULL, from_custodian_id BIGINT NOT NULL,
    from_room_id BIGINT NOT NULL, to_department_id BIGINT NOT NULL, to_custodian_id BIGINT NOT NULL,
    to_room_id BIGINT NOT NULL, reason TEXT NOT NULL, requested_at BIGINT NOT NULL, requested_by_id BIGINT NOT NULL,
    requested_by TEXT NOT NULL, handed_over_at BIGINT, handed_over_by_id BIGINT NOT NULL,
    handed_over_by TEXT NOT NULL, received_at BIGINT, received_by TEXT NOT NULL);
CREATE INDEX ix_equipment_transfer_device ON equipment_transfer (device_id);
CREATE TABLE equipment_circuit (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL,
    department_id BIGINT CONSTRAINT fk_equipment_circuit_department REFERENCES organization_department (id),
    room_id BIGINT CONSTRAINT fk_equipment_circuit_room REFERENCES space_room (id),
    rated_kw DOUBLE PRECISION NOT NULL, active BIGINT NOT NULL, CONSTRAINT uq_equipment_circuit_code UNIQUE (code));
CREATE TABLE equipment_appliance (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL,
    circuit_id BIGINT CONSTRAINT fk_equipment_appliance_circuit REFERENCES equipment_circuit (id),
    department_id BIGINT NOT NULL CONSTRAINT fk_equipment_appliance_department REFERENCES organization_department (id),
    room_id BIGINT CONSTRAINT fk_equipment_appliance_room REFERENCES space_room (id), power_w BIGINT NOT NULL,
    quantity BIGINT NOT NULL, checked_on BIGINT, note TEXT NOT NULL, active BIGINT NOT NULL,
    CONSTRAINT uq_equipment_appliance_code UNIQUE (code));
CREATE INDEX ix_equipment_appliance_circuit ON equipment_appliance (circuit_id);
