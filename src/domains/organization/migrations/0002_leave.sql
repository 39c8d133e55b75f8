-- Leave as a fact of its own: it also holds for days whose roster is made later.
CREATE TABLE organization_leave (
    id {id}, version BIGINT NOT NULL,
    person_id BIGINT NOT NULL CONSTRAINT fk_organization_leave_person REFERENCES organization_person (id),
    kind TEXT NOT NULL, first_day BIGINT NOT NULL, last_day BIGINT NOT NULL, reason TEXT NOT NULL);
CREATE INDEX ix_organization_leave_person ON organization_leave (person_id, last_day);
