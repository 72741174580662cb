CREATE TABLE m (id int NOT NULL, f text NOT NULL, n int) PARTITION BY LIST (f);
CREATE TABLE m_1 PARTITION OF m FOR VALUES IN ('x');
CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'begin return new; end';
