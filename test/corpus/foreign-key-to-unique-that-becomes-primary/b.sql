CREATE TABLE country (id int UNIQUE, code char(2) CONSTRAINT country_code PRIMARY KEY);
CREATE TABLE town (id int CONSTRAINT town_id UNIQUE NOT NULL, country char(2) REFERENCES country, twin int REFERENCES town (id), CONSTRAINT town_pkey PRIMARY KEY (id, country));
CREATE TABLE street (id int, town_id int REFERENCES town (id));
