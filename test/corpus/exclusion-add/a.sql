CREATE TABLE booking (id bigint PRIMARY KEY, during tsrange, place point);
