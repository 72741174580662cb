INSERT INTO other VALUES (1, 'a');
