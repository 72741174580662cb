CREATE TABLE invoice (id bigint PRIMARY KEY);
CREATE TABLE credit (id bigint PRIMARY KEY);
