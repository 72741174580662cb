CREATE TABLE trips (id int, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE trips_spring PARTITION OF trips FOR VALUES FROM ('2030-01-01') TO ('2030-07-01');
CREATE INDEX of_spring ON trips_spring (at);
CREATE TABLE pins (id int, at date, FOREIGN KEY (id, at) REFERENCES trips_spring (id, at));
CREATE TABLE days (at date, n int) PARTITION BY RANGE (at);
CREATE TABLE places PARTITION OF days (UNIQUE (at)) DEFAULT;
CREATE TABLE marks (at date REFERENCES places (at));
