INSERT INTO readings VALUES ('north', 1, '2030-01-01'), ('south', 2, '2030-01-02');
INSERT INTO alarms VALUES (1, '2030-01-01');
INSERT INTO notes VALUES (2, '2030-01-02');
