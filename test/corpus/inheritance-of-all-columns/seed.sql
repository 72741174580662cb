INSERT INTO drafts VALUES (1, 'first', 2.5);

