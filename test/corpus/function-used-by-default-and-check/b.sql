CREATE FUNCTION code() RETURNS text LANGUAGE sql VOLATILE AS $$ SELECT md5(random()::text) $$;
CREATE FUNCTION is_code(text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT length($1) = 32';
CREATE TABLE coupon (id bigint PRIMARY KEY, code text DEFAULT code() CHECK (is_code(code)));
CREATE INDEX coupon_valid ON coupon (is_code(code));
