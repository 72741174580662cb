CREATE TABLE item (name text, id serial PRIMARY KEY, small smallserial, big bigserial);
