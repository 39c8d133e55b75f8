-- Group robots and the messages that wait for them.
CREATE TABLE messaging_channel (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, url TEXT NOT NULL,
    secret TEXT NOT NULL, topics TEXT NOT NULL, priorities TEXT NOT NULL, crew_id BIGINT, quiet_from_minute BIGINT NOT NULL,
    quiet_to_minute BIGINT NOT NULL, active BIGINT NOT NULL,
    CONSTRAINT uq_messaging_channel_code UNIQUE (code));
CREATE TABLE messaging_message (
    id {id}, channel_id BIGINT NOT NULL CONSTRAINT fk_messaging_message_channel REFERENCES messaging_channel (id),
    event_id BIGINT NOT NULL, text TEXT NOT NULL, urgent BIGINT NOT NULL, state TEXT NOT NULL, attempts BIGINT NOT NULL,
    created_at BIGINT NOT NULL, not_before BIGINT NOT NULL, sent_at BIGINT, error TEXT NOT NULL,
    CONSTRAINT uq_messaging_message_channel_id_event_id UNIQUE (channel_id, event_id));
CREATE INDEX ix_messaging_message_waiting ON messaging_message (state, not_before);
CREATE INDEX ix_messaging_message_sent ON messaging_message (channel_id, sent_at);
