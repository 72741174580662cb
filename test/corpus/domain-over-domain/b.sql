CREATE DOMAIN whole AS integer CHECK (VALUE >= 0);
CREATE DOMAIN small AS whole CHECK (VALUE < 100);
CREATE TABLE item (id bigint PRIMARY KEY, n small DEFAULT 5);
