-- First passwords that must be changed, when somebody last logged in and from where, when a token was last used.
ALTER TABLE access_user ADD COLUMN must_change_password BIGINT NOT NULL DEFAULT 0;
ALTER TABLE access_user ADD COLUMN last_login_at BIGINT;
ALTER TABLE access_session ADD COLUMN remote_address TEXT NOT NULL DEFAULT '';
ALTER TABLE access_session ADD COLUMN agent TEXT NOT NULL DEFAULT '';
ALTER TABLE access_token ADD COLUMN last_used_at BIGINT;
