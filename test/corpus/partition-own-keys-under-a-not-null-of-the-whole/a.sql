CREATE TABLE event (id integer, place text, day date) PARTITION BY LIST (place);
CREATE TABLE event_north PARTITION OF event (CONSTRAINT north_key PRIMARY KEY (place, id)) FOR VALUES IN ('north');
CREATE TABLE event_south PARTITION OF event (CONSTRAINT south_key PRIMARY KEY (place, day)) FOR VALUES IN ('south');
CREATE TABLE event_east PARTITION OF event FOR VALUES IN ('east') PARTITION BY LIST (id);
CREATE TABLE event_east_1 PARTITION OF event_east (PRIMARY KEY (id, day)) FOR VALUES IN (1);
