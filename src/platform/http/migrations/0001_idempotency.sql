-- Answers of requests that carried an Idempotency-Key: what a phone sends twice happens once.
CREATE TABLE idempotency_record (
    id {id}, actor_key TEXT NOT NULL, key TEXT NOT NULL, route TEXT NOT NULL, request_sha256 TEXT NOT NULL,
    status BIGINT NOT NULL, body TEXT NOT NULL, created_at BIGINT NOT NULL,
    CONSTRAINT uq_idempotency_record_actor_key_key UNIQUE (actor_key, key));
CREATE INDEX ix_idempotency_record_created ON idempotency_record (created_at);
