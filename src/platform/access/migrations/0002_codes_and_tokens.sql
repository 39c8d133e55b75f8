-- One-time codes work once; tokens for programs.
ALTER TABLE access_user ADD COLUMN totp_step BIGINT NOT NULL DEFAULT 0;
CREATE TABLE access_token (
    id {id}, version BIGINT NOT NULL, name TEXT NOT NULL, token_hash TEXT NOT NULL, user_id BIGINT NOT NULL,
    permissions TEXT NOT NULL, created_at BIGINT NOT NULL, expires_at BIGINT, active BIGINT NOT NULL,
    CONSTRAINT uq_access_token_token_hash UNIQUE (token_hash));
