CREATE TABLE line (id bigint PRIMARY KEY, name text, size integer GENERATED ALWAYS AS (length(name)) STORED);
