CREATE TABLE account (id bigint PRIMARY KEY, mail text, closed boolean DEFAULT false NOT NULL);
CREATE VIEW open_account AS SELECT mail, lower(mail) AS sort, id FROM account WHERE closed IS FALSE;
