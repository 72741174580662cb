CREATE TABLE offer (id bigint PRIMARY KEY, low integer, CONSTRAINT low_enough CHECK (low < 20 AND low <> 13));
