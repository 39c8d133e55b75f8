-- What a point measures within its device's type.
ALTER TABLE telemetry_point ADD COLUMN measure TEXT NOT NULL DEFAULT '';
