CREATE TABLE visit (id int, region varchar(20)) PARTITION BY LIST (region);
CREATE TABLE visit_north PARTITION OF visit FOR VALUES IN ('north');
CREATE TABLE visit_south PARTITION OF visit FOR VALUES IN ('south');
CREATE UNIQUE INDEX visit_of_region ON ONLY visit (region, id);
CREATE UNIQUE INDEX visit_north_pkey ON visit_north (region, id);
ALTER TABLE visit_north ADD CONSTRAINT visit_north_pkey PRIMARY KEY USING INDEX visit_north_pkey;
ALTER INDEX visit_of_region ATTACH PARTITION visit_north_pkey;
