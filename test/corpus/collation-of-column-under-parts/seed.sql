INSERT INTO word VALUES (1, 'b', 'c'); INSERT INTO terms VALUES ('x');
