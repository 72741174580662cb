CREATE TABLE place (id bigint, town text, code int GENERATED ALWAYS AS (length(town)) STORED);
CREATE TABLE trip (id int PRIMARY KEY, told text, kept place, come place[]);
CREATE TABLE another (id int PRIMARY KEY, at place);
