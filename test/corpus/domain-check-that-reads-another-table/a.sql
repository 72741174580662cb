CREATE TABLE codes (code text PRIMARY KEY);
CREATE FUNCTION is_code(c text) RETURNS boolean LANGUAGE sql STABLE BEGIN ATOMIC SELECT EXISTS (SELECT FROM codes WHERE codes.code = c); END;
CREATE DOMAIN code AS text CHECK (is_code(VALUE));
CREATE TABLE uses (c code);
