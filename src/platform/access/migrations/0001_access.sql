-- Users, roles and sessions.
CREATE TABLE access_user (
    id {id}, version BIGINT NOT NULL, user_name TEXT NOT NULL, name TEXT NOT NULL, password_hash TEXT NOT NULL,
    totp_secret TEXT NOT NULL, person_id BIGINT, scope_kind TEXT NOT NULL, scope_ids TEXT NOT NULL, roles TEXT NOT NULL,
    active BIGINT NOT NULL, failed_logins BIGINT NOT NULL, locked_until BIGINT, locale TEXT NOT NULL,
    CONSTRAINT uq_access_user_user_name UNIQUE (user_name));
CREATE TABLE access_role (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL,
    permissions TEXT NOT NULL,
    CONSTRAINT uq_access_role_code UNIQUE (code));
CREATE TABLE access_session (
    id {id}, token_hash TEXT NOT NULL, user_id BIGINT NOT NULL, created_at BIGINT NOT NULL, expires_at BIGINT NOT NULL,
    CONSTRAINT uq_access_session_token_hash UNIQUE (token_hash));
CREATE INDEX ix_access_session_user ON access_session (user_id);
