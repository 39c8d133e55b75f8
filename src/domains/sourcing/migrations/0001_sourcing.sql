-- Sourcing: budgets, purchasing projects with quotations and committees, price checks.
CREATE TABLE sourcing_category (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL,
    kind TEXT NOT NULL, framework_until BIGINT, active BIGINT NOT NULL,
    CONSTRAINT uq_sourcing_category_code UNIQUE (code));
CREATE TABLE sourcing_budget_line (
    id {id}, version BIGINT NOT NULL,
    department_id BIGINT NOT NULL CONSTRAINT fk_sourcing_budget_line_department REFERENCES organization_department (id),
    category_id BIGINT NOT NULL CONSTRAINT fk_sourcing_budget_line_category REFERENCES sourcing_category (id),
    year BIGINT NOT NULL, amount BIGINT NOT NULL, note TEXT NOT NULL,
    CONSTRAINT uq_sourcing_budget_line_department_id_category_id_year UNIQUE (department_id, category_id, year));
CREATE TABLE sourcing_project (
    id {id}, version BIGINT NOT NULL, number TEXT NOT NULL, state TEXT NOT NULL, title TEXT NOT NULL,
    department_id BIGINT NOT NULL CONSTRAINT fk_sourcing_project_department REFERENCES organization_department (id),
    category_id BIGINT NOT NULL CONSTRAINT fk_sourcing_project_category REFERENCES sourcing_category (id),
    budget_line_id BIGINT NOT NULL CONSTRAINT fk_sourcing_project_budget REFERENCES sourcing_budget_line (id),
    reason TEXT NOT NULL, wanted_on BIGINT NOT NULL, estimate BIGINT NOT NULL, basis BIGINT NOT NULL,
    reserved BIGINT NOT NULL, spent BIGINT NOT NULL, over_budget_reason TEXT NOT NULL, route TEXT NOT NULL,
    route_proposed TEXT NOT NULL, route_why TEXT NOT NULL, route_at_least BIGINT NOT NULL,
    route_below BIGINT NOT NULL, route_wanted TEXT NOT NULL, route_waiting BIGINT NOT NULL,
    route_reason TEXT NOT NULL, route_by BIGINT NOT NULL, route_approver TEXT NOT NULL, split TEXT NOT NULL,
    split_year BIGINT NOT NULL, split_rolling BIGINT NOT NULL, split_note TEXT NOT NULL, split_judge TEXT NOT NULL,
    requested_by BIGINT NOT NULL, requester TEXT NOT NULL, requested_at BIGINT NOT NULL, approved_by BIGINT NOT NULL,
    approver TEXT NOT NULL, approved_at BIGINT, bought_by BIGINT NOT NULL, buyer TEXT NOT NULL,
    specification TEXT NOT NULL, warranty_months BIGINT NOT NULL, notice TEXT NOT NULL, open_to_all BIGINT NOT NULL,
    published_at BIGINT, close_at BIGINT, opened_at BIGINT, few_reason TEXT NOT NULL, compared_at BIGINT,
    scored_at BIGINT, result_due BIGINT, result_at BIGINT, result_late BIGINT NOT NULL, objections_until BIGINT,
    quotation_id BIGINT NOT NULL, vendor_id BIGINT NOT NULL, awarded BIGINT NOT NULL, saving BIGINT NOT NULL,
    awarded_at BIGINT, award_reason TEXT NOT NULL, awarder TEXT NOT NULL, contract_due BIGINT,
    contract_number TEXT NOT NULL, contracted_on BIGINT, contract_late BIGINT NOT NULL, end_reason TEXT NOT NULL,
    ended_at BIGINT, request_key TEXT NOT NULL, CONSTRAINT uq_sourcing_project_number UNIQUE (number));
CREATE TABLE sourcing_line (
    id {id}, project_id BIGINT NOT NULL CONSTRAINT fk_sourcing_line_project REFERENCES sourcing_project (id),
    item_id BIGINT NOT NULL, name TEXT NOT NULL, specification TEXT NOT NULL, unit TEXT NOT NULL,
    quantity BIGINT NOT NULL, price BIGINT NOT NULL, amount BIGINT NOT NULL, last_price BIGINT NOT NULL);
CREATE TABLE sourcing_entry (
    id {id}, project_id BIGINT NOT NULL CONSTRAINT fk_sourcing_entry_project REFERENCES sourcing_project (id),
    at BIGINT NOT NULL, action TEXT NOT NULL, state TEXT NOT NULL, actor_id BIGINT NOT NULL, actor TEXT NOT NULL,
    note TEXT NOT NULL);
