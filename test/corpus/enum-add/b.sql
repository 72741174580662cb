CREATE TABLE ticket (id bigint PRIMARY KEY);
CREATE TYPE urgency AS ENUM ('low', 'normal', 'it''s on fire');
ALTER TABLE ticket ADD urgency urgency DEFAULT 'normal' NOT NULL, ADD former urgency[];
