-- Supply planning: the last year played again under the present rules, against what happened.
CREATE TABLE supply_planning_replay (
    id {id}, version BIGINT NOT NULL, state TEXT NOT NULL, share DOUBLE PRECISION NOT NULL, first_day BIGINT, days BIGINT NOT NULL,
    asked_by TEXT NOT NULL, asked_at BIGINT NOT NULL, finished_at BIGINT, result TEXT NOT NULL);
CREATE INDEX ix_supply_planning_replay_state ON supply_planning_replay (state);
