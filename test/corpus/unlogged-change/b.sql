CREATE TABLE session (id bigint PRIMARY KEY, data jsonb);
CREATE UNLOGGED TABLE cache (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, data jsonb);
