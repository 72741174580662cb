CREATE TABLE acct (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, code text NOT NULL CONSTRAINT acct_once UNIQUE);
CREATE TABLE ledger (id bigint NOT NULL, at timestamp NOT NULL, acct_id bigint REFERENCES acct (id), acct_code text REFERENCES acct (code)) PARTITION BY RANGE (at);
CREATE TABLE ledger_rest PARTITION OF ledger DEFAULT;
CREATE TABLE plain (id int NOT NULL, acct_id bigint REFERENCES acct (id)) PARTITION BY HASH (id);
CREATE TABLE plain_all PARTITION OF plain FOR VALUES WITH (MODULUS 1, REMAINDER 0);
