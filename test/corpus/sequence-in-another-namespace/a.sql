CREATE SCHEMA counting;
CREATE SEQUENCE numbers;
CREATE SEQUENCE counting.ticks INCREMENT 5;
CREATE TABLE ticket (id int DEFAULT nextval('numbers'), label text DEFAULT 'no. ' || nextval('counting.ticks'));
