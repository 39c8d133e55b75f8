-- Sourcing: what the award of a project becomes, for how long, and where its goods go.
ALTER TABLE sourcing_project ADD COLUMN becomes TEXT NOT NULL DEFAULT 'order';
ALTER TABLE sourcing_project ADD COLUMN contract_months BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sourcing_project ADD COLUMN store_id BIGINT NOT NULL DEFAULT 0;
