-- Electrical safety surveys: checklists, surveys, sheets of departments with their lines, findings.
CREATE TABLE electrical_safety_edition (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL,
    checks TEXT NOT NULL, active BIGINT NOT NULL, CONSTRAINT uq_electrical_safety_edition_code UNIQUE (code));
CREATE TABLE electrical_safety_campaign (
    id {id}, version BIGINT NOT NULL, number TEXT NOT NULL, name TEXT NOT NULL,
    edition_id BIGINT NOT NULL CONSTRAINT fk_electrical_safety_campaign_edition REFERENCES electrical_safety_edition (id),
    crew_id BIGINT NOT NULL, starts_on BIGINT NOT NULL, due_on BIGINT NOT NULL, state TEXT NOT NULL, note TEXT NOT NULL,
    opened_at BIGINT NOT NULL, opened_by TEXT NOT NULL, closed_at BIGINT, closed_by TEXT NOT NULL,
    CONSTRAINT uq_electrical_safety_campaign_number UNIQUE (number));
CREATE TABLE electrical_safety_sheet (
    id {id}, version BIGINT NOT NULL, number TEXT NOT NULL,
    campaign_id BIGINT NOT NULL CONSTRAINT fk_electrical_safety_sheet_campaign REFERENCES electrical_safety_campaign (id),
    department_id BIGINT NOT NULL CONSTRAINT fk_electrical_safety_sheet_department REFERENCES organization_department (id),
    campus_id BIGINT NOT NULL, crew_id BIGINT NOT NULL, state TEXT NOT NULL, starts_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL, began_at BIGINT, surveyed_at BIGINT, person_id BIGINT NOT NULL, person TEXT NOT NULL,
    surveyor_user_id BIGINT NOT NULL, confirmed_at BIGINT, confirmed_by TEXT NOT NULL, remark TEXT NOT NULL,
    sent_back BIGINT NOT NULL, lines BIGINT NOT NULL, checked BIGINT NOT NULL, missing BIGINT NOT NULL,
    skipped BIGINT NOT NULL, added BIGINT NOT NULL, overloaded BIGINT NOT NULL, abnormal BIGINT NOT NULL,
    note TEXT NOT NULL, CONSTRAINT uq_electrical_safety_sheet_number UNIQUE (number),
    CONSTRAINT uq_electrical_safety_sheet_department UNIQUE (campaign_id, department_id));
CREATE INDEX ix_electrical_safety_sheet_due ON electrical_safety_sheet (due_at);
CREATE INDEX ix_electrical_safety_sheet_crew ON electrical_safety_sheet (crew_id, state);
CREATE INDEX ix_electrical_safety_sheet_department ON electrical_safety_sheet (department_id);
CREATE TABLE electrical_safety_line (
    id {id}, version BIGINT NOT NULL,
    sheet_id BIGINT NOT NULL CONSTRAINT fk_electrical_safety_line_sheet REFERENCES electrical_safety_sheet (id),
    position BIGINT NOT NULL, target TEXT NOT NULL, circuit_id BIGINT NOT NULL, appliance_id BIGINT NOT NULL,
    code TEXT NOT NULL, name TEXT NOT NULL, room_id BIGINT NOT NULL, power_w BIGINT NOT NULL, quantity BIGINT NOT NULL,
    state TEXT NOT NULL, added BIGINT NOT NULL, overloaded BIGINT NOT NULL, load_kw DOUBLE PRECISION NOT NULL,
    rated_kw DOUBLE PRECISION NOT NULL, items TEXT NOT NULL, abnormal BIGINT NOT NULL, reason TEXT NOT NULL,
    note TEXT NOT NULL, recorded_at BIGINT, person_id BIGINT NOT NULL, person TEXT NOT NULL, request_key TEXT NOT NULL);
CREATE INDEX ix_electrical_safety_line_sheet ON electrical_safety_line (sheet_id, position);
CREATE INDEX ix_electrical_safety_line_recorded ON electrical_safety_line (recorded_at);
CREATE TABLE electrical_safety_finding (
    id {id}, version BIGINT NOT NULL, number TEXT NOT NULL,
    sheet_id BIGINT NOT NULL CONSTRAINT fk_electrical_safety_finding_sheet REFERENCES electrical_safety_sheet (id),
    subject TEXT NOT NULL, name TEXT NOT NULL, task TEXT NOT NULL, text TEXT NOT NULL, text_en TEXT NOT NULL,
    severity TEXT NOT NULL, remedy TEXT NOT NULL, state TEXT NOT NULL, department_id BIGINT NOT NULL,
    campus_id BIGINT NOT NULL, crew_id BIGINT NOT NULL, room_id BIGINT NOT NULL, due_on BIGINT NOT NULL,
    late BIGINT NOT NULL, seen BIGINT NOT NULL, orders BIGINT NOT NULL, order_id BIGINT NOT NULL,
    order_number TEXT NOT NULL, found_at BIGINT NOT NULL, found_by TEXT NOT NULL, rectified_at BIGINT,
    rectified_by TEXT NOT NULL, rectified_note TEXT NOT NULL, rectified_photo TEXT NOT NULL, checked_at BIGINT,
    checked_by TEXT NOT NULL, check_note TEXT NOT NULL, failed BIGINT NOT NULL,
    CONSTRAINT uq_electrical_safety_finding_number UNIQUE (number));
CREATE UNIQUE INDEX uq_electrical_safety_finding_open ON electrical_safety_finding (subject, task) WHERE state <> 'closed';
CREATE INDEX ix_electrical_safety_finding_found ON electrical_safety_finding (found_at);
CREATE INDEX ix_electrical_safety_finding_sheet ON electrical_safety_finding (sheet_id);
CREATE INDEX ix_electrical_safety_finding_due ON electrical_safety_finding (state, due_on);
