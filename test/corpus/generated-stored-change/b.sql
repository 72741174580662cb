CREATE TABLE line (id bigint PRIMARY KEY, name text, upper text GENERATED ALWAYS AS (upper(name) || '!') STORED);
CREATE INDEX line_upper ON line (upper);
