CREATE FUNCTION score(a int, bonus int DEFAULT 0) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a + 1 + bonus';
CREATE DOMAIN scored AS int CHECK (score(VALUE) > 0);
CREATE TABLE game (id int PRIMARY KEY, points int NOT NULL DEFAULT score(1), s scored,
  total int GENERATED ALWAYS AS (score(points)) STORED, CONSTRAINT positive CHECK (score(points) > 0));
CREATE INDEX game_score ON game (score(points)) WHERE score(points) > 5;
CREATE VIEW best AS SELECT id, score(points) AS score FROM game;
CREATE MATERIALIZED VIEW best_kept AS SELECT id, score FROM best;
CREATE INDEX best_kept_score ON best_kept (score(score));
ALTER TABLE game ENABLE ROW LEVEL SECURITY;
CREATE POLICY good ON game USING (score(points) > 3);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER noting AFTER UPDATE ON game FOR EACH ROW WHEN (score(NEW.points) > 1) EXECUTE FUNCTION note();
CREATE FUNCTION better(a int) RETURNS int LANGUAGE sql IMMUTABLE BEGIN ATOMIC SELECT score(a) * 2; END;
COMMENT ON FUNCTION score(int, int) IS 'one more';
