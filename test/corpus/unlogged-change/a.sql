CREATE UNLOGGED TABLE session (id bigint PRIMARY KEY, data jsonb);
CREATE TABLE cache (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, data jsonb);
