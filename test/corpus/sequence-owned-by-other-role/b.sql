CREATE SEQUENCE ticket_no;
CREATE TABLE ticket (id serial NOT NULL, no bigint);
ALTER TABLE ticket OWNER TO keeper;
ALTER SEQUENCE ticket_no OWNER TO keeper;
ALTER SEQUENCE ticket_no OWNED BY ticket.no;
CREATE TABLE queue (id serial, name text);
CREATE TABLE lane (id integer, name text);
ALTER TABLE lane OWNER TO keeper;
