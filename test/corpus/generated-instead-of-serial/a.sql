CREATE TABLE line (amount int NOT NULL, no serial, place int);
CREATE SEQUENCE places OWNED BY line.place;
CREATE SEQUENCE kept START 7 OWNED BY line.place;
CREATE VIEW lines AS SELECT no, amount FROM line;
