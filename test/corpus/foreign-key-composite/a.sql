CREATE TABLE room (house integer, number integer, PRIMARY KEY (house, number));
CREATE TABLE booking (id bigint PRIMARY KEY, house integer, number integer, FOREIGN KEY (house, number) REFERENCES room);
