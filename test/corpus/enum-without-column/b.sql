CREATE TYPE colour AS ENUM ('red', 'green', 'blue');
CREATE TYPE nothing AS ENUM ();
CREATE TYPE painted AS (what text, how colour);
COMMENT ON TYPE colour IS 'as we see it';
COMMENT ON SCHEMA public IS 'paint';
