CREATE TABLE team (id bigint PRIMARY KEY, captain bigint);
CREATE TABLE player (id bigint PRIMARY KEY, team bigint NOT NULL REFERENCES team);
ALTER TABLE team ADD CONSTRAINT team_captain_fkey FOREIGN KEY (captain) REFERENCES player DEFERRABLE INITIALLY DEFERRED;
