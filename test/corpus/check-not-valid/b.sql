CREATE TABLE offer (id bigint PRIMARY KEY, low integer, high integer);
ALTER TABLE offer ADD CONSTRAINT later CHECK (low < high) NOT VALID;
ALTER TABLE offer ADD CONSTRAINT mine CHECK (low > 0) NO INHERIT;
