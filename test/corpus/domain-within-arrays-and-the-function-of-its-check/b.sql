CREATE FUNCTION is_code(text_of_it text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT length(text_of_it) < 9 $$;
CREATE DOMAIN code AS text CONSTRAINT code_is_one CHECK (is_code(VALUE));
CREATE TABLE parcel (id integer, first code DEFAULT 'a', others code[]);
