-- The outbox of domain events, how far each subscription has read, and events that could not be handled.
CREATE TABLE event_outbox (
    id {id}, type TEXT NOT NULL, entity_id BIGINT NOT NULL, payload TEXT NOT NULL, at BIGINT NOT NULL);
CREATE TABLE event_cursor (
    id {id}, name TEXT NOT NULL, last_id BIGINT NOT NULL,
    CONSTRAINT uq_event_cursor_name UNIQUE (name));
CREATE TABLE event_failure (
    id {id}, subscription TEXT NOT NULL, event_id BIGINT NOT NULL, type TEXT NOT NULL, payload TEXT NOT NULL,
    error TEXT NOT NULL, at BIGINT NOT NULL);
