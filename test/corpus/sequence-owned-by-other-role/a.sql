CREATE SEQUENCE ticket_no;
CREATE TABLE ticket (id integer NOT NULL, no bigint);
ALTER TABLE ticket OWNER TO keeper;
CREATE TABLE queue (id serial, name text);
CREATE TABLE lane (id integer, name text);
ALTER TABLE lane OWNER TO keeper;
ALTER SEQUENCE queue_id_seq OWNED BY NONE;
ALTER SEQUENCE queue_id_seq OWNER TO keeper;
ALTER SEQUENCE queue_id_seq OWNED BY lane.id;
