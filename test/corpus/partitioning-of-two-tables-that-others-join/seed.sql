INSERT INTO orders_eu VALUES ('eu', 7);
INSERT INTO bills_eu VALUES ('eu', 7);

