CREATE TABLE word (word text, n integer) PARTITION BY RANGE (lower(word) COLLATE "C", n);
CREATE TABLE word_a PARTITION OF word FOR VALUES FROM ('a', MINVALUE) TO ('n', 5);
