CREATE FUNCTION join_words(state text, word text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT concat_ws(' ', state, word) $$;
CREATE AGGREGATE sentence(text) (SFUNC = join_words, STYPE = text);
