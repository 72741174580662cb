CREATE TABLE account (id bigint PRIMARY KEY, mail text);
CREATE VIEW lower_mail AS SELECT id, lower(mail) AS mail FROM account;
CREATE VIEW first AS SELECT min(id) AS id FROM lower_mail;
