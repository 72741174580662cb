CREATE TYPE state AS ENUM ('new', 'open', 'odd', 'closed');
CREATE TABLE ticket (id int PRIMARY KEY, s state NOT NULL DEFAULT 'new', past state[] NOT NULL DEFAULT '{new,open}',
  CONSTRAINT known CHECK (s <> 'closed' OR array_length(past, 1) > 0), UNIQUE (id, s));
CREATE INDEX ticket_open ON ticket (id) WHERE s IN ('new', 'open');
CREATE FUNCTION is_over(s state) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT s = 'closed' $$;
CREATE VIEW over AS SELECT id FROM ticket WHERE is_over(s);
CREATE TABLE history (ticket_id int, s state, FOREIGN KEY (ticket_id, s) REFERENCES ticket (id, s));
ALTER TABLE ticket ENABLE ROW LEVEL SECURITY;
CREATE POLICY open_ones ON ticket USING (s <> 'closed'::state);
ALTER TABLE ticket ADD CONSTRAINT apart EXCLUDE USING btree (id WITH =) WHERE (s = 'open');
