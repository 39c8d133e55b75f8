-- The limits of alarm rules are the only ones: measures that have a rule keep none of their own.
UPDATE warnings_measure SET low = NULL WHERE EXISTS (SELECT 1 FROM alarms_rule r WHERE r.type_code = warnings_measure.type_code
    AND r.measure = warnings_measure.measure AND r.active = 1 AND r.valid_to IS NULL AND r.kind IN ('low', 'low_low'));
UPDATE warnings_measure SET high = NULL WHERE EXISTS (SELECT 1 FROM alarms_rule r WHERE r.type_code = warnings_measure.type_code
    AND r.measure = warnings_measure.measure AND r.active = 1 AND r.valid_to IS NULL AND r.kind IN ('high', 'high_high'));
CREATE INDEX ix_warnings_warning_order ON warnings_warning (order_id) WHERE order_id > 0;
