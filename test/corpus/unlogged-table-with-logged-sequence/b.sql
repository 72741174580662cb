CREATE SEQUENCE kept_id_seq AS int;
CREATE UNLOGGED TABLE kept (id int NOT NULL DEFAULT nextval('kept_id_seq'), note text);
ALTER SEQUENCE kept_id_seq OWNED BY kept.id;
CREATE UNLOGGED SEQUENCE freed_id_seq AS int;
CREATE TABLE freed (id int NOT NULL DEFAULT nextval('freed_id_seq'), note text);
ALTER SEQUENCE freed_id_seq OWNED BY freed.id;
CREATE UNLOGGED TABLE pair (id serial, note text);
