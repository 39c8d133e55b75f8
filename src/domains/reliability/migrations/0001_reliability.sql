-- Reliability: judgements of devices, the newest assessment of each.
CREATE TABLE reliability_judgement (
    id {id},
    device_id BIGINT NOT NULL CONSTRAINT fk_reliability_judgement_device REFERENCES equipment_device (id),
    parts_percent BIGINT NOT NULL, safety_percent BIGINT NOT NULL, replacement_cost BIGINT NOT NULL,
    note TEXT NOT NULL, judged_by TEXT NOT NULL, judged_at BIGINT NOT NULL);
CREATE INDEX ix_reliability_judgement_device ON reliability_judgement (device_id, id);
CREATE TABLE reliability_assessment (
    id {id},
    device_id BIGINT NOT NULL CONSTRAINT fk_reliability_assessment_device REFERENCES equipment_device (id),
    as_of BIGINT NOT NULL, age_years DOUBLE PRECISION, life_years BIGINT NOT NULL, failures BIGINT NOT NULL,
    service_h DOUBLE PRECISION NOT NULL, operating_h DOUBLE PRECISION NOT NULL, down_h DOUBLE PRECISION NOT NULL,
    basis TEXT NOT NULL, mtbf_h DOUBLE PRECISION, mttr_h DOUBLE PRECISION, availability DOUBLE PRECISION,
    risk_score BIGINT NOT NULL, risk_class TEXT NOT NULL, risk_months BIGINT NOT NULL, repair_cost BIGINT NOT NULL,
    life_cost BIGINT NOT NULL, net_value BIGINT NOT NULL, score DOUBLE PRECISION NOT NULL,
    known DOUBLE PRECISION NOT NULL, advice TEXT NOT NULL, terms TEXT NOT NULL,
    CONSTRAINT uq_reliability_assessment_device UNIQUE (device_id));
CREATE INDEX ix_reliability_assessment_score ON reliability_assessment (score);
