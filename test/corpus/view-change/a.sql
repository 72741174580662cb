CREATE TABLE account (id bigint PRIMARY KEY, mail text, closed boolean DEFAULT false NOT NULL);
CREATE VIEW open_account AS SELECT id, mail FROM account WHERE NOT closed;
