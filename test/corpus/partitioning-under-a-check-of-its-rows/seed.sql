INSERT INTO visit VALUES ('2024-05-01', 'calm', 'long'), ('2024-05-02', NULL, 'short');
INSERT INTO stay VALUES ('2024-05-01', 'a night');
