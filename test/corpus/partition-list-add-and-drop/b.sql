CREATE TABLE sale (id bigint, region text) PARTITION BY LIST (region);
CREATE TABLE sale_north PARTITION OF sale FOR VALUES IN ('no', 'se');
CREATE TABLE sale_south PARTITION OF sale FOR VALUES IN ('it', 'es', NULL);
