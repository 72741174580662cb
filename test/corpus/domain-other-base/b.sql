CREATE DOMAIN code AS text DEFAULT 'none' CHECK (VALUE <> '');
CREATE TABLE item (id bigint PRIMARY KEY, code code NOT NULL, codes code[], label code DEFAULT 'x'::code);
CREATE INDEX item_code ON item (code);
CREATE VIEW item_codes AS SELECT id, code FROM item;
INSERT INTO item VALUES (1, 'abc', '{a,b}'), (2, 'def', NULL);
