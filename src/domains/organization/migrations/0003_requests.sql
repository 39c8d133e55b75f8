-- What people ask of their roster. Entries are named without a foreign key: the roster's maker may take them away.
CREATE TABLE organization_roster_request (
    id {id}, version BIGINT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL,
    person_id BIGINT NOT NULL CONSTRAINT fk_organization_roster_request_person REFERENCES organization_person (id),
    leave_kind TEXT NOT NULL, first_day BIGINT NOT NULL, last_day BIGINT NOT NULL, note TEXT NOT NULL,
    colleague_id BIGINT CONSTRAINT fk_organization_roster_request_colleague REFERENCES organization_person (id),
    entry_id BIGINT NOT NULL, entry_version BIGINT NOT NULL,
    shift_id BIGINT CONSTRAINT fk_organization_roster_request_shift REFERENCES organization_shift (id),
    return_entry_id BIGINT NOT NULL, return_version BIGINT NOT NULL, return_day BIGINT,
    return_shift_id BIGINT CONSTRAINT fk_organization_roster_request_return REFERENCES organization_shift (id),
    begins_at BIGINT NOT NULL, asked_at BIGINT NOT NULL, decided_at BIGINT, decided_by TEXT NOT NULL,
    answer TEXT NOT NULL);
CREATE INDEX ix_organization_roster_request_person ON organization_roster_request (person_id, state);
CREATE INDEX ix_organization_roster_request_colleague ON organization_roster_request (colleague_id, state);
CREATE INDEX ix_organization_roster_request_state ON organization_roster_request (state, begins_at);
