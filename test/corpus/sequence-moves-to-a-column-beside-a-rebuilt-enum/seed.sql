INSERT INTO t (mood, felt, all_felt) VALUES ('glad', 'glad', '{sad}');
