CREATE SCHEMA counting;
CREATE SEQUENCE counting.numbers INCREMENT 10;
CREATE SEQUENCE ticks;
CREATE TABLE ticket (id int DEFAULT nextval('counting.numbers'), label text DEFAULT 'no. ' || nextval('ticks'));
