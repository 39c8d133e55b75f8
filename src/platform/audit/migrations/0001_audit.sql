-- Append-only record of who did what; hash and place in the chain are filled once, when the row is sealed.
CREATE TABLE audit_entry (
    id {id}, at BIGINT NOT NULL, actor_user_id BIGINT NOT NULL, actor_name TEXT NOT NULL, action TEXT NOT NULL,
    entity TEXT NOT NULL, entity_id BIGINT NOT NULL, changes TEXT NOT NULL, remote_address TEXT NOT NULL,
    request_id TEXT NOT NULL, seal_no BIGINT, hash TEXT NOT NULL);
CREATE INDEX ix_audit_entry_unsealed ON audit_entry (id) WHERE hash = '';
CREATE UNIQUE INDEX uq_audit_entry_seal_no ON audit_entry (seal_no);
CREATE INDEX ix_audit_entry_entity ON audit_entry (entity, entity_id);
CREATE INDEX ix_audit_entry_at ON audit_entry (at);
CREATE TABLE audit_seal (
    id {id}, last_no BIGINT NOT NULL, head TEXT NOT NULL);
-- only: sqlite
CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry WHEN OLD.hash <> '' OR NEW.at <> OLD.at OR NEW.action <> OLD.action OR NEW.changes <> OLD.changes OR NEW.actor_name <> OLD.actor_name BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
-- end
-- only: postgres
CREATE FUNCTION audit_entry_guard() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN IF TG_OP = ''DELETE'' OR OLD.hash <> '''' OR NEW.at <> OLD.at OR NEW.action <> OLD.action OR NEW.changes <> OLD.changes OR NEW.actor_name <> OLD.actor_name THEN RAISE EXCEPTION ''audit is append-only''; END IF; RETURN NEW; END';
CREATE TRIGGER audit_entry_guard BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_entry_guard();
-- end
