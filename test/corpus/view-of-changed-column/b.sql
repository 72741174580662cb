CREATE TABLE account (id bigint PRIMARY KEY, mail varchar(50));
CREATE VIEW list AS SELECT id, mail FROM account;
CREATE VIEW list_of_list AS SELECT mail FROM list;
