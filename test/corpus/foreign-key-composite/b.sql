CREATE TABLE room (house integer, number integer, PRIMARY KEY (house, number));
CREATE TABLE booking (id bigint PRIMARY KEY, house integer, number integer, CONSTRAINT whole FOREIGN KEY (house, number) REFERENCES room MATCH FULL NOT VALID);
