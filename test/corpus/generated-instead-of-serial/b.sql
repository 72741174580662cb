CREATE TABLE line (amount int NOT NULL, no int GENERATED ALWAYS AS (amount * 2) STORED, place int GENERATED ALWAYS AS (amount + 1) STORED);
CREATE SEQUENCE places INCREMENT 3 OWNED BY line.amount;
CREATE SEQUENCE kept START 7 OWNED BY line.place;
CREATE VIEW lines AS SELECT no, amount FROM line;
