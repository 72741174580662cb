CREATE TABLE account (id uuid PRIMARY KEY, owner text NOT NULL, balance numeric NOT NULL);
CREATE TABLE audit (n int);
ALTER TABLE account ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON account USING (owner = CURRENT_USER) WITH CHECK (balance >= 0);
CREATE RULE note AS ON DELETE TO account DO ALSO INSERT INTO audit VALUES (1);
CREATE STATISTICS account_stats ON owner, balance FROM account;
GRANT SELECT, UPDATE (balance) ON account TO PUBLIC;
