CREATE DOMAIN code AS text;
CREATE TABLE other (id int, c code, extra code);
CREATE TABLE codes (code text PRIMARY KEY, c code);
CREATE FUNCTION is_code(c text) RETURNS boolean LANGUAGE sql STABLE BEGIN ATOMIC SELECT NOT EXISTS (SELECT FROM codes WHERE codes.code = c AND codes.c IS NULL); END;
ALTER DOMAIN code ADD CONSTRAINT known CHECK (is_code(VALUE)); ALTER DOMAIN code ADD CONSTRAINT short CHECK (length(VALUE) < 9);
