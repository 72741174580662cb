CREATE TABLE account (id bigint PRIMARY KEY, mail varchar(20), gone text);
CREATE VIEW list AS SELECT id, mail FROM account;
CREATE VIEW list_of_list AS SELECT mail FROM list;
