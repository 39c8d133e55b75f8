-- Catalog: dated parameters, calendar days that differ from Monday-Friday.
CREATE TABLE catalog_parameter (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, value TEXT NOT NULL, unit TEXT NOT NULL,
    valid_from BIGINT NOT NULL, valid_to BIGINT, source TEXT NOT NULL,
    CONSTRAINT uq_catalog_parameter_code_valid_from UNIQUE (code, valid_from));
CREATE TABLE catalog_day_exception (
    id {id}, version BIGINT NOT NULL, day BIGINT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
    CONSTRAINT uq_catalog_day_exception_day UNIQUE (day));
