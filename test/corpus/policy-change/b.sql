CREATE TABLE note (id bigint PRIMARY KEY, owner name);
ALTER TABLE note ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON note FOR UPDATE USING (owner = CURRENT_USER) WITH CHECK (id > 0);
CREATE POLICY who ON note FOR INSERT TO corpus_reader, corpus_writer WITH CHECK (id <> 3);
