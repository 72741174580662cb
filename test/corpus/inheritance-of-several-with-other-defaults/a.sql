-- The server takes a default from whichever table has one: an heir that has none of its own says so.
CREATE TABLE p1 (x int DEFAULT 3, y text DEFAULT 'y');
CREATE TABLE p2 (x int, z text);
