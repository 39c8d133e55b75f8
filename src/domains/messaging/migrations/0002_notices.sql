-- Notices to single people, what each of them wants to be told, and escalations that wait for an acknowledgement.
ALTER TABLE messaging_channel ADD COLUMN fallback_channel_id BIGINT;
ALTER TABLE messaging_channel ADD COLUMN paused_until BIGINT;
ALTER TABLE messaging_message ADD COLUMN link TEXT NOT NULL DEFAULT '';
ALTER TABLE messaging_message ADD COLUMN mentions TEXT NOT NULL DEFAULT '';
CREATE TABLE messaging_notice (
    id {id}, user_id BIGINT NOT NULL, event_id BIGINT NOT NULL, kind TEXT NOT NULL, entity TEXT NOT NULL,
    entity_id BIGINT NOT NULL, priority TEXT NOT NULL, level BIGINT NOT NULL, urgent BIGINT NOT NULL, texts TEXT NOT NULL,
    created_at BIGINT NOT NULL, rang_at BIGINT NOT NULL, rings BIGINT NOT NULL, read_at BIGINT, acknowledged_at BIGINT,
    acknowledged_by TEXT NOT NULL,
    CONSTRAINT uq_messaging_notice_user_id_event_id UNIQUE (user_id, event_id));
CREATE INDEX ix_messaging_notice_user ON messaging_notice (user_id, rang_at);
CREATE INDEX ix_messaging_notice_unread ON messaging_notice (user_id, read_at);
CREATE INDEX ix_messaging_notice_entity ON messaging_notice (entity, entity_id);
CREATE INDEX ix_messaging_notice_created ON messaging_notice (created_at);
CREATE TABLE messaging_choice (
    id {id}, version BIGINT NOT NULL, user_id BIGINT NOT NULL, muted TEXT NOT NULL, mentioned TEXT NOT NULL,
    wecom_id TEXT NOT NULL, dingtalk_id TEXT NOT NULL, feishu_id TEXT NOT NULL, quiet_from_minute BIGINT NOT NULL,
    quiet_to_minute BIGINT NOT NULL,
    CONSTRAINT uq_messaging_choice_user_id UNIQUE (user_id));
CREATE TABLE messaging_escalation (
    id {id}, kind TEXT NOT NULL, entity TEXT NOT NULL, entity_id BIGINT NOT NULL, event_id BIGINT NOT NULL,
    level BIGINT NOT NULL, state TEXT NOT NULL, payload TEXT NOT NULL, raised_at BIGINT NOT NULL, repeats BIGINT NOT NULL,
    repeat_at BIGINT NOT NULL, acknowledged_at BIGINT, acknowledged_by TEXT NOT NULL,
    CONSTRAINT uq_messaging_escalation_entity_entity_id UNIQUE (entity, entity_id));
CREATE INDEX ix_messaging_escalation_due ON messaging_escalation (state, repeat_at);
