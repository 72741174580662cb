CREATE TABLE payment (id serial, amount numeric NOT NULL, day date NOT NULL);
CREATE TABLE payment_2024 (CHECK (day >= '2024-01-01' AND day < '2025-01-01')) INHERITS (payment);
CREATE TABLE payment_2025 (CHECK (day >= '2025-01-01' AND day < '2026-01-01')) INHERITS (payment);
CREATE RULE payment_2024 AS ON INSERT TO payment WHERE NEW.day < '2025-01-01' DO INSTEAD INSERT INTO payment_2024 VALUES (NEW.*);
CREATE INDEX payment_2024_id ON payment_2024 (id);
