CREATE TABLE account (id bigint PRIMARY KEY, tenant integer);
CREATE VIEW mine AS SELECT * FROM account WHERE tenant = 1;