CREATE TABLE sourcing_invitation (
    id {id}, project_id BIGINT NOT NULL CONSTRAINT fk_sourcing_invitation_project REFERENCES sourcing_project (id),
    vendor_id BIGINT NOT NULL CONSTRAINT fk_sourcing_invitation_vendor REFERENCES organization_vendor (id),
    invited_at BIGINT NOT NULL, CONSTRAINT uq_sourcing_invitation UNIQUE (project_id, vendor_id));
CREATE TABLE sourcing_objection (
    id {id}, version BIGINT NOT NULL,
    project_id BIGINT NOT NULL CONSTRAINT fk_sourcing_objection_project REFERENCES sourcing_project (id),
    vendor_id BIGINT NOT NULL, state TEXT NOT NULL, at BIGINT NOT NULL, author TEXT NOT NULL, text TEXT NOT NULL,
    answer TEXT NOT NULL, answerer TEXT NOT NULL, answered_at BIGINT);
CREATE TABLE sourcing_quotation (
    id {id}, version BIGINT NOT NULL,
    project_id BIGINT NOT NULL CONSTRAINT fk_sourcing_quotation_project REFERENCES sourcing_project (id),
    vendor_id BIGINT NOT NULL CONSTRAINT fk_sourcing_quotation_vendor REFERENCES organization_vendor (id),
    state TEXT NOT NULL, tax_included BIGINT NOT NULL, tax_permille BIGINT NOT NULL, delivery_fee BIGINT NOT NULL,
    delivery_days BIGINT NOT NULL, warranty_months BIGINT NOT NULL, note TEXT NOT NULL, total BIGINT NOT NULL,
    compared BIGINT NOT NULL, submitted_at BIGINT NOT NULL, submitter TEXT NOT NULL,
    CONSTRAINT uq_sourcing_quotation UNIQUE (project_id, vendor_id));
CREATE TABLE sourcing_quotation_line (
    id {id},
    quotation_id BIGINT NOT NULL CONSTRAINT fk_sourcing_quotation_line_quotation REFERENCES sourcing_quotation (id),
    line_id BIGINT NOT NULL CONSTRAINT fk_sourcing_quotation_line_line REFERENCES sourcing_line (id),
    unit TEXT NOT NULL, per_unit BIGINT NOT NULL, price BIGINT NOT NULL, offered TEXT NOT NULL,
    CONSTRAINT uq_sourcing_quotation_line UNIQUE (quotation_id, line_id));
CREATE TABLE sourcing_criterion (
    id {id}, project_id BIGINT NOT NULL CONSTRAINT fk_sourcing_criterion_project REFERENCES sourcing_project (id),
    name TEXT NOT NULL, weight BIGINT NOT NULL, is_price BIGINT NOT NULL);
CREATE TABLE sourcing_member (
    id {id}, version BIGINT NOT NULL,
    project_id BIGINT NOT NULL CONSTRAINT fk_sourcing_member_project REFERENCES sourcing_project (id),
    user_id BIGINT NOT NULL, name TEXT NOT NULL, drawn BIGINT NOT NULL, conflict TEXT NOT NULL,
    conflict_note TEXT NOT NULL, declared_at BIGINT, scored_at BIGINT,
    CONSTRAINT uq_sourcing_member UNIQUE (project_id, user_id));
CREATE TABLE sourcing_score (
    id {id}, member_id BIGINT NOT NULL CONSTRAINT fk_sourcing_score_member REFERENCES sourcing_member (id),
    quotation_id BIGINT NOT NULL CONSTRAINT fk_sourcing_score_quotation REFERENCES sourcing_quotation (id),
    criterion_id BIGINT NOT NULL CONSTRAINT fk_sourcing_score_criterion REFERENCES sourcing_criterion (id),
    points BIGINT NOT NULL, CONSTRAINT uq_sourcing_score UNIQUE (member_id, quotation_id, criterion_id));
CREATE TABLE sourcing_price_rule (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, hospital TEXT NOT NULL, category TEXT NOT NULL,
    first_day BIGINT NOT NULL, last_day BIGINT, markup_percent BIGINT NOT NULL, source TEXT NOT NULL,
    active BIGINT NOT NULL, CONSTRAINT uq_sourcing_price_rule_code UNIQUE (code));
