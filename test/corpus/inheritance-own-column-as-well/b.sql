CREATE TABLE top (id int, n int NOT NULL DEFAULT 1, own text);
CREATE TABLE mid (z int, own text DEFAULT 'mid') INHERITS (top);
CREATE TABLE low (own text) INHERITS (mid);
