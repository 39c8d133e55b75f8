-- When a session was last used, to the minute; wrong logins by name, whether or not somebody has that name.
ALTER TABLE access_session ADD COLUMN last_used_at BIGINT NOT NULL DEFAULT 0;
CREATE TABLE access_login_failure (
    id {id}, name TEXT NOT NULL, failures BIGINT NOT NULL, locked_until BIGINT NOT NULL, at BIGINT NOT NULL,
    CONSTRAINT uq_access_login_failure_name UNIQUE (name));
CREATE INDEX ix_access_login_failure_at ON access_login_failure (at);