CREATE TABLE sourcing_price_check (
    id {id}, version BIGINT NOT NULL, number TEXT NOT NULL, hospital TEXT NOT NULL, institution TEXT NOT NULL,
    list_name TEXT NOT NULL, lines BIGINT NOT NULL, findings BIGINT NOT NULL, excess BIGINT NOT NULL,
    bought_above BIGINT NOT NULL, checked_at BIGINT NOT NULL, checked_by BIGINT NOT NULL, checker TEXT NOT NULL,
    request_key TEXT NOT NULL, CONSTRAINT uq_sourcing_price_check_number UNIQUE (number));
CREATE TABLE sourcing_price_finding (
    id {id}, version BIGINT NOT NULL,
    check_id BIGINT NOT NULL CONSTRAINT fk_sourcing_price_finding_check REFERENCES sourcing_price_check (id),
    kind TEXT NOT NULL, state TEXT NOT NULL, file_row BIGINT NOT NULL, name TEXT NOT NULL, category TEXT NOT NULL,
    sold_on BIGINT NOT NULL, actual BIGINT NOT NULL, most BIGINT NOT NULL, excess_per_unit BIGINT NOT NULL,
    excess BIGINT NOT NULL, markup_percent BIGINT NOT NULL, source TEXT NOT NULL, answer TEXT NOT NULL,
    answerer TEXT NOT NULL, answered_at BIGINT);
CREATE UNIQUE INDEX uq_sourcing_project_request ON sourcing_project (request_key) WHERE request_key <> '';
CREATE INDEX ix_sourcing_project_budget ON sourcing_project (budget_line_id);
CREATE INDEX ix_sourcing_project_split ON sourcing_project (department_id, category_id, requested_at);
CREATE INDEX ix_sourcing_project_state ON sourcing_project (state, requested_at);
CREATE INDEX ix_sourcing_project_awarded ON sourcing_project (awarded_at);
CREATE INDEX ix_sourcing_line_project ON sourcing_line (project_id);
CREATE INDEX ix_sourcing_entry_project ON sourcing_entry (project_id);
CREATE INDEX ix_sourcing_invitation_vendor ON sourcing_invitation (vendor_id);
CREATE INDEX ix_sourcing_objection_project ON sourcing_objection (project_id);
CREATE INDEX ix_sourcing_criterion_project ON sourcing_criterion (project_id);
CREATE INDEX ix_sourcing_member_user ON sourcing_member (user_id);
CREATE UNIQUE INDEX uq_sourcing_price_check_request ON sourcing_price_check (request_key) WHERE request_key <> '';
CREATE INDEX ix_sourcing_price_finding_check ON sourcing_price_finding (check_id);
CREATE INDEX ix_sourcing_price_check_at ON sourcing_price_check (checked_at);
-- The rules that inspections and the reform left (days since 1970-01-01): mark-ups of 15, 25 and 10 %, then none but
-- for herbal pieces. A hospital adds its own.
INSERT INTO sourcing_price_rule (version, code, hospital, category, first_day, last_day, markup_percent, source, active)
    VALUES (1, 'PUB-DRUG-OLD', 'public', 'drug', 7305, 17439, 150, '价格检查文件 price inspections', 1);
INSERT INTO sourcing_price_rule (version, code, hospital, category, first_day, last_day, markup_percent, source, active)
    VALUES (1, 'PUB-DRUG', 'public', 'drug', 17440, NULL, 0, '公立医院取消药品加成 (2017) drug mark-up abolished', 1);
INSERT INTO sourcing_price_rule (version, code, hospital, category, first_day, last_day, markup_percent, source, active)
    VALUES (1, 'PUB-HERBAL', 'public', 'herbal', 7305, NULL, 250, '中药饮片加成不超过 25% herbal pieces', 1);
INSERT INTO sourcing_price_rule (version, code, hospital, category, first_day, last_day, markup_percent, source, active)
    VALUES (1, 'PUB-CONS-OLD', 'public', 'consumable', 7305, 18261, 100, '价格检查文件 price inspections', 1);
INSERT INTO sourcing_price_rule (version, code, hospital, category, first_day, last_day, markup_percent, source, active)
    VALUES (1, 'PUB-CONS', 'public', 'consumable', 18262, NULL, 0, '取消耗材加成 (2019 年底前) consumable mark-up abolished', 1);
