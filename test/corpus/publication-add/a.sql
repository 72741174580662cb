CREATE TABLE item (id bigint PRIMARY KEY, name text);
CREATE TABLE other (id bigint PRIMARY KEY);
