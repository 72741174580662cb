CREATE TABLE account (id int PRIMARY KEY, owner text NOT NULL, amount int NOT NULL DEFAULT 0 CHECK (amount >= 0),
  doubled int GENERATED ALWAYS AS (amount * 2) STORED, during tsrange);
CREATE INDEX account_amount ON account (amount) WHERE amount > 100;
CREATE INDEX account_half ON account ((amount / 2));
CREATE STATISTICS account_stat ON amount, owner FROM account;
ALTER TABLE account ADD CONSTRAINT one_each EXCLUDE USING btree (amount WITH =) WHERE (amount > 1000);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER noting BEFORE UPDATE OF amount ON account FOR EACH ROW WHEN (OLD.amount <> NEW.amount) EXECUTE FUNCTION note();
ALTER TABLE account ENABLE ROW LEVEL SECURITY;
CREATE POLICY rich ON account FOR SELECT USING (amount > 10);
CREATE VIEW rich AS SELECT id, amount FROM account WHERE amount > 100;
CREATE VIEW richer AS SELECT sum(amount) AS total FROM rich;
CREATE MATERIALIZED VIEW sums AS SELECT owner, sum(amount) AS total FROM account GROUP BY owner;
CREATE UNIQUE INDEX sums_owner ON sums (owner);
CREATE RULE keep AS ON DELETE TO account WHERE OLD.amount > 0 DO INSTEAD NOTHING;
COMMENT ON VIEW rich IS 'those with much';
COMMENT ON COLUMN account.amount IS 'in cents';
