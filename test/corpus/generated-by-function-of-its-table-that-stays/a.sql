CREATE TABLE scores (player int NOT NULL, points int);
