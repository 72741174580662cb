CREATE TYPE state AS ENUM ('open', 'paid', 'gone');
CREATE TABLE invoice (id serial, day date NOT NULL, state state NOT NULL DEFAULT 'open', note varchar(20)) PARTITION BY RANGE (day);
CREATE TABLE invoice_1 PARTITION OF invoice FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE invoice_2 PARTITION OF invoice DEFAULT;
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'begin return new; end';
CREATE TRIGGER stamp BEFORE INSERT OR UPDATE ON invoice FOR EACH ROW EXECUTE FUNCTION stamp();
CREATE FUNCTION words(i invoice) RETURNS text LANGUAGE sql AS 'SELECT i.note::text';
