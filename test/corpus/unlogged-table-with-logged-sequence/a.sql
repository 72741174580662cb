CREATE TABLE kept (id serial, note text);
CREATE UNLOGGED TABLE freed (id serial, note text);
CREATE TABLE pair (id serial, note text);
