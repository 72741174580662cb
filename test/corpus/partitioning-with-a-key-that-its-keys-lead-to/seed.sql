INSERT INTO acct (code) VALUES ('a'), ('b'); INSERT INTO ledger VALUES (1, '2020-01-01', 1, 'a'); INSERT INTO plain VALUES (3, 2);
