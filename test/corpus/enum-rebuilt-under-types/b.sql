CREATE TYPE mood AS ENUM ('ok','happy','angry');
CREATE TABLE p(id int primary key, m mood default 'ok', ms mood[] default '{ok}', CHECK (m <> 'angry'));
CREATE INDEX pi ON p(m) WHERE m = 'happy';
CREATE FUNCTION g(m mood) RETURNS mood LANGUAGE sql IMMUTABLE AS 'select m';
CREATE VIEW pv AS SELECT m FROM p WHERE m = 'ok';
CREATE DOMAIN dm AS mood DEFAULT 'ok' CHECK (value <> 'angry');
CREATE TYPE comp AS (m mood, n int);
CREATE TABLE q(c comp, d dm);
