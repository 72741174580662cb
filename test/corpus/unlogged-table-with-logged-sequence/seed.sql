INSERT INTO kept (note) VALUES ('one');
INSERT INTO freed (note) VALUES ('one');
INSERT INTO pair (note) VALUES ('one');
