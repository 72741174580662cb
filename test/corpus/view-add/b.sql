CREATE TABLE account (id bigint PRIMARY KEY, mail text, closed boolean DEFAULT false NOT NULL);
CREATE VIEW open_account AS SELECT id, mail FROM account WHERE NOT closed;
COMMENT ON VIEW open_account IS 'those who may sign in';
COMMENT ON COLUMN open_account.mail IS 'as typed';
