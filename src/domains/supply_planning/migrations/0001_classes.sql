-- Supply planning: what the last year says of each item, and what changed when and why.
CREATE TABLE supply_planning_item_class (
    id {id}, item_id BIGINT NOT NULL CONSTRAINT fk_supply_planning_class_item REFERENCES materials_item (id),
    abc TEXT NOT NULL, ved TEXT NOT NULL, fsn TEXT NOT NULL, attention BIGINT NOT NULL, issued_value BIGINT NOT NULL,
    mean_value BIGINT NOT NULL, value_share DOUBLE PRECISION NOT NULL, cumulative_share DOUBLE PRECISION NOT NULL,
    turns DOUBLE PRECISION NOT NULL, idle_days BIGINT NOT NULL, computed_on BIGINT NOT NULL,
    CONSTRAINT uq_supply_planning_class_item UNIQUE (item_id));
CREATE TABLE supply_planning_class_change (
    id {id}, item_id BIGINT NOT NULL CONSTRAINT fk_supply_planning_change_item REFERENCES materials_item (id),
    what TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, reason TEXT NOT NULL, reason_en TEXT NOT NULL,
    changed_on BIGINT NOT NULL);
CREATE INDEX ix_supply_planning_change_item ON supply_planning_class_change (item_id);
CREATE INDEX ix_supply_planning_change_day ON supply_planning_class_change (changed_on);
