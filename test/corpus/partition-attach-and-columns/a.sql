CREATE TABLE reading (at date NOT NULL, value numeric) PARTITION BY RANGE (at);
CREATE TABLE reading_2024 (at date, value numeric, junk integer);
