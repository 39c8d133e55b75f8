-- Organization: departments, trades, vendors, crews, posts, people, shifts, rosters.
CREATE TABLE organization_department (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL, kind TEXT NOT NULL,
    parent_id BIGINT CONSTRAINT fk_organization_department_parent REFERENCES organization_department (id),
    campus_id BIGINT, phone TEXT NOT NULL, search_key TEXT NOT NULL, active BIGINT NOT NULL,
    CONSTRAINT uq_organization_department_code UNIQUE (code));
CREATE TABLE organization_trade (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL,
    CONSTRAINT uq_organization_trade_code UNIQUE (code));
CREATE TABLE organization_vendor (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, contact TEXT NOT NULL, phone TEXT NOT NULL,
    trades TEXT NOT NULL, active BIGINT NOT NULL,
    CONSTRAINT uq_organization_vendor_code UNIQUE (code));
CREATE TABLE organization_crew (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL, trades TEXT NOT NULL,
    department_id BIGINT CONSTRAINT fk_organization_crew_department REFERENCES organization_department (id),
    lead_person_id BIGINT,
    vendor_id BIGINT CONSTRAINT fk_organization_crew_vendor REFERENCES organization_vendor (id),
    phone TEXT NOT NULL, active BIGINT NOT NULL,
    CONSTRAINT uq_organization_crew_code UNIQUE (code));
CREATE TABLE organization_post (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL,
    crew_id BIGINT CONSTRAINT fk_organization_post_crew REFERENCES organization_crew (id),
    round_the_clock BIGINT NOT NULL, staff_min BIGINT NOT NULL,
    CONSTRAINT uq_organization_post_code UNIQUE (code));
CREATE TABLE organization_person (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL,
    department_id BIGINT CONSTRAINT fk_organization_person_department REFERENCES organization_department (id),
    crew_id BIGINT CONSTRAINT fk_organization_person_crew REFERENCES organization_crew (id),
    post_id BIGINT CONSTRAINT fk_organization_person_post REFERENCES organization_post (id),
    vendor_id BIGINT CONSTRAINT fk_organization_person_vendor REFERENCES organization_vendor (id),
    skills TEXT NOT NULL, phone TEXT NOT NULL, base_room_id BIGINT, search_key TEXT NOT NULL, active BIGINT NOT NULL,
    CONSTRAINT uq_organization_person_code UNIQUE (code));
CREATE INDEX ix_organization_person_crew ON organization_person (crew_id);
CREATE TABLE organization_shift (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL,
    start_minute BIGINT NOT NULL, end_minute BIGINT NOT NULL,
    CONSTRAINT uq_organization_shift_code UNIQUE (code));
CREATE TABLE organization_roster_entry (
    id {id}, version BIGINT NOT NULL,
    person_id BIGINT NOT NULL CONSTRAINT fk_organization_roster_entry_person REFERENCES organization_person (id),
    day BIGINT NOT NULL,
    shift_id BIGINT NOT NULL CONSTRAINT fk_organization_roster_entry_shift REFERENCES organization_shift (id),
    post_id BIGINT CONSTRAINT fk_organization_roster_entry_post REFERENCES organization_post (id),
    state TEXT NOT NULL, starts_at BIGINT NOT NULL, ends_at BIGINT NOT NULL, note TEXT NOT NULL,
    CONSTRAINT uq_organization_roster_entry_person_id_day_shift_id UNIQUE (person_id, day, shift_id));
CREATE INDEX ix_organization_roster_entry_time ON organization_roster_entry (ends_at, starts_at);
CREATE INDEX ix_organization_roster_entry_day ON organization_roster_entry (day);
