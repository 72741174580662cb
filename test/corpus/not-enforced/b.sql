CREATE TABLE country (code char(2) PRIMARY KEY);
CREATE TABLE city (id bigint PRIMARY KEY, country char(2), CONSTRAINT big CHECK (id > 5) NOT ENFORCED);
ALTER TABLE city ADD CONSTRAINT city_country_fkey FOREIGN KEY (country) REFERENCES country NOT ENFORCED;
