CREATE TABLE country (code char(2) PRIMARY KEY);
CREATE TABLE city (id bigint PRIMARY KEY, country char(2));
