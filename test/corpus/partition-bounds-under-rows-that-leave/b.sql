CREATE TABLE spans (id int NOT NULL, n bigint) PARTITION BY RANGE (id);
CREATE TABLE spans_low PARTITION OF spans DEFAULT;
CREATE TABLE kept (one spans_low, whole spans);
