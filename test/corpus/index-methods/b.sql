CREATE TABLE spot (id bigint PRIMARY KEY, place point, span int4range, address inet, name text);
CREATE INDEX spot_place ON spot USING gist (place);
CREATE INDEX spot_kd ON spot USING spgist (place kd_point_ops);
CREATE INDEX spot_span ON spot USING gist (span) WITH (buffering = off);
CREATE INDEX spot_address ON spot USING gist (address inet_ops);
CREATE INDEX spot_name ON spot USING hash (name) WITH (fillfactor = 60);
