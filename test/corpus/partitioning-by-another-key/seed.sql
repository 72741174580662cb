INSERT INTO invoice (day, state, note) VALUES ('2024-02-01', 'open', 'x'), ('2030-02-01', 'paid', NULL), ('2024-02-02', 'gone', 'z');
