CREATE TYPE mood AS ENUM ('glad', 'sad');
CREATE DOMAIN feeling AS mood;
CREATE TABLE t (id serial, mood mood, felt feeling, all_felt feeling[], note text DEFAULT 'glad'::mood::text);
