-- Limits that count from a setting of the device (PEEP, tidal volume).
ALTER TABLE alarms_rule ADD COLUMN relative_to TEXT NOT NULL DEFAULT '';
ALTER TABLE alarms_rule ADD COLUMN relative_percent BIGINT NOT NULL DEFAULT 0;
