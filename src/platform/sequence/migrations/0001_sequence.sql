-- Human numbers, one counter for each prefix and year.
CREATE TABLE sequence_counter (
    id {id}, prefix TEXT NOT NULL, year BIGINT NOT NULL, last BIGINT NOT NULL,
    CONSTRAINT uq_sequence_counter_prefix_year UNIQUE (prefix, year));
