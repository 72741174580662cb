INSERT INTO z VALUES (1, '{[1,2),[3,4)}', '{"{[1,2)}"}');
