CREATE TABLE sale (id bigint PRIMARY KEY, shop integer, amount numeric);
