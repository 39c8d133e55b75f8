-- Rounds: routes with points, rounds with visits, findings, shutdown notices.
CREATE TABLE rounds_route (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL, kind TEXT NOT NULL,
    crew_id BIGINT NOT NULL CONSTRAINT fk_rounds_route_crew REFERENCES organization_crew (id), every TEXT NOT NULL,
    times TEXT NOT NULL, weekday BIGINT NOT NULL, window_minutes BIGINT NOT NULL, ordered BIGINT NOT NULL,
    campus_id BIGINT NOT NULL, active BIGINT NOT NULL, CONSTRAINT uq_rounds_route_code UNIQUE (code));
CREATE TABLE rounds_point (
    id {id}, route_id BIGINT NOT NULL CONSTRAINT fk_rounds_point_route REFERENCES rounds_route (id),
    position BIGINT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL,
    room_id BIGINT NOT NULL CONSTRAINT fk_rounds_point_room REFERENCES space_room (id), device_id BIGINT NOT NULL,
    tag TEXT NOT NULL, seconds_min BIGINT NOT NULL, tasks TEXT NOT NULL, active BIGINT NOT NULL);
CREATE INDEX ix_rounds_point_route ON rounds_point (route_id, position);
CREATE INDEX ix_rounds_point_device ON rounds_point (device_id);
CREATE TABLE rounds_round (
    id {id}, version BIGINT NOT NULL, number TEXT NOT NULL,
    route_id BIGINT NOT NULL CONSTRAINT fk_rounds_round_route REFERENCES rounds_route (id), name TEXT NOT NULL,
    name_en TEXT NOT NULL, kind TEXT NOT NULL, ordered BIGINT NOT NULL, state TEXT NOT NULL, starts_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL, began_at BIGINT, ended_at BIGINT, campus_id BIGINT NOT NULL, crew_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL, person TEXT NOT NULL, points BIGINT NOT NULL, visited BIGINT NOT NULL,
    skipped BIGINT NOT NULL, too_fast BIGINT NOT NULL, wrong_place BIGINT NOT NULL, out_of_order BIGINT NOT NULL,
    abnormal BIGINT NOT NULL, note TEXT NOT NULL, handed_at BIGINT, giver TEXT NOT NULL, receiver TEXT NOT NULL,
    giver_signature TEXT NOT NULL, receiver_signature TEXT NOT NULL, handover_note TEXT NOT NULL,
    CONSTRAINT uq_rounds_round_number UNIQUE (number), CONSTRAINT uq_rounds_round_start UNIQUE (route_id, starts_at));
CREATE INDEX ix_rounds_round_state ON rounds_round (state, due_at);
CREATE INDEX ix_rounds_round_crew ON rounds_round (crew_id, starts_at);
CREATE INDEX ix_rounds_round_due ON rounds_round (due_at);
CREATE TABLE rounds_visit (
    id {id}, version BIGINT NOT NULL,
    round_id BIGINT NOT NULL CONSTRAINT fk_rounds_visit_round REFERENCES rounds_round (id),
    point_id BIGINT NOT NULL CONSTRAINT fk_rounds_visit_point REFERENCES rounds_point (id), position BIGINT NOT NULL,
    name TEXT NOT NULL, name_en TEXT NOT NULL, room_id BIGINT NOT NULL, device_id BIGINT NOT NULL,
    seconds_min BIGINT NOT NULL, state TEXT NOT NULL, arrived_at BIGINT, left_at BIGINT, seconds BIGINT NOT NULL,
    proof TEXT NOT NULL, too_fast BIGINT NOT NULL, wrong_place BIGINT NOT NULL, out_of_order BIGINT NOT NULL,
    reason TEXT NOT NULL, items TEXT NOT NULL, abnormal BIGINT NOT NULL, note TEXT NOT NULL, person_id BIGINT NOT NULL,
    person TEXT NOT NULL, request_key TEXT NOT NULL);
CREATE INDEX ix_rounds_visit_round ON rounds_visit (round_id, position);
CREATE INDEX ix_rounds_visit_device ON rounds_visit (device_id, id);
CREATE TABLE rounds_finding (
    id {id}, version BIGINT NOT NULL,
    point_id BIGINT NOT NULL CONSTRAINT fk_rounds_finding_point REFERENCES rounds_point (id), task TEXT NOT NULL,
    text TEXT NOT NULL, text_en TEXT NOT NULL, state TEXT NOT NULL, room_id BIGINT NOT NULL, device_id BIGINT NOT NULL,
    found_at BIGINT NOT NULL, seen_at BIGINT NOT NULL, seen BIGINT NOT NULL, orders BIGINT NOT NULL,
    order_id BIGINT NOT NULL, order_number TEXT NOT NULL, confirmed_at BIGINT, confirmed_by TEXT NOT NULL);
CREATE UNIQUE INDEX uq_rounds_finding_open ON rounds_finding (point_id, task) WHERE state = 'open';
CREATE INDEX ix_rounds_finding_found ON rounds_finding (found_at);
CREATE INDEX ix_rounds_finding_device ON rounds_finding (device_id);
CREATE TABLE rounds_shutdown (
    id {id}, version BIGINT NOT NULL, number TEXT NOT NULL, utility TEXT NOT NULL, title TEXT NOT NULL,
    place TEXT NOT NULL, reason TEXT NOT NULL, from_at BIGINT NOT NULL, until_at BIGINT NOT NULL, state TEXT NOT NULL,
    campus_id BIGINT NOT NULL, announced_at BIGINT NOT NULL, announced_by TEXT NOT NULL, contact TEXT NOT NULL,
    CONSTRAINT uq_rounds_shutdown_number UNIQUE (number));
CREATE INDEX ix_rounds_shutdown_until ON rounds_shutdown (until_at);
CREATE TABLE rounds_reader (
    id {id}, shutdown_id BIGINT NOT NULL CONSTRAINT fk_rounds_reader_shutdown REFERENCES rounds_shutdown (id),
    department_id BIGINT NOT NULL CONSTRAINT fk_rounds_reader_department REFERENCES organization_department (id),
    read_at BIGINT, person TEXT NOT NULL, CONSTRAINT uq_rounds_reader UNIQUE (shutdown_id, department_id));
CREATE INDEX ix_rounds_reader_department ON rounds_reader (department_id);
