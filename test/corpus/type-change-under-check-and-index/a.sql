CREATE TABLE gauge (id bigint PRIMARY KEY, value integer CHECK (value BETWEEN 0 AND 100));
CREATE INDEX gauge_high ON gauge (value) WHERE value > 50;
