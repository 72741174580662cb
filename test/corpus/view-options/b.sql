CREATE TABLE account (id bigint PRIMARY KEY, tenant integer);
CREATE VIEW mine WITH (security_barrier = true) AS SELECT * FROM account WHERE tenant = 1 WITH LOCAL CHECK OPTION;
