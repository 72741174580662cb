CREATE TABLE address (id bigint PRIMARY KEY, zip text, town text, n integer);
