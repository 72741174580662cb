CREATE TABLE offer (id bigint PRIMARY KEY, low integer, high integer, kind text);
