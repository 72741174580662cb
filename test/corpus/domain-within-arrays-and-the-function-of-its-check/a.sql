CREATE FUNCTION is_code(given text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT given <> '' $$;
CREATE DOMAIN code AS text CONSTRAINT code_is_one CHECK (is_code(VALUE));
CREATE TABLE parcel (id integer, first code DEFAULT 'a', others code[]);
