-- A person may ask for a run between two due times: when, or 0.
ALTER TABLE job_state ADD COLUMN asked_at BIGINT NOT NULL DEFAULT 0;
