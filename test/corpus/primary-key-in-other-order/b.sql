CREATE TABLE country (code text PRIMARY KEY);
CREATE TABLE city (name text NOT NULL, country text REFERENCES country, people bigint, area integer NOT NULL, PRIMARY KEY (area, country, name));
CREATE TABLE street (city text, country text, name text, area integer, FOREIGN KEY (area, country, city) REFERENCES city);
