CREATE TABLE scores (player int NOT NULL, points int);
CREATE FUNCTION best(player int) RETURNS int LANGUAGE sql IMMUTABLE BEGIN ATOMIC
  SELECT max(points) FROM scores WHERE scores.player = best.player;
END;
ALTER TABLE scores ADD COLUMN record int GENERATED ALWAYS AS (best(player)) STORED;
ALTER TABLE scores ADD UNIQUE (player, record), ADD CHECK (record > player);
CREATE INDEX ON scores (record DESC);
CREATE TABLE prizes (player int, record int, FOREIGN KEY (player, record) REFERENCES scores (player, record));

