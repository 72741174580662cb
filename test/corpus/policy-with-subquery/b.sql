CREATE TABLE team (id bigint PRIMARY KEY, member name);
CREATE TABLE note (id bigint PRIMARY KEY, team bigint);
ALTER TABLE note ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_team ON note USING (EXISTS (SELECT FROM team WHERE team.id = note.team AND member = CURRENT_USER));
