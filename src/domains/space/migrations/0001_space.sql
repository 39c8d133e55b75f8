-- Space: campuses, buildings, floors, rooms, the walking graph, zones, place codes.
CREATE TABLE space_campus (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL,
    CONSTRAINT uq_space_campus_code UNIQUE (code));
CREATE TABLE space_building (
    id {id}, version BIGINT NOT NULL,
    campus_id BIGINT NOT NULL CONSTRAINT fk_space_building_campus REFERENCES space_campus (id),
    code TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL, x_m DOUBLE PRECISION NOT NULL,
    y_m DOUBLE PRECISION NOT NULL,
    CONSTRAINT uq_space_building_code UNIQUE (code));
CREATE TABLE space_floor (
    id {id}, version BIGINT NOT NULL,
    building_id BIGINT NOT NULL CONSTRAINT fk_space_floor_building REFERENCES space_building (id),
    code TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL, level BIGINT NOT NULL, outline TEXT NOT NULL,
    CONSTRAINT uq_space_floor_code UNIQUE (code));
CREATE TABLE space_room (
    id {id}, version BIGINT NOT NULL,
    floor_id BIGINT NOT NULL CONSTRAINT fk_space_room_floor REFERENCES space_floor (id),
    code TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL, kind TEXT NOT NULL,
    department_id BIGINT CONSTRAINT fk_space_room_department REFERENCES organization_department (id),
    area_class TEXT NOT NULL, outline TEXT NOT NULL, search_key TEXT NOT NULL, active BIGINT NOT NULL,
    CONSTRAINT uq_space_room_code UNIQUE (code));
CREATE INDEX ix_space_room_floor ON space_room (floor_id);
CREATE INDEX ix_space_room_department ON space_room (department_id);
CREATE TABLE space_path_node (
    id {id}, floor_id BIGINT NOT NULL CONSTRAINT fk_space_path_node_floor REFERENCES space_floor (id),
    kind TEXT NOT NULL, room_id BIGINT CONSTRAINT fk_space_path_node_room REFERENCES space_room (id),
    x_m DOUBLE PRECISION NOT NULL, y_m DOUBLE PRECISION NOT NULL);
CREATE INDEX ix_space_path_node_room ON space_path_node (room_id);
CREATE TABLE space_path_edge (
    id {id}, from_id BIGINT NOT NULL CONSTRAINT fk_space_path_edge_from REFERENCES space_path_node (id),
    to_id BIGINT NOT NULL CONSTRAINT fk_space_path_edge_to REFERENCES space_path_node (id),
    length_m DOUBLE PRECISION NOT NULL);
CREATE TABLE space_zone (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL,
    crew_id BIGINT NOT NULL CONSTRAINT fk_space_zone_crew REFERENCES organization_crew (id),
    trades TEXT NOT NULL, active BIGINT NOT NULL,
    CONSTRAINT uq_space_zone_code UNIQUE (code));
CREATE TABLE space_zone_member (
    id {id}, zone_id BIGINT NOT NULL CONSTRAINT fk_space_zone_member_zone REFERENCES space_zone (id),
    floor_id BIGINT CONSTRAINT fk_space_zone_member_floor REFERENCES space_floor (id),
    room_id BIGINT CONSTRAINT fk_space_zone_member_room REFERENCES space_room (id),
    CONSTRAINT uq_space_zone_member_zone_id_floor_id_room_id UNIQUE (zone_id, floor_id, room_id));
CREATE INDEX ix_space_zone_member_floor ON space_zone_member (floor_id);
CREATE INDEX ix_space_zone_member_room ON space_zone_member (room_id);
CREATE TABLE space_place_code (
    id {id}, version BIGINT NOT NULL, code TEXT NOT NULL, token TEXT NOT NULL,
    room_id BIGINT NOT NULL CONSTRAINT fk_space_place_code_room REFERENCES space_room (id),
    device_name TEXT NOT NULL, active BIGINT NOT NULL, created_at BIGINT NOT NULL,
    CONSTRAINT uq_space_place_code_code UNIQUE (code), CONSTRAINT uq_space_place_code_token UNIQUE (token));
CREATE INDEX ix_space_place_code_room ON space_place_code (room_id);
