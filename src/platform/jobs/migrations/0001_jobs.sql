-- What the scheduler ran: one row for each due time; failed ones need attention until a person clears them.
CREATE TABLE job_run (
    id {id}, name TEXT NOT NULL, due_at BIGINT NOT NULL, started_at BIGINT NOT NULL, duration_ms BIGINT NOT NULL,
    done BIGINT NOT NULL, outcome TEXT NOT NULL, error TEXT NOT NULL,
    CONSTRAINT uq_job_run_name_due_at UNIQUE (name, due_at));
CREATE TABLE job_state (
    id {id}, name TEXT NOT NULL, last_due_at BIGINT NOT NULL,
    CONSTRAINT uq_job_state_name UNIQUE (name));
