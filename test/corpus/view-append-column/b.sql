CREATE TABLE account (id bigint PRIMARY KEY, mail text, made date);
CREATE VIEW short AS SELECT id, mail, made FROM account;
CREATE VIEW shorter AS SELECT id FROM short;
