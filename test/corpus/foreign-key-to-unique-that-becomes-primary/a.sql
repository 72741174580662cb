CREATE TABLE country (id int PRIMARY KEY, code char(2) NOT NULL CONSTRAINT country_code UNIQUE);
CREATE TABLE town (id int PRIMARY KEY, country char(2) REFERENCES country (code), twin int REFERENCES town);
CREATE TABLE street (id int, town_id int REFERENCES town);
