-- Parts drawn on repair and maintenance orders: the document names the order.
ALTER TABLE materials_document ADD COLUMN work_kind TEXT NOT NULL DEFAULT '';
ALTER TABLE materials_document ADD COLUMN work_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE materials_document ADD COLUMN work_number TEXT NOT NULL DEFAULT '';
CREATE INDEX ix_materials_document_work ON materials_document (work_kind, work_id) WHERE work_id > 0;
